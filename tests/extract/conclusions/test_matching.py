from __future__ import annotations

import pytest

from extract.conclusions import matching
from extract.conclusions.matching import same_work, stated
from graph.conclusions import Within
from tests.graph.made_plan import MadePlan

SCHOOL = "Ask each school for a person whom pupils can trust with worries about fights"


def test_the_same_standard_action_in_other_words_joins_two_plans() -> None:
    hill = MadePlan("Hillford").does("Knife bins at two stations", "Plant trees")
    marsh = MadePlan("Marsham").does("Surrender bins for blades outside the library")
    plans = [hill.records(), marsh.records()]
    found = stated(plans)
    assert [(each.action, each.standard) for each in found] == [
        (Within("hillford", "knife-bins-at-two-stations"), "knife-bins"),
        (Within("marsham", "surrender-bins-for-blades-outside-the-library"), "knife-bins"),
    ]
    (pair,) = same_work(plans, found)
    assert (pair.one, pair.other) == (found[0].action, found[1].action)
    assert pair.terms == ("knife bins", "knives or weapons")
    assert pair.score == min(each.score for each in found)


def test_the_actions_of_very_many_plans_are_not_paired_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = ("library", "harbour", "old mill", "depot")
    plans = [
        MadePlan(place.title()).does(f"Knife bins at the {place}").records() for place in places
    ]
    found = stated(plans)
    assert {each.standard for each in found} == {"knife-bins"}
    monkeypatch.setattr(matching, "_MOST_PAIRED", 4)
    assert len(same_work(plans, found)) == 6
    monkeypatch.setattr(matching, "_MOST_PAIRED", 3)
    by_wording = same_work(plans, found)
    assert all("knife bins" not in pair.terms for pair in by_wording)
    assert len(by_wording) < 6


def test_two_actions_of_one_plan_are_no_pair() -> None:
    plans = [MadePlan().does("Knife bins at the station", "Knife bins at the market").records()]
    found = stated(plans)
    assert len(found) == 2
    assert same_work(plans, found) == ()


def test_work_that_the_list_lacks_is_joined_by_its_wording() -> None:
    plans = [
        MadePlan("Hillford").does(SCHOOL).records(),
        MadePlan("Marsham").does(SCHOOL.replace("fights", "a fight")).records(),
        MadePlan("Dunham").does("Paint the fence of the depot").records(),
    ]
    found = stated(plans)
    assert found == ()
    (pair,) = same_work(plans, found)
    assert {pair.one.plan, pair.other.plan} == {"hillford", "marsham"}
    assert "worries" in pair.terms


def test_a_text_worded_like_a_standard_action_borrows_it_less_surely() -> None:
    whole = "Bins for surrendered knives to be emptied by the wardens of the town every Monday"
    plans = [
        MadePlan("Hillford").does(whole).records(),
        MadePlan("Marsham").does(whole.replace("Bins", "Boxes")).records(),
    ]
    own, borrowed = stated(plans)
    assert own.standard == borrowed.standard == "knife-bins"
    assert borrowed.score < own.score
    assert "surrendered" in borrowed.terms
