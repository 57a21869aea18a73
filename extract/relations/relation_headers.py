"""The header rows of tables that state relations, and what the columns below them hold.

A table is read where a heading tells what its rows are about, or the first column names
things throughout, and at least one other heading states a relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.relations.relation_words import relation_of, subject_of
from graph.records import Document, Kind, Row, Table, plain

__all__ = [
    "WEAK",
    "RelationHeader",
    "labelled_name",
    "name_in_cell",
    "read_relation_header",
    "relation_cells",
]

WEAK = frozenset({"amount", "period", "start", "end", "area", "standing", "post", "employer"})
"""Columns that say so little by their heading that they need one that says more beside them."""

_CONTEXTS: Mapping[str, str] = {
    "chair": "lead",
    "vice_chair": "lead",
    "leader": "lead",
    "members": "lead",
    "holder": "lead",
    "reports_to": "body",
    "reporting": "body",
    "provider": "body",
    "funder": "body",
    "commissioner": "body",
    "host": "body",
    "part_of": "body",
    "employer": "body",
}
_SUBJECT_CONTEXTS: Mapping[str, str] = {"team": "body", "organisation": "body"}
_TOLD: Mapping[str, Kind] = {
    "service": Kind.SERVICE,
    "provided": Kind.SERVICE,
    "panel": Kind.PANEL,
    "fund": Kind.FUND,
    "provider": Kind.ORGANISATION,
}
_SMALL = frozenset({
    "a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "into", "is", "of", "off", "on",
    "or", "out", "over", "the", "to", "up", "us", "with", "&",
})  # fmt: skip
_FUND = re.compile(r"\w\s(?:fund|grant|award|money|budget|levy|programme)s?\b", re.IGNORECASE)
_LABELLED = re.compile(r"\s*(?P<label>[A-Z][A-Za-z ]{2,25}):\s+(?P<value>\S.*)")
_LABELS_BELOW = frozenset(
    {"provider", "funder", "commissioner", "chair", "reports_to", "members", "host"}
)
_OF_SERVICES = frozenset({"provider", "funder", "commissioner", "host"})
_LONGEST_NAME = 7
_LONGEST_CELL = 150
# "the Board" is what the text around it says, and dates are no names: such cells are read as text.
_IN_TEXT = re.compile(
    r"\b[Tt]he [A-Z][a-z]+\s*(?:$|[,;)])|\([^()]{0,80}\d[^()]{0,80}\)|"
    r"\b(?:until|till|from|since|in|to)\s[^,;]{0,20}\d{4}"
)


@dataclass(frozen=True, slots=True)
class RelationHeader:
    """Where the column of subjects stands, of which kind they are, and the relation of every
    other column."""

    subject: int
    kind: str
    roles: tuple[str | None, ...]


def read_relation_header(row: Row) -> RelationHeader | None:
    """What a header row says of its columns, None where a row is no header of relations."""
    labels = [plain(cell.text) for cell in row.cells]
    subject = next((at for at, label in enumerate(labels) if subject_of(label) is not None), None)
    if subject is None or (subject > 0 and _states_before(labels, subject)):
        # "Chair | Group": the relation stands first, and the group is what it is about.
        later = [at for at, label in enumerate(labels) if subject_of(label) in ("panel", "service")]
        subject = later[0] if later else None
    elif subject_of(labels[subject]) in ("organisation", "fund"):
        # "Provider | Service | Area": the service is what the row is about.
        services = [at for at, label in enumerate(labels) if subject_of(label) == "service"]
        if services and relation_of(labels[subject]) in _OF_SERVICES:
            subject = services[0]
    if subject is None or len(labels) < 2:
        return None
    kind = subject_of(labels[subject]) or ""
    roles = tuple(None if at == subject else _role(label, kind) for at, label in enumerate(labels))
    # "For | Who | Job": whom each person speaks for.
    speaks_for = "employer" if kind == "person" and "post" in roles else None
    roles = tuple(speaks_for if role == "represented" else role for role in roles)
    if not any(role is not None and role not in WEAK for role in roles):
        weak = {role for role in roles if role is not None}
        told = kind in ("service", "fund") and "area" in weak
        if not told and not (kind == "person" and "employer" in weak):
            return None
    named = [label for label in labels if label]
    worded = sum(1 for label in named if relation_of(label) or subject_of(label))
    known = worded * 2 >= len(named) and worded >= 2
    return RelationHeader(subject, kind, roles) if known else None


def _states_before(labels: Sequence[str], subject: int) -> bool:
    """Whether a column before the subject's states a relation: before people's names, their
    bodies and posts do not ("For | Who | Job")."""
    before = {relation_of(label) for label in labels[:subject]} - {None}
    if subject_of(labels[subject]) == "person" and before <= {"represented"}:
        return False
    return bool(before)


def _role(label: str, kind: str) -> str | None:
    role = relation_of(label)
    # "Fund | Service": what stands beside a fund is what it pays for.
    return "funded" if role is None and kind == "fund" and subject_of(label) == "service" else role


def relation_cells(
    document: Document, taken: frozenset[tuple[int, int]]
) -> Iterator[tuple[int, int, str | None, Kind | None]]:
    """Where the cells of tables of relations begin and end, as which column they are read
    ("lead", "body" or None for running text), and of which kind the one name in them is, where
    their heading tells it.

    `taken` are the offsets of rows that are of actions or people.
    """
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        if any((row.start, row.end) in taken for row in block.rows):
            continue
        header: RelationHeader | None = None
        for row in block.rows:
            found = read_relation_header(row)
            if found is not None:
                header = found
                continue
            if header is None or len(row.cells) > len(header.roles):
                continue
            for at, cell in enumerate(row.cells):
                role = header.kind if at == header.subject else header.roles[at]
                role = "service" if role == "funded" else role
                contexts = _SUBJECT_CONTEXTS if at == header.subject else _CONTEXTS
                context, told = contexts.get(role or ""), _TOLD.get(role or "")
                if role == "post" and header.kind == "person":
                    context = "post"
                if context is not None and _IN_TEXT.search(cell.text):
                    context = None
                if told is Kind.FUND and not _FUND.search(cell.text):
                    # "Home Office" pays as a body.
                    told = None
                if (context or told) and plain(cell.text):
                    yield cell.start, cell.end, context, told


def labelled_name(line: str, below: str) -> tuple[str, Kind] | None:
    """The name, and its kind, of what a labelled line is about, where the line below states a
    relation of it ("Service: Bright Paths", then "Provider: Redthread").

    >>> labelled_name("Service: Bright Paths", "Provider: Redthread")
    ('Bright Paths', <Kind.SERVICE: 'service'>)
    >>> labelled_name("Service: Bright Paths", "Hours: nine to five") is None
    True
    """
    label, value = _LABELLED.fullmatch(line), _LABELLED.fullmatch(below)
    if label is None or value is None or relation_of(value["label"]) not in _LABELS_BELOW:
        return None
    kind = _TOLD.get(subject_of(label["label"]) or "")
    where = name_in_cell(label["value"])
    if kind not in (Kind.SERVICE, Kind.PANEL) or where is None:
        return None
    return label["value"][slice(*where)], kind


def name_in_cell(text: str) -> tuple[int, int] | None:
    """Where the one name stands that a cell is nothing but, None where the cell describes
    ("Youth mentoring") or lists.

    >>> name_in_cell("Kicks by the Sea (12 weeks)"), name_in_cell("Youth mentoring")
    ((0, 16), None)
    """
    if len(text) > _LONGEST_CELL:
        return None
    match = re.match(r"[\s*_]*(?P<name>[^(),;/|\n–—]+?)[\s*_]*(?:\([^()]*\))?[\s*_]*$", text)
    if match is None:
        return None
    words = match["name"].split()
    if not 1 <= len(words) <= _LONGEST_NAME or not re.match(r"[A-Z0-9]", words[0]):
        return None
    telling = [word for word in words if word.lower() not in _SMALL]
    named = all(re.match(r"[^\W\d_]*[A-Z0-9]", word) for word in telling)
    return match.span("name") if telling and named else None
