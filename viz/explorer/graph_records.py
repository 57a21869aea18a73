"""What the page is told of plans, of who and what is in them, and of what they state.

`viz/page/src/data/types.ts` says the same in TypeScript.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Area",
    "Fact",
    "Mention",
    "Node",
    "Part",
    "Plan",
    "Point",
]


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
class Point:
    """Where a node stands in the map of forces."""

    x: int
    y: int
