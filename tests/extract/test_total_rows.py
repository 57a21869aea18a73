"""Rows that count the actions above, and rows whose number is that of a theme."""

from __future__ import annotations

import pytest

from tests.extract.tables_fixture import actions_of, numbers, tabbed, texts, themes, values

HEADER = ("No", "Action", "Lead", "By when", "Status")
LOCKS = ("1", "Fit locks", "Ann Lee", "May 2025", "G")


@pytest.mark.parametrize(
    "total",
    [
        ("TOTAL", "14", "", "", "C 1, G 9"),
        ("Total actions", "14", "", "", ""),
        ("", "Grand total:", "", "", "G 9"),
        ("Totals", "", "", "", "G 9, A 2"),
    ],
)
def test_a_row_of_totals_adds_nothing(total: tuple[str, ...]) -> None:
    (action,) = actions_of(tabbed(HEADER, LOCKS, total))
    assert len(action.commitments) == 1
    assert values(action, "progress") + values(action, "rag") == ["G"]


def test_an_action_may_begin_with_that_word() -> None:
    plan = tabbed(HEADER, LOCKS, ("2", "Total review of the cameras", "Ian Reed", "May 2025", "A"))
    assert texts(actions_of(plan)) == ["Fit locks", "Total review of the cameras"]


def test_a_number_above_its_own_decimals_is_a_theme() -> None:
    plan = tabbed(
        HEADER,
        ("1", "Early help", "", "", ""),
        ("1.1", "Offer a mentor", "Ann Lee", "May 2025", "G"),
        ("2", "Streets", "", "", ""),
        ("2.1", "Light paths", "Jo Marsh", "July 2025", "A"),
        ("3", "Fit bins", "", "", ""),
    )
    actions = actions_of(plan)
    assert numbers(actions) == ["1.1", "2.1", "3"]
    assert themes(actions)[:2] == ["Early help", "Streets"]


def test_a_table_that_only_prints_numbers_of_actions_gives_none() -> None:
    money = tabbed(
        ("Commitment", "From", "Amount"), ("D2", "Home Office", "£14,000"), ("D6, D8", "-", "")
    )
    assert actions_of(money) == ()
    plan = tabbed(("Action", "Lead", "By when"), ("Fit 16 locks", "Ann Lee", "May 2025"))
    assert texts(actions_of(plan)) == ["Fit 16 locks"]


def test_a_letter_above_its_own_numbers_is_a_theme() -> None:
    plan = tabbed(
        HEADER,
        ("A", "Early help", "", "", ""),
        ("A1", "Offer a mentor", "Ann Lee", "May 2025", "G"),
        (),
        ("B", "Streets", "", "", ""),
        ("B1", "Light paths", "Jo Marsh", "July 2025", "A"),
    )
    actions = actions_of(plan)
    assert texts(actions) == ["Offer a mentor", "Light paths"]
    assert themes(actions) == ["Early help", "Streets"]
