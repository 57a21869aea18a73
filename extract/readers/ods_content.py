"""What a sheet of an OpenDocument workbook holds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lxml.etree import _Element

from extract.readers.odf_names import count_of, odf
from extract.readers.odf_styles import OdfStyles
from extract.readers.odt_text import passage_of
from extract.readers.sheet_cells import shown
from extract.readers.sheet_limits import MOST_CELLS, MOST_MERGED, too_many_cells
from extract.readers.sheet_rows import Merged, SheetContent

__all__ = ["SheetReading", "is_read"]

_ROW_GROUPS = frozenset(
    map(odf, ("table:table-rows", "table:table-header-rows", "table:table-row-group"))
)
_COLUMN_GROUPS = frozenset(
    map(odf, ("table:table-columns", "table:table-header-columns", "table:table-column-group"))
)
_NOT_SHOWN = ("collapse", "filter")
_MOST_COLUMNS = 16_384
_CELLS = (odf("table:table-cell"), odf("table:covered-table-cell"))
_LETTER = re.compile(r"[A-Za-z]")
_YEAR_FIRST = re.compile(r"\d{4}(?:\D+\d{1,2}){0,2}")
_TWO_NUMBERS = re.compile(r"\d{1,2}\D+\d{2,4}")


def is_read(sheet: _Element, styles: OdfStyles) -> bool | None:
    """Whether a sheet is shown; None where it is no sheet of the file but a copy of another
    file's, kept for its formulas."""
    if sheet.find(odf("table:table-source")) is not None:
        return None
    return styles.is_shown(sheet)


class SheetReading:
    """The sheets of a workbook, read one after the other within one limit of cells.

    `unsaved` counts formulas without a saved result.
    """

    def __init__(self, styles: OdfStyles, name: str) -> None:
        self._styles = styles
        self._name = name
        self._cells = 0
        self._merged = 0
        self.unsaved = 0

    def content_of(self, sheet: _Element) -> SheetContent:
        """What a sheet holds, hidden or not. Raises InputError where there are too many cells."""
        texts: dict[tuple[int, int], str] = {}
        sizes: dict[int, float] = {}
        merged: list[Merged] = []
        hidden: set[int] = set()
        columns = self._columns(sheet)
        number = 1
        for row, shown_group in _rows(sheet):
            repeated = count_of(row.get(odf("table:number-rows-repeated")))
            cells = list(self._row(row))
            no_row = not shown_group or row.get(odf("table:visibility")) in _NOT_SHOWN
            if cells:
                self._count(len(cells) * repeated)
                for at in range(number, number + repeated):
                    for column, cell, text in cells:
                        texts[at, column] = text
                        size = self._size(cell, row, columns.get(column))
                        sizes[at] = min(sizes.get(at, size), size)
                        merged.extend(self._stretch(cell, at, column))
                    if no_row:
                        hidden.add(at)
            number += repeated
        no_columns = {column for _, column in texts if columns.get(column, ("", False))[1]}
        return SheetContent(texts, sizes, tuple(merged), hidden, no_columns)

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise too_many_cells(self._name)

    def _columns(self, sheet: _Element) -> dict[int, tuple[str, bool]]:
        """The usual style of each column's cells, and whether it is hidden."""
        found: dict[int, tuple[str, bool]] = {}
        number = 1
        for column, shown_group in _inside(sheet, odf("table:table-column"), _COLUMN_GROUPS):
            no_column = not shown_group or column.get(odf("table:visibility")) in _NOT_SHOWN
            style = column.get(odf("table:default-cell-style-name"), "")
            repeated = count_of(column.get(odf("table:number-columns-repeated")))
            for at in range(number, min(number + repeated, _MOST_COLUMNS + 1)):
                found[at] = (style, no_column)
            number += repeated
        return found

    def _row(self, row: _Element) -> Iterator[tuple[int, _Element, str]]:
        """The cells of a row that hold text, each with its column."""
        column = 1
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            repeated = count_of(cell.get(odf("table:number-columns-repeated")))
            # What lies under a merged cell is not shown.
            text = self._text(cell) if cell.tag == _CELLS[0] else ""
            if text.strip():
                if repeated > MOST_CELLS:
                    raise too_many_cells(self._name)
                for at in range(column, column + repeated):
                    yield at, cell, text
            column += repeated

    def _text(self, cell: _Element) -> str:
        if cell.get(odf("calcext:value-type")) == "error":
            return ""
        paragraphs = (
            passage_of(paragraph, self._styles, lambda _note: "").text
            for paragraph in cell.iterchildren(odf("text:p"), odf("text:h"))
        )
        text = "\n".join(paragraphs)
        kind = cell.get(odf("office:value-type"))
        if kind is None and not text.strip():
            self.unsaved += cell.get(odf("table:formula")) is not None
        if kind == "date":
            return _date(cell.get(odf("office:date-value"), ""), text)
        return text if text.strip() else _value(cell, kind)

    def _size(self, cell: _Element, row: _Element, column: tuple[str, bool] | None) -> float:
        """The size of a cell's letters where they are bold, else 0."""
        style = (
            cell.get(odf("table:style-name"))
            or row.get(odf("table:default-cell-style-name"))
            or (column[0] if column else None)
        )
        bold = self._styles.look("table-cell", style).bold
        return self._styles.size("table-cell", style) if bold else 0.0

    def _stretch(self, cell: _Element, row: int, column: int) -> Iterator[Merged]:
        down = count_of(cell.get(odf("table:number-rows-spanned")))
        across = count_of(cell.get(odf("table:number-columns-spanned")))
        if down * across > 1:
            self._merged += down * across
            if self._merged > MOST_MERGED:
                raise too_many_cells(self._name)
            yield row, column, row + down - 1, column + across - 1


def _rows(sheet: _Element) -> Iterator[tuple[_Element, bool]]:
    yield from _inside(sheet, odf("table:table-row"), _ROW_GROUPS)


def _inside(root: _Element, wanted: str, groups: frozenset[str]) -> Iterator[tuple[_Element, bool]]:
    """The wanted elements in a sheet and its groups, and whether their group is shown."""
    todo = [(child, True) for child in reversed(root)]
    while todo:
        element, is_shown = todo.pop()
        if element.tag == wanted:
            yield element, is_shown
        elif element.tag in groups:
            inside = is_shown and element.get(odf("table:display")) != "false"
            todo.extend((child, inside) for child in reversed(element))


def _date(value: str, text: str) -> str:
    """A date as the cell shows it where that names the month or begins with the year; else
    day first, since figures alone are shown in the order of whoever looks."""
    if _LETTER.search(text) or _YEAR_FIRST.fullmatch(text.strip()):
        return text
    try:
        day = datetime.datetime.fromisoformat(value)
    except ValueError:
        return text
    return shown(day, "mm-yy" if _TWO_NUMBERS.fullmatch(text.strip()) else "dd-mm-yy")


def _value(cell: _Element, kind: str | None) -> str:
    """The value of a cell that was saved without what it shows."""
    if kind == "string":
        return cell.get(odf("office:string-value"), "")
    if kind == "boolean":
        return cell.get(odf("office:boolean-value"), "").upper()
    try:
        return shown(float(cell.get(odf("office:value"), "")), "General")
    except (ValueError, OverflowError):
        return ""
