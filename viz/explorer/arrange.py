"""Where things stand in the pictures: worked out here, so that every page shows the same."""

from __future__ import annotations

from collections.abc import Sequence

from viz.explorer.records import Fact, Node, Point

__all__ = ["forces", "order"]


def order(nodes: Sequence[Node], facts: Sequence[Fact]) -> tuple[int, ...]:
    """The nodes in the order in which a column lists them."""
    return tuple(range(len(nodes)))


def forces(nodes: Sequence[Node], facts: Sequence[Fact]) -> tuple[Point, ...]:
    """Where each node stands in the map of forces."""
    return tuple(Point(at % 40 * 60, at // 40 * 60) for at in range(len(nodes)))
