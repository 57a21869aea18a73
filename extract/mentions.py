"""Every place in a plan where something is named, before it is known which thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.cell_parts import CellReader
from extract.known_names import KnownNames
from extract.name_learning import learn_names, titles_in
from extract.name_patterns import body_of_post
from extract.namekinds import person_likeness, role_likeness, split_title, unnamed
from extract.open_text import names_in, parts_departments, standing
from extract.own_title import own_title
from extract.pipeline import Found, NamePipeline
from extract.units import Unit, sentence_bounds
from graph.records import Kind, Method, plain

__all__ = ["Candidate", "find_candidates"]

_POST_IN_BRACKETS = re.compile(
    r"\((?P<post>[Cc]hair|[Vv]ice[- ][Cc]hair|[Dd]eputy|[A-Z][^()]{3,60})\)\s*$"
)
_GRADE = re.compile(
    r"(?:(?:Interim|Acting|Deputy|Assistant|Associate|Strategic|Executive|Corporate|Service) )*"
    r"(?:Director|Manager|Lead|Head)"
)
_LONG_CELL = 10
_SURE_BODY = 0.85
_TITLE_UNITS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at offsets of the document, with the sentence or cell it stands in.

    `text` is the name with white space folded; `context` is that of its unit; `within`
    is the text of the body in whose brackets it stands, None for others; `doubtful`
    tells a question mark behind it.
    """

    start: int
    end: int
    text: str
    kind: Kind
    method: Method
    confidence: float
    generic: bool
    sentence_start: int
    sentence_end: int
    locator: str
    context: str
    actions: tuple[str, ...]
    doubtful: bool = False
    within: str | None = None


def find_candidates(
    units: tuple[Unit, ...], known: KnownNames, pipeline: NamePipeline
) -> tuple[Candidate, ...]:
    """All names in the units, longest where they overlap, in reading order.

    What cells give by themselves is learnt first, so that running text and cells that
    list many names are read in its light.
    """
    reader = CellReader(known)
    learn_names(units, known, reader)
    found: list[Candidate] = []
    open_units: list[Unit] = []
    for unit in units:
        own = list(_structured(unit, reader))
        found.extend(own)
        unread = not own and unit.context != "theme" and len(unit.text.split()) >= _LONG_CELL
        if unit.context in ("prose", "heading") or unread:
            open_units.append(unit)
    split = parts_departments(units, known)
    found.extend(_open_text(open_units, known, pipeline, reader, split=split))
    return tuple(sorted(set(found), key=lambda c: (c.start, c.end, c.kind, c.context)))


def _structured(unit: Unit, reader: CellReader) -> Iterator[Candidate]:
    """The names of a cell whose column says what it holds."""
    if unit.context in ("lead", "body", "name"):
        parts = reader.read(unit.text, unit.context)
        for part in parts:
            within = (
                parts[part.within].text
                if part.within is not None and part.within < len(parts)
                else None
            )
            yield _candidate(
                unit, part.start, part.end, part.kind, Method.TABLE_CELL,
                part.confidence * (0.5 if part.doubtful else 1.0), part.generic,
                doubtful=part.doubtful, within=within,
            )  # fmt: skip
    elif unit.context == "post" and not unnamed(unit.text):
        yield from _post(unit, reader)
    elif unit.context == "document":
        for start, end in titles_in(unit.text):
            yield _candidate(unit, start, end, Kind.DOCUMENT, Method.TABLE_CELL, 0.9)


def _post(unit: Unit, reader: CellReader) -> Iterator[Candidate]:
    """A post, and the body behind its last comma ("Head of Housing, Ashvale Council")."""
    text = unit.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if (":" in text or text[start : start + 1].islower()) and role_likeness(text) < 0.8:
        return
    if split_title(text)[0] and person_likeness(text) >= 1.0:
        yield _candidate(unit, start, end, Kind.PERSON, Method.TABLE_CELL, 0.9)
        return
    bracket = _POST_IN_BRACKETS.search(text)
    if bracket is not None and start < bracket.start():
        if role_likeness(bracket["post"]) >= 0.8:
            at = bracket.start("post")
            yield _candidate(unit, at, bracket.end("post"), Kind.ROLE, Method.TABLE_CELL, 0.9)
        text = text[: bracket.start()].rstrip()
        end = len(text)
    whole = reader.read(text, "body")
    if (
        len(whole) == 1
        and whole[0].kind in (Kind.ORGANISATION, Kind.PANEL)
        and (whole[0].confidence >= _SURE_BODY)
    ):
        if (whole[0].start, whole[0].end) == (start, end) and role_likeness(text) < 0.8:
            yield _candidate(unit, start, end, whole[0].kind, Method.TABLE_CELL, 0.9)
            return
    comma = text.rfind(",")
    if comma > 0:
        bodies = [p for p in reader.read(text[comma + 1 :], "body") if p.confidence >= 0.85]
        if len(bodies) == 1 and bodies[0].kind in (Kind.ORGANISATION, Kind.PANEL):
            body = bodies[0]
            if body.start <= 2:
                at = comma + 1
                if _GRADE.fullmatch(text[start:comma]) and _is_field(body.text):
                    # "Deputy Director, Communities": the field is a part of the post.
                    yield _candidate(unit, start, end, Kind.ROLE, Method.TABLE_CELL, 0.95)
                    return
                if role_likeness(text[:comma]) >= 0.8:
                    yield _candidate(unit, start, comma, Kind.ROLE, Method.TABLE_CELL, 0.95)
                yield _candidate(
                    unit, at + body.start, at + body.end, body.kind, Method.TABLE_CELL, 0.9
                )
                return
    yield _candidate(unit, start, end, Kind.ROLE, Method.TABLE_CELL, 0.95)
    if (body_span := body_of_post(text, start, end)) is not None:
        yield _candidate(unit, *body_span, Kind.ORGANISATION, Method.TABLE_CELL, 0.85)


def _is_field(name: str) -> bool:
    """Whether a body's name is one word that says what it deals with ("Housing")."""
    return " " not in name and not name.isupper()


def _open_text(
    units: list[Unit], known: KnownNames, pipeline: NamePipeline, reader: CellReader, *, split: bool
) -> Iterator[Candidate]:
    texts = list(dict.fromkeys(unit.text for unit in units))
    by_text = dict(zip(texts, pipeline.find(texts, known), strict=True))
    title = own_title(tuple(units), known)
    for index, unit in enumerate(units):
        found = [*by_text[unit.text], *names_in(unit, known, reader, split=split)]
        if title is not None and unit is title[0]:
            found.append(Found(*title[1:], Kind.DOCUMENT, Method.PATTERN, 0.8))
        for item in standing(unit.text, found, known, split=split):
            if index >= _TITLE_UNITS and _is_capital_heading(unit, item, known):
                continue
            yield _candidate(
                unit, item.start, item.end, item.kind, item.method, item.confidence, item.generic
            )


def _is_capital_heading(unit: Unit, item: Found, known: KnownNames) -> bool:
    """Whether what looks like a name is only the heading of a part ("NEXT MEETING"), which
    nothing else in the plan or the registry names."""
    name = unit.text[item.start : item.end]
    return (
        unit.context == "heading"
        and item.method is not Method.REGISTRY
        and name.isupper()
        and " " in name
        and known.entry_or_kind(name) is None
    )


def _candidate(
    unit: Unit, start: int, end: int, kind: Kind, method: Method, confidence: float,
    generic: bool = False, *, doubtful: bool = False, within: str | None = None,
) -> Candidate:  # fmt: skip
    begin, finish = unit.start + start, unit.start + end
    sentence = sentence_bounds(unit, begin, finish)
    return Candidate(
        begin, finish, plain(unit.text[start:end]), kind, method, confidence, generic,
        *sentence, unit.locator, unit.context, unit.actions, doubtful, within,
    )  # fmt: skip
