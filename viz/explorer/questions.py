"""The bundled questions with their answers, and what each row of an answer speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.store import Store
from graph.table import Table
from queries.catalogue import Question as Bundled
from viz.answers import Answered, answers, whole_answers
from viz.explorer.nodes import Nodes
from viz.explorer.records import Column, Question, Rows
from viz.explorer.spoken import Spoken

__all__ = ["questions_of"]


def questions_of(
    store: Store,
    nodes: Nodes,
    current: Sequence[Answered] | None = None,
    whole: Mapping[str, Table] | None = None,
) -> tuple[Question, ...]:
    """Every bundled question in its order with its answer; `current` and `whole`, the tables
    with what is not current, are the answers where they have been asked already."""
    current = tuple(answers(store)) if current is None else current
    if whole is None:
        whole = whole_answers(store, current)
    spoken = Spoken(nodes)
    return tuple(_question(each, whole.get(each.question.name), spoken) for each in current)


def _question(answered: Answered, whole: Table | None, spoken: Spoken) -> Question:
    bundled: Bundled = answered.question
    differs = whole is not None and whole != answered.table
    return Question(
        name=bundled.name,
        family=bundled.family,
        title=bundled.title,
        summary=bundled.summary,
        columns=tuple(Column(each.name, each.description, each.dates) for each in answered.columns),
        parameters=bundled.parameters,
        query=bundled.text if bundled.function is None else "",
        empty=answered.empty,
        note=answered.note,
        current=_rows(answered.table, spoken),
        all=_rows(whole, spoken) if whole is not None and differs else None,
    )


def _rows(table: Table, spoken: Spoken) -> Rows:
    return Rows(
        table.rows,
        tuple(spoken.of(dict(zip(table.columns, row, strict=True))) for row in table.rows),
    )
