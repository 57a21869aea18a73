"""The order in which the words of a page are read: columns of running text one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf_lines import Line, lines_of, pieces
from extract.readers.pdf_words import Word

__all__ = ["zones"]

_LEAST_SIDE, _FULL, _FEWEST_WORDS = 4, 0.55, 3.5
_HALF_GUTTER, _STEP, _DEEPEST = 4.0, 4.0, 3
_LONE = 0.8


def zones(words: Sequence[Word], depth: int = 0) -> list[list[Word]]:
    """The words in the parts of a page that are read one after another.

    Text set in columns is cut along the blank space between them; all else stays whole.
    """
    if not words:
        return []
    runs = sorted((p for line in lines_of(words) for p in pieces(line)), key=lambda p: p.bottom)
    found = _gutter(runs) if depth < _DEEPEST else None
    if found is None:
        return [list(words)]
    at, first, after = found
    left = [w for run in runs[first:after] if run.x1 <= at for w in run.words]
    right = [w for run in runs[first:after] if run.x0 >= at for w in run.words]
    above = [w for run in runs[:first] for w in run.words]
    below = [w for run in runs[after:] for w in run.words]
    return [
        *zones(above, depth + 1),
        *zones(left, depth + 1),
        *zones(right, depth + 1),
        *zones(below, depth + 1),
    ]


def _gutter(runs: list[Line]) -> tuple[float, int, int] | None:
    """Where a blank stripe parts two columns of running text, and the runs beside it."""
    begin, end = min(run.x0 for run in runs), max(run.x1 for run in runs)
    best: tuple[int, float, float, int, int] | None = None
    steps = int((end - begin) * 0.5 / _STEP)
    for step in range(steps + 1):
        at = begin + (end - begin) * 0.25 + step * _STEP
        crossed = [-1, *(i for i, run in enumerate(runs) if _crosses(run, at)), len(runs)]
        for above, below in pairwise(crossed):
            beside = runs[above + 1 : below]
            if _are_columns(beside, at):
                middle = abs(at - (begin + end) / 2)
                best = max(best or (0, 0.0, 0.0, 0, 0),
                           (len(beside), -middle, at, above + 1, below))  # fmt: skip
    return (best[2], best[3], best[4]) if best else None


def _crosses(run: Line, at: float) -> bool:
    return run.x0 < at + _HALF_GUTTER and run.x1 > at - _HALF_GUTTER


def _are_columns(runs: list[Line], at: float) -> bool:
    return all(
        _is_running_text(side)
        for side in ([r for r in runs if r.x1 <= at], [r for r in runs if r.x0 >= at])
    )


def _is_running_text(side: list[Line]) -> bool:
    """Whether lines are those of a column of text: most reach nearly as far as the widest,
    hold several words, and stand alone at their height."""
    if len(side) < _LEAST_SIDE:
        return False
    begin, end = min(run.x0 for run in side), max(run.x1 for run in side)
    filled = sum(run.x1 - run.x0 for run in side) / len(side)
    words = sum(len(run.words) for run in side) / len(side)
    heights = sorted(run.bottom for run in side)
    alone = sum(b - a > 0.3 * side[0].size for a, b in pairwise(heights)) + 1
    return filled >= _FULL * (end - begin) and words >= _FEWEST_WORDS and alone >= _LONE * len(side)
