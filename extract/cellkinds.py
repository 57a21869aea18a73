"""How well the text of a cell suits a column, whatever the column's position."""

from __future__ import annotations

import re
from functools import cache

from extract.dates import looks_like_date
from extract.lexicon import fold
from extract.namekinds import body_likeness, head_kind, person_likeness, role_likeness, unnamed
from graph.records import Kind, plain

__all__ = ["fit", "is_number", "is_rag"]

_NUMBER = re.compile(
    r"\d{1,3}/\d{2,4}|\*?\s*(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,3}\s*[a-z]?\s*[.):]?\*?|"
    r"\*?[A-Z]\d{1,3}[a-z]?|[a-z]\)"
)
_RAG = re.compile(
    r"red|amber|green|blue|grey|yellow|[ragb]|completed?|(?:on|off) track|not started|"
    r"in progress|ongoing|at risk|overdue|closed|open"
)
_LONG = 8


def is_number(text: str) -> bool:
    """Whether a text is an action's number ("3", "*3", "1.2", "2a", "KC4").

    >>> is_number("*3"), is_number("2a)"), is_number("Dec-18")
    (True, True, False)
    """
    return _NUMBER.fullmatch(plain(text)) is not None


def is_rag(text: str) -> bool:
    """Whether a text is a traffic-light colour or a state of progress."""
    return _RAG.fullmatch(fold(text)) is not None


@cache
def fit(text: str, role: str | None) -> float:
    """How well a text suits a column of a role, from -2 (cannot be) to 2 (made for it).

    Zero says that the text tells nothing either way. The figures were chosen so that
    one telling cell outweighs the cost of a shift (see `alignment`).
    """
    text = plain(text)
    words = len(text.split())
    if not words:
        return 0.0
    if role is None:
        return -0.6
    if role in ("start", "end", "timescale"):
        date = looks_like_date(text)
        if date >= 0.5 or unnamed(text):
            return 2.0 * max(date, 0.5)
        return -2.0 if words <= 5 or person_likeness(text) >= 0.6 else -0.7
    if unnamed(text):
        return 0.0
    if role in ("number", "ref"):
        if is_number(text):
            return 2.0 if role == "number" else 1.0
        return -2.0 if words > 2 else -0.8
    if is_number(text):
        return -1.5 if role not in ("rag", "comment", "progress", "resources") else -0.5
    if role == "rag":
        return 2.0 if is_rag(text) else -1.0 if words > 3 or looks_like_date(text) >= 0.8 else -0.2
    if words <= 6 and looks_like_date(text) >= 0.8 and not is_rag(text):
        return -0.4 if role in ("progress", "comment", "resources") else -2.0
    person = person_likeness(text)
    if role == "lead":
        return _fit_lead(text, words, person)
    if role in ("lead_organisation", "supporting"):
        return _fit_body(text, words, person, role)
    if role == "document":
        return 1.0 if head_kind(text) is Kind.DOCUMENT else -0.5 if person >= 0.8 else 0.1
    if role == "theme":
        return (
            -1.5
            if person >= 0.8
            else 0.6
            if words >= 2 and text[0].isupper() and not text.endswith(".")
            else 0.0
        )
    if person >= 1.0 and words <= 4:
        return -1.2
    if role in ("action", "outcome") and words >= 4:
        return 0.5
    return 0.2 if words >= 4 else 0.0


def _fit_lead(text: str, words: int, person: float) -> float:
    parts = [part for part in re.split(r"\s*[/;,&\n]\s*|\s+and\s+", text) if part]
    best = max((person_likeness(part) for part in parts), default=0.0)
    if person >= 0.6 or best >= 0.8:
        return 2.0
    if role_likeness(text) >= 0.8:
        return 1.5
    if words >= _LONG and text[:1].isupper() and not any(role_likeness(part) for part in parts):
        return -1.6
    return 0.5 if body_likeness(text) >= 0.8 else -0.3


def _fit_body(text: str, words: int, person: float, role: str) -> float:
    body = body_likeness(text)
    if person >= 0.8:
        return -1.2 if role == "lead_organisation" else -0.6
    if body >= 0.8:
        return 1.6
    if words >= _LONG and (body < 0.6 or text.endswith(".")):
        return -1.6 if role == "lead_organisation" else -1.2
    return 0.8 if body >= 0.4 else -0.2
