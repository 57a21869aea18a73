"""Numbers by which plans refer to their actions."""

from __future__ import annotations

import pytest

from extract.relations.action_numbers import ActionNumbers
from graph.records import Action


def action(key: str, number: str | None, theme: str | None = None) -> Action:
    return Action(key, "Do it", 0, 5, "line 1", number=number, theme=theme)


PLAIN = ActionNumbers(
    tuple(
        action(number, number)
        for number in ("1", "2", "3", "4", "2.1", "2.2", "2.3", "A5", "2a", "1.02", "R2")
    )
)
THEMES = ActionNumbers(
    (
        action("g1", "1", "1. Governance"),
        action("g2", "2", "1. Governance"),
        action("w1", "1", "Theme 2: Weapons"),
        action("w3", "3", "Theme 2: Weapons"),
        action("v7", "7", "Victims"),
        action("x1", None, "Victims"),
    )
)


def read(numbers: ActionNumbers, text: str, subject: str | None = None) -> list[str]:
    found = numbers.read(text, subject)
    return list(found.actions) if found else []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("action 1", ["1"]),
        ("Action 2.1", ["2.1"]),
        ("actions 1, 2 and 4", ["1", "2", "4"]),
        ("points 1-3", ["1", "2", "3"]),
        ("points 1 to 3", ["1", "2", "3"]),
        ("actions 2.1 to 2.3", ["2.1", "2.2", "2.3"]),
        ("1) + 2)", ["1", "2"]),
        ("points 1) + 2)", ["1", "2"]),
        ("actions 1 & 2", ["1", "2"]),
        ("action 1 and action 4", ["1", "4"]),
        ("A5", ["A5"]),
        ("A 5", ["A5"]),
        ("2a", ["2a"]),
        ("R2 and 2a", ["R2", "2a"]),
        ("action no. 3", ["3"]),
        ("action number 3", ["3"]),
        ("actions (1, 2)", ["1", "2"]),
        ("1.02", ["1.02"]),
        ("item 4", ["4"]),
        ("task 4.", ["4"]),
        ("priority action 2", ["2"]),
    ],
)
def test_numbers_lead_to_actions(text: str, keys: list[str]) -> None:
    assert read(PLAIN, text) == keys


@pytest.mark.parametrize(
    "text",
    [
        "3 months", "2 weeks", "1", "2 of them", "page 3", "£2.1", "£1", "2.1 million", "action 9",
        "50%", "2.1%", "4 pupils", "1 May", "the actions", "", "2nd", "actions taken", "2.9", "B7",
        "1.2",
    ],
)  # fmt: skip
def test_other_numbers_lead_to_none(text: str) -> None:
    assert read(PLAIN, text) == []


def test_an_action_never_refers_to_itself() -> None:
    assert read(PLAIN, "action 3", "3") == []
    assert read(PLAIN, "actions 2 to 4", "3") == ["2", "4"]


def test_the_same_theme_comes_first() -> None:
    assert read(THEMES, "action 1", "w3") == ["w1"]
    assert read(THEMES, "action 1", "g2") == ["g1"]
    found = THEMES.read("action 1", "w3")
    assert found is not None
    assert found.same_theme


def test_then_the_whole_plan_where_one_action_has_the_number() -> None:
    assert read(THEMES, "action 7", "w3") == ["v7"]
    found = THEMES.read("action 7", "w3")
    assert found is not None
    assert not found.same_theme
    assert read(THEMES, "action 1", "v7") == []
    assert read(THEMES, "action 1") == []


def test_a_named_theme_tells_which_is_meant() -> None:
    assert read(THEMES, "action 1 of Theme 2", "g2") == ["w1"]
    assert read(THEMES, "action 1 in theme 1", "w3") == ["g1"]
    assert read(THEMES, "Theme 2, action 1", "v7") == ["w1"]
    assert read(THEMES, "action 1 (Theme 2)", "v7") == ["w1"]


def test_two_actions_with_one_number_are_none() -> None:
    twice = ActionNumbers((action("a", "1", "T"), action("b", "1", "T"), action("c", "2", "T")))
    assert read(twice, "action 1", "c") == []


def test_a_range_over_two_themes_has_only_its_ends() -> None:
    assert read(THEMES, "actions 2 to 7", "w1") == ["g2", "v7"]


@pytest.mark.parametrize("near_miss", ["1, ", "action ", "actions 1 and ", "A", "1.1.", "(1)"])
def test_a_megabyte_of_numbers_is_read(near_miss: str) -> None:
    text = (near_miss * (1_000_000 // len(near_miss) + 1))[:1_000_000]
    assert PLAIN.read(text, "1") is None or PLAIN.read(text, "1")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the lamps in 1.2 are up", [["1.2"]]),
        ("on 1.1, and on 1.2", [["1.1", "1.2"]]),
        ("1.1 waits for 1.2 to end", [["1.1"], ["1.2"]]),
        ("without 1.1, 1.2 cannot start", [["1.1"], ["1.2"]]),
        ("1.1 hangs on 1.2 and 2.1 on 1.1", [["1.1"], ["1.2"], ["2.1"], ["1.1"]]),
        ("neither 1.1 nor 1.2", [["1.1", "1.2"]]),
        ("see section 1.2 and page 1.1", []),
        ("recommendation 1.2 of the Ashvale Review", []),
        ("actions 1.1 and 1.2 of Theme 1", [["1.1", "1.2"]]),
        ("1.2 may begin in May", [["1.2"]]),
        ("some 1.2 million people, over 1.1 years", []),
    ],
)
def test_all_references_of_a_sentence(text: str, numbers: list[list[str]]) -> None:
    actions = tuple(Action(n, "Fit locks", 0, 9, "row 1", number=n) for n in ("1.1", "1.2", "2.1"))
    found = ActionNumbers(actions).references(text)
    assert [list(reference.actions) for reference in found] == numbers
