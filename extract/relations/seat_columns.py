"""Who sits on which panel, from tables with a column for each panel.

"Name | Body | Safer Board | Harm Panel" with cells such as "Member", "Chair", "✓" and "-". A
column is read where its heading names one panel, or says that it holds seats below a heading
that names one, and its cells say little else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.columns import column_role
from extract.lexicon import fold
from extract.relations.context import Named, RelationContext, row_words
from extract.relations.listed_items import ItemStanding, read_standing
from extract.relations.member_tables import row_claims
from extract.relations.panel_seats import Seats
from extract.relations.relation_words import subject_of
from extract.relations.seat_words import seat_of, seat_words
from extract.relations.stated_fields import main_thing
from graph.records import Cell, Claim, Heading, Kind, Row, Table, plain

__all__ = ["has_seat_columns", "seat_column_claims"]

_PLACE = "@"
_LEAST_READ = 0.6
_LONGEST_LABEL = 10
_HELD = frozenset({"member", "chair", "mark"})
_FIRST_WORDS = re.compile(r"[A-Za-z]+(?:[ -][Cc]hair)?")
_TICK = re.compile(r"[✓✔✅☑√●•■xXyY]\s*\((?P<seat>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Which columns are whose: the panel of each column of seats, and the columns that name
    who sits there; `crosses` tells that a cross marks a seat."""

    header: Row
    panels: Mapping[int, Named]
    holders: tuple[int, ...]
    crosses: bool = False


def seat_column_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all columns of seats."""
    panels = _panels(context)
    heading: Named | None = None
    for block in context.document.blocks:
        if isinstance(block, Heading):
            heading = main_thing(context, block.start, block.end)
        elif isinstance(block, Table):
            for grid, rows in _grids(panels, block, heading):
                for row in rows:
                    yield from _row(context, grid, row)


def has_seat_columns(context: RelationContext, table: Table) -> bool:
    """Whether a table says by columns who sits on which panel."""
    return any(True for _ in _grids(_panels(context), table, None))


def _panels(context: RelationContext) -> Mapping[str, Named]:
    """The panels by their spellings, without those that two panels share."""
    found: dict[str, Named | None] = {}
    for named in context.named(0, len(context.document.text), (Kind.PANEL,)):
        if named.entity.kind is not Kind.PANEL or named.entity.generic:
            continue
        for name in (named.candidate.text, named.entity.label, *named.entity.aliases):
            kept = found.setdefault(fold(name), named)
            if kept is not None and kept.id != named.id:
                found[fold(name)] = None
    return {name: named for name, named in found.items() if named is not None}


def _grids(
    panels: Mapping[str, Named], table: Table, heading: Named | None
) -> Iterator[tuple[_Grid, list[Row]]]:
    """The tables within a table that have columns of seats, and their rows."""
    at = 0
    while at < len(table.rows):
        grid = _grid(panels, table.rows[at], heading)
        end = at + 1
        if grid is not None:
            while end < len(table.rows) and not _ends(panels, table.rows[end], heading):
                end += 1
            rows = list(table.rows[at + 1 : end])
            read = {column: name for column, name in grid.panels.items() if _seats(rows, column)}
            if read:
                crosses = not any(_ticked(row, read) for row in rows)
                yield _Grid(grid.header, read, grid.holders, crosses), rows
        at = end


def _ticked(row: Row, columns: Mapping[int, Named]) -> bool:
    """Whether a row marks a member's seat by something else than a cross."""
    return any(
        seat_of(row.cells[column].text) == "member" for column in columns if column < len(row.cells)
    )


def _ends(panels: Mapping[str, Named], row: Row, heading: Named | None) -> bool:
    """Whether a row is a title or a header of its own."""
    filled = [cell for cell in row.cells if plain(cell.text)]
    alone = len(filled) == 1 and len(row.cells) > 2 and plain(filled[0].text).isupper()
    return alone or _grid(panels, row, heading) is not None


def _grid(panels: Mapping[str, Named], row: Row, heading: Named | None) -> _Grid | None:
    labels = [plain(cell.text) for cell in row.cells]
    found: dict[int, Named] = {}
    holders: list[int] = []
    for at, label in enumerate(labels):
        panel = _panel(panels, label, heading)
        if panel is not None:
            found[at] = panel
        elif column_role(label) in ("name", "lead_organisation") or subject_of(label) in (
            "person",
            "organisation",
        ):
            holders.append(at)
    if not found or not holders or min(found) < min(holders):
        return None
    return _Grid(row, found, tuple(holders))


def _panel(panels: Mapping[str, Named], label: str, heading: Named | None) -> Named | None:
    """The panel whose seats a column heading says it holds."""
    words = re.sub(r"[^\w@&' -]+", " ", label.replace("’", "'"))
    words = plain(words)
    if not words or len(words.split()) > _LONGEST_LABEL:
        return None
    if fold(words) in panels:
        return panels[fold(words)]
    if heading is not None and heading.entity.kind is Kind.PANEL:
        if any(rule.fullmatch(words.lower()) for rule, _ in seat_words().panel_columns):
            return heading
    split = words.split()
    for begin in range(len(split)):
        for end in range(len(split), begin, -1):
            panel = panels.get(fold(" ".join(split[begin:end])))
            if panel is not None:
                masked = " ".join((*split[:begin], _PLACE, *split[end:])).lower()
                fits = any(rule.fullmatch(masked) for rule, _ in seat_words().columns)
                return panel if fits else None
    return None


def _seats(rows: Sequence[Row], column: int) -> bool:
    """Whether the cells of a column say who has a seat."""
    cells = [plain(row.cells[column].text) for row in rows if column < len(row.cells)]
    seats = [_said(cell)[0] for cell in cells if cell]
    read = sum(seat is not None for seat in seats)
    return bool(_HELD & set(seats)) and read >= _LEAST_READ * len(seats)


def _row(context: RelationContext, grid: _Grid, row: Row) -> Iterator[Claim]:
    if len(row.cells) > len(grid.header.cells):
        return
    holders = [row.cells[at] for at in grid.holders if at < len(row.cells)]
    for column, panel in grid.panels.items():
        cell = row.cells[column] if column < len(row.cells) else None
        if cell is None or not plain(cell.text):
            continue
        standing, chairs = _standing(cell, crosses=grid.crosses)
        if standing is None:
            continue
        seats = Seats(panel, *row_words(row), standing, row=True)
        # When a person has left the panel, the body may have sent another.
        own = [cell for cell in holders if context.named(cell.start, cell.end, (Kind.PERSON,))]
        ended = standing.status == "ended"
        yield from row_claims(context, seats, own if ended else holders, chairs=chairs)


def _said(text: str) -> tuple[str | None, ItemStanding]:
    """The seat that a cell tells, None where it says anything else, and how it stands."""
    ticked = _TICK.fullmatch(plain(text))
    words = ticked["seat"] if ticked is not None else plain(text)
    seat = seat_of(words)
    if seat is not None:
        return seat, ItemStanding()
    # "Member (until May 2025)", "left 2024", "Chair from April 2026"
    standing = read_standing(words)
    begin = _FIRST_WORDS.match(words)
    stated = seat_of(begin[0]) if begin is not None else None
    if stated in ("member", "chair") and standing != ItemStanding() and standing.sureness == 1.0:
        return stated, standing
    return (
        ("member", standing) if standing.status == "ended" and stated is None else (None, standing)
    )


def _standing(cell: Cell, *, crosses: bool) -> tuple[ItemStanding | None, bool]:
    """How a seat stands by its cell and whether it is the chair's, None where it is none."""
    seat, standing = _said(cell.text)
    held = seat in ("member", "chair") or (seat == "mark" and crosses)
    return (standing, seat == "chair") if held else (None, False)
