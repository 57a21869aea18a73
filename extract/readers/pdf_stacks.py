"""Lines across a page that belong to one table: they begin and end alike, rows between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, median_low

from extract.readers.pdf_levels import SAME_EDGE, Level
from extract.readers.pdf_lines import Line, lines_of
from extract.readers.pdf_words import Word

__all__ = ["Band", "Stack", "agreed", "filled", "stacks_of"]

_PIECED, _FEWEST_PIECED, _FEWEST_WHOLE = 2, 2, 4
_SAME_HEIGHT, _TALLEST_BLANK = 1.5, 40.0
_APART, _LINE_GAP = 1.0, 0.55
_GUTTER, _NARROWEST_GUTTER, _MOST_CROSSED = 0.5, 4.0, 0.12
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 60
_FILLED, _SHARE_OF_BANDS = 0.25, 3


@dataclass(frozen=True, slots=True)
class Band:
    """What stands between two heights of a table."""

    top: float
    bottom: float
    words: tuple[Word, ...]

    def lines(self) -> list[Line]:
        """Its words as lines."""
        return lines_of(self.words)


@dataclass(frozen=True, slots=True)
class Stack:
    """The lines of a table from top to bottom, its columns' edges, what stands between each
    two lines, and how much room is left above and below the words of a row.

    `pieced` tells that the lines themselves tell the columns, not only the words.
    """

    levels: tuple[Level, ...]
    edges: tuple[float, ...]
    bands: tuple[Band, ...]
    above: float
    below: float
    pieced: bool


def filled(words: Sequence[Word], edges: Sequence[float]) -> int:
    """How many columns hold some of the words."""
    return sum(
        any(left <= (word.x0 + word.x1) / 2 <= right for word in words)
        for left, right in pairwise(edges)
    )


def stacks_of(levels: Sequence[Level], words: Sequence[Word]) -> Iterator[Stack]:
    """The tables that lines across tell; each line belongs to one at most."""
    left = list(levels)
    for seed in sorted(levels, key=lambda each: (-len(each.cuts), each.start - each.end, each.at)):
        if seed not in left:
            continue
        like = [level for level in left if _keeps_to(level, seed.edges)]
        pieced = len(seed.cuts) >= _PIECED
        if len(like) < (_FEWEST_PIECED if pieced else _FEWEST_WHOLE):
            continue
        left = [level for level in left if level not in like]
        inside = [w for w in words if seed.start <= (w.x0 + w.x1) / 2 <= seed.end]
        for run in _runs(_heights(like), inside):
            stack = _stack(run, seed, inside, pieced)
            if stack is not None:
                yield stack


def _keeps_to(level: Level, edges: Sequence[float]) -> bool:
    return all(any(abs(own - edge) <= SAME_EDGE for edge in edges) for own in level.edges)


def _heights(levels: Sequence[Level]) -> list[list[Level]]:
    """The lines in groups of one height, where a merged cell interrupts them."""
    groups: list[list[Level]] = []
    for level in sorted(levels, key=lambda each: each.at):
        if groups and level.at - groups[-1][0].at <= _SAME_HEIGHT:
            groups[-1].append(level)
        else:
            groups.append([level])
    return groups


def _runs(heights: list[list[Level]], words: Sequence[Word]) -> Iterator[list[list[Level]]]:
    """The heights that follow one another with nothing but rows between them.

    The words of a row keep the same distance from its lines; a heading between two tables,
    or a paragraph, does not.
    """
    bands = [_band(a[0].at, b[0].at, words) for a, b in pairwise(heights)]
    gaps = [_gaps(band, a, b) for band, (a, b) in zip(bands, pairwise(heights), strict=True)]
    above = [gap[0] for gap in gaps if gap is not None]
    below = [gap[1] for gap in gaps if gap is not None]
    run = heights[:1]
    for band, gap, height in zip(bands, gaps, heights[1:], strict=True):
        if gap is None:
            apart = band.bottom - band.top > _TALLEST_BLANK
        else:
            most = _APART * median(word.size for word in band.words)
            apart = gap[0] - median_low(above) > most or gap[1] - median_low(below) > most
        if apart:
            yield run
            run = []
        run.append(height)
    yield run


def _band(top: float, bottom: float, words: Sequence[Word]) -> Band:
    return Band(top, bottom, tuple(w for w in words if top < (w.top + w.bottom) / 2 < bottom))


def _gaps(band: Band, upper: list[Level], lower: list[Level]) -> tuple[float, float] | None:
    """The room above and below a band's words, None where it has none below both lines."""
    tops = [w.top for w in band.words if _covers(upper, w)]
    bottoms = [w.bottom for w in band.words if _covers(lower, w)]
    if not tops or not bottoms:
        return None
    return min(tops) - band.top, band.bottom - max(bottoms)


def _covers(levels: list[Level], word: Word) -> bool:
    middle = (word.x0 + word.x1) / 2
    return any(level.start <= middle <= level.end for level in levels)


def _stack(
    run: list[list[Level]], seed: Level, words: Sequence[Word], pieced: bool
) -> Stack | None:
    """The table of a run of heights; None where they are too few, or no rows lie between."""
    if len(run) < (_FEWEST_PIECED if pieced else _FEWEST_WHOLE):
        return None
    bands = tuple(_band(a[0].at, b[0].at, words) for a, b in pairwise(run))
    edges = seed.edges if pieced else _projected(seed.start, seed.end, bands)
    if len(edges) <= _FEWEST_COLUMNS - (not pieced) or len(edges) > _MOST_COLUMNS:
        return None
    if all(filled(band.words, edges) < 2 for band in bands) or _hold_several(bands, edges, pieced):
        return None
    gaps = [gap for band, (a, b) in zip(bands, pairwise(run), strict=True)
            if (gap := _gaps(band, a, b)) is not None]  # fmt: skip
    if not gaps:
        return None
    return Stack(
        tuple(level for height in run for level in height),
        edges,
        bands,
        median_low([gap[0] for gap in gaps]),
        median_low([gap[1] for gap in gaps]),
        pieced,
    )


def agreed(pages: Sequence[Sequence[Stack]]) -> list[list[Stack]]:
    """The tables of pages, those that go on over pages with columns told by all their words:
    on one page alone a column may be blank."""
    found = [list(stacks) for stacks in pages]
    group: list[tuple[int, int]] = []
    for page, stacks in enumerate(found):
        for at, stack in enumerate(stacks):
            last = found[group[-1][0]][group[-1][1]] if group else None
            goes_on = (
                last is not None
                and not (stack.pieced or last.pieced)
                and group[-1][0] >= page - 1
                and abs(stack.edges[0] - last.edges[0]) <= SAME_EDGE
                and abs(stack.edges[-1] - last.edges[-1]) <= SAME_EDGE
            )
            both = [*group, (page, at)] if goes_on else [(page, at)]
            edges = _joint([found[i][j] for i, j in both]) if goes_on else stack.edges
            if goes_on and len(edges) >= max(len(stack.edges), len(last.edges if last else ())):
                for i, j in both:
                    found[i][j] = replace(found[i][j], edges=edges)
                group = both
            else:
                group = [(page, at)]
    return found


def _joint(stacks: Sequence[Stack]) -> tuple[float, ...]:
    bands = [band for stack in stacks for band in stack.bands]
    return _projected(stacks[0].edges[0], stacks[0].edges[-1], bands)


def _projected(begin: float, end: float, bands: Sequence[Band]) -> tuple[float, ...]:
    """The edges of columns that the blank space tells which runs down between the words."""
    filled_bands = [band for band in bands if band.words]
    if not filled_bands:
        return (begin, end)
    size = median(word.size for band in filled_bands for word in band.words)
    width = int(end - begin) + 1
    crossed = [0] * width
    for band in filled_bands:
        covered: set[int] = set()
        for word in band.words:
            covered.update(
                range(max(0, int(word.x0 - begin)), min(width, int(word.x1 - begin) + 1))
            )
        for place in covered:
            crossed[place] += 1
    most = _MOST_CROSSED * len(filled_bands)
    narrowest = max(_GUTTER * size, _NARROWEST_GUTTER)
    edges = [begin]
    blank = sparse = 0
    begun = False
    for place, count in enumerate(crossed):
        if not count:
            blank, sparse = blank + 1, sparse + 1
            continue
        # A few rows may run across the blank between columns; of a column that only they fill,
        # nothing tells but blank on both sides.
        if blank >= narrowest or (count > most and sparse >= narrowest):
            if begun:
                edges.append(begin + place - 1)
            sparse = 0
        begun, blank = True, 0
        sparse = 0 if count > most else sparse + 1
    return (*edges, end)


def _hold_several(bands: Sequence[Band], edges: Sequence[float], pieced: bool) -> bool:
    """Whether so many rows lie within bands that lines are drawn below headers only, or
    headers alone are shaded; lines that tell the columns are hardly drawn so."""
    more = sum(_rows_in(band, edges) - 1 for band in bands)
    return more >= len(bands) / (1 if pieced else _SHARE_OF_BANDS)


def _rows_in(band: Band, edges: Sequence[float]) -> int:
    """How many rows a band seems to hold: blank across all its columns parts them, and each
    fills a good share of the columns."""
    groups: list[list[Word]] = []
    bottom = 0.0
    for line in band.lines():
        if not groups or line.top - bottom > _LINE_GAP * line.size:
            groups.append([])
        groups[-1].extend(line.words)
        bottom = max(bottom, line.bottom)
    fewest = max(2.0, _FILLED * (len(edges) - 1))
    return max(1, sum(filled(words, edges) >= fewest for words in groups))
