"""Who is nearest to take over what somebody or something leaves behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.delivery import Fact
from queries.phrases import counted, listed
from queries.resilience.roles import Facts, Roles

__all__ = ["Successor", "for_action", "for_thing"]

_PEOPLE = ("person", "post")
_SHOWN = 3
_SAME_PART = 3
_OTHER_PART = 2
_SAME_TEAM = 2
_SAME_BODY = 1


@dataclass(frozen=True, slots=True)
class Successor:
    """Who could take over: the reasons in words, what they rest on, and how strong they are."""

    iri: str
    reasons: tuple[str, ...]
    facts: tuple[Fact, ...]
    score: int


def for_action(
    action: str, gone: frozenset[str], roles: Roles, bodies_only: bool = False
) -> tuple[Successor, ...]:
    """Who is left that has a part in the action already: leads, lead organisations, then
    supporters. A person is no lead organisation: for one, only bodies will do."""
    found: dict[str, tuple[str, tuple[Fact, ...]]] = {}
    for words, part in (
        ("leads it already", roles.leads),
        ("is its lead organisation", roles.lead_bodies),
        ("supports it already", roles.supporters),
    ):
        for who, facts in part.get(action, {}).items():
            person = roles.delivery.things[who].kind in _PEOPLE
            if who not in gone and not (bodies_only and person):
                found.setdefault(who, (words, facts))
    return tuple(Successor(who, (words,), facts, 0) for who, (words, facts) in found.items())[
        :_SHOWN
    ]


def for_thing(thing: str, gone: frozenset[str], roles: Roles) -> tuple[Successor, ...]:
    """The nearest to one that goes, those with the most and best reasons first.

    People and posts for a person or a post, bodies for all others; nobody where the plans
    give no reason for anybody.
    """
    people = roles.delivery.things[thing].kind in _PEOPLE
    own = {thing} | {post for post in roles.posts.get(thing, {}) if post in gone}
    reasons: dict[str, dict[tuple[str, ...], Successor]] = defaultdict(dict)
    for each in _reasons(own, roles):
        who = roles.one_who_leads(each.iri) if people else each.iri
        if who not in gone and (roles.delivery.things[who].kind in _PEOPLE) == people:
            reasons[who].setdefault(each.reasons, each)
    found = [
        Successor(
            iri,
            tuple(reason for one in each.values() for reason in one.reasons),
            tuple(fact for one in each.values() for fact in one.facts),
            sum(one.score for one in each.values()),
        )
        for iri, each in reasons.items()
    ]
    label = roles.delivery.label
    # To belong to one large body alone brings nobody near.
    found = [each for each in found if each.score > _SAME_BODY]
    found.sort(key=lambda e: (-e.score, -len(e.facts), label(e.iri).casefold(), e.iri))
    return tuple(found[:_SHOWN])


def _reasons(own: set[str], roles: Roles) -> Iterator[Successor]:
    parts = (
        (roles.leads, "leads"),
        (roles.lead_bodies, "is lead organisation of"),
        (roles.supporters, "supports"),
    )
    mine = [_actions_of(own, part) for part, _ in parts]
    all_of_mine = list(dict.fromkeys(action for actions in mine for action in actions))
    for (part, words), same in zip(parts, mine, strict=True):
        shared: dict[str, dict[str, tuple[Fact, ...]]] = defaultdict(dict)
        for action in all_of_mine:
            for who, facts in part.get(action, {}).items():
                one = roles.one_who_leads(who)
                if who not in own:
                    shared[one][action] = (*shared[one].get(action, ()), *facts)
        for who, by_action in shared.items():
            points = sum(_SAME_PART if action in same else _OTHER_PART for action in by_action)
            said = f"{words} {_of_all(len(by_action), len(all_of_mine))}"
            yield Successor(who, (said,), _flat(list(by_action.values())), points)
    for post in sorted(own):
        for holder, facts in roles.holders.get(post, {}).items():
            if holder not in own:
                said = f"holds the post of {roles.delivery.label(post)}"
                yield Successor(holder, (said,), facts, _SAME_PART * max(1, len(all_of_mine)))
    yield from _for_the_same_bodies(mine[0], own, roles)
    yield from _of_one_team(own, roles)


def _of_all(number: int, whole: int) -> str:
    if whole == 1:
        return "the same action"
    return f"{number} of the same {whole} actions"


def _for_the_same_bodies(
    leading: Sequence[str], own: set[str], roles: Roles
) -> Iterator[Successor]:
    """Who leads other actions of the body for which somebody leads alone."""
    bodies: set[str] = set()
    for action in leading:
        if own.issuperset(roles.leads[action]) and len(roles.lead_bodies.get(action, ())) == 1:
            bodies.update(roles.lead_bodies[action])
    others: dict[str, dict[str, list[tuple[str, tuple[Fact, ...]]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for action, leads in roles.leads.items():
        if action not in leading:
            for body in bodies.intersection(roles.lead_bodies.get(action, ())):
                for who, facts in leads.items():
                    if who not in own:
                        others[roles.one_who_leads(who)][body].append((action, facts))
    for who, by_body in others.items():
        names = listed(sorted(map(roles.delivery.label, by_body)))
        number = len({action for each in by_body.values() for action, _ in each})
        said = f"leads {counted(number, 'other action')} of {names}"
        facts = _flat([stated for each in by_body.values() for _, stated in each])
        yield Successor(who, (said,), facts, _SAME_TEAM + min(number, _SHOWN) - 1)


def _of_one_team(own: set[str], roles: Roles) -> Iterator[Successor]:
    bodies = {body for one in own for body in roles.bodies.get(one, ())}
    for body in sorted(bodies):
        beside: dict[str, list[tuple[Fact, ...]]] = defaultdict(list)
        for part in (roles.members, roles.units):
            for who, facts in part.get(body, {}).items():
                if who not in own:
                    beside[who].append(facts)
        team = roles.delivery.things[body].kind == "team"
        points = _SAME_TEAM if team else _SAME_BODY
        for who, each in beside.items():
            said = f"belongs to {roles.delivery.label(body)} too"
            yield Successor(who, (said,), _flat(each), points)


def _actions_of(own: set[str], part: Facts) -> list[str]:
    return [action for action, who in part.items() if own.intersection(who)]


def _flat(each: Sequence[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    return tuple(fact for facts in each for fact in facts)
