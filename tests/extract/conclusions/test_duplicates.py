from __future__ import annotations

from dataclasses import replace

import pytest

from extract.conclusions.duplicates import duplicates
from extract.conclusions.matching import stated
from graph.conclusions import Overlap
from graph.records import Kind, PlanRecords
from tests.graph.made_plan import MadePlan

SWEEPS = ("Weapon sweeps in the park", "Community sweeps for knives")


def found(*plans: PlanRecords) -> tuple[Overlap, ...]:
    return duplicates(plans, stated(plans))


def swept() -> MadePlan:
    plan = MadePlan().has("person", "Ann Lee", "Raj Patel").has("body", "Police", "Council")
    plan.does(*SWEEPS).says("Ann Lee", "leads", SWEEPS[0])
    return plan


def test_one_work_under_two_leads_is_an_overlap() -> None:
    plan = swept().says("Raj Patel", "leads", SWEEPS[1])
    plan.says("Council", "is lead organisation of", SWEEPS[1])
    (overlap,) = found(plan.records())
    assert {overlap.one.key, overlap.other.key} == {
        "weapon-sweeps-in-the-park",
        "community-sweeps-for-knives",
    }
    assert overlap.reasons == (
        "both state: Weapon sweeps",
        "led by Ann Lee and by Raj Patel, Council",
    )


def test_one_lead_for_both_is_none() -> None:
    assert found(swept().says("Ann Lee", "leads", SWEEPS[1]).records()) == ()


def test_a_lead_and_the_body_that_she_belongs_to_are_none() -> None:
    plan = swept().says("Ann Lee", "sits on", "Police")
    assert found(plan.says("Police", "is lead organisation of", SWEEPS[1]).records()) == ()


def test_where_no_lead_is_stated_nothing_is_said() -> None:
    assert found(swept().records()) == ()


def test_an_ended_lead_does_not_count() -> None:
    plan = swept().says("Raj Patel", "leads", SWEEPS[1], status="ended")
    assert found(plan.records()) == ()


def test_two_plans_of_one_area_overlap_and_two_areas_do_not() -> None:
    one = MadePlan("Hillford", "first").has("person", "Ann Lee").does(SWEEPS[0])
    one.says("Ann Lee", "leads", SWEEPS[0])
    other = MadePlan("Hillford", "second").has("person", "Raj Patel").does(SWEEPS[1])
    other.says("Raj Patel", "leads", SWEEPS[1])
    assert len(found(one.records(), other.records())) == 1
    elsewhere = replace(other.records(), area=MadePlan("Marsham").records().area)
    assert found(one.records(), elsewhere) == ()


def test_one_sentence_for_one_panel_after_another_is_a_series() -> None:
    texts = [
        f"Prepare the weapon sweeps papers of the {name} before each of its meetings"
        for name in ("Watch Panel", "Gangs Panel")
    ]
    plan = MadePlan().has("person", "Ann Lee", "Raj Patel").does(*texts)
    plan.says("Ann Lee", "leads", texts[0]).says("Raj Patel", "leads", texts[1])
    apart = plan.records()
    assert len(found(apart)) == 1
    named = plan.has("panel", "Watch Panel", "Gangs Panel").records()
    mentions = tuple(
        replace(mention, action=action.key)
        for action in named.actions
        for mention in named.mentions
        if named.document.text[mention.start : mention.end] in action.text
    )
    assert found(replace(named, mentions=mentions)) == ()


@pytest.mark.parametrize(("numbers", "overlaps"), [(("5a", "5b"), 0), (("5", "6"), 1)])
def test_parts_of_one_numbered_action_are_a_series(numbers: tuple[str, str], overlaps: int) -> None:
    plan = swept().says("Raj Patel", "leads", SWEEPS[1]).records()
    actions = tuple(
        replace(action, number=number) for action, number in zip(plan.actions, numbers, strict=True)
    )
    assert len(found(replace(plan, actions=actions))) == overlaps


def test_two_pieces_of_work_on_one_service_are_none() -> None:
    texts = ["Run the Gangs Exit Service", "Find jobs for those whom the Gangs Exit Service helped"]
    plan = MadePlan().has("person", "Ann Lee", "Raj Patel").does(*texts)
    plan.says("Ann Lee", "leads", texts[0]).says("Raj Patel", "leads", texts[1])
    assert len(found(plan.records())) == 1, "as long as nothing is known of that service"
    named = plan.has("service", "Gangs Exit Service").records()
    (service,) = (each for each in named.mentions if each.kind is Kind.SERVICE)
    starts = [named.document.text.index(text) + text.index("Gangs") for text in texts]
    mentions = tuple(
        replace(service, start=start, end=start + len("Gangs Exit Service"), action=action.key)
        for start, action in zip(starts, named.actions, strict=True)
    )
    assert found(replace(named, mentions=mentions)) == ()
    swept_twice = swept().says("Raj Patel", "leads", SWEEPS[1]).records()
    both = tuple(replace(service, action=action.key) for action in swept_twice.actions)
    document = replace(swept_twice.document, text=swept_twice.document.text + " " * 99)
    both = tuple(
        replace(each, start=len(document.text) - 9, end=len(document.text)) for each in both
    )
    assert len(found(replace(swept_twice, document=document, mentions=both))) == 1
