"""Every record that travels between the stages, from a file to the graph.

The stages are: a reader gives a `Document`; extraction gives the `Action`s with
their `Commitment`s, the `Mention`s and the `Claim`s; resolution gives the
`Entity`s; together they are one `PlanRecords`, which `graph.rdf` turns into quads.
All records are frozen: a stage never changes what an earlier one has said.

The records of a document stand in `graph.document`, and are exported here too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from graph.document import (
    Block,
    Cell,
    Document,
    Footnote,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Table,
)

__all__ = [
    "Action",
    "Area",
    "Block",
    "Cell",
    "Claim",
    "Commitment",
    "Document",
    "Entity",
    "FieldValue",
    "Footnote",
    "Heading",
    "Judged",
    "Kind",
    "ListItem",
    "Mention",
    "Merge",
    "Method",
    "Paragraph",
    "Period",
    "PlanRecords",
    "Row",
    "SourceFault",
    "Table",
    "plain",
]


# The same names and cells are asked for over and over.
@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with every run of white space folded to one space.

    >>> plain("  Supt   Ian\\nHowells ")
    'Supt Ian Howells'
    """
    return " ".join(text.split())


class Kind(StrEnum):
    """What a named thing is (docs/annotation.md says what counts as what)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PANEL = "panel"
    SERVICE = "service"
    ROLE = "role"
    DOCUMENT = "document"
    FUND = "fund"


class Method(StrEnum):
    """How a mention was found, in the words of `pg:method`."""

    TABLE_CELL = "table cell"
    REGISTRY = "registry"
    PATTERN = "pattern"
    MODEL = "model"


# --- what is extracted ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The printed value of one field of an action, and where it stands.

    `text` is blanked like a block's text. `rule` says why the value belongs to this
    action: "cell" (printed in its own row), "merged cell" (the format says so),
    "shared with the row above" and so on; everything but "cell" and "merged cell"
    is a reading of ours and lowers `confidence`.
    """

    text: str
    start: int
    end: int
    locator: str
    rule: str = "cell"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Period:
    """When something starts and ends, as printed and as typed.

    `start` and `end` are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` where a date is
    given, else None; `start_note` and `end_note` are the printed words where they
    say more than, or something else than, a date ("Ongoing", "TBC", "Annually").
    """

    start: str | None = None
    end: str | None = None
    start_note: str | None = None
    end_note: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One row's outcome, people and dates; an action has one or more.

    `key` is unique in its plan. `fields` holds every printed field by column role
    (`outcome`, `lead`, `lead_organisation`, `supporting`, `start`, `end`,
    `timescale`, `progress`, `comment`, `document`, `rag`, `resources`), several
    values for one role where a cell goes on in a further row.
    """

    key: str
    fields: tuple[tuple[str, FieldValue], ...]
    period: Period = Period()

    def values(self, role: str) -> tuple[FieldValue, ...]:
        """The values printed for a column role, in reading order."""
        return tuple(value for name, value in self.fields if name == role)


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done, from a table row, a bullet or an action line.

    `key` is unique in its plan ("targeting-lawbreakers/3"). `theme` is as printed,
    None where the plan gives none. `text` is the whole action text. `start` and
    `end` enclose all rows of the action; `locator` names its first place.
    """

    key: str
    text: str
    start: int
    end: int
    locator: str
    number: str | None = None
    locally_added: bool = False
    theme: str | None = None
    commitments: tuple[Commitment, ...] = ()
    confidence: float = 1.0
    rule: str = "row"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a thing is named.

    `entity` is the id of the entity that it was resolved to; `action` the key of the
    action in whose row it stands, None elsewhere. `sentence_start` and
    `sentence_end` enclose the sentence or cell that states it.
    """

    entity: str
    kind: Kind
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    locator: str
    method: Method
    confidence: float
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation and the words that state it.

    `subject` and `object` are ids of entities, keys of actions or commitments, or
    the code of an area ("area:E09000028"); `predicate` is a compact IRI ("org:holds",
    "pg:lead", "pg:uses"). `evidence` are the offsets of the words that state it,
    occurring verbatim in the document. `rule` names the rule that read it; `status`
    is "planned" or "ended" where stated; `amount` is a sum of money as printed; `period`
    says from when to when the relation holds, where stated.
    """

    subject: str
    predicate: str
    object: str
    start: int
    end: int
    locator: str
    rule: str
    confidence: float
    status: str | None = None
    amount: str | None = None
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a spelling was taken for the entity, and how surely.

    `reason` is one of those that docs/layout.md lists ("exact", "alias", "abbreviation",
    "registry", "renamed", "definite short form", "fuzzy" …), `score` how alike the
    spellings are and `confidence` how sure the decision is, both from 0 to 1. `start` and
    `end` enclose the words that justify it, or else the first that print the spelling;
    `locator` is their place. All three are None where a spelling was merged by hand.
    """

    spelling: str
    reason: str
    score: float = 1.0
    confidence: float = 1.0
    start: int | None = None
    end: int | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing, under all the spellings that the plan prints.

    `id` is its compact id, the path of its IRI below the base
    ("organisation/metropolitan-police-service" for a body known to the registry,
    "southwark/organisation/communities" for a local one). `label` is the fullest
    correct form; `aliases` are the other spellings printed in this plan, `misspellings`
    those that are slips. `types` are compact IRIs: first its most specific class
    ("org:OrganizationalUnit"), then those that it may also be counted as. `rank` is a
    person's title as printed. `generic` marks a class of bodies ("All Partners"). `scope`
    is "national", "regional" or "local".
    """

    id: str
    kind: Kind
    label: str
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    rank: str | None = None
    generic: bool = False
    scope: str = "local"
    registry_id: str | None = None
    status: str | None = None
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A mistake in the plan itself, never corrected, only reported.

    `kind` is a short name ("end before start", "impossible date", "duplicate number",
    "missing number", "misspelt name", "lead also supports"); `about` is the key of an
    action or commitment or the id of an entity; `description` is a sentence.
    """

    kind: str
    about: str
    description: str
    start: int
    end: int
    locator: str


@dataclass(frozen=True, slots=True)
class Area:
    """A place that a plan is for: its ONS or other code, name, and the larger area."""

    code: str
    name: str
    within_code: str | None = None
    within_name: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision that was applied to what was read.

    `what` is a short name ("claim", "alias"), `decision` "yes" or "no", `description` a
    sentence. `about` are ids of entities and keys of actions and commitments. `decided_by`
    and `note` are as the person wrote them.
    """

    what: str
    decision: str
    description: str
    about: tuple[str, ...] = ()
    decided_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanRecords:
    """All that was read from one plan; `judgements` are those applied to it."""

    document: Document
    key: str
    title: str
    actions: tuple[Action, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    faults: tuple[SourceFault, ...] = ()
    area: Area | None = None
    period: Period = Period()
    partnership: str | None = None
    warnings: tuple[str, ...] = field(default=())
    judgements: tuple[Judged, ...] = ()
