"""Who leads what, plan by plan: what the picture of it is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.records import Action, Entity, Kind, PlanRecords, plain

__all__ = ["Actor", "LedAction", "PlanLeads", "who_leads_what"]

LEAD = "pg:lead"
LEAD_ORGANISATION = "pg:leadOrganisation"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, post, organisation or panel that leads at least one action of a plan.

    `id` is the entity's compact id; it is the same in every plan that names the thing.
    """

    id: str
    label: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class LedAction:
    """An action with the ids of the actors that lead it, in the order of the plan.

    `leads` are people or posts, `organisations` the lead organisations or panels.
    """

    key: str
    text: str
    number: str | None
    theme: str | None
    leads: tuple[str, ...]
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanLeads:
    """The actions of one plan and those who lead them; `name` is unique among the plans."""

    key: str
    name: str
    actors: tuple[Actor, ...]
    actions: tuple[LedAction, ...]


def who_leads_what(plans: Iterable[PlanRecords]) -> tuple[PlanLeads, ...]:
    """The actions and leads of each plan, plans in the order of their names."""
    records = tuple(plans)
    areas = [plan.area.name if plan.area else plan.title or plan.key for plan in records]
    found = (
        _of_plan(plan, area if areas.count(area) == 1 else f"{area} ({plan.key})")
        for plan, area in zip(records, areas, strict=True)
    )
    return tuple(sorted(found, key=lambda plan: (plan.name.casefold(), plan.key)))


def _of_plan(plan: PlanRecords, name: str) -> PlanLeads:
    action_of = {commitment.key: act.key for act in plan.actions for commitment in act.commitments}
    leads: dict[tuple[str, str], list[str]] = {}
    for claim in plan.claims:
        # A lead with a status has ended, or is only planned.
        if claim.predicate in (LEAD, LEAD_ORGANISATION) and claim.status is None:
            action = action_of.get(claim.subject, claim.subject)
            leads.setdefault((action, claim.predicate), []).append(claim.object)
    actions = tuple(_led(action, leads) for action in plan.actions)
    leading = {actor for act in actions for actor in (*act.leads, *act.organisations)}
    actors = tuple(
        Actor(entity.id, _label(entity), entity.kind)
        for entity in sorted(plan.entities, key=lambda entity: entity.id)
        if entity.id in leading
    )
    known = frozenset(actor.id for actor in actors)
    return PlanLeads(plan.key, name, actors, tuple(_only(act, known) for act in actions))


def _led(action: Action, leads: dict[tuple[str, str], list[str]]) -> LedAction:
    def unique(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids))

    return LedAction(
        key=action.key,
        text=plain(action.text),
        number=action.number,
        theme=plain(action.theme) if action.theme else None,
        leads=unique(leads.get((action.key, LEAD), ())),
        organisations=unique(leads.get((action.key, LEAD_ORGANISATION), ())),
    )


def _only(action: LedAction, known: frozenset[str]) -> LedAction:
    """The action without leads that the plan's records do not describe."""
    return LedAction(
        action.key,
        action.text,
        action.number,
        action.theme,
        tuple(actor for actor in action.leads if actor in known),
        tuple(actor for actor in action.organisations if actor in known),
    )


def _label(entity: Entity) -> str:
    return plain(f"{entity.rank} {entity.label}" if entity.rank else entity.label)
