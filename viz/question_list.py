"""The list of bundled questions, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.table import Table
from queries.catalogue import questions

__all__ = ["question_lines", "question_table"]

_COLUMNS = ("family", "question", "what it tells", "can be asked by")


def question_table() -> Table:
    """A row for each question: family, name, what it tells, what it can be asked by."""
    rows = ((each.family, each.name, each.summary, _words(each.parameters)) for each in questions())
    return Table("questions", _COLUMNS, tuple(rows))


def question_lines() -> Iterator[str]:
    """The questions under their families, one line each."""
    width = max(len(each.name) for each in questions())
    for number, (family, members) in enumerate(groupby(questions(), lambda each: each.family)):
        if number:
            yield ""
        yield family
        for each in members:
            yield f"  {each.name:<{width}}  {each.summary}"


def _words(parameters: Sequence[str]) -> str:
    return ", ".join(parameter.replace("_", " ") for parameter in parameters)
