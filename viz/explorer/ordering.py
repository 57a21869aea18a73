"""The order of things in the columns of the picture, with few links that cross.

Within each column of each band things are sorted by where the things they are joined to
stand on average (Sugiyama's barycentre method), to and fro over the columns; the order with
the fewest crossings is kept. What is joined to nothing comes last, actions as in their plan.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from viz.explorer.joins import COLUMNS, Joins, band_of, column_of, joins_of
from viz.explorer.records import Fact, Mention, Node

__all__ = ["crossings", "order"]

_SWEEPS = 8

_Cells = dict[tuple[int, int], list[int]]
"""The nodes in each column of each band, from top to bottom."""
_Links = dict[tuple[int, int], list[tuple[int, int]]]
"""The pairs of joined nodes, by their columns from left to right."""


def order(
    nodes: Sequence[Node], facts: Sequence[Fact], mentions: Sequence[Mention] = ()
) -> tuple[int, ...]:
    """Every node once, by band (what several areas share first), column and place in it."""
    joins = joins_of(nodes, facts, mentions)
    links = _links(nodes, joins)
    cells = _first(nodes, joins)
    best, fewest = _listed(cells), _crossings(cells, links)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        columns = range(len(COLUMNS))
        for column in reversed(columns) if sweep % 2 else columns:
            _sort(cells, column, joins)
        count = _crossings(cells, links)
        if count < fewest:
            best, fewest = _listed(cells), count
    return best


def crossings(ordered: Sequence[int], nodes: Sequence[Node], facts: Sequence[Fact]) -> int:
    """How many pairs of links cross between two columns if nodes are listed in this order."""
    return _crossings(_cells(ordered, nodes), _links(nodes, joins_of(nodes, facts, ())))


def _first(nodes: Sequence[Node], joins: Joins) -> _Cells:
    """Actions as they stand in their plans, other things by name; what is joined to nothing
    last."""

    def place(at: int) -> tuple[object, ...]:
        node = nodes[at]
        return (
            not joins[at],
            node.plans[:1] if node.kind == "action" else (),
            node.start,
            node.label.casefold(),
            node.iri,
        )

    return _cells(sorted(range(len(nodes)), key=place), nodes)


def _cells(ordered: Sequence[int], nodes: Sequence[Node]) -> _Cells:
    cells: _Cells = defaultdict(list)
    for at in ordered:
        cells[band_of(nodes[at]), column_of(nodes[at])].append(at)
    return dict(sorted(cells.items()))


def _listed(cells: _Cells) -> tuple[int, ...]:
    return tuple(at for cell in cells.values() for at in cell)


def _heights(cells: _Cells) -> Mapping[int, float]:
    """How far down each node stands: each column of a band is spread over the band's height,
    which is that of its longest column."""
    rows: dict[int, int] = defaultdict(int)
    for (band, _), cell in cells.items():
        rows[band] = max(rows[band], len(cell))
    found: dict[int, float] = {}
    top = 0
    for band in sorted(rows):
        for column in range(len(COLUMNS)):
            cell = cells.get((band, column), [])
            for rank, at in enumerate(cell):
                found[at] = top + (rank + 0.5) * rows[band] / len(cell)
        top += rows[band]
    return found


def _sort(cells: _Cells, column: int, joins: Joins) -> None:
    """Sorts one column, in every band, by where each node's joins stand on average."""
    heights = _heights(cells)

    def average(at: int) -> tuple[bool, float]:
        if not joins[at]:
            return (True, 0.0)
        total = sum(weight * heights[other] for other, weight in joins[at])
        return (False, total / sum(weight for _, weight in joins[at]))

    for (_, own), cell in cells.items():
        if own == column:
            cell.sort(key=average)


def _links(nodes: Sequence[Node], joins: Joins) -> _Links:
    columns = [column_of(node) for node in nodes]
    between: _Links = defaultdict(list)
    for at, others in enumerate(joins):
        for other, _ in others:
            if columns[at] < columns[other]:
                between[columns[at], columns[other]].append((at, other))
    return between


def _crossings(cells: _Cells, links: _Links) -> int:
    rank = {at: place for place, at in enumerate(_listed(cells))}
    return sum(
        _inversions([end for _, end in sorted((rank[at], rank[other]) for at, other in joined)])
        for joined in links.values()
    )


def _inversions(ends: Sequence[int]) -> int:
    """How many pairs stand the wrong way round."""
    before: list[int] = []
    count = 0
    for seen, end in enumerate(ends):
        at = bisect_right(before, end)
        before.insert(at, end)
        count += seen - at
    return count
