"""The fields of one row of a table: what its cells say of its action."""

from __future__ import annotations

import re

from extract.alignment import AlignedRow
from extract.columns import ACTION_FIELDS
from graph.records import Cell, FieldValue, plain

__all__ = ["field_of", "fields_of"]

_GAP = re.compile(r"\s{2,}")


def fields_of(row: AlignedRow) -> list[tuple[str, FieldValue]]:
    """Each filled cell under the heading of a field, as (role, value), from left to right."""
    return [
        (role, field_of(part, row))
        for role, cell in row.cells
        if role in ACTION_FIELDS and plain(cell.text)
        for part in _apart(cell, row)
    ]


def field_of(cell: Cell, row: AlignedRow) -> FieldValue:
    """A cell's value, with the rule by which it belongs to the row."""
    rule = "merged cell" if cell.spanned else "realigned cell" if row.shifted else "cell"
    place = cell.locator or row.row.locator
    return FieldValue(cell.text, cell.start, cell.end, place, rule, 0.9 if row.shifted else 1.0)


def _apart(cell: Cell, row: AlignedRow) -> list[Cell]:
    """The cell, in parts where cells of other fields stand between its lines: a value's
    offsets must hold no words of another."""
    others = [
        other
        for role, other in row.cells
        if role in ACTION_FIELDS and other is not cell and cell.start < other.start < cell.end
    ]
    parts, at = [], 0
    for gap in _GAP.finditer(cell.text):
        begin, end = cell.start + gap.start(), cell.start + gap.end()
        if any(begin <= other.start < end for other in others):
            parts.append(Cell(cell.text[at : gap.start()], cell.start + at, begin))
            at = gap.end()
    return [*parts, Cell(cell.text[at:], cell.start + at, cell.end, cell.spanned, cell.header)]
