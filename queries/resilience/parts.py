"""What falls apart when one thing goes: every cut point of a network in one pass."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

__all__ = ["adjacency", "components", "parts_without_each"]

Adjacency = Mapping[str, Sequence[str]]


def adjacency(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The neighbours of each node, in order; an edge from a node to itself joins nothing."""
    beside: dict[str, set[str]] = {node: set() for node in nodes}
    for left, right in edges:
        if left != right:
            beside.setdefault(left, set()).add(right)
            beside.setdefault(right, set()).add(left)
    return {node: sorted(beside[node]) for node in sorted(beside)}


def parts_without_each(
    beside: Adjacency, only: Container[str] | None = None
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each cut point, or `only` these, the parts that what it joins falls into when it goes.

    One walk in depth finds them all: below a cut point each part that has no way round it is
    a run of the order in which the walk came to its nodes (Hopcroft and Tarjan, 1973).
    Nodes that are no cut points are not in the answer. To name the parts takes as long for
    each as there are nodes.
    """
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    seen: set[str] = set()
    for root in beside:
        if root not in seen:
            found.update(_parts_of_one(root, beside, only))
            seen.update(_reached([root], beside, frozenset()))
    return found


def components(beside: Adjacency, gone: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    """The parts that hang together when some nodes have gone, the largest first."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set(gone)
    for node in beside:
        if node not in seen:
            part = _reached([node], beside, gone)
            seen |= part
            found.append(tuple(sorted(part)))
    return sorted(found, key=lambda part: (-len(part), part))


def _parts_of_one(
    root: str, beside: Adjacency, only: Container[str] | None
) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    order: list[str] = [root]
    came: dict[str, int] = {root: 0}
    lowest: dict[str, int] = {root: 0}
    runs: dict[str, list[tuple[int, int]]] = {}
    walk: list[tuple[str, str | None, Iterator[str]]] = [(root, None, iter(beside[root]))]
    while walk:
        node, parent, onward = walk[-1]
        fresh = None
        for other in onward:
            if other not in came:
                fresh = other
                break
            if other != parent:
                lowest[node] = min(lowest[node], came[other])
        if fresh is not None:
            came[fresh] = lowest[fresh] = len(order)
            order.append(fresh)
            walk.append((fresh, node, iter(beside[fresh])))
            continue
        walk.pop()
        if parent is not None:
            lowest[parent] = min(lowest[parent], lowest[node])
            if lowest[node] >= came[parent]:
                runs.setdefault(parent, []).append((came[node], len(order)))
    for cut, below in runs.items():
        if only is not None and cut not in only:
            continue
        rest = _outside(order, cut, below)
        parts = [tuple(order[start:end]) for start, end in below]
        if rest:
            parts.append(rest)
        if len(parts) > 1:
            yield cut, tuple(parts)


def _outside(order: Sequence[str], cut: str, runs: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """What is neither the cut point nor in one of the runs."""
    ends = [0, *chain.from_iterable(runs), len(order)]
    kept = chain.from_iterable(
        order[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)
    )
    return tuple(node for node in kept if node != cut)


def _reached(start: Iterable[str], beside: Adjacency, gone: frozenset[str]) -> set[str]:
    found = set(start)
    waiting = list(found)
    while waiting:
        for other in beside[waiting.pop()]:
            if other not in found and other not in gone:
                found.add(other)
                waiting.append(other)
    return found
