"""One version of a plan, as records that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.likeness import words_of

__all__ = [
    "LEAD",
    "LEAD_ORGANISATION",
    "SUPPORT",
    "Act",
    "Named",
    "Part",
    "Place",
    "Said",
    "Version",
    "same_words",
]

LEAD = "lead"
LEAD_ORGANISATION = "lead organisation"
SUPPORT = "supporter"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, and the words there ("" where none are kept)."""

    file: str
    locator: str
    quote: str = ""

    def __str__(self) -> str:
        """The file and the place in it."""
        return f"{self.file}, {self.locator}"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement about a thing or between two: who or what, and the words that say so.

    In a role, `subject` is the outcome of an action and `relation` the role; `object` is who
    has it. `status` is "planned" or "ended" where stated.
    """

    subject: str
    relation: str
    object: str
    status: str
    amount: str
    confidence: float
    place: Place


@dataclass(frozen=True, slots=True)
class Part:
    """One outcome of an action, with its people and dates.

    `fields` are "outcome", "start", "end", "progress" and so on, as words; a date is
    ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` where one is given, else the printed words.
    `places` tells where the cell of a field stands, `roles` who has which.
    """

    iri: str
    place: Place
    fields: Mapping[str, str]
    places: Mapping[str, Place]
    doubtful: frozenset[str]
    roles: tuple[Said, ...]

    def whose(self, role: str) -> tuple[Said, ...]:
        """Who has a role, in reading order."""
        return tuple(said for said in self.roles if said.relation == role)


@dataclass(frozen=True, slots=True)
class Act:
    """An action; `at` is its rank in the plan, `standards` the standard actions it states."""

    iri: str
    text: str
    number: str
    theme: str
    at: int
    confidence: float
    place: Place
    parts: tuple[Part, ...]
    standards: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A person, post, body, panel, service or fund; `spellings` include the label."""

    iri: str
    kind: str
    label: str
    spellings: tuple[str, ...]
    generic: bool
    status: str
    place: Place
    confidence: float


@dataclass(frozen=True, slots=True)
class Version:
    """One plan as it stands in one graph.

    `words` are the words of all sentences and cells that the graph keeps, in small letters.
    """

    iri: str
    key: str
    file: str
    title: str
    area: str
    area_name: str
    period: str
    actions: tuple[Act, ...] = ()
    things: Mapping[str, Named] = field(default_factory=dict)
    relations: tuple[Said, ...] = ()
    words: str = ""

    @property
    def where(self) -> str:
        """The area that it is for or, where none is stated, its file."""
        return self.area_name or self.file

    def prints(self, name: str) -> bool:
        """Whether these words stand in it, read as a name or not."""
        wanted = " ".join(words_of(name))
        return bool(wanted) and f" {wanted} " in self.words

    def label(self, iri: str) -> str:
        """What a thing is called; of an action, its text."""
        if iri in self.things:
            return self.things[iri].label
        return next((act.text for act in self.actions if act.iri == iri), "")


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same letters and figures: how they are spaced, broken over
    lines and punctuated is no other wording.

    >>> same_words("Meet the  co-ordinator.", "meet the coordinator")
    True
    """
    return "".join(words_of(one)) == "".join(words_of(other))
