"""What is drawn of the facts: things and actions as items, relations as lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viz.export.facts import NAMES, ActionFacts, Relation, Thing
from viz.pictures.letters import folded, width_of
from viz.pictures.picture import Box, Item, Line, Look, Said

__all__ = [
    "LEADING",
    "PEOPLE",
    "Form",
    "action_item",
    "boxed",
    "heading",
    "lines",
    "said_of",
    "thing_item",
]

LEADING = ("lead", "lead organisation")
"""The roles of those who lead an action."""
PEOPLE = ("person", "post")

_BACK = {
    "lead": ("leads", "led by"),
    "lead organisation": ("is lead organisation of", "lead organisation"),
    "support": ("supports", "supported by"),
    "uses": ("uses", "used by"),
    "depends on": ("depends on", "depended on by"),
    "provides": ("provides", "provided by"),
    "funds": ("funds", "funded by"),
    "member of": ("member of", "members"),
    "part of": ("part of", "has as a part"),
    "reports to": ("reports to", "reported to by"),
    "holds": ("holds the post", "held by"),
    "post in": ("post in", "has the post"),
    "heads": ("heads", "headed by"),
    "chairs": ("chairs", "chaired by"),
    NAMES: ("names", "named in"),
}
"""Each role in words, from its source and from its target."""
_ARROWS = ("reports to", "depends on")
_PARTED = "; "
_LINE = 1.25
_BOLD = 1.15
_STRAIGHT, _SLANTED, _ABOVE_AND_BELOW = 20, 36, 10
"""The free space around the text of a box, more where its sides are not upright."""
_SLANTED_SIDES = (Look.PANEL, Look.PARTNERSHIP, Look.SERVICE)


@dataclass(frozen=True, slots=True)
class Form:
    """How wide a box is, in how many lines its text may stand, in letters of what size."""

    width: int
    most: int = 2
    size: int = 14


def thing_item(thing: Thing, relations: Iterable[Relation], names: dict[str, str]) -> Item:
    """What a box tells of a thing; of the relations, the posts and bodies that are its own."""
    about = [("Is", _is(thing))]
    own = {"holds": "Post", "member of": "Of", "part of": "Part of", "post in": "Post in"}
    for role, title in own.items():
        found = [r.target for r in relations if r.source == thing.iri and r.role == role]
        about.append((title, _PARTED.join(sorted({names[iri] for iri in found if iri in names}))))
    about += [
        ("Also printed as", _PARTED.join(thing.spellings)),
        ("Named in the plans for", _PARTED.join(thing.areas or thing.files)),
        ("Status", thing.status),
    ]
    return Item(
        thing=thing.iri,
        look=Look(thing.kind),
        name=_ranked(thing),
        about=tuple((title, words) for title, words in about if words),
        spellings=thing.spellings,
    )


def action_item(action: ActionFacts, leads: Sequence[str]) -> Item:
    """What a box tells of an action; `leads` are the roles in which somebody leads it."""
    missing = {"lead": "nobody named", "lead organisation": "none named"}
    about = [
        ("Theme", action.theme),
        ("Outcome", _PARTED.join(action.outcomes)),
        ("Starts", _PARTED.join(action.starts)),
        ("Ends", _PARTED.join(action.ends)),
        *((role.capitalize(), words) for role, words in missing.items() if role not in leads),
        ("Stands in", f"{action.file}, {action.place}"),
    ]
    return Item(
        thing=action.iri,
        look=Look.ACTION if leads else Look.NOT_LED,
        name=f"{action.number} {action.text}".strip() or "(no text)",
        about=tuple((title, words) for title, words in about if words),
    )


def said_of(role: str, quote: str, place: str, *notes: str) -> Said:
    """What is said of a role, in words from both ends."""
    forward, back = _BACK[role]
    return Said(forward, back, quote, place, _PARTED.join(note for note in notes if note))


def lines(relations: Iterable[Relation], box_of: dict[str, str]) -> tuple[Line, ...]:
    """A line for each two boxes that relations join, in their order; `box_of` is the box of
    each thing and action."""
    between: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        if relation.source in box_of and relation.target in box_of:
            ends = (box_of[relation.source], box_of[relation.target])
            if ends[0] != ends[1]:
                between[ends].append(relation)
    return tuple(
        Line(
            source,
            target,
            tuple(dict.fromkeys(_said(relation) for relation in stated)),
            strong=any(relation.role in LEADING for relation in stated),
            arrow=any(relation.role in _ARROWS for relation in stated),
        )
        for (source, target), stated in between.items()
    )


def boxed(item: Item, id_: str, block: str, form: Form, x: float = 0, y: float = 0) -> Box:
    """The item in a box of that form, as high as its text."""
    across = _SLANTED if item.look in _SLANTED_SIDES else _STRAIGHT
    printed = folded(item.name, form.width - across, form.size, form.most) or ("(no name)",)
    # An even number, so that boxes with one upper edge have it to the point.
    height = 2 * round((len(printed) * form.size * _LINE + _ABOVE_AND_BELOW) / 2)
    return Box(id_, item, block, round(x), round(y), form.width, height, printed, form.size)


def heading(
    text: str, id_: str, block: str, size: int, x: float, top: float, widest: int = 1000
) -> Box:
    """Words that stand in the picture and are no thing; `top` is their upper edge."""
    item = Item("", Look.HEADING, text)
    width = round(min(width_of(text, size) * _BOLD + size, widest))
    printed = folded(text, width / _BOLD, size)
    height = round(len(printed) * size * _LINE)
    middle = round(top + height / 2)
    return Box(id_, item, block, round(x), middle, width, height, printed, size)


def _said(relation: Relation) -> Said:
    place = f"{relation.file}, {relation.place}"
    return said_of(
        relation.role, relation.quote, place, relation.status, relation.amount, relation.doubt
    )


def _is(thing: Thing) -> str:
    kinds = _PARTED.join((thing.kind, *thing.also))
    return f"{kinds}, stands for many" if thing.generic else kinds


def _ranked(thing: Thing) -> str:
    """The name as a plan would print it; where plans give several ranks, without one."""
    if not thing.rank or _PARTED in thing.rank or thing.label.startswith(thing.rank):
        return thing.label
    return f"{thing.rank} {thing.label}"
