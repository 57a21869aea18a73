"""The records of a document: its text, and the blocks that a reader finds in it.

Offsets are counts of Unicode characters into `Document.text`, start included and end
excluded, and never refer to a cleaned copy. Text held in a block or a cell is as long as the
stretch of the document that it stands for: markup inside it is blanked out with spaces, so
that position ``i`` of the text is position ``start + i`` of the document.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Footnote",
    "Heading",
    "ListItem",
    "Paragraph",
    "Row",
    "Table",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the highest."""

    text: str
    start: int
    end: int
    level: int
    locator: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str
    start: int
    end: int
    locator: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a bullet or numbered list.

    `marker` is as printed ("-", "3a.", "iv)"), `text` and the offsets leave it out;
    `depth` 0 is the outermost list.
    """

    text: str
    start: int
    end: int
    marker: str
    depth: int
    locator: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of a footnote, with the mark that leads to it ("1", "*")."""

    text: str
    start: int
    end: int
    mark: str
    locator: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row.

    `spanned` is true where the format itself says that the cell repeats the one
    above or to the left of it (rowspan, colspan, merged cells); the offsets are
    then those of the cell that is printed. An empty cell has ``start == end``.
    `locator` is where a person finds the cell ("sheet “Actions”, cell B7"), "" where
    nothing says more than the row's.
    """

    text: str
    start: int
    end: int
    spanned: bool = False
    header: bool = False
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, its cells from left to right, empty ones included.

    `after_break` is true where a page break or a blank line stands between this
    row and the one above it.
    """

    cells: tuple[Cell, ...]
    start: int
    end: int
    locator: str
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together; a table over several pages is one `Table`."""

    rows: tuple[Row, ...]
    start: int
    end: int
    locator: str


Block = Heading | Paragraph | ListItem | Footnote | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gives: the text that all offsets refer to, and its blocks in order.

    `name` is the file's name without its folder, `sha256` the hash of the file's
    bytes, `format` the reader's name ("text", "html", "word"). `notes` tell the user
    what of the file the reader left out, could not read or took for granted ("sheet “Lists”
    is hidden and was not read").
    """

    name: str
    format: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
