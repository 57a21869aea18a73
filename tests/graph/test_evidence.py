"""Mentions and claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.identity import DEFAULT_BASE
from graph.rdf import plan_quads
from graph.records import Method
from ontology.vocab import expand
from tests.graph.facts import Facts
from tests.graph.sample_plan import HILLFORD_TEXT, hillford

ID = DEFAULT_BASE


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(plan_quads(hillford()))


def test_every_quote_stands_at_its_offsets(facts: Facts) -> None:
    quoted = {q.subject.value for q in facts.quads if q.predicate.value == expand("pg:quote")}
    assert facts.instances("pg:Mention") <= quoted
    for subject in quoted:
        (start,), (end,) = facts.of(subject, "pg:charStart"), facts.of(subject, "pg:charEnd")
        (quote,) = facts.of(subject, "pg:quote")
        assert quote
        assert HILLFORD_TEXT[int(start) : int(end)] == quote


def test_a_mention(facts: Facts) -> None:
    bus = ID + "service/night-bus-watch"
    found = {m for m in facts.instances("pg:Mention") if facts.of(m, "pg:of") == {bus}}
    methods = {method for m in found for method in facts.of(m, "pg:method")}
    assert "table cell" in methods
    in_row = {a for m in found for a in facts.of(m, "pg:inAction")}
    assert in_row == {ID + "hillford/action/governance/1"}


def test_an_action_mentions_things_but_not_people(facts: Facts) -> None:
    mentioned = facts.of(ID + "hillford/action/governance/1", "pg:mentions")
    assert mentioned == {ID + "service/night-bus-watch", ID + "hillford/organisation/council"}


def test_one_place_read_twice_is_one_mention() -> None:
    plan = hillford()
    seen = plan.mentions[1]
    unsure = replace(seen, method=Method.MODEL, confidence=0.2, action="governance/2")
    for mentions in ((seen, unsure), (unsure, seen)):
        facts = Facts(plan_quads(replace(plan, mentions=mentions, claims=())))
        (mention,) = facts.instances("pg:Mention")
        assert facts.of(mention, "pg:method") == {"table cell"}
        assert len(facts.of(mention, "pg:inAction")) == 2


def test_a_relation_is_stated_and_claimed(facts: Facts) -> None:
    commitment = ID + "hillford/commitment/governance/1/1"
    ann = ID + "hillford/person/ann-lee"
    assert facts.of(commitment, "pg:lead") == {ann}
    (claim,) = (c for c in facts.claims("pg:lead") if facts.of(c, "rdf:subject") == {commitment})
    assert facts.of(claim, "rdf:object") == {ann}
    assert facts.of(claim, "pg:rule") == {"cell"}
    (evidence,) = facts.of(claim, "pg:evidence")
    assert facts.of(evidence, "pg:of") == {ann}  # the mention that stands there already
    assert facts.of(evidence, "pg:method") == {"table cell"}


def test_a_relation_in_other_words_has_evidence_of_its_own(facts: Facts) -> None:
    (claim,) = facts.claims("pg:chairs")
    (evidence,) = facts.of(claim, "pg:evidence")
    assert facts.of(evidence, "pg:quote") == {"chaired by Ann Lee"}
    assert facts.of(evidence, "pg:of") == {ID + "hillford/panel/watch-panel"}
    assert facts.of(claim, "pg:confidence") == {"0.7"}


def test_a_key_that_an_action_and_its_commitment_share(facts: Facts) -> None:
    commitment = ID + "hillford/commitment/schools/1"
    assert facts.of(commitment, "pg:leadOrganisation")
    assert not facts.of(ID + "hillford/action/schools/1", "pg:leadOrganisation")


def test_what_has_ended_is_a_claim_only(facts: Facts) -> None:
    assert facts.of(ID + "hillford/fund/old-fund", "pg:funds") == set()
    (claim,) = facts.claims("pg:funds")
    assert facts.of(claim, "pg:status") == {"ended"}
    assert facts.of(claim, "pg:amount") == {"£5,000"}


def test_what_is_planned_is_stated_too() -> None:
    plan = hillford()
    planned = replace(plan.claims[-1], status="planned")
    facts = Facts(plan_quads(replace(plan, claims=(planned,))))
    assert facts.of(ID + "hillford/fund/old-fund", "pg:funds")


def test_an_area_that_a_claim_names_is_described(facts: Facts) -> None:
    area = ID + "area/E09000028"
    assert facts.of(ID + "service/night-bus-watch", "schema:areaServed") == {area}
    assert facts.of(area, "skos:prefLabel") == {"Southwark"}


def test_the_plans_own_area_keeps_its_one_name() -> None:
    plan = hillford()
    own = replace(plan.claims[-2], object="area:E99000001")
    facts = Facts(plan_quads(replace(plan, claims=(own,))))
    assert facts.of(ID + "area/E99000001", "skos:prefLabel") == {"Hillford"}
