"""The reader of OpenDocument texts (.odt), as LibreOffice and Word save them.

The words are taken from the XML of the file. Tracked changes are taken as accepted; headers,
footers, comments and hidden text are left out. Nothing is run, and nothing outside the file
is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.office_package import check_package, format_of, opened
from graph.records import Document

if TYPE_CHECKING:
    from extract.readers.office_blocks import OfficeText

__all__ = ["READER"]

_TEXTS = format_of(".odt")


@dataclass(frozen=True, slots=True)
class _TextReader:
    name: str = "opendocument text"
    extensions: tuple[str, ...] = (".odt",)

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes."""
        check_package(data, name, _TEXTS)
        text = opened(name, _TEXTS, lambda: _written(data))
        return text.document(name, self.name, data)


def _written(data: bytes) -> OfficeText:
    from extract.readers.odf_file import body_of, parts_of
    from extract.readers.odf_styles import OdfStyles
    from extract.readers.odt_blocks import write_blocks
    from extract.readers.office_blocks import OfficeText

    parts = parts_of(data)
    text = OfficeText()
    write_blocks(body_of(parts, "office:text"), OdfStyles(parts), text)
    return text


READER = _TextReader()
