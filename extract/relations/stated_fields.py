"""What a row or a stack of labelled lines states of the one thing that it is about.

Tables, tables of keys and values, and labelled lines all come down to a subject and fields,
each with the relation that its heading or label states; this module makes claims of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from extract.dates import read_date, read_end, read_timescale
from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.listed_items import Item, ItemStanding, items_in, outermost, read_standing
from extract.relations.standing import amounts_in
from graph.records import Claim, Entity, Kind, Period, plain
from ontology.places import load_places

__all__ = ["Field", "Record", "is_service", "main_thing", "record_claims"]

_BODY = (Kind.ORGANISATION, Kind.PANEL)
_LONGEST_STRETCH = 3000
_LEAST_COVERED = 0.6
_HOLDS = ItemStanding()
_EVERYWHERE = re.compile(
    r"(?:the )?(?:whole|entire|all of the) (?:borough|county|district|city|area)|"
    r"(?:borough|county|district|city)[ -]?wide",
    re.IGNORECASE,
)

_COUNCIL = re.compile(r"\s(?:(?:metropolitan|county|city|district)\s)?(?:borough\s)?council$", re.I)


@dataclass(frozen=True, slots=True)
class Field:
    """A value at offsets of the document, and what its heading or label says of the subject."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """A subject, what is said of it, and why: the name of the rule and its confidence.

    `row` holds the offsets of the table's row that says so, where one does.
    """

    subject: Named
    fields: tuple[Field, ...]
    locator: str
    rule: str
    confidence: float
    standing: ItemStanding = _HOLDS
    row: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Relation:
    """Which claim a role makes: its predicate, the kinds on either side, and whether the
    subject of the record is the claim's object."""

    predicate: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    turned: bool = False
    sureness: float = 1.0


_PANEL = ("panel",)
_RELATIONS: Mapping[str, tuple[_Relation, ...]] = {
    "chair": (_Relation("pg:chairs", _PANEL, ("person",), turned=True),),
    "chaired": (_Relation("pg:chairs", ("person",), _PANEL),),
    "leader": (
        _Relation("pg:chairs", _PANEL, ("person",), turned=True, sureness=0.85),
        _Relation("pg:provides", ("service",), ("organisation",), turned=True, sureness=0.85),
    ),
    "reports_to": (
        _Relation("org:reportsTo", _PANEL, ("panel", "organisation")),
        _Relation("org:reportsTo", ("organisation",), _PANEL, sureness=0.9),
    ),
    "reporting": (_Relation("org:reportsTo", ("panel", "organisation"), _PANEL, turned=True),),
    "members": (
        _Relation("org:memberOf", _PANEL, ("person", "organisation", "panel"), turned=True),
        _Relation("org:memberOf", ("organisation",), ("person",), turned=True),
    ),
    "panels": (_Relation("org:memberOf", ("person", "organisation"), _PANEL),),
    "employer": (
        _Relation("org:memberOf", ("person",), ("organisation",)),
        _Relation("org:postIn", ("role",), ("organisation",)),
    ),
    "provider": (_Relation("pg:provides", ("service",), ("organisation", "panel"), turned=True),),
    "provided": (_Relation("pg:provides", ("organisation", "panel"), ("service",)),),
    "funder": (
        _Relation(
            "pg:funds", ("service", "organisation"), ("organisation", "panel", "fund"), turned=True
        ),
    ),
    "commissioner": (
        _Relation(
            "pg:funds", ("service",), ("organisation", "panel", "fund"), turned=True, sureness=0.8
        ),
    ),
    "funded": (
        _Relation(
            "pg:funds", ("fund", "organisation", "panel"), ("service", "organisation", "panel")
        ),
    ),
    "host": (
        _Relation("org:unitOf", ("organisation",), ("organisation",)),
        _Relation("pg:provides", ("service",), ("organisation",), turned=True),
    ),
    "part_of": (_Relation("org:unitOf", ("organisation",), ("organisation",)),),
    "teams": (_Relation("org:unitOf", ("organisation",), ("organisation",), turned=True),),
    "post": (
        _Relation("org:holds", ("person",), ("role",)),
        _Relation("org:memberOf", ("person",), ("organisation",), sureness=0.95),
    ),
    "holder": (_Relation("org:holds", ("role",), ("person",), turned=True),),
}
_WITH_PERIOD = ("pg:provides", "pg:funds", "pg:chairs", "org:holds", "org:memberOf")


def record_claims(context: RelationContext, record: Record) -> Iterator[Claim]:
    """The claims that a record makes of its subject."""
    printed = {field.role: field for field in record.fields}
    whole = record.standing
    if "standing" in printed:
        whole = read_standing(_text(context, printed["standing"])).within(whole)
    period = _period(context, printed)
    if period != Period():
        whole = replace(whole, period=period)
    # Of sums for several years none is the amount.
    sums_of = [amounts_in(_text(context, f)) for f in record.fields if f.role == "amount"]
    stated = [found for found in sums_of if found]
    amounts = stated[0] if len(stated) == 1 else ()
    for field in record.fields:
        if field.role == "commissioner" and "funder" in printed:
            continue
        items = items_in(context, field.start, field.end)
        claims = [claim for item in items for claim in _item_claims(record, field, item, whole)]
        funded = [claim for claim in claims if claim.predicate == "pg:funds"]
        for claim in claims:
            if claim.predicate == "pg:funds":
                own = amounts_in(context.document.text[field.start : field.end])
                sums = own if len(own) == len(funded) == 1 else amounts
                if len(funded) == len(items) == len(sums) == 1:
                    claim = replace(claim, amount=sums[0][1])
            yield claim
        if field.role == "area":
            yield from _areas(context, record, field)


def _item_claims(record: Record, field: Field, item: Item, whole: ItemStanding) -> Iterator[Claim]:
    standing = item.standing.within(whole)
    if standing.sureness == 0.0:
        return
    subject = record.subject
    for relation in _RELATIONS.get(field.role, ()):
        if not _is(subject.entity, relation.subjects):
            continue
        for name in item.main:
            if name.id == subject.id or not _is(name.entity, relation.objects):
                continue
            # An empty seat says whose it is, but nobody sits on it.
            if standing.vacant and name.entity.kind is Kind.PERSON:
                continue
            # "Deputy Director, Communities" names no body.
            if field.role == "post" and name.kind is Kind.ORGANISATION and _is_lone_word(name):
                continue
            # A post may stand for its office where money is paid ("the Commissioner").
            if name.kind is Kind.ROLE and name.entity.kind is not Kind.ROLE:
                if relation.predicate != "pg:funds":
                    continue
            one, other = (name.id, subject.id) if relation.turned else (subject.id, name.id)
            stretch = _stretch(record, name.start, name.end, field)
            sureness = (
                record.confidence * relation.sureness * min(1.0, name.candidate.confidence + 0.3)
            )
            if standing.sureness < 1.0:
                sureness = min(sureness, standing.sureness)
            claim = claim_at(
                one,
                relation.predicate,
                other,
                stretch,
                name.candidate.locator,
                record.rule,
                sureness,
            )
            period = standing.period if relation.predicate in _WITH_PERIOD else Period()
            yield replace(claim, status=standing.status, period=period)


def _stretch(record: Record, start: int, end: int, field: Field) -> tuple[int, int]:
    """From the subject's name to the other: the row alone where one of them stands outside it,
    the field alone where they are far apart."""
    start, end = min(record.subject.start, start), max(record.subject.end, end)
    if record.row is not None and not (record.row[0] <= start and end <= record.row[1]):
        return record.row
    return (start, end) if end - start <= _LONGEST_STRETCH else (field.start, field.end)


def _is_lone_word(name: Named) -> bool:
    text = name.candidate.text.strip()
    return " " not in text and not text.isupper()


def _is(entity: Entity, kinds: tuple[str, ...]) -> bool:
    return entity.kind.value in kinds or ("service" in kinds and is_service(entity))


def is_service(entity: Entity) -> bool:
    """Whether a thing is a service, or a body that is also known by its service."""
    return entity.kind is Kind.SERVICE or "pg:Service" in entity.types


def _text(context: RelationContext, field: Field) -> str:
    return plain(context.document.text[field.start : field.end])


def _period(context: RelationContext, printed: Mapping[str, Field]) -> Period:
    period = Period()
    if "period" in printed:
        read = read_timescale(_text(context, printed["period"]))
        period = Period(start=read.start, end=read.end)
    if "start" in printed:
        period = replace(period, start=read_date(_text(context, printed["start"])).start)
    if "end" in printed:
        period = replace(period, end=read_end(_text(context, printed["end"])).end)
    return period


@cache
def _area_codes() -> Mapping[str, str]:
    """The codes of areas by their names, those that several areas share left out."""
    codes: dict[str, set[str]] = {}
    for place in load_places():
        codes.setdefault(place.name.lower(), set()).add(place.code)
    return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def _areas(context: RelationContext, record: Record, field: Field) -> Iterator[Claim]:
    """Where a service or body works: each item of the cell that is a whole place's name."""
    entity = record.subject.entity
    if not (is_service(entity) or entity.kind in _BODY) or not record.standing.sureness:
        return
    for start, end, code in _places(context, field):
        stretch = _stretch(record, start, end, Field(field.role, start, end))
        claim = claim_at(
            entity.id, "schema:areaServed", f"area:{code}", stretch, record.locator, record.rule,
            record.confidence * record.standing.sureness,
        )  # fmt: skip
        yield replace(claim, status=record.standing.status)


def _places(context: RelationContext, field: Field) -> Iterator[tuple[int, int, str]]:
    """Where a value names places, and their codes ("Barking and Dagenham and Havering")."""
    text = context.document.text[field.start : field.end]
    if _EVERYWHERE.fullmatch(text.strip()) and context.known.setting.place is not None:
        yield field.start, field.end, context.known.setting.place.code
        return
    for part in re.finditer(r"[^,;/\n]+", text):
        code = _area_codes().get(plain(part[0]).lower())
        if code is not None:
            yield field.start + part.start(), field.start + part.end(), code
            continue
        at = field.start + part.start()
        council = main_thing(context, at, at + len(part[0]))
        if council is not None and context.known.is_council(council.entity.label):
            # "BwD", where the plan calls the council of the place so.
            code = _area_codes().get(_COUNCIL.sub("", council.entity.label).lower())
            if code is not None:
                yield at, at + len(part[0]), code
                continue
        for word in re.split(r"(\sand\s|&)", part[0]):
            code = _area_codes().get(plain(word).lower())
            if code is not None:
                yield at, at + len(word), code
            at += len(word)


def main_thing(context: RelationContext, start: int, end: int) -> Named | None:
    """The one thing that a cell, heading or label names, None where it says anything else.

    A short form in brackets may follow; the name must make up most of the words.
    """
    text = context.document.text[start:end]
    bracket = text.find("(")
    head = text[:bracket] if bracket > 0 and text[:bracket].strip() else text
    named = list(outermost(context.named(start, end)))
    outer = [name for name in named if name.start < start + len(head)]
    if not outer or len({name.id for name in outer}) != 1:
        return None
    covered = sum(name.end - name.start for name in outer)
    words = len(plain(head).strip(" .:;–-*"))
    return outer[0] if covered >= _LEAST_COVERED * words else None
