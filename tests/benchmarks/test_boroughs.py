"""The made-up plans of boroughs: the same each time, and of the shape that reading gives."""

from __future__ import annotations

import re

import pytest

from benchmarks.boroughs import made_up_plans, made_up_store
from extract.conclusions import conclude
from graph.records import Action, Kind, PlanRecords
from graph.validate import validate
from ontology.registry import load_places
from queries.catalogue import questions
from queries.run import ask


@pytest.fixture(scope="module")
def plans() -> tuple[PlanRecords, ...]:
    return tuple(made_up_plans(6, 20))


def test_the_plans_are_the_same_each_time(plans: tuple[PlanRecords, ...]) -> None:
    assert tuple(made_up_plans(6, 20)) == plans


def test_fewer_boroughs_are_the_first_of_more(plans: tuple[PlanRecords, ...]) -> None:
    assert tuple(made_up_plans(2, 20)) == plans[:2]


def test_there_is_a_plan_for_each_london_borough() -> None:
    areas = [plan.area for plan in made_up_plans(33, 1)]
    known = {(p.code, p.name) for p in load_places() if p.code.startswith("E09")}
    assert len(areas) == 33
    assert {(area.code, area.name) for area in areas if area} == known


def test_plans_of_several_years_are_versions_of_one() -> None:
    found = conclude(tuple(made_up_plans(2, 12, 3))).revisions
    areas = ("city-of-london", "barking-and-dagenham")
    assert {(each.later, each.earlier) for each in found} == {
        (f"{area}-{year}", f"{area}-{year - 1}") for area in areas for year in (2021, 2022)
    }


def test_areas_outside_london_are_as_many_as_the_country_has() -> None:
    keys = [plan.key for plan in made_up_plans(330, 1)]
    assert len(set(keys)) == 330
    with pytest.raises(ValueError, match="9999 areas"):
        next(made_up_plans(9999, 1))


def test_the_text_holds_every_quotation(plans: tuple[PlanRecords, ...]) -> None:
    for plan in plans:
        text = plan.document.text
        labels = {entity.id: entity.label for entity in plan.entities}
        for mention in plan.mentions:
            assert text[mention.start : mention.end] == labels[mention.entity]
            assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
        for claim in plan.claims:
            assert text[claim.start : claim.end] == labels[claim.object]
        for action in plan.actions:
            assert text[action.start : action.end] == action.text
            for commitment in action.commitments:
                for _, value in commitment.fields:
                    assert text[value.start : value.end] == value.text


def test_a_sum_stands_in_the_text(plans: tuple[PlanRecords, ...]) -> None:
    sums = [(p.document.text, c.amount) for p in plans for c in p.claims if c.amount]
    assert sums
    assert all(amount in text for text, amount in sums)


def test_what_the_questions_need_is_there(plans: tuple[PlanRecords, ...]) -> None:
    claims = [claim for plan in plans for claim in plan.claims]
    predicates = {claim.predicate for claim in claims}
    assert predicates >= {
        "pg:lead", "pg:leadOrganisation", "pg:supportedBy", "pg:uses", "pg:dependsOn",
        "pg:chairs", "pg:provides", "pg:funds", "org:reportsTo", "org:memberOf", "org:holds",
    }  # fmt: skip
    assert {claim.status for claim in claims} == {None, "ended", "planned"}
    assert min(claim.confidence for claim in claims) < 0.8
    assert {kind for plan in plans for kind in (e.kind for e in plan.entities)} == {*Kind}
    periods = [c.period for p in plans for a in p.actions for c in a.commitments]
    assert any(period.end for period in periods)
    assert any(period.end_note for period in periods)
    assert any(period.start is None for period in periods)
    assert sum(all(c.predicate != "pg:lead" for c in plan.claims) for plan in plans) == 1


def test_standard_actions_are_worded_anew_and_some_are_missing() -> None:
    swept = [
        {re.sub("(under|as part of) .*", "", a.text.lower()) for a in plan.actions if _sweeps(a)}
        for plan in made_up_plans(33, 16)
    ]
    assert set() in swept
    assert len(set().union(*swept)) > 2


def _sweeps(action: Action) -> bool:
    return re.search("sweep|stairwells", action.text) is not None


def test_the_graph_keeps_to_the_shapes() -> None:
    store = made_up_store(2, 6)
    found = validate(store)
    assert [row for row in found.rows if "Violation" in str(row)] == []


def test_every_query_finds_something() -> None:
    store = made_up_store(6, 20)
    for question in questions():
        if question.function is None:
            on = "2025-01-01" if "on" in question.parameters else None
            assert ask(store, question.name, on=on).rows, question.name
