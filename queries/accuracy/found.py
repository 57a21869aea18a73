"""What the graph holds of one plan, in the terms of gold: things, actions, relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ontology.vocab import Org, Pg, Schema

__all__ = [
    "RELATIONS",
    "FoundAction",
    "FoundPart",
    "FoundPlan",
    "FoundThing",
    "Statement",
    "Words",
]

RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        Org.HOLDS: "holds_role",
        Pg.CHAIRS: "chairs",
        Org.MEMBER_OF: "member_of",
        Org.UNIT_OF: "part_of",
        Org.REPORTS_TO: "reports_to",
        Pg.PROVIDES: "provides",
        Pg.FUNDS: "funds",
        Schema.AREA_SERVED: "operates_in",
        Pg.FOLLOWS_FROM: "follows_from",
        Pg.DEPENDS_ON: "depends_on",
    }
)
"""The relations between two things that are compared, by the property that states them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the plan that state something: quote, sentence around it, and place."""

    quote: str = ""
    sentence: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation as gold words it ("leads" goes from who leads to the action)."""

    predicate: str
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class FoundThing:
    """A named thing of the graph, under all of its spellings; `id` is its IRI."""

    id: str
    kinds: frozenset[str]
    label: str
    spellings: frozenset[str]
    generic: bool


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A commitment: the IRIs of who has a part in it, and its dates as compared, "" for none."""

    id: str
    leads: tuple[str, ...]
    lead_organisations: tuple[str, ...]
    supporting: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class FoundAction:
    """An action with its commitments, and the IRIs of what it names or uses."""

    id: str
    text: str
    theme: str
    number: str
    parts: tuple[FoundPart, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """What the graph holds of one plan.

    `relations` are the plain statements; `asserted` are the claims with no status, by what
    they say, each with the words of its evidence; `evidence` are the words behind every
    claim and `named` those that first name a thing, in an action or ("") in the plan.
    """

    file: str
    things: Mapping[str, FoundThing]
    actions: tuple[FoundAction, ...]
    relations: frozenset[Statement]
    asserted: tuple[tuple[Statement, Words], ...]
    evidence: Mapping[tuple[str, str, str], Words]
    named: Mapping[tuple[str, str], Words]

    def words(self, subject: str, predicate: str, target: str) -> Words:
        """The words behind a statement of the graph, empty where no claim gives any."""
        return self.evidence.get((subject, predicate, target), Words())

    def naming(self, thing: str, action: str = "") -> Words:
        """The words that name a thing, in that action if they do; empty if none are known."""
        return self.named.get((action, thing)) or self.named.get(("", thing)) or Words()
