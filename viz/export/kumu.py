"""Kumu's import sheets: elements and connections in one workbook.

Kumu wants the headings in the first row, "Label" first on the one sheet, "From" and "To"
first on the other, no further sheets, and values of one cell parted by "|"
(https://docs.kumu.io/guides/import/import).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.table import Row, Table
from viz.export.facts import Facts, Relation
from viz.workbook.answer_sheet import AnswerSheet, write_answer
from viz.workbook.writer import Book, writable

__all__ = ["connections", "elements", "kumu_bytes"]

_ELEMENTS = (
    "Label", "Type", "Description", "Tags", "Area", "Plan", "Theme", "Starts", "Ends",
    "Status", "IRI",
)  # fmt: skip
_CONNECTIONS = (
    "From", "To", "Direction", "Type", "Description", "Strength", "Status", "Doubt", "Place",
)  # fmt: skip
_MANY = "|"
_NOT_IN_LABELS = str.maketrans({_MANY: "/", "\n": " "})
_DIRECTED = "directed"


def kumu_bytes(facts: Facts) -> bytes:
    """The bytes of an .xlsx file with the two sheets."""
    book = Book()
    for table in (elements(facts), connections(facts)):
        write_answer(book, AnswerSheet(book.title(table.name), table))
    return book.bytes()


def elements(facts: Facts) -> Table:
    """The elements: one row each, no two with the same label."""
    labels = _labels(facts)
    rows: list[Row] = [
        (
            labels[thing.iri],
            thing.kind,
            _many((f"also printed as {spelling}" for spelling in thing.spellings), "; "),
            _many((thing.kind, *thing.also, *thing.areas)),
            _many(thing.areas),
            _many(thing.files),
            None,
            None,
            None,
            thing.status or None,
            thing.iri,
        )
        for thing in facts.things
        if thing.iri in labels
    ]
    rows += [
        (
            labels[action.iri],
            "action",
            action.text,
            _many(("action", action.area)),
            action.area or None,
            action.file,
            _label(action.theme) or None,
            _many(action.starts),
            _many(action.ends),
            None,
            action.iri,
        )
        for action in facts.actions
    ]
    return Table("Elements", _ELEMENTS, tuple(rows))


def connections(facts: Facts) -> Table:
    """The connections: one row for each role of one element to another, by their labels."""
    labels = _labels(facts)
    stated: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for relation in facts.relations:
        if relation.source in labels and relation.target in labels:
            stated[relation.source, relation.role, relation.target].append(relation)
    rows = [
        (
            labels[source],
            labels[target],
            _DIRECTED,
            role,
            _many((f"“{relation.quote}”" for relation in relations if relation.quote), " "),
            len({relation.behind for relation in relations}),
            None if any(not r.status for r in relations) else _many(r.status for r in relations),
            min(relation.doubt for relation in relations) or None,
            _many(f"{relation.file}, {relation.place}" for relation in relations),
        )
        for (source, role, target), relations in stated.items()
    ]
    return Table("Connections", _CONNECTIONS, tuple(rows))


def _labels(facts: Facts) -> dict[str, str]:
    """A label for each element by which it can be told from all others; classes of bodies
    ("All partners") have none, as they would join everyone to everyone."""
    wanted = [
        (thing.iri, _label(thing.label), f"{thing.kind}, {'; '.join(thing.areas)}")
        for thing in facts.things
        if not thing.generic
    ]
    wanted += [(action.iri, _label(action.label), "action") for action in facts.actions]
    # Kumu takes labels that differ in case only for one.
    shared = Counter(label.casefold() for _, label, _ in wanted)
    taken: set[str] = set()
    labels: dict[str, str] = {}
    for iri, label, what in wanted:
        own = f"{label} ({what})" if shared[label.casefold()] > 1 else label
        number, unique = 1, own
        while unique.casefold() in taken:
            number += 1
            unique = f"{own} {number}"
        taken.add(unique.casefold())
        labels[iri] = unique
    return labels


def _label(text: str) -> str:
    # As a cell can hold it, or two labels could become one when they are written.
    return " ".join(writable(text).translate(_NOT_IN_LABELS).split())


def _many(values: Iterable[str], parted: str = _MANY) -> str | None:
    return parted.join(dict.fromkeys(_label(value) for value in values if value)) or None
