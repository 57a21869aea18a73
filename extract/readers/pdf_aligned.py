"""Tables without drawn cells: columns told by the blank space that runs down between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.readers.pdf_lines import Joiner, Line, Room, ends, joined, lines_of, pieces
from extract.readers.pdf_parts import PlacedCell, PlacedRow, PlacedTable
from extract.readers.pdf_words import Word
from extract.readers.text_lines import marker_of

__all__ = ["Aligned", "Column", "aligned_at", "placed"]

_GUTTER, _WIDE_GUTTER, _CROSSED = 0.32, 1.2, 0.15
_ROW_GAP, _END_GAP = 0.3, 4.0
_FEWEST_LINES, _FEWEST_TWO_COLUMN_LINES = 2, 3
_LEADERS = re.compile(r"(?:[.…_]\s?){5,}")
_MARK = re.compile(r"\W{1,2}|\(?[0-9A-Za-z]{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}")
_FEW_WORDS = 4
_MANY_LINES = 12
_BY_ANCHOR = 0.6
Column = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Lines that make a table: the index of the line after them, and its columns."""

    after: int
    columns: tuple[Column, ...]


def aligned_at(lines: Sequence[Line], at: int, seed: tuple[Column, ...] = ()) -> Aligned | None:
    """The table that begins at a line, or None where none does.

    `seed` holds the columns of a table that may go on here.
    """
    for columns in (seed, ()):
        found = _grown(lines, at, columns)
        if found is not None:
            return found
    return None


def _grown(lines: Sequence[Line], at: int, seed: tuple[Column, ...]) -> Aligned | None:
    first = lines[at]
    if _LEADERS.search(first.text) or (not seed and len(pieces(first)) < 2):
        return None
    columns = list(seed)
    after, filled = at, 0
    last_filled = at
    while after < len(lines):
        line = lines[after]
        gap = line.top - max(above.bottom for above in lines[at:after]) if after > at else 0.0
        if gap > _END_GAP * line.size or _LEADERS.search(line.text):
            break
        grown = _with_line(columns, line)
        if grown is None or (after > at and _is_title(lines, after, gap, columns)):
            break
        columns = grown
        after += 1
        if len(pieces(line)) > 1:
            filled += 1
            last_filled = after
    if last_filled == at:
        return None
    after = _without_tail(lines, last_filled, after)
    region = lines[at:after]
    found = _columns(region, seed)
    if not _is_table(region, found, filled, bool(seed)):
        return None
    return Aligned(after, found)


def _with_line(columns: list[Column], line: Line) -> list[Column] | None:
    """The columns widened by a line, or None where the line runs across them."""
    size = line.size
    for piece in pieces(line):
        parts = _parted(columns, piece)
        if parts is None:
            return None
        for part in parts:
            over = [c for c in columns if _overlap(c, part) > 0]
            if len(over) > 1:
                over = [c for c in over if _overlap(c, part) > _CROSSED * size]
            if len(over) > 1:
                return None
            if over:
                columns = [c for c in columns if c != over[0]]
                part = (min(part[0], over[0][0]), max(part[1], over[0][1]))
            columns = sorted([*columns, part])
    return columns


def _parted(columns: list[Column], piece: Line) -> list[Column] | None:
    """A run of words cut where it has to be to keep to the columns; None where it cannot."""
    parts: list[Column] = []
    last: Word | None = None
    held = -1
    for word in piece.words:
        over = [
            at
            for at, column in enumerate(columns)
            if _overlap(column, (word.x0, word.x1)) > _CROSSED * word.size
        ]
        if len(over) > 1:
            return None
        here = over[0] if over else -1
        if last is None or (here >= 0 and held >= 0 and here != held):
            if last is not None and word.x0 - last.x1 < _GUTTER * word.size:
                return None
            parts.append((word.x0, word.x1))
            held = here
        else:
            parts[-1] = (parts[-1][0], max(parts[-1][1], word.x1))
            held = here if here >= 0 else held
        last = word
    return parts


def _overlap(one: Column, other: Column) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _is_title(lines: Sequence[Line], at: int, gap: float, columns: list[Column]) -> bool:
    """Whether a line inside a table is a title of what comes below: it stands alone at the
    left, apart from the lines above, and looks otherwise than those."""
    line, above = lines[at], lines[at - 1]
    if len(pieces(line)) > 1 or _overlap(columns[0], (line.x0, line.x1)) <= 0:
        return False
    apart = gap > _ROW_GAP * line.size * 2
    larger = line.size > 1.1 * above.size
    return apart and (larger or (line.bold and not above.bold and gap > line.size))


def _without_tail(lines: Sequence[Line], last_filled: int, after: int) -> int:
    """Where a table ends: lone lines below its last full line are the rest of its cells
    only while they follow close."""
    end = last_filled
    while end < after:
        gap = lines[end].top - max(line.bottom for line in lines[max(0, end - 3) : end])
        if gap > _ROW_GAP * 2 * lines[end].size:
            break
        end += 1
    return end


def _columns(region: Sequence[Line], seed: tuple[Column, ...]) -> tuple[Column, ...]:
    """The stretches of the width between the blank space that all lines leave."""
    size = median(line.size for line in region)
    spans = sorted([(w.x0, w.x1) for line in region for w in line.words] + list(seed))
    columns: list[Column] = []
    for x0, x1 in spans:
        if columns and x0 - columns[-1][1] < _GUTTER * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return tuple(columns)


def _is_table(
    region: Sequence[Line], columns: tuple[Column, ...], filled: int, goes_on: bool
) -> bool:
    if len(columns) < 2 or (goes_on and filled):
        return len(columns) > 1
    if len(columns) > 2:
        return filled >= _FEWEST_LINES
    size = median(line.size for line in region)
    if filled < _FEWEST_TWO_COLUMN_LINES or columns[1][0] - columns[0][1] < _WIDE_GUTTER * size:
        return False
    left = [_within(line, columns[0]) for line in region]
    texts = [" ".join(word.text for word in words) for words in left if words]
    marks = sum(bool(_MARK.fullmatch(text)) or marker_of(f"{text} x") is not None for text in texts)
    return 2 * marks <= len(texts)


def _within(line: Line, column: Column) -> list[Word]:
    return [w for w in line.words if column[0] <= (w.x0 + w.x1) / 2 <= column[1]]


def placed(
    region: Sequence[Line],
    columns: tuple[Column, ...],
    page: int,
    number: int,
    is_one_word: Joiner,
    right: float,
    floors: Sequence[float] = (),
) -> PlacedTable:
    """The table that lines make in columns, on a page on which text reaches to `right`.

    `floors` are where lines are drawn below rows.
    """
    locator = f"page {page}, table {number}"
    rows: list[PlacedRow] = []
    rooms = _rooms(region, columns, right)
    for group in _rows(region, columns, floors):
        cells = tuple(
            _cell(group, column, room, is_one_word)
            for column, room in zip(columns, rooms, strict=True)
        )
        rows.append(PlacedRow(cells, f"{locator}, row {len(rows) + 1}"))
    return PlacedTable(tuple(rows), page, columns, False)


def _rooms(region: Sequence[Line], columns: tuple[Column, ...], right: float) -> list[Room]:
    """How far lines may reach in each column: as far as others do where many are wrapped,
    else nearly to the next column."""
    rooms = []
    nexts = [*(column[0] for column in columns[1:]), right + region[0].size]
    for column, following in zip(columns, nexts, strict=True):
        filled = sum(bool(_within(line, column)) for line in region)
        wide = max(column[1], following - region[0].size)
        rooms.append(Room(column[0], column[1] if filled > _MANY_LINES else wide))
    return rooms


def _cell(group: Sequence[Line], column: Column, room: Room, is_one_word: Joiner) -> PlacedCell:
    lines = lines_of(word for line in group for word in _within(line, column))
    if not lines:
        return PlacedCell("")
    first, free = ends(lines, room)
    return PlacedCell(joined(lines, room, is_one_word), None, first, free)


def _rows(
    region: Sequence[Line], columns: tuple[Column, ...], floors: Sequence[float]
) -> list[list[Line]]:
    """The lines of each row: parted by drawn lines, by space, or else by where the columns
    that every row fills begin anew."""
    inside = [at for at in floors if region[0].top < at < region[-1].bottom]
    if len(inside) >= 2 or (inside and len(region) > 2 * len(inside)):
        cut = [sum(at < (line.top + line.bottom) / 2 for at in inside) for line in region]
        return _grouped(region, [a != b for a, b in pairwise(cut)])
    gaps = _gaps(region)
    usual = _usual_gap(region, columns)
    size = median(line.size for line in region)
    parted = [gap > usual + _ROW_GAP * size for gap in gaps]
    groups = _grouped(region, parted)
    if all(len(group) <= 2 * _FEW_WORDS for group in groups) or any(parted):
        if sum(parted) * 12 >= len(region):
            return groups
    begins = [_fills(line, columns) >= _BY_ANCHOR * len(columns) for line in region[1:]]
    return _grouped(region, begins)


def _fills(line: Line, columns: tuple[Column, ...]) -> int:
    return sum(bool(_within(line, column)) for column in columns)


def _gaps(region: Sequence[Line]) -> list[float]:
    gaps, bottom = [], region[0].bottom
    for line in region[1:]:
        gaps.append(line.top - bottom)
        bottom = max(bottom, line.bottom)
    return gaps


def _usual_gap(region: Sequence[Line], columns: tuple[Column, ...]) -> float:
    """The space between two lines of one cell: the least that often occurs."""
    gaps: list[float] = []
    for column in columns:
        inside = [words for line in region if (words := _within(line, column))]
        for above, below in pairwise(inside):
            gaps.append(min(w.top for w in below) - max(w.bottom for w in above))
    gaps.sort()
    return gaps[len(gaps) // 10] if gaps else 0.0


def _grouped(region: Sequence[Line], parted: Sequence[bool]) -> list[list[Line]]:
    groups = [[region[0]]]
    for line, begins in zip(region[1:], parted, strict=True):
        if begins:
            groups.append([])
        groups[-1].append(line)
    return groups
