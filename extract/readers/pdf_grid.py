"""Tables whose cells are drawn: from the lines on a page to the cells between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.pdf_page import Rule

__all__ = ["Box", "Grid", "grids_of"]

_SNAP, _REACH, _COVERED = 2.5, 3.0, 0.6
_MOST_RULES = 20_000
_MOST_EDGES = 400


@dataclass(frozen=True, slots=True)
class Box:
    """A drawn cell: its rows and columns (first included, last excluded) and its edges."""

    row: int
    column: int
    below: int
    after: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Drawn lines that meet: where they run across and down, and the cells between them."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.across[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.across[-1]


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """The grids that lines draw, from top to bottom; a single frame is one of one cell."""
    rules = list(rules)[:_MOST_RULES]
    level = _merged([rule for rule in rules if rule.level])
    upright = _merged([rule for rule in rules if not rule.level])
    grids = []
    for across, down in _meeting(level, upright):
        grid = _grid(across, down)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.top, grid.down[0]))


def _merged(rules: list[Rule]) -> list[Rule]:
    """The lines of one direction, those that lie on each other or go on as one."""
    merged: list[Rule] = []
    for group in _near(rules):
        at = sum(rule.at for rule in group) / len(group)
        start, end = group[0].start, group[0].end
        group.sort(key=lambda rule: rule.start)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start <= end + _REACH:
                end = max(end, rule.end)
            else:
                merged.append(Rule(rule.level, at, start, end))
                start, end = rule.start, rule.end
        merged.append(Rule(group[0].level, at, start, end))
    return merged


def _near(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if groups and rule.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _meeting(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The sets of lines that touch one another, directly or through others."""
    parents = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    order = sorted(range(len(upright)), key=lambda at: upright[at].start)
    for here, across in enumerate(level):
        for at in order:
            down = upright[at]
            if down.start > across.at + _REACH:
                break
            if down.end < across.at - _REACH:
                continue
            if across.start - _REACH <= down.at <= across.end + _REACH:
                parents[root(len(level) + at)] = root(here)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for here, across in enumerate(level):
        sets[root(here)][0].append(across)
    for at, down in enumerate(upright):
        sets[root(len(level) + at)][1].append(down)
    return [found for found in sets.values() if found[0] and found[1]]


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    # A table open at its sides ends where its lines across do, and the same down.
    lefts, rights = [rule.start for rule in level], [rule.end for rule in level]
    tops, bottoms = [rule.start for rule in upright], [rule.end for rule in upright]
    down = _distinct([rule.at for rule in upright] + [min(lefts), max(rights)])
    across = _distinct([rule.at for rule in level] + [min(tops), max(bottoms)])
    if len(down) < 2 or len(across) < 2 or max(len(down), len(across)) > _MOST_EDGES:
        return None
    return Grid(tuple(across), tuple(down), tuple(_boxes(across, down, level, upright)))


def _distinct(places: list[float]) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _SNAP + 0.5:
            distinct.append(place)
    return distinct


def _boxes(
    across: list[float], down: list[float], level: list[Rule], upright: list[Rule]
) -> list[Box]:
    """The cells: fields of the grid with no line between them are one."""
    rows, columns = len(across) - 1, len(down) - 1
    walls = _walls(down, across, upright)
    floors = _walls(across, down, level)
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            after = column + 1
            while after < columns and (after, row) not in walls and (row, after) not in taken:
                after += 1
            below = row + 1
            while (
                below < rows
                and not any(
                    (below, at) in floors or (below, at) in taken for at in range(column, after)
                )
                and not any((at, below) in walls for at in range(column + 1, after))
            ):
                below += 1
            taken.update((r, c) for r in range(row, below) for c in range(column, after))
            boxes.append(
                Box(row, column, below, after, down[column], across[row], down[after],
                    across[below])
            )  # fmt: skip
    return boxes


def _walls(places: list[float], between: list[float], rules: list[Rule]) -> set[tuple[int, int]]:
    """Which stretches of the grid's lines are drawn: the line's index, and the stretch's."""
    drawn: set[tuple[int, int]] = set()
    for rule in rules:
        index = min(range(len(places)), key=lambda at: abs(places[at] - rule.at))
        for stretch, (start, end) in enumerate(pairwise(between)):
            covered = min(end, rule.end) - max(start, rule.start)
            if covered >= _COVERED * (end - start):
                drawn.add((index, stretch))
    return drawn
