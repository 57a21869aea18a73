"""How much of a network leads by each of its nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["betweenness"]


def betweenness(beside: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """For each node, how many of the shortest ways between two others lead by it.

    Where there are several shortest ways, each counts for its share (Brandes, 2001).
    NetworkX gives the same; this starts without loading it.
    """
    return dict(_betweenness(tuple((name, tuple(others)) for name, others in beside.items())))


@lru_cache(maxsize=1024)
def _betweenness(beside: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, float]:
    """The same, kept: an area's network is often the same with and without what has ended."""
    names = [name for name, _ in beside]
    number = {name: index for index, name in enumerate(names)}
    others = [[number[other] for other in around] for _, around in beside]
    total = [0.0] * len(names)
    for source in range(len(names)):
        ways, order, before = _shortest(source, others)
        share = [0.0] * len(names)
        for node in reversed(order):
            part = (1 + share[node]) / ways[node]
            for earlier in before[node]:
                share[earlier] += ways[earlier] * part
            if node != source:
                total[node] += share[node]
    # Each way was found from both of its ends.
    return {name: value / 2 for name, value in zip(names, total, strict=True)}


def _shortest(
    source: int, others: Sequence[Sequence[int]]
) -> tuple[list[int], list[int], list[list[int]]]:
    """From one node: how many shortest ways lead to each, the order in which they are
    reached, and what each is reached from."""
    ways = [0] * len(others)
    far = [-1] * len(others)
    before: list[list[int]] = [[] for _ in others]
    ways[source], far[source] = 1, 0
    order = [source]
    for node in order:
        for other in others[node]:
            if far[other] < 0:
                far[other] = far[node] + 1
                order.append(other)
            if far[other] == far[node] + 1:
                ways[other] += ways[node]
                before[other].append(node)
    return ways, order, before
