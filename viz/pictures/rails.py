"""Where reporting lines run: up from the lower box, across above its row, up to the higher box.

A line that would so run behind other boxes, and seem to join them, goes around all of them
on the left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from viz.pictures.picture import Bend, Box, Line

__all__ = ["railed"]

_ABOVE, _APART, _MOST = 24, 10, 5
"""How far above a row lines run, and how far from each other; so many have room."""
_BESIDE = 40


@dataclass(frozen=True, slots=True)
class _Way:
    """A line's lower and upper box, and whether it runs from the lower to the upper."""

    lower: Box
    upper: Box
    upward: bool


def railed(lines: Iterable[Line], bodies: Sequence[Box], others: Sequence[Box]) -> tuple[Line, ...]:
    """The lines between bodies with their bends; bodies and others are in their places.

    Lines to one body share their way, those to different bodies run side by side.
    """
    found = tuple(lines)
    placed = {box.id: box for box in bodies}
    tops = sorted({_top(box) for box in bodies})
    ways: list[_Way] = []
    for line in found:
        source, target = placed[line.source], placed[line.target]
        upward = _top(source) >= _top(target)
        ways.append(_Way(source, target, True) if upward else _Way(target, source, False))
    detours = _detours(ways, (*bodies, *others))
    rails: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for way in ways:
        name = (way.upper.x, way.upper.id)
        rails[_top(way.lower)].add(name)
        if way.upper.id in detours:
            rails[_next(_top(way.upper), tops)].add(name)
    order = {top: [id_ for _, id_ in sorted(names)] for top, names in rails.items()}
    rail = partial(_rail, order)
    return tuple(
        replace(line, bends=_bends(way, detours.get(way.upper.id), tops, rail))
        for line, way in zip(found, ways, strict=True)
    )


def _bends(
    way: _Way, detour: int | None, tops: Sequence[int], rail: Callable[[int, str], int]
) -> tuple[Bend, ...]:
    across = rail(_top(way.lower), way.upper.id)
    bends: tuple[Bend, ...] = ((way.lower.x, across), (way.upper.x, across))
    if detour is not None and _rows_between(way, tops):
        below = rail(_next(_top(way.upper), tops), way.upper.id)
        bends = ((way.lower.x, across), (detour, across), (detour, below), (way.upper.x, below))
    return bends if way.upward else bends[::-1]


def _rail(order: dict[int, list[str]], top: int, upper: str) -> int:
    """The height of the rail above the row that begins at `top`, for lines to a body."""
    return top - _ABOVE - _APART * (order[top].index(upper) % _MOST)


def _detours(ways: Iterable[_Way], boxes: Sequence[Box]) -> dict[str, int]:
    """For each upper box that cannot be come to straight, how far right the way around runs
    that leads there: to the left of all that stands between."""
    lefts: dict[str, int] = {}
    for way in ways:
        between = [box for box in boxes if _top(way.upper) < _top(box) < _top(way.lower)]
        if any(abs(box.x - way.upper.x) < box.width // 2 for box in between):
            left = min(box.x - box.width // 2 for box in between) - _BESIDE
            lefts[way.upper.id] = min(left, lefts.get(way.upper.id, left))
    return {id_: left - _APART * number for number, (id_, left) in enumerate(sorted(lefts.items()))}


def _rows_between(way: _Way, tops: Sequence[int]) -> bool:
    """Whether there is a row between those of the two boxes."""
    return _next(_top(way.upper), tops) < _top(way.lower)


def _next(top: int, tops: Sequence[int]) -> int:
    """Where the row below the one that begins at `top` begins; for the last, where it does."""
    return min((each for each in tops if each > top), default=top)


def _top(box: Box) -> int:
    return box.y - box.height // 2
