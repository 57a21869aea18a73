"""What the finders of relations look at, and the claims that they make of it."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extract.known_names import KnownNames
from extract.mentions import Candidate
from extract.resolve import Resolved
from extract.tables import Segment
from extract.units import Unit
from graph.records import Action, Cell, Claim, Document, Entity, FieldValue, Kind, Row

__all__ = [
    "Named",
    "RelationContext",
    "claim_at",
    "claim_of",
    "claim_over",
    "row_words",
]


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a thing is named, and the thing."""

    candidate: Candidate
    entity: Entity

    @property
    def start(self) -> int:
        """Where the name begins in the document."""
        return self.candidate.start

    @property
    def end(self) -> int:
        """Where the name ends in the document."""
        return self.candidate.end

    @property
    def kind(self) -> Kind:
        """What the thing is, as it is named here."""
        return self.candidate.kind

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.entity.id


@dataclass(frozen=True, slots=True)
class RelationContext:
    """A plan after its names are resolved, before its relations are read.

    `candidates` are in reading order; `units` are the stretches of text in which they were
    found and `found` the tables under their headers. `text` is the document's with its
    markup blanked.
    """

    document: Document
    actions: tuple[Action, ...]
    units: tuple[Unit, ...]
    found: tuple[Segment, ...]
    candidates: tuple[Candidate, ...]
    resolved: Resolved
    known: KnownNames
    entities: Mapping[str, Entity] = field(init=False)
    text: str = field(init=False)
    by_action: Mapping[str, tuple[Candidate, ...]] = field(init=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        entities = {entity.id: entity for entity in self.resolved.entities}
        object.__setattr__(self, "entities", entities)
        object.__setattr__(self, "text", _without_markup(self.document, self.units))
        object.__setattr__(self, "_starts", tuple(c.start for c in self.candidates))
        by_action: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in self.candidates:
            for key in candidate.actions:
                by_action[key].append(candidate)
        object.__setattr__(self, "by_action", {k: tuple(v) for k, v in by_action.items()})

    def inside(self, place: FieldValue | Cell | Unit | None) -> Iterator[Candidate]:
        """The candidates within a value, cell or unit, in reading order."""
        if place is not None:
            yield from self.between(place.start, place.end)

    def between(self, start: int, end: int) -> Iterator[Candidate]:
        """The candidates that lie between two offsets, in reading order."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end, first)
        for candidate in self.candidates[first:last]:
            if candidate.end <= end:
                yield candidate

    def thing(self, candidate: Candidate) -> str | None:
        """The id of what a candidate names, None where that is not certain."""
        return self.resolved.owner.get(candidate)

    def named(self, start: int, end: int, kinds: tuple[Kind, ...] = ()) -> list[Named]:
        """The things named between two offsets, of these kinds or of any, in reading order."""
        return [
            Named(candidate, self.entities[self.resolved.owner[candidate]])
            for candidate in self.between(start, end)
            if (not kinds or candidate.kind in kinds) and candidate in self.resolved.owner
        ]


def _without_markup(document: Document, units: tuple[Unit, ...]) -> str:
    pieces: list[str] = []
    at = 0
    for unit in units:
        # A field inside a paragraph is a unit of its own that comes after it.
        if unit.start >= at and len(unit.text) == unit.end - unit.start:
            pieces.append(document.text[at : unit.start])
            pieces.append(unit.text)
            at = unit.end
    return "".join(pieces) + document.text[at:]


def row_words(row: Row) -> tuple[int, int]:
    """Where a table's row prints its words, without the cells that go on from rows above."""
    cells = [
        cell for cell in row.cells if cell.start < cell.end and row.start <= cell.start < row.end
    ]
    if not cells:
        return row.start, row.end
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def claim_of(
    subject: str, predicate: str, thing: str, candidate: Candidate, rule: str, confidence: float
) -> Claim:
    """A claim whose words are those of one name."""
    return claim_at(
        subject, predicate, thing, (candidate.start, candidate.end), candidate.locator, rule,
        confidence,
    )  # fmt: skip


def claim_over(
    subject: str,
    predicate: str,
    thing: str,
    one: Candidate,
    other: Candidate,
    rule: str,
    confidence: float = 0.95,
) -> Claim:
    """A claim whose words reach from one name to another."""
    stretch = (min(one.start, other.start), max(one.end, other.end))
    return claim_at(subject, predicate, thing, stretch, one.locator, rule, confidence)


def claim_at(
    subject: str,
    predicate: str,
    thing: str,
    stretch: tuple[int, int],
    locator: str,
    rule: str,
    confidence: float,
) -> Claim:
    """A claim whose words stand at those offsets of the document."""
    start, end = stretch
    return Claim(subject, predicate, thing, start, end, locator, rule, round(confidence, 3))
