"""Standard actions: the work that many plans are asked to state, and the ideas that tell it.

`ontology/standard_actions.csv` lists them in our own words, under their themes, with the
source that asks for them. What makes an action state one is in its column `signs`: ideas
parted by ``&`` that must all be stated close together, alternatives parted by ``|``; an idea
behind ``!`` must not be stated there.
`unless` names standard actions that, where the same text states them, take its place;
`parts` those that together do the same work.
The ideas and their words are in `ontology/ideas.toml`; in `ontology/purposes.toml`, likewise,
what panels are for and what services do.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ontology.rows import RegistryError, is_slug

__all__ = [
    "STANDARD_KINDS",
    "Idea",
    "Sign",
    "StandardAction",
    "load_ideas",
    "load_purposes",
    "load_standard_actions",
    "read_standard_actions",
]

STANDARD_KINDS = ("minimum standard", "template", "often added")
"""Asked of every partnership; part of the template; or found in many plans beside it."""

_COLUMNS = ("id", "theme", "label", "description", "kind", "signs", "unless", "parts", "source")
_FILE = "standard_actions.csv"
_IDEAS = "ideas.toml"
_PURPOSES = "purposes.toml"


@dataclass(frozen=True, slots=True)
class Idea:
    """Something that an action may state: a name for people, and the phrases that state it.

    A word of a phrase that ends in ``*`` stands for all words that begin so. `theme` tells
    that the heading of a theme may state it for the actions below.
    """

    id: str
    label: str
    phrases: tuple[str, ...]
    theme: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """What tells a standard action: the ids of ideas that a passage must all state, and of
    those that it must not."""

    wanted: frozenset[str]
    unwanted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StandardAction:
    """One standard action; `kind` is one of `STANDARD_KINDS`.

    `signs` are alternatives. `unless` are ids of standard actions that take its place, and
    `parts` of those that it may be divided into.
    """

    id: str
    theme: str
    label: str
    description: str
    kind: str
    signs: tuple[Sign, ...]
    unless: frozenset[str]
    parts: tuple[str, ...]
    source: str


@cache
def load_ideas() -> Mapping[str, Idea]:
    """All ideas by id, as packaged."""
    return {
        id: Idea(id, entry["label"], tuple(entry["words"]), entry.get("theme", False))
        for id, entry in _packaged(_IDEAS).items()
    }


@cache
def load_purposes(of: str) -> Mapping[str, Idea]:
    """What things of one sort are for, by id, as packaged: of "panel" or "service", or the
    "level" at which panels work."""
    return {
        id: Idea(id, entry["label"], tuple(entry["words"]))
        for id, entry in _packaged(_PURPOSES)[of].items()
    }


def _packaged(name: str) -> dict[str, Any]:
    return tomllib.loads((files("ontology") / name).read_text(encoding="utf-8"))


@cache
def load_standard_actions() -> tuple[StandardAction, ...]:
    """All standard actions in the order of the list, as packaged."""
    return read_standard_actions(Path(str(files("ontology") / _FILE)), load_ideas())


def read_standard_actions(path: Path, ideas: Mapping[str, Idea]) -> tuple[StandardAction, ...]:
    """The standard actions of a list, made of these ideas.

    Raises RegistryError, with the line, where a row cannot be right.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            raise RegistryError(path.name, 1, "the columns are others", ", ".join(_COLUMNS))
        found: dict[str, StandardAction] = {}
        for line, row in enumerate(rows, start=2):
            action = _action(row, path.name, line, ideas)
            if action.id in found:
                raise RegistryError(path.name, line, f"{action.id} comes twice", "Rename one")
            found[action.id] = action
    for action in found.values():
        for other in {*action.unless, *action.parts} - found.keys():
            raise RegistryError(path.name, 1, f"{action.id}: there is no {other}", "Correct it")
    return tuple(found.values())


def _action(
    row: Mapping[str, str], name: str, line: int, ideas: Mapping[str, Idea]
) -> StandardAction:
    signs = tuple(_sign(sign) for sign in row["signs"].split("|"))
    named = {idea for sign in signs for idea in sign.wanted | sign.unwanted}
    unknown = sorted(named - ideas.keys())
    if unknown:
        raise RegistryError(name, line, f"unknown ideas {', '.join(unknown)}", f"See {_IDEAS}")
    if row["kind"] not in STANDARD_KINDS:
        advice = f"Use one of {', '.join(STANDARD_KINDS)}"
        raise RegistryError(name, line, f"{row['kind']!r} is no kind", advice)
    if not is_slug(row["id"]):
        raise RegistryError(name, line, f"{row['id']!r} is no id", "Use small letters and hyphens")
    return StandardAction(
        id=row["id"],
        theme=row["theme"],
        label=row["label"],
        description=row["description"],
        kind=row["kind"],
        signs=signs,
        unless=frozenset(row["unless"].split()),
        parts=tuple(row["parts"].split()),
        source=row["source"],
    )


def _sign(text: str) -> Sign:
    ideas = [idea.strip() for idea in text.split("&")]
    return Sign(
        frozenset(idea for idea in ideas if not idea.startswith("!")),
        frozenset(idea[1:] for idea in ideas if idea.startswith("!")),
    )
