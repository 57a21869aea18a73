"""What is doubtful is asked about, with its words and places, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

from graph.records import Kind, Merge
from graph.review.doubts import Doubt, doubts
from graph.review.judgements import What
from graph.review.thresholds import LOW_CLAIM
from tests.graph.review_plan import ANN, BUS, FILE, JET, POLICE, marlow


def asked(what: What) -> list[Doubt]:
    return [doubt for doubt in doubts(marlow()) if doubt.question.what is what]


def test_a_fuzzy_merge_is_asked_with_the_words_it_stands_in() -> None:
    (doubt,) = asked(What.NAME)
    assert (doubt.question.thing, doubt.question.kind) == ("Ann Lee", "person")
    assert doubt.question.other == "Anne Lea"
    assert doubt.question.plan == FILE
    assert (doubt.why, doubt.confidence) == ("fuzzy, likeness 0.90", 0.9)
    assert [(p.words, p.where) for p in doubt.places] == [
        ("Anne Lea", "marlow bay.txt, place of Anne Lea")
    ]


def test_spellings_that_differ_by_capitals_are_asked_once() -> None:
    plan = marlow()
    merges = (Merge("Anne Lea", "fuzzy", 0.9), Merge("ANNE LEA", "fuzzy", 0.9))
    entities = tuple(replace(e, merges=merges) if e.id == ANN else e for e in plan.entities)
    found = [d for d in doubts(replace(plan, entities=entities)) if d.question.what is What.NAME]
    assert [d.question.other for d in found] == ["Anne Lea"]


def test_a_merge_of_any_reason_is_asked_if_it_is_unsure() -> None:
    plan = marlow()
    entities = tuple(
        replace(e, merges=(Merge("Police", "alias", 0.95, confidence=0.7),))
        if e.id == POLICE
        else e
        for e in plan.entities
    )
    found = [d for d in doubts(replace(plan, entities=entities)) if d.question.what is What.NAME]
    assert {d.question.other for d in found} == {"Anne Lea", "Police"}


def test_a_kind_is_asked_where_no_mention_is_sure_or_kinds_differ() -> None:
    (doubt,) = asked(What.KIND)
    assert (doubt.question.thing, doubt.question.kind) == ("Night Bus Watch", "service")
    plan = marlow()
    first = next(m for m in plan.mentions if m.entity == JET)
    mentions = tuple(replace(m, kind=Kind.SERVICE) if m is first else m for m in plan.mentions)
    found = [d for d in doubts(replace(plan, mentions=mentions)) if d.question.what is What.KIND]
    assert {(d.question.thing, d.why) for d in found} == {
        ("JET", "also read as service"),
        ("Night Bus Watch", "read as service by table cell"),
    }


def test_claims_below_the_threshold_are_asked_and_no_others() -> None:
    found = asked(What.CLAIM)
    assert {(d.question.thing, d.question.relation, d.question.other) for d in found} == {
        ("Hold the Watch Panel each month", "uses", "Watch Panel"),
        ("Ann Lee", "chairs", "Safer Bay Board"),
    }
    chairs = next(d for d in found if d.question.relation == "chairs")
    assert chairs.question.quote == "chaired by Ann Lee"
    assert chairs.places[0].words.startswith("The Watch Panel reports")
    at_threshold = tuple(replace(c, confidence=LOW_CLAIM) for c in marlow().claims)
    assert not [
        d for d in doubts(replace(marlow(), claims=at_threshold)) if d.question.what is What.CLAIM
    ]


def test_of_two_rules_at_one_place_the_surer_counts_as_in_the_graph() -> None:
    plan = marlow()
    weak = next(c for c in plan.claims if c.predicate == "pg:chairs")
    both = replace(plan, claims=(*plan.claims, replace(weak, rule="other", confidence=0.95)))
    assert not [d for d in doubts(both) if d.question.relation == "chairs"]


def test_a_cell_that_names_nobody_is_asked_once_for_the_same_words() -> None:
    assert {(d.question.relation, d.question.quote) for d in asked(What.CELL)} == {
        ("lead", "TBC"),
        ("lead organisation", "The harbour folk"),
    }
    plan = marlow()
    part = plan.actions[2].commitments[0]
    again = replace(plan.actions[0], key="9", commitments=(replace(part, key="9/1"),))
    cells = [
        d
        for d in doubts(replace(plan, actions=(*plan.actions, again)))
        if d.question.quote == "TBC"
    ]
    assert len(cells) == 1
    assert [p.words for p in cells[0].places] == [
        "action: Write to schools",
        "action: Hold the Watch Panel each month",
    ]


def test_the_least_sure_comes_first_and_a_class_of_bodies_is_no_doubt() -> None:
    found = doubts(marlow())
    assert [d.confidence for d in found] == sorted(d.confidence for d in found)
    plan = marlow()
    generic = tuple(replace(e, generic=e.id == BUS) for e in plan.entities)
    kinds = [d for d in doubts(replace(plan, entities=generic)) if d.question.what is What.KIND]
    assert kinds == []


def test_a_plan_of_nothing_has_no_doubts() -> None:
    plan = replace(marlow(), actions=(), entities=(), mentions=(), claims=())
    assert doubts(plan) == ()
    assert ANN in {e.id for e in marlow().entities}
