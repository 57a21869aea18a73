"""Fields printed inside running text, each after its label ("Lead: …; By: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.columns import ACTION_FIELDS, LEADS, column_role
from extract.dates import looks_like_date
from extract.namekinds import person_likeness, unnamed
from graph.records import FieldValue

__all__ = ["LabelledText", "read_labelled"]

_NAME = r"(?:[A-Z]|(?<=[(\[])[a-z])[A-Za-z]{1,20}(?:[ /][A-Za-z]{2,15}){0,3}"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s.;,(\[|–—-]))\(?\[?(?P<label>{_NAME})\s?:\s*"
    rf"|^\s*(?P<first>{_NAME})\s[–—]\s*"
    r"|(?:(?<=[.;,] )|^)(?P<bare>Deadline|Due|Target date)\s+(?=\d)"
)
# The pattern is slow to find nothing in a text, and fits none without one of these.
_MARKS = (":", "–", "—", "Deadline", "Due", "Target date")
_WHEN = re.compile(
    r"\s*(?:by|from|until|before|within|ongoing|(?:once|twice|\w+ times) a\b|monthly|quarterly|"
    r"annually|weekly|starting|to be|\w[\w ]{1,39} by )\b",
    re.IGNORECASE,
)
_WITH = re.compile(r",?\s+with\s+(?=[A-Z])")
_EDGE = " \t\n.;,|)]([–—-"


@dataclass(frozen=True, slots=True)
class LabelledText:
    """The words before the first label, and the labelled fields after them."""

    text: str
    fields: tuple[tuple[str, FieldValue], ...]


def read_labelled(text: str, start: int, locator: str) -> LabelledText:
    """Parts a text that begins at offset `start` of its document at the labels in it.

    Only labels that are worded like a column heading of an action's field count.

    >>> found = read_labelled("Run a knife bin scheme. Lead: Ann Lee; By: May 2024", 0, "line 1")
    >>> found.text, [(role, value.text) for role, value in found.fields]
    ('Run a knife bin scheme', [('lead', 'Ann Lee'), ('end', 'May 2024')])
    """
    marks: list[tuple[int, int, str]] = []
    for match in _LABEL.finditer(text) if any(mark in text for mark in _MARKS) else ():
        label = match["label"] or match["first"] or match["bare"]
        cut, role = _label_in(label) if match["label"] else (0, _role(label))
        if role in ACTION_FIELDS:
            marks.append((match.start() + cut, match.end(), str(role)))
    if not marks:
        return LabelledText(text, ())
    fields: list[tuple[str, FieldValue]] = []
    for (_, begin, role), after in zip(marks, [*marks[1:], None], strict=True):
        finish = after[0] if after else len(text)
        value = text[begin:finish]
        left = len(value) - len(value.lstrip(_EDGE))
        right = len(value.rstrip(_EDGE))
        if value.count("(") > value[left:right].count("(") or (
            ")" in value[right:] and "(" in value[left:right] and ")" not in value[left:right]
        ):
            right += value[right:].find(")") + 1
        if left < right:
            fields.extend(_parts(role, value[left:right], start + begin + left, locator))
    words = text[: marks[0][0]]
    kept = words.rstrip(_EDGE + ":")
    if kept.count("(") > kept.count(")") and ")" in words[len(kept) :]:
        kept = words[: words.index(")", len(kept)) + 1]
    return LabelledText(kept, tuple(fields))


def _role(label: str) -> str | None:
    return "end" if label.lower() in ("by", "due by", "complete by") else column_role(label)


def _label_in(words: str) -> tuple[int, str | None]:
    """Where in the words before a colon the label begins, and its role: behind the value
    that ends there, where only blanks part them ("Ian Reed By when:")."""
    for match in re.finditer(r"(?<=[a-z] )(?=[A-Z])", words):
        label, value = words[match.start() :], words[: match.start()]
        if _role(label) in ACTION_FIELDS and person_likeness(value) >= 0.5:
            return match.start(), _role(label)
    return 0, _role(words)


def _parts(role: str, value: str, start: int, locator: str) -> Iterator[tuple[str, FieldValue]]:
    """A lead's value parted from the supporters and the date that follow it unlabelled
    ("Ann Lee, Ashvale Council, with Kent Police; by May 2025")."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^;]+", value)]
    if role not in LEADS or not pieces:
        yield role, FieldValue(value, start, start + len(value), locator)
        return
    kept_end = pieces[0][1]
    for at, (begin, end) in enumerate(pieces):
        piece = value[begin:end]
        if at and (_WHEN.match(piece) or looks_like_date(piece) >= 0.5 or unnamed(piece)):
            left = len(piece) - len(piece.lstrip())
            at_piece, words = start + begin + left, piece.strip()
            yield "timescale", _behind(words, at_piece, locator)
        elif at:
            kept_end = end
    lead = value[:kept_end]
    with_others = _WITH.search(lead)
    if with_others is not None:
        begin = with_others.end()
        others = lead[begin:].rstrip()
        yield "supporting", _behind(others, start + begin, locator)
        lead = lead[: with_others.start()]
    lead = lead.rstrip(" ,")
    yield role, FieldValue(lead, start, start + len(lead), locator)


def _behind(words: str, start: int, locator: str) -> FieldValue:
    return FieldValue(words, start, start + len(words), locator, "behind the lead", 0.9)
