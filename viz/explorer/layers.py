"""Layers of a hierarchy: which stands above which, in which order, and how far along.

The method is Sugiyama's: circles are opened, each vertex is put below all that it points to,
an edge over several layers gets a bend in each, the layers are ordered by where their
neighbours stand, and the vertices are moved towards these without changing places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Edge", "Layers", "layers"]

_SWEEPS = 8

Edge = tuple[int, int]
"""From the lower vertex to the one above it."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The vertices in layers, the highest first, from left to right.

    Those from `count` on are bends. `centre` tells how far along each vertex stands, `bends`
    which ones each edge goes through on its way up. `opened` are the edges that point down,
    as they close a circle.
    """

    count: int
    rows: tuple[tuple[int, ...], ...]
    centre: Mapping[int, float]
    bends: Mapping[Edge, tuple[int, ...]]
    opened: tuple[Edge, ...]


def layers(count: int, edges: Sequence[Edge], width: Callable[[bool], float], gap: float) -> Layers:
    """The layers of vertices 0 to `count` - 1, joined by edges from lower to higher ones.

    `width` gives that of a vertex, or of a bend where it is told so. The same arguments give
    the same layers.
    """
    opened = _closing(count, edges)
    upward = [edge for edge in dict.fromkeys(edges) if edge not in opened]
    depth = _depths(count, upward)
    bends: dict[Edge, tuple[int, ...]] = {}
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    made = count
    for low, high in upward:
        passed = range(depth[low] - 1, depth[high], -1)
        bends[low, high] = tuple(range(made, made + len(passed)))
        depth.update(zip(bends[low, high], passed, strict=True))
        made += len(passed)
        way = (low, *bends[low, high], high)
        for one, other in pairwise(way):
            above.setdefault(one, []).append(other)
            below.setdefault(other, []).append(one)
    rows = _ordered(_rows(count, depth, below), above, below)
    half = {each: width(each >= count) / 2 for row in rows for each in row}
    centre = _centres(rows, above, below, half, gap)
    return Layers(count, tuple(map(tuple, rows)), centre, bends, tuple(opened))


def _closing(count: int, edges: Sequence[Edge]) -> dict[Edge, None]:
    """The edges that a walk upwards comes by to where it has been on its way."""
    above: dict[int, list[int]] = {}
    for low, high in dict.fromkeys(edges):
        above.setdefault(low, []).append(high)
    found: dict[Edge, None] = {}
    done: set[int] = set()
    for start in range(count):
        way = {start: iter(above.get(start, ()))} if start not in done else {}
        while way:
            here, onward = next(reversed(way.items()))
            higher = next(onward, None)
            if higher is None:
                done.add(here)
                del way[here]
            elif higher in way:
                found[here, higher] = None
            elif higher not in done:
                way[higher] = iter(above.get(higher, ()))
    return found


def _depths(count: int, edges: Sequence[Edge]) -> dict[int, int]:
    """How many edges the longest way up from each vertex has."""
    depth = dict.fromkeys(range(count), 0)
    # No way is longer than the number of vertices, and each round settles one more step.
    for _ in range(count):
        before = dict(depth)
        for low, high in edges:
            depth[low] = max(depth[low], depth[high] + 1)
        if depth == before:
            break
    return depth


def _rows(
    count: int, depth: Mapping[int, int], below: Mapping[int, Sequence[int]]
) -> list[list[int]]:
    """The layers in the order of a walk down from each top: a tree needs no crossing."""
    rows: list[list[int]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    seen: set[int] = set()
    waiting = [each for each in reversed(range(count)) if depth[each] == 0]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            rows[depth[here]].append(here)
            waiting.extend(reversed(below.get(here, ())))
    return rows


def _ordered(
    rows: list[list[int]],
    above: Mapping[int, Sequence[int]],
    below: Mapping[int, Sequence[int]],
) -> list[list[int]]:
    best, fewest = [list(row) for row in rows], _crossings(rows, above)
    for _ in range(_SWEEPS):
        for onward, beside in ((rows[1:], above), (rows[-2::-1], below)):
            for row in onward:
                position = {each: at for every in rows for at, each in enumerate(every)}
                row.sort(key=lambda each: _mean(beside.get(each, ()), position, each))
        crossings = _crossings(rows, above)
        if crossings < fewest:
            best, fewest = [list(row) for row in rows], crossings
    return best


def _crossings(rows: Sequence[Sequence[int]], above: Mapping[int, Sequence[int]]) -> int:
    position = {each: at for row in rows for at, each in enumerate(row)}
    found = 0
    for row in rows:
        ends = [(position[low], position[high]) for low in row for high in above.get(low, ())]
        found += sum(
            (one[0] - other[0]) * (one[1] - other[1]) < 0
            for at, one in enumerate(ends)
            for other in ends[:at]
        )
    return found


def _mean(beside: Sequence[int], position: Mapping[int, float], own: int) -> float:
    return sum(position[each] for each in beside) / len(beside) if beside else position[own]


def _centres(
    rows: Sequence[Sequence[int]],
    above: Mapping[int, Sequence[int]],
    below: Mapping[int, Sequence[int]],
    half: Mapping[int, float],
    gap: float,
) -> dict[int, float]:
    """Each vertex as near to the middle of its neighbours as those beside it let it."""
    centre: dict[int, float] = {}
    for row in rows:
        centre.update(_placed(row, dict.fromkeys(row, 0.0), half, gap))
    for _ in range(_SWEEPS):
        for onward, beside in ((rows[1:], above), (rows[::-1], below)):
            for row in onward:
                wanted = {each: _mean(beside.get(each, ()), centre, each) for each in row}
                centre.update(_placed(row, wanted, half, gap))
    left = min((centre[each] - half[each] for each in centre), default=0.0)
    return {each: at - left for each, at in centre.items()}


def _placed(
    row: Sequence[int], wanted: Mapping[int, float], half: Mapping[int, float], gap: float
) -> dict[int, float]:
    """The places nearest to those wanted, by least squares, at which none overlap."""
    offsets: list[float] = []
    for at, each in enumerate(row):
        before = offsets[-1] + half[row[at - 1]] + gap + half[each] if at else 0.0
        offsets.append(before)
    # Vertices that would overlap are taken together and stand at the mean of their wishes.
    groups: list[tuple[float, int]] = []
    for each, offset in zip(row, offsets, strict=True):
        total, number = wanted[each] - offset, 1
        while groups and groups[-1][0] / groups[-1][1] >= total / number:
            more, others = groups.pop()
            total, number = total + more, number + others
        groups.append((total, number))
    shifts = [total / number for total, number in groups for _ in range(number)]
    return {each: offset + shift for each, offset, shift in zip(row, offsets, shifts, strict=True)}
