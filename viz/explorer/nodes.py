"""The plans, areas, people, bodies, panels, services, funds and actions that the page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.deliveries import deliveries
from graph.records import plain
from graph.store import Store
from graph.wording import local_name
from queries.catalogue import lookup
from viz.explorer.records import Area, Node, Part, Plan
from viz.export.facts import Facts

__all__ = ["Nodes", "nodes_of"]

_TO = "–"
_ACTION = "action"


@dataclass(frozen=True, slots=True)
class Nodes:
    """What the page shows, and the index of each by its IRI (a plan's file for `of_file`)."""

    areas: tuple[Area, ...]
    plans: tuple[Plan, ...]
    themes: tuple[str, ...]
    nodes: tuple[Node, ...]
    of: Mapping[str, int]
    of_plan: Mapping[str, int]
    of_file: Mapping[str, int]
    of_area: Mapping[str, int]


def nodes_of(store: Store, known: Facts) -> Nodes:
    """The areas by name, the plans by file, things by kind and name, actions as they stand.

    `known` holds what has ended and what is planned too.
    """
    rows = store.query(lookup("page-plans"), "page-plans").rows
    places: dict[str, Area] = {}
    for plan, file, _, area, name, code, *_ in rows:
        key = str(area or plan)
        places.setdefault(key, Area(key, _text(name or file), _text(code)))
    areas = tuple(sorted(places.values(), key=lambda each: (each.name, each.iri)))
    of_area = {area.iri: at for at, area in enumerate(areas)}
    first = {str(row[0]): row for row in reversed(rows)}
    order = sorted(first, key=lambda iri: (str(first[iri][1]), iri))
    of_plan = {iri: at for at, iri in enumerate(order)}
    plans = tuple(
        Plan(
            iri=iri,
            file=_text(row[1]),
            title=plain(_text(row[2])),
            area=of_area[str(row[3] or iri)],
            period=_TO.join(dict.fromkeys(_text(day) for day in row[6:8] if day is not None)),
            replaces=of_plan.get(_text(row[8]), -1),
        )
        for iri, row in ((iri, first[iri]) for iri in order)
    )
    of_file = {plan.file: at for at, plan in enumerate(plans)}
    themes = tuple(sorted({action.theme for action in known.actions if action.theme}))
    nodes = (
        *_things(store, known, plans, of_file),
        *_actions(store, known, plans, of_file, themes),
    )
    of = {node.iri: at for at, node in enumerate(nodes)}
    return Nodes(areas, plans, themes, nodes, of, of_plan, of_file, of_area)


def _things(
    store: Store, known: Facts, plans: Sequence[Plan], of_file: Mapping[str, int]
) -> tuple[Node, ...]:
    services = {
        iri
        for delivery in deliveries(store, include_not_current=True)
        for iri, thing in delivery.things.items()
        if thing.service
    }
    spellings = _spellings(store)
    found = []
    for thing in known.things:
        named = tuple(sorted(of_file[file] for file in thing.files))
        found.append(
            Node(
                iri=thing.iri,
                kind=thing.kind,
                label=thing.label,
                also=thing.also,
                rank=thing.rank,
                status=thing.status,
                generic=thing.generic,
                service=thing.iri in services,
                spellings=tuple(sorted(spellings.get(thing.iri, set()) - {thing.label})),
                areas=tuple(sorted({plans[at].area for at in named})),
                plans=named,
            )
        )
    return tuple(found)


def _spellings(store: Store) -> Mapping[str, set[str]]:
    """All ways in which each thing is printed, slips of the pen too: people search by any."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing, spelling, *_ in store.query(lookup("spellings"), "spellings").rows:
        found[str(thing)].add(plain(str(spelling)))
    return found


def _actions(
    store: Store,
    known: Facts,
    plans: Sequence[Plan],
    of_file: Mapping[str, int],
    themes: Sequence[str],
) -> tuple[Node, ...]:
    parts = _parts(store)
    of_theme = {theme: at for at, theme in enumerate(themes)}
    starts = {
        iri: action.start
        for delivery in deliveries(store, include_not_current=True)
        for iri, action in delivery.actions.items()
    }
    return tuple(
        Node(
            iri=action.iri,
            kind=_ACTION,
            label=action.text,
            areas=(plans[of_file[action.file]].area,),
            plans=(of_file[action.file],),
            number=action.number,
            theme=of_theme.get(action.theme, -1),
            place=action.place,
            start=starts.get(action.iri, -1),
            parts=parts.get(action.iri, ()),
        )
        for action in known.actions
    )


def _parts(store: Store) -> Mapping[str, tuple[Part, ...]]:
    """The outcomes of each action, in the order of the plan."""
    found: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for row, part, _, field, value in store.query(lookup("page-parts"), "page-parts").rows:
        own = found[str(row)][str(part)]
        if field is not None:
            own[local_name(str(field))].append(plain(_text(value)))
    return {
        action: tuple(_part(iri, told) for iri, told in parts.items())
        for action, parts in found.items()
    }


def _part(iri: str, told: Mapping[str, Sequence[str]]) -> Part:
    def of(name: str) -> str:
        return "; ".join(told.get(name, ()))

    return Part(
        iri=iri,
        outcome=of("outcome"),
        start=of("start"),
        end=of("end"),
        startNote=of("startNote"),
        endNote=of("endNote"),
        progress=of("progress"),
        comment=of("comment"),
        rag=of("ragStatus"),
        resources=of("resources"),
        documents=tuple(told.get("document", ())),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
