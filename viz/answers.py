"""All bundled questions asked at once, for a workbook or a folder of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.newest import newest
from graph.store import Store
from graph.table import Table
from queries.asked import Filters
from queries.catalogue import Column, Question, lookup, questions
from queries.run import NEEDS_A_DAY, answer, why_empty

__all__ = ["Answered", "answers", "changed_by", "whole_answers"]

_EVER = "9999-12-31"
"""A day that comes after every end: what should have ended before is all that has an end."""
_NOT_CURRENT = "not_current"
_NO_DAY = "A file holds no clock: all that has an end date is listed, whether or not it is past."
_ALL_AREAS = "It cannot be asked by area: these are the answers for all areas."


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer: the table, its columns as the catalogue describes them,
    what it means if there are no rows ("" where there are), and what to know of how it
    was asked ("" where it is the question as it stands)."""

    question: Question
    table: Table
    columns: tuple[Column, ...]
    empty: str
    note: str

    @property
    def all_ends(self) -> bool:
        """Whether it lists all that has an end, where the question asks for a day."""
        return self.question.name in NEEDS_A_DAY


def answers(
    store: Store,
    area: str | None = None,
    include_not_current: bool = False,
    asked: Iterable[Question] | None = None,
) -> Iterator[Answered]:
    """The answers to the questions, all bundled ones unless told, in their order.

    Each is asked by what it can be asked by. The same graph gives the same answers on
    every day. Raises InputError for an area that is not known.
    """
    for question in questions() if asked is None else asked:
        takes = question.parameters
        filters = Filters(
            area=area if "area" in takes else None,
            include_not_current=include_not_current and _NOT_CURRENT in takes,
        )
        if question.name in NEEDS_A_DAY:
            filters = replace(filters, on=_EVER)
        table = answer(store, question.name, filters)
        if filters.on is not None:
            table = _whenever(table, question)
        described = {column.name: column for column in question.columns}
        notes = [_NO_DAY] if filters.on else []
        if area is not None and filters.area is None:
            notes.append(_ALL_AREAS)
        yield Answered(
            question=question,
            table=table,
            columns=tuple(described[name] for name in table.columns),
            empty="" if table.rows else _sentence(why_empty(store, question.name, filters)),
            note=" ".join(notes),
        )


def whole_answers(
    store: Store, current: Iterable[Answered], changed: Collection[str] | None = None
) -> dict[str, Table]:
    """The answers with what has ended and what is only planned, by question, to those of the
    questions answered without it that can be asked so. `changed` is what `changed_by` gives,
    where that has been looked up already."""
    changed = changed_by(store) if changed is None else set(changed)
    can_be = [each for each in current if _NOT_CURRENT in each.question.parameters]
    asked = [each.question for each in can_be if changed.intersection(each.question.changed_by)]
    again = {each.question.name: each.table for each in answers(store, None, True, asked)}
    return {each.question.name: each.table for each in can_be} | again


def changed_by(store: Store) -> set[str]:
    """What `Question.changed_by` says of what this graph says is not current."""
    if newest(store) is not store:
        # Versions that others have come after change everything.
        return {each for question in questions() for each in question.changed_by}
    rows = store.query(lookup("not_current"), "what is not current").rows
    return {str(row[0]) for row in rows}


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _whenever(table: Table, question: Question) -> Table:
    """The answer as on no day in particular, without columns that count from the day."""
    kept = [at for at, column in enumerate(question.columns) if not column.from_the_day]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(table.name, tuple(table.columns[at] for at in kept), rows)
