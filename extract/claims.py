"""All that a plan states of how its things are related, each claim once, with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.relations.action_fields import field_claims
from extract.relations.action_links import action_link_claims
from extract.relations.affiliations import affiliation_claims
from extract.relations.bracketed_members import bracketed_member_claims
from extract.relations.chair_lists import chair_list_claims
from extract.relations.chair_posts import chair_claims
from extract.relations.context import RelationContext
from extract.relations.labelled_relations import labelled_claims
from extract.relations.masked_text import SentenceParser
from extract.relations.membership import membership_claims
from extract.relations.minutes import minutes_claims
from extract.relations.people_tables import people_table_claims
from extract.relations.relation_tables import relation_table_claims
from extract.relations.reporting_leads import reporting_lead_claims
from extract.relations.reporting_lists import reporting_claims
from extract.relations.seat_columns import seat_column_claims
from extract.relations.sentences import ThingStatus, read_sentences
from extract.relations.service_names import service_name_claims
from extract.relations.signatures import signature_claims
from extract.relations.team_names import team_link_claims, team_name_claims
from graph.records import Claim, Entity, Kind

__all__ = ["StatedFacts", "claims_of"]

_SERVICE = "pg:Service"
# What is said of a panel or a service only while it is there.
_OF_WHAT_IS_THERE = frozenset(
    {"org:reportsTo", "org:memberOf", "pg:chairs", "pg:provides", "pg:funds", "schema:areaServed"}
)
_FINDERS = (
    affiliation_claims,
    field_claims,
    action_link_claims,
    people_table_claims,
    service_name_claims,
    signature_claims,
    team_name_claims,
    team_link_claims,
    relation_table_claims,
    labelled_claims,
    bracketed_member_claims,
    membership_claims,
    minutes_claims,
    chair_list_claims,
    seat_column_claims,
    reporting_claims,
    reporting_lead_claims,
)


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """A plan's claims in reading order, and its entities with what is said of their end."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]


def claims_of(context: RelationContext, parser: SentenceParser) -> StatedFacts:
    """All claims, each once; of several that say the same, the surest, then the first."""
    claims = [claim for finder in _FINDERS for claim in finder(context)]
    sentences = read_sentences(context, parser)
    claims.extend(sentences.claims)
    claims.extend(list(chair_claims(claims, context)))
    statuses = _statuses(sentences.statuses, claims, context)
    unique: dict[tuple[str, str, str, str | None], Claim] = {}
    for claim in sorted((_over(claim, statuses) for claim in claims), key=_place):
        said = (claim.subject, claim.predicate, claim.object, claim.status)
        kept = unique.get(said)
        if kept is None or claim.confidence > kept.confidence:
            unique[said] = claim
    provided = {claim.object for claim in claims if claim.predicate == "pg:provides"}
    return StatedFacts(
        tuple(sorted(unique.values(), key=_place)),
        tuple(
            _told(entity, statuses.get(entity.id, entity.status), _types(entity, provided))
            for entity in context.resolved.entities
        ),
    )


def _told(entity: Entity, status: str | None, types: tuple[str, ...]) -> Entity:
    """An entity with its status and classes, where they are others than it has."""
    if (status, types) == (entity.status, entity.types):
        return entity
    return replace(entity, status=status, types=types)


def _types(entity: Entity, provided: set[str]) -> tuple[str, ...]:
    """An entity's classes; a body that another provides counts as a service too."""
    if entity.types and entity.id in provided and _SERVICE not in entity.types:
        return (*entity.types, _SERVICE)
    return entity.types


def _statuses(
    said: Mapping[str, ThingStatus], claims: list[Claim], context: RelationContext
) -> dict[str, str]:
    """The panels and services that are there no more or not yet.

    Something is not only planned that the plan elsewhere says is at work.
    """
    at_work = {
        thing
        for claim in claims
        for thing in (claim.subject, claim.object)
        if claim.status is None
        and thing in said
        and not said[thing].start <= claim.start < said[thing].end
    }
    return {
        thing: told.status
        for thing, told in said.items()
        if context.entities[thing].kind in (Kind.PANEL, Kind.SERVICE)
        and (told.status == "ended" or thing not in at_work)
    }


def _over(claim: Claim, statuses: Mapping[str, str]) -> Claim:
    """A claim with the status of what it is about, where it says nothing else itself."""
    if claim.status is not None or claim.predicate not in _OF_WHAT_IS_THERE:
        return claim
    status = statuses.get(claim.subject) or statuses.get(claim.object)
    return claim if status is None else replace(claim, status=status)


def _place(claim: Claim) -> tuple[int, int, str, str, str]:
    return (claim.start, claim.end, claim.subject, claim.predicate, claim.object)
