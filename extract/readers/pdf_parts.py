"""What a page holds, in reading order, before it becomes the text of a document."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Part", "PlacedCell", "PlacedRow", "PlacedTable", "PlacedText"]


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A heading, paragraph, list item or footnote (`kind`), with where it stands.

    `level` is a heading's, `depth` a list item's, `mark` a list item's or footnote's;
    `box` is left, top, right and bottom in points from the page's top left corner.
    """

    kind: str
    text: str
    page: int
    box: tuple[float, float, float, float]
    level: int = 0
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell's text; `origin` is the row and column of the cell that it repeats, or None.

    `first` is how wide its first word is, and `free` how wide a word would still have fitted
    behind its last.
    """

    text: str
    origin: tuple[int, int] | None = None
    first: float = 0.0
    free: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a table and where a person finds it."""

    cells: tuple[PlacedCell, ...]
    locator: str
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table, or what of it stands on one page.

    `columns` holds where each column begins and ends on the page, `drawn` whether lines
    tell them. A row at the foot of a page is a table only if that goes on, on the next page:
    `otherwise` is the text that it is if not.
    """

    rows: tuple[PlacedRow, ...]
    page: int
    columns: tuple[tuple[float, float], ...]
    drawn: bool
    otherwise: tuple[PlacedText, ...] = ()


Part = PlacedText | PlacedTable
