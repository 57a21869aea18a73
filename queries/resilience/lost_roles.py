"""Which actions, services, panels and bodies are left without whom."""

from __future__ import annotations

from collections.abc import Iterator

from graph.delivery import Fact
from queries.phrases import counted, some_of
from queries.resilience.loss import Loss, called, labels, lost
from queries.resilience.removal import Removal
from queries.resilience.roles import Facts, Roles
from queries.resilience.successors import for_action

__all__ = ["lost_roles"]


def lost_roles(removal: Removal, roles: Roles) -> Iterator[Loss]:
    """What goes too, and every role that nobody, or somebody else, is left to fill."""
    for iri, facts in removal.too.items():
        role = facts[0].role
        if role == "holds":
            detail = f"a post that nobody but {labels([facts[0].subject], roles)} holds"
        else:
            detail = f"part of {labels([facts[0].object], roles)}"
        yield lost("goes too", iri, detail, facts, roles)
    gone = removal.gone
    yield from _leads(gone, roles)
    yield from _lead_bodies(gone, roles)
    yield from _supporters(gone, roles)
    for sort, acting in (
        ("provider", roles.providers),
        ("chair", roles.chairs),
        ("funder", roles.funders),
    ):
        yield from _acting(sort, acting, gone, roles)


def _leads(gone: frozenset[str], roles: Roles) -> Iterator[Loss]:
    for action, who, facts in _hit(roles.leads, gone):
        stay = [lead for lead in roles.leads[action] if lead not in gone]
        if not stay:
            yield lost(
                "no lead left",
                action,
                _what_stays(action, who, gone, roles),
                facts,
                roles,
                for_action(action, gone, roles),
            )
            continue
        names = labels(stay, roles)
        parts = {fact.part for fact in facts}
        kept = {fact.part for lead in stay for fact in roles.leads[action][lead]}
        if parts - kept:
            detail = (
                f"led by {labels(who, roles)} alone; {names} {_verb('lead', stay)} another outcome"
            )
            yield lost(
                "outcome without a lead",
                action,
                detail,
                (fact for fact in facts if fact.part not in kept),
                roles,
                for_action(action, gone, roles),
            )
        if parts & kept:
            yield lost(
                "another lead stays",
                action,
                f"{names} {_verb('lead', stay)} it with {labels(who, roles)}",
                (fact for fact in facts if fact.part in kept),
                roles,
            )


def _what_stays(action: str, who: list[str], gone: frozenset[str], roles: Roles) -> str:
    said = [
        f"led by {labels(who, roles)} alone" if len(who) == 1 else f"led by {labels(who, roles)}"
    ]
    bodies = [body for body in roles.lead_bodies.get(action, ()) if body not in gone]
    supporters = [each for each in roles.supporters.get(action, ()) if each not in gone]
    if bodies:
        said.append(f"{labels(bodies, roles)} {_verb('stay', bodies)} as lead organisation")
    if supporters:
        said.append(f"supported by {labels(supporters, roles)}")
    elif not bodies:
        said.append(f"no lead organisation and no supporter is named{_classes(action, roles)}")
    else:
        said.append(f"no supporter is named{_classes(action, roles)}")
    return "; ".join(said)


def _classes(action: str, roles: Roles) -> str:
    """What the plan says instead of naming a supporter."""
    words = [facts[0].quote for facts in roles.supported_by_classes.get(action, {}).values()]
    return f" but “{words[0]}”" if words else ""


def _lead_bodies(gone: frozenset[str], roles: Roles) -> Iterator[Loss]:
    for action, who, facts in _hit(roles.lead_bodies, gone):
        stay = [body for body in roles.lead_bodies[action] if body not in gone]
        if stay:
            finding = "another lead organisation stays"
            detail = f"{labels(stay, roles)} {_verb('lead', stay)} it with {labels(who, roles)}"
        else:
            finding = "no lead organisation left"
            leads = [lead for lead in roles.leads.get(action, ()) if lead not in gone]
            left = "no lead is named"
            if leads:
                left = f"the named lead is {labels(leads, roles)}"
            elif action in roles.leads:
                left = "no lead is left either"
            detail = f"led by {labels(who, roles)}; {left}"
        near = () if stay else for_action(action, gone, roles, bodies_only=True)
        yield lost(finding, action, detail, facts, roles, near)


def _supporters(gone: frozenset[str], roles: Roles) -> Iterator[Loss]:
    for action, who, facts in _hit(roles.supporters, gone):
        stay = [each for each in roles.supporters[action] if each not in gone]
        if stay:
            detail = (
                f"supported by {labels(who, roles)}; {labels(stay, roles)} {_verb('stay', stay)}"
            )
            yield lost("another supporter stays", action, detail, facts, roles)
        else:
            detail = f"supported by {labels(who, roles)} alone{_classes(action, roles)}"
            yield lost("no supporter left", action, detail, facts, roles)


def _acting(sort: str, acting: Facts, gone: frozenset[str], roles: Roles) -> Iterator[Loss]:
    for target, who, facts in _hit(acting, gone):
        if target in gone:
            continue
        stay = [each for each in acting[target] if each not in gone]
        if stay:
            detail = f"{labels(stay, roles)} {_verb('stay', stay)} beside {labels(who, roles)}"
            yield lost(f"another {sort} stays", target, detail, facts, roles)
            continue
        detail = f"{labels(who, roles)} is the only {sort} that the plan states"
        needing = [each for each in roles.relying.get(target, ()) if each in roles.delivery.actions]
        if needing and sort != "chair":
            told = some_of([called(action, roles) for action in needing])
            detail += f"; {counted(len(needing), 'action')} relying on that: {told}"
        yield lost(f"no {sort} left", target, detail, facts, roles)


def _verb(verb: str, who: list[str]) -> str:
    return verb if len(who) > 1 else verb + "s"


def _hit(part: Facts, gone: frozenset[str]) -> Iterator[tuple[str, list[str], tuple[Fact, ...]]]:
    """Each target whose role is filled by some that go: the target, them, and the facts."""
    for target, acting in part.items():
        who = [each for each in acting if each in gone]
        if who:
            yield target, who, tuple(fact for each in who for fact in acting[each])
