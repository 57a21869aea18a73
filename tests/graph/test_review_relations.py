"""The relations that people may state are those that the shapes allow."""

from __future__ import annotations

import pyshacl
import pytest
import rdflib

from graph.records import Kind
from graph.review.relations import (
    ACTION,
    AREA,
    KIND_WORDS,
    field_predicate,
    predicate_of,
    relations,
    suits,
    words_of,
)
from graph.terms import CLASSES
from ontology.load import ontology_path, shapes_path
from ontology.vocab import expand

THING = rdflib.Namespace("https://example.org/")


def test_words_and_predicates_lead_to_each_other_and_are_terms() -> None:
    terms = set(rdflib.Graph().parse(ontology_path()).subjects())
    for relation in relations():
        assert predicate_of(words_of(relation.predicate)) == relation.predicate
        assert rdflib.URIRef(expand(relation.predicate)) in terms
        assert (relation.subjects | relation.objects) <= set(KIND_WORDS)
    assert len({r.words for r in relations()}) == len(relations())


def test_what_suits_passes_the_shapes() -> None:
    data = rdflib.Graph()
    label = rdflib.URIRef(expand("skos:prefLabel"))

    def thing(name: str, kind: str) -> rdflib.URIRef:
        node = THING[name]
        if kind == ACTION:
            return node
        compact = "schema:AdministrativeArea" if kind == AREA else CLASSES[Kind(kind)]
        data.add((node, rdflib.RDF.type, rdflib.URIRef(expand(compact))))
        data.add((node, label, rdflib.Literal(name)))
        return node

    for number, relation in enumerate(relations()):
        for left in sorted(relation.subjects):
            for right in sorted(relation.objects - {ACTION}):
                assert suits(relation.predicate, left, right)
                name = f"{number}-{left}-{right}"
                subject = thing(f"{name}-a", left)
                data.add(
                    (subject, rdflib.URIRef(expand(relation.predicate)), thing(f"{name}-b", right))
                )
                if left == ACTION and relation.field:
                    kind = rdflib.URIRef(expand("pg:Commitment"))
                    data.add((subject, rdflib.RDF.type, kind))
                    data.add((THING.act, rdflib.URIRef(expand("pg:commitment")), subject))
    conforms, _, report = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(shapes_path()))
    assert conforms, report


@pytest.mark.parametrize(
    ("field", "kind", "predicate"),
    [
        ("lead", Kind.PERSON, "pg:lead"),
        ("lead", Kind.PANEL, "pg:leadOrganisation"),
        ("lead_organisation", Kind.ROLE, "pg:lead"),
        ("supporting", Kind.PERSON, "pg:supportedBy"),
        ("lead", Kind.DOCUMENT, None),
        ("outcome", Kind.PERSON, None),
    ],
)
def test_a_column_says_what_a_thing_is_to_the_action(
    field: str, kind: Kind, predicate: str | None
) -> None:
    assert field_predicate(field, kind) == predicate


def test_what_the_list_lacks_is_known_by_its_compact_iri() -> None:
    assert words_of("org:hasPost") == predicate_of("org:hasPost") == "org:hasPost"
    assert suits("org:hasPost", "person", "fund")
    assert predicate_of("org:") is None
    assert predicate_of("commands") is None
