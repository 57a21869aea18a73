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
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.office_package import OfficeFormat, check_package, opened
from extract.telling import tell
from graph.errors import InputError
from graph.records import Document

if TYPE_CHECKING:
    from openpyxl import Workbook

    from extract.readers.sheet_rows import Shown

__all__ = ["READER"]

_SHEETS = OfficeFormat("an Excel workbook", "xl/", ".xlsx")
_MOST_CELLS, _MOST_MERGED = 300_000, 200_000
_LONGEST_LIST = 10


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
        from extract.readers.sheet_rows import rows_shown

        text = OfficeText()
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        shown = []
        for number, sheet in enumerate(visible, 1):
            tell("sheet", number, len(visible))
            rows = opened(name, _SHEETS, lambda sheet=sheet: rows_shown(sheet))  # type: ignore[misc]
            shown.append((sheet.title, rows))
        write_sheets([(title, found.rows) for title, found in shown if found.rows], text)
        text.notes.extend(_left_out(workbook, shown))
        if unsaved:
            text.notes.append(
                f"{unsaved} {'cell holds a formula' if unsaved == 1 else 'cells hold formulas'} "
                "without a saved result: open the workbook in Excel and save it"
            )
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
                        merged = _MOST_MERGED + 1
                    else:
                        merged += (right - left + 1) * (bottom - top + 1)  # type: ignore[operator]
                element.clear()
                if cells > _MOST_CELLS or merged > _MOST_MERGED:
                    raise InputError(
                        name,
                        "has more cells than a plan can have",
                        "Copy the sheets of the plan into a new workbook and save that",
                    )
    return unsaved


def _left_out(workbook: Workbook, shown: Sequence[tuple[str, Shown]]) -> list[str]:
    notes = [
        f"sheet “{sheet.title}” is hidden and was not read"
        for sheet in workbook.worksheets
        if sheet.sheet_state != "visible"
    ]
    for title, found in shown:
        hidden = [("row", [str(number) for number in found.hidden_rows])]
        hidden.append(("column", list(found.hidden_columns)))
        for what, places in hidden:
            if places:
                several = len(places) > 1
                notes.append(
                    f"sheet “{title}”: {what}{'s' if several else ''} {_listed(places)} "
                    f"{'are' if several else 'is'} hidden and {'were' if several else 'was'} "
                    "not read; unhide and save what is part of the plan"
                )
    return notes


def _listed(places: list[str]) -> str:
    if len(places) > _LONGEST_LIST:
        return f"{', '.join(places[:_LONGEST_LIST])} and {len(places) - _LONGEST_LIST} more"
    *others, last = places
    return f"{', '.join(others)} and {last}" if others else last


READER = _SheetReader()
