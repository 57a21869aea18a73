"""Services and bodies that, as one plan says, do the same kind of work in its area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.conclusions.ideas import purposes_in, words_of
from graph.conclusions import Named, Overlap, Within
from graph.records import Entity, Kind, Mention, PlanRecords
from graph.statuses import NOT_CURRENT
from ontology.standard_actions import load_purposes

__all__ = ["ONE_KIND", "service_overlaps"]

ONE_KIND = "services of one kind in one area"

_BY_NAME = 1.0
_BY_SENTENCE = 0.75
_CLOSE = 12
"""Within so many words before or after its name, a sentence tells what a service does."""
_LISTING = frozenset({"and", "or", "the"})
"""The words that may stand between the names in a list."""
_SERVICE = "pg:Service"


@dataclass(frozen=True, slots=True)
class _Told:
    """How surely a kind of work was told, and by the words around which mention."""

    score: float
    mention: Mention | None = None


def service_overlaps(plans: Sequence[PlanRecords]) -> tuple[Overlap, ...]:
    """The overlaps between the services that each plan names, in order.

    Two services overlap where the plan says of both, by the name or close to it, that they
    do work of the same kind, and neither is part of or provided by the other. Where a
    sentence and not the name tells the kind, the score is lower; one sentence tells it of
    both only where it lists them side by side, as else one may be what the other does.
    """
    found = {(overlap.one, overlap.other): overlap for plan in plans for overlap in _overlaps(plan)}
    return tuple(found[key] for key in sorted(found))


def _overlaps(plan: PlanRecords) -> Iterator[Overlap]:
    bound = {
        frozenset((claim.subject, claim.object))
        for claim in plan.claims
        if claim.predicate in ("pg:provides", "org:unitOf", "org:memberOf")
    }
    services = {entity.id: entity for entity in plan.entities if _is_service(entity)}
    text = _without_names(plan)
    kinds = _kinds(plan, services, text)
    first = _first(plan)
    labels = load_purposes("service")
    for one, other in combinations(sorted(services), 2):
        shared = {
            kind
            for kind in kinds[one].keys() & kinds[other].keys()
            if _apart(kinds[one][kind].mention, kinds[other][kind].mention, text)
        }
        if not shared or frozenset((one, other)) in bound:
            continue
        score, kind = max(
            (min(kinds[one][kind].score, kinds[other][kind].score), kind) for kind in shared
        )
        shown = [kinds[id][kind].mention or first.get(id) for id in (one, other)]
        yield Overlap(
            ONE_KIND,
            Within(plan.key, one),
            Within(plan.key, other),
            score,
            tuple(f"both offer {labels[kind].label}" for kind in sorted(shared)),
            tuple(
                Named(Within(plan.key, mention.entity), mention.start, mention.end)
                for mention in shown
                if mention is not None
            ),
        )


def _is_service(entity: Entity) -> bool:
    counted = entity.kind is Kind.SERVICE or _SERVICE in entity.types
    return counted and not entity.generic and entity.status not in NOT_CURRENT


def _first(plan: PlanRecords) -> dict[str, Mention]:
    """The first mention of each thing."""
    ordered = sorted(plan.mentions, key=lambda mention: (mention.start, mention.end), reverse=True)
    return {mention.entity: mention for mention in ordered}


def _apart(one: Mention | None, other: Mention | None, text: str) -> bool:
    """Whether the words around the two tell of each for itself: they stand in two sentences,
    or side by side in a list."""
    if one is None or other is None or one.sentence_start != other.sentence_start:
        return True
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = text[first.end : second.start]
    return ";" not in between and _LISTING.issuperset(words_of(between))


def _kinds(
    plan: PlanRecords, services: dict[str, Entity], text: str
) -> dict[str, dict[str, _Told]]:
    """The kinds of work of each service, with what told them."""
    found: dict[str, dict[str, _Told]] = defaultdict(dict)
    for id, entity in services.items():
        for name in (entity.label, *entity.aliases):
            for kind in purposes_in(words_of(name), "service"):
                found[id][kind] = _Told(_BY_NAME)
    for mention in plan.mentions:
        if mention.entity in services:
            for kind in purposes_in(_around(text, mention), "service"):
                found[mention.entity].setdefault(kind, _Told(_BY_SENTENCE, mention))
    return found


def _without_names(plan: PlanRecords) -> str:
    """The plan's text with every name blanked: the name of one says nothing of another."""
    text = list(plan.document.text)
    for mention in plan.mentions:
        text[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(text)


def _around(text: str, mention: Mention) -> tuple[str, ...]:
    before = words_of(text[mention.sentence_start : mention.start])
    after = words_of(text[mention.end : mention.sentence_end])
    return (*before[-_CLOSE:], *after[:_CLOSE])
