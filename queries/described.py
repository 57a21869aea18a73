"""What `queries.describe` gives: all that the graph states of a node that no plan names."""

from __future__ import annotations

from dataclasses import dataclass

from queries.shown import Place

__all__ = ["Claimed", "Described", "Node", "Part", "Reference", "Statement"]


@dataclass(frozen=True, slots=True)
class Node:
    """A value: its words and, where it is a node and no text, its IRI."""

    words: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One property in words, its IRI, one value, and the files of the plans that state it."""

    words: str
    property: str
    value: Node
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a plan says of an action, in the words at `place`: who leads it, what it uses.

    `status` is "planned" or "ended" where the plan says so, `confidence` (0 to 1) how sure
    the reading is.
    """

    words: str
    value: Node
    place: Place
    confidence: float
    status: str | None = None
    amount: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another node that states something of this one: the property in words."""

    node: Node
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """What is stated of a node, or of one commitment of an action: what a plan says of it in
    words of its own, and the statements that say more than these `claims` and its label."""

    iri: str
    claims: tuple[Claimed, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """One node. `kinds` are words ("action"). The first of the `parts` is the node itself; the
    others are an action's commitments, each with an outcome, people and dates of its own."""

    iri: str
    label: str
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
