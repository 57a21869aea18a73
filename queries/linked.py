"""A node of the graph as linked data: its statements and what its neighbours are called."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.store import Store
from ontology.vocab import Dcterms, Skos, expand

__all__ = ["linked_data"]

_CALLED = (expand("rdf:type"), Skos.PREF_LABEL, Dcterms.TITLE)


def linked_data(store: Store, iri: str) -> tuple[ox.Quad, ...]:
    """What is stated of the node and by others of it, with the class and the name of each of
    those others; none where the graph does not have it. In no set order."""
    node = ox.NamedNode(iri)
    own = [*store.matching(subject=node), *store.matching(object=node)]
    beside = {term for quad in own for term in (quad.subject, quad.object)} - {node}
    return tuple(dict.fromkeys([*own, *_called(store, beside)]))


def _called(store: Store, nodes: Iterable[object]) -> Iterable[ox.Quad]:
    for node in nodes:
        if isinstance(node, ox.NamedNode):
            for predicate in _CALLED:
                yield from store.matching(node, ox.NamedNode(predicate))
