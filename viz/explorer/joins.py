"""What the pictures are arranged by: where each node belongs, and what it is joined to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from viz.explorer.records import Fact, Mention, Node

__all__ = ["COLUMNS", "SHARED", "Joins", "band_of", "column_of", "joins_of"]

COLUMNS = (
    ("person", "post"),
    ("organisation", "team"),
    ("panel", "partnership"),
    ("service", "fund"),
    ("action",),
)
"""The kinds that stand in each column, from left to right; `model/kinds.ts` says the same."""

SHARED = -1
"""The band of what more than one area names."""

_STATED = 2
_NAMED = 1

Joins = Sequence[Sequence[tuple[int, int]]]
"""For each node those that it is joined to, each once and in order, with their weight."""

_COLUMN = {kind: at for at, kinds in enumerate(COLUMNS) for kind in kinds}


def column_of(node: Node) -> int:
    """The column in which a node stands."""
    return _COLUMN[node.kind]


def band_of(node: Node) -> int:
    """The area to which a node belongs, `SHARED` where it belongs to several or none."""
    return node.areas[0] if len(node.areas) == 1 else SHARED


def joins_of(nodes: Sequence[Node], facts: Sequence[Fact], mentions: Sequence[Mention]) -> Joins:
    """What the plans state weighs more than an action's only naming something.

    The order of facts and mentions, and how often they say the same, make no difference.
    """
    found: list[dict[int, int]] = [defaultdict(int) for _ in nodes]

    def join(one: int, other: int, weight: int) -> None:
        if one != other:
            found[one][other] = max(found[one][other], weight)
            found[other][one] = max(found[other][one], weight)

    for fact in facts:
        join(fact.source, fact.target, _STATED)
    for mention in mentions:
        if mention.action >= 0:
            join(mention.node, mention.action, _NAMED)
    return tuple(tuple(sorted(each.items())) for each in found)
