"""What `check` lists: mistakes in the plans, then breaches of the graph's shapes."""

from __future__ import annotations

from graph.store import Store
from graph.table import Row, Table
from graph.validate import source_faults, validate

__all__ = ["findings"]

_COLUMNS = ("where", "plan", "what", "about", "description", "place")
_IN_PLAN = "plan"
_IN_GRAPH = "graph"


def findings(store: Store) -> Table:
    """All findings, a row each: the plans' own faults first, in the order of their text.

    `where` is "plan" for a mistake that is printed in the plan, "graph" for a statement
    that the SHACL shapes forbid. No rows if nothing is wrong.
    """
    return Table("check", _COLUMNS, (*_faults(store), *_breaches(store)))


def _faults(store: Store) -> tuple[Row, ...]:
    table = source_faults(store)
    names = ("plan", "fault", "about", "description", "place")
    columns = (table.column(name) for name in names)
    return tuple((_IN_PLAN, *row) for row in zip(*columns, strict=True))


def _breaches(store: Store) -> tuple[Row, ...]:
    table = validate(store)
    names = ("plan", "severity", "focus", "message", "path")
    columns = (table.column(name) for name in names)
    return tuple((_IN_GRAPH, *row) for row in zip(*columns, strict=True))
