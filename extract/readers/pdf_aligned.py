"""Tables without drawn cells: columns told by the blank space that runs down between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.readers.pdf_lines import Line, pieces
from extract.readers.pdf_rows import Column, within
from extract.readers.pdf_words import Word
from extract.readers.text_lines import marker_of

__all__ = ["Aligned", "aligned_at", "header_at_foot"]

_GUTTER, _WIDE_GUTTER, _CROSSED = 0.32, 1.2, 0.15
_ROW_GAP, _END_GAP = 0.3, 4.0
_FEWEST_LINES, _FEWEST_TWO_COLUMN_LINES = 2, 3
_LEADERS = re.compile(r"(?:[.…_]\s?){5,}")
_MARK = re.compile(r"\W{1,2}|\(?[0-9A-Za-z]{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}")
_FEWEST_HEADERS, _MOST_HEADER_LINES = 3, 4


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
    left = [within(line, columns[0]) for line in region]
    texts = [" ".join(word.text for word in words) for words in left if words]
    marks = sum(bool(_MARK.fullmatch(text)) or marker_of(f"{text} x") is not None for text in texts)
    return 2 * marks <= len(texts)


def header_at_foot(lines: Sequence[Line]) -> Aligned | None:
    """The lines at the end of a page that may be the header of a table on the next one, None
    where there are none; `after` is the index of the first of them.

    They stand close to one another, apart from what is above, and fill three columns or more.
    """
    begin = len(lines)
    while begin and (
        begin == len(lines)
        or lines[begin].top - lines[begin - 1].bottom <= _ROW_GAP * lines[begin].size
    ):
        begin -= 1
    region = lines[begin:]
    if not region or len(region) > _MOST_HEADER_LINES:
        return None
    columns = _columns(region, ())
    widest = max(len(pieces(line)) for line in region)
    if widest < _FEWEST_HEADERS or len(columns) < _FEWEST_HEADERS:
        return None
    return None if any(_LEADERS.search(line.text) for line in region) else Aligned(begin, columns)
