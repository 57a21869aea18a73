"""What is exported: the things, actions and relations of a graph, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from graph.records import plain
from graph.store import Store
from graph.table import Row
from graph.wording import class_words, in_role
from queries.catalogue import lookup
from queries.run import NOT_CURRENT, areas_named

__all__ = ["NAMES", "ActionFacts", "Facts", "Relation", "Thing", "facts"]

NAMES = "names"
"""The role of an action to what it names, where no other relation joins the two."""

_SURE = 0.8
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, post, body, panel, service or fund, over all plans that name it.

    `kind` is what it is and `also` what it counts as besides. `generic` tells that it stands
    for a class of bodies ("All partners"). `status` is "ended" or "planned" where every plan
    says so, else "". `spellings` are the other ways in which it is printed.
    """

    iri: str
    label: str
    kind: str
    also: tuple[str, ...]
    rank: str
    status: str
    generic: bool
    areas: tuple[str, ...]
    files: tuple[str, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action, with the outcomes and dates of its commitments; dates are as in the graph,
    or the printed words."""

    iri: str
    text: str
    number: str
    theme: str
    area: str
    file: str
    place: str
    outcomes: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def label(self) -> str:
        """A name short enough for a picture: area, number, the first words."""
        which = " ".join(part for part in (self.area or self.file, self.number) if part)
        return f"{which}: {shorten(self.text, _LONGEST_LABEL, placeholder=' …')}"


@dataclass(frozen=True, slots=True)
class Relation:
    """That one thing stands in a role to another, by one place of one plan. `behind` is what
    it is counted by: the commitment or the claim. `place` is in `file`."""

    source: str
    role: str
    target: str
    behind: str
    quote: str
    file: str
    place: str
    confidence: float
    status: str
    amount: str

    @property
    def doubt(self) -> str:
        """Whether it was read with less confidence: "uncertain" or ""."""
        return "" if self.confidence >= _SURE else "uncertain"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is exported, in the order of the plans where they have one. Both ends of a
    relation are among the things and actions."""

    things: tuple[Thing, ...]
    actions: tuple[ActionFacts, ...]
    relations: tuple[Relation, ...]


def facts(
    store: Store,
    area: str | None = None,
    include_not_current: bool = False,
    include_relations: bool = True,
) -> Facts:
    """The things, actions and relations of the plans for an area, of all plans unless told.

    What the plans say has ended or is only planned is left out unless it is asked for, and
    so are relations where they are not.
    Raises InputError for an area that is not known.
    """
    areas = None if area is None else frozenset(areas_named(store, area))
    left_out = frozenset() if include_not_current else frozenset(NOT_CURRENT)
    things = _things(_rows(store, "exported-things", areas), left_out, _spellings(store))
    actions = _actions(_rows(store, "exported-actions", areas))
    if not include_relations:
        return Facts(things, actions, ())
    known = {thing.iri for thing in things} | {action.iri for action in actions}
    stated = [
        relation
        for relation in _relations(_rows(store, "exported-relations", areas), left_out)
        if {relation.source, relation.target} <= known
    ]
    joined = {frozenset((relation.source, relation.target)) for relation in stated}
    named = [
        relation
        for relation in _mentions(_rows(store, "exported-mentions", areas))
        if {relation.source, relation.target} <= known
        and frozenset((relation.source, relation.target)) not in joined
    ]
    return Facts(things, actions, (*stated, *named))


_Named = dict[str, object]


def _rows(store: Store, query: str, areas: frozenset[str] | None) -> list[_Named]:
    table = store.query(lookup(query), query)
    rows: Iterable[_Named] = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return [row for row in rows if areas is None or row["area"] in areas]


def _spellings(store: Store) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows: Iterable[Row] = store.query(lookup("spellings"), "spellings").rows
    for thing, spelling, sort, _ in rows:
        if sort == "spelling":
            found[str(thing)].add(str(spelling))
    return found


def _things(
    rows: Iterable[_Named], left_out: frozenset[str], spellings: Mapping[str, set[str]]
) -> tuple[Thing, ...]:
    by_thing: dict[str, list[_Named]] = defaultdict(list)
    for row in rows:
        if row["status"] not in left_out:
            by_thing[str(row["thing"])].append(row)
    things: list[Thing] = []
    for iri, told in by_thing.items():
        label = min(_values(told, "label"))
        classes = [class_words(name) for name in _values(told, "class")]
        current = any(row["status"] is None for row in told)
        things.append(
            Thing(
                iri=iri,
                label=plain(label),
                kind=min(classes),
                also=_sorted(class_words(name) for name in _values(told, "also")),
                rank="; ".join(_values(told, "rank")),
                status="" if current else "; ".join(_values(told, "status")),
                generic=any(row["generic"] == "true" for row in told),
                areas=_values(told, "area name"),
                files=_values(told, "file"),
                spellings=_sorted(spellings.get(iri, set()) - {label}),
            )
        )
    return tuple(sorted(things, key=lambda thing: (thing.kind, thing.label, thing.iri)))


def _actions(rows: Iterable[_Named]) -> tuple[ActionFacts, ...]:
    by_action: dict[str, list[_Named]] = defaultdict(list)
    for row in rows:
        by_action[str(row["row"])].append(row)
    return tuple(
        ActionFacts(
            iri=iri,
            text=plain(str(told[0]["action"])),
            number=_text(told[0]["number"]),
            theme=_text(told[0]["theme"]),
            area="; ".join(_values(told, "area name")),
            file=_text(told[0]["file"]),
            place=_text(told[0]["locator"]),
            outcomes=_in_order(told, "outcome"),
            starts=_in_order(told, "start"),
            ends=_in_order(told, "end"),
        )
        for iri, told in by_action.items()
    )


def _relations(rows: Iterable[_Named], left_out: frozenset[str]) -> Iterable[Relation]:
    for row in rows:
        told = in_role(str(row["left"]), str(row["relation"]), str(row["right"]))
        if told is None or row["status"] in left_out:
            continue
        behind = row["behind"] if row["behind"] != row["left"] else row["claim"]
        yield _relation(row, *told, str(behind))


def _mentions(rows: Iterable[_Named]) -> Iterable[Relation]:
    for row in rows:
        yield _relation(row, str(row["row"]), NAMES, str(row["thing"]), str(row["mention"]))


def _relation(row: _Named, source: str, role: str, target: str, behind: str) -> Relation:
    confidence = row["confidence"]
    return Relation(
        source=source,
        role=role,
        target=target,
        behind=behind,
        quote=plain(_text(row["quote"])),
        file=_text(row["file"]),
        place=_text(row["locator"]),
        confidence=float(confidence) if isinstance(confidence, (int, float)) else 1.0,
        status=_text(row.get("status")),
        amount=_text(row.get("amount")),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _values(rows: Iterable[_Named], name: str) -> tuple[str, ...]:
    return _sorted(str(row[name]) for row in rows if row[name] is not None)


def _in_order(rows: Iterable[_Named], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row[name]) for row in rows if row[name] is not None))


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
