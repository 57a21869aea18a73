"""The ontology and the registry of known things, as named graphs of their own."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)

from graph import identity
from graph.records import Kind
from graph.terms import CLASSES, node, text, truth, verbatim
from ontology.load import ontology_path
from ontology.registry import RegistryEntry, load_places, load_registry
from ontology.standard_actions import load_standard_actions
from ontology.vocab import PgGraph

__all__ = [
    "ONTOLOGY_GRAPH",
    "REGISTRY_GRAPH",
    "ontology_quads",
    "registry_quads",
]

ONTOLOGY_GRAPH: str = PgGraph.ONTOLOGY.value
REGISTRY_GRAPH: str = PgGraph.REGISTRY.value

_LOCAL = "local"


def ontology_quads() -> Iterator[Quad]:
    """The ontology in the named graph of its own IRI, blank nodes named for good."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    dataset = Dataset(
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in parse(path=str(ontology_path()), format=RdfFormat.TURTLE)
    )
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    yield from dataset


def registry_quads(base: str = identity.DEFAULT_BASE) -> Iterator[Quad]:
    """Known things, places and standard actions in the named graph ``pg:registry``.

    A thing is at ``KIND/ID`` below the base, as the entity of a plan that names it. What
    every borough has its own of is a type, not a thing: it is a `skos:Concept` at
    ``type/ID``.
    """
    identity.check_base(base)
    graph = NamedNode(REGISTRY_GRAPH)
    entries = {entry.id: entry for entry in load_registry()}
    for entry in entries.values():
        subject = _entry_node(entry, base)

        def quad(predicate: str, obj: NamedNode | Literal, subject: NamedNode = subject) -> Quad:
            return Quad(subject, node(predicate), obj, graph)

        local = entry.scope == _LOCAL
        yield quad("rdf:type", node("skos:Concept" if local else CLASSES[Kind(entry.kind)]))
        yield quad("skos:prefLabel", text(entry.name))
        for alias in entry.aliases:
            yield quad("skos:altLabel", text(alias))
        for slip in entry.misspellings:
            yield quad("skos:hiddenLabel", text(slip))
        if entry.generic:
            yield quad("pg:generic", truth(True))
        yield quad("pg:scope", text(entry.scope))
        yield quad("dcterms:source", text(entry.source))
        parent = entries.get(entry.parent)
        if parent is not None and not local and parent.scope != _LOCAL:
            yield quad("org:unitOf", _entry_node(parent, base))
    yield from _standard_actions(graph, base)
    yield from _places(graph, base)


def _standard_actions(graph: NamedNode, base: str) -> Iterator[Quad]:
    for number, action in enumerate(load_standard_actions(), start=1):
        subject = NamedNode(identity.standard_action_iri(action.id, base))
        for predicate, value in (
            ("rdf:type", node("pg:StandardAction")),
            ("skos:prefLabel", text(action.label)),
            ("dcterms:description", text(action.description)),
            ("pg:themeLabel", text(action.theme)),
            ("pg:number", text(str(number))),
            ("pg:minimumStandard", truth(action.kind == "minimum standard")),
            ("pg:standardKind", text(action.kind)),
            ("dcterms:source", text(action.source)),
        ):
            yield Quad(subject, node(predicate), value, graph)
        for part in action.parts:
            whole_part = NamedNode(identity.standard_action_iri(part, base))
            yield Quad(subject, node("dcterms:hasPart"), whole_part, graph)


def _entry_node(entry: RegistryEntry, base: str) -> NamedNode:
    folder = "type" if entry.scope == _LOCAL else entry.kind
    return NamedNode(identity.iri(f"{folder}/{entry.id}", base))


def _places(graph: NamedNode, base: str) -> Iterator[Quad]:
    regions: set[str] = set()
    kind, label = node("schema:AdministrativeArea"), node("skos:prefLabel")
    for place in load_places():
        subject = NamedNode(identity.area_iri(place.code, base))
        yield Quad(subject, node("rdf:type"), kind, graph)
        yield Quad(subject, label, text(place.name), graph)
        yield Quad(subject, node("skos:notation"), verbatim(place.code), graph)
        if place.region:
            regions.add(place.region)
            region = NamedNode(identity.area_iri(identity.slug(place.region), base))
            yield Quad(subject, node("schema:containedInPlace"), region, graph)
    for name in sorted(regions):
        region = NamedNode(identity.area_iri(identity.slug(name), base))
        yield Quad(region, node("rdf:type"), kind, graph)
        yield Quad(region, label, text(name), graph)
