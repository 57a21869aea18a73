"""Single points of failure: all weaknesses of one thing together, scored and ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.deliveries import deliveries
from graph.delivery import Delivery
from graph.store import Store
from graph.table import Row, Table
from queries.asked import Asked
from queries.catalogue import find
from queries.phrases import counted, doubt, earliest
from queries.resilience.middle import betweenness
from queries.resilience.parts import adjacency
from queries.resilience.roles import Roles
from queries.resilience.weaknesses import Weakness, weaknesses

__all__ = ["answer"]

_LEAST = 2
_MOST_FOR_THE_MIDDLE = 1.0
_CONCENTRATED = 1 / 3
_CONCENTRATED_FROM = 5
_BODIES = ("organisation", "team")
_PARTS = ("lead", "lead organisation", "support")


@dataclass(frozen=True, slots=True)
class _Point:
    """All that hangs on one thing of an area; `share` is set where it is in so much that it
    is no single point."""

    delivery: Delivery
    iri: str
    found: tuple[Weakness, ...]
    middle: float
    share: str | None

    @property
    def score(self) -> float:
        return sum(each.points for each in self.found) + self.middle


def answer(store: Store, asked: Asked) -> Table:
    """The table of the question, the gravest first over all areas asked about."""
    question = find("single-points-of-failure")
    points = [
        point
        for delivery in deliveries(store, asked.areas, asked.theme, asked.not_current)
        for point in _points(delivery)
        if not asked.kinds or delivery.things[point.iri].kind in asked.kinds
    ]
    points.sort(key=_order)
    ranked = [point for point in points if point.share is None]
    rows = [_row(point, number) for number, point in enumerate(ranked, start=1)]
    rows += [_row(point, None) for point in points if point.share is not None]
    return Table(question.name, tuple(column.name for column in question.columns), tuple(rows))


def _points(delivery: Delivery) -> Iterator[_Point]:
    roles = Roles(delivery)
    found: dict[str, list[Weakness]] = defaultdict(list)
    for weakness in weaknesses(roles):
        found[weakness.iri].append(weakness)
    shares = dict(_concentrated(delivery))
    kept = {
        iri for iri, each in found.items() if sum(weakness.points for weakness in each) >= _LEAST
    }
    middle = _middle(delivery, kept)
    for iri in sorted(kept | shares.keys()):
        yield _Point(delivery, iri, tuple(found[iri]), middle.get(iri, 0.0), shares.get(iri))


def _middle(delivery: Delivery, wanted: Collection[str]) -> Mapping[str, float]:
    """Up to one point for how many of the shortest ways through the network lead by a thing."""
    if not wanted:
        return {}
    between = betweenness(adjacency((), delivery.joins()))
    most = max(between.values(), default=0.0)
    if not most:
        return {}
    return {iri: round(_MOST_FOR_THE_MIDDLE * between.get(iri, 0.0) / most, 1) for iri in wanted}


def _concentrated(delivery: Delivery) -> Iterator[tuple[str, str]]:
    """The bodies that have a part in so many actions that they are no single weak point."""
    actions: dict[str, set[str]] = defaultdict(set)
    for fact in delivery.of_roles(*_PARTS):
        thing = delivery.things[fact.subject]
        if thing.kind in _BODIES and not thing.generic:
            actions[fact.subject].add(fact.object)
    whole = len(delivery.actions)
    for body, own in actions.items():
        if len(own) >= _CONCENTRATED_FROM and len(own) > _CONCENTRATED * whole:
            yield body, f"{len(own)} of {counted(whole, 'action')} ({len(own) / whole:.0%})"


def _row(point: _Point, rank: int | None) -> Row:
    thing = point.delivery.things[point.iri]
    facts = [fact for each in point.found for fact in each.facts]
    facts = facts or [
        fact for fact in point.delivery.of_roles(*_PARTS) if fact.subject == point.iri
    ]
    findings = [each.finding for each in point.found]
    made_up_of = [each.made_up_of for each in point.found]
    why = [each.why for each in point.found]
    touched = {action for each in point.found for action in each.actions}
    if point.middle:
        made_up_of.append(f"in the middle of the network: {point.middle}")
    if point.share is not None:
        findings.insert(0, "concentration")
        why.insert(
            0,
            f"{thing.label} has a part in {point.share}: this is concentration, not one weak"
            " point. What to ask is whether it has the people for all of it.",
        )
    first = earliest(facts)
    return (
        rank,
        point.delivery.area,
        _name(point),
        thing.kind,
        "; ".join(findings),
        len(touched),
        point.score,
        "; ".join(made_up_of) or None,
        " ".join(why),
        first.quote,
        first.place,
        doubt(facts),
    )


def _name(point: _Point) -> str:
    """The name, with the posts behind it that are counted with their holder."""
    held = [
        fact.subject
        for each in point.found
        for fact in each.facts
        if fact.role == "lead" and fact.subject != point.iri
    ]
    label = point.delivery.label
    posts = "; ".join(label(post) for post in dict.fromkeys(held))
    return label(point.iri) + (f" ({posts})" if posts else "")


def _order(point: _Point) -> tuple[float, str, str, str]:
    return (-point.score, point.delivery.area, point.delivery.label(point.iri), point.iri)
