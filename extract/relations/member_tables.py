"""Who sits on which panel, from a table below the words that say whose members follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.columns import read_header
from extract.relations.context import Named, RelationContext, row_words
from extract.relations.listed_items import Item, ItemStanding, items_in, read_standing
from extract.relations.panel_seats import Seats, chair_claim, seat_claims, words_outside
from extract.relations.seat_marks import has_no_seat
from extract.relations.seat_words import seat_of
from extract.relations.stated_fields import main_thing
from graph.records import Cell, Claim, Kind, Table, plain

__all__ = ["member_table_claims", "row_claims"]

_CHAIR = (
    r"(?:independent |current |co-?)?chair(?:person|man|woman)?"
    r"(?: of the (?:board|panel|group|partnership|executive|forum))?"
)
_CHAIR_CELL = re.compile(rf"{_CHAIR}|.*\({_CHAIR}\)", re.IGNORECASE)


def member_table_claims(context: RelationContext, seats: Seats, table: Table) -> Iterator[Claim]:
    """A table of members: the people of each row and the bodies that have a cell of their
    own, or that body alone where the seat is empty."""
    roles = {
        (cell.start, cell.end): role
        for segment in context.found
        for row in segment.rows
        for role, cell in row.cells
    }
    for row in table.rows:
        if read_header(row) is not None or all(cell.header for cell in row.cells):
            continue
        cells = [
            cell
            for cell in row.cells
            if plain(cell.text) and roles.get((cell.start, cell.end)) != "post"
        ]
        if any(seat_of(cell.text) == "none" for cell in cells if _says_seat(cell)):
            continue
        if has_no_seat(context, row.start, row.end):
            continue
        chairs = any(_CHAIR_CELL.fullmatch(plain(cell.text)) for cell in row.cells)
        start, end = row_words(row)
        own = replace(seats, start=start, end=end, row=True)
        yield from row_claims(context, own, cells, chairs=chairs)


def row_claims(
    context: RelationContext, seats: Seats, cells: Sequence[Cell], *, chairs: bool
) -> Iterator[Claim]:
    """The claims of a row: its people and the bodies that have a cell of their own, or that
    body alone where the seat is empty; `chairs` tells that its person has the chair."""
    items = [
        replace(item, named=named)
        for cell in cells
        for item in items_in(context, cell.start, cell.end)
        if (named := _of_cell(context, cell, item))
    ]
    if not items:
        return
    standing = ItemStanding()
    for cell in cells:
        standing = standing.within(read_standing(words_outside(context, cell.start, cell.end)))
    people = [item for item in items if item.of(Kind.PERSON)]
    standing = replace(standing, vacant=standing.vacant and not people)
    if standing.vacant and items[0].standing.sureness < 1.0:
        # Nobody sits there, and whose seat it is remains open.
        return
    if standing.vacant:
        # "Leave until March 2025; no cover" tells of the person who is away.
        standing = replace(standing, status=None, period=seats.standing.period)
    for item in items if people else items[:1]:
        # When a person's seat ends, that of the body goes on.
        own = standing if item in people or not people else item.standing
        yield from seat_claims(
            context, seats, item, own.within(seats.standing), beside=bool(people)
        )
    if chairs and len(people) == 1:
        yield from chair_claim(seats, people[0], standing.within(seats.standing))


def _says_seat(cell: Cell) -> bool:
    """Whether a cell holds words, not only a dash for nothing."""
    return bool(re.search(r"[A-Za-z]{4}", cell.text))


def _of_cell(context: RelationContext, cell: Cell, item: Item) -> tuple[Named, ...]:
    """Who a cell names as a member: people, or the body that it is nothing but the name of."""
    people = item.of(Kind.PERSON)
    if people:
        return people
    named = main_thing(context, cell.start, cell.end)
    return (named,) if named is not None and named in item.main else ()
