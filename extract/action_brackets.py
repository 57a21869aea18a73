"""Who is to do it, with whom and by when, in brackets at the end of an action's words:
"Light the paths. (Ann Lee, Parks Team, with Street Wardens; by May 2025)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.action_drafts import ActionDraft
from extract.columns import LEADS
from extract.dates import looks_like_date
from extract.namekinds import body_likeness, person_likeness, role_likeness, unnamed
from graph.records import FieldValue, plain

__all__ = ["Bracket", "pieces_of", "read_bracket", "take_bracket"]

_AT_END = re.compile(r"\((?P<inside>(?:[^()]|\([^()]{0,40}\)){3,200})\)[.;\s]*$")
_PIECE = re.compile(r"(?:[^,;()\t]|\([^()]{0,40}\))+")
_WHEN = re.compile(
    r"(?:by|before|from|until|within|during|starting|no later than|end of|ongoing|monthly|"
    r"quarterly|annually|weekly|each|every|asap|as soon as|immediately|at once|"
    r"(?:the )?next (?:meeting|week|month|term|quarter|year)|(?:once|twice|\w+ times) an?\b)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:from|until|during|starting|within)\b", re.IGNORECASE)
_WITH = re.compile(
    r"(?:^|(?<=\s))(?:(?:working |together |jointly )?with|supported by|helped by|assisted by)"
    r"\s+(?=[A-Z])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_NAME = 70
_PERSON, _ROLE, _BODY, _DATE = 0.8, 0.9, 0.4, 0.5
_PERSON_OF_BODY, _SURE = 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Bracket:
    """What brackets at the end of a text hold.

    `at` is where they open, `parts` are the role, begin and end of each field in the text.
    `is_told` is true where they name a person or post, or both somebody and a date that no
    source in brackets has ("by May 2025"); else they may as well hold a source or an aside.
    `is_dated` tells that the date is one by when, not from or until when a thing lasts.
    """

    at: int
    parts: tuple[tuple[str, int, int], ...]
    is_told: bool
    is_dated: bool
    names_body: bool

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the fields."""
        return frozenset(role for role, _, _ in self.parts)


def read_bracket(text: str) -> Bracket | None:
    """What stands in brackets at the end of a text, None where it names nobody.

    >>> words = "Light the paths (Ann Lee, with Kent Police, by May 2025)"
    >>> found = read_bracket(words)
    >>> [(role, words[begin:end]) for role, begin, end in found.parts]
    [('lead', 'Ann Lee'), ('supporting', 'Kent Police'), ('timescale', 'by May 2025')]
    """
    match = _AT_END.search(text)
    if match is None:
        return None
    parts = pieces_of(text, match.start("inside"), match.end("inside"))
    leads = [plain(text[begin:end]) for role, begin, end in parts if role == "lead"]
    if not leads or not leads[0][:1].isupper() or len(leads[0]) > _LONGEST_NAME:
        return None
    first = re.split(r"[,/&]| and ", leads[0])[0].strip()
    person = person_likeness(first) >= _PERSON or role_likeness(first) >= _ROLE
    beside = leads[0][len(first) :].strip(" ,")
    person = person or (
        person_likeness(first) >= _PERSON_OF_BODY and body_likeness(beside) >= _SURE
    )
    dated = any(
        role == "timescale" and _is_deadline(plain(text[begin:end]), text[match.start() : begin])
        for role, begin, end in parts
    )
    body = body_likeness(first) >= _BODY or body_likeness(leads[0]) >= _BODY
    by_when = dated and not any(
        role == "timescale" and _FROM.match(text[begin:end]) for role, begin, end in parts
    )
    return Bracket(match.start(), parts, person or dated, by_when, body)


def pieces_of(text: str, begin: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """The role, begin and end of each piece of words such as "Ann Lee, with Kent Police, by May":
    "lead", "supporting" or "timescale"; neighbours of one role come as one."""
    return tuple(_joined(_parts(text, begin, end)))


def take_bracket(draft: ActionDraft, *, bodies: bool = False) -> None:
    """Moves what the brackets at the end of an action's words tell into its fields.

    `bodies` tells that a body alone in them leads, as where each item of a list ends so.
    """
    found = read_bracket(draft.text)
    if found is None or draft.roles & LEADS or not (found.is_told or (bodies and found.names_body)):
        return
    for role, begin, end in found.parts:
        if role == "timescale" and draft.roles & {"start", "end", "timescale"}:
            continue
        start = draft.words_from + begin
        value = FieldValue(
            draft.text[begin:end],
            start,
            draft.words_from + end,
            draft.locator,
            "in brackets at the end",
            0.9,
        )
        draft.fields.append((role, value))
    draft.text = draft.text[: found.at].rstrip(" (")


def _parts(text: str, begin: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each piece between commas and semicolons with its role."""
    role = "lead"
    for match in _PIECE.finditer(text, begin, end):
        start, finish = _tight(text, match.start(), match.end())
        piece = text[start:finish]
        if not piece:
            continue
        if _is_when(piece):
            yield "timescale", start, finish
            continue
        beside = _WITH.search(piece)
        if beside is not None:
            if piece[: beside.start()].strip():
                yield role, *_tight(text, start, start + beside.start())
            role = "supporting"
            start += beside.end()
        yield role, start, finish


def _is_when(piece: str) -> bool:
    return bool(_WHEN.match(piece)) or looks_like_date(piece) >= _DATE or unnamed(piece)


def _is_deadline(when: str, before: str) -> bool:
    """Whether a date says by when, and is not that of a source ("Home Office, March 2024")."""
    if _WHEN.match(when) or unnamed(when):
        return True
    return before.rstrip().endswith(";") and _YEAR.fullmatch(when) is None


def _joined(parts: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The parts, neighbours of one role as one ("Ann Lee, Parks Team")."""
    held: tuple[str, int, int] | None = None
    for role, begin, end in parts:
        if held is not None and held[0] == role:
            held = (role, held[1], end)
            continue
        if held is not None:
            yield held
        held = (role, begin, end)
    if held is not None:
        yield held


def _tight(text: str, begin: int, end: int) -> tuple[int, int]:
    """The offsets without the white space around the words."""
    words = text[begin:end]
    return begin + len(words) - len(words.lstrip()), begin + len(words.rstrip())
