"""Reading gold files: JSON, one file for each plan, named as the plan's file is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import InputError
from graph.records import plain
from queries.accuracy.gold import (
    BOROUGH_PREFIX,
    KINDS,
    PREDICATES,
    GoldAction,
    GoldPart,
    GoldPlan,
    GoldRelation,
    GoldThing,
    NotSo,
    Why,
)
from queries.accuracy.gold_json import Item, read_json

__all__ = ["read_gold", "read_gold_file"]

_SUFFIX = ".json"
_SECTIONS = ("entities", "actions", "relations")


def read_gold(path: Path) -> tuple[GoldPlan, ...]:
    """The annotated plans of a gold file, or of all ``.json`` files in a folder, by name.

    Raises InputError, naming file and place, where there are none or one is malformed.
    """
    if not path.is_dir():
        return (read_gold_file(path),)
    files = sorted(file for file in path.iterdir() if file.suffix == _SUFFIX and file.is_file())
    if not files:
        raise InputError(
            str(path),
            "holds no gold files",
            f"Name a folder with one {_SUFFIX} file for each plan, such as southwark{_SUFFIX}",
        )
    return tuple(read_gold_file(file) for file in files)


def read_gold_file(path: Path) -> GoldPlan:
    """The annotated plan of one gold file.

    Every id that is used must be defined, every kind and predicate known. Members that
    are not known (notes) are passed over. Raises InputError, naming file and place.
    """
    root = read_json(path)
    if not any(section in root.value for section in _SECTIONS):
        raise InputError(
            str(path),
            f"has none of the lists {', '.join(_SECTIONS)}",
            "Is it a gold file? docs/measuring.md shows the form",
        )
    things = tuple(_thing(item) for item in _with_ids(root, "entities"))
    known = frozenset(thing.id for thing in things)
    action_items = tuple(_with_ids(root, "actions"))
    either = known | {item.text("id") for item in action_items}
    if len(either) < len(known) + len(action_items):
        shared = sorted(known & {item.text("id") for item in action_items})
        raise root.fault("actions", f"{shared[0]} is an entity's id too", "Give it another id")
    return GoldPlan(
        stem=path.stem,
        source=root.item("document").optional_text("source"),
        things=things,
        actions=tuple(_action(item, known, either) for item in action_items),
        relations=tuple(_relation(item, either) for item in root.items("relations")),
        not_so=tuple(_not_so(item, either) for item in root.items("not_so")),
    )


def _with_ids(root: Item, key: str) -> Iterator[Item]:
    seen: set[str] = set()
    for item in root.items(key):
        label = item.text("id")
        if label in seen:
            raise item.fault("id", f"{label} is used twice", "Give each its own id")
        if label.startswith(BOROUGH_PREFIX):
            raise item.fault("id", f"{label} names an area", "Give it an id of another form")
        seen.add(label)
        yield item


def _thing(item: Item) -> GoldThing:
    kind = item.choice("kind", KINDS)
    also = item.texts("also")
    unknown = next((other for other in also if other not in KINDS), None)
    if unknown is not None:
        raise item.fault(
            "also", f"{unknown!r} is not known", f"Write kinds among {', '.join(sorted(KINDS))}"
        )
    aliases = item.texts("aliases")
    return GoldThing(
        id=item.text("id"),
        kinds=tuple(dict.fromkeys((kind, *also))),
        # A class of bodies may have spellings only.
        name=item.optional_text("name") or next(filter(None, aliases), "") or item.text("name"),
        aliases=aliases,
        generic=item.truth("generic"),
    )


def _action(item: Item, things: frozenset[str], either: frozenset[str]) -> GoldAction:
    return GoldAction(
        id=item.text("id"),
        text=item.text("text"),
        theme=item.optional_text("theme"),
        number=item.optional_text("number"),
        parts=tuple(_part(part, things) for part in item.items("parts")),
        mentions=_ids(item, "mentions", things),
        uses=_ids(item, "uses", things),
        depends_on=_ids(item, "depends_on", either),
        place=_place(item),
    )


def _part(item: Item, things: frozenset[str]) -> GoldPart:
    # An object says by field what would also do; that is for readers and counts nothing.
    by_field = isinstance(item.value.get("also_accept"), dict)
    return GoldPart(
        leads=_ids(item, "leads", things),
        lead_organisations=_ids(item, "lead_organisations", things),
        supporting=_ids(item, "supporting", things),
        accepted=() if by_field else _ids(item, "also_accept", things),
        starts=_dates(item, "start"),
        ends=_dates(item, "end"),
    )


def _relation(item: Item, known: frozenset[str]) -> GoldRelation:
    return GoldRelation(
        predicate=item.choice("predicate", PREDICATES),
        subject=_end(item, "subject", known),
        object=_end(item, "object", known),
        quote=plain(item.optional_text("quote")),
        doubtful=item.truth("doubtful"),
    )


def _not_so(item: Item, known: frozenset[str]) -> NotSo:
    return NotSo(
        predicate=item.choice("predicate", PREDICATES),
        subject=_end(item, "subject", known),
        object=_end(item, "object", known),
        why=Why(item.choice("why", [why.value for why in Why])),
        quote=plain(item.text("quote")),
    )


def _end(item: Item, key: str, known: frozenset[str]) -> str:
    label = item.text(key)
    if not label.startswith(BOROUGH_PREFIX):
        _check(item, key, (label,), known)
    return label


def _ids(item: Item, key: str, known: frozenset[str]) -> tuple[str, ...]:
    labels = item.texts(key)
    _check(item, key, labels, known)
    return labels


def _check(item: Item, key: str, labels: Iterable[str], known: frozenset[str]) -> None:
    unknown = next((label for label in labels if label not in known), None)
    if unknown is not None:
        raise item.fault(
            key, f"nothing has the id {unknown!r}", "Correct it, or add what it stands for"
        )


def _dates(item: Item, key: str) -> tuple[str, ...]:
    """The forms of a date that are right, as they are compared."""
    # Among the other forms null says that an empty cell would be right too.
    forms = (item.optional_text(key), *item.texts(f"{key}_also", or_null=True))
    return tuple(dict.fromkeys(form.strip().lower() for form in forms))


def _place(item: Item) -> str:
    """Where an action stands, if its lines are noted."""
    lines = item.value.get("source_lines")
    if not isinstance(lines, list) or not lines:
        return ""
    return ("line " if len(lines) == 1 else "lines ") + ", ".join(map(str, lines))
