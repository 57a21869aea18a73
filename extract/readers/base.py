"""What every reader is: from the bytes of a file to a `Document`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from extract.readers.encoding import decode
from graph.errors import InputError
from graph.records import Block, Document

__all__ = ["Parsed", "Reader", "TextReader"]

Parsed = tuple[str, tuple[Block, ...]]


class Reader(Protocol):
    """Reads the files of one format; formats that are not text (PDF, Office) fit in as well."""

    @property
    def name(self) -> str:
        """The format's short name ("text", "html", "csv")."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """The endings of file names that it reads, in lower case with the dot."""

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes; `name` is the file's name without its folder.

        Raises `InputError` where the bytes are not what the name says, or say nothing.
        """


@dataclass(frozen=True, slots=True)
class TextReader:
    """A reader of a text format, given by the function that parses its text.

    `parse` takes the decoded text and the file's name, and gives the text that offsets
    refer to (the same, or for HTML the rendered text) with its blocks.
    """

    name: str
    extensions: tuple[str, ...]
    parse: Callable[[str, str], Parsed]

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes, its encoding detected."""
        return self._document(decode(data, name), name, hashlib.sha256(data).hexdigest())

    def read_text(self, text: str, name: str) -> Document:
        """The document in a text already decoded; the hash is that of its UTF-8 form."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self._document(text, name, digest)

    def _document(self, text: str, name: str, sha256: str) -> Document:
        if not text.strip():
            raise InputError(name, "holds nothing but white space", "Check that it was saved whole")
        shown, blocks = self.parse(text, name)
        if not blocks:
            raise InputError(
                name, "holds no text that could be part of a plan", "Check that it was saved whole"
            )
        return Document(name, self.name, shown, sha256, blocks)
