"""All that the page is told of a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from graph.store import Store
from graph.table import Table
from queries.catalogue import lookup
from viz.answers import Answered
from viz.beside import promised
from viz.explorer.arrange import forces, order
from viz.explorer.changes import changes_of
from viz.explorer.deliveries import deliveries_of
from viz.explorer.faults import faults_of
from viz.explorer.governance_layers import governance_of
from viz.explorer.nodes import Nodes, nodes_of
from viz.explorer.questions import questions_of
from viz.explorer.records import FORMAT, Fact, Mention, Node, PageData, Point, Standard
from viz.explorer.statements import facts_of, mentions_of, places_of
from viz.explorer.vocabulary import vocabulary
from viz.export.facts import facts

__all__ = ["page_data"]

_SHOWN = 4


def page_data(
    store: Store,
    texts: Mapping[str, str],
    answered: Sequence[Answered] | None = None,
    whole: Mapping[str, Table] | None = None,
    apart: bool = False,
) -> PageData:
    """What the page shows of a graph; the same for the same graph and texts.

    `texts` are the plans' texts by file name, as far as they are at hand, and `answered` the
    answers to the bundled questions, where they have been asked already; `whole` is then
    those with what is not current, by question. A copy of this process works out where things
    stand in the pictures, where one may (`apart`).
    """
    known = facts(store, include_not_current=True, include_named=False)
    nodes = nodes_of(store, known)
    stated = facts_of(store, known, nodes)
    at_hand = {nodes.of_file[file]: text for file, text in texts.items() if file in nodes.of_file}
    places = places_of(store, nodes, at_hand)
    named = mentions_of(places)
    told = PageData(
        format=FORMAT,
        version=_version(),
        title=_title(nodes),
        areas=nodes.areas,
        plans=nodes.plans,
        themes=nodes.themes,
        nodes=nodes.nodes,
        facts=stated,
        mentions=named,
        deliveries=deliveries_of(store, nodes, named, places),
        governance=governance_of(store, nodes),
        questions=(),
        faults=faults_of(store, nodes),
        changes=changes_of(store, nodes),
        standards=_standards(store),
        order=(),
        forces=(),
        terms=vocabulary(),
    )
    # The copy comes when no more is looked up: the memory of a store that is asked is no longer
    # shared with a copy.
    with promised(partial(_arranged, nodes.nodes, stated, named), apart) as arranged:
        questions = questions_of(store, nodes, answered, whole)
        in_order, at_places = arranged()
    return replace(told, questions=questions, order=in_order, forces=at_places)


def _arranged(
    nodes: Sequence[Node], stated: Sequence[Fact], named: Sequence[Mention]
) -> tuple[tuple[int, ...], tuple[Point, ...]]:
    return order(nodes, stated, named), forces(nodes, stated, named)


def _standards(store: Store) -> tuple[Standard, ...]:
    rows = store.query(lookup("standard-actions"), "standard-actions").rows
    return tuple(
        Standard(str(name), str(theme), str(kind), str(description))
        for name, theme, kind, _, description in rows
    )


def _title(nodes: Nodes) -> str:
    """The areas in a few words: "Barnet, Harrow and 31 others"."""
    names = [area.name for area in nodes.areas]
    if not names:
        return "No plans"
    if len(names) > _SHOWN + 1:
        names = [*names[:_SHOWN], f"{len(names) - _SHOWN} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _version() -> str:
    try:
        return version("partnergraph")
    except PackageNotFoundError:
        return "not installed"
