"""The workbook of a whole graph: contents, overviews, a sheet for each question, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.newest import earlier_versions
from queries.catalogue import lookup
from queries.run import areas_named
from viz.answers import Answered, answers
from viz.workbook.answer_sheet import CONTENTS, AnswerSheet, write_answer
from viz.workbook.contents import Entry, write_contents
from viz.workbook.coverage import (
    COVERAGE,
    QUESTIONS,
    Standard,
    coverage,
    write_coverage,
)
from viz.workbook.leads_by_theme import LEADS_BY_THEME, QUESTION, write_leads_by_theme
from viz.workbook.sources import SOURCES, Sources
from viz.workbook.writer import Book

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["graph_bytes"]

_END = "end"
_CURRENT = "What they say has ended, or is only planned, is left out."
_EARLIER = "{}: {} is a later version of it, and that alone counts"
_WITH_ALL = 'What they say has ended, or is only planned, is in; a column "status" marks it.'


def graph_bytes(
    store: Store,
    area: str | None = None,
    include_not_current: bool = False,
    answered: Sequence[Answered] | None = None,
) -> bytes:
    """The answers to all bundled questions as the bytes of an .xlsx file.

    The same graph gives the same bytes. `area` and `include_not_current` are those of
    `queries.asked.Filters`; `answered` is the answers, where they have been asked already.
    Raises InputError for an area that is not known.
    """
    if answered is None:
        answered = tuple(answers(store, area, include_not_current))
    by_name = {each.question.name: each.table for each in answered}
    listed = store.query(lookup("standard-actions"), "standard-actions").rows
    matrix = coverage(
        (by_name[name] for name in QUESTIONS if name in by_name),
        [Standard(str(name), str(theme), str(kind)) for name, theme, kind, *_ in listed],
    )
    sources = Sources.of(store)
    sources.gather(each.table for each in answered)
    book = Book()
    overviews: list[tuple[str, str]] = []
    for title, shows, wanted in (
        (CONTENTS, "", False),
        (COVERAGE, "Which standard action is present in which area, or missing", bool(matrix)),
        (LEADS_BY_THEME, "How many actions each lead has under each theme",
         _leads(by_name[QUESTION])),
        (SOURCES, "Every place that an answer rests on, with its words", True),
    ):  # fmt: skip
        book.title(title)
        if wanted:
            overviews.append((title, shows))
    entries = [Entry(each, book.title(each.question.name)) for each in answered]
    write_contents(book, _plans(store, area, include_not_current), overviews, entries)
    if matrix is not None:
        write_coverage(book, matrix)
    write_leads_by_theme(book, by_name[QUESTION])
    for entry in entries:
        write_answer(book, _sheet(entry, sources))
    sources.write(book)
    return book.bytes()


def _sheet(entry: Entry, sources: Sources) -> AnswerSheet:
    answered = entry.answered
    question = answered.question
    heading = f"{question.name}: {question.summary.rstrip('.')}. {answered.note}".strip()
    return AnswerSheet(
        title=entry.title,
        table=answered.table,
        columns=answered.columns,
        heading=heading,
        links=sources.links(answered.table),
        empty=answered.empty,
        ends=_ends(answered) if answered.all_ends else None,
    )


def _ends(answered: Answered) -> int | None:
    """The column of the dates by which something should have ended."""
    dates = [at for at, column in enumerate(answered.columns) if column.dates]
    named = [at for at in dates if _END in answered.columns[at].name]
    return next(iter(named or dates), None)


def _leads(table: object) -> bool:
    from graph.table import Table

    return isinstance(table, Table) and any(table.column("lead"))


def _plans(store: Store, area: str | None, include_not_current: bool) -> list[str]:
    """What the workbook was made of, a line each."""
    wanted = None if area is None else areas_named(store, area)
    rows = store.query(lookup("plans"), "plans").rows
    lines = [
        f"{file}: {name or 'area not stated'}, {actions} action{'' if actions == 1 else 's'}"
        for file, name, node, actions in rows
        if wanted is None or node in wanted
    ]
    if include_not_current:
        return [*lines, _WITH_ALL]
    files = {str(row[0]) for row in rows if wanted is None or row[2] in wanted}
    earlier = [each for each in earlier_versions(store) if each[0] in files]
    return [*lines, *(_EARLIER.format(*each) for each in earlier), _CURRENT]
