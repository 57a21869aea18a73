"""The reader of Word documents (.docx).

python-docx opens the file and finds its parts; the words are then taken from its XML, as
the library passes over changes, text boxes and footnotes. Tracked changes are taken as
accepted; headers, footers, comments and hidden text are left out. Nothing is run, and
nothing outside the file is loaded.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.office_package import check_package, format_of, opened, root_of
from graph.records import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

    from extract.readers.word_blocks import WordParts

__all__ = ["READER"]

_WORD = format_of(".docx")


@dataclass(frozen=True, slots=True)
class _WordReader:
    name: str = "word"
    extensions: tuple[str, ...] = (".docx",)

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes."""
        check_package(data, name, _WORD)
        parts = opened(name, _WORD, lambda: _parts(data))
        from extract.readers.office_blocks import OfficeText
        from extract.readers.word_blocks import write_blocks

        text = OfficeText()
        write_blocks(parts, text)
        return text.document(name, self.name, data)


def _parts(data: bytes) -> WordParts:
    import docx

    from extract.readers.word_blocks import WordParts

    document = docx.Document(io.BytesIO(data))
    blobs = {
        relation.reltype.rpartition("/")[2]: relation.target_part.blob
        for relation in document.part.rels.values()
        if not relation.is_external
    }

    def part(kind: str) -> _Element | None:
        return root_of(blobs[kind]) if kind in blobs else None

    body = document.element.body
    if body is None:
        raise ValueError("a document without a body")
    return WordParts(
        body,
        part("styles"),
        part("numbering"),
        part("footnotes"),
        part("endnotes"),
    )


READER = _WordReader()
