"""All that the page is told of a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from graph.store import Store
from graph.table import Table
from queries.catalogue import lookup
from viz.answers import Answered
from viz.explorer.arrange import forces, order
from viz.explorer.changes import changes_of
from viz.explorer.deliveries import deliveries_of
from viz.explorer.faults import faults_of
from viz.explorer.governance_layers import governance_of
from viz.explorer.nodes import Nodes, nodes_of
from viz.explorer.questions import questions_of
from viz.explorer.records import FORMAT, PageData, Standard
from viz.explorer.statements import facts_of, mentions_of, places_of
from viz.explorer.vocabulary import vocabulary
from viz.export.facts import facts

__all__ = ["Looked", "looked_up", "page_data", "with_answers"]

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Looked:
    """What has been looked up for the page: its `data` without questions, and its `nodes`."""

    data: PageData
    nodes: Nodes


def page_data(
    store: Store, texts: Mapping[str, str], answered: Sequence[Answered] | None = None
) -> PageData:
    """What the page shows of a graph; the same for the same graph and texts.

    `texts` are the plans' texts by file name, as far as they are at hand, and `answered` the
    answers to the bundled questions, where they have been asked already.
    """
    return with_answers(looked_up(store, texts), store, answered)


def looked_up(store: Store, texts: Mapping[str, str]) -> Looked:
    """All that needs no answer of what `page_data` gives."""
    known = facts(store, include_not_current=True, include_relations=False)
    nodes = nodes_of(store, known)
    stated = facts_of(store, nodes)
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
        order=order(nodes.nodes, stated, named),
        forces=forces(nodes.nodes, stated, named),
        terms=vocabulary(),
    )
    return Looked(told, nodes)


def with_answers(
    looked: Looked,
    store: Store,
    answered: Sequence[Answered] | None = None,
    whole: Mapping[str, Table] | None = None,
) -> PageData:
    """All that the page shows: with the answers to the bundled questions and, by question, those
    with what is not current, where they have been asked already."""
    return replace(looked.data, questions=questions_of(store, looked.nodes, answered, whole))


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
