"""Marks behind names in a list of members that tell who has no seat ("Those marked # attend
but are not members")."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.relations.context import RelationContext

__all__ = ["has_no_seat", "marks_of_no_seat"]

_LEGEND = re.compile(
    r"\b(?:marked|shown|flagged|indicated)(?: with| by)?(?: an?)? ?[\"'“‘(]?"
    r"(?P<mark>asterisk|[#*†‡§^~+])[\"'”’)]?[^.;\n]{0,60}?"
    r"\b(?:(?:not|no) (?:\w+ ){0,2}(?:members?|seats?|votes?)|observers?|in attendance|"
    r"by invitation|advisers?|advisors?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def marks_of_no_seat(text: str) -> frozenset[str]:
    """The marks that a plan says stand behind those who are no members.

    >>> sorted(marks_of_no_seat("Those marked # attend but are not members."))
    ['#']
    >>> sorted(marks_of_no_seat("Those marked # have a second job."))
    []
    """
    marks = {match["mark"].lower() for match in _LEGEND.finditer(text)}
    return frozenset("*" if mark == "asterisk" else mark for mark in marks)


def has_no_seat(context: RelationContext, start: int, end: int) -> bool:
    """Whether somebody named between two offsets has such a mark behind the name."""
    text = context.document.text
    marks = marks_of_no_seat(text)
    if not marks:
        return False
    for name in context.named(start, end):
        behind = text[name.end : name.end + 3].strip()
        # "**Ann Lee**" is in bold.
        if text[name.end - 1] in marks or (behind[:1] in marks and behind[:2] != "**"):
            return True
    return False
