"""Columns of boxes, each box near to what it is joined to.

One column keeps its order; in the others a box stands at the mean height of what it is
joined to (the barycentre method of layered drawing: Sugiyama, Tagawa and Toda, 1981), moved
only as far as its neighbours ask for. No chance is involved.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Cell", "heights", "shelved", "stacked"]

GAP = 14
"""Free space between two boxes of a column."""
_SWEEPS = 6
_SHAPE = 16 / 9


@dataclass(frozen=True, slots=True)
class Cell:
    """A box to be placed, by its id, and how high it is."""

    id: str
    height: int


def stacked(cells: Sequence[Cell], top: float = 0) -> dict[str, float]:
    """The middles of the cells, one below the other in their order from `top` on."""
    found: dict[str, float] = {}
    for cell in cells:
        found[cell.id] = top + cell.height / 2
        top += cell.height + GAP
    return found


def heights(
    kept: Mapping[str, float],
    columns: Sequence[Sequence[Cell]],
    joined: Mapping[str, Collection[str]],
    top: float = 0,
) -> dict[str, float]:
    """The middles of all cells of the columns, at or below `top`; `kept` are those of the
    column that keeps its order, `joined` the ids that each id is joined to.

    A cell that is joined to nothing stands below the others of its column.
    """
    placed = dict(kept)
    for _ in range(_SWEEPS):
        for column in columns:
            wishes = {cell.id: _mean(cell.id, placed, joined) for cell in column}
            placed |= _column(column, wishes, top)
    return placed


def shelved(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where blocks of these widths and heights begin that stand in rows like books on
    shelves, about as wide together as a screen."""
    if not sizes:
        return []
    area = sum(width * height for width, height in sizes)
    widest = max(math.sqrt(area * _SHAPE), max(width for width, _ in sizes))
    found: list[tuple[float, float]] = []
    left = top = shelf = 0.0
    for width, height in sizes:
        if left and left + width > widest:
            left, top, shelf = 0.0, top + shelf, 0.0
        found.append((left, top))
        left += width
        shelf = max(shelf, height)
    return found


def _mean(
    cell: str, placed: Mapping[str, float], joined: Mapping[str, Collection[str]]
) -> float | None:
    found = [placed[other] for other in joined.get(cell, ()) if other in placed]
    return sum(found) / len(found) if found else None


def _column(
    column: Sequence[Cell], wishes: Mapping[str, float | None], top: float
) -> dict[str, float]:
    """One column, each cell as near to its wish as the others allow.

    Neighbours that would overlap are pooled and spread around their common mean (pool
    adjacent violators), which keeps the sum of squared shifts least.
    """
    wanted: list[tuple[float, int, Cell]] = []
    for number, cell in enumerate(column):
        wish = wishes[cell.id]
        if wish is not None:
            wanted.append((wish, number, cell))
    wanted.sort(key=lambda each: each[:2])
    cells = [cell for *_, cell in wanted]
    # With what stands above it taken off each wish, "below the last" becomes "never falling".
    packed = stacked(cells)
    pools: list[tuple[float, int]] = []  # mean and number of members
    for wish, _, cell in wanted:
        mean, count = wish - packed[cell.id], 1
        while pools and pools[-1][0] > mean:
            last_mean, last_count = pools.pop()
            mean = (last_mean * last_count + mean * count) / (last_count + count)
            count += last_count
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    # A long column would otherwise run up into what stands above it.
    lowest = top
    placed: dict[str, float] = {}
    for mean, cell in zip(means, cells, strict=True):
        placed[cell.id] = max(mean + packed[cell.id], lowest + cell.height / 2)
        lowest = placed[cell.id] + cell.height / 2 + GAP
    alone = [cell for cell in column if cell.id not in placed]
    return placed | stacked(alone, lowest + GAP if placed else top)
