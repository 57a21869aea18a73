"""Panels of one area that discuss the same people or serve the same purpose."""

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

__all__ = ["ONE_PURPOSE", "panel_overlaps"]

ONE_PURPOSE = "panels of one purpose"

_PURPOSE = 0.6
_MEMBERS = 0.2
_TOGETHER = 0.2
_SHOWN = 4
_HEADS = frozenset({"panel", "group", "meeting", "board", "committee", "the", "multi", "agency"})


@dataclass(frozen=True, slots=True)
class _Panel:
    entity: Entity
    purposes: frozenset[str]
    strategic: bool
    stem: frozenset[str]
    members: frozenset[str]
    mentions: tuple[Mention, ...]


def panel_overlaps(plans: Sequence[PlanRecords]) -> tuple[Overlap, ...]:
    """The overlaps between the panels that each plan names, in order.

    A panel that a plan names only in passing, once and in no action or relation, is left
    out, and so are two names that differ in "group" and "panel" alone, as they may be one,
    and what provides a service: a charity may be called a partnership. Two
    panels overlap where their names tell the same purpose and they work at the same level
    (boards with boards, panels with panels), and neither reports to the other. The score is
    higher where they share members, or where one sentence speaks of both.
    """
    found = {(overlap.one, overlap.other): overlap for plan in plans for overlap in _overlaps(plan)}
    return tuple(found[key] for key in sorted(found))


def _overlaps(plan: PlanRecords) -> Iterator[Overlap]:
    labels = {entity.id: entity.label for entity in plan.entities}
    lines = {
        frozenset((claim.subject, claim.object))
        for claim in plan.claims
        if claim.predicate in ("org:reportsTo", "org:unitOf")
    }
    for one, other in combinations(_panels(plan), 2):
        purposes = one.purposes & other.purposes
        if not purposes or one.strategic != other.strategic or one.stem == other.stem:
            continue
        if frozenset((one.entity.id, other.entity.id)) in lines:
            continue
        members = one.members & other.members
        share = len(members) / len(one.members | other.members) if members else 0.0
        together = _together(one, other)
        score = _PURPOSE + _MEMBERS * share + _TOGETHER * bool(together)
        reasons = [f"both are for {_names(purposes)}"]
        if members:
            listed = sorted(labels[member] for member in members)
            more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
            reasons.append(f"both have as members {', '.join(listed[:_SHOWN])}{more}")
        if together:
            reasons.append("the plan speaks of both in one sentence")
        yield Overlap(
            ONE_PURPOSE,
            Within(plan.key, one.entity.id),
            Within(plan.key, other.entity.id),
            round(score, 4),
            tuple(reasons),
            tuple(
                Named(Within(plan.key, mention.entity), mention.start, mention.end)
                for mention in together or (one.mentions[0], other.mentions[0])
            ),
        )


def _together(one: _Panel, other: _Panel) -> tuple[Mention, Mention] | None:
    """The first mentions of both in one sentence, if there are any."""
    sentences = {
        (mention.sentence_start, mention.sentence_end): mention
        for mention in reversed(one.mentions)
    }
    for mention in other.mentions:
        beside = sentences.get((mention.sentence_start, mention.sentence_end))
        if beside is not None:
            return beside, mention
    return None


def _names(purposes: frozenset[str]) -> str:
    labels = load_purposes("panel")
    return " and ".join(sorted(labels[purpose].label for purpose in purposes))


def _panels(plan: PlanRecords) -> list[_Panel]:
    members: dict[str, set[str]] = defaultdict(set)
    for claim in plan.claims:
        if claim.predicate == "org:memberOf" and claim.status not in NOT_CURRENT:
            members[claim.object].add(claim.subject)
    providing = {claim.subject for claim in plan.claims if claim.predicate == "pg:provides"}
    related = {end for claim in plan.claims for end in (claim.subject, claim.object)}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(plan.mentions, key=lambda mention: (mention.start, mention.end)):
        mentions[mention.entity].append(mention)
    return [
        _Panel(
            entity,
            frozenset().union(*(purposes_in(words, "panel") for words in names)),
            any(purposes_in(words, "level") for words in names),
            frozenset(names[0]) - _HEADS,
            frozenset(members[entity.id]),
            tuple(mentions[entity.id]),
        )
        for entity in sorted(plan.entities, key=lambda entity: entity.id)
        if entity.kind is Kind.PANEL and not entity.generic and entity.status not in NOT_CURRENT
        if mentions[entity.id] and entity.id not in providing
        if len(mentions[entity.id]) > 1 or mentions[entity.id][0].action or entity.id in related
        for names in [[words_of(name) for name in (entity.label, *entity.aliases)]]
    ]
