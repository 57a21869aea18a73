"""What relies on what goes, directly and through others, and what falls out of contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.delivery import Fact
from queries.dependency.governance import Reporting
from queries.phrases import counted, some_of
from queries.resilience.cut_points import counted_kinds, working
from queries.resilience.loss import Loss, called, labels, lost
from queries.resilience.parts import adjacency, components
from queries.resilience.removal import Removal
from queries.resilience.roles import Facts, Roles

__all__ = ["lost_contact", "lost_reliance", "lost_reporting", "lost_services"]

_DELIVERED = ("panel", "partnership", "service")


def lost_reliance(removal: Removal, roles: Roles) -> Iterator[Loss]:
    """The actions that use or depend on what goes, or on what cannot do without it."""
    gone = removal.gone
    told: set[str] = set()
    for action, on in roles.relied_on.items():
        direct = [each for each in on if each in gone]
        if direct:
            told.add(action)
            facts = tuple(fact for each in direct for fact in on[each])
            how = " and ".join(sorted({fact.role for fact in facts}))
            yield lost("relies on it", action, f"{how} {labels(direct, roles)}", facts, roles)
    hit: dict[str, tuple[str, tuple[Fact, ...]]] = {}
    for iri, why, facts in _weakened(gone, told, roles):
        hit.setdefault(iri, (f"{called(iri, roles)}, {why}", facts))
    waiting = list(hit)
    while waiting:
        one = waiting.pop(0)
        for action, facts in roles.relying.get(one, {}).items():
            if action in told or action in gone:
                continue
            told.add(action)
            why, through = hit[one]
            detail = f"{facts[0].role} {why}"
            finding = "relies on it through others"
            yield lost(finding, action, detail, facts, roles, through=through)
            if action not in hit:
                words = f"{called(action, roles)}, which relies on it in turn"
                hit[action] = (words, (*facts, *through))
                waiting.append(action)


def _weakened(
    gone: frozenset[str], relying: Iterable[str], roles: Roles
) -> Iterator[tuple[str, str, tuple[Fact, ...]]]:
    """What is left but cannot go on as before, why, and the facts that say so."""
    for action in sorted(relying):
        on = roles.relied_on[action]
        facts = tuple(fact for each in on if each in gone for fact in on[each])
        yield action, "which relies on what goes", facts
    for part, why in (
        (roles.providers, "whose only stated provider goes"),
        (roles.funders, "whose only stated funder goes"),
        (roles.leads, "which is left without a lead"),
    ):
        for target, who in part.items():
            if target not in gone and gone.issuperset(who):
                yield target, why, tuple(fact for each in who for fact in who[each])


def lost_reporting(removal: Removal, roles: Roles) -> Iterator[Loss]:
    """The panels that no longer have a way to report to a top board."""
    reporting = Reporting(roles.delivery)
    for body, stated in _by_subject(reporting.facts).items():
        going = [fact for fact in stated if fact.object in removal.gone]
        if body in removal.gone or not going:
            continue
        stay = [each for each in reporting.upward[body] if each not in removal.gone]
        if not stay:
            detail = f"reports to {labels([fact.object for fact in going], roles)} alone"
            yield lost("no other way to report", body, detail, going, roles)


def lost_services(
    removal: Removal, roles: Roles, naming: Mapping[str, Iterable[str]]
) -> Iterator[Loss]:
    """The themes, or the whole area, whose actions name no other service than what goes.

    `naming` gives the services that stand anywhere in each action.
    """
    delivery, gone = roles.delivery, removal.gone
    by_theme: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for action, planned in delivery.actions.items():
        own = {*naming.get(action, ()), *_parts_in(action, roles)}
        for service in own:
            if service in delivery.things and delivery.things[service].service:
                by_theme[planned.theme][service].add(action)
    everywhere: dict[str, set[str]] = defaultdict(set)
    for services in by_theme.values():
        for service, actions in services.items():
            everywhere[service] |= actions
    said = "{names} {is_are} all that its actions name of services and of bodies known as one"
    if everywhere and gone.issuperset(everywhere):
        yield _without_service("area without a service", delivery.area, everywhere, said, roles)
    for theme, services in by_theme.items():
        if theme and services and gone.issuperset(services):
            yield _without_service("theme without a service", theme, services, said, roles)


def _without_service(
    finding: str, what: str, services: Mapping[str, set[str]], said: str, roles: Roles
) -> Loss:
    naming = {iri for own in services.values() for iri in own}
    first = next(action for iri, action in roles.delivery.actions.items() if iri in naming)
    detail = said.format(
        names=labels(sorted(services), roles), is_are="is" if len(services) == 1 else "are"
    )
    return Loss(finding, what, None, detail, None, first.text, first.place, None)


def lost_contact(removal: Removal, roles: Roles) -> Iterator[Loss]:
    """The parts of the network that nothing joins to the rest any more."""
    delivery, gone = roles.delivery, removal.gone
    beside = adjacency((), delivery.joins())
    position = {iri: number for number, iri in enumerate(delivery.actions)}
    before = components(beside)
    after = components(beside, gone)
    for whole in before:
        going = set(gone.intersection(whole))
        if not going:
            continue
        members = set(whole)
        left = [part for part in after if members.issuperset(part)]
        # What holds the most actions is the rest; whatever else was joined to it has lost it.
        left.sort(key=lambda part: (-sum(1 for iri in part if iri in position), -len(part), part))
        for part in left[1:] if whole == before[0] else left:
            actions = sorted((i for i in part if i in position), key=position.__getitem__)
            others = sorted(
                i for i in part if i in delivery.things and delivery.things[i].kind in _DELIVERED
            )
            facts = _between(part, going, roles)
            if (actions or others) and any(
                working(fact, fact.subject if fact.subject in going else fact.object, delivery)
                for fact in facts
            ):
                yield _out_of_contact(part, actions, others, facts, roles)


def _between(part: tuple[str, ...], going: set[str], roles: Roles) -> list[Fact]:
    """What joined the part to what goes."""
    inside = set(part)
    return [
        fact
        for fact in roles.delivery.facts
        if (fact.subject in inside and fact.object in going)
        or (fact.object in inside and fact.subject in going)
    ]


def _out_of_contact(
    part: tuple[str, ...], actions: list[str], others: list[str], facts: list[Fact], roles: Roles
) -> Loss:
    delivery = roles.delivery
    what = counted_kinds(delivery, len(actions), others)
    detail = f"nothing else ties {what} to the rest of the work"
    if part == (*actions,):
        detail = "nobody and nothing else is named for it"
    elif len(actions) + len(others) > 1:
        detail += ": " + some_of([called(iri, roles) for iri in (*actions, *others)])
    people = [iri for iri in part if iri not in delivery.actions and iri not in others]
    if people and part != (*actions,):
        detail += f" (with {counted(len(people), 'person or body', 'people or bodies')})"
    return lost("out of contact", (*actions, *others)[0], detail, facts, roles)


def _parts_in(action: str, roles: Roles) -> Iterator[str]:
    of_action: tuple[Facts, ...] = (
        roles.lead_bodies,
        roles.supporters,
        roles.relied_on,
    )
    for part in of_action:
        yield from part.get(action, {})


def _by_subject(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.subject].append(fact)
    return found
