"""How sheets are written: one look, all text as text, rows one after the other.

Rows are written as they come and never held, which takes a fraction of the time and the
memory of a workbook that can still be changed (`viz.workbook.rows`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from graph.days import Exactness, span
from viz.workbook.rows import Cell, Rows, cell_of
from viz.workbook_bytes import escaped, workbook_bytes

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.worksheet import Worksheet

    from graph.table import Value

__all__ = ["Book", "Look", "Page", "dated", "writable"]

_LONGEST_CELL = 32_767
"""How many characters a cell of a workbook can hold."""
_LONGEST_TITLE = 31
_REMEMBERED = 10_000
_HINTS = frozenset("\u00ad\u200b\u2060\ufeff")
"""Where a word may be parted or not: nothing that one sees."""
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TITLE = "answer"
_KEPT_BY_EXCEL = "history"
_A4 = 9
_EARLIEST = 1900
"""The first year that a cell can hold as a date."""


class Look(StrEnum):
    """How a cell looks, and so what it holds."""

    TEXT = "text"
    WHOLE = "words that are not folded"
    TITLE = "title"
    NOTE = "note"
    HEADING = "heading"
    LINK = "link"
    NUMBER = "number"
    DAY = "d mmm yyyy"
    MONTH = "mmm yyyy"
    YEAR = "yyyy"
    GOOD = "green"
    BAD = "red"
    UNSURE = "amber"


_DATES = {Exactness.DAY: Look.DAY, Exactness.MONTH: Look.MONTH, Exactness.YEAR: Look.YEAR}
_FILLS = {
    Look.HEADING: "DCE6F1",
    Look.GOOD: "C6EFCE",
    Look.BAD: "FFC7CE",
    Look.UNSURE: "FFEB9C",
}


class Book:
    """A workbook that is being written, sheet after sheet."""

    def __init__(self) -> None:
        from openpyxl import Workbook

        self._workbook = Workbook(write_only=True)
        self._workbook.properties.creator = "partnergraph"
        self._looks: dict[tuple[Look, bool], int] = {}
        self._rows: dict[str, Rows] = {}
        self._titles = {_KEPT_BY_EXCEL}

    def title(self, wanted: str) -> str:
        """A name for a sheet like the wanted one that Excel takes and no other sheet has."""
        name = writable(wanted.translate(_NOT_IN_TITLES)).strip()[:_LONGEST_TITLE] or _TITLE
        number = 1
        title = name
        while title.casefold() in self._titles:
            number += 1
            title = f"{name[: _LONGEST_TITLE - len(str(number)) - 1]} {number}"
        self._titles.add(title.casefold())
        return title

    def page(self, title: str, widths: Sequence[float], header: int, landscape: bool) -> Page:
        """A new sheet, whose rows down to `header` stay in sight, 0 for none.

        `title` is one that `Book.title` has given; `widths` are in characters.
        """
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        # A sheet that is only written has all that is used here of one that is edited.
        sheet = cast("Worksheet", self._workbook.create_sheet(title))
        for at, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        if header:
            sheet.freeze_panes = f"A{header + 1}"
            sheet.print_title_rows = f"{header}:{header}"
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        rows = self._rows[title] = Rows()
        return Page(sheet, self._looks, rows)

    def bytes(self) -> bytes:
        """The whole as the bytes of a file: the same for the same cells."""
        try:
            return workbook_bytes(self._workbook, self._rows)
        finally:
            for rows in self._rows.values():
                rows.close()


class Page:
    """A sheet that is being written, row after row."""

    def __init__(self, sheet: Worksheet, looks: dict[tuple[Look, bool], int], rows: Rows) -> None:
        self._sheet = sheet
        self._looks = looks
        self._rows = rows

    @property
    def rows(self) -> int:
        """How many rows have been written."""
        return self._rows.count

    def row(self, cells: Iterable[Cell | None], height: float | None = None) -> int:
        """Write a row; gives its number, counted from 1."""
        self._rows.add(cells, height)
        return self.rows

    def cell(self, value: Value | date, look: Look = Look.TEXT, link: str = "") -> Cell | None:
        """A cell for a row, None for an empty one. `link` is a place in the workbook, such
        as "'Sources'!A5".

        Text is text: what begins like a formula cannot run, and does not when it is edited.
        """
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return cell_of(value, self._style(look, quoted=False), link)
        return _text(value, self._style(look, quoted=not value[0].isalnum()), link)

    def filter(self, header: int, columns: int) -> None:
        """Put a filter on each of the columns below the row that holds their headings."""
        from openpyxl.utils import get_column_letter

        last = max(self.rows, header)
        self._sheet.auto_filter.ref = f"A{header}:{get_column_letter(columns)}{last}"

    def colour(self, cells: str, rule: Rule) -> None:
        """Colour the cells ("A4:C9") by a rule."""
        self._sheet.conditional_formatting.add(cells, rule)

    def _style(self, look: Look, *, quoted: bool) -> int:
        made = self._looks.get((look, quoted))
        if made is None:
            made = self._looks[look, quoted] = _made(self._sheet, look, quoted=quoted)
        return made


# The same names, places and words stand in cell after cell.
@lru_cache(maxsize=_REMEMBERED)
def _text(value: str, style: int, link: str) -> Cell:
    return cell_of(escaped(writable(value)), style, link)


def _made(sheet: Worksheet, look: Look, *, quoted: bool) -> int:
    """The number of the style of a look in the workbook. openpyxl would look it up for
    every cell."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell: Any = WriteOnlyCell(sheet, value="")
    folded = look not in (Look.TITLE, Look.WHOLE)
    cell.alignment = Alignment(wrap_text=folded, vertical="top")
    if look in (Look.TITLE, Look.HEADING):
        cell.font = Font(bold=True)
    elif look is Look.NOTE:
        cell.font = Font(italic=True, size=9, color="595959")
    elif look is Look.LINK:
        cell.font = Font(underline="single", color="0563C1")
    if look in _FILLS:
        cell.fill = PatternFill("solid", start_color=_FILLS[look])
    if look in _DATES.values():
        cell.number_format = look.value
        cell.alignment = Alignment(horizontal="left", vertical="top")
    if quoted:
        cell.quotePrefix = True
    return int(cell.style_id)


def dated(value: Value) -> tuple[date, Look] | None:
    """The first day that a printed date can mean, with a look that shows no more than is
    printed; None for words, and for a year too early for a workbook."""
    meant = span(value)
    if meant is None or meant.first.year < _EARLIEST:
        return None
    return meant.first, _DATES[meant.exactness]


def writable(text: str) -> str:
    """The text as a cell can hold it: control characters become spaces, the rest of what is
    too long is left out. Marks by which letters are joined or run from right to left stay."""
    if not text.isprintable():
        text = "".join(map(_writable, text))
    if len(text) > _LONGEST_CELL // 2:
        # A cell counts what stands beyond the first 65,536 characters of Unicode twice.
        text = text.encode("utf-16-le")[: 2 * _LONGEST_CELL].decode("utf-16-le", "ignore")
    return text


def _writable(char: str) -> str:
    if char.isprintable() or char == "\n":
        return char
    if char in _HINTS:
        return ""
    return char if unicodedata.category(char) == "Cf" else " "
