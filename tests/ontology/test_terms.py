"""The ontology, its constants and what the code writes are in step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS

from ontology.load import ontology_path, ontology_text
from ontology.vocab import (
    PREFIXES,
    Dcterms,
    Foaf,
    Org,
    Pg,
    PgClass,
    PgGraph,
    Schema,
    Skos,
    compact,
    expand,
)

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDERS = ("graph", "extract", "queries", "viz")
CODE = [
    path
    for folder in FOLDERS
    for kind in ("*.py", "*.rq", "*.csv", "*.toml")
    for path in sorted((REPOSITORY / folder).rglob(kind))
]
OWN = [*PgClass, *Pg, *PgGraph]
BORROWED = [*Org, *Foaf, *Skos, *Dcterms, *Schema]


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_path())


def described(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    """Everything that the ontology says something about."""
    return sorted({s for s in graph.subjects() if isinstance(s, rdflib.URIRef)})


def test_the_ontology_is_turtle_and_says_of_itself_what_it_is(ontology: rdflib.Graph) -> None:
    header = rdflib.URIRef(PREFIXES["pg"].removesuffix("#"))
    assert (header, RDF.type, OWL.Ontology) in ontology
    assert ontology_text().startswith("@prefix pg:")


def test_everything_in_it_has_label_comment_and_origin(ontology: rdflib.Graph) -> None:
    for term in described(ontology):
        for said in (RDFS.label, RDFS.comment):
            values = list(ontology.objects(term, said))
            assert len(values) == 1, f"{term} has {len(values)} {said}"
            assert str(values[0]).strip(), f"{term} has a blank {said}"
        origins = [
            *ontology.objects(term, RDFS.isDefinedBy),
            *ontology.objects(term, DCTERMS.source),
        ]
        assert origins, f"{term} does not say where it comes from"


@pytest.mark.parametrize("term", [*OWN, *BORROWED])
def test_every_constant_stands_in_the_ontology(ontology: rdflib.Graph, term: str) -> None:
    assert (rdflib.URIRef(term), RDF.type, None) in ontology


def test_every_term_of_our_own_has_a_constant(ontology: rdflib.Graph) -> None:
    ours = {str(term) for term in described(ontology) if str(term).startswith(PREFIXES["pg"])}
    assert ours == {str(term) for term in OWN}


def test_constants_are_of_the_kind_their_class_says(ontology: rdflib.Graph) -> None:
    for term in PgClass:
        assert (rdflib.URIRef(term), RDF.type, OWL.Class) in ontology
    properties = {OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}
    for prop in Pg:
        assert properties & set(ontology.objects(rdflib.URIRef(prop), RDF.type))


@pytest.mark.parametrize(
    ("term", "broader"),
    [
        ("pg:Plan", "foaf:Document"),
        ("pg:Plan", "prov:Plan"),
        ("pg:Panel", "org:Organization"),
        ("pg:Partnership", "pg:Panel"),
        ("pg:Partnership", "org:OrganizationalCollaboration"),
        ("pg:Service", "schema:Service"),
        ("pg:Mention", "oa:Annotation"),
        ("pg:Claim", "rdf:Statement"),
        ("pg:followsFrom", "prov:wasDerivedFrom"),
        ("pg:chairs", "org:headOf"),
    ],
)
def test_our_terms_are_aligned_to_those_of_others(
    ontology: rdflib.Graph, term: str, broader: str
) -> None:
    above = {
        *ontology.objects(rdflib.URIRef(expand(term)), RDFS.subClassOf),
        *ontology.objects(rdflib.URIRef(expand(term)), RDFS.subPropertyOf),
    }
    assert rdflib.URIRef(expand(broader)) in above


@pytest.mark.parametrize(
    ("one", "other"),
    [("pg:provides", "schema:provider"), ("pg:funds", "schema:funder")],
)
def test_inverses_of_schema_terms(ontology: rdflib.Graph, one: str, other: str) -> None:
    assert (rdflib.URIRef(expand(one)), OWL.inverseOf, rdflib.URIRef(expand(other))) in ontology


def test_no_class_is_above_itself(ontology: rdflib.Graph) -> None:
    for term in described(ontology):
        above = set(ontology.transitive_objects(term, RDFS.subClassOf)) - {term}
        for broader in above:
            assert term not in ontology.transitive_objects(broader, RDFS.subClassOf)


def test_the_code_uses_no_term_that_the_ontology_lacks() -> None:
    known = {compact(term) for term in OWN}
    for path in CODE:
        # A whole term ends where no letter follows; "pg:{which}" is put together later.
        for term in re.findall(r"\bpg:[A-Za-z][A-Za-z0-9]*\b(?!\{)", path.read_text("utf-8")):
            assert term in known, f"{path.relative_to(REPOSITORY)} uses {term}"


@pytest.mark.parametrize("term", [*OWN, *BORROWED])
def test_short_forms_lead_back(term: str) -> None:
    assert expand(compact(term)) == term
    assert re.fullmatch(r"[a-z]+:[A-Za-z0-9]+", compact(term))


@given(st.sampled_from(sorted(PREFIXES)), st.text(max_size=12))
def test_an_iri_is_shortened_only_if_it_can_be_restored(prefix: str, local: str) -> None:
    iri = PREFIXES[prefix] + local
    short = compact(iri)
    assert short == iri or expand(short) == iri


@pytest.mark.parametrize("wrong", ["lead", "nobody:lead", "", "https://schema.org/name"])
def test_an_unknown_prefix_is_refused_by_name(wrong: str) -> None:
    with pytest.raises(ValueError, match="does not begin with one of: pg, org"):
        expand(wrong)


def test_an_iri_of_nobody_we_know_stays_as_it_is() -> None:
    assert compact("https://example.org/a") == "https://example.org/a"
    assert compact("https://schema.org/a/b") == "https://schema.org/a/b"
    assert compact("https://schema.org/") == "https://schema.org/"
