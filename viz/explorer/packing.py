"""Rectangles side by side in rows, with a strip left free between two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["Packed", "packed"]


@dataclass(frozen=True, slots=True)
class Packed:
    """The corner of each rectangle, the size of the whole, and where the strip begins."""

    corners: Mapping[int, tuple[float, float]]
    width: float
    height: float
    strip: float


def packed(
    sizes: Mapping[int, tuple[float, float]], wide: float, strip: Callable[[float], float]
) -> Packed:
    """Rectangles by key, in rows from left to right and top to bottom in the given order.

    Rows are as wide as brings the whole nearest to `wide` times its height. `strip` tells the
    height of the strip for a width; it lies as near to the middle as rows allow.
    """
    widths = [width for width, _ in sizes.values()]
    limits = sorted({max(max(widths, default=0.0), each) for each in accumulate(widths)}) or [0.0]
    tries = [_in_rows(sizes, limit, strip) for limit in limits]
    return min(tries, key=lambda each: max(each.width / wide, each.height))


def _in_rows(
    sizes: Mapping[int, tuple[float, float]], limit: float, strip: Callable[[float], float]
) -> Packed:
    rows: list[list[int]] = [[]]
    across = 0.0
    for key, (width, _) in sizes.items():
        if rows[-1] and across + width > limit + 1e-9:
            rows.append([])
            across = 0.0
        rows[-1].append(key)
        across += width
    heights = [max((sizes[key][1] for key in row), default=0.0) for row in rows]
    total = sum(heights)
    width = max((sum(sizes[key][0] for key in row) for row in rows), default=0.0)
    tops = [0.0, *accumulate(heights)]
    at = min(range(len(tops)), key=lambda each: abs(tops[each] - total / 2))
    free = strip(width)
    corners: dict[int, tuple[float, float]] = {}
    for number, row in enumerate(rows):
        top = tops[number] + (free if number >= at else 0.0)
        left = 0.0
        for key in row:
            corners[key] = (left, top)
            left += sizes[key][0]
    return Packed(corners, width, total + free, tops[at])
