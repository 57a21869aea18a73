"""The bundled queries asked of rdflib, to see that they mean the same on two engines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import rdflib
from rdflib.term import Node

from graph.store import Store
from ontology.vocab import PREFIXES

ASKED = rdflib.Namespace("https://w3id.org/partnergraph/asked#")


def rows(
    store: Store, text: str, asked: Mapping[str, str | rdflib.URIRef]
) -> list[tuple[object, ...]]:
    """The rows of a query, in the form that `graph.table` gives them."""
    given = {
        parameter: [value if isinstance(value, rdflib.URIRef) else rdflib.Literal(value)]
        for parameter, value in asked.items()
    }
    return answer(dataset(store), text, given)


def dataset(store: Store) -> rdflib.Dataset:
    """All statements of a store."""
    found = rdflib.Dataset(default_union=True)
    for quad in store.quads():
        graph = rdflib.URIRef(quad.graph_name.value)
        found.graph(graph).add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return found


def answer(
    dataset: rdflib.Dataset, text: str, asked: Mapping[str, Iterable[Node]]
) -> list[tuple[object, ...]]:
    """The rows of a query, asked by those parameters."""
    question = dataset.graph(ASKED.question)
    for parameter, values in asked.items():
        for value in values:
            question.add((ASKED.question, ASKED[parameter], value))
    try:
        found = dataset.query(text, initNs=dict(PREFIXES))
        return [tuple(_value(term) for term in row) for row in found]
    finally:
        question.remove((None, None, None))


def _term(term: object) -> Node:
    from graph.validate import _term

    return _term(term)


def _value(term: object) -> object:
    if isinstance(term, rdflib.Literal) and term.datatype is not None:
        name = term.datatype.rsplit("#", 1)[-1]
        if name == "integer":
            return int(str(term))
        if name in ("decimal", "double"):
            return float(str(term))
    return None if term is None else str(term)
