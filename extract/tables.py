"""The tables of a document told apart: of actions, of people, and others.

A table of actions may go on after a page break, a footnote or a repeated header; the
pieces come out in reading order as `Segment`s under the header that holds for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.alignment import AlignedRow, align
from extract.cellkinds import fit
from extract.columns import Header, combine, read_header
from extract.headings import is_priority, is_theme_heading
from extract.initials_keys import explained_initials
from extract.namekinds import person_likeness
from graph.records import Cell, Document, Heading, Row, Table, plain

__all__ = ["Segment", "segments"]

_RULER = re.compile(r"[\s\-–—=_|:+.*]*")
_NUMBERED = re.compile(r"\W?[A-Za-z]{0,3}\.?\d")
_REFERENCE = re.compile(
    r"(?:(?:Action|Commitment|Task|Item)s? )?[A-Z]{0,3}[ .-]?\d{1,3}(?:[./]\d{1,3}){0,3}[a-z]?"
    r"(?:(?:, ?| and | & |-|–)[A-Z]{0,3}\d{1,3}(?:[./]\d{1,3}){0,3}[a-z]?){0,9}",
    re.IGNORECASE,
)
_TRANSPOSED_ROWS = 14


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows under one header.

    `kind` is "actions", "people" or "other"; `heading` the heading that stands nearest
    above; `continued` is true where the rows go on under the header of an earlier
    table.
    """

    kind: str
    header: Header | None
    rows: tuple[AlignedRow, ...]
    heading: Heading | None
    continued: bool = False
    spans: bool = False


def segments(document: Document) -> Iterator[Segment]:
    """The document's tables, cut at their header rows, in reading order."""
    heading: Heading | None = None
    last: Header | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Table):
            table = _upright(block)
            for segment in _cut(table, heading, last):
                if segment.header is not None:
                    last = segment.header if segment.kind == "actions" else None
                yield segment
            foot = _header_at_foot(table)
            if foot is not None:
                last = foot if foot.is_action_table else None


def _header_at_foot(table: Table) -> Header | None:
    """The header that a table ends with, as at the end of a slide: its rows come in the next."""
    found: Header | None = None
    for row in table.rows:
        if any(cell.text for cell in row.cells):
            header = read_header(row)
            found = combine(found, header) if header is not None else None
    return found


def _cut(table: Table, heading: Heading | None, last: Header | None) -> Iterator[Segment]:
    header: Header | None = None
    rows: list[Row] = []
    pending: Header | None = None
    spans = any(
        cell.spanned and _same_place_above(table, index, at)
        for index, row in enumerate(table.rows)
        for at, cell in enumerate(row.cells)
    )

    def close() -> Iterator[Segment]:
        if rows:
            yield _segment(header, tuple(rows), heading, last, spans)
            rows.clear()

    keys, others = _without_keys(table.rows)
    joined = list(_joined(others))
    below = [*joined[1:], None]
    for index, row in enumerate(joined):
        if all(_RULER.fullmatch(cell.text) for cell in row.cells):
            continue
        found = read_header(row)
        if found is not None and header is not None and _is_poorer(found, header, below[index]):
            continue
        if found is not None:
            above = rows.pop() if rows and _stands_alone(rows[-1]) else None
            yield from close()
            if above is not None and is_theme_heading(_filled(above)[0]):
                rows.append(above)
            header = combine(pending, found)
            pending = header
            continue
        if pending is not None and _only_labels(row, pending):
            continue
        pending = None
        rows.append(row)
    yield from close()
    if keys:
        people = Header((None, "name", "post"), ("", "", ""))
        yield Segment("people", people, tuple(_in_order(row, people) for row in keys), heading)


def _without_keys(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that are a key to initials, and the others; one such row alone is no key."""
    explains = [explained_initials(row) is not None for row in rows]
    if not 2 <= sum(explains) < len(rows):
        return (), rows
    keys = tuple(row for row, explained in zip(rows, explains, strict=True) if explained)
    return keys, tuple(row for row, explained in zip(rows, explains, strict=True) if not explained)


def _in_order(row: Row, header: Header) -> AlignedRow:
    """A row's cells under the columns in which they stand, the rest left out."""
    return AlignedRow(row, tuple(zip(header.roles, row.cells, strict=False)), False)


def _is_poorer(found: Header, header: Header, below: Row | None) -> bool:
    """Whether a header inside a table only looks like one: it leaves columns unnamed that
    the header so far names and the row below fills."""
    if below is None or read_header(below) is not None:
        return False
    cells = [index for index, cell in enumerate(below.cells) if plain(cell.text)]

    def named(labels: tuple[str, ...]) -> int:
        return sum(1 for index in cells if index < len(labels) and labels[index])

    return named(found.labels) < named(header.labels) and len(below.cells) == len(header.labels)


def _filled(row: Row) -> list[str]:
    return [plain(cell.text) for cell in row.cells if plain(cell.text)]


def _stands_alone(row: Row) -> bool:
    """Whether a row over a header holds one short title: a theme's, or the table's own."""
    filled = _filled(row)
    return (
        len(set(filled)) == 1
        and len(filled[0].split()) <= 12
        and (filled[0][0].isupper() or filled[0][0].isdigit())
        and not filled[0].endswith(".")
        and (filled[0].isupper() or is_priority(filled[0]) or filled[0] == plain(row.cells[0].text))
    )


def _joined(rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows, those joined again that a line break inside a cell has cut in two.

    The second half begins where the first ends, and only together have they as many
    cells as the header.
    """
    width = 0
    held: Row | None = None
    for row in rows:
        header = read_header(row)
        if header is not None:
            width = len(row.cells)
        if held is not None:
            size = len(held.cells) + len(row.cells) - 1
            if header is None and size == width and _goes_on(held, row):
                last, first = held.cells[-1], row.cells[0]
                gap = " " * (first.start - last.end)
                cell = Cell(last.text + gap + first.text, last.start, first.end)
                cells = (*held.cells[:-1], cell, *row.cells[1:])
                yield Row(cells, held.start, row.end, held.locator, held.after_break)
                held = None
                continue
            yield held
            held = None
        if header is None and 1 < len(row.cells) < width and plain(row.cells[-1].text):
            held = row
            continue
        yield row
    if held is not None:
        yield held


def _goes_on(first: Row, second: Row) -> bool:
    """Whether the second of two short rows can begin inside the last cell of the first:
    not where it begins as a row does, with a number or with new words below words."""
    begins = plain(second.cells[0].text)
    if second.after_break or len(second.cells) < 2 or not begins:
        return False
    if _NUMBERED.match(begins):
        return False
    numbered = any(_NUMBERED.match(plain(cell.text)) for cell in first.cells[:2])
    ends = plain(first.cells[-1].text)
    return numbered or begins[0].islower() or ends.endswith((",", "&", "/", "-", "–", " and"))


def _same_place_above(table: Table, index: int, at: int) -> bool:
    if index == 0 or at >= len(table.rows[index - 1].cells):
        return False
    here, above = table.rows[index].cells[at], table.rows[index - 1].cells[at]
    return here.start == above.start and here.end == above.end and here.end > here.start


def _only_labels(row: Row, header: Header) -> bool:
    """Whether a row merely repeats some of its header's labels."""
    labels = {label.lower() for label in header.labels if label}
    filled = [plain(cell.text).lower() for cell in row.cells if cell.text.strip()]
    return bool(filled) and all(text in labels for text in filled)


def _segment(
    header: Header | None,
    rows: tuple[Row, ...],
    heading: Heading | None,
    last: Header | None,
    spans: bool,
) -> Segment:
    if header is None and last is not None and _suits(rows, last):
        aligned = tuple(align(row, last) for row in rows)
        return Segment("actions", last, aligned, heading, continued=True, spans=spans)
    if header is None and _lists_people(rows):
        header = Header(("name", "post"), ("", ""))
        return Segment("people", header, tuple(align(row, header) for row in rows), heading)
    if header is None:
        bare = tuple(AlignedRow(row, tuple((None, c) for c in row.cells), False) for row in rows)
        return Segment("other", None, bare, heading, spans=spans)
    aligned = tuple(align(row, header) for row in rows)
    kind = "actions" if header.is_action_table else "people" if header.is_people_table else "other"
    if kind == "actions" and _only_refers(aligned):
        kind = "other"
    return Segment(kind, header, aligned, heading, spans=spans)


def _only_refers(rows: tuple[AlignedRow, ...]) -> bool:
    """Whether a table speaks of actions set out elsewhere: it prints only their numbers."""
    cells = [cell for row in rows if (cell := row.first("action")) is not None]
    return bool(cells) and all(_REFERENCE.fullmatch(plain(cell.text)) for cell in cells)


def _lists_people(rows: tuple[Row, ...]) -> bool:
    """Whether headless rows are a list of names with posts, as under "Present"."""
    names = [plain(row.cells[0].text) for row in rows if row.cells]
    people = sum(person_likeness(name) >= 0.6 for name in names)
    certain = sum(person_likeness(name) >= 0.8 for name in names)
    width = max(len(row.cells) for row in rows)
    return width == 2 and certain >= 2 and people >= 0.7 * len(rows)


def _suits(rows: tuple[Row, ...], header: Header) -> bool:
    """Whether headless rows can be the rest of a table of actions."""
    if max(len(row.cells) for row in rows) > len(header.roles) + 1:
        return False
    if max(len(row.cells) for row in rows) < len(header.roles) - 1:
        return False
    scores = [
        fit(cell.text, role)
        for row in rows
        for role, cell in align(row, header).cells
        if cell.text.strip()
    ]
    return bool(scores) and sum(scores) > 0 and min(scores) > -2.0


def _upright(table: Table) -> Table:
    """The table with its headings across, where they are printed down the first column."""
    if not 3 <= len(table.rows) <= _TRANSPOSED_ROWS or read_header(table.rows[0]) is not None:
        return table
    width = max(len(row.cells) for row in table.rows)
    if width != 2 or any(len(row.cells) != width for row in table.rows):
        return table
    turned = tuple(
        Row(
            tuple(
                Cell(row.cells[at].text, row.cells[at].start, row.cells[at].end)
                for row in table.rows
            ),
            table.start,
            table.end,
            table.rows[0].locator,
        )
        for at in range(width)
    )
    header = read_header(turned[0])
    if header is None or not header.is_action_table:
        return table
    return Table(turned, table.start, table.end, table.locator)
