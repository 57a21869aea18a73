"""Tables of web pages, every cell in the column and row where a page shows it.

Cells that span rows or columns are repeated, as the HTML standard's table model places
them (https://html.spec.whatwg.org/multipage/tables.html, "forming a table").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.html_parts import name_of
from extract.readers.html_text import inline_text

__all__ = ["GridCell", "caption_of", "grid_of", "is_layout"]

_GROUPS = ("thead", "tbody", "tfoot")
_MOST_COLUMNS = 100
_MOST_ROWS = 65534  # the standard's limit for rowspan
_MOST_REPEATS = 200_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the grid: its text, whether it repeats a spanning cell (`origin` is the row
    and column of the printed one), and whether it is a column's header."""

    text: str
    header: bool = False
    origin: tuple[int, int] | None = None


def is_layout(table: _Element) -> bool:
    """Whether a table only arranges the page: one column, or tables of data inside it."""
    if (table.attrib.get("role") or "").lower() in ("presentation", "none"):
        return True
    rows = [list(_cells_of(row)) for row in _rows_of(table)]
    if not rows or max(len(cells) for cells in rows) < 2:
        return True
    holding = sum(any(_holds_table(cell) for cell in cells) for cells in rows)
    headed = any(name_of(cell) == "th" for cells in rows for cell in cells)
    return holding > 0 and not headed and (len(rows) <= 2 or holding * 2 >= len(rows))


def caption_of(table: _Element, leaves_out: Callable[[_Element], bool]) -> str:
    """The table's caption, or ""."""
    caption = next((child for child in table if name_of(child) == "caption"), None)
    return "" if caption is None else inline_text(caption, leaves_out)


def grid_of(table: _Element, leaves_out: Callable[[_Element], bool]) -> list[list[GridCell]]:
    """The rows of a table, each with a cell for every column it reaches."""
    rows = [
        (row, [cell for cell in _cells_of(row) if not leaves_out(cell)])
        for row in _rows_of(table)
        if not leaves_out(row)
    ]
    widest = max((_printed_width(cells) for _, cells in rows), default=0)
    grid: list[list[GridCell]] = []
    carried: dict[int, tuple[int, GridCell]] = {}
    group: _Element | None = None
    repeats = 0
    for number, (row, cells) in enumerate(rows):
        if row.getparent() is not group:
            group, carried = row.getparent(), {}
        line: list[GridCell] = []
        all_headed = all(name_of(cell) == "th" for cell in cells)
        for cell in cells:
            _fill(line, carried, len(line))
            place = (number, len(line))
            text = inline_text(cell, leaves_out)
            across = min(_span(cell, "colspan", _MOST_COLUMNS), max(1, widest - len(line)))
            down = _span(cell, "rowspan", _MOST_ROWS)
            repeats += across * min(down, len(rows) - number)
            if repeats > _MOST_REPEATS:
                across = down = 1
            header = _is_header(cell, row, all_headed)
            repeat = GridCell(text, header, place)
            line.append(GridCell(text, header))
            line.extend([repeat] * (across - 1))
            if down > 1:
                for column in range(place[1], len(line)):
                    carried[column] = (number + down - 1, repeat)
        _fill(line, carried, max(carried, default=-1) + 1)
        carried = {at: (last, cell) for at, (last, cell) in carried.items() if last > number}
        grid.append(line)
    return grid


def _fill(line: list[GridCell], carried: dict[int, tuple[int, GridCell]], upto: int) -> None:
    """Put the cells that reach down from above where the next cells would stand."""
    while len(line) in carried or len(line) < upto:
        _, cell = carried.get(len(line), (0, GridCell("")))
        line.append(cell)


def _rows_of(table: _Element) -> Iterator[_Element]:
    yield from _inside(table, ("tr",), ("table", "td", "th", "caption"))


def _cells_of(row: _Element) -> Iterator[_Element]:
    yield from _inside(row, ("td", "th"), ("table", "tr"))


def _inside(root: _Element, wanted: tuple[str, ...], barred: tuple[str, ...]) -> Iterator[_Element]:
    """The wanted elements below a root, outside nested tables and one another."""
    todo = list(reversed(root))
    while todo:
        element = todo.pop()
        name = name_of(element)
        if name in wanted:
            yield element
        elif name not in barred:
            todo.extend(reversed(element))


def _holds_table(cell: _Element) -> bool:
    for table in cell.iter("table"):
        rows = [len(list(_cells_of(row))) for row in _rows_of(table)]
        if len(rows) > 1 and max(rows) > 1:
            return True
    return False


def _printed_width(cells: list[_Element]) -> int:
    """The columns that a row's own cells take; a lone cell across everything says nothing."""
    if len(cells) == 1:
        return 1
    return min(sum(_span(cell, "colspan", _MOST_COLUMNS) for cell in cells), _MOST_COLUMNS)


def _span(cell: _Element, attribute: str, most: int) -> int:
    value = (cell.attrib.get(attribute) or "").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    number = int(value[:6])
    return most if number == 0 and attribute == "rowspan" else max(1, min(number, most))


def _is_header(cell: _Element, row: _Element, all_headed: bool) -> bool:
    """Whether a cell heads a column; a heading cell at the side of a row is not one."""
    parent = row.getparent()
    if parent is not None and name_of(parent) == "thead":
        return True
    scope = (cell.attrib.get("scope") or "").lower()
    return name_of(cell) == "th" and scope != "row" and (all_headed or scope.startswith("col"))
