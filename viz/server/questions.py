"""The pages of the bundled questions."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from queries.asked import Filters
from queries.catalogue import FAMILIES, Question, questions
from queries.run import KINDS
from viz.server.pages import Grid, page

__all__ = ["FILTERS", "answer_page", "filters_from", "list_page"]

_NOT_CURRENT = "include-not-current"
_YES = "yes"
_FIELDS = {
    "area": "Area",
    "theme": "Theme with the words",
    "kind": "Kind",
    "on": "On the day (year-month-day)",
}
FILTERS = (*_FIELDS, _NOT_CURRENT)
"""What an address may ask a question by, as `ask` does with its options."""


def filters_from(given: Mapping[str, str]) -> Filters:
    """The filters that an address gives; an empty one is none."""
    named = {name: given.get(name) or None for name in _FIELDS}
    return Filters(**named, include_not_current=given.get(_NOT_CURRENT) == _YES)


def list_page() -> str:
    """The page that lists the questions by family."""
    families = [
        (family, [question for question in questions() if question.family == family])
        for family in FAMILIES
    ]
    return page("questions.html", title="Questions", families=families)


def answer_page(
    question: Question,
    given: Mapping[str, str],
    table: Grid | None = None,
    empty: str = "",
    error: str = "",
) -> str:
    """The page of one question: a form for its filters, and the answer, what it means that
    there is none, or what is wrong with what was asked."""
    asked = {name: value for name, value in given.items() if value}
    return page(
        "answer.html",
        title=question.name,
        question=question,
        fields=[(name, words) for name, words in _FIELDS.items() if name in question.parameters],
        given=asked,
        kinds=KINDS,
        table=table,
        empty=empty[:1].upper() + empty[1:],
        error=error,
        other="?" + urlencode(asked) + ("&" if asked else ""),
    )
