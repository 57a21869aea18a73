"""Who holds which post at which body, where a text puts their names side by side."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.lexicon import fold, stands_alone
from extract.relations.context import RelationContext, claim_at
from extract.relations.masked_text import Thing
from extract.relations.names import things_between
from extract.units import Unit, sentences_of
from graph.records import Claim, Kind

__all__ = ["Form", "affiliation_claims", "affiliations_in", "forms"]

_NAMES = {"person": ("person",), "role": ("role",), "body": ("organisation",), "panel": ("panel",)}
_CELLS = ("lead", "body", "name", "post")
_ACRONYM = re.compile(r"[A-Z]{3,8}")
_OF_BODY = re.compile(
    r"(?!(?:[Vv]ice[- ]|[Dd]eputy |[Ii]ndependent |[Cc]o-?)?[Cc]hair)"
    r"[^,;]*?\s(?:of|at|for) (?:the )?(?P<body>[A-Z][^,;]*)"
)
_HOLDERS = ("lead", "name")
_ENDED = re.compile(
    r"\b(?:former(?:ly)?|ex|previous(?:ly)?|past|then|outgoing|until)[\s-]*$", re.IGNORECASE
)
_PLANNED = re.compile(r"\b(?:incoming|designate|future|prospective)[\s-]*$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|nor|never|instead of|rather than|no)\s+(?:the\s+)?$", re.IGNORECASE)
# Many blanks part columns; few are what markup leaves ("**Ann Lee**, Head of Housing").
_COLUMNS = re.compile(r"(?<!\s) {5,}(?!\n)")
_BLANKS = re.compile(r"\s{2,}")
_SHORT_FORM = re.compile(r"\s\((?:the [A-Z][a-z]+|[A-Z]{2}[A-Za-z&]{0,10})\)(?=.)")
_BEFORE_MARK = re.compile(r"^\s([,;:)\]])")
_LEAST_LINES = 3
_RANK = r"(?:[A-Z][\w/]{0,14}\.?\s){0,4}"
_BEFORE_PERSON = re.compile(r"[\s*_•·-]{0,8}" + _RANK)


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
    text = _with_fields(context)
    bodies = _bodies(context)
    for unit in context.units:
        if unit.context in _HOLDERS:
            yield from _below_each_other(context, unit)
        for start, end in _lines_of_people(context, unit) or _stretches(unit):
            things = things_between(context, start, end, areas=False)
            if len(things) > 1 and any(thing.kind == "person" for thing in things):
                for claim in affiliations_in(text, things, unit.locator):
                    if claim.predicate == "org:unitOf" and not _is_part(context, claim):
                        continue
                    yield claim
                    yield from _of_its_body(context, claim, bodies)


def _is_part(context: RelationContext, claim: Claim) -> bool:
    """Whether the subject of a claim can be a part of another body."""
    part = context.entities.get(claim.subject)
    return (
        part is not None
        and part.kind is Kind.ORGANISATION
        and part.scope == "local"
        and not stands_alone(part.label)
        and not context.known.is_council(part.label)
    )


def _bodies(context: RelationContext) -> Mapping[str, str]:
    """The ids of the bodies that stand on their own, by their folded spellings."""
    found: dict[str, str] = {}
    for entity in context.entities.values():
        if entity.kind is Kind.ORGANISATION and not entity.generic:
            own = stands_alone(entity.label) or context.known.is_council(entity.label)
            for name in (entity.label, *entity.aliases):
                if own or _ACRONYM.fullmatch(name):
                    found.setdefault(fold(name), entity.id)
    return found


def _of_its_body(
    context: RelationContext, claim: Claim, bodies: Mapping[str, str]
) -> Iterator[Claim]:
    """That the holder of a post is of the body whose name ends the post's ("Manager of AYJS")."""
    if claim.predicate != "org:holds":
        return
    for post in context.named(claim.start, claim.end, (Kind.ROLE,)):
        within = _OF_BODY.match(post.candidate.text) if post.id == claim.object else None
        body = bodies.get(fold(within["body"])) if within is not None else None
        if body is not None:
            yield replace(claim, predicate="org:memberOf", object=body, confidence=0.8)


def _below_each_other(context: RelationContext, unit: Unit) -> Iterator[Claim]:
    """A cell whose lines are by turns a person and a body: each is of the body below."""
    lines = [
        things_between(context, unit.start + line.start(), unit.start + line.end(), areas=False)
        for line in re.finditer(r"[^\n]*\S[^\n]*", unit.text)
    ]
    named = [things[0] for things in lines if len(things) == 1 and not things[0].generic]
    by_turns = [("person", "organisation")[at % 2] for at in range(len(lines))]
    if len(lines) % 2 or [thing.kind for thing in named] != by_turns:
        return
    for person, body in zip(named[::2], named[1::2], strict=True):
        yield claim_at(
            person.id, "org:memberOf", body.id, (person.start, body.end), unit.locator,
            "body below the name", 0.75,
        )  # fmt: skip


def _with_fields(context: RelationContext) -> str:
    """The text with the labelled fields that stand inside paragraphs, which are units of
    their own and blank in the paragraph's."""
    pieces: list[str] = []
    at = 0
    for unit in sorted(context.units, key=lambda unit: unit.start):
        if unit.context in _CELLS and unit.start >= at and len(unit.text) == unit.end - unit.start:
            pieces += (context.text[at : unit.start], unit.text)
            at = unit.end
    return "".join(pieces) + context.text[at:]


def _lines_of_people(context: RelationContext, unit: Unit) -> list[tuple[int, int]]:
    """The lines of a paragraph that lists people, one in a line, else none."""
    text = context.document.text
    if unit.context != "prose" or text.count("\n", unit.start, unit.end) < _LEAST_LINES - 1:
        return []
    lines = [
        (unit.start + line.start(), unit.start + line.end())
        for line in re.finditer(r"[^\n]*[A-Za-z][^\n]*", text[unit.start : unit.end])
    ]
    begun = 0
    for start, end in lines:
        person = next(iter(context.named(start, end, (Kind.PERSON,))), None)
        before = text[start : person.start] if person is not None else None
        begun += before is not None and _BEFORE_PERSON.fullmatch(before) is not None
    # A first line may be the list's title.
    return lines if begun >= _LEAST_LINES - 1 and begun >= len(lines) - 2 else []


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
        gap.fullmatch(_between(text, one, other))
        for gap, one, other in zip(form.gaps, row, row[1:], strict=False)
    ):
        return False
    return not _belongs_elsewhere(form, text, things, at)


def _between(text: str, one: Thing, other: Thing) -> str:
    """The words between two names, with the blanks that markup leaves closed up."""
    between = text[one.end : other.start]
    if _COLUMNS.search(between):
        return between
    between = _BEFORE_MARK.sub(r"\1", _BLANKS.sub(" ", between))
    short = _SHORT_FORM.match(between)
    return between[short.end() :] if short is not None else between


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
