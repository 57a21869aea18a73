"""The picture of an area: everything that its plans name, in five columns around the actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from queries.phrases import counted
from viz.export.facts import Facts
from viz.pictures.columns import GAP, Cell, heights
from viz.pictures.content import (
    LEADING,
    Form,
    action_item,
    boxed,
    heading,
    lines,
    thing_item,
)
from viz.pictures.lanes import laned
from viz.pictures.picture import Box, Item, Picture

__all__ = ["area_picture"]

_STRONG = "leads"
_NONE = "There is nothing to draw: no plan for this area names anything."
_BETWEEN = 120
_TITLES = 20
_THEMES = 16
_THEME_WIDTH = 380


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    kinds: tuple[str, ...]
    form: Form


_ACTIONS = _Column("Actions", (), Form(330))
_COLUMNS = (
    _Column("People and posts", ("person", "post"), Form(200)),
    _Column("Panels", ("panel", "partnership"), Form(220)),
    _ACTIONS,
    _Column("Organisations and teams", ("organisation", "team"), Form(220)),
    _Column("Services and funds", ("service", "fund"), Form(220)),
)
"""From left to right: who acts and who provides stand on either side of what is done."""


def area_picture(name: str, known: Facts) -> Picture:
    """The picture of an area of that name, from the facts of its plans alone.

    Every person, post, body, panel, service, fund and action is in it, whether or not
    anything joins it to another.
    """
    items = _items(known)
    things = {thing.iri: thing for thing in known.things}
    members = {
        column: [iri for iri, thing in things.items() if thing.kind in column.kinds]
        for column in _COLUMNS
    }
    members[_ACTIONS] = [action.iri for action in known.actions]
    middles = _middles()
    boxes = {
        iri: boxed(items[iri], iri, "", column.form, middles[column])
        for column in _COLUMNS
        for iri in members[column]
    }
    cells = {iri: Cell(iri, box.height) for iri, box in boxes.items()}
    top = 2.5 * _TITLES
    kept, themes = _with_themes(known, boxes, middles[_ACTIONS], top)
    sides = [[cells[iri] for iri in members[column]] for column in _COLUMNS if column.kinds]
    placed = heights(kept, sides, _joined(known), top)
    titles = [
        heading(column.title, f"column {number}", "", _TITLES, middles[column], 0)
        for number, column in enumerate(_COLUMNS)
        if members[column]
    ]
    drawn = [replace(box, y=round(placed[iri])) for iri, box in boxes.items()]
    drawn_lines = laned(lines(known.relations, {iri: iri for iri in boxes}), drawn, _BETWEEN)
    return Picture(
        title=name,
        summary=_summary(known, len(drawn_lines)),
        none=_NONE,
        strong=_STRONG,
        boxes=(*titles, *themes, *drawn) if drawn else (),
        lines=drawn_lines,
    )


def _items(known: Facts) -> dict[str, Item]:
    roles: dict[str, list[str]] = defaultdict(list)
    for relation in known.relations:
        if relation.role in LEADING:
            roles[relation.target].append(relation.role)
    # What a thing is part of or belongs to is a line of the picture.
    items = {thing.iri: thing_item(thing, (), {}) for thing in known.things}
    return items | {action.iri: action_item(action, roles[action.iri]) for action in known.actions}


def _joined(known: Facts) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for relation in known.relations:
        found[relation.source].add(relation.target)
        found[relation.target].add(relation.source)
    return {iri: tuple(sorted(others)) for iri, others in found.items()}


def _middles() -> dict[_Column, float]:
    lefts = accumulate((column.form.width + _BETWEEN for column in _COLUMNS), initial=0)
    return {
        column: left + column.form.width / 2 for column, left in zip(_COLUMNS, lefts, strict=False)
    }


def _with_themes(
    known: Facts, boxes: dict[str, Box], x: float, top: float
) -> tuple[dict[str, float], list[Box]]:
    """The heights of the actions in the order of the plans, and a heading over each theme."""
    files = {action.file for action in known.actions}
    placed: dict[str, float] = {}
    headings: list[Box] = []
    said: Sequence[str] = ()
    for action in known.actions:
        above = [*([action.file] if len(files) > 1 else []), action.theme]
        if above != said and any(above):
            words = ", ".join(filter(None, above))
            number = len(headings)
            title = heading(words, f"theme {number}", "", _THEMES, x, top + GAP, _THEME_WIDTH)
            headings.append(title)
            top += title.height + 2 * GAP
        said = above
        placed[action.iri] = top + boxes[action.iri].height / 2
        top += boxes[action.iri].height + GAP
    return placed, headings


def _summary(known: Facts, joined: int) -> str:
    return f"{', '.join(_counts(known))}; {counted(joined, 'line')} between them."


def _counts(known: Facts) -> Iterator[str]:
    yield counted(len(known.actions), "action")
    for kinds, one, many in (
        (("person", "post"), "person or post", "people and posts"),
        (("organisation", "team"), "organisation or team", "organisations and teams"),
        (("panel", "partnership"), "panel", "panels"),
        (("service", "fund"), "service or fund", "services and funds"),
    ):
        number = sum(thing.kind in kinds for thing in known.things)
        if number:
            yield counted(number, one, many)
