"""To which part of public life a body belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.conclusions import SectorOf
from graph.records import Entity, Kind, PlanRecords
from ontology.sectors import Sectors, load_sectors

__all__ = ["called_after", "sectors"]

_BODIES = frozenset({"org:FormalOrganization", "org:OrganizationalUnit", "org:Organization"})
_CALLED = frozenset({Kind.PANEL, Kind.SERVICE})
_PART_OF = "org:unitOf"
_SURE = 0.8
_ENDED = "ended"


def sectors(plans: Sequence[PlanRecords]) -> tuple[SectorOf, ...]:
    """The sector of each body and post of the plans that one can be told of, by its id.

    The registry tells it, or else the words of the name, or else the body of which it is
    a part. Where plans or parents tell different sectors, none is given: an answer that
    is missing does less harm than a wrong one.
    """
    known = load_sectors()
    told: dict[str, set[str]] = defaultdict(set)
    for plan in plans:
        for entity, sector in _of_plan(plan, known):
            told[entity].add(sector)
    return tuple(
        SectorOf(entity, next(iter(names)))
        for entity, names in sorted(told.items())
        if len(names) == 1
    )


def called_after(plans: Sequence[PlanRecords]) -> tuple[SectorOf, ...]:
    """The specified authorities after which panels and services are called, by their ids.

    A youth justice board is not youth justice, but a plan that names it does not leave
    youth justice out without a word.
    """
    known = load_sectors()
    specified = {sector.name for sector in known.sectors if sector.specified}
    told = {
        (entity.id, sector)
        for plan in plans
        for entity in plan.entities
        if not _is_told(entity) and entity.kind in _CALLED and not entity.generic
        for sector in {known.of_name(name) for name in (entity.label, *entity.aliases)}
        if sector in specified
    }
    return tuple(SectorOf(entity, sector) for entity, sector in sorted(told))


def _of_plan(plan: PlanRecords, known: Sectors) -> Iterator[tuple[str, str]]:
    own = {entity.id: _own(entity, known) for entity in plan.entities if _is_told(entity)}
    parents = _parents(plan)
    registered = {entity.id: entity.registry_id for entity in plan.entities}
    for entity in own:
        if registered[entity] in known.not_told:
            continue
        sector = own[entity] or _of_parents(entity, own, parents)
        if sector is not None:
            yield entity, sector


def _is_told(entity: Entity) -> bool:
    return entity.kind in (Kind.ORGANISATION, Kind.ROLE) or not _BODIES.isdisjoint(entity.types)


def _own(entity: Entity, known: Sectors) -> str | None:
    """What its registry entry or its name tells, the label before other spellings."""
    entry = entity.registry_id or ""
    if entry in known.of_entry:
        return known.of_entry[entry]
    if entity.generic or entry in known.not_told:
        return None
    by_label = known.of_name(entity.label)
    if by_label is not None:
        return by_label
    by_alias = {known.of_name(alias) for alias in entity.aliases} - {None}
    return next(iter(by_alias)) if len(by_alias) == 1 else None


def _parents(plan: PlanRecords) -> Mapping[str, set[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for claim in plan.claims:
        if claim.predicate == _PART_OF and claim.confidence >= _SURE and claim.status != _ENDED:
            parents[claim.subject].add(claim.object)
    return parents


def _of_parents(
    entity: str, own: Mapping[str, str | None], parents: Mapping[str, set[str]]
) -> str | None:
    """The one sector of the bodies it is a part of, the nearest that tell one."""
    level, seen = {entity}, {entity}
    while level:
        level = {above for below in level for above in parents.get(below, ())} - seen
        seen |= level
        found = {own.get(above) for above in level} - {None}
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None
