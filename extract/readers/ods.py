"""The reader of OpenDocument workbooks (.ods), as LibreOffice and Excel save them.

Cells stand for what they show, as it was saved. Hidden sheets, rows and columns, comments and
pictures are left out, what is hidden being named in the document's notes. Nothing is
calculated or run, and nothing outside the file is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.office_package import check_package, format_of, opened
from graph.records import Document

if TYPE_CHECKING:
    from extract.readers.office_blocks import OfficeText

__all__ = ["READER"]

_WORKBOOKS = format_of(".ods")


@dataclass(frozen=True, slots=True)
class _WorkbookReader:
    name: str = "opendocument workbook"
    extensions: tuple[str, ...] = (".ods",)

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes."""
        check_package(data, name, _WORKBOOKS)
        text = opened(name, _WORKBOOKS, lambda: _written(data, name))
        return text.document(name, self.name, data)


def _written(data: bytes, name: str) -> OfficeText:
    from extract.readers.odf_file import body_of, parts_of
    from extract.readers.odf_names import odf
    from extract.readers.odf_styles import OdfStyles
    from extract.readers.ods_content import SheetReading, is_read
    from extract.readers.office_blocks import OfficeText
    from extract.readers.sheet_blocks import write_sheets
    from extract.readers.sheet_left_out import left_out
    from extract.readers.sheet_rows import rows_shown

    parts = parts_of(data)
    styles = OdfStyles(parts)
    reading = SheetReading(styles, name)
    shown, hidden = [], []
    for sheet in body_of(parts, "office:spreadsheet").iterchildren(odf("table:table")):
        title = sheet.get(odf("table:name"), "")
        read = is_read(sheet, styles)
        if read is False:
            hidden.append(title)
        elif read:
            shown.append((title, rows_shown(reading.content_of(sheet))))
    text = OfficeText()
    write_sheets([(title, found.rows) for title, found in shown if found.rows], text)
    text.notes.extend(left_out(hidden, shown, reading.unsaved, "LibreOffice"))
    return text


READER = _WorkbookReader()
