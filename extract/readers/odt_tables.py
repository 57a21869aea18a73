"""Tables of OpenDocument texts, every cell in the column and row where a page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from extract.readers.html_tables import GridCell
from extract.readers.odf_names import count_of, odf

__all__ = ["cells_of", "grid_of", "is_layout", "rows_of"]

_MOST_COLUMNS, _MOST_ROWS, _MOST_REPEATS = 100, 60_000, 200_000
_ROW_HOLDERS = frozenset(
    map(odf, ("table:table-rows", "table:table-header-rows", "table:table-row-group"))
)
_COVERED = odf("table:covered-table-cell")
_CELLS = (odf("table:table-cell"), _COVERED)
Place = tuple[int, int]


def rows_of(table: _Element) -> Iterator[_Element]:
    """The rows of a table, those of its header included."""
    todo = list(reversed(table))
    while todo:
        element = todo.pop()
        if element.tag == odf("table:table-row"):
            yield element
        elif element.tag in _ROW_HOLDERS:
            todo.extend(reversed(element))


def cells_of(row: _Element) -> list[_Element]:
    """The cells of a row that are printed: without those that others cover."""
    return [cell for cell in row if cell.tag == odf("table:table-cell")]


def is_layout(table: _Element) -> bool:
    """Whether a table only arranges the page: one column, or tables inside it."""
    rows = [cells_of(row) for row in rows_of(table)]
    if max(map(len, rows), default=0) < 2:
        return True
    holding = sum(any(inner.tag == odf("table:table") for cell in row for inner in cell)
                  for row in rows)  # fmt: skip
    return holding > 0 and (len(rows) <= 2 or holding * 2 >= len(rows))


def grid_of(table: _Element, text_of: Callable[[_Element], str]) -> list[list[GridCell]]:
    """The rows of a table, each with a cell for every column it reaches.

    Where all rows have as many cells, these are the columns: spans then only say that
    somebody drew the lines of the rows at slightly different places.
    """
    rows = list(rows_of(table))[:_MOST_ROWS]
    uneven = len({_own(row) for row in rows}) > 1
    grid: list[list[GridCell]] = []
    reached: dict[int, tuple[int, GridCell]] = {}
    repeats = 0
    for number, row in enumerate(rows):
        parent = row.getparent()
        header = parent is not None and parent.tag == odf("table:table-header-rows")
        line: list[GridCell] = []
        beside = 0
        for cell in _spread(row):
            column = len(line)
            if column >= _MOST_COLUMNS:
                break
            if beside:
                beside -= 1
                if uneven:
                    line.append(_repeat(line[-1], (number, column - 1)))
                continue
            if cell.tag == _COVERED:
                last, above = reached.get(column, (-1, GridCell("")))
                line.append(above if last >= number else GridCell(""))
                continue
            shown = GridCell(text_of(cell), header)
            line.append(shown)
            beside = count_of(cell.get(odf("table:number-columns-spanned"))) - 1
            down = count_of(cell.get(odf("table:number-rows-spanned")))
            across = min(beside, _MOST_COLUMNS) + 1 if uneven else 1
            repeats += across * min(down, len(rows) - number)
            if down > 1 and repeats <= _MOST_REPEATS:
                for at in range(column, column + across):
                    reached[at] = (number + down - 1, _repeat(shown, (number, column)))
        grid.append(line)
    width = max(map(len, grid), default=0)
    return [line + [GridCell("")] * (width - len(line)) for line in grid]


def _repeat(cell: GridCell, place: Place) -> GridCell:
    return GridCell(cell.text, cell.header, cell.origin or place)


def _spread(row: _Element) -> Iterator[_Element]:
    """The cells of a row, each as often as it says that it stands there."""
    for cell in row:
        if cell.tag in _CELLS:
            for _ in range(min(count_of(cell.get(odf("table:number-columns-repeated"))),
                               _MOST_COLUMNS)):  # fmt: skip
                yield cell


def _own(row: _Element) -> int:
    """How many cells a row has, what one covers at its right left out."""
    own = beside = 0
    for cell in _spread(row):
        if cell.tag == _COVERED and beside:
            beside -= 1
            continue
        own += 1
        beside = count_of(cell.get(odf("table:number-columns-spanned"))) - 1
    return own
