"""What each area's plans say of who delivers what: one record for each area, as
`graph.deliveries` reads it.

A `Delivery` holds the actions of an area, the people, posts, bodies, panels, services and
funds that have a part in them, and the facts that join them, each with the words that state
it. It is what the questions about chains, weak points and losses are answered from;
`delivery_network` gives it as a NetworkX network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.wording import ROLES

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "JOINING",
    "SURE",
    "Delivery",
    "Fact",
    "PlannedAction",
    "Thing",
    "delivery_network",
]

SURE = 0.8
"""A claim with less confidence than this is uncertain."""

JOINING = frozenset(ROLES.values()) - {"post in"}
"""The roles that join two things in the delivery network; a post's body is told by its
holder."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a plan: subject, role, object, and the words that state it.

    For "lead", "lead organisation" and "support" the subject is who does it and the object
    the action; `part` is then the commitment, "" elsewhere. `quote` is as printed, white
    space folded; `status` is "" where the fact holds at present.
    """

    subject: str
    role: str
    object: str
    part: str
    quote: str
    file: str
    locator: str
    start: int
    confidence: float
    status: str = ""

    @property
    def place(self) -> str:
        """The file and the place in it."""
        return f"{self.file}, {self.locator}"

    @property
    def doubtful(self) -> bool:
        """Whether the fact is uncertain."""
        return self.confidence < SURE


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, post, body, panel, service or fund of an area's plans.

    `kind` is in words ("team"); `service` tells whether it is a service or a body known as
    one; `generic` whether it names nobody in particular ("All partners").
    """

    iri: str
    label: str
    kind: str
    service: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action; `parts` are its commitments, `start` where it stands in the file's text."""

    iri: str
    text: str
    theme: str
    number: str
    file: str
    locator: str
    start: int
    parts: tuple[str, ...]

    @property
    def place(self) -> str:
        """The file and the place in it."""
        return f"{self.file}, {self.locator}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the plans of one area say; `area` is its name, or the file of a plan without one.

    `files` are its plans' files; `actions` and `things` are by IRI, in the order of the
    plans; facts are in the order in which they stand. Nothing is both an action and a thing.
    """

    area: str
    area_iri: str
    files: tuple[str, ...] = ()
    actions: Mapping[str, PlannedAction] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()

    def of_roles(self, *roles: str) -> tuple[Fact, ...]:
        """The facts of these roles, in order."""
        return tuple(fact for fact in self.facts if fact.role in roles)

    def named(self, iri: str) -> bool:
        """Whether that is an action, or a thing that is somebody or something in particular."""
        return iri in self.actions or (iri in self.things and not self.things[iri].generic)

    def label(self, iri: str) -> str:
        """The name of a thing or the text of an action."""
        return self.things[iri].label if iri in self.things else self.actions[iri].text

    def joins(self) -> dict[tuple[str, str], list[Fact]]:
        """Each two actions or things that are joined, in order, with the facts that join them.

        Classes of bodies ("All partners") join nothing.
        """
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            left, right = sorted((fact.subject, fact.object))
            if fact.role in JOINING and left != right and self.named(left) and self.named(right):
                found[left, right].append(fact)
        return dict(sorted(found.items(), key=lambda item: item[0]))

    def under(self, theme: str) -> Delivery:
        """The same, with the actions only whose theme holds these words, in any case."""
        kept = {
            iri: action
            for iri, action in self.actions.items()
            if theme.casefold() in action.theme.casefold()
        }
        gone = self.actions.keys() - kept.keys()
        facts = tuple(f for f in self.facts if f.subject not in gone and f.object not in gone)
        return replace(self, actions=kept, facts=facts)


def delivery_network(delivery: Delivery) -> nx.Graph[str]:
    """The area's actions, people, posts, bodies, panels and services, joined by what is stated.

    Nodes have ``label``, ``kind`` and ``area``; edges ``role`` (several parted by "; "),
    ``weight`` (the number of statements) and ``quotes``. Classes of bodies ("All partners")
    are left out, and so are things that nothing joins to anything; every action is there.
    """
    import networkx as nx

    edges = delivery.joins()
    network: nx.Graph[str] = nx.Graph()
    for node in sorted({end for pair in edges for end in pair} | delivery.actions.keys()):
        kind = delivery.things[node].kind if node in delivery.things else "action"
        network.add_node(node, label=delivery.label(node), kind=kind, area=delivery.area)
    for (left, right), behind in edges.items():
        network.add_edge(
            left,
            right,
            role="; ".join(sorted({fact.role for fact in behind})),
            weight=len(behind),
            quotes=tuple(sorted({fact.quote for fact in behind})),
        )
    return network
