"""The bundled questions with their answers, and what each row of an answer speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.store import Store
from graph.table import Row, Table
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
    table = answered.table
    current = Rows(table.rows, tuple(_nodes(table.columns, row, spoken) for row in table.rows))
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
        current=current,
        all=None if whole is None or whole == table else _whole(whole, table, current, spoken),
    )


def _whole(whole: Table, table: Table, current: Rows, spoken: Spoken) -> Rows:
    """The rows of the whole answer, most of which stand in the current one too."""
    same = whole.columns == table.columns
    known = dict(zip(current.rows, current.nodes, strict=True)) if same else {}
    nodes = (
        known[row] if row in known else _nodes(whole.columns, row, spoken) for row in whole.rows
    )
    return Rows(whole.rows, tuple(nodes))


def _nodes(columns: Sequence[str], row: Row, spoken: Spoken) -> tuple[int, ...]:
    return spoken.of(dict(zip(columns, row, strict=True)))
