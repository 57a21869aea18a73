from __future__ import annotations

import pytest

from tests.queries.versions.made import (
    act,
    changes,
    kinds,
    part,
    related,
    thing,
    version,
)

MEET = "Meet each month to agree who visits the families of young people at risk"


def test_another_lead_is_one_change_with_both_names() -> None:
    old = version(act(MEET, part(lead="Ann Lee")), words=" ann lee | raj patel ")
    new = version(
        act(MEET, part("new.txt", lead="Raj Patel")), file="new.txt", words=" ann lee | raj patel "
    )
    (change,) = changes(old, new)
    assert (change.kind, change.before, change.after) == ("lead changed", "Ann Lee", "Raj Patel")
    assert change.action == MEET
    assert not change.doubtful


def test_a_lead_that_is_given_or_taken_away_is_told() -> None:
    led, unled = version(act(MEET, part(lead="Ann Lee"))), version(act(MEET, part()))
    assert kinds(led, unled) == ["lead no longer named", "person no longer named"]
    assert kinds(unled, led) == ["lead named", "person newly named"]


def test_a_lead_read_unsurely_makes_the_change_uncertain() -> None:
    old = version(act(MEET, part(lead="Ann Lee", confidence=0.7)))
    new = version(act(MEET, part("new.txt", lead="Raj Patel")), file="new.txt")
    assert changes(old, new)[0].doubtful


def test_a_name_spelt_otherwise_is_no_other_lead() -> None:
    old = version(act(MEET, part(lead="Stephen Douglass")))
    new = version(act(MEET, part("new.txt", lead="Stephen Douglas")), file="new.txt")
    (change,) = changes(old, new)
    assert change.kind == "person named otherwise"
    assert change.doubtful


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Lee", "Dan Lee"), ("Jo Shah", "Jo Singh"), ("Ann Lee", "Ann Leigh-Smith")],
)
def test_people_of_like_names_are_two(one: str, other: str) -> None:
    old = version(act(MEET, part(lead=one)))
    new = version(act(MEET, part("new.txt", lead=other)), file="new.txt")
    assert kinds(old, new)[0] == "lead changed"


@pytest.mark.parametrize(
    ("one", "other"), [("North Area Team", "South Area Team"), ("Ward 1 Panel", "Ward 2 Panel")]
)
def test_bodies_that_differ_in_a_word_that_counts_are_two(one: str, other: str) -> None:
    old = version(things=(thing(one, "team"),))
    new = version(file="new.txt", things=(thing(other, "team", "new.txt"),))
    assert kinds(old, new) == ["body newly named", "body no longer named"]


def test_a_body_read_as_a_panel_is_the_same_by_its_name() -> None:
    old = version(things=(thing("Youth Hub", "organisation"),))
    new = version(file="new.txt", things=(thing("Youth Hub", "panel", "new.txt"),))
    assert changes(old, new) == []


def test_a_person_by_full_name_and_initial_is_not_new() -> None:
    old = version(things=(thing("Ann Lee", also=("A Lee",)),))
    new = version(
        file="new.txt", things=(thing("Ann Lee", file="new.txt"), thing("A Lee", file="new.txt"))
    )
    assert changes(old, new) == []


def test_what_the_other_version_prints_too_is_neither_new_nor_gone() -> None:
    old = version(things=(thing("Night Bus Watch", "service"),))
    new = version(file="new.txt", words=" bring night bus watch to the station ")
    assert changes(old, new) == []


def test_nobody_in_particular_is_not_told_of() -> None:
    old = version(things=(thing("All Partners", "organisation", generic=True),))
    assert changes(old, version(file="new.txt")) == []


def test_a_service_that_has_ended_since_is_told() -> None:
    old = version(things=(thing("Night Bus Watch", "service"),))
    new = version(file="new.txt", things=(thing("Night Bus Watch", "service", status="ended"),))
    (change,) = changes(old, new)
    assert (change.kind, change.after) == ("service status changed", "ended")


PANEL = (
    thing("Ann Lee"),
    thing("Raj Patel"),
    thing("Watch Panel", "panel"),
    thing("Old Fund", "fund"),
)


def test_another_chair_is_one_change() -> None:
    old = version(things=PANEL, relations=(related("Ann Lee", "chairs", "Watch Panel"),))
    new = version(things=PANEL, relations=(related("Raj Patel", "chairs", "Watch Panel"),))
    (change,) = changes(old, new)
    assert change.kind == "relation changed"
    assert change.before == "Ann Lee chairs Watch Panel"
    assert change.after == "Raj Patel chairs Watch Panel"


def test_another_amount_is_told_with_both() -> None:
    old = version(
        things=PANEL, relations=(related("Old Fund", "funds", "Watch Panel", amount="£5,000"),)
    )
    new = version(
        things=PANEL, relations=(related("Old Fund", "funds", "Watch Panel", amount="£7,000"),)
    )
    (change,) = changes(old, new)
    assert change.before == "Old Fund funds Watch Panel (£5,000)"
    assert change.after == "Old Fund funds Watch Panel (£7,000)"


def test_what_an_action_is_paid_by_is_told_of_actions_that_stay() -> None:
    paid = related("Old Fund", "funds", "0", amount="£5,000")
    old = version(act(MEET), things=PANEL, relations=(paid,))
    assert kinds(old, version(act(MEET), things=PANEL)) == ["relation gone"]
    assert kinds(old, version(things=PANEL)) == ["action dropped"]


def test_a_relation_that_the_other_states_in_the_same_words_is_not_gone() -> None:
    stated = related("Ann Lee", "member of", "Watch Panel", quote="Ann Lee of the Watch Panel")
    old = version(things=PANEL, relations=(stated,))
    new = version(things=PANEL, words=" ann lee of the watch panel meets ")
    assert changes(old, new) == []
    assert kinds(old, version(things=PANEL)) == ["relation gone"]
