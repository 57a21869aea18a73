"""The picture of who leads what: people, actions, and the bodies that lead, plan by plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from queries.phrases import counted
from viz.export.facts import Facts, Relation
from viz.pictures.columns import Cell, heights, shelved, stacked
from viz.pictures.content import (
    LEADING,
    PEOPLE,
    Form,
    action_item,
    boxed,
    heading,
    lines,
    thing_item,
)
from viz.pictures.known import Known, PlanFile
from viz.pictures.lanes import laned
from viz.pictures.picture import Block, Box, Line, Look, Picture

__all__ = ["who_leads_what"]

_TITLE = "Who leads what"
_STRONG = "leads"
_NONE = "There is nothing to draw: no plan in this graph holds an action."
_PEOPLE, _ACTION, _BODY = Form(210), Form(330), Form(230)
_GAP = 110
_WIDTH = _PEOPLE.width + _GAP + _ACTION.width + _GAP + _BODY.width
_MARGIN = 140
_HEADING = 48


def who_leads_what(known: Known) -> Picture:
    """The picture of what is known. A body that leads in several plans stands once in each."""
    plans = known.plans
    names = _names(plans)
    drawn = [_plan(plan.file, names[plan.file], known.facts) for plan in plans]
    places = shelved([(_WIDTH + _MARGIN, _height(boxes) + _MARGIN) for boxes, _ in drawn])
    boxes: list[Box] = []
    joins: list[Line] = []
    for (own, own_lines), (left, top) in zip(drawn, places, strict=True):
        boxes += (box.moved(round(left), round(top)) for box in own)
        joins += (line.moved(round(left), round(top)) for line in own_lines)
    actions = [b for b in boxes if b.item.look in (Look.ACTION, Look.NOT_LED)]
    not_led = sum(box.item.look is Look.NOT_LED for box in actions)
    summary = (
        f"{counted(len(plans), 'plan')}, {counted(len(actions), 'action')}, {not_led} with "
        "neither lead nor lead organisation. A body that leads in several plans is drawn once "
        "in each; selecting it lights it up in all."
    )
    return Picture(
        title=_TITLE,
        summary=summary,
        none=_NONE,
        strong=_STRONG,
        boxes=tuple(boxes) if actions else (),
        lines=tuple(joins),
        blocks=tuple(Block(plan.file, names[plan.file]) for plan in plans),
    )


def _names(plans: Sequence[PlanFile]) -> dict[str, str]:
    """What each plan is called: by its area and, where several are for one, its file too."""
    areas = [plan.area for plan in plans]
    return {
        plan.file: plan.area if areas.count(plan.area) == 1 else f"{plan.area} ({plan.file})"
        for plan in plans
    }


def _plan(file: str, name: str, known: Facts) -> tuple[list[Box], tuple[Line, ...]]:
    """One plan's boxes, from x = 0 and y = 0 on, and its lines."""
    leading = [r for r in known.relations if r.file == file and r.role in LEADING]
    roles: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, list[str]] = defaultdict(list)
    for relation in leading:
        roles[relation.target].append(relation.role)
        joined[relation.source].append(relation.target)
    items = {
        action.iri: action_item(action, roles[action.iri])
        for action in known.actions
        if action.file == file
    }
    names = {thing.iri: thing.label for thing in known.things}
    own = _by_source(r for r in known.relations if r.file == file)
    kinds = {thing.iri: thing.kind for thing in known.things if thing.iri in joined}
    actions = list(items)
    items |= {
        thing.iri: thing_item(thing, own[thing.iri], names)
        for thing in known.things
        if thing.iri in joined
    }
    people = [iri for iri, kind in kinds.items() if kind in PEOPLE]
    bodies = [iri for iri, kind in kinds.items() if kind not in PEOPLE]
    columns = (
        (people, _PEOPLE, _PEOPLE.width / 2),
        (actions, _ACTION, _PEOPLE.width + _GAP + _ACTION.width / 2),
        (bodies, _BODY, _WIDTH - _BODY.width / 2),
    )
    boxes = {
        iri: boxed(items[iri], f"{file} {iri}", file, form, x)
        for members, form, x in columns
        for iri in members
    }
    title = heading(name, f"{file} ", file, _HEADING, _WIDTH / 2, 0, _WIDTH)
    top = title.height + _HEADING
    cells = {iri: Cell(iri, box.height) for iri, box in boxes.items()}
    kept = stacked([cells[iri] for iri in actions], top)
    sides = [[cells[iri] for iri in members] for members in (people, bodies)]
    placed = heights(kept, sides, joined, top)
    drawn = [title, *(replace(box, y=round(placed[iri])) for iri, box in boxes.items())]
    joins = lines(leading, {iri: box.id for iri, box in boxes.items()})
    return drawn, laned(joins, drawn, _GAP)


def _by_source(relations: Iterable[Relation]) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        found[relation.source].append(relation)
    return found


def _height(boxes: Sequence[Box]) -> int:
    return max(_feet(boxes))


def _feet(boxes: Sequence[Box]) -> Iterator[int]:
    return (box.y + box.height // 2 for box in boxes)
