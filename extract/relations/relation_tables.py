"""What tables state that are neither of actions nor of people: who chairs which group, which
group reports to which, who provides and pays for which service, which team is whose.

A table is read where a heading tells what its rows are about, or the first column names
things throughout, and at least one other heading states a relation. Tables of keys and
values ("Chair | Ann Lee") are about the thing that a row of theirs or the heading names.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.relations.context import RelationContext
from extract.relations.listed_items import read_standing
from extract.relations.relation_words import relation_of, subject_of
from extract.relations.stated_fields import Field, Record, main_thing, record_claims
from graph.records import Cell, Claim, Heading, Row, Table, plain

__all__ = ["relation_table_claims"]

_SURE = 0.95
_LESS_SURE = 0.75
_RULE = "row of a table"
_KEY_RULE = "row of keys and values"
# Columns that say so little by their heading that they need one that says more beside them.
_WEAK = frozenset({"amount", "period", "start", "end", "area", "standing", "post", "employer"})


def relation_table_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all tables that hold no action and no list of people."""
    read = {
        (row.row.start, row.row.end)
        for segment in context.found
        if segment.kind != "other"
        for row in segment.rows
    }
    heading: Heading | None = None
    for block in context.document.blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Table):
            if any((row.start, row.end) in read for row in block.rows):
                continue
            yield from _table(context, block, heading)


def _table(context: RelationContext, table: Table, heading: Heading | None) -> Iterator[Claim]:
    rows = [row for row in table.rows if any(plain(cell.text).strip("-–—: ") for cell in row.cells)]
    header: tuple[int, tuple[str | None, ...]] | None = None
    body: list[Row] = []
    for row in rows:
        found = _header(row)
        if found is not None:
            header = found
        elif header is not None:
            yield from _row(context, row, header)
        else:
            body.append(row)
    if header is None:
        yield from _keys_and_values(context, body, heading)


def _header(row: Row) -> tuple[int, tuple[str | None, ...]] | None:
    """Where the column of subjects stands and the relation of every other, None where a row
    is no header."""
    labels = [plain(cell.text) for cell in row.cells]
    subject = next((at for at, label in enumerate(labels) if subject_of(label) is not None), None)
    if subject is None or (subject > 0 and any(relation_of(label) for label in labels[:subject])):
        # "Chair | Group": the relation stands first, and the group is what it is about.
        later = [at for at, label in enumerate(labels) if subject_of(label) in ("panel", "service")]
        subject = later[0] if later else None
    if subject is None or len(labels) < 2:
        return None
    roles = tuple(None if at == subject else relation_of(label) for at, label in enumerate(labels))
    if not any(role is not None and role not in _WEAK for role in roles):
        weak = {role for role in roles if role is not None}
        kind = subject_of(labels[subject])
        told = kind in ("service", "fund") and "area" in weak
        if not told and not (kind == "person" and "employer" in weak):
            return None
    named = [label for label in labels if label]
    worded = sum(1 for label in named if relation_of(label) or subject_of(label))
    return (subject, roles) if worded * 2 >= len(named) and worded >= 2 else None


def _row(
    context: RelationContext, row: Row, header: tuple[int, tuple[str | None, ...]]
) -> Iterator[Claim]:
    at, roles = header
    if at >= len(row.cells) or len(row.cells) > len(roles):
        return
    cell = row.cells[at]
    subject = main_thing(context, cell.start, cell.end)
    if subject is None or subject.entity.generic:
        return
    fields = tuple(
        Field("members" if role == "attendees" else role, value.start, value.end)
        for role, value in zip(roles, row.cells, strict=False)
        if role is not None and plain(value.text)
    )
    standing = read_standing(_besides(cell, subject.start, subject.end))
    # A table of figures by service and area says less surely that one works in the other.
    sureness = _SURE if any(role and role not in _WEAK for role in roles) else _LESS_SURE
    record = Record(subject, fields, row.locator, _RULE, sureness, standing)
    yield from record_claims(context, record)


def _besides(cell: Cell, start: int, end: int) -> str:
    """The words of a cell outside the name in it."""
    begin, finish = max(start - cell.start, 0), max(end - cell.start, 0)
    return cell.text[:begin] + cell.text[finish:]


def _keys_and_values(
    context: RelationContext, rows: list[Row], heading: Heading | None
) -> Iterator[Claim]:
    """The claims of a table of two columns with labels in the first."""
    pairs = [row for row in rows if len(row.cells) == 2]
    if len(pairs) != len(rows) or not rows:
        return
    labelled = [(row, relation_of(row.cells[0].text)) for row in pairs]
    stated = [(row, role) for row, role in labelled if role is not None]
    if not any(role not in _WEAK for _, role in stated):
        return
    subject = None
    for row, role in labelled:
        if role is None and subject_of(row.cells[0].text) is not None:
            subject = main_thing(context, row.cells[1].start, row.cells[1].end)
            break
    # Without a row that names the subject, one label alone may mean anything.
    if subject is None and heading is not None and len(stated) >= 2:
        subject = main_thing(context, heading.start, heading.end)
    if subject is None:
        return
    fields = tuple(Field(role, row.cells[1].start, row.cells[1].end) for row, role in stated)
    yield from record_claims(context, Record(subject, fields, stated[0][0].locator, _KEY_RULE, 0.9))
