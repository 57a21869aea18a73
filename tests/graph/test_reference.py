from __future__ import annotations

from pyoxigraph import BlankNode

from graph.reference import ONTOLOGY_GRAPH, REGISTRY_GRAPH, ontology_quads, registry_quads
from ontology.registry import load_registry
from ontology.vocab import expand


def test_the_ontology_is_in_its_own_graph_and_the_same_each_time() -> None:
    first, second = list(ontology_quads()), list(ontology_quads())
    assert set(first) == set(second)
    assert {q.graph_name.value for q in first} == {ONTOLOGY_GRAPH}
    assert any(q.subject.value == expand("pg:Plan") for q in first if not
               isinstance(q.subject, BlankNode))  # fmt: skip


def test_known_things_are_at_the_ids_that_plans_use() -> None:
    entry = next(e for e in load_registry() if e.scope == "national")
    quads = list(registry_quads("https://example.org/"))
    assert {q.graph_name.value for q in quads} == {REGISTRY_GRAPH}
    labels = {
        q.object.value
        for q in quads
        if q.subject.value == f"https://example.org/{entry.kind}/{entry.id}"
        and q.predicate.value == expand("skos:prefLabel")
    }
    assert labels == {entry.name}


def test_what_every_borough_has_its_own_of_is_a_type() -> None:
    local = next(e for e in load_registry() if e.scope == "local")
    kinds = {
        q.object.value
        for q in registry_quads()
        if q.subject.value.endswith(f"/type/{local.id}") and q.predicate.value == expand("rdf:type")
    }
    assert kinds == {expand("skos:Concept")}


def test_places_have_names_and_codes() -> None:
    southwark = [q for q in registry_quads() if q.subject.value.endswith("/area/E09000028")]
    assert "Southwark" in {q.object.value for q in southwark}
    assert "E09000028" in {q.object.value for q in southwark}
