"""All that a plan states of how its things are related, each claim once, with its words."""

from __future__ import annotations

from extract.relations.action_fields import field_claims
from extract.relations.context import RelationContext
from extract.relations.people_tables import people_table_claims
from extract.relations.team_names import team_name_claims
from graph.records import Claim

__all__ = ["claims_of"]

_FINDERS = (field_claims, people_table_claims, team_name_claims)


def claims_of(context: RelationContext) -> tuple[Claim, ...]:
    """All claims in reading order; of several that say the same, the surest, then the first."""
    claims = [claim for finder in _FINDERS for claim in finder(context)]
    unique: dict[tuple[str, str, str], Claim] = {}
    for claim in sorted(claims, key=_place):
        kept = unique.get((claim.subject, claim.predicate, claim.object))
        if kept is None or claim.confidence > kept.confidence:
            unique[(claim.subject, claim.predicate, claim.object)] = claim
    return tuple(sorted(unique.values(), key=_place))


def _place(claim: Claim) -> tuple[int, int, str, str, str]:
    return (claim.start, claim.end, claim.subject, claim.predicate, claim.object)
