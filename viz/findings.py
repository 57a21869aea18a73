"""What `check` lists: mistakes in the plans, doubtful claims, breaches of the shapes."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

from graph.review.judgements import shown
from graph.review.relations import words_of
from graph.store import Store
from graph.table import Row, Table
from graph.validate import doubtful_claims, plans_in, source_faults, together, validate
from viz.beside import by_turns

__all__ = ["findings"]

_COLUMNS = ("where", "plan", "what", "about", "description", "place")
_IN_PLAN = "plan"
_IN_READING = "reading"
_IN_GRAPH = "graph"
_LOW_CONFIDENCE = "low confidence"
_MOST_TASKS = 256
_Told = Callable[[str, int, int], object]


def findings(store: Store, jobs: int = 1, told: _Told = lambda _what, _done, _of: None) -> Table:
    """All findings, a row each: the plans' own faults first, in the order of their text.

    `where` is "plan" for a mistake that is printed in the plan, "reading" for a claim of
    low confidence, which the review asks about, "graph" for a statement that the SHACL
    shapes forbid. No rows if nothing is wrong.

    Up to `jobs` processes share the work, where copies of this one can ask the store; `told` is
    given what is looked at, how many plans are done and how many there are.
    """
    breaches = _breaches(store, jobs if store.for_copies else 1, told)
    return Table("check", _COLUMNS, (*_faults(store), *_doubts(store), *breaches))


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


def _breaches(store: Store, jobs: int, told: _Told) -> tuple[Row, ...]:
    plans = plans_in(store)
    number = -(-len(plans) // _MOST_TASKS) or 1
    here = os.getpid()

    def look_at(first: int) -> tuple[Row, ...]:
        some = plans[first : first + number]
        # They are looked at in their order, whoever does so: one process knows how far all are.
        if os.getpid() == here:
            told(some[0][1], first, len(plans))
        return validate(store, some).rows

    tasks = [partial(look_at, first) for first in range(0, len(plans), number)]
    table = together(row for rows in by_turns(tasks, jobs) for row in rows)
    names = ("plan", "severity", "focus", "message", "path")
    columns = (table.column(name) for name in names)
    return tuple((_IN_GRAPH, *row) for row in zip(*columns, strict=True))
