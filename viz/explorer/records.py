"""What the page is told, as records; `viz/page/src/data/types.ts` says the same in TypeScript.

Every index counts from 0; -1 stands for none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from graph.table import Value

__all__ = [
    "FORMAT",
    "Area",
    "Board",
    "Called",
    "Cast",
    "Changes",
    "Chart",
    "Column",
    "Delivery",
    "Fact",
    "Fault",
    "Governance",
    "Heading",
    "Mention",
    "Named",
    "Node",
    "PageData",
    "Part",
    "Plan",
    "Point",
    "Prefix",
    "Question",
    "ReportingLine",
    "Revision",
    "Rows",
    "Standard",
    "Term",
    "Vocabulary",
    "to_json",
]

FORMAT = 1
"""Raised whenever the page's data change their form."""


@dataclass(frozen=True, slots=True)
class Area:
    """A borough or district, or a plan's file where the plan states no area."""

    iri: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan; `replaces` is the plan of which it is a later version."""

    iri: str
    file: str
    title: str
    area: int
    period: str
    replaces: int


@dataclass(frozen=True, slots=True)
class Part:
    """One row's outcome and dates; dates are ISO 8601, notes the printed words."""

    iri: str
    outcome: str
    start: str
    end: str
    startNote: str  # noqa: N815 - the page's name for it
    endNote: str  # noqa: N815
    progress: str
    comment: str
    rag: str
    resources: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A person, post, body, panel, service, fund or action; `label` is an action's whole text.

    `areas` and `plans` are those that name it. `status` is "ended" or "planned" where every
    plan says so. What only actions have is empty or -1 for others.
    """

    iri: str
    kind: str
    label: str
    also: tuple[str, ...] = ()
    rank: str = ""
    status: str = ""
    generic: bool = False
    service: bool = False
    spellings: tuple[str, ...] = ()
    areas: tuple[int, ...] = ()
    plans: tuple[int, ...] = ()
    number: str = ""
    theme: int = -1
    place: str = ""
    start: int = -1
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a plan: who or what, in which role, to what, and its words.

    `part` is the index of the action's commitment. `current` tells that it holds at present;
    `status` says "ended" or "planned".
    """

    source: int
    role: str
    target: int
    area: int
    plan: int
    part: int
    quote: str
    place: str
    start: int
    confidence: float
    status: str
    current: bool
    amount: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a plan names something; offsets count characters of the plan's text.

    `quote` and `sentence` are empty where the text holds them at these offsets. `action` is
    the action in whose row it stands.
    """

    node: int
    plan: int
    start: int
    end: int
    sentenceStart: int  # noqa: N815
    sentenceEnd: int  # noqa: N815
    quote: str
    sentence: str
    place: str
    method: str
    confidence: float
    action: int


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


@dataclass(frozen=True, slots=True)
class Point:
    """Where a node stands in the map of forces."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Called:
    """What an area's plans make of a thing, where it is not what all plans make of it."""

    node: int
    label: str
    kind: str
    service: bool
    generic: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The things that an area's plans name, by name, and those that are called otherwise."""

    things: tuple[int, ...]
    called: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The words in which an action first names a panel, a service or a body known as one.

    They are a mention's, or, where `mention` is -1, `quote` and `place`.
    """

    thing: int
    action: int
    mention: int
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What only an area's plans say of who delivers what, in the order of `graph.deliveries`.

    `actions` are in the order of the plans. `current` leaves out what has ended or is planned;
    `all` has it in, None where it makes no difference. `services` are pairs of an action and a
    service, or body known as one, that stands in it. `stated` is where the plans first state
    something of a thing, if that comes before the first place that names it.
    """

    area: int
    actions: tuple[int, ...]
    current: Cast
    all: Cast | None
    services: tuple[tuple[int, int], ...]
    named: tuple[Named, ...]
    stated: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A board, panel or other body in the picture of who reports to whom; `lines` are its
    label's. `x` and `y` are those of its upper left corner."""

    node: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """A line from a body to the one that it reports to; `circle` tells that it runs down, as
    the bodies report to each other in a circle."""

    source: int
    target: int
    points: tuple[Point, ...]
    circle: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of who reports to whom: `boards` in layers, the top board at the top, and
    `apart` below them those of which no line is stated."""

    width: int
    height: int
    boards: tuple[Board, ...]
    lines: tuple[ReportingLine, ...]
    apart: tuple[Board, ...]


@dataclass(frozen=True, slots=True)
class Governance:
    """An area's picture; `current` and `all` as in `Delivery`."""

    area: int
    current: Chart
    all: Chart | None


@dataclass(frozen=True, slots=True)
class PageData:
    """All that the page knows but the plans' texts and the graph."""

    format: int
    version: str
    title: str
    areas: tuple[Area, ...]
    plans: tuple[Plan, ...]
    themes: tuple[str, ...]
    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    deliveries: tuple[Delivery, ...]
    governance: tuple[Governance, ...]
    questions: tuple[Question, ...]
    faults: tuple[Fault, ...]
    changes: Changes
    standards: tuple[Standard, ...]
    order: tuple[int, ...]
    forces: tuple[Point, ...]
    terms: Vocabulary


def to_json(data: object) -> str:
    """A record and all that it holds as JSON, the same text for the same record."""
    return json.dumps(data, default=_members, ensure_ascii=False, separators=(",", ":"))


def _members(record: Any) -> dict[str, object]:
    return {each.name: getattr(record, each.name) for each in fields(record)}
