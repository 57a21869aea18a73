"""Where in a plan words stand, and what cell, block and action they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import (
    Action,
    Block,
    Commitment,
    Entity,
    FieldValue,
    Mention,
    Method,
    PlanRecords,
    Table,
)

__all__ = ["field_at", "mention_at", "occurrences", "surroundings"]


def occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text, as whole words and however they are spaced.

    >>> list(occurrences("Watch Panel", "The Watch  Panel and the Watch Panels"))
    [(4, 16)]
    """
    parts = [re.escape(part) for part in words.split()]
    if parts:
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")
        yield from (match.span() for match in pattern.finditer(text))


def mention_at(thing: Entity, start: int, end: int, records: PlanRecords) -> Iterator[Mention]:
    """The mentions of a thing at that place: one for each action whose row it stands in, or
    one outside all actions. The sentence is the cell or block that it stands in."""
    around, locator = surroundings(start, end, records)
    keys: list[str | None] = [
        action.key
        for action in records.actions
        if (action.start <= start and end <= action.end)
        or any(value.start <= start < end <= value.end for value in _values(action))
    ]
    for key in keys or [None]:
        yield Mention(thing.id, thing.kind, start, end, *around, locator, Method.PATTERN, 1.0, key)


def field_at(
    start: int, end: int, records: PlanRecords
) -> Iterator[tuple[Commitment, str, FieldValue]]:
    """The fields in which the words at that place stand; a shared cell is several's."""
    for action in records.actions:
        for part in action.commitments:
            for role, value in part.fields:
                if value.start <= start < end <= value.end:
                    yield part, role, value


def _values(action: Action) -> Iterator[FieldValue]:
    return (value for part in action.commitments for _, value in part.fields)


def surroundings(start: int, end: int, records: PlanRecords) -> tuple[tuple[int, int], str]:
    """The offsets of the cell, block or line that the place stands in, and its locator."""
    text = records.document.text
    line = f"line {text.count(chr(10), 0, start) + 1}"
    block = next((b for b in records.document.blocks if b.start <= start and end <= b.end), None)
    if block is not None:
        for cell_start, cell_end, locator in _parts(block):
            if cell_start <= start and end <= cell_end:
                return (cell_start, cell_end), locator or line
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return (first, len(text) if last < 0 else last), line


def _parts(block: Block) -> Iterator[tuple[int, int, str]]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield cell.start, cell.end, row.locator
    else:
        yield block.start, block.end, block.locator
