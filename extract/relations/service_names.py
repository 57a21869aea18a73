"""Who provides a service whose name begins with a body's ("LFB Cadet scheme")."""

from __future__ import annotations

from collections.abc import Iterator

from extract.relations.context import RelationContext, claim_of
from extract.relations.names import is_service_name
from graph.records import Claim, Kind

__all__ = ["service_name_claims"]

_RULE = "the service's name begins with the body's"
_SURENESS = 0.65
_SHORTEST = 3


def service_name_claims(context: RelationContext) -> Iterator[Claim]:
    """Provider and service, where a service's printed name begins with a name of a body that
    the plan names elsewhere too."""
    bodies = {
        name: entity.id
        for entity in context.entities.values()
        if entity.kind is Kind.ORGANISATION and not entity.generic
        for name in (entity.label, *entity.aliases)
        if len(name) >= _SHORTEST and not is_service_name(name)
    }
    for candidate in context.candidates:
        thing = context.thing(candidate)
        if thing is None or candidate.generic:
            continue
        service = candidate.kind is Kind.SERVICE
        if not service and not (
            candidate.kind is Kind.ORGANISATION and is_service_name(candidate.text)
        ):
            continue
        words = candidate.text.split()
        for length in range(len(words) - 1, 0, -1):
            body = bodies.get(" ".join(words[:length]))
            if body is not None and body != thing:
                yield claim_of(
                    body, "pg:provides", thing, candidate, _RULE,
                    _SURENESS * (candidate.confidence if service else 0.9),
                )  # fmt: skip
                break
