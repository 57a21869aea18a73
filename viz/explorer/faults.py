"""The mistakes that the plans themselves hold, as places in their texts."""

from __future__ import annotations

from graph.records import plain
from graph.store import Store
from queries.catalogue import lookup
from viz.explorer.nodes import Nodes
from viz.explorer.records import Fault

__all__ = ["faults_of"]


def faults_of(store: Store, nodes: Nodes) -> tuple[Fault, ...]:
    """Every mistake found in a plan, by plan and place; what was read is not changed by it."""
    rows = store.query(lookup("page-faults"), "page-faults").rows
    found = (
        Fault(
            node=nodes.of.get(str(about), -1),
            plan=nodes.of_plan[str(plan)],
            start=int(start or 0),
            end=int(end or 0),
            kind=str(kind or ""),
            description=plain(str(description)),
            place=str(place),
        )
        for plan, start, end, kind, description, place, about in rows
        if str(plan) in nodes.of_plan
    )
    return tuple(sorted(found, key=lambda each: (each.plan, each.start, each.end)))
