"""Judgements on claims, cells and fields: what the plan states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.rdf import plan_quads
from graph.records import Entity, Kind
from graph.review.apply import Reviewed
from graph.review.doubts import doubts
from graph.review.judgements import Decision, What
from tests.graph.facts import Facts
from tests.graph.review_judging import (
    ANNE_LEA,
    CHAIRS,
    NO,
    UNSURE,
    YES,
    claim,
    entity,
    judge,
    records,
    review,
    stated,
    unfit,
)
from tests.graph.review_plan import (
    ANN,
    BOARD,
    BUS,
    COUNCIL,
    JET,
    PANEL,
    POLICE,
    TEAM,
    TEXT,
    marlow,
)


def test_a_claim_is_confirmed_or_taken_out() -> None:
    assert claim(records(replace(CHAIRS, decision=YES)), ANN, "pg:chairs", BOARD).confidence == 1
    gone = records(replace(CHAIRS, decision=NO))
    assert (ANN, "pg:chairs", BOARD) not in stated(gone)
    assert len(gone.claims) == len(marlow().claims) - 1
    facts = Facts(plan_quads(gone))
    assert not list(facts.claims("pg:chairs"))
    base = "https://w3id.org/partnergraph/id/"
    assert not facts.of(base + ANN, "pg:chairs"), "nor the direct statement"


@pytest.mark.parametrize("decision", [UNSURE, Decision.OPEN])
def test_unsure_and_open_change_nothing(decision: Decision) -> None:
    assert review(replace(CHAIRS, decision=decision)) == Reviewed(marlow())


def test_a_claim_that_goes_with_its_thing_still_fits() -> None:
    done = review(replace(CHAIRS, decision=NO), judge(What.NOT_A_NAME, "Safer Bay Board"))
    assert [o.unfit for o in done.outcomes] == ["", ""]


def test_a_claim_is_added_with_the_words_that_state_it() -> None:
    add = judge(
        What.ADD_CLAIM,
        "Joint Team",
        relation="reports to",
        other="Watch Panel",
        quote="The Joint Team meets with JET",
    )
    made = claim(records(add), TEAM, "org:reportsTo", PANEL)
    assert TEXT[made.start : made.end] == "The Joint Team meets with JET"
    assert (made.rule, made.confidence, made.locator) == ("judgement", 1.0, "line 7")


def test_a_claim_without_words_rests_on_the_sentence_that_names_both() -> None:
    add = judge(What.ADD_CLAIM, "Ann Lee", relation="member of", other="Safer Bay Board")
    made = claim(records(add), ANN, "org:memberOf", BOARD)
    assert TEXT[made.start : made.end] == "Safer Bay Board, chaired by Ann Lee"
    of_row = judge(What.ADD_CLAIM, "1", relation="lead organisation", other="Police")
    assert ("1/1", "pg:leadOrganisation", POLICE) in stated(records(of_row))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"thing": "JET", "relation": "member of", "other": "Safer Bay Board"}, "does not quote"),
        (
            {"thing": "JET", "relation": "part of", "other": "Joint Team", "quote": "no such"},
            "does not say the quoted",
        ),
        ({"thing": "Ann Lee", "relation": "reports to", "other": "JET"}, "cannot join person"),
        ({"thing": "JET", "relation": "", "other": "Joint Team"}, "no relation"),
        ({"thing": "9", "relation": "lead", "other": "Ann Lee"}, "area '9'"),
        ({"thing": "1", "relation": "lead", "other": "Nobody Known"}, "action or area 'Nobody"),
        (
            {"thing": "JET", "relation": "works in", "other": "Nowhere", "other_kind": "area"},
            "no area 'Nowhere'",
        ),
    ],
)
def test_a_claim_that_cannot_be_added_says_why(fields: dict[str, str], why: str) -> None:
    assert why in unfit(judge(What.ADD_CLAIM, **fields))


def test_a_claim_may_join_an_area_and_an_action() -> None:
    add = judge(
        What.ADD_CLAIM, "Night Bus Watch", relation="works in", other="Southwark", quote="Run Night"
    )
    assert (BUS, "schema:areaServed", "area:E09000028") in stated(records(add))
    after = judge(
        What.ADD_CLAIM, "3", relation="depends on", other="Run Night Bus Watch", quote="schools"
    )
    assert ("3", "pg:dependsOn", "2") in stated(records(after))


def test_a_name_of_several_things_needs_its_kind() -> None:
    plan = marlow()
    twin = Entity("marlow-bay/service/jet", Kind.SERVICE, "JET", types=("pg:Service",))
    both = replace(plan, entities=tuple(sorted((*plan.entities, twin), key=lambda e: e.id)))
    line = judge(What.RENAME, "JET", other="Jet Boats")
    assert "several things" in unfit(line, plan=both)
    done = review(replace(line, kind="service"), plan=both)
    assert entity(done.records, twin.id).label == "Jet Boats"


def test_a_line_that_repeats_another_fits_too() -> None:
    gone = judge(What.NOT_A_NAME, "Watch Panel")
    twice = review(gone, replace(gone, decided_by="Jo"))
    assert [o.unfit for o in twice.outcomes] == ["", ""]
    parted = replace(ANNE_LEA, decision=NO)
    twice = review(parted, replace(parted, note="again"))
    assert [o.unfit for o in twice.outcomes] == ["", ""]


def test_a_claim_is_removed_by_its_names_alone() -> None:
    remove = judge(
        What.REMOVE_CLAIM, "Run Night Bus Watch", relation="lead", other="Ann Lee", kind="action"
    )
    assert ("2/1", "pg:lead", ANN) not in stated(records(remove))
    assert ("1/1", "pg:lead", ANN) in stated(records(remove))


def test_a_cell_names_known_and_new_things() -> None:
    cell = judge(
        What.CELL,
        relation="lead organisation",
        quote="The harbour folk",
        other="JET; Harbour Trust",
        other_kind="organisation",
        decision=YES,
    )
    plan = records(cell)
    trust = "marlow-bay/organisation/harbour-trust"
    assert {o for s, p, o in stated(plan) if (s, p) == ("2/1", "pg:leadOrganisation")} == {
        JET,
        trust,
    }
    assert not [d for d in doubts(plan) if d.question.quote == "The harbour folk"]
    assert stated(records(replace(cell, decision=NO, other=""))) == stated(marlow())
    assert "does not say whom" in unfit(replace(cell, other=""))
    assert "no organisation 'Harbour" in unfit(replace(cell, other_kind="")).replace(
        "thing", "organisation"
    )
    assert "cannot be of the kind document" in unfit(
        replace(cell, other="Deed", other_kind="document")
    )


def test_a_field_is_corrected_to_all_that_is_given() -> None:
    first = judge(What.CORRECT_FIELD, "Hold the Watch Panel each month", relation="supported by",
                  other="Joint Team")  # fmt: skip
    second = replace(first, other="Marlow Bay Council")
    plan = records(first, second)
    assert {o for s, p, o in stated(plan) if (s, p) == ("1/1", "pg:supportedBy")} == {TEAM, COUNCIL}
    nobody = records(judge(What.CORRECT_FIELD, "1", relation="lead"))
    assert not [c for c in nobody.claims if (c.subject, c.predicate) == ("1/1", "pg:lead")]
    assert ("2/1", "pg:lead", ANN) in stated(nobody)
    assert "no column" in unfit(judge(What.CORRECT_FIELD, "1", relation="chairs", other="JET"))
