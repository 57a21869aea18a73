"""Answers and the graph itself as plain tables, for CSV."""

from __future__ import annotations

import io
from collections.abc import Iterable

from graph.table import Row, Table, Value
from viz.answers import Answered
from viz.csv_text import write_csv
from viz.export.facts import Facts, Thing

__all__ = ["csv_bytes", "described", "graph_tables"]

_THING = {
    "name": "what it is called",
    "kind": "what it is",
    "also": "what it counts as besides",
    "rank": "title or rank as printed",
    "also printed as": "other spellings in the plans",
    "class of bodies": 'yes where it stands for many ("All partners")',
    "areas": "the areas whose plans name it",
    "files": "the files that name it",
    "status": "ended or planned, where every plan says so",
    "iri": "its name in the graph",
}
_ACTION = {
    "area": "the area that the plan is for",
    "theme": "the theme as the plan prints it",
    "number": "the action's number in the plan",
    "action": "the whole text of the action",
    "outcomes": "the outcomes of its rows",
    "starts": "when they start: dates, or the printed words",
    "ends": "when they end: dates, or the printed words",
    "file": "the file that the plan was read from",
    "place": "the place in the file",
    "iri": "its name in the graph",
}
_RELATION = {
    "from": "who or what stands in the relation; for a part in an action, who has it",
    "from kind": "what it is",
    "relation": 'the relation; "names" where an action names something and no more is known',
    "to": "to whom or what",
    "to kind": "what it is",
    "quote": "the plan's own words",
    "file": "the file that states it",
    "place": "the place in the file",
    "status": "ended or planned, where the plan says so",
    "amount": "the money, where the plan says so",
    "confidence": "how sure the reading is, from 0 to 1",
    "doubt": "uncertain where that is below 0.8",
    "from iri": "its name in the graph",
    "to iri": "its name in the graph",
}
_KINDS = {
    "people": ("person", "post"),
    "organisations": ("organisation", "team"),
    "panels": ("panel", "partnership"),
    "services": ("service",),
    "funds": ("fund",),
}
_NOTES = {**dict.fromkeys(_KINDS, _THING), "actions": _ACTION, "relations": _RELATION}
_PARTED = "; "


def graph_tables(facts: Facts) -> tuple[Table, ...]:
    """The things by kind, the actions and the relations. A body that also counts as a
    service stands among both."""
    things = (
        Table(name, tuple(_THING), tuple(_thing(thing) for thing in _of(facts, kinds)))
        for name, kinds in _KINDS.items()
    )
    return (*things, _actions(facts), _relations(facts))


def described(answered: Iterable[Answered], tables: Iterable[Table]) -> Table:
    """What each column of the tables holds, as a table itself."""
    rows: list[Row] = [
        (each.question.name, column.name, column.description, "date" if column.dates else None)
        for each in answered
        for column in each.columns
    ]
    rows += [(table.name, name, _NOTES[table.name][name], None)
             for table in tables for name in table.columns]  # fmt: skip
    return Table("columns", ("table", "column", "what it holds", "type"), tuple(rows))


def csv_bytes(table: Table) -> bytes:
    """The table as CSV in UTF-8: what a spreadsheet would run as a formula is defused."""
    file = io.StringIO()
    write_csv(file, table.columns, table.rows)
    return file.getvalue().encode("utf-8", "replace")


def _of(facts: Facts, kinds: tuple[str, ...]) -> Iterable[Thing]:
    return (thing for thing in facts.things if {thing.kind, *thing.also} & set(kinds))


def _thing(thing: Thing) -> Row:
    return (
        thing.label,
        thing.kind,
        _joined(thing.also),
        thing.rank or None,
        _joined(thing.spellings),
        "yes" if thing.generic else None,
        _joined(thing.areas),
        _joined(thing.files),
        thing.status or None,
        thing.iri,
    )


def _actions(facts: Facts) -> Table:
    rows = (
        (
            action.area or None,
            action.theme or None,
            action.number or None,
            action.text,
            _joined(action.outcomes),
            _joined(action.starts),
            _joined(action.ends),
            action.file,
            action.place,
            action.iri,
        )
        for action in facts.actions
    )
    return Table("actions", tuple(_ACTION), tuple(rows))


def _relations(facts: Facts) -> Table:
    known = {thing.iri: (thing.label, thing.kind) for thing in facts.things}
    known |= {action.iri: (action.text, "action") for action in facts.actions}
    rows = (
        (
            *known[relation.source],
            relation.role,
            *known[relation.target],
            relation.quote or None,
            relation.file,
            relation.place,
            relation.status or None,
            relation.amount or None,
            relation.confidence,
            relation.doubt or None,
            relation.source,
            relation.target,
        )
        for relation in facts.relations
    )
    return Table("relations", tuple(_RELATION), tuple(rows))


def _joined(values: Iterable[str]) -> Value:
    return _PARTED.join(values) or None
