"""Where lines run between columns of boxes: level out of a box, up or down in a lane, level on.

All lines of one box share a lane, so that they can be followed together, and lanes that
would run over each other stand side by side (the colouring of interval graphs: first come,
first free lane).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from viz.pictures.picture import Box, Line

__all__ = ["laned"]


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The free space between two columns of a block, by its left edge."""

    block: str
    left: float


def laned(lines: Iterable[Line], boxes: Iterable[Box], gap: int) -> tuple[Line, ...]:
    """The lines with their bends; `gap` is the width of the space between two columns.

    A line's lane lies beside that of its boxes which has more lines, on the side of the
    other; boxes of one column are joined on their right.
    """
    found = tuple(lines)
    placed = {box.id: box for box in boxes}
    ends = Counter(end for line in found for end in (line.source, line.target))
    hubs = [
        line.source if ends[line.source] >= ends[line.target] else line.target for line in found
    ]
    spans: dict[tuple[_Gutter, str], list[int]] = defaultdict(list)
    where: list[tuple[_Gutter, str]] = []
    for line, hub in zip(found, hubs, strict=True):
        other = placed[line.target if hub == line.source else line.source]
        key = (_gutter(placed[hub], other, gap), hub)
        spans[key] += (placed[hub].y, other.y)
        where.append(key)
    lanes = _lanes(spans, gap)
    return tuple(
        replace(
            line,
            bends=(
                (lanes[key], placed[line.source].y),
                (lanes[key], placed[line.target].y),
            ),
        )
        for line, key in zip(found, where, strict=True)
    )


def _gutter(hub: Box, other: Box, gap: int) -> _Gutter:
    if other.x >= hub.x:
        return _Gutter(hub.block, hub.x + hub.width / 2)
    return _Gutter(hub.block, hub.x - hub.width / 2 - gap)


def _lanes(spans: dict[tuple[_Gutter, str], list[int]], gap: int) -> dict[tuple[_Gutter, str], int]:
    """Where the lane of each box runs in each gutter."""
    by_gutter: dict[_Gutter, list[tuple[int, int, str]]] = defaultdict(list)
    for (gutter, hub), heights in spans.items():
        by_gutter[gutter].append((min(heights), max(heights), hub))
    found: dict[tuple[_Gutter, str], int] = {}
    for gutter, wanted in by_gutter.items():
        lanes = _apart(sorted(wanted))
        for number, lane in enumerate(lanes):
            x = round(gutter.left + gap * (number + 1) / (len(lanes) + 1))
            found |= {(gutter, hub): x for _, _, hub in lane}
    return found


def _apart(spans: Sequence[tuple[int, int, str]]) -> list[list[tuple[int, int, str]]]:
    """The spans, which come in order, in as few lanes as keep them from touching."""
    lanes: list[list[tuple[int, int, str]]] = []
    for span in spans:
        free = [lane for lane in lanes if lane[-1][1] < span[0]]
        if free:
            free[0].append(span)
        else:
            lanes.append([span])
    return lanes
