"""What the page is told of answers, changes, standards and the words to ask with.

`viz/page/src/data/types.ts` says the same in TypeScript.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.table import Value

__all__ = [
    "Changes",
    "Column",
    "Fault",
    "Heading",
    "Prefix",
    "Question",
    "Revision",
    "Rows",
    "Standard",
    "Term",
    "Vocabulary",
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer; `dates` tells that it holds dates."""

    name: str
    description: str
    dates: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer, and for each row the nodes that it speaks of."""

    rows: tuple[tuple[Value, ...], ...]
    nodes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A bundled question with its answer; `title` calls it in a few words.

    `current` leaves out what has ended or is planned; `all` has it in, None where it makes
    no difference. `query` is the SPARQL, "" where a function answers. `empty` says what it
    means if there are no rows, `note` how it was asked.
    """

    name: str
    family: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    parameters: tuple[str, ...]
    query: str
    empty: str
    note: str
    current: Rows
    all: Rows | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake that a plan itself holds: from which character to which of its text, and what
    is wrong there in a sentence. `node` is the action or thing that it is in."""

    node: int
    plan: int
    start: int
    end: int
    kind: str
    description: str
    place: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over some kinds of changes."""

    name: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan that replaces another: how many actions stand in both, and what changed."""

    old: int
    new: int
    common: int
    rows: Rows


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed wherever the graph holds two versions of a plan: the columns of the rows,
    and the headings under which their kinds of changes stand. All empty where it does not."""

    columns: tuple[Column, ...]
    headings: tuple[Heading, ...]
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """A prefix that a query need not declare, and what it stands for."""

    name: str
    iri: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the graph in its short form ("pg:lead"): a class, property or graph."""

    name: str
    kind: str
    label: str
    comment: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words in which the graph can be asked with SPARQL."""

    prefixes: tuple[Prefix, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard action of the common list: its name, its theme there, its kind ("minimum
    standard", "template" or "often added"), and what it asks for."""

    name: str
    theme: str
    kind: str
    description: str
