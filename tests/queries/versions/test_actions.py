from __future__ import annotations

import pytest

from tests.queries.versions.made import act, changes, kinds, part, version

MEET = "Meet each month to agree who visits the families of young people at risk"
BINS = "Put knife bins at two stations and empty them every week"
CARDS = "Print a card for witnesses"


def test_the_same_words_in_other_layout_are_no_change() -> None:
    old = version(act("Meet the co-ordinator,  monthly."))
    new = version(act("Meet the coordinator monthly"), file="new.txt")
    assert changes(old, new) == []


def test_added_and_dropped_actions_are_told_with_their_place() -> None:
    old, new = version(act(MEET), act(BINS)), version(act(MEET), act(CARDS), file="new.txt")
    added, dropped = changes(old, new)
    assert (added.kind, added.after, added.before) == ("action added", CARDS, "")
    assert (dropped.kind, dropped.before, dropped.after) == ("action dropped", BINS, "")
    assert added.place_before is None
    assert added.place_after is not None
    assert not added.doubtful


def test_a_reworded_action_has_both_texts_and_how_sure_it_is() -> None:
    other = MEET.replace("each month", "every fortnight")
    (change,) = changes(version(act(MEET)), version(act(other), file="new.txt"))
    assert (change.kind, change.before, change.after) == ("action reworded", MEET, other)
    assert change.score is not None
    assert 0.7 < change.score < 1


def test_an_action_cut_short_is_the_same() -> None:
    old, new = version(act(MEET), act(BINS)), version(act("Meet each month to agree"), act(BINS))
    assert kinds(old, new) == ["action reworded"]


def test_a_theme_left_by_one_action_is_a_move() -> None:
    old = version(act(MEET), act(BINS, theme="PLACES"), act(CARDS, theme="PLACES"))
    new = version(act(MEET), act(BINS, theme="SAFETY"), act(CARDS, theme="PLACES"))
    (change,) = changes(old, new)
    assert (change.kind, change.before, change.after) == ("action moved", "PLACES", "SAFETY")


def test_a_theme_under_another_name_moves_nothing() -> None:
    old = version(act(MEET), act(BINS, theme="PLACES"), act(CARDS, theme="PLACES"))
    new = version(act(MEET), act(BINS, theme="STREETS"), act(CARDS, theme="STREETS"))
    (change,) = changes(old, new)
    assert (change.kind, change.before, change.after) == ("theme renamed", "PLACES", "STREETS")


def test_another_number_is_told() -> None:
    old, new = version(act(MEET, number="1")), version(act(MEET, number="3"))
    (change,) = changes(old, new)
    assert (change.kind, change.before, change.after) == ("action renumbered", "1", "3")


def test_other_words_for_what_the_same_lead_does_in_the_same_place_are_uncertain() -> None:
    old = version(act(MEET, part(lead="Ann Lee"), number="1"), act(BINS, number="2"))
    other = "Agree once a quarter who looks in on families at risk"
    new = version(
        act(other, part("new.txt", lead="Ann Lee"), number="1"),
        act(BINS, number="2"),
        file="new.txt",
    )
    (change,) = changes(old, new)
    assert change.kind == "action reworded"
    assert change.doubtful


def test_each_action_of_a_series_keeps_its_own() -> None:
    series = [
        f"Prepare the cases of the {name} Panel in time" for name in ("ASB", "Gangs", "Youth")
    ]
    old = version(*map(act, series))
    new = version(*map(act, reversed(series)), file="new.txt")
    assert changes(old, new) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Fewer knives", "Fewer blades", "outcome reworded"),
        ("Fewer knives", "", "outcome reworded"),
    ],
)
def test_another_outcome_is_told(before: str, after: str, kind: str) -> None:
    old = version(act(MEET, part(outcome=before)))
    new = version(act(MEET, part("new.txt", outcome=after)), file="new.txt")
    assert kinds(old, new) == [kind]


def test_outcomes_are_paired_by_their_words_wherever_they_stand() -> None:
    first = part(outcome="Minutes shared with the board", end="2019-03")
    second = part(outcome="Families visited at home", end="2019-06")
    third = part("new.txt", outcome="A report to councillors")
    again = part("new.txt", outcome="Minutes shared with the board", end="2019-09")
    old, new = version(act(MEET, second, first)), version(act(MEET, again, third, second))
    slipped, added = sorted(changes(old, new), key=lambda change: change.kind)
    assert (slipped.kind, slipped.after) == ("end date slipped", "2019-09")
    assert "Minutes shared" in slipped.detail
    assert (added.kind, added.after) == ("outcome added", "A report to councillors")
