"""Judgements on names and kinds: what is called how, what is one thing, and what it is."""

from __future__ import annotations

from dataclasses import replace

from graph.records import Kind
from graph.review.doubts import doubts
from graph.review.judgements import What
from tests.graph.review_judging import (
    ANNE_LEA,
    CHAIRS,
    NO,
    YES,
    claim,
    entity,
    judge,
    records,
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

ANNE = "marlow-bay/person/anne-lea"


def test_yes_to_a_merge_makes_it_certain() -> None:
    plan = records(replace(ANNE_LEA, decision=YES))
    merge = next(m for m in entity(plan, ANN).merges if m.spelling == "Anne Lea")
    assert (merge.reason, merge.score) == ("fuzzy", 1.0)
    assert stated(plan) == stated(marlow())
    assert not [d for d in doubts(plan) if d.question.what is What.NAME]


def test_no_to_a_merge_parts_the_spelling_with_what_rests_on_it() -> None:
    plan = records(replace(ANNE_LEA, decision=NO))
    anne = entity(plan, ANNE)
    assert (anne.label, anne.kind, anne.types) == ("Anne Lea", Kind.PERSON, ("foaf:Person",))
    assert entity(plan, ANN).misspellings == ()
    assert "Anne Lea" not in {m.spelling for m in entity(plan, ANN).merges}
    assert ("2/1", "pg:lead", ANNE) in stated(plan)
    assert ("2/1", "pg:lead", ANN) not in stated(plan)
    assert ("1/1", "pg:lead", ANN) in stated(plan)
    assert (ANN, "pg:chairs", BOARD) in stated(plan)
    assert [m.entity for m in plan.mentions if m.action == "2" and m.kind is Kind.PERSON] == [ANNE]
    assert plan.faults == (), "the spelling is no slip of hers any more"


def test_a_label_that_is_parted_leaves_the_thing_its_other_name() -> None:
    plan = records(judge(What.SPLIT, "Metropolitan Police Service", other="Police"))
    local = "marlow-bay/organisation/police"
    assert {m.entity for m in plan.mentions if m.kind is Kind.ORGANISATION} >= {local, JET}
    assert ("2/1", "pg:supportedBy", local) in stated(plan)
    assert POLICE not in {e.id for e in plan.entities}, "nothing printed names it"


def test_the_only_name_of_a_thing_cannot_be_parted() -> None:
    assert "only name" in unfit(judge(What.SPLIT, "JET", other="JET"))


def test_an_alias_takes_in_what_was_read_as_another_thing() -> None:
    plan = records(judge(What.ALIAS, "Joint Team", kind="organisation", other="JET"))
    assert JET not in {e.id for e in plan.entities}
    assert entity(plan, TEAM).aliases == ("JET",)
    assert ("1/1", "pg:supportedBy", TEAM) in stated(plan)


def test_an_alias_is_found_wherever_it_is_printed() -> None:
    plan = records(judge(What.ALIAS, "Marlow Bay Council", other="The harbour folk"))
    assert ("2/1", "pg:leadOrganisation", COUNCIL) in stated(plan)
    assert not [d for d in doubts(plan) if d.question.quote == "The harbour folk"]
    found = next(m for m in plan.mentions if m.entity == COUNCIL and m.action == "2")
    assert TEXT[found.start : found.end] == "The harbour folk"


def test_two_things_become_one() -> None:
    plan = records(judge(What.MERGE, "Safer Bay Board", other="Watch Panel", kind="panel"))
    assert PANEL not in {e.id for e in plan.entities}
    assert entity(plan, BOARD).aliases == ("Watch Panel",)
    assert ("1", "pg:uses", BOARD) in stated(plan)
    assert not [c for c in plan.claims if c.predicate == "org:reportsTo"], "not to itself"
    one = records(judge(What.MERGE, "Watch Panel", other="Safer Bay Board"))
    assert one.partnership == PANEL


def test_a_thing_is_renamed_and_still_found_under_its_earlier_name() -> None:
    confirmed = replace(CHAIRS, decision=YES)
    plan = records(judge(What.RENAME, "Ann Lee", other="Dr Ann Leigh"), confirmed)
    assert entity(plan, ANN).label == "Dr Ann Leigh"
    assert entity(plan, ANN).aliases == ("Ann Lee",)
    assert claim(plan, ANN, "pg:chairs", BOARD).confidence == 1.0


def test_a_name_that_was_missed_is_found() -> None:
    plan = records(judge(What.NEW_THING, "Lantern Walks", kind="service"))
    made = next(e for e in plan.entities if e.label == "Lantern Walks")
    assert (made.id, made.types) == ("marlow-bay/service/lantern-walks", ("pg:Service",))
    found = [m for m in plan.mentions if m.entity == made.id]
    assert [TEXT[m.start : m.end] for m in found] == ["Lantern Walks"] * 2
    assert found[0].locator == "line 7"
    assert TEXT[found[0].sentence_start : found[0].sentence_end].startswith("The Joint Team")


def test_a_lead_that_was_missed_leads() -> None:
    plan = records(judge(What.NEW_THING, "The harbour folk", kind="panel"))
    made = "marlow-bay/panel/the-harbour-folk"
    assert claim(plan, "2/1", "pg:leadOrganisation", made).rule == "judgement"


def test_what_is_no_name_goes_with_all_that_was_said_of_it() -> None:
    plan = records(judge(What.NOT_A_NAME, "Watch Panel"))
    assert PANEL not in {e.id for e in plan.entities}
    assert PANEL not in {side for terms in stated(plan) for side in terms}
    part = records(judge(What.NOT_A_NAME, "Ann Lee", other="Anne Lea"))
    assert ("2/1", "pg:lead", ANN) not in stated(part)
    assert ("1/1", "pg:lead", ANN) in stated(part)


# --- kinds ---------------------------------------------------------------------------


def test_yes_to_a_kind_makes_it_certain() -> None:
    plan = records(judge(What.KIND, "Night Bus Watch", kind="service", decision=YES))
    assert not [d for d in doubts(plan) if d.question.what is What.KIND]


def test_another_kind_gives_another_id_and_class() -> None:
    right = judge(What.KIND, "Night Bus Watch", kind="service", decision=NO, other="panel")
    plan = records(right)
    made = entity(plan, "marlow-bay/panel/night-bus-watch")
    assert (made.kind, made.types) == (Kind.PANEL, ("pg:Panel",))
    assert ("2", "pg:uses", made.id) in stated(plan)
    assert BUS not in {e.id for e in plan.entities}
    assert not [d for d in doubts(plan) if d.question.what is What.KIND]


def test_relations_that_the_new_kind_cannot_have_go_and_fields_are_read_anew() -> None:
    person = records(judge(What.CHANGE_KIND, "Marlow Bay Council", other="person"))
    made = "marlow-bay/person/council"
    assert ("1/1", "pg:lead", made) in stated(person)
    assert "pg:leadOrganisation" not in {c.predicate for c in person.claims}
    service = records(judge(What.CHANGE_KIND, "Safer Bay Board", other="service"))
    assert "pg:chairs" not in {c.predicate for c in service.claims}
    assert service.partnership == "marlow-bay/service/safer-bay-board"


def test_a_kind_can_be_none_and_must_be_said() -> None:
    gone = records(
        judge(What.KIND, "Night Bus Watch", kind="service", decision=NO, other="not a name")
    )
    assert BUS not in {e.id for e in gone.entities}
    assert "what kind" in unfit(judge(What.KIND, "Night Bus Watch", kind="service", decision=NO))
