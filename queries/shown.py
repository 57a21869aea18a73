"""What `queries.show` gives: all that is known of a thing, with the places that say it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["InAction", "InPlan", "Place", "Relation", "Shown", "Thing"]


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a plan: its file, where in it they stand, and the words themselves.

    `quote` is verbatim, from character `start` to `end` of the plan's text; `sentence`
    is the sentence or cell around it, None where it is not known. `method` and
    `confidence` (0 to 1) tell how a mention was found, None for words that state a
    relation.
    """

    file: str
    locator: str
    quote: str
    start: int
    end: int
    sentence: str | None = None
    method: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class InPlan:
    """A plan in which a thing stands; `area` is None where the plan's is not known."""

    file: str
    title: str
    area: str | None


@dataclass(frozen=True, slots=True)
class InAction:
    """An action in which a thing has a part.

    `parts` says which: "mentions", "uses", "depends on", "lead", "lead organisation",
    "supported by" and so on, with the status behind it where it has ended or is only planned
    ("lead (ended)"). `leads` and `lead_organisations` are the names of who
    leads the action; `places` quote where the thing stands in it.
    """

    iri: str
    file: str
    area: str | None
    theme: str | None
    number: str | None
    text: str
    parts: tuple[str, ...]
    leads: tuple[str, ...]
    lead_organisations: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """What a plan says of the thing and another one: subject, relation, object, by name.

    `relation` is in words ("member of"), `predicate` its IRI. `status` is "planned" or
    "ended" and `amount` a sum of money where stated, `start` and `end` say from when to when
    it holds, as dates or in the printed words. `rule` names how it was read.
    """

    subject: str
    relation: str
    object: str
    subject_iri: str
    predicate: str
    object_iri: str
    rule: str
    confidence: float
    place: Place
    status: str | None = None
    amount: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """One named thing. `kinds` are words ("panel"), `spellings` include the label."""

    iri: str
    label: str
    kinds: tuple[str, ...]
    plans: tuple[InPlan, ...]
    spellings: tuple[str, ...]
    misspellings: tuple[str, ...]
    ranks: tuple[str, ...]
    statuses: tuple[str, ...]
    generic: bool
    relations: tuple[Relation, ...]
    actions: tuple[InAction, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that a name may stand for, one `Thing` or several, by label."""

    name: str
    things: tuple[Thing, ...]
