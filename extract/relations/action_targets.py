"""What the words behind a wording lead to: another action, a panel or a service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.relations.action_numbers import ActionNumbers
from extract.relations.action_passages import Passage
from extract.relations.action_products import ActionProducts, Phrase, phrases_after
from extract.relations.action_wording import tells_apart, words_of
from extract.relations.context import Named, RelationContext
from graph.records import Kind

__all__ = ["ActionFinder", "Target", "leads_to", "made_elsewhere", "named_behind", "phrases_within"]

_NAME_REACH = 60
_PRODUCT, _NAME = 0.65, 0.8
_BODIES = (Kind.PANEL, Kind.ORGANISATION)
_CLAUSE_END = re.compile(r"[.;]|,\s|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class ActionFinder:
    """A plan's text and ways to look its actions up."""

    context: RelationContext
    numbers: ActionNumbers
    products: ActionProducts


@dataclass(frozen=True, slots=True)
class Target:
    """What a wording leads to: an action's key or an entity's id, and where it stands in the
    passage."""

    thing: str
    start: int
    end: int
    confidence: float
    how: str


def phrases_within(
    passage: Passage, begin: int, end: int, subject: str, plan: ActionFinder
) -> list[Target]:
    """The actions that make what the phrases between two places of a passage name."""
    found: list[Target] = []
    text, at = passage.text, begin
    for joint in [*re.finditer(r"\band\s(?=the\b)|,", text[begin:end]), None]:
        stop = begin + joint.start() if joint is not None else end
        phrases = phrases_after(text, at, stop, definite=True)
        found += made_elsewhere(passage, phrases, subject, plan, by_bodies=False)
        at = begin + joint.end() if joint is not None else end
    return found


def made_elsewhere(
    passage: Passage, groups: list[list[Phrase]], subject: str, plan: ActionFinder, by_bodies: bool
) -> list[Target]:
    """The actions that make what the phrases name, of each group the first that one makes."""
    found: list[Target] = []
    for group in groups:
        for phrase in group:
            place = (passage.start + phrase.start, passage.start + phrase.end)
            named = plan.context.named(*place, _BODIES) if by_bodies else []
            if any((name.start, name.end) == place for name in named):
                continue
            key = plan.products.maker(phrase, subject)
            if key is not None:
                found.append(
                    Target(key, phrase.start, phrase.end, _PRODUCT, "by what that action makes")
                )
                break
    return found


def named_behind(
    passage: Passage, start: int, end: int, found: list[Target], plan: ActionFinder
) -> Iterator[Target]:
    """The panels and services named at once behind a place, and those listed with them, that
    no target found so far stands for."""
    at = start
    things: list[Named] = plan.context.named(
        passage.start + start, passage.start + end, (Kind.PANEL, Kind.SERVICE)
    )
    for thing in things:
        if thing.start - passage.start - at > _NAME_REACH:
            break
        gap = passage.text[at : thing.start - passage.start]
        if _CLAUSE_END.search(gap) and not re.fullmatch(r"\s*,\s*(?:the\s)?\s*", gap):
            break
        if len(words_of(gap)) > 6 or tells_apart(gap):
            break
        begin, at = thing.start - passage.start, thing.end - passage.start
        covered = any(target.start < at and begin < target.end for target in found)
        if not covered and not thing.entity.generic and not thing.candidate.generic:
            yield Target(thing.id, begin, at, _NAME, "by name")


def leads_to(gap: str) -> bool:
    """Whether nothing but a few words without a break lie before the numbers."""
    words = words_of(gap)
    return len(words) <= 6 and not tells_apart(gap) and not {"but", "while"} & set(words)
