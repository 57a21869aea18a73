"""What `check` lists: mistakes in the plans, doubtful claims, breaches of the shapes."""

from __future__ import annotations

from graph.review.judgements import shown
from graph.review.relations import words_of
from graph.store import Store
from graph.table import Row, Table
from graph.validate import doubtful_claims, source_faults, validate

__all__ = ["findings"]

_COLUMNS = ("where", "plan", "what", "about", "description", "place")
_IN_PLAN = "plan"
_IN_READING = "reading"
_IN_GRAPH = "graph"
_LOW_CONFIDENCE = "low confidence"


def findings(store: Store) -> Table:
    """All findings, a row each: the plans' own faults first, in the order of their text.

    `where` is "plan" for a mistake that is printed in the plan, "reading" for a claim of
    low confidence, which the review asks about, "graph" for a statement that the SHACL
    shapes forbid. No rows if nothing is wrong.
    """
    return Table("check", _COLUMNS, (*_faults(store), *_doubts(store), *_breaches(store)))


def _faults(store: Store) -> tuple[Row, ...]:
    table = source_faults(store)
    names = ("plan", "fault", "about", "description", "place")
    columns = (table.column(name) for name in names)
    return tuple((_IN_PLAN, *row) for row in zip(*columns, strict=True))


def _doubts(store: Store) -> tuple[Row, ...]:
    rows: list[Row] = []
    for plan, subject, relation, thing, quote, place, rule, confidence, _ in doubtful_claims(
        store
    ).rows:
        about = f"{shown(str(subject))} – {words_of(str(relation))} – {shown(str(thing))}"
        said = f'"{shown(str(quote))}" ({rule}; confidence {confidence})'
        rows.append((_IN_READING, plan, _LOW_CONFIDENCE, about, said, place))
    return tuple(rows)


def _breaches(store: Store) -> tuple[Row, ...]:
    table = validate(store)
    names = ("plan", "severity", "focus", "message", "path")
    columns = (table.column(name) for name in names)
    return tuple((_IN_GRAPH, *row) for row in zip(*columns, strict=True))
