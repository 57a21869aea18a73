"""The blocks of a workbook: on each sheet text alone in its row, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.columns import read_header
from extract.readers.html_tables import GridCell
from extract.readers.office_blocks import OfficeText, can_head, tidy
from extract.readers.sheet_notes import note_rows
from extract.readers.sheet_rows import SheetRow
from graph.records import Cell, Row

__all__ = ["write_sheets"]

_UNNAMED = re.compile(r"(?:sheet|tab|table|page|blatt)\s*\d*|\d+", re.IGNORECASE)
_MANY_LINES = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """Rows of a sheet that belong together: a table, or a row of text."""

    rows: Sequence[SheetRow]
    is_table: bool
    is_title: bool = False

    @property
    def size(self) -> float:
        """The size of the letters of a bold line that can be a heading, else 0."""
        if self.is_table:
            return 0.0
        words = tidy(next(cell.text for cell in self.rows[0].cells if cell.text))
        return self.rows[0].size if can_head(words) else 0.0


def write_sheets(sheets: Sequence[tuple[str, Sequence[SheetRow]]], into: OfficeText) -> None:
    """Write what the sheets of a workbook show, each given with its name.

    Of several sheets the name is a heading, if it says anything; bold lines above and
    between tables are headings too, the larger the higher.
    """
    several = len(sheets) > 1
    pieces = [(name, list(_pieces(rows))) for name, rows in sheets]
    sizes = sorted({size for _, found in pieces for piece in found if (size := piece.size)})
    levels = {size: level + several for level, size in enumerate(reversed(sizes), 1)}
    for at, (name, found) in enumerate(pieces):
        place = f"sheet “{name}”"
        # The first sheet's own first line is the better title of the plan.
        titled = at > 0 or found[0].is_table
        if several and titled and not _UNNAMED.fullmatch(name.strip()):
            into.heading(name, 1, place)
        for piece in found:
            if piece.is_table:
                _table(piece.rows, place, into)
            else:
                _text(piece, place, levels.get(piece.size), into)


def _pieces(rows: Sequence[SheetRow]) -> Iterator[_Piece]:
    wide = [at for at, row in enumerate(rows) if row.filled > 1]
    if not wide:
        yield from _lines(rows)
        return
    first, last = wide[0], wide[-1]
    # Words below the table but further right are the rest of a row, not a note.
    while last + 1 < len(rows) and rows[last + 1].filled and rows[last + 1].first:
        last += 1
    yield from _lines(rows[:first])
    begin = first
    for start, end in _breaks(rows, wide):
        yield from _tables(rows[begin:start])
        yield from _lines(rows[start:end])
        begin = end
    yield from _tables(rows[begin : last + 1])
    yield from _lines(rows[last + 1 :])


def _lines(rows: Sequence[SheetRow]) -> Iterator[_Piece]:
    for row in rows:
        if row.filled:
            yield _Piece((row,), is_table=False)


def _tables(rows: Sequence[SheetRow]) -> Iterator[_Piece]:
    """A table, in pieces where notes stand between its rows."""
    notes = note_rows([[cell.text for cell in row.cells] for row in rows])
    begin = 0
    for at in (*sorted(notes), len(rows)):
        if any(row.filled for row in rows[begin:at]):
            yield _Piece(rows[begin:at], is_table=True)
        if at < len(rows):
            yield _Piece((rows[at],), is_table=False, is_title=notes[at])
        begin = at + 1


def _breaks(rows: Sequence[SheetRow], wide: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where text stands between two tables: lines of it at the sheet's edge, set off by a
    blank row, that are many or have the header of another table below them."""
    for above, below in pairwise(wide):
        between = rows[above + 1 : below]
        single = [row for row in between if row.filled]
        edge = rows[above].first
        if not single or len(single) == len(between) or any(row.first > edge for row in single):
            continue
        if len(single) >= _MANY_LINES or _is_header(rows[below]):
            yield above + 1, below


def _is_header(row: SheetRow) -> bool:
    cells = tuple(Cell(tidy(cell.text).replace("\n", " "), 0, 1) for cell in row.cells)
    return read_header(Row(cells, 0, 1, "")) is not None


def _text(piece: _Piece, place: str, level: int | None, into: OfficeText) -> None:
    (row,) = piece.rows
    for at, cell in enumerate(row.cells):
        if not cell.text or cell.origin is not None:
            continue
        locator = f"{place}, cell {row.letters[at]}{row.number}"
        if level is not None:
            into.heading(cell.text, level, locator)
        elif piece.is_title:
            into.bold_heading(cell.text, locator)
        else:
            into.paragraph(cell.text, locator)


def _table(rows: Sequence[SheetRow], place: str, into: OfficeText) -> None:
    while rows and not rows[-1].filled:
        rows = rows[:-1]
    index = {row.number: at for at, row in enumerate(rows)}
    grid = [[_moved(cell, index) for cell in row.cells] for row in rows]
    into.table(
        grid,
        [f"{place}, row {row.number}" for row in rows],
        f"{place}, rows {rows[0].number} to {rows[-1].number}",
        [[f"{place}, cell {letter}{row.number}" for letter in row.letters] for row in rows],
    )


def _moved(cell: GridCell, index: dict[int, int]) -> GridCell:
    """A cell with its origin counted from the table's first row."""
    if cell.origin is None:
        return cell
    row, column = cell.origin
    return replace(cell, origin=(index[row], column) if row in index else None)
