"""The bundled questions: `.rq` files, each with a header that says what it answers.

A question is a file in the folder of its family. It begins with comment lines, in this
order; columns are named in the order of the answer, with the query's own variables:

    # summary: one sentence
    # columns:
    #   area: what the column holds
    # parameters: area, theme
    # example: one value for each column, parted by " | "
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.errors import InputError

__all__ = ["FAMILIES", "Column", "Question", "find", "lookup", "nearest", "parse", "questions"]

FAMILIES = ("leads", "overlap", "dependency", "gap", "resilience")
"""The families in the order in which they are listed; each is a folder."""

_SUFFIX = ".rq"
_ENOUGH_ALIKE = 60.0
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its name, as `Table` has it, and what it holds."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A bundled question; `text` is the whole SPARQL query, header included.

    `parameters` are those that it can be asked with ("area", "theme"), `example` one
    invented row.
    """

    name: str
    family: str
    summary: str
    columns: tuple[Column, ...]
    parameters: tuple[str, ...]
    example: tuple[str, ...]
    text: str


def parse(name: str, family: str, text: str) -> Question:
    """The question that a file's text holds.

    Raises ValueError, naming the question, where the header lacks something.
    """
    single: dict[str, str] = {}
    columns: list[Column] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.removeprefix("#").strip().partition(":")
        if not colon:
            raise ValueError(f"{name}: header line {line!r} has no colon")
        if line.startswith("#   "):
            columns.append(Column(key.replace("_", " "), value.strip()))
        else:
            single[key] = value.strip()
    for key in ("summary", "parameters", "example"):
        if key not in single:
            raise ValueError(f"{name}: the header has no line {key!r}")
    example = tuple(part.strip() for part in single["example"].split(" | "))
    if len(example) != len(columns):
        raise ValueError(f"{name}: {len(columns)} columns, but {len(example)} in the example")
    return Question(
        name=name,
        family=family,
        summary=single["summary"],
        columns=tuple(columns),
        parameters=tuple(part.strip() for part in single["parameters"].split(",") if part.strip()),
        example=example,
        text=text,
    )


@cache
def questions() -> tuple[Question, ...]:
    """All bundled questions, by family and then by name."""
    found: list[Question] = []
    for family in FAMILIES:
        folder = files("queries") / family
        if folder.is_dir():
            found.extend(_question(family, file) for file in _queries(folder))
    return tuple(found)


def find(name: str) -> Question:
    """The question of that name.

    Raises InputError, with the names most like it, where there is none.
    """
    known = {question.name: question for question in questions()}
    if name in known:
        return known[name]
    alike = nearest(name, known)
    advice = f"Did you mean {', '.join(alike)}" if alike else f"Ask one of {', '.join(known)}"
    raise InputError(name, "there is no question of that name", advice)


@cache
def lookup(name: str) -> str:
    """The text of a query that serves other parts of the program, without its suffix."""
    return (files("queries") / "lookup" / (name + _SUFFIX)).read_text(encoding="utf-8")


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of the known names that are spelt most like the name, the likest first."""
    # Imported here because only a slip of the pen needs it.
    from rapidfuzz import fuzz, process

    found = process.extract(
        name.casefold(),
        {key: key.casefold() for key in sorted(set(known))},
        scorer=fuzz.WRatio,
        score_cutoff=_ENOUGH_ALIKE,
        limit=_SUGGESTIONS,
    )
    return tuple(key for _, _, key in found)


def _queries(folder: Traversable) -> list[Traversable]:
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(_SUFFIX)),
        key=lambda file: file.name,
    )


def _question(family: str, file: Traversable) -> Question:
    name = file.name.removesuffix(_SUFFIX)
    return parse(name, family, file.read_text(encoding="utf-8"))
