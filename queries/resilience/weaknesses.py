"""The ways in which work can hang on one thing alone, each found for a whole area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.delivery import Fact
from queries.dependency.governance import Reporting
from queries.phrases import counted, in_brief, listed
from queries.resilience.cut_points import counted_kinds, cut_points, sentence
from queries.resilience.roles import Facts, Roles

__all__ = ["Weakness", "weaknesses"]

_RELIED_ON_FROM = 3
_REPORTING_FROM = 2
_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Weakness:
    """One way in which work hangs on one thing (`iri`) alone.

    `finding` is its word in the question's header, `points` what it adds to the score and
    `made_up_of` how; `why` is a sentence. `actions` are those that it touches, `facts` what
    it rests on.
    """

    iri: str
    finding: str
    points: int
    made_up_of: str
    why: str
    actions: frozenset[str]
    facts: tuple[Fact, ...]


def weaknesses(roles: Roles) -> Iterator[Weakness]:
    """Every weakness of an area, kind by kind."""
    leads = tuple(_sole_leads(roles))
    named = tuple(_nobody_else(roles))
    yield from leads
    yield from named
    counted_already: dict[str, set[str]] = defaultdict(set)
    for weakness in (*leads, *named):
        counted_already[weakness.iri] |= weakness.actions
    yield from _sole_chairs(roles)
    yield from _sole_providers(roles)
    yield from _sole_funders(roles)
    yield from _cuts(roles, counted_already)
    yield from _reporting_lines(roles)
    yield from _relied_on(roles)


def _sole_leads(roles: Roles) -> Iterator[Weakness]:
    alone: dict[str, dict[str, list[Fact]]] = defaultdict(dict)
    for action, leads in roles.leads.items():
        who = {roles.one_who_leads(lead) for lead in leads}
        if len(who) == 1:
            alone[who.pop()][action] = [fact for facts in leads.values() for fact in facts]
    for lead, actions in alone.items():
        number = len(actions)
        bare = [action for action in actions if _bare(action, roles)]
        made_up_of = f"{counted(number, 'action')} with no other named lead: {number}"
        if bare:
            made_up_of += (
                f"; {len(bare)} of these with no supporter and no second lead organisation"
                f" named: {len(bare)}"
            )
        yield Weakness(
            lead,
            "sole lead",
            number + len(bare),
            made_up_of,
            _strands(lead, number, bare, roles),
            frozenset(actions),
            tuple(fact for facts in actions.values() for fact in facts),
        )


def _bare(action: str, roles: Roles) -> bool:
    """Whether no body is named that could carry the action on beside its lead organisation."""
    return action not in roles.supporters and len(roles.lead_bodies.get(action, ())) <= 1


def _strands(lead: str, number: int, bare: list[str], roles: Roles) -> str:
    thing = roles.delivery.things[lead]
    gone = (
        f"With nobody in the post of {thing.label}"
        if thing.kind == "post"
        else (f"Without {thing.label}")
    )
    said = f"{gone} {counted(number, 'action')} {'has' if number == 1 else 'have'} no named lead."
    if not bare:
        which = "it" if number == 1 else "each of them"
        return f"{said} For {which} a supporter or a second lead organisation is named."
    for_these = "it" if number == 1 else "any of them"
    if len(bare) < number:
        for_these = f"{len(bare)} of them"
    said += f" The plan names no supporter and no second lead organisation for {for_these}"
    words = sorted(
        {
            facts[0].quote
            for action in bare
            for facts in roles.supported_by_classes.get(action, {}).values()
        }
    )
    if words:
        quoted = [f"“{each}”" for each in words[:_NAMES_SHOWN]]
        said += f", or only {listed(quoted)}"
    return said + "."


def _nobody_else(roles: Roles) -> Iterator[Weakness]:
    """Bodies that lead actions for which the plan names nobody else."""
    alone: dict[str, dict[str, tuple[Fact, ...]]] = defaultdict(dict)
    for action, bodies in roles.lead_bodies.items():
        if len(bodies) == 1 and action not in roles.leads and action not in roles.supporters:
            (body,) = bodies
            alone[body][action] = bodies[body]
    for body, actions in alone.items():
        number = len(actions)
        what = counted(number, "action")
        yield Weakness(
            body,
            "nobody else named",
            2 * number,
            f"{what} for which nobody else is named: {2 * number}",
            f"For {what} the plan names nobody but {roles.delivery.label(body)}.",
            frozenset(actions),
            tuple(fact for facts in actions.values() for fact in facts),
        )


def _sole_chairs(roles: Roles) -> Iterator[Weakness]:
    yield from _only(
        roles.chairs,
        roles,
        "sole chair",
        lambda number: number,
        "chair of {what}",
        "No other chair of {what} is stated.",
    )


def _sole_providers(roles: Roles) -> Iterator[Weakness]:
    yield from _only(
        roles.providers,
        roles,
        "sole provider",
        lambda number: 2 * number,
        "the only stated provider of {what}",
        "{who} is the only stated provider of {what}.",
        relying=True,
    )


def _sole_funders(roles: Roles) -> Iterator[Weakness]:
    yield from _only(
        roles.funders,
        roles,
        "sole funder",
        lambda number: 2 * number,
        "the only stated funder of {what}",
        "{who} is the only stated funder of {what}.",
        relying=True,
    )


def _only(
    acting: Facts,
    roles: Roles,
    finding: str,
    points: Callable[[int], int],
    made_up_of: str,
    why: str,
    relying: bool = False,
) -> Iterator[Weakness]:
    """Who alone acts on something; with `relying`, with a point for each action that needs it."""
    found: dict[str, dict[str, tuple[Fact, ...]]] = defaultdict(dict)
    for target, actors in acting.items():
        if len(actors) == 1:
            ((actor, facts),) = actors.items()
            found[actor][target] = facts
    delivery = roles.delivery
    for actor, targets in found.items():
        what = _names(targets, roles)
        score = points(len(targets))
        parts = [f"{made_up_of.format(what=what)}: {score}"]
        sentences = [why.format(who=delivery.label(actor), what=what)]
        needing = {a for t in targets for a in roles.relying.get(t, ()) if a in delivery.actions}
        own = {target for target in targets if target in delivery.actions}
        if relying and needing:
            score += len(needing)
            rely = counted(len(needing), "action")
            parts.append(f"{rely} relying on that: {len(needing)}")
            sentences.append(f"{rely[0].upper()}{rely[1:]} {_rely(len(needing))} on that.")
        yield Weakness(
            actor,
            finding,
            score,
            "; ".join(parts),
            " ".join(sentences),
            frozenset((needing if relying else set()) | own),
            tuple(fact for facts in targets.values() for fact in facts),
        )


def _cuts(roles: Roles, already: Mapping[str, set[str]]) -> Iterator[Weakness]:
    delivery = roles.delivery
    for cut in cut_points(delivery):
        # What is stranded with a sole lead is counted there.
        fresh = [action for action in cut.actions if action not in already.get(cut.iri, ())]
        points = len(fresh) + len(cut.others)
        if points:
            what = counted_kinds(delivery, len(fresh), cut.others)
            yield Weakness(
                cut.iri,
                "cut point",
                points,
                f"{what} out of contact without it: {points}",
                sentence(delivery, cut),
                frozenset(cut.actions),
                cut.facts,
            )


def _reporting_lines(roles: Roles) -> Iterator[Weakness]:
    """Bodies through which several panels report upwards and have no other way to a top."""
    reporting = Reporting(roles.delivery)
    for body in reporting.bodies:
        below = [panel for panel in reporting.below(body) if panel != body]
        through = []
        for panel in below:
            elsewhere = set(reporting.above(panel, without=body))
            if not elsewhere & (set(reporting.tops(panel)) - {body}):
                through.append(panel)
        if len(through) < _REPORTING_FROM:
            continue
        names = _names(dict.fromkeys(through), roles)
        own = {body, *through}
        yield Weakness(
            body,
            "reporting line",
            2 * len(through),
            f"{counted(len(through), 'panel')} with no other stated way up: {2 * len(through)}",
            f"{names} report upwards through {roles.delivery.label(body)} alone.",
            frozenset(),
            tuple(fact for fact in reporting.facts if {fact.subject, fact.object} <= own),
        )


def _relied_on(roles: Roles) -> Iterator[Weakness]:
    for thing, actions in roles.relying.items():
        number = len(actions)
        if number < _RELIED_ON_FROM or thing in roles.delivery.actions:
            continue
        yield Weakness(
            thing,
            "relied on",
            number,
            f"{counted(number, 'action')} that use it or depend on it: {number}",
            f"{counted(number, 'action')} use {roles.delivery.label(thing)} or depend on it.",
            frozenset(actions),
            tuple(fact for facts in actions.values() for fact in facts),
        )


def _names(iris: Mapping[str, object], roles: Roles) -> str:
    """The first few by name, actions by the beginning of their text."""
    labels = [
        f"“{in_brief(roles.delivery.label(iri))}”"
        if iri in roles.delivery.actions
        else roles.delivery.label(iri)
        for iri in iris
    ]
    more = len(labels) - _NAMES_SHOWN
    if more > 0:
        labels = [*labels[:_NAMES_SHOWN], f"{more} more"]
    return listed(labels)


def _rely(number: int) -> str:
    return "relies" if number == 1 else "rely"
