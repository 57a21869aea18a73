"""The shapes pass a correct graph, of a faulty plan too, and find each mistake."""

from __future__ import annotations

import pyshacl
import pytest
import rdflib

from ontology.load import ontology_path, shapes_path, shapes_text
from ontology.vocab import PREFIXES

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
HEAD += "@prefix : <https://example.org/> .\n"

GOOD = """
:plan a pg:Plan ; pg:fileName "seaview.txt" ; dcterms:title "Seaview plan" ;
    pg:sha256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" ;
    pg:area :seaview ; pg:periodStart "2018"^^xsd:gYear ; pg:periodEnd "2020"^^xsd:gYear ;
    pg:partnership :csp .
:seaview a schema:AdministrativeArea ; skos:prefLabel "Seaview" ; skos:notation "E09000099" .
:csp a pg:Partnership ; skos:prefLabel "Safer Seaview" ; skos:altLabel "CSP" .
:one a pg:Action ; pg:inPlan :plan ; pg:number "1" ; pg:locallyAdded true ;
    pg:themeLabel "Prevention" ; pg:theme :prevention ;
    dcterms:description "Patrol the pier each Friday" ; pg:commitment :one-a ;
    pg:mentions :wardens , :csp ; pg:uses :harbour , :csp ; pg:dependsOn :harbour ;
    pg:followsFrom :review .
:prevention a skos:Concept ; skos:prefLabel "Prevention" .
:one-a a pg:Commitment ; pg:lead :ann , :warden-lead ; pg:leadOrganisation :council , :csp ;
    pg:supportedBy :wardens , :ann ; pg:start "2018-10"^^xsd:gYearMonth ; pg:endNote "Ongoing" ;
    pg:document :review ; pg:reading :taken .
:ann a foaf:Person ; skos:prefLabel "Ann Able" ; org:holds :warden-lead ;
    org:memberOf :council ; pg:chairs :csp ; pg:rank "Cllr" .
:warden-lead a org:Post ; skos:prefLabel "Warden Lead" ; org:postIn :wardens .
:council a org:FormalOrganization ; skos:prefLabel "Seaview Council" ; pg:provides :harbour ;
    org:memberOf :csp ; schema:areaServed :seaview .
:wardens a org:OrganizationalUnit ; skos:prefLabel "Wardens" ; org:unitOf :council ;
    skos:hiddenLabel "Wardnes" ; pg:scope "local" ; pg:merge :slip .
:slip a pg:Merge ; pg:spelling "Wardnes" ; pg:mergeReason "fuzzy" ; pg:score 0.93 .
:taken a pg:FieldReading ; pg:field "lead" ; pg:rule "merged cell" ; pg:confidence 0.7 .
:harbour a pg:Service ; skos:prefLabel "Safe Harbour" ; pg:status "planned" .
:pot a pg:Fund ; skos:prefLabel "Pier Fund" ; pg:funds :harbour .
:review a foaf:Document ; skos:prefLabel "Pier Review" .
:everyone a org:FormalOrganization ; skos:prefLabel "All Partners" ; pg:generic true .
:m a pg:Mention ; pg:of :wardens ; pg:quote "Wardnes" ; pg:sentence "Wardnes, Council" ;
    pg:charStart 40 ; pg:charEnd 47 ; pg:locator "row 2" ; pg:method "table cell" ;
    pg:inAction :one ; pg:confidence 0.9 .
:words a pg:Mention ; pg:of :csp ; pg:quote "Ann Able chairs it" ; pg:locator "line 9" ;
    pg:sentence "Ann Able chairs it." ; pg:charStart 90 ; pg:charEnd 108 ;
    pg:method "pattern" ; pg:confidence 1.0 .
:claim a pg:Claim ; rdf:subject :ann ; rdf:predicate pg:chairs ; rdf:object :csp ;
    pg:evidence :words ; pg:confidence 1.0 ; pg:rule "X chairs it" .
:other a pg:Claim ; rdf:subject :one-a ; rdf:predicate pg:lead ; rdf:object :ann ;
    pg:evidence :one ; pg:confidence 0.8 ; pg:status "ended" ; pg:amount "£5k" .
"""

# Everything here is a mistake of the plan: read rightly, it is no mistake of the graph.
FAULTY_PLAN = """
:two a pg:Action ; pg:inPlan :plan ; pg:number "1" ; dcterms:description "Same number" ;
    pg:commitment :two-a .
:two-a a pg:Commitment ; pg:start "2018-10"^^xsd:gYearMonth ; pg:end "2010-03"^^xsd:gYearMonth ;
    pg:leadOrganisation :council ; pg:supportedBy :council .
:three a pg:Action ; pg:inPlan :plan ; dcterms:description "No number, no lead" ;
    pg:commitment :three-a .
:three-a a pg:Commitment ; pg:startNote "31 February 2019" ; pg:leadNote "TBC" .
:fault a pg:SourceFault ; pg:about :two-a ; pg:faultKind "end before start" ;
    dcterms:description "ends in March 2010, before it starts in October 2018" ;
    pg:quote "Oct-18	Mar-10" .
:misspelt a pg:SourceFault ; pg:about :wardens ; dcterms:description "printed Wardnes" .
"""


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(shapes_path())


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_path())


def findings(turtle: str, shapes: rdflib.Graph, ontology: rdflib.Graph | None = None) -> str:
    data = rdflib.Graph().parse(data=HEAD + turtle, format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
    return "" if conforms else str(report)


def test_the_shapes_are_shacl(shapes: rdflib.Graph) -> None:
    conforms, _, report = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, report
    assert "sh:targetClass pg:Plan" in shapes_text()


@pytest.mark.parametrize("with_ontology", [False, True])
@pytest.mark.parametrize("turtle", [GOOD, GOOD + FAULTY_PLAN], ids=["good", "faulty plan"])
def test_a_correct_graph_passes(
    shapes: rdflib.Graph, ontology: rdflib.Graph, turtle: str, with_ontology: bool
) -> None:
    assert findings(turtle, shapes, ontology if with_ontology else None) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (":one a pg:Action ; pg:inPlan :plan ;", ":one a pg:Action ;", "in exactly one plan"),
        ('dcterms:description "Patrol the pier each Friday" ; ', "", "has its text, once"),
        ('"Patrol the pier each Friday"', '" "', "has its text, once"),
        ("pg:commitment :one-a ;", "", "at least one commitment"),
        ("pg:commitment :one-a ;", "", "belongs to exactly one action"),
        ('pg:number "1"', 'pg:number "*1"', "without a leading asterisk"),
        ("pg:locallyAdded true", 'pg:locallyAdded "yes"', "Locally added is true or false"),
        ("pg:uses :harbour ,", "pg:uses :ann ,", "uses services and panels"),
        ("pg:dependsOn :harbour", "pg:dependsOn :ann", "depends on actions, services and panels"),
        ("pg:followsFrom :review", "pg:followsFrom :harbour", "follows from documents"),
        ("pg:mentions :wardens", 'pg:mentions "Wardens"', "is a thing, not words"),
        ("pg:lead :ann ,", "pg:lead :council ,", "a person or a post"),
        ("pg:lead :ann ,", 'pg:lead "Ann Able" ,', "a person or a post"),
        ("pg:leadOrganisation :council", "pg:leadOrganisation :ann", "an organisation or a panel"),
        ("pg:leadOrganisation :council", "pg:leadOrganisation :harbour", "organisation or a panel"),
        ("pg:supportedBy :wardens", "pg:supportedBy :review", "panels, people and services"),
        ('"2018-10"^^xsd:gYearMonth', '"2018-10"', "other words are a start note"),
        ('"2018-10"^^xsd:gYearMonth', '"2018-13"^^xsd:gYearMonth', "other words are a start note"),
        ('"2018-10"^^xsd:gYearMonth', '"2018-10"^^xsd:date', "other words are a start note"),
        ('"2018-10"^^xsd:gYearMonth', '"2018"^^xsd:gYear , "2019"^^xsd:gYear', "is one year"),
        ('pg:periodEnd "2020"^^xsd:gYear', "pg:periodEnd 2020", "ends at a year, a month or a day"),
        ('pg:endNote "Ongoing"', 'pg:end "Ongoing"', "other words are an end note"),
        ("pg:document :review", "pg:document :ann", "is a document"),
        ('; skos:prefLabel "Wardens"', "", "has a preferred label"),
        ('skos:prefLabel "Ann Able"', 'skos:prefLabel ""', "which is not blank"),
        ('skos:prefLabel "Ann Able"', 'skos:prefLabel "Ann" , "Ann Able"', "one preferred label"),
        ('skos:altLabel "CSP"', 'skos:altLabel "Safer Seaview"', "not the preferred label"),
        ("pg:generic true", 'pg:generic "no"', "Generic is true or false"),
        ("org:holds :warden-lead", "org:holds :council", "holds is a post"),
        ("pg:chairs :csp ; pg:rank", "pg:chairs :council ; pg:rank", "chairs is a panel"),
        ("org:unitOf :council", "org:unitOf :ann", "part of an organisation"),
        ("org:postIn :wardens", "org:postIn :seaview", "in an organisation or a panel"),
        ("pg:provides :harbour", "pg:provides :review", "provided is a service"),
        ("pg:funds :harbour", "pg:funds :ann", "funded is a service"),
        ("schema:areaServed :seaview", "schema:areaServed :council", "an administrative area"),
        ('pg:quote "Wardnes" ;', "", "quotes its words"),
        ("pg:charStart 40 ;", "", "starts at a character"),
        ("pg:charEnd 47 ;", "", "ends at a character"),
        ("pg:charStart 40 ;", "pg:charStart 47 ;", "before it ends"),
        ("pg:charStart 40 ;", "pg:charStart -1 ;", "starts at a character"),
        ("pg:charStart 40 ;", 'pg:charStart "40" ;', "starts at a character"),
        ('pg:locator "row 2" ;', "", "where in the file it stands"),
        ('"table cell"', '"guess"', "table cell, registry, pattern or model"),
        ("pg:confidence 0.9", "pg:confidence 1.2", "a mention has a confidence"),
        ("pg:confidence 0.9", "pg:confidence -0.1", "a mention has a confidence"),
        ("pg:confidence 0.9", 'pg:confidence "high"', "a mention has a confidence"),
        (" ; pg:confidence 0.9", "", "a mention has a confidence"),
        ('pg:method "table cell" ;', "", "table cell, registry, pattern or model"),
        ('pg:sentence "Wardnes, Council" ;', "", "the sentence or cell"),
        ("pg:of :wardens ;", "", "a mention is of one thing"),
        ("pg:of :wardens ;", "pg:of :wardens , :csp ;", "a mention is of one thing"),
        ("pg:inAction :one ", "pg:inAction :plan ", "in the rows of actions"),
        ('pg:rule "merged cell"', 'pg:rule ""', "the rule by which it was made"),
        ('pg:field "lead" ;', "", "a reading is of one field"),
        ("pg:confidence 0.7", "pg:confidence 1.7", "confidence of a reading"),
        ('pg:mergeReason "fuzzy" ; ', "", "a merge has a reason"),
        ("pg:score 0.93", "pg:score 93", "score of a merge"),
        ("pg:evidence :words ;", "", "a claim has evidence"),
        ("pg:evidence :words ;", "pg:evidence :ann ;", "a claim has evidence"),
        ("rdf:subject :ann ;", "", "a claim has one subject"),
        ("rdf:object :csp ;", "rdf:object :csp , :council ;", "a claim has one object"),
        ('pg:confidence 1.0 ; pg:rule "X', 'pg:rule "X', "a claim has a confidence"),
        ('pg:status "ended"', 'pg:status "gone"', "planned or ended"),
        ('pg:fileName "seaview.txt" ; ', "", "name of the one file"),
        ('"e3b0c4', '"E3B0C4', "64 hexadecimal digits"),
        ("pg:partnership :csp", "pg:partnership :council", "partnership of a plan is a panel"),
        (":fault a pg:SourceFault ; pg:about :two-a", ":fault a pg:SourceFault", "about something"),
    ],
)  # fmt: skip
def test_each_mistake_is_found(
    shapes: rdflib.Graph, ontology: rdflib.Graph, right: str, wrong: str, message: str
) -> None:
    turtle = GOOD + FAULTY_PLAN
    assert right in turtle
    report = findings(turtle.replace(right, wrong, 1), shapes, ontology)
    assert message.casefold() in report.casefold(), report
