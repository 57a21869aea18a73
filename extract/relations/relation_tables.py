"""What tables state that are neither of actions nor of people: who chairs which group, which
group reports to which, who provides and pays for which service, which team is whose.

A table is read where a heading tells what its rows are about, or the first column names
things throughout, and at least one other heading states a relation. Tables of keys and
values ("Chair | Ann Lee") are about the thing that a row of theirs or the heading names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.relations.context import Named, RelationContext, row_words
from extract.relations.listed_items import ItemStanding, outermost, read_standing
from extract.relations.relation_headers import WEAK, RelationHeader, read_relation_header
from extract.relations.relation_words import relation_of, subject_of
from extract.relations.stated_fields import (
    Field,
    Record,
    is_service,
    main_thing,
    record_claims,
)
from extract.relations.table_leads import lead_of
from graph.records import Cell, Claim, Heading, Kind, ListItem, Paragraph, Row, Table, plain

__all__ = ["relation_table_claims"]

_DATED = frozenset({"amount", "period", "start", "end", "area", "standing"})
_HOLDERS = frozenset({"provider", "holder", "host"})
_DESCRIBED = re.compile(
    r"[\s*_]*(?:[Tt]he )?(?P<name>[^\s*_(),;a-z][^\s(),;]*(?: [^\s(),;a-z][^\s(),;]*){0,5})"
    r"(?: [a-z-]+){1,3}[\s*_]*(?:\([^()]*\)[\s*_]*)?"
)
_OVER = re.compile(
    r"(?:closed|ended|stood down|wound up|disbanded|dissolved|abolished|decommissioned|withdrawn|"
    r"discontinued|replaced by|merged in|no longer)\b",
    re.IGNORECASE,
)
_LONGEST_REMARK = 6
_SURE = 0.95
_LESS_SURE = 0.75
_RULE = "row of a table"
_KEY_RULE = "row of keys and values"


def relation_table_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all tables that hold no action and no list of people."""
    read = {
        (row.row.start, row.row.end)
        for segment in context.found
        if segment.kind != "other"
        for row in segment.rows
    }
    heading: Heading | None = None
    lead: Field | None = None
    for block in context.document.blocks:
        if isinstance(block, Table):
            if not any((row.start, row.end) in read for row in block.rows):
                yield from _table(context, block, heading, lead)
            lead = None
        elif isinstance(block, Heading | Paragraph | ListItem):
            heading = block if isinstance(block, Heading) else heading
            lead = lead_of(context, block)


def _table(
    context: RelationContext, table: Table, heading: Heading | None, lead: Field | None
) -> Iterator[Claim]:
    rows = [row for row in table.rows if any(plain(cell.text).strip("-–—: ") for cell in row.cells)]
    header: RelationHeader | None = None
    body: list[Row] = []
    for row in rows:
        found = read_relation_header(row)
        if found is not None:
            header = found
        elif header is not None:
            yield from _row(context, row, header, lead)
        else:
            body.append(row)
    if header is None:
        yield from _keys_and_values(context, body, heading)


def _row(
    context: RelationContext, row: Row, header: RelationHeader, lead: Field | None
) -> Iterator[Claim]:
    at, roles = header.subject, header.roles
    if at >= len(row.cells) or len(row.cells) > len(roles):
        return
    cell = row.cells[at]
    subject = main_thing(context, cell.start, cell.end) or _described_service(
        context, cell.start, cell.end
    )
    if subject is None or subject.entity.generic:
        return
    fields = tuple(
        Field("members" if role == "attendees" else role, value.start, value.end)
        for role, value in zip(roles, row.cells, strict=False)
        if role is not None and plain(value.text)
    )
    if header.kind == "fund":
        # Whoever holds a fund does not provide it.
        fields = tuple(field for field in fields if field.role not in _HOLDERS)
    if lead is not None and lead.role not in roles:
        fields = (*fields, lead)
    standing = read_standing(_besides(cell, subject.start, subject.end))
    for role, value in zip(roles, row.cells, strict=False):
        if value is not cell:
            standing = standing.within(_standing_in(context, value, role))
    # A table of figures by service and area says less surely that one works in the other.
    strong = header.kind == "person" or any(role and role not in WEAK for role in roles)
    sureness = _SURE if strong else _LESS_SURE
    record = Record(subject, fields, row.locator, _RULE, sureness, standing, row_words(row))
    yield from record_claims(context, record)


def _standing_in(context: RelationContext, cell: Cell, role: str | None) -> ItemStanding:
    """How a row stands by a cell that says, instead of a name, that its subject is over or yet
    to come ("ended", "in procurement"), or by a description that begins so."""
    begin = re.split(r"[.,;(]", plain(cell.text).strip("*_ "), maxsplit=1)[0]
    if role in _DATED or len(begin.split()) > _LONGEST_REMARK:
        return ItemStanding()
    standing = read_standing(begin)
    if standing.status is None or context.named(cell.start, cell.end, (Kind.PERSON,)):
        return ItemStanding()
    if role is None:
        over = standing.status == "ended" and _OVER.match(begin) is not None
        return ItemStanding(status="ended") if over else ItemStanding()
    named = context.named(cell.start, cell.end)
    return ItemStanding() if named else ItemStanding(status=standing.status)


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
    if not any(role not in WEAK for _, role in stated):
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


def _described_service(context: RelationContext, start: int, end: int) -> Named | None:
    """The service that a cell or item names and then describes in a few small words
    ("Doorway mentoring scheme (Stroud)"), None where it says anything else."""
    match = _DESCRIBED.fullmatch(context.document.text, start, end)
    if match is None:
        return None
    named = [
        name
        for name in outermost(context.named(start, end))
        if name.start <= match.start("name") and name.end >= match.end("name")
    ]
    service = len(named) == 1 and is_service(named[0].entity)
    return named[0] if service else None
