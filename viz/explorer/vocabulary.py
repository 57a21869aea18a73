"""The words in which the graph can be asked, for whoever writes SPARQL in the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from graph.records import plain
from graph.reference import ontology_quads
from graph.store import QUERY_PREFIXES
from ontology.vocab import compact
from viz.explorer.records import Prefix, Term, Vocabulary

__all__ = ["vocabulary"]

_KINDS = {
    "owl:Class": "class",
    "owl:ObjectProperty": "property",
    "owl:DatatypeProperty": "property",
    "owl:AnnotationProperty": "property",
    "pg:Graph": "graph",
}
"""What is said of a term, by its type; what only serves the program has none of these."""
_ASKED = "pg:asked"


def vocabulary() -> Vocabulary:
    """The prefixes that a query need not declare, and the ontology's classes, properties and
    graphs with what they mean, by name."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ontology_quads():
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            told[quad.subject.value][compact(quad.predicate.value)].append(quad.object.value)
    terms = (_term(iri, said) for iri, said in told.items() if compact(iri) != _ASKED)
    return Vocabulary(
        prefixes=tuple(Prefix(name, iri) for name, iri in QUERY_PREFIXES.items()),
        terms=tuple(sorted((term for term in terms if term), key=lambda term: term.name)),
    )


def _term(iri: str, said: Mapping[str, list[str]]) -> Term | None:
    kinds = [_KINDS[kind] for kind in map(compact, said["rdf:type"]) if kind in _KINDS]
    if not kinds:
        return None
    label, comment = (plain(" ".join(said[name])) for name in ("rdfs:label", "rdfs:comment"))
    return Term(name=compact(iri), kind=kinds[0], label=label, comment=comment)
