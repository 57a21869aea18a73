"""Sums of money with their payers, and cells that name nothing but funds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.lexicon import fold
from extract.relations.action_passages import OWN_WORDS, Passage
from extract.relations.action_wording import link_words, words_of
from extract.relations.context import Named, RelationContext
from graph.records import Kind

__all__ = ["Payment", "cells_of_funds", "funders_in", "sums_in"]

_FUNDERS = (Kind.FUND, Kind.ORGANISATION)
_RESOURCES = "resources"
_SUM = re.compile(r"£\s?\d")
_FROM = re.compile(
    r"£[\s\d,.]{1,15}(?:k|m|million)?\s{0,3}(?:p\.?a\.?|per year|a year)?\s{0,3}"
    r"(?:grant|funding|funds|allocation|award|provided|paid|given)?\s{0,3}"
    r"(?:from|by|of|[-–:(])?\s{0,3}(?:the)?\s{0,3}",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\s{0,3}[-–:(,]?\s{0,3}|\s{1,3}(?:grant|funding|award)\s{1,3}(?:of|[-–:])\s{1,3}"
)
_ONLY_NAMES = re.compile(
    r"(?:[\s,;/&+().*_–-]|\band\b|\bthe\b|\bvia\b|\bfunding\b|\bgrant\b)*", re.IGNORECASE
)
_MONEY_HEADING = re.compile(r"fund|financ|budget|paid|cost", re.IGNORECASE)
# A body's name that ends before the name in which it stands: "Home Office Hotspot Fund".
_NAME_GOES_ON = re.compile(
    r"\s{1,3}(?:(?:and|&)\s{1,3}(?:Fire\s{1,3}and\s{1,3})?Crime\b"
    r"|(?:[A-Z][\w'’-]{0,30}\s{1,3}){1,5}(?:Fund|Grant|Commissioner)\b)"
)


@dataclass(frozen=True, slots=True)
class Payment:
    """Who pays, at offsets of the document that enclose the words, and by which wording; `paid`
    is the service that is paid, None where it is the action. `in_kind` tells that what is given
    may be staff or rooms rather than money."""

    funder: Named
    start: int
    end: int
    wording: str
    paid: Named | None = None
    status: str | None = None
    in_kind: bool = False


def funders_in(context: RelationContext, passage: Passage, start: int, end: int) -> list[Named]:
    """The funds and bodies named between two places of a passage that could pay."""
    return [
        name
        for name in context.named(passage.start + start, passage.start + end, _FUNDERS)
        if not name.entity.generic
        and not name.candidate.generic
        and not name.candidate.doubtful
        and not _NAME_GOES_ON.match(passage.text, name.end - passage.start)
    ]


def sums_in(passage: Passage, context: RelationContext) -> Iterator[Payment]:
    """The payers printed with each sum in a column of resources: "£10k talks (MOPAC)"; in other
    columns only those next to it: "£10k from MOPAC".

    Where a sum is for a service that the row names, it pays for that service.
    """
    if passage.role == OWN_WORDS:
        return
    starts = [match.start() for match in _SUM.finditer(passage.text)]
    row = _services_of_row(passage, context) if starts else []
    for at, start in enumerate(starts):
        begin, stop = passage.sentence(start)
        end = min(stop, starts[at + 1] if at + 1 < len(starts) else stop)
        said = passage.text[start:end]
        if (
            "?" in said
            or set(words_of(passage.text[max(begin, start - 80) : end])) & link_words().unsure
        ):
            continue
        funders = funders_in(context, passage, start, end)[:1]
        if passage.role != _RESOURCES:
            funders = [name for name in funders if _FROM.fullmatch(_gap(passage, start, name))]
        if not funders and at == 0:
            funders = funders_in(context, passage, begin, start)[-1:]
            funders = [name for name in funders if _THEN.fullmatch(_gap(passage, start, name))]
        for funder in funders:
            padded = f" {fold(said)} "
            paid = next((thing for called, thing in row if f" {called} " in padded), None)
            first, last = passage.start + start, passage.start + start + len("£1")
            yield Payment(
                funder, min(first, funder.start), max(last, funder.end),
                "a sum with its payer", paid,
            )  # fmt: skip


def cells_of_funds(
    context: RelationContext, passages: Iterable[Passage]
) -> Iterator[tuple[Passage, Named]]:
    """The funds whose names alone fill a comment or a cell of resources; bodies too where the
    heading of that column speaks of money."""
    kinds = _FUNDERS if _has_money_column(context) else (Kind.FUND,)
    for passage in passages:
        if passage.role == OWN_WORDS or not passage.actions or len(passage.text) > 300:
            continue
        own = kinds if passage.role == _RESOURCES else (Kind.FUND,)
        names = [
            name for name in funders_in(context, passage, 0, len(passage.text)) if name.kind in own
        ]
        rest, at = "", 0
        for name in names:
            rest += passage.text[at : name.start - passage.start] + " "
            at = max(at, name.end - passage.start)
        if _ONLY_NAMES.fullmatch(rest + passage.text[at:]):
            yield from ((passage, name) for name in names)


def _has_money_column(context: RelationContext) -> bool:
    return any(
        role == _RESOURCES and _MONEY_HEADING.search(label)
        for segment in context.found
        if segment.header is not None
        for role, label in zip(segment.header.roles, segment.header.labels, strict=False)
    )


def _gap(passage: Passage, place: int, name: Named) -> str:
    """The text between a sum and a name before or behind it."""
    start, end = name.start - passage.start, name.end - passage.start
    return passage.text[place:start] if place < start else passage.text[end:place]


def _services_of_row(passage: Passage, context: RelationContext) -> list[tuple[str, Named]]:
    """The services that the passage's actions name, each without its last word as well."""
    found: dict[str, Named] = {}
    for action in passage.actions:
        for candidate in context.by_action.get(action, ()):
            owner = context.thing(candidate)
            if owner is not None and candidate.kind is Kind.SERVICE and not candidate.generic:
                called = fold(candidate.text)
                named = Named(candidate, context.entities[owner])
                found.setdefault(called, named)
                if called.count(" ") > 1:
                    found.setdefault(called.rsplit(" ", 1)[0], named)
    return list(found.items())
