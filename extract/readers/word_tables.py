"""Tables of Word documents, every cell in the column and row where a page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from extract.readers.html_tables import GridCell
from extract.readers.word_text import inner_blocks, is_deleted, is_on, value_of, w

__all__ = ["cells_of", "grid_of", "is_layout", "rows_of"]

_MOST_COLUMNS = 100
_ROW_HOLDERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")})


def rows_of(table: _Element) -> Iterator[_Element]:
    """The rows of a table, without those deleted with changes tracked."""
    for row in _inside(table, w("tr")):
        if not is_deleted(row, "trPr"):
            yield row


def cells_of(row: _Element) -> list[_Element]:
    """The cells of a row, without those deleted with changes tracked."""
    return [
        cell for cell in _inside(row, w("tc")) if cell.find(f"{w('tcPr')}/{w('cellDel')}") is None
    ]


def is_layout(table: _Element) -> bool:
    """Whether a table only arranges the page: one column, or tables inside it."""
    rows = [cells_of(row) for row in rows_of(table)]
    if max(map(len, rows), default=0) < 2:
        return True
    holding = sum(
        any(inner.tag == w("tbl") for cell in row for inner in inner_blocks(cell)) for row in rows
    )
    return holding > 0 and (len(rows) <= 2 or holding * 2 >= len(rows))


def grid_of(table: _Element, text_of: Callable[[_Element], str]) -> list[list[GridCell]]:
    """The rows of a table, each with a cell for every column it reaches.

    Where all rows have as many cells, these are the columns: spans then only say that
    somebody drew the lines of the rows at slightly different places.
    """
    rows = [(row, cells_of(row)) for row in rows_of(table)]
    uneven = len({len(cells) for _, cells in rows}) > 1
    grid: list[list[GridCell]] = []
    merged: dict[int, tuple[tuple[int, int], GridCell]] = {}
    for number, (row, cells) in enumerate(rows):
        header = is_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))
        line = [GridCell("")] * (_count(row, "trPr", "gridBefore") if uneven else 0)
        for cell in cells:
            column = len(line)
            across = _count(cell, "tcPr", "gridSpan") or 1 if uneven else 1
            across = max(1, min(across, _MOST_COLUMNS - column))
            if column >= _MOST_COLUMNS:
                break
            down = _merge(cell, "vMerge")
            if _merge(cell, "hMerge") == "continue" and line:
                left = line[-1]
                line.append(GridCell(left.text, left.header, left.origin or (number, column - 1)))
                continue
            if down == "continue" and column in merged:
                place, shown = merged[column]
            else:
                place, shown = (number, column), GridCell(text_of(cell), header)
                for at in range(column, column + across):
                    merged.pop(at, None)
                if down == "restart":
                    merged[column] = (place, shown)
            repeat = GridCell(shown.text, shown.header, place)
            line.append(shown if place == (number, column) else repeat)
            line.extend([repeat] * (across - 1))
        grid.append(line)
    width = max(map(len, grid), default=0)
    return [line + [GridCell("")] * (width - len(line)) for line in grid]


def _merge(cell: _Element, name: str) -> str:
    """How a cell is merged: "restart" where that begins, "continue", or "" where not at all."""
    found = cell.find(f"{w('tcPr')}/{w(name)}")
    return "" if found is None else value_of(found) or "continue"


def _count(element: _Element, properties: str, name: str) -> int:
    value = value_of(element.find(f"{w(properties)}/{w(name)}")) or "0"
    return min(int(value[:6]), _MOST_COLUMNS) if value.isdecimal() else 0


def _inside(root: _Element, wanted: str) -> Iterator[_Element]:
    todo = list(reversed(root))
    while todo:
        element = todo.pop()
        if element.tag == wanted:
            yield element
        elif element.tag in _ROW_HOLDERS:
            todo.extend(reversed(element))
