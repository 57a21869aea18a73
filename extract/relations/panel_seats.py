"""The claims that someone has a seat on a panel, or its chair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.listed_items import Item, ItemStanding
from graph.records import Claim, Kind

__all__ = ["Seats", "chair_claim", "listed_chair_claims", "seat_claims", "words_outside"]

_RULE = "list of members"
_CHAIR_RULE = "chair in a list of members"
_ROLE = re.compile(
    r"\b(?:(?P<vice>vice|deputy|former|past)[ -]*)?(?:co-?)?chair(?:person|man|woman)?\b",
    re.IGNORECASE,
)
_CHAIR_BEHIND = re.compile(
    r"\s*\((?:independent |current |joint |co-)?chair(?:person|man|woman)?\)", re.IGNORECASE
)
_OF_ANOTHER = re.compile(r"\s+(?:of|,|for)\s+(?:the )?\S", re.IGNORECASE)
_MEMBERS = {Kind.PERSON, Kind.ORGANISATION, Kind.PANEL}
_LONGEST_STRETCH = 300


@dataclass(frozen=True, slots=True)
class Seats:
    """The panel whose members follow, where that is said, and how it stands.

    `row` tells that the offsets are those of the table's row that holds the seat.
    """

    panel: Named
    start: int
    end: int
    standing: ItemStanding
    row: bool = False

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The words that state a seat of somebody named at these offsets: those of its row,
        or from where the panel is named to the name."""
        if self.row:
            return self.start, self.end
        return min(self.start, start), max(self.end, end)


def seat_claims(
    context: RelationContext,
    seats: Seats,
    item: Item,
    standing: ItemStanding,
    *,
    beside: bool = False,
) -> Iterator[Claim]:
    """That those named in an item are members; `beside` tells that a person stands in a cell
    beside the body's."""
    if standing.sureness == 0.0:
        return
    people = item.of(Kind.PERSON)
    for name in item.main:
        if name.id == seats.panel.id or not {name.kind, name.entity.kind} <= _MEMBERS:
            continue
        if name.kind is Kind.PERSON and standing.vacant:
            continue
        stretch = seats.stretch(name.start, name.end)
        if stretch[1] - stretch[0] > _LONGEST_STRETCH:
            stretch = (item.start, item.end)
        # The body of a person who is named as the member sits there through that person.
        through = (people or beside) and name.kind is not Kind.PERSON
        sureness = 0.75 if through else 0.9
        claim = claim_at(
            name.id, "org:memberOf", seats.panel.id, stretch, name.candidate.locator, _RULE,
            min(sureness, standing.sureness),
        )  # fmt: skip
        # When that person's seat ends, the body's goes on.
        own = seats.standing if through else standing
        yield replace(claim, status=own.status, period=own.period)


def listed_chair_claims(
    context: RelationContext, seats: Seats, items: Sequence[Item], standing: ItemStanding
) -> Iterator[Claim]:
    """That the one person of a list's item is its chair, where the item says so."""
    marked = [item for item in items if _marked(context, item)]
    holders = [item for item in items if item.of(Kind.PERSON)]
    if len(marked) == 1 and len(holders) > 1:
        yield from chair_claim(seats, marked[0], standing)
        return
    if len(holders) != 1 or len(holders[0].of(Kind.PERSON)) != 1:
        return
    words = words_outside(context, items[0].start, items[-1].end)
    chair = _ROLE.search(words)
    if chair is None or chair["vice"] or _OF_ANOTHER.match(words, chair.end()):
        return
    yield from chair_claim(seats, holders[0], standing)


def _marked(context: RelationContext, item: Item) -> bool:
    """Whether "(chair)" stands right behind the one person of an item."""
    people = item.of(Kind.PERSON)
    behind = context.document.text[people[0].end : people[0].end + 40] if people else ""
    return len(people) == 1 and _CHAIR_BEHIND.match(behind) is not None


def chair_claim(seats: Seats, item: Item, standing: ItemStanding) -> Iterator[Claim]:
    """That the one person of an item chairs the panel."""
    person = item.of(Kind.PERSON)[0]
    if standing.vacant or standing.sureness == 0.0:
        return
    stretch = seats.stretch(person.start, item.end)
    claim = claim_at(
        person.id, "pg:chairs", seats.panel.id, stretch, person.candidate.locator, _CHAIR_RULE,
        min(0.85, standing.sureness),
    )  # fmt: skip
    yield replace(claim, status=standing.status, period=standing.period)


def words_outside(context: RelationContext, start: int, end: int) -> str:
    """The words between two offsets outside names, with those in brackets inside a name."""
    text = list(context.document.text[start:end])
    for name in context.named(start, end):
        begin, finish = name.start - start, name.end - start
        bracket = context.document.text.find("(", name.start, name.end)
        stop = bracket - start if bracket >= 0 else finish
        text[begin:stop] = " " * (stop - begin)
    return "".join(text)
