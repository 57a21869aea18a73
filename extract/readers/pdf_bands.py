"""Tables whose rows are told by lines across, or by shading, and whose columns are not drawn.

What is missing of their grid is added, so that they can be read as tables with drawn cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.readers.pdf_grid import Grid, grids_of
from extract.readers.pdf_levels import SAME_EDGE, Level, levels_of
from extract.readers.pdf_lines import Line, lines_of, pieces
from extract.readers.pdf_page import Page, Rule, Shade
from extract.readers.pdf_stacks import Band, Stack, agreed, filled, stacks_of
from extract.readers.pdf_words import Word

__all__ = ["grids_on"]

_MOST_LEVELS = 400
_INSIDE = 1.0
_LINE_GAP, _APART, _MARGIN = 0.55, 0.8, 0.12
_MOST_OPEN_ROWS = 2


def grids_on(pages: Sequence[Page]) -> list[list[Grid]]:
    """The grids on each page: those that are drawn, and those that lines across imply."""
    shades: list[list[Shade]] = []
    stacks: list[list[Stack]] = []
    for page in pages:
        # A frame with lines across it tells no columns.
        drawn = [grid for grid in grids_of(page.rules) if len(grid.down) > 2]
        shades.append(
            [shade for shade in page.shades if not any(_holds(grid, shade) for grid in drawn)]
        )
        levels = [
            level
            for level in levels_of(page.rules, shades[-1])
            if not any(_meets(grid, level) for grid in drawn)
        ]
        stacks.append(list(stacks_of(levels[:_MOST_LEVELS], _upright(page))))
    told = zip(pages, shades, agreed(stacks), strict=True)
    return [_grids(page, free, found) for page, free, found in told]


def _upright(page: Page) -> list[Word]:
    return [word for word in page.words if not word.turn]


def _grids(page: Page, shades: Sequence[Shade], stacks: Sequence[Stack]) -> list[Grid]:
    words = _upright(page)
    implied: list[Rule] = []
    covered: set[Shade] = set()
    for stack in stacks:
        bands = _all_bands(stack, words, page)
        implied.extend(_rules(stack, bands))
        covered.update(shade for shade in shades if _lies_in(shade, stack, bands))
    edges = [edge for each in page.shades if each not in covered for edge in each.edges()]
    return grids_of([*page.rules, *edges, *implied])


def _holds(grid: Grid, shade: Shade) -> bool:
    x, y = (shade.x0 + shade.x1) / 2, (shade.top + shade.bottom) / 2
    return grid.down[0] <= x <= grid.down[-1] and grid.top <= y <= grid.bottom


def _meets(grid: Grid, level: Level) -> bool:
    beside = level.end < grid.down[0] - _INSIDE or level.start > grid.down[-1] + _INSIDE
    return grid.top - SAME_EDGE <= level.at <= grid.bottom + SAME_EDGE and not beside


def _lies_in(shade: Shade, stack: Stack, bands: Sequence[Band]) -> bool:
    across = stack.edges[0] - SAME_EDGE <= shade.x0 and shade.x1 <= stack.edges[-1] + SAME_EDGE
    top, bottom = bands[0].top - SAME_EDGE, bands[-1].bottom + SAME_EDGE
    return across and top <= shade.top and shade.bottom <= bottom


def _rules(stack: Stack, bands: Sequence[Band]) -> list[Rule]:
    """The lines that a table's grid lacks: its own across, those of rows at its ends, and
    those down that no word of a row runs over."""
    rules = [
        Rule(True, level.at, start, end)
        for level in stack.levels
        for start, end in pairwise(level.edges)
    ]
    first, last = stack.edges[0], stack.edges[-1]
    rules.extend(_where_cells_lack(stack, bands))
    drawn = {level.at for level in stack.levels}
    for band in bands:
        for at in (band.top, band.bottom):
            if all(abs(at - height) > _INSIDE for height in drawn):
                rules.append(Rule(True, at, first, last))
        for edge in stack.edges:
            if not any(w.x0 < edge - _INSIDE and w.x1 > edge + _INSIDE for w in band.words):
                rules.append(Rule(False, edge, band.top, band.bottom))
    return rules


def _where_cells_lack(stack: Stack, bands: Sequence[Band]) -> Iterator[Rule]:
    """The lines below rows that have fewer cells than others, at their right, where nothing is
    drawn: without them the blank would reach down into the next rows."""
    written = [False] * (len(stack.edges) - 1)
    for band in bands:
        here = [level for level in stack.levels if abs(level.at - band.bottom) <= SAME_EDGE / 2]
        reach = max((level.end for level in here), default=stack.edges[-1])
        for at, (left, right) in enumerate(pairwise(stack.edges)):
            middle = (left + right) / 2
            covered = any(level.start <= middle <= level.end for level in here)
            written[at] = not covered and (written[at] or filled(band.words, (left, right)) > 0)
            if not covered and not written[at] and left >= reach - SAME_EDGE:
                yield Rule(True, band.bottom, left, right)


def _all_bands(stack: Stack, words: Sequence[Word], page: Page) -> list[Band]:
    """The rows of a table, with those above its first line and below its last."""
    top, bottom = stack.bands[0].top, stack.bands[-1].bottom
    beside = _Beside(stack, words, page)
    return [*beside.above(top), *stack.bands, *beside.below(bottom)]


class _Beside:
    """Looks for rows above the first line of a table, and below its last."""

    def __init__(self, stack: Stack, words: Sequence[Word], page: Page) -> None:
        self.stack = stack
        self.words = words
        self.page = page

    def above(self, top: float) -> list[Band]:
        """The rows above: a header, and what is left of a row from the page before."""
        lines = lines_of(word for word in self.words if word.bottom <= top + _INSIDE)
        found: list[Band] = []
        room = self.stack.below
        for _ in range(_MOST_OPEN_ROWS):
            row = self._row(lines[::-1], top, room)
            if not row or not (self._is_row(row) or self._is_rest(row, lines)):
                break
            begins = min(line.top for line in row) - self.stack.above
            found.insert(0, _band(begins, top, row))
            top, room = begins, self.stack.below
            lines = lines[: len(lines) - len(row)]
        return found

    def below(self, bottom: float) -> list[Band]:
        """The row below: the last of a table with lines above rows, or one that goes on."""
        lines = lines_of(word for word in self.words if word.top >= bottom - _INSIDE)
        row = self._row(lines, bottom, self.stack.above)
        if not row or not self._is_row(row):
            return []
        ends = max(line.bottom for line in row) + self.stack.below
        return [_band(bottom, ends, row)]

    def _row(self, lines: Sequence[Line], at: float, room: float) -> list[Line]:
        """The lines, from the nearest on, that stand as close as those of one row do."""
        row: list[Line] = []
        for line in lines:
            gap = line.top - at if line.top >= at - _INSIDE else at - line.bottom
            most = _LINE_GAP * line.size if row else room + _APART * line.size
            if gap > most or not self._fits(line):
                break
            row.append(line)
            at = max(at, line.bottom) if line.top >= at - _INSIDE else min(at, line.top)
        return row

    def _fits(self, line: Line) -> bool:
        first, last = self.stack.edges[0], self.stack.edges[-1]
        if line.x0 < first - _INSIDE or line.x1 > last + _INSIDE:
            return False
        return not any(
            word.x0 < edge - _INSIDE and word.x1 > edge + _INSIDE
            for edge in self.stack.edges
            for word in line.words
        )

    def _is_row(self, row: Sequence[Line]) -> bool:
        words = [word for line in row for word in line.words]
        parted = any(len(pieces(line)) > 1 for line in row)
        return parted and filled(words, self.stack.edges) > 1

    def _is_rest(self, row: Sequence[Line], lines: Sequence[Line]) -> bool:
        """Whether lines are the rest of a row from the page before: they come first on the
        page, and look like the text of the cells below."""
        first = lines[: len(lines) - len(row)]
        size = self.stack.bands[0].lines()[0].size if self.stack.bands[0].words else 0.0
        return all(line.bottom < _MARGIN * self.page.height for line in first) and not any(
            line.bold or abs(line.size - size) > _INSIDE for line in row
        )


def _band(top: float, bottom: float, row: Sequence[Line]) -> Band:
    return Band(top, bottom, tuple(word for line in row for word in line.words))
