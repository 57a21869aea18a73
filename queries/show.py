"""All that the graph knows of one thing, found by any of its spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

import pyoxigraph as ox

from graph.store import Store
from graph.table import Row, Value
from graph.wording import class_words, property_words
from queries.catalogue import lookup
from queries.names import Names
from queries.shown import InAction, InPlan, Place, Relation, Shown, Thing

__all__ = ["show", "show_one"]

_Kept = TypeVar("_Kept")


def show(store: Store, name: str) -> Shown:
    """All things that `name` stands for, each with its plans, actions, relations, places.

    The name may be any spelling that a plan prints, in any case, with or without a
    person's rank, or an IRI. Where it is no whole spelling, things that have all of its
    words are given. Raises InputError, with the names most like it, where there is
    nothing of that name.
    """
    names = Names(store)
    things = names.find(name)
    if not things:
        raise names.unknown(name)
    shown = [show_one(store, iri, names) for iri in things]
    return Shown(name, tuple(sorted(shown, key=lambda thing: (thing.label, thing.iri))))


def show_one(store: Store, iri: str, names: Names) -> Thing:
    """The thing with that IRI, one of `names`. Raises KeyError where they do not have it."""

    def rows(query: str) -> tuple[Row, ...]:
        asked = {"thing": (ox.NamedNode(iri),)}
        return store.query(lookup(query), query, asked).rows

    described = rows("thing")
    return Thing(
        iri=iri,
        label=names.labels[iri],
        kinds=_distinct(class_words(str(row[3])) for row in described),
        plans=_distinct(InPlan(str(row[0]), str(row[1]), _text(row[2])) for row in described),
        spellings=tuple(names.spellings[iri]),
        misspellings=tuple(names.misspellings[iri]),
        ranks=_distinct(str(row[4]) for row in described if row[4] is not None),
        statuses=_distinct(str(row[5]) for row in described if row[5] is not None),
        generic=any(row[6] == "true" for row in described),
        relations=tuple(_relation(row) for row in rows("relations")),
        actions=_actions(rows("actions"), rows("leads")),
        places=tuple(_mention(row) for row in rows("places")),
    )


def _actions(rows: tuple[Row, ...], leads: tuple[Row, ...]) -> tuple[InAction, ...]:
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for action, relation, name, status in leads:
        named[str(action), property_words(str(relation))].append(_marked(str(name), status))
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[str(row[0])].append(row)
    return tuple(
        InAction(
            iri=iri,
            file=str(group[0][1]),
            area=_text(group[0][2]),
            theme=_text(group[0][3]),
            number=_text(group[0][4]),
            text=str(group[0][5]),
            parts=_distinct(_marked(property_words(str(row[7])), row[13]) for row in group),
            leads=_distinct(named[iri, "lead"]),
            lead_organisations=_distinct(named[iri, "lead organisation"]),
            places=_distinct(
                Place(
                    file=str(row[1]),
                    locator=str(row[10]),
                    quote=str(row[8]),
                    start=_whole(row[11]),
                    end=_whole(row[12]),
                    sentence=_text(row[9]),
                )
                for row in sorted(group, key=lambda row: (_whole(row[11]), _whole(row[12])))
            ),
        )
        for iri, group in grouped.items()
    )


def _relation(row: Row) -> Relation:
    return Relation(
        subject=str(row[1]),
        relation=property_words(str(row[2])),
        object=str(row[4]),
        subject_iri=str(row[0]),
        predicate=str(row[2]),
        object_iri=str(row[3]),
        status=_text(row[5]),
        amount=_text(row[6]),
        start=_text(row[14]),
        end=_text(row[15]),
        rule=str(row[7]),
        confidence=_fraction(row[8]),
        place=Place(
            file=str(row[9]),
            locator=str(row[10]),
            quote=str(row[11]),
            start=_whole(row[12]),
            end=_whole(row[13]),
        ),
    )


def _mention(row: Row) -> Place:
    return Place(
        file=str(row[0]),
        locator=str(row[1]),
        quote=str(row[2]),
        sentence=_text(row[3]),
        start=_whole(row[4]),
        end=_whole(row[5]),
        method=_text(row[6]),
        confidence=None if row[7] is None else _fraction(row[7]),
    )


def _marked(words: str, status: Value) -> str:
    """The words, with the status behind them where what they say does not hold at present."""
    return words if status is None else f"{words} ({status})"


def _distinct(values: Iterable[_Kept]) -> tuple[_Kept, ...]:
    return tuple(dict.fromkeys(values))


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _whole(value: Value) -> int:
    return int(value) if value is not None else 0


def _fraction(value: Value) -> float:
    return float(value) if value is not None else 0.0
