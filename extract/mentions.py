"""Every place in a plan where something is named, before it is known which thing."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.cell_parts import CellReader
from extract.known_names import KnownNames
from extract.name_learning import learn_names, titles_in
from extract.namekinds import head_kind, person_likeness, role_likeness, unnamed
from extract.pipeline import Found, NamePipeline
from extract.units import Unit, sentence_bounds
from graph.records import Kind, Method, plain

__all__ = ["Candidate", "find_candidates"]

_POST_IN_BRACKETS = re.compile(
    r"\((?P<post>[Cc]hair|[Vv]ice[- ][Cc]hair|[Dd]eputy|[A-Z][^()]{3,60})\)\s*$"
)
_PRIORITY = {Method.TABLE_CELL: 0, Method.REGISTRY: 1, Method.PATTERN: 2, Method.MODEL: 3}
_LONG_CELL = 10
_LISTED = re.compile(r"(?:[^,;:()]{2,45},\s*){2,12}(?:(?:and|&)\s+)?[^,;:.()]{2,45}")
_TITLED = re.compile(r"[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3}")
_LIST_STOPS = re.compile(
    r"\b(?:including|include|includes|from|with|between|involving|such as|comprising|of|eg)\b|"
    r"\be\.g\.|[:(]"
)


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
    found.extend(_open_text(open_units, known, pipeline, reader))
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
    if text[start : start + 1].islower() and role_likeness(text) < 0.8:
        return
    bracket = _POST_IN_BRACKETS.search(text)
    if bracket is not None and start < bracket.start():
        if role_likeness(bracket["post"]) >= 0.8:
            at = bracket.start("post")
            yield _candidate(unit, at, bracket.end("post"), Kind.ROLE, Method.TABLE_CELL, 0.9)
        text = text[: bracket.start()].rstrip()
        end = len(text)
    whole = reader.read(text, "body")
    if len(whole) == 1 and whole[0].kind in (Kind.ORGANISATION, Kind.PANEL):
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
                if role_likeness(text[:comma]) >= 0.8:
                    yield _candidate(unit, start, comma, Kind.ROLE, Method.TABLE_CELL, 0.95)
                yield _candidate(
                    unit, at + body.start, at + body.end, body.kind, Method.TABLE_CELL, 0.9
                )
                return
    yield _candidate(unit, start, end, Kind.ROLE, Method.TABLE_CELL, 0.95)


def _open_text(
    units: list[Unit], known: KnownNames, pipeline: NamePipeline, reader: CellReader
) -> Iterator[Candidate]:
    texts = list(dict.fromkeys(unit.text for unit in units))
    by_text = dict(zip(texts, pipeline.find(texts, known), strict=True))
    for unit in units:
        found = [*by_text[unit.text], *_whole(unit), *_enumerated(unit.text, known, reader)]
        for item in _longest(found):
            yield _candidate(
                unit, item.start, item.end, item.kind, item.method, item.confidence, item.generic
            )


def _whole(unit: Unit) -> Iterator[Found]:
    """A line that is nothing but a name or a post, as under a foreword."""
    text = unit.text.strip()
    if unit.context == "heading" or not text or len(text.split()) > 8:
        return
    start = len(unit.text) - len(unit.text.lstrip())
    if person_likeness(text) >= 1.0:
        yield Found(start, start + len(text), Kind.PERSON, Method.PATTERN, 0.9)
        return
    post = text.split(",")[0]
    if role_likeness(post) >= 0.9 and text[0].isupper():
        yield Found(start, start + len(post), Kind.ROLE, Method.PATTERN, 0.8)


def _enumerated(text: str, known: KnownNames, reader: CellReader) -> Iterator[Found]:
    """The bodies of an enumeration in a sentence, most of whose items are known bodies."""
    for match in _LISTED.finditer(text):
        begin = match.start()
        stops = list(_LIST_STOPS.finditer(match.group().split(",")[0]))
        if stops:
            begin += stops[-1].end()
        items = [item for item in re.split(r",|\band\b", text[begin : match.end()]) if item.strip()]
        bodies = [
            item
            for item in items
            if (kind := known.entry_or_kind(plain(item))) is not None
            and kind[0] in (Kind.ORGANISATION, Kind.PANEL, Kind.SERVICE)
        ]
        titled = [item for item in items if _TITLED.fullmatch(item.strip())]
        if bodies and len(titled) >= 3 and len(titled) / len(items) >= 0.6:
            for name in _TITLED.finditer(text, begin, match.end()):
                named = name.group()
                if head_kind(named) is Kind.ROLE or person_likeness(named) >= 0.5:
                    continue
                if len(named.split()) > 1 and not known.is_common(named.split()[0]):
                    yield Found(name.start(), name.end(), Kind.ORGANISATION, Method.PATTERN, 0.6)
        if len(bodies) < 2 or len(bodies) / len(items) < 0.5:
            continue
        for part in reader.read(text[begin : match.end()], "body"):
            if part.confidence >= 0.9 and part.text[0].isupper():
                yield Found(
                    begin + part.start,
                    begin + part.end,
                    part.kind,
                    Method.REGISTRY,
                    0.85,
                    part.generic,
                )


def _longest(found: Iterable[Found]) -> Iterator[Found]:
    """The names that stand, longest first where they overlap."""
    taken: list[tuple[int, int]] = []
    found = list(found)
    nested = [item for item in found if item.nested]
    found = [item for item in found if not item.nested]
    order = sorted(
        set(found),
        key=lambda f: (f.start - f.end, _PRIORITY[f.method], f.start, f.kind, f.confidence),
    )
    kept = []
    for item in order:
        at = bisect.bisect_left(taken, (item.start, item.end))
        before_ends = at == 0 or taken[at - 1][1] <= item.start
        if before_ends and (at == len(taken) or item.end <= taken[at][0]):
            taken.insert(at, (item.start, item.end))
            kept.append(item)
    places = {(item.start, item.end) for item in kept}
    for item in dict.fromkeys(nested):
        at = bisect.bisect_right(taken, (item.start, float("inf"))) - 1
        inside = at >= 0 and taken[at][0] <= item.start and item.end <= taken[at][1]
        if inside and (item.start, item.end) not in places:
            kept.append(item)
    yield from sorted(kept, key=lambda f: (f.start, f.end, f.kind))


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
