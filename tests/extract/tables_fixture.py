"""Short ways to read plans written inline, and to look at the actions found in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.blanks import blank_rule
from extract.columns import Header, read_header
from extract.list_actions import list_actions
from extract.readers.html import READER as HTML
from extract.readers.text import READER as TEXT
from extract.table_actions import table_actions
from extract.tables import Segment, segments
from graph.records import Action, Cell, Commitment, Document, FieldValue, Row, plain

Cells = Sequence[str]


def document(text: str) -> Document:
    """The document in a plan saved as text or Markdown."""
    return TEXT.read_text(text, "plan.txt")


def web_page(body: str) -> Document:
    """The document in the body of a web page."""
    return HTML.read_text(f"<!doctype html><html><body>{body}</body></html>", "plan.html")


def tabbed(*rows: Cells) -> str:
    """Rows of cells as lines with tabs between them; an empty row is a blank line."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def actions_of(source: Document | str) -> tuple[Action, ...]:
    """The actions in the tables and lists of a document, as extraction reads them."""
    read = document(source) if isinstance(source, str) else source
    blanks = blank_rule(read)
    found = table_actions(segments(read), blanks.inherited, blanks_told=blanks.told)
    return found + list_actions(read, len(found))


def segments_of(source: Document | str) -> tuple[Segment, ...]:
    """The pieces of a document's tables."""
    return tuple(segments(document(source) if isinstance(source, str) else source))


def row_of(cells: Cells) -> Row:
    """The row that cells make on a line of their own."""
    made: list[Cell] = []
    at = 0
    for text in cells:
        made.append(Cell(text, at, at + len(text)))
        at += len(text) + 1
    return Row(tuple(made), 0, max(at - 1, 0), "line 1")


def header_of(*labels: str) -> Header | None:
    """The header that labels make in a row of their own."""
    return read_header(row_of(labels))


def texts(actions: Iterable[Action]) -> list[str]:
    """The words of each action."""
    return [action.text for action in actions]


def themes(actions: Iterable[Action]) -> list[str | None]:
    """The theme of each action."""
    return [action.theme for action in actions]


def numbers(actions: Iterable[Action]) -> list[str | None]:
    """The number of each action."""
    return [action.number for action in actions]


def values(of: Action | Commitment, role: str) -> list[str]:
    """The words of one field, of all commitments or of one."""
    return [plain(value.text) for value in fields(of, role)]


def rules(of: Action | Commitment, role: str) -> list[str]:
    """The rule by which each value of one field belongs there."""
    return [value.rule for value in fields(of, role)]


def fields(of: Action | Commitment, role: str) -> list[FieldValue]:
    """The values of one field, of all commitments or of one."""
    commitments = of.commitments if isinstance(of, Action) else (of,)
    return [value for commitment in commitments for value in commitment.values(role)]
