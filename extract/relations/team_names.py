"""Which team is part of which body, where its name says so."""

from __future__ import annotations

from collections.abc import Iterator

from extract.namekinds import head_kind
from extract.relations.context import BODIES, RelationContext, claim_of
from extract.resolve import council_id
from graph.records import Claim, Kind, plain

__all__ = ["team_name_claims"]


def team_name_claims(context: RelationContext) -> Iterator[Claim]:
    """Which team is part of which body, where the name itself says so."""
    known, entities = context.known, context.entities
    place = known.setting.place
    council = council_id(place) if place is not None else None
    council = council if council in entities else None
    by_name = {
        name: entity.id
        for entity in entities.values()
        if entity.kind in BODIES
        for name in (entity.label, *entity.aliases)
    }
    for candidate in context.candidates:
        thing = context.thing(candidate)
        if thing is None or candidate.kind not in BODIES:
            continue
        if candidate.within is not None and candidate.kind is Kind.ORGANISATION:
            outer = by_name.get(candidate.within)
            if outer is not None and outer != thing:
                yield claim_of(thing, "org:unitOf", outer, candidate, "in brackets behind it", 0.8)
        entity = entities[thing]
        if entity.kind is not Kind.ORGANISATION or entity.scope == "national":
            continue
        rest = known.without_prefix(candidate.text)
        if rest is None or not rest or head_kind(rest) is Kind.SERVICE:
            continue
        prefix = plain(candidate.text[: -len(rest)]).strip(" -'’s")
        parent = council if prefix in known.setting.council_names else by_name.get(prefix)
        if parent is not None and parent != thing and entities[parent].kind is Kind.ORGANISATION:
            yield claim_of(
                thing, "org:unitOf", parent, candidate, "the name begins with the body's", 0.85
            )
