from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from graph.errors import InputError
from graph.identity import DEFAULT_BASE
from graph.rdf import plan_quads
from graph.records import (
    Document,
    Entity,
    Kind,
    Period,
    PlanRecords,
)
from ontology.load import ontology_path
from ontology.vocab import PREFIXES, expand
from tests.graph.facts import RDF_TYPE, Facts
from tests.graph.sample_plan import hillford, marsham

ID = DEFAULT_BASE
PLAN = ID + "plan/hillford"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(plan_quads(hillford()))


def test_everything_is_in_the_plans_own_graph(facts: Facts) -> None:
    assert {q.graph_name for q in facts.quads} == {NamedNode(PLAN)}


def test_every_term_of_ours_is_in_the_ontology(facts: Facts) -> None:
    declared = {q.subject.value for q in parse(path=str(ontology_path()), format=RdfFormat.TURTLE)}
    used = {q.predicate.value for q in facts.quads}
    used |= {q.object.value for q in facts.quads if q.predicate.value == expand(RDF_TYPE)}
    ours = {term for term in used if term.startswith(PREFIXES["pg"])}
    assert ours - declared == set()


def test_the_plan(facts: Facts) -> None:
    assert facts.of(PLAN, "pg:fileName") == {"hillford.txt"}
    assert facts.of(PLAN, "dcterms:title") == {"Hillford plan"}
    assert facts.of(PLAN, "pg:area") == {ID + "area/E99000001"}
    assert facts.typed(PLAN, "pg:periodStart") == {("2018", "gYear")}
    assert facts.of(PLAN, "pg:periodEnd") == set()  # 2020-13 is no month
    assert facts.of(PLAN, "pg:partnership") == {ID + "hillford/panel/board"}


def test_the_area_lies_in_a_larger_one(facts: Facts) -> None:
    area = ID + "area/E99000001"
    assert facts.of(area, "skos:prefLabel") == {"Hillford"}
    assert facts.of(area, "skos:notation") == {"E99000001"}
    (larger,) = facts.of(area, "schema:containedInPlace")
    assert facts.of(larger, "skos:prefLabel") == {"Hill and Marsh BCU"}


def test_an_action(facts: Facts) -> None:
    action = ID + "hillford/action/governance/2"
    assert facts.of(action, "pg:number") == {"2"}
    assert facts.typed(action, "pg:locallyAdded") == {("true", "boolean")}
    assert facts.of(action, "pg:themeLabel") == {"GOVERNANCE"}
    (theme,) = facts.of(action, "pg:theme")
    assert facts.of(theme, "skos:prefLabel") == {"GOVERNANCE"}
    assert facts.of(action, "pg:inPlan") == {PLAN}
    assert facts.of(action, "pg:locator") == {"row 3"}
    assert facts.of(ID + "hillford/action/governance/1", "pg:locallyAdded") == set()


def test_white_space_is_folded_in_texts_but_not_in_quotes(facts: Facts) -> None:
    action = ID + "hillford/action/governance/1"
    assert facts.of(action, "dcterms:description") == {"Meet every month with Night Bus Watch"}
    sentences = {q.object.value for q in facts.quads if q.predicate.value.endswith("sentence")}
    assert "Meet every month\nwith Night Bus Watch" in sentences


def test_an_action_may_have_several_commitments(facts: Facts) -> None:
    found = facts.of(ID + "hillford/action/governance/1", "pg:commitment")
    assert len(found) == 2
    assert found <= facts.instances("pg:Commitment")


def test_dates_are_typed_and_other_words_kept(facts: Facts) -> None:
    commitments = ID + "hillford/commitment/"
    first, second = commitments + "governance/1/1", commitments + "governance/1/2"
    assert facts.typed(first, "pg:start") == {("2018-12", "gYearMonth")}
    assert facts.of(first, "pg:endNote") == {"Ongoing"}
    assert facts.typed(second, "pg:start") == {("2019", "gYear")}
    assert facts.of(commitments + "schools/1", "pg:endNote") == {"Annually"}


def test_an_impossible_date_is_a_note(facts: Facts) -> None:
    third = ID + "hillford/commitment/governance/2"
    assert facts.of(third, "pg:start") == set()
    assert facts.of(third, "pg:startNote") == {"2019-02-30"}
    assert facts.typed(third, "pg:end") == {("2019-06-30", "date")}


def test_a_note_may_stand_beside_a_date_and_is_kept_as_printed_where_impossible() -> None:
    plan = hillford()
    action = plan.actions[0]
    period = Period("2019", "2019-31", "Started in 2019", "31/2019")
    changed = replace(action, commitments=(replace(action.commitments[0], period=period),))
    facts = Facts(plan_quads(replace(plan, actions=(changed,), claims=(), faults=(), mentions=())))
    commitment = ID + "hillford/commitment/governance/1/1"
    assert facts.typed(commitment, "pg:start") == {("2019", "gYear")}
    assert facts.of(commitment, "pg:startNote") == {"Started in 2019"}
    assert facts.of(commitment, "pg:endNote") == {"31/2019"}


def test_every_field_keeps_its_words_and_why_it_is_the_fields(facts: Facts) -> None:
    commitment = ID + "hillford/commitment/governance/2"
    readings = {
        (*facts.of(r, "pg:field"), *facts.of(r, "pg:quote"), *facts.of(r, "pg:rule"))
        for r in facts.of(commitment, "pg:reading")
    }
    assert ("lead", "TBC", "cell") in readings
    assert ("outcome", "Fewer clashes", "cell") in readings


def test_named_things_and_their_spellings(facts: Facts) -> None:
    ann = ID + "hillford/person/ann-lee"
    assert facts.of(ann, "rdf:type") == {expand("foaf:Person")}
    assert facts.of(ann, "skos:prefLabel") == {"Ann Lee"}
    assert facts.of(ann, "skos:altLabel") == {"AL"}
    assert facts.of(ann, "skos:hiddenLabel") == {"Anne Lea"}
    assert facts.of(ann, "pg:rank") == {"Supt"}
    team = ID + "hillford/organisation/schools-team"
    assert facts.of(team, "rdf:type") == {expand("org:OrganizationalUnit")}
    partners = ID + "organisation/all-partners"
    assert facts.typed(partners, "pg:generic") == {("true", "boolean")}


def test_a_spelling_is_one_kind_of_label_only() -> None:
    entity = Entity("e", Kind.SERVICE, "Bus  Watch", ("Bus Watch", "BW"), ("BW", "Bus Wach"))
    facts = Facts(plan_quads(PlanRecords(Document("p", "text", "", "", ()), "p", "P",
                                         entities=(entity,))))  # fmt: skip
    assert facts.of(ID + "e", "skos:altLabel") == {"BW"}
    assert facts.of(ID + "e", "skos:hiddenLabel") == {"Bus Wach"}


def test_a_fault(facts: Facts) -> None:
    faults = {
        (*facts.of(f, "pg:faultKind"), *facts.of(f, "pg:about"), *facts.of(f, "pg:quote"))
        for f in facts.instances("pg:SourceFault")
    }
    assert ("impossible date", ID + "hillford/action/governance/2", "30/02/2019") in faults
    assert ("misspelt name", ID + "hillford/person/ann-lee", "Ann Lee") in faults


@pytest.mark.parametrize("subject", ["governance/9", "hillford/person/nobody"])
def test_a_reference_to_nothing_is_said(subject: str) -> None:
    plan = hillford()
    stray = replace(plan.claims[0], subject=subject)
    with pytest.raises(ValueError, match=r"hillford\.txt.*" + subject):
        list(plan_quads(replace(plan, claims=(stray,))))


def test_a_base_of_ones_own() -> None:
    quads = list(plan_quads(hillford(), "https://example.org/csp/"))
    assert {q.graph_name.value for q in quads} == {"https://example.org/csp/plan/hillford"}
    assert not any(q.subject.value.startswith(ID) for q in quads)
    with pytest.raises(InputError):
        list(plan_quads(hillford(), "nowhere"))


def test_one_thing_has_one_iri_in_two_plans() -> None:
    both = [Facts(plan_quads(plan)) for plan in (hillford(), marsham())]
    shared = both[0].instances("pg:Service") & both[1].instances("pg:Service")
    assert shared == {ID + "service/night-bus-watch"}
