"""Where a table of actions prints its themes, and where its column of themes holds lesser aims."""

from __future__ import annotations

import re

from extract.alignment import AlignedRow
from extract.cellkinds import is_number
from extract.columns import Header
from extract.headings import is_priority
from graph.records import Cell, Heading, plain

__all__ = ["heads_aims", "theme_cell"]

_AIM = re.compile(r"(?:key |our |strategic )?(?:objectives?|aims?|goals?)\b", re.IGNORECASE)


def heads_aims(heading: Heading | None, header: Header) -> bool:
    """Whether a heading such as "Priority 1: …" stands above a column of lesser aims."""
    column = header.column("theme")
    return (
        heading is not None
        and column is not None
        and is_priority(heading.text)
        and _AIM.match(plain(header.labels[column])) is not None
        and _AIM.match(plain(heading.text)) is None
    )


def theme_cell(row: AlignedRow) -> Cell | None:
    """The cell that prints the row's theme: under its heading, or where a plan has put
    it under the heading of the references or under none, to the left of the action."""
    for role, cell in row.cells:
        text = plain(cell.text)
        if role == "theme" and text and not is_number(text):
            return cell
        if role in ("action", "outcome", "number"):
            continue
        if role in ("ref", None) and len(text) > 3 and not is_number(text):
            before = next((c for r, c in row.cells if r in ("number", "action")), None)
            if before is not None and cell.start < before.start:
                return cell
    return None
