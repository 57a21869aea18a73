"""Cut points: what is all that joins a part of an area's work to the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.deliveries import deliveries
from graph.delivery import Delivery, Fact
from graph.store import Store
from graph.table import Row, Table
from queries.asked import Asked
from queries.catalogue import find
from queries.phrases import UNCERTAIN, counted, earliest, in_brief, listed, some_of
from queries.resilience.parts import adjacency, components, parts_without_each

__all__ = ["SEVERAL", "CutPoint", "answer", "counted_kinds", "cut_points", "sentence", "working"]

SEVERAL = "several areas"
"""What stands for the area where the plans of several are taken together."""

_PANELS = ("panel", "partnership")
_DELIVERED = (*_PANELS, "service")
_BELONGING = ("part of", "member of", "holds")
_CHAIRING = ("chairs", "heads")
_SHOWN = 3

Joins = Mapping[tuple[str, str], Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class CutPoint:
    """A thing whose going parts the work, and what falls away from the rest.

    `parts` are the parts that fall away, each of which holds an action, a panel or a
    service; `actions` and `others` (panels and services) are theirs, `alone` the actions
    that make up a part each: nothing else is named for them. `apart` tells that all it joins
    stands apart from the bulk of the work to begin with. `facts` join it to the parts,
    `doubtful` tells whether a part hangs on it by uncertain facts alone.
    """

    iri: str
    parts: tuple[tuple[str, ...], ...]
    actions: tuple[str, ...]
    others: tuple[str, ...]
    alone: tuple[str, ...]
    apart: bool
    facts: tuple[Fact, ...]
    doubtful: bool


def cut_points(delivery: Delivery, only: Container[str] | None = None) -> tuple[CutPoint, ...]:
    """The cut points of an area's work, those that part the most actions from it first; where
    `only` some things are asked about, those of them.

    What falls away is all but the largest of the parts that are left. What stands apart from
    the rest of the work to begin with falls apart whole.
    """
    joins = delivery.joins()
    beside = adjacency((), joins)
    whole = components(beside)
    largest = frozenset(whole[0]) if whole else frozenset()
    position = {iri: number for number, iri in enumerate(delivery.actions)}
    found = []
    for cut, parts in parts_without_each(beside, only).items():
        if cut in delivery.actions:
            continue
        by_work = sorted(parts, key=lambda p: (-_count(p, position), -len(p), min(p)))
        away = by_work[1:] if cut in largest else by_work
        kept = tuple(
            part
            for part in away
            if any(_delivered(each, delivery) for each in part)
            and any(working(fact, cut, delivery) for fact in _facts(cut, part, joins))
        )
        if kept:
            found.append(_cut_point(cut, kept, cut not in largest, delivery, joins, position))
    return tuple(
        sorted(
            found,
            key=lambda c: (
                -len(c.actions),
                -len(c.others),
                delivery.label(c.iri).casefold(),
                c.iri,
            ),
        )
    )


def answer(store: Store, asked: Asked) -> Table:
    """The table of the question: each area's cut points, then those of all areas together."""
    question = find("cut-points")
    found = deliveries(store, asked.areas, asked.theme, asked.not_current)
    rows: list[Row] = []
    for delivery in found:
        rows.extend(
            _row(delivery, cut, sentence(delivery, cut))
            for cut in cut_points(delivery)
            if not asked.kinds or delivery.things[cut.iri].kind in asked.kinds
        )
    if len(found) > 1:
        rows.extend(_shared(found, asked.kinds))
    return Table(question.name, tuple(column.name for column in question.columns), tuple(rows))


def _shared(found: Sequence[Delivery], kinds: Sequence[str]) -> Iterable[Row]:
    """The rows of things that stand in the plans of several areas."""
    areas: dict[str, set[str]] = defaultdict(set)
    for delivery in found:
        for left, right in delivery.joins():
            areas[left].add(delivery.area)
            areas[right].add(delivery.area)
    together = Delivery(
        SEVERAL,
        "",
        actions={iri: action for each in found for iri, action in each.actions.items()},
        things={iri: thing for each in found for iri, thing in each.things.items()},
        facts=tuple(fact for each in found for fact in each.facts),
    )
    of_action = {iri: each.area for each in found for iri in each.actions}
    shared = {iri for iri, own in areas.items() if len(own) > 1}
    for cut in cut_points(together, shared):
        kind = together.things[cut.iri].kind
        if not cut.actions or (kinds and kind not in kinds):
            continue
        yield _row(together, cut, _of_several(cut, of_action))


def _row(delivery: Delivery, cut: CutPoint, why: str) -> Row:
    thing, first = delivery.things[cut.iri], earliest(cut.facts)
    examples = [f"“{in_brief(delivery.label(iri))}”" for iri in cut.actions]
    examples += [delivery.label(iri) for iri in cut.others]
    return (
        delivery.area,
        thing.label,
        thing.kind,
        len(cut.parts),
        len(cut.actions),
        len(cut.alone),
        len(cut.others),
        some_of(examples, _SHOWN),
        why,
        first.quote,
        first.place,
        UNCERTAIN if cut.doubtful else None,
    )


def sentence(delivery: Delivery, cut: CutPoint) -> str:
    """What falls away, in a sentence."""
    what = counted_kinds(delivery, len(cut.actions), cut.others)
    several = len(cut.actions) + len(cut.others) > 1
    to = "to each other or to the other" if cut.apart and several else "to the rest of the"
    return f"Nothing else ties {what} {to} work in {delivery.area}{_alone(cut)}."


def counted_kinds(delivery: Delivery, actions: int, others: Sequence[str]) -> str:
    """How many actions, and how many of each kind of panels and services, in words."""
    kinds = Counter(delivery.things[iri].kind for iri in others)
    what = [counted(actions, "action")] if actions else []
    return listed(what + [counted(number, kind) for kind, number in sorted(kinds.items())])


def _of_several(cut: CutPoint, of_action: Mapping[str, str]) -> str:
    number: dict[str, int] = defaultdict(int)
    for action in cut.actions:
        number[of_action[action]] += 1
    where = listed([f"{area} ({count})" for area, count in sorted(number.items())])
    what = counted(len(cut.actions), "action")
    said = f"Nothing else ties {what} to the rest of the work of all these plans"
    return f"{said}: {where}{_alone(cut)}."


def _alone(cut: CutPoint) -> str:
    if not cut.alone:
        return ""
    if len(cut.alone) == len(cut.actions):
        which = "it" if len(cut.alone) == 1 else "any of them"
        return f"; nobody and nothing else is named for {which}"
    return f"; for {len(cut.alone)} of the actions nobody and nothing else is named"


def _cut_point(
    cut: str,
    parts: tuple[tuple[str, ...], ...],
    apart: bool,
    delivery: Delivery,
    joins: Joins,
    position: Mapping[str, int],
) -> CutPoint:
    away = {iri for part in parts for iri in part}
    by_part = [tuple(_facts(cut, part, joins)) for part in parts]
    others = (iri for iri in away if iri in delivery.things and _delivered(iri, delivery))
    return CutPoint(
        cut,
        parts,
        tuple(sorted(away & position.keys(), key=position.__getitem__)),
        tuple(sorted(others, key=lambda iri: (delivery.label(iri).casefold(), iri))),
        tuple(part[0] for part in parts if len(part) == 1 and part[0] in position),
        apart,
        tuple(fact for facts in by_part for fact in facts),
        any(all(fact.doubtful for fact in facts) for facts in by_part),
    )


def _facts(cut: str, part: Iterable[str], joins: Joins) -> Iterator[Fact]:
    """What joins the cut point to a part."""
    for iri in sorted(part):
        yield from joins.get((min(cut, iri), max(cut, iri)), ())


def working(fact: Fact, gone: str, delivery: Delivery) -> bool:
    """Whether a fact ties work to what goes, and not only names to it.

    A council is no weak point because its teams are its own, nor a chair because no other
    name ties the panel to the rest.
    """
    if fact.role in _CHAIRING:
        return False
    if fact.object != gone or fact.role not in _BELONGING:
        return True
    return fact.role == "member of" and delivery.things[gone].kind in _PANELS


def _count(part: Iterable[str], position: Mapping[str, int]) -> int:
    return sum(1 for iri in part if iri in position)


def _delivered(iri: str, delivery: Delivery) -> bool:
    """Whether its falling away is a loss: an action, a panel or a service."""
    return iri in delivery.actions or delivery.things[iri].kind in _DELIVERED
