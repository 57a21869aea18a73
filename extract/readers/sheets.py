"""The reader of workbooks (.xlsx).

openpyxl opens the file; formulas stand for the results saved with them. Hidden sheets, rows
and columns, comments and pictures are left out, what is hidden being named in the document's
notes. Nothing is calculated or run, and nothing outside the file is loaded.
"""

from __future__ import annotations

import contextlib
import io
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.office_package import check_package, format_of, opened
from extract.readers.sheet_limits import MOST_CELLS, MOST_MERGED, too_many_cells
from extract.telling import tell
from graph.records import Document

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["READER"]

_SHEETS = format_of(".xlsx")


@dataclass(frozen=True, slots=True)
class _SheetReader:
    name: str = "sheets"
    extensions: tuple[str, ...] = (".xlsx",)

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes."""
        check_package(data, name, _SHEETS)
        unsaved = opened(name, _SHEETS, lambda: _check_cells(data, name))
        workbook = opened(name, _SHEETS, lambda: _workbook(data))
        from extract.readers.office_blocks import OfficeText
        from extract.readers.sheet_blocks import write_sheets
        from extract.readers.sheet_content import content_of
        from extract.readers.sheet_left_out import left_out
        from extract.readers.sheet_rows import rows_shown

        text = OfficeText()
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        shown = []
        for number, sheet in enumerate(visible, 1):
            tell("sheet", number, len(visible))
            rows = opened(name, _SHEETS, lambda sheet=sheet: rows_shown(content_of(sheet)))  # type: ignore[misc]
            shown.append((sheet.title, rows))
        write_sheets([(title, found.rows) for title, found in shown if found.rows], text)
        hidden = [each.title for each in workbook.worksheets if each.sheet_state != "visible"]
        text.notes.extend(left_out(hidden, shown, unsaved, "Excel"))
        return text.document(name, self.name, data)


def _workbook(data: bytes) -> Workbook:
    from openpyxl import load_workbook

    # The library says which features it passes over, and prints which styles are not there;
    # none of them holds words.
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)


def _check_cells(data: bytes, name: str) -> int:
    """How many formulas have no saved result; refuses more cells than a plan can have.

    openpyxl makes an object of every cell of every merged stretch, were it the whole sheet.
    """
    from lxml import etree
    from openpyxl.utils import range_boundaries

    cells = merged = unsaved = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if not part.filename.startswith("xl/worksheets/") or part.filename.endswith(".rels"):
                continue
            found = etree.iterparse(
                io.BytesIO(archive.read(part)),
                tag=("{*}c", "{*}mergeCell"),
                resolve_entities=False,
                no_network=True,
            )
            for _, element in found:
                if etree.QName(element).localname == "c":
                    cells += 1
                    formula, value = element.find("{*}f"), element.find("{*}v")
                    unsaved += formula is not None and (value is None or not value.text)
                else:
                    left, top, right, bottom = range_boundaries(element.get("ref", ""))
                    if None in (left, top, right, bottom):
                        merged = MOST_MERGED + 1
                    else:
                        merged += (right - left + 1) * (bottom - top + 1)  # type: ignore[operator]
                element.clear()
                if cells > MOST_CELLS or merged > MOST_MERGED:
                    raise too_many_cells(name)
    return unsaved


READER = _SheetReader()
