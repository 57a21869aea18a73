"""Who holds which post at which body, where a text puts their names side by side."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.relations.context import RelationContext, claim_at
from extract.relations.masked_text import Thing
from extract.relations.names import things_between
from extract.units import Unit, sentences_of
from graph.records import Claim

__all__ = ["Form", "affiliation_claims", "affiliations_in", "forms"]

_NAMES = {"person": ("person",), "role": ("role",), "body": ("organisation",), "panel": ("panel",)}
_CELLS = ("lead", "body", "name", "post")
_ENDED = re.compile(
    r"\b(?:former(?:ly)?|ex|previous(?:ly)?|past|then|outgoing|until)[\s-]*$", re.IGNORECASE
)
_PLANNED = re.compile(r"\b(?:incoming|designate|future|prospective)[\s-]*$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|nor|never|instead of|rather than|no)\s+(?:the\s+)?$", re.IGNORECASE)
_RANK = r"(?:[A-Z][\w/]{0,14}\.?\s){0,4}"


@dataclass(frozen=True, slots=True)
class Form:
    """A row of names and gaps; `gives` are (place, predicate, place) of names from 0."""

    sequence: str
    names: tuple[str, ...]
    gaps: tuple[re.Pattern[str], ...]
    gives: tuple[tuple[int, str, int], ...]
    confidence: float
    example: str


@cache
def forms() -> tuple[Form, ...]:
    """All forms of `patterns/affiliations.toml`, in the order of the file."""
    path = Path(__file__).parent.parent / "patterns" / "affiliations.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    gaps: dict[str, str] = read["gaps"]
    found = []
    for form in read["form"]:
        words = form["sequence"].split()
        found.append(
            Form(
                form["sequence"],
                tuple(words[::2]),
                # A rank may stand before a person's name ("Service Director, Supt Ann Lee").
                tuple(
                    re.compile(f"(?:{gaps[gap]})" + (_RANK if after == "person" else ""))
                    for gap, after in zip(words[1::2], words[2::2], strict=True)
                ),
                tuple(_given(gives) for gives in form["gives"]),
                form["confidence"],
                form["example"],
            )
        )
    return tuple(found)


def _given(text: str) -> tuple[int, str, int]:
    left, predicate, right = text.split()
    return int(left) // 2, predicate, int(right) // 2


def affiliation_claims(context: RelationContext) -> Iterator[Claim]:
    """Posts and bodies beside people's names, in running text and in cells."""
    for unit in context.units:
        for start, end in _stretches(unit):
            things = things_between(context, start, end, areas=False)
            if len(things) > 1 and any(thing.kind == "person" for thing in things):
                yield from affiliations_in(context.text, things, unit.locator)


def _stretches(unit: Unit) -> Iterator[tuple[int, int]]:
    if unit.context in _CELLS:
        for line in re.finditer(r"[^\n]+", unit.text):
            yield unit.start + line.start(), unit.start + line.end()
    elif unit.context in ("prose", "heading"):
        yield from sentences_of(unit)


def affiliations_in(text: str, things: Sequence[Thing], locator: str) -> Iterator[Claim]:
    """What a row of things says of each other; `text` is what their offsets refer to."""
    at = 0
    while at < len(things):
        form = next((form for form in forms() if _matches(form, text, things, at)), None)
        if form is None:
            at += 1
            continue
        used = things[at : at + len(form.names)]
        yield from _claims(form, text, used, locator)
        # The last name may begin the next form only if it is no person's own.
        at += len(form.names)


def _matches(form: Form, text: str, things: Sequence[Thing], at: int) -> bool:
    row = things[at : at + len(form.names)]
    if len(row) < len(form.names):
        return False
    if any(
        thing.kind not in _NAMES[name] or thing.generic or thing.doubtful
        for thing, name in zip(row, form.names, strict=True)
    ):
        return False
    if not all(
        gap.fullmatch(text, one.end, other.start)
        for gap, one, other in zip(form.gaps, row, row[1:], strict=False)
    ):
        return False
    return not _belongs_elsewhere(form, text, things, at)


def _belongs_elsewhere(form: Form, text: str, things: Sequence[Thing], at: int) -> bool:
    """Whether the row is part of a list, where names stand side by side for no reason.

    In "Ann Lee, Bob Ray, MPS" nobody says who is of the MPS; in "the Panel, the MPS, Ann Lee,
    LFB" the names are a list of all that came.
    """
    last = at + len(form.names)
    if "comma" not in form.sequence:
        return False
    if at and re.fullmatch(r",\s" + _RANK, text[things[at - 1].end : things[at].start]):
        if things[at - 1].kind == things[at].kind:
            return True
        if form.names[0] == "role" and things[at - 1].kind == "person":
            return True
    if last < len(things):
        between = text[things[last - 1].end : things[last].start]
        ending = things[last - 1].kind
        if ending == "organisation" and things[last].kind == "organisation":
            return re.fullmatch(r",\s|\s(?:and|&)\s(?:the\s)?", between) is not None
    return False


def _claims(form: Form, text: str, used: Sequence[Thing], locator: str) -> Iterator[Claim]:
    start, end = used[0].start, used[-1].end
    before = text[max(0, start - 30) : start]
    gaps = " ".join(text[one.end : other.start] for one, other in pairwise(used))
    if _DENIED.search(before):
        return
    status = None
    if _ENDED.search(before) or re.search(r"\b(?:former|formerly|previously|past)\b", gaps):
        status = "ended"
    elif _PLANNED.search(before):
        status = "planned"
    for left, predicate, right in form.gives:
        claim = claim_at(
            used[left].id, predicate, used[right].id, (start, end), locator,
            "names side by side", form.confidence,
        )  # fmt: skip
        yield replace(claim, status=status)
