"""What the SPARQL endpoint can do and holds: its description, in the terms of SPARQL 1.1."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.store import Store
from graph.terms import node, text, whole

__all__ = ["description_quads"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
    "TriG",
    "N-Quads",
)
_GRAPHS = """
SELECT ?graph (COUNT(*) AS ?size) (SAMPLE(?named) AS ?title) WHERE {
  GRAPH ?graph { ?s ?p ?o }
  OPTIONAL { GRAPH ?graph { ?graph dcterms:title ?named } }
} GROUP BY ?graph ORDER BY ?graph
"""


def description_quads(store: Store, endpoint: str) -> Iterator[ox.Quad]:
    """The description of the endpoint with that address, over that graph."""
    service = ox.BlankNode("service")
    dataset, default = ox.BlankNode("dataset"), ox.BlankNode("default")
    yield _quad(service, "rdf:type", _sd("Service"))
    yield _quad(service, _sd("endpoint"), ox.NamedNode(endpoint))
    yield _quad(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield _quad(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _RESULT_FORMATS:
        yield _quad(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    yield _quad(service, _sd("defaultDataset"), dataset)
    yield _quad(dataset, "rdf:type", _sd("Dataset"))
    yield _quad(dataset, _sd("defaultGraph"), default)
    yield _quad(default, "rdf:type", _sd("Graph"))
    for number, (graph, size, title) in enumerate(store.query(_GRAPHS, "graphs").rows):
        named, held = ox.BlankNode(f"named{number}"), ox.BlankNode(f"graph{number}")
        yield _quad(dataset, _sd("namedGraph"), named)
        yield _quad(named, "rdf:type", _sd("NamedGraph"))
        yield _quad(named, _sd("name"), ox.NamedNode(str(graph)))
        yield _quad(named, _sd("graph"), held)
        yield _quad(held, "rdf:type", _sd("Graph"))
        yield _quad(held, ox.NamedNode(_VOID + "triples"), whole(int(size or 0)))
        if title is not None:
            yield _quad(held, "dcterms:title", text(str(title)))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _quad(
    subject: ox.BlankNode,
    predicate: str | ox.NamedNode,
    value: ox.NamedNode | ox.BlankNode | ox.Literal,
) -> ox.Quad:
    return ox.Quad(subject, node(predicate) if isinstance(predicate, str) else predicate, value)
