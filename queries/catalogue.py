"""The bundled questions: files, each with a header that says what it answers.

A question is a file in the folder of its family: `NAME.rq`, a SPARQL query, or, where SPARQL
cannot say it, `NAME.question`, a header alone that names a function. The header is comment
lines; columns are named in the order of the answer, with the query's own variables, and one
that holds dates, or counts from the day asked about, says so:

    # title: what a list calls it, in a few words
    # summary: one sentence
    # columns:
    #   area: what the column holds
    #   end (date): when it ends
    #   months (from the day): how long ago that was
    # parameters: area, theme, kind, on, not_current
    # changed by: pg:lead, things
    # example: one value for each column, parted by " | "
    # needs: what the graph must hold for an answer | a SPARQL pattern of one plan's graph
    # none: what it means when there are no rows
    # function: the module whose `answer(store, asked)` gives the table

`needs` may stand several times or not at all; `function` stands in a `.question` only. `changed
by` stands where `not_current` does: the relations whose statements, once ended or only planned,
change the answer, and "things" where such things do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.errors import InputError, as_given
from ontology.vocab import PREFIXES

__all__ = [
    "FAMILIES",
    "PARAMETERS",
    "THINGS",
    "Column",
    "Need",
    "Question",
    "find",
    "lookup",
    "nearest",
    "parse",
    "questions",
]

FAMILIES = ("leads", "overlap", "dependency", "gap", "resilience")
"""The families in the order in which they are listed; each is a folder."""

PARAMETERS = ("area", "theme", "kind", "on", "not_current")
"""What a question may be asked by; "on" is a day."""

THINGS = "things"
"""What `Question.changed_by` says of things that have ended or are only planned."""

_SUFFIX = ".rq"
_SUFFIXES = (_SUFFIX, ".question")
_DATE = " (date)"
_FROM_THE_DAY = " (from the day)"
_ENOUGH_ALIKE = 60.0
_MUCH_LESS_ALIKE = 20.0
_ENOUGH_LETTERS = 4
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its name, as `Table` has it, and what it holds.

    `dates` tells that its values are dates (a year, a month or a day, ISO 8601) where they
    are not the printed words, `from_the_day` that they are another number on each day that
    the question may be asked about.
    """

    name: str
    description: str
    dates: bool = False
    from_the_day: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """What the graph of some plan must hold for a question to have an answer: the words for
    it ("end dates") and a SPARQL pattern that finds it."""

    words: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Question:
    """A bundled question; `text` is the whole SPARQL query, header included.

    `title` calls it in a few words where people choose it from a list. `parameters` are
    those of `PARAMETERS` that it can be asked with, `example` one invented row. `needs` is
    what the graph must hold for an answer and `none` what it means if there are no rows all
    the same. `function` is the module that answers, None for a query.
    """

    name: str
    family: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    parameters: tuple[str, ...]
    example: tuple[str, ...]
    text: str
    needs: tuple[Need, ...] = ()
    none: str = ""
    function: str | None = None
    changed_by: tuple[str, ...] = ()


def parse(name: str, family: str, text: str) -> Question:
    """The question that a file's text holds.

    Raises ValueError, naming the question, where the header lacks something.
    """
    single: dict[str, str] = {}
    columns: list[Column] = []
    needs: list[Need] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.removeprefix("#").strip().partition(":")
        if not colon:
            raise ValueError(f"{name}: header line {line!r} has no colon")
        if line.startswith("#   "):
            columns.append(_column(key, value.strip()))
        elif key == "needs":
            words, _, pattern = value.partition(" | ")
            needs.append(Need(words.strip(), pattern.strip()))
        else:
            single[key] = value.strip()
    for key in ("title", "summary", "parameters", "example"):
        if key not in single:
            raise ValueError(f"{name}: the header has no line {key!r}")
    example = tuple(part.strip() for part in single["example"].split(" | "))
    if len(example) != len(columns):
        raise ValueError(f"{name}: {len(columns)} columns, but {len(example)} in the example")
    return Question(
        name=name,
        family=family,
        title=single["title"],
        summary=single["summary"],
        columns=tuple(columns),
        parameters=_listed(single["parameters"]),
        example=example,
        text=text,
        needs=tuple(needs),
        none=single.get("none", ""),
        function=single.get("function"),
        changed_by=_changed_by(name, single),
    )


def _column(key: str, description: str) -> Column:
    named = key.removesuffix(_DATE).removesuffix(_FROM_THE_DAY).replace("_", " ")
    return Column(named, description, key.endswith(_DATE), key.endswith(_FROM_THE_DAY))


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
    """The question of that name, in any case and with blanks for its hyphens.

    Raises InputError, with the names most like it, where there is none.
    """
    known = {question.name: question for question in questions()}
    key = "-".join(name.casefold().replace("_", " ").split())
    if key in known:
        return known[key]
    alike = nearest(name, known)
    advice = f"Did you mean {', '.join(alike)}" if alike else f"Ask one of {', '.join(known)}"
    raise InputError(as_given(name), "there is no question of that name", advice)


@cache
def lookup(name: str) -> str:
    """The text of a query that serves other parts of the program, without its suffix."""
    return (files("queries") / "lookup" / (name + _SUFFIX)).read_text(encoding="utf-8")


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of the known names that are spelt most like the name, the likest first."""
    # Imported here because only a slip of the pen needs it.
    from rapidfuzz import fuzz, process

    wanted = " ".join(name.casefold().split())
    # A letter or two are part of many names, and so like none of them.
    scorer = fuzz.WRatio if len(wanted) >= _ENOUGH_LETTERS else fuzz.ratio
    found = process.extract(
        wanted,
        {key: key.casefold() for key in sorted(set(known))},
        scorer=scorer,
        score_cutoff=_ENOUGH_ALIKE,
        limit=_SUGGESTIONS,
    )
    return tuple(key for _, score, key in found if score >= found[0][1] - _MUCH_LESS_ALIKE)


def _changed_by(name: str, header: Mapping[str, str]) -> tuple[str, ...]:
    if ("not_current" in _listed(header["parameters"])) != ("changed by" in header):
        raise ValueError(
            f"{name}: 'changed by' stands with the parameter 'not_current', or neither"
        )
    return tuple(_iri(name, each) for each in _listed(header.get("changed by", "")))


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _iri(question: str, name: str) -> str:
    prefix, colon, local = name.partition(":")
    if name != THINGS and prefix not in PREFIXES:
        raise ValueError(f"{question}: {name!r} has no known prefix")
    return PREFIXES[prefix] + local if colon else name


def _queries(folder: Traversable) -> list[Traversable]:
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(_SUFFIXES)),
        key=lambda file: file.name,
    )


def _question(family: str, file: Traversable) -> Question:
    name = file.name.rpartition(".")[0]
    return parse(name, family, file.read_text(encoding="utf-8"))
