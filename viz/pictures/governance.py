"""The picture of governance: boards above those that report to them, with chairs and members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.delivery import Delivery, Fact
from queries.dependency.governance import Reporting
from queries.phrases import UNCERTAIN, counted
from viz.export.facts import Relation
from viz.pictures.content import Form, boxed, heading, said_of, thing_item
from viz.pictures.known import Known
from viz.pictures.lanes import laned
from viz.pictures.picture import Block, Box, Item, Line, Look, Picture
from viz.pictures.rails import railed
from viz.pictures.tiers import BESIDE, Group, rows, tiers

__all__ = ["governance"]

_TITLE = "Governance"
_STRONG = "reports to, or chairs"
_NONE = "There is nothing to draw: no plan in this graph names a panel or board."
_BARE = "No reporting stated"
_SEATS = ("chairs", "heads", "member of")
"""The roles of those who sit on a panel, in the order in which they are drawn."""
_BODY, _SEAT = Form(240, 3, 15), Form(220)
_HEADING, _SUBHEADING = 48, 22
_MARGIN = 160


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One area's boxes and lines, from y = 0 on, and how far down they go."""

    boxes: list[Box]
    lines: list[Line]
    foot: int


def governance(known: Known) -> Picture:
    """The picture of what is known, area by area."""
    own: dict[str, list[Relation]] = defaultdict(list)
    for relation in known.facts.relations:
        own[relation.source].append(relation)
    things = known.facts.things
    names = {thing.iri: thing.label for thing in things}
    items = {thing.iri: thing_item(thing, own[thing.iri], names) for thing in things}
    found = [Reporting(delivery) for delivery in known.deliveries]
    with_bodies = [reporting for reporting in found if reporting.bodies]
    boxes: list[Box] = []
    lines: list[Line] = []
    blocks: list[Block] = []
    top = 0
    for number, reporting in enumerate(with_bodies):
        drawn = _area(reporting, items, f"area {number}")
        boxes += (box.moved(0, top) for box in drawn.boxes)
        lines += (line.moved(0, top) for line in drawn.lines)
        blocks.append(Block(f"area {number}", reporting.delivery.area))
        top += drawn.foot + _MARGIN
    return Picture(
        title=_TITLE,
        summary=_summary(with_bodies),
        none=_NONE,
        strong=_STRONG,
        boxes=tuple(boxes),
        lines=tuple(lines),
        blocks=tuple(blocks),
    )


def _summary(found: Sequence[Reporting]) -> str:
    bodies = sum(len(reporting.bodies) for reporting in found)
    stated = sum(len({(f.subject, f.object) for f in reporting.facts}) for reporting in found)
    return (
        f"{counted(len(found), 'area')}, {counted(bodies, 'panel or board', 'panels and boards')}, "
        f"{counted(stated, 'reporting line')}. An arrow leads to the board that a body reports "
        "to; beside each stand its chair and members. Whoever sits on several is drawn once in "
        "each; selecting them lights them up in all."
    )


def _area(reporting: Reporting, items: Mapping[str, Item], block: str) -> _Drawn:
    """One area: those with reporting lines in tiers, below them those without."""
    groups, lines = _groups(reporting, items, block)
    joined = reporting.upward.keys() | reporting.downward.keys()
    lined = [body for body in reporting.bodies if body in joined]
    bare = [body for body in reporting.bodies if body not in joined]
    # Those of whom the plan says more come first.
    bare.sort(key=lambda body: not groups[body].seats)
    drawn = [heading(reporting.delivery.area, f"{block} ", block, _HEADING, 0, 0)]
    top = 2 * _HEADING
    for tier in tiers(lined, reporting.upward):
        placed, top = rows([groups[body] for body in tier], top, lined=True)
        drawn += placed
    if bare:
        drawn.append(heading(_BARE, f"{block} {_BARE}", block, _SUBHEADING, 0, top))
        top += 3 * _SUBHEADING
        placed, top = rows([groups[body] for body in bare], top, lined=False)
        drawn += placed
    ids = {body: group.body.id for body, group in groups.items()}
    bodies = [box for box in drawn if box.id in ids.values()]
    others = [box for box in drawn if box.id not in ids.values()]
    upward = railed(_upward(reporting, ids), bodies, others)
    return _Drawn(drawn, [*laned(lines, drawn, BESIDE), *upward], top)


def _groups(
    reporting: Reporting, items: Mapping[str, Item], block: str
) -> tuple[dict[str, Group], list[Line]]:
    """Each body with those who sit on it, and the lines between them."""
    delivery = reporting.delivery
    groups: dict[str, Group] = {}
    lines: list[Line] = []
    for body, seats in _seats(reporting).items():
        box = boxed(_item(body, delivery, items), f"{block} {body}", block, _BODY)
        beside: list[Box] = []
        for seat, held in seats.items():
            beside.append(boxed(_item(seat, delivery, items), f"{box.id} {seat}", block, _SEAT))
            lines.append(_line(beside[-1].id, box.id, held, held[0].role != _SEATS[-1]))
        groups[body] = Group(box, tuple(beside))
    return groups, lines


def _upward(reporting: Reporting, ids: Mapping[str, str]) -> list[Line]:
    """The reporting lines; `ids` are those of the bodies' boxes."""
    stated: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in reporting.facts:
        if fact.subject != fact.object:
            stated[fact.subject, fact.object].append(fact)
    return [
        replace(_line(ids[lower], ids[upper], said, strong=True), arrow=True)
        for (lower, upper), said in stated.items()
    ]


def _seats(reporting: Reporting) -> dict[str, dict[str, list[Fact]]]:
    """Who sits on each body, and by what facts; its chair first."""
    delivery = reporting.delivery
    found: dict[str, dict[str, list[Fact]]] = {body: {} for body in reporting.bodies}
    held = delivery.of_roles(*_SEATS)
    for fact in sorted(held, key=lambda fact: _SEATS.index(fact.role)):
        if fact.object in found and fact.subject != fact.object:
            found[fact.object].setdefault(fact.subject, []).append(fact)
    return found


def _item(iri: str, delivery: Delivery, items: Mapping[str, Item]) -> Item:
    if iri in items:
        return items[iri]
    kind = delivery.things[iri].kind if iri in delivery.things else Look.ACTION.value
    return Item(iri, Look(kind), delivery.label(iri))


def _line(source: str, target: str, said: Sequence[Fact], strong: bool) -> Line:
    words = (
        said_of(f.role, f.quote, f.place, f.status, UNCERTAIN if f.doubtful else "") for f in said
    )
    return Line(source, target, tuple(dict.fromkeys(words)), strong)
