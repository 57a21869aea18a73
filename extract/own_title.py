"""The plan's own title among its opening lines, since the plan is a document it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.known_names import KnownNames
from extract.lexicon import fold
from extract.namekinds import head_kind
from extract.setting import is_place
from extract.units import Unit
from graph.records import Kind, plain

__all__ = ["own_title"]

_PLAN_WORD = re.compile(
    r"\b(?:plan|strategy|actions|programme|framework|tracker|commitments|priorities|response)\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\s*minutes of (?:the|a) [^\n]{5,80}?\b20\d\d\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[a-z][.;]\s\S|\b(?:this|the) plan\b|\b(?:is|are|was|were|will|has|have|must|should)\b|"
    r"^\s*[A-Z][a-z]+ (?:the|an?|our|all|each|every)\b"
)
_NUMBERED = re.compile(r"\s*(?:\d+[.)]|appendix\b|annex\b|contents\b)", re.IGNORECASE)
_MARKS = re.compile(
    r"\n|\s(?=(?:classification|owner|status|date|version|author|publisher)\s?:)|"
    r"(?<!\d)\s[–—-]\s|\s[–—-]\s(?!\d)|\s?:\s|\s/\s|"
    r"\s(?=(?:Agreed|Approved|Adopted|Endorsed|Signed off) (?:by|at|on)\b)|"
    r"(?<=[A-Z][A-Z\d][A-Z\d])\s(?=[A-Z][a-z]+ [A-Z][a-z]+)"
)
_PARTNERSHIP = re.compile(
    r"(?:[A-Z][\w'’-]*\s{1,2}){1,5}(?:Partnership|PARTNERSHIP)\s{1,3}(?=(?:[A-Z][\w'’:-]*\s){2})"
)
_OPENING_UNITS = 12
_LONGEST_LINE = 30
_LEAST_WORDS = 2


def own_title(units: tuple[Unit, ...], known: KnownNames) -> tuple[Unit, int, int] | None:
    """The unit that holds the title, and where the title stands in its text.

    A body or place that the line begins with is left out ("Safer Ashvale: Knife Plan"), and
    so is what a mark parts from it behind the word that says what it is.
    """
    for unit in units[:_OPENING_UNITS]:
        if unit.context not in ("prose", "heading") or len(unit.text.split()) > _LONGEST_LINE:
            continue
        minutes = _MINUTES.match(unit.text)
        if minutes is not None:
            start = minutes.start() + len(minutes.group()) - len(minutes.group().lstrip())
            return unit, start, minutes.end()
        if _NUMBERED.match(unit.text) or not _PLAN_WORD.search(unit.text):
            continue
        found = _titled(unit.text, known)
        if found is not None and _SENTENCE.search(unit.text[slice(*found)]) is None:
            return unit, *found
    return None


def _titled(text: str, known: KnownNames) -> tuple[int, int] | None:
    """Where the title stands in a line, None where the line holds none."""
    start: int | None = None
    for begin, end in _segments(text):
        segment = text[begin:end]
        if start is None:
            if _is_label(segment, known):
                continue
            start = begin + _after_partnership(segment)
        if _PLAN_WORD.search(segment):
            words = text[start:end].split()
            return (start, end) if len(words) >= _LEAST_WORDS else None
    return None


def _after_partnership(segment: str) -> int:
    """Where a title begins behind the partnership's name that stands before it."""
    match = _PARTNERSHIP.match(segment)
    return match.end() if match is not None else 0


def _segments(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in [*_MARKS.finditer(text), None]:
        end = match.start() if match else len(text)
        segment = text[at:end]
        if segment.strip():
            begin = at + len(segment) - len(segment.lstrip())
            yield begin, begin + len(segment.strip().rstrip(" ."))
        at = match.end() if match else end


def _is_label(segment: str, known: KnownNames) -> bool:
    """Whether what begins a title line is no part of the title: a body, a place, "title"."""
    name = plain(re.sub(r"\([^)]*\)", " ", segment))
    if fold(name) == "title" or is_place(name):
        return True
    named = known.entry_or_kind(name)
    kind = named[0] if named is not None else head_kind(name)
    return kind in (Kind.ORGANISATION, Kind.PANEL) and not _PLAN_WORD.search(name)
