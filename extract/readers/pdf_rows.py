"""The rows of tables without drawn cells, once their lines and their columns are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median, median_low

from extract.readers.pdf_lines import Joiner, Line, Room, ends, joined, lines_of
from extract.readers.pdf_parts import PlacedCell, PlacedRow, PlacedTable
from extract.readers.pdf_words import Word

__all__ = ["Column", "placed", "placed_alone", "row_space", "within"]

_ROW_GAP = 0.3
_FEW_WORDS = 4
_MANY_LINES = 12
_ALIKE, _SAME_GAP, _SAME_SPACE = 4, 0.05, 0.15
_FEWEST_WIDE, _WIDE_GAP, _MOSTLY = 2, 0.8, 0.6
_BY_ANCHOR = 0.6
_FEWEST_NUMBERS = 3
_NUMBER = re.compile(r"\*?(?:[A-Z]{1,3}[ -]?)?(?:\d{1,2}\.){0,2}(?P<number>\d{1,3})[a-z]?[.)]?\*?")
Column = tuple[float, float]
"""Where a column begins and ends on the page."""


def placed(
    region: Sequence[Line],
    columns: tuple[Column, ...],
    page: int,
    number: int,
    is_one_word: Joiner,
    right: float,
    floors: Sequence[float] = (),
    space: float | None = None,
) -> PlacedTable:
    """The table that lines make in columns, on a page on which text reaches to `right`.

    `floors` are where lines are drawn below rows, and `space` is what parts the rows on the
    pages before.
    """
    locator = f"page {page}, table {number}"
    rows: list[PlacedRow] = []
    rooms = _rooms(region, columns, right)
    for group in _rows(region, columns, floors, space):
        cells = tuple(
            _cell(group, column, room, is_one_word)
            for column, room in zip(columns, rooms, strict=True)
        )
        rows.append(PlacedRow(cells, f"{locator}, row {len(rows) + 1}"))
    return PlacedTable(tuple(rows), page, columns, False)


def placed_alone(
    region: Sequence[Line],
    columns: tuple[Column, ...],
    page: int,
    number: int,
    is_one_word: Joiner,
    right: float,
) -> PlacedTable:
    """The table of one row that lines make in columns."""
    rooms = _rooms(region, columns, right)
    cells = tuple(
        _cell(region, column, room, is_one_word)
        for column, room in zip(columns, rooms, strict=True)
    )
    locator = f"page {page}, table {number}"
    return PlacedTable((PlacedRow(cells, f"{locator}, row 1"),), page, columns, False)


def row_space(region: Sequence[Line], columns: tuple[Column, ...]) -> float | None:
    """The space that parts the rows of a table, None where it does not tell them."""
    parted = _parted_by_space(region, columns)
    wide = [gap for gap, is_wide in zip(_gaps(region), parted or (), strict=False) if is_wide]
    return median_low(wide) if wide else None


def _rooms(region: Sequence[Line], columns: tuple[Column, ...], right: float) -> list[Room]:
    """How far lines may reach in each column: as far as others do where many are wrapped,
    else nearly to the next column."""
    rooms = []
    nexts = [*(column[0] for column in columns[1:]), right + region[0].size]
    for column, following in zip(columns, nexts, strict=True):
        filled = sum(bool(within(line, column)) for line in region)
        wide = max(column[1], following - region[0].size)
        rooms.append(Room(column[0], column[1] if filled > _MANY_LINES else wide, column[1]))
    return rooms


def _cell(group: Sequence[Line], column: Column, room: Room, is_one_word: Joiner) -> PlacedCell:
    lines = lines_of(word for line in group for word in within(line, column))
    if not lines:
        return PlacedCell("")
    first, free = ends(lines, room)
    return PlacedCell(joined(lines, room, is_one_word), None, first, free)


def _rows(
    region: Sequence[Line],
    columns: tuple[Column, ...],
    floors: Sequence[float],
    space: float | None,
) -> list[list[Line]]:
    """The lines of each row: parted by drawn lines, by space, or else by where the columns
    that every row fills begin anew."""
    parted = _parted_by_space(region, columns) or _parted_as_before(region, columns, space)
    cuts = _cuts(region, floors)
    full = [_fills(line, columns) >= _BY_ANCHOR * len(columns) for line in region]
    if not any(cuts):
        return _grouped(region, _begun(region, columns, full)[1:] if parted is None else parted)
    if parted is None:
        return _grouped(region, cuts)
    # Lines that are drawn below headers only leave several rows between them.
    more = sum(
        space and not cut and above and below
        for space, cut, (above, below) in zip(parted, cuts, pairwise(full), strict=True)
    )
    if more > sum(cuts):
        return _grouped(region, [space or cut for space, cut in zip(parted, cuts, strict=True)])
    return _grouped(region, cuts)


def _begun(region: Sequence[Line], columns: tuple[Column, ...], full: Sequence[bool]) -> list[bool]:
    """Which lines begin a row where neither lines nor space tell: those that most columns fill;
    and where a column holds the rows' numbers, those with a number, and till the next one no
    other but a header."""
    numbers = _numbers(region, columns)
    if numbers is None:
        return list(full)
    begun: list[bool] = []
    numbered = False
    for line, is_full in zip(region, full, strict=True):
        text = _text(line, numbers)
        if _NUMBER.fullmatch(text):
            begins = numbered = True
        else:
            begins = is_full and (not numbered or bool(text) or line.bold)
            numbered = numbered and not begins
        begun.append(begins)
    return begun


def _numbers(region: Sequence[Line], columns: tuple[Column, ...]) -> Column | None:
    """The column that holds numbers that mostly count upwards, None where none does."""
    for column in columns:
        texts = [text for line in region if (text := _text(line, column))]
        found = [int(match["number"]) for text in texts if (match := _NUMBER.fullmatch(text))]
        upwards = sum(a < b for a, b in pairwise(found))
        if (
            len(found) >= _FEWEST_NUMBERS
            and len(found) >= _BY_ANCHOR * len(texts)
            and upwards >= _BY_ANCHOR * (len(found) - 1)
        ):
            return column
    return None


def _text(line: Line, column: Column) -> str:
    return " ".join(word.text for word in within(line, column))


def _cuts(region: Sequence[Line], floors: Sequence[float]) -> list[bool]:
    """Between which lines others are drawn across."""
    below = [sum(at < (line.top + line.bottom) / 2 for at in floors) for line in region]
    return [a != b for a, b in pairwise(below)]


def _parted_by_space(region: Sequence[Line], columns: tuple[Column, ...]) -> list[bool] | None:
    """Between which lines the space tells rows apart; None where it tells nothing."""
    gaps = _gaps(region)
    usual = _usual_gap(region, columns)
    size = median(line.size for line in region)
    parted = [gap > usual + _ROW_GAP * size for gap in gaps]
    groups = _grouped(region, parted)
    telling = all(len(group) <= 2 * _FEW_WORDS for group in groups) or any(parted)
    often = sum(parted) * 12 >= len(region)
    wide = [gap for gap, is_wide in zip(gaps, parted, strict=True) if is_wide]
    return parted if telling and (often or _are_alike(wide, size)) else None


def _parted_as_before(
    region: Sequence[Line], columns: tuple[Column, ...], space: float | None
) -> list[bool] | None:
    """Between which lines there is the space that parted rows on the pages before: few rows,
    of many lines each, tell nothing by themselves."""
    size = median(line.size for line in region)
    if space is None or space <= _usual_gap(region, columns) + _ROW_GAP * size:
        return None
    parted = [abs(gap - space) <= _SAME_SPACE * size for gap in _gaps(region)]
    return parted if any(parted) else None


def _are_alike(gaps: Sequence[float], size: float) -> bool:
    """Whether most gaps are as wide as each other, as those between rows are."""
    usual = median(gaps) if gaps else 0.0
    fewest = _FEWEST_WIDE if usual >= _WIDE_GAP * size else _ALIKE
    alike = sum(abs(gap - usual) <= _ROW_GAP * size for gap in gaps)
    return alike >= max(fewest, _MOSTLY * len(gaps))


def _fills(line: Line, columns: tuple[Column, ...]) -> int:
    return sum(bool(within(line, column)) for column in columns)


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
        inside = [words for line in region if (words := within(line, column))]
        for above, below in pairwise(inside):
            gaps.append(min(w.top for w in below) - max(w.bottom for w in above))
    gaps.sort()
    same = _SAME_GAP * median(line.size for line in region)
    for at, gap in enumerate(gaps[: len(gaps) // 10]):
        # Where most cells hold one line, few gaps lie inside cells, but these are alike.
        if at + _ALIKE <= len(gaps) and gaps[at + _ALIKE - 1] - gap <= same:
            return gap
    return gaps[len(gaps) // 10] if gaps else 0.0


def _grouped(region: Sequence[Line], parted: Sequence[bool]) -> list[list[Line]]:
    groups = [[region[0]]]
    for line, begins in zip(region[1:], parted, strict=True):
        if begins:
            groups.append([])
        groups[-1].append(line)
    return groups


def within(line: Line, column: Column) -> list[Word]:
    """The words of a line whose middle lies in a column."""
    return [w for w in line.words if column[0] <= (w.x0 + w.x1) / 2 <= column[1]]
