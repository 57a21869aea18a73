"""Tables with drawn cells: the words in each cell, and which rows are one table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.readers.pdf_grid import Box, Grid
from extract.readers.pdf_lines import Joiner, Room, ends, joined, lines_of, pieces
from extract.readers.pdf_parts import PlacedCell, PlacedRow, PlacedTable
from extract.readers.pdf_words import Word

__all__ = ["drawn_tables", "words_in"]

_SLIVER, _MOST_PADDING = 6.0, 8.0
_MANY_LINES = 12
Cells = dict[tuple[int, int], PlacedCell]
Held = dict[tuple[int, int], list[Word]]


def words_in(grid: Grid, words: Iterable[Word]) -> tuple[list[Word], list[Word]]:
    """The words whose middle lies inside a grid, and the others."""
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = word.place
        held = grid.down[0] <= x <= grid.down[-1] and grid.top <= y <= grid.bottom
        (inside if held else outside).append(word)
    return inside, outside


def drawn_tables(
    grid: Grid,
    words: Iterable[Word],
    size: tuple[float, float],
    page: int,
    number: int,
    is_one_word: Joiner,
) -> list[PlacedTable]:
    """The tables of a grid, none where it is only a frame around text.

    Rows whose cells end at other places than those above begin a table of their own;
    `number` is the number on the page of the first, `size` that of the page.
    """
    words = list(words)
    grid = _with_cells_told(grid, words)
    held = _held(grid, words)
    reach = _reach(grid, held)
    texts = {
        (box.row, box.column): _cell(
            box, held[box.row, box.column], size, reach.get((box.column, box.after)), is_one_word
        )
        for box in grid.boxes
        if (box.row, box.column) in held
    }
    tables: list[PlacedTable] = []
    for first, after in _sections(grid):
        table = _table(grid, first, after, texts, page, number + len(tables))
        if table is not None:
            tables.append(table)
    return tables


def _with_cells_told(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with boxes cut at its columns in which nothing is drawn between cells: some
    styles draw that in every second row only, and the blank between the words tells the rest."""
    boxes: list[Box] = []
    for box in grid.boxes:
        edges = grid.down[box.column : box.after + 1]
        if len(edges) > 2 and _are_cells([w for w in words if _in_box(box, w)], edges):
            boxes.extend(
                replace(box, column=at, after=at + 1, x0=x0, x1=x1)
                for at, (x0, x1) in enumerate(pairwise(edges), box.column)
            )
        else:
            boxes.append(box)
    return replace(grid, boxes=tuple(boxes))


def _in_box(box: Box, word: Word) -> bool:
    x, y = word.place
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _are_cells(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether words keep to columns, in several of which they stand."""
    if any(word.turn or (word.x0 < edge < word.x1) for word in words for edge in edges):
        return False
    lines = lines_of(words)
    both = [line for line in lines if _columns_of(line.words, edges) > 1]
    apart = all(_columns_of(piece.words, edges) == 1 for line in both for piece in pieces(line))
    return bool(both) and apart


def _columns_of(words: Sequence[Word], edges: Sequence[float]) -> int:
    return len({sum(edge < word.x0 for edge in edges) for word in words})


def _held(grid: Grid, words: Iterable[Word]) -> Held:
    """The words of each cell, under its first row and column."""
    fields = {
        (row, column): (box.row, box.column)
        for box in grid.boxes
        for row in range(box.row, box.below)
        for column in range(box.column, box.after)
    }
    held: Held = defaultdict(list)
    for word in words:
        x, y = word.place
        column = next((at for at, edge in enumerate(grid.down[1:]) if x <= edge), None)
        row = next((at for at, edge in enumerate(grid.across[1:]) if y <= edge), None)
        if row is not None and column is not None:
            held[fields[row, column]].append(word)
    return held


def _cell(
    box: Box,
    words: list[Word],
    size: tuple[float, float],
    reach: float | None,
    is_one_word: Joiner,
) -> PlacedCell:
    texts: list[str] = []
    first = free = 0.0
    for turn in (0, 1, 3):
        lines = lines_of(word for word in words if word.turn == turn)
        if lines:
            begin, end = _span(box, turn, size)
            left = min(line.x0 for line in lines)
            padding = min(max(left - begin, 0.5), _MOST_PADDING)
            right = end - padding
            if turn == 0 and reach is not None:
                right = min(right, reach)
            room = Room(begin + padding, right)
            texts.append(joined(lines, room, is_one_word))
            first, free = ends(lines, room)
    return PlacedCell("\n".join(texts), None, first, free)


def _reach(grid: Grid, held: Held) -> dict[tuple[int, int], float]:
    """How far to the right lines reach in the columns in which many do: cells may keep more
    room at their right than at their left."""
    ends_of: dict[tuple[int, int], list[float]] = defaultdict(list)
    for box in grid.boxes:
        words = [word for word in held.get((box.row, box.column), ()) if not word.turn]
        ends_of[box.column, box.after].extend(line.x1 for line in lines_of(words))
    return {key: max(found) for key, found in ends_of.items() if len(found) >= _MANY_LINES}


def _span(box: Box, turn: int, size: tuple[float, float]) -> tuple[float, float]:
    """Where lines of a turn can begin and end in a cell, in the frame of those lines."""
    if turn == 1:
        return size[1] - box.bottom, size[1] - box.top
    return (box.top, box.bottom) if turn == 3 else (box.x0, box.x1)


def _sections(grid: Grid) -> Iterator[tuple[int, int]]:
    """The runs of rows (first, after) whose cells keep to the same columns."""
    rows = len(grid.across) - 1
    cuts: list[set[int]] = [set() for _ in range(rows)]
    tied = [False] * rows
    for box in grid.boxes:
        for row in range(box.row, box.below):
            cuts[row] |= {box.column, box.after}
            tied[row] = tied[row] or row > box.row
    first, held = 0, cuts[0]
    for row in range(1, rows):
        if tied[row] or cuts[row] <= held or held <= cuts[row]:
            held = held | cuts[row]
            continue
        yield first, row
        first, held = row, cuts[row]
    yield first, rows


def _table(
    grid: Grid,
    first: int,
    after: int,
    texts: Cells,
    page: int,
    number: int,
) -> PlacedTable | None:
    boxes = [box for box in grid.boxes if first <= box.row < after]
    columns = _columns(grid, boxes, texts)
    rows = _rows(grid, boxes, range(first, after), texts)
    if len(columns) < 2 or sum(_has_text(box, texts) for box in boxes) < 2:
        return None
    fields = {
        (row, column): box
        for box in boxes
        for row in range(box.row, box.below)
        for column in range(box.column, box.after)
    }
    locator = f"page {page}, table {number}"
    placed: list[PlacedRow] = []
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for row in rows:
        cells: list[PlacedCell] = []
        for at, (column, _) in enumerate(columns):
            box = fields[row, column]
            key = (box.row, box.column)
            origin = origins.setdefault(key, (len(placed), at))
            repeats = origin != (len(placed), at)
            cell = texts.get(key, PlacedCell(""))
            cells.append(replace(cell, origin=origin) if repeats else cell)
        placed.append(PlacedRow(tuple(cells), f"{locator}, row {len(placed) + 1}"))
    edges = tuple((grid.down[column], grid.down[end]) for column, end in columns)
    return PlacedTable(tuple(placed), page, edges, True)


def _has_text(box: Box, texts: Cells) -> bool:
    cell = texts.get((box.row, box.column))
    return cell is not None and bool(cell.text)


def _columns(grid: Grid, boxes: Sequence[Box], texts: Cells) -> list[tuple[int, int]]:
    """The columns at which cells begin, without the gaps between double lines."""
    cuts = sorted({box.column for box in boxes} | {max(box.after for box in boxes)})
    filled = {box.column for box in boxes if _has_text(box, texts)}
    return [
        (column, end)
        for column, end in pairwise(cuts)
        if column in filled or grid.down[end] - grid.down[column] > _SLIVER
    ]


def _rows(grid: Grid, boxes: Sequence[Box], rows: range, texts: Cells) -> list[int]:
    """The rows in which cells begin, without the gaps between double lines."""
    begun = {box.row for box in boxes}
    filled = {box.row for box in boxes if _has_text(box, texts)}
    return [
        row
        for row in rows
        if row in filled or (row in begun and grid.across[row + 1] - grid.across[row] > _SLIVER)
    ]
