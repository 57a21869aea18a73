"""What a row does: state an action, add to one, go on with one, name a theme, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.headings import is_theme_heading
from tests.extract.tables_fixture import actions_of, numbers, rules, tabbed, texts, themes, values

HEADER = ("No", "Action", "Outcome", "Lead", "Start", "End")
LOCKS = ("2", "Fit locks in sheltered homes", "Safer homes", "Ian Reed", "Jun-24", "Mar-25")
GATES = ("3", "Fit gates in the alleys", "Safer alleys", "Joan Ash", "Jul-24", "Mar-25")


def sweep(words: str, outcome: str = "Fewer knives found") -> tuple[str, ...]:
    return ("1", words, outcome, "Ann Lee", "May-24", "Mar-25")


def test_a_row_broken_over_two_pages_is_one_action() -> None:
    tail = ("", "the two squares by the station", "", "", "", "")
    first, second = actions_of(tabbed(HEADER, sweep("Sweep the four parks and"), (), tail, LOCKS))
    assert first.text == "Sweep the four parks and the two squares by the station"
    assert len(first.commitments) == 1
    assert second.number == "2"


def test_a_row_broken_over_two_pages_under_a_repeated_header_is_one_action() -> None:
    tail = ("", "the two squares by the station", "", "", "", "")
    plan = tabbed(HEADER, sweep("Sweep the four parks and"), (), HEADER, tail, LOCKS)
    assert texts(actions_of(plan)) == [
        "Sweep the four parks and the two squares by the station",
        LOCKS[1],
    ]


def test_several_cells_of_a_row_may_break() -> None:
    tail = ("", "wardens and volunteers.", "residents reassured", "", "", "")
    broken = sweep("Sweep the parks with the help of", "Fewer knives found and")
    first, _ = actions_of(tabbed(HEADER, broken, (), tail, LOCKS))
    assert first.text == "Sweep the parks with the help of wardens and volunteers."
    assert values(first, "outcome") == ["Fewer knives found and", "residents reassured"]
    assert rules(first, "outcome") == ["cell", "row goes on"]
    assert len(first.commitments) == 1


def test_a_row_broken_by_a_line_break_in_its_action_is_one_action() -> None:
    lines = (
        "1\tSweep the four parks each week\n"
        "and the two squares\tFewer knives found\tAnn Lee\tMay-24\tMar-25\n"
    )
    first, second = actions_of(tabbed(HEADER) + lines + tabbed(LOCKS))
    assert first.text == "Sweep the four parks each week and the two squares"
    assert values(first, "lead") == ["Ann Lee"]
    assert first.commitments[0].period.end == "2025-03"
    assert second.text == LOCKS[1]


def test_the_rest_of_an_action_alone_at_the_margin_joins_it() -> None:
    plan = tabbed(HEADER, sweep("Sweep the four parks")) + "and the two squares at night\n"
    first, second = actions_of(plan + tabbed(LOCKS))
    assert first.text == "Sweep the four parks and the two squares at night"
    assert second.text == LOCKS[1]


@pytest.mark.parametrize(
    "lines",
    [
        "1\tSweep the parks\tFewer knives found and\nparks safe\tAnn Lee\tMay-24\tMar-25\n",
        "1\tSweep the parks\tFewer knives\tAnn Lee /\nIan Reed\tMay-24\tMar-25\n",
    ],
    ids=["outcome", "lead"],
)
def test_a_row_broken_by_a_line_break_in_a_cell_is_one_action(lines: str) -> None:
    first, second = actions_of(tabbed(HEADER) + lines + tabbed(LOCKS))
    assert first.text == "Sweep the parks"
    (part,) = first.commitments
    assert values(part, "lead")[0].startswith("Ann Lee")
    assert part.period.end == "2025-03"
    assert second.text == LOCKS[1]


def test_the_tail_of_a_date_alone_in_a_row_completes_it() -> None:
    film = ("1", "Film the play", "Young people warned", "Ann Lee", "March 2019", "Workshops in")
    tail = ("", "", "", "", "", "summer, ending December 2019")
    first, _ = actions_of(tabbed(HEADER, film, (), tail, LOCKS))
    assert len(first.commitments) == 1
    assert values(first, "end") == ["Workshops in", "summer, ending December 2019"]
    assert rules(first, "end")[-1] == "row goes on"
    assert first.commitments[0].period.end == "2019-12"


def test_a_sentence_tail_alone_belongs_to_the_action_above() -> None:
    tail = ("", "of the town, and in each school after that.", "", "", "", "")
    plan = tabbed(HEADER, sweep("Film the play with young people"), (), tail, LOCKS)
    first, second = actions_of(plan)
    assert first.text.endswith("young people of the town, and in each school after that.")
    assert second.number == "2"


def test_a_sentence_tail_stays_itself_where_numbers_are_missing() -> None:
    lost = ("", "of young people leaving care, with a plan for each.", "", "Joan Ash", "May-24", "")
    plan = tabbed(HEADER, sweep("Sweep the four parks."), (), lost, GATES)
    first, second, third = actions_of(plan)
    assert first.text == "Sweep the four parks."
    assert second.rule == "lost beginning"
    assert second.confidence < first.confidence == 1.0
    assert second.number is None
    assert values(second, "lead") == ["Joan Ash"]
    assert third.number == "3"


def test_a_sentence_tail_completes_open_words_whatever_the_numbers() -> None:
    tail = ("", "young people leaving care.", "", "", "", "")
    plan = tabbed(HEADER, sweep("Write a plan for each of the"), (), tail, GATES)
    assert texts(actions_of(plan)) == [
        "Write a plan for each of the young people leaving care.",
        GATES[1],
    ]


def test_the_tails_of_other_cells_are_no_further_commitment() -> None:
    tail = ("", "", "in all the parks", "and Priya Nair", "", "")
    first, _ = actions_of(tabbed(HEADER, sweep("Sweep the parks."), (), tail, LOCKS))
    assert len(first.commitments) == 1
    assert values(first, "outcome") == ["Fewer knives found", "in all the parks"]
    assert values(first, "lead") == ["Ann Lee", "and Priya Nair"]


def test_a_plan_may_begin_in_mid_sentence() -> None:
    lost = ("", "and record what is found.", "Fewer knives found", "Ann Lee", "May-24", "Mar-25")
    first, second = actions_of(tabbed(HEADER, lost, LOCKS))
    assert (first.rule, second.rule) == ("lost beginning", "action")


def test_an_action_whose_end_was_lost_takes_nothing_from_the_next() -> None:
    first, second = actions_of(tabbed(HEADER, sweep("Sweep the parks with the help of"), LOCKS))
    assert first.text == "Sweep the parks with the help of"
    assert second.text == LOCKS[1]


def test_a_further_outcome_lead_and_dates_are_a_further_commitment() -> None:
    further = ("", "", "Residents reassured", "Priya Nair", "Sep-24", "Mar-26")
    first, second = actions_of(tabbed(HEADER, sweep("Sweep the parks"), further, LOCKS))
    own, added = first.commitments
    assert (values(own, "lead"), values(added, "lead")) == (["Ann Lee"], ["Priya Nair"])
    assert (own.period.end, added.period.end) == ("2025-03", "2026-03")
    assert {value.rule for _, value in added.fields} == {"cell"}
    assert own.key != added.key
    assert len(second.commitments) == 1


def test_a_further_outcome_after_a_page_break_is_a_further_commitment() -> None:
    further = ("", "", "Residents reassured", "Priya Nair", "Sep-24", "Mar-26")
    first, _ = actions_of(tabbed(HEADER, sweep("Sweep the parks"), (), further, LOCKS))
    assert [values(part, "outcome") for part in first.commitments] == [
        ["Fewer knives found"],
        ["Residents reassured"],
    ]


def test_a_further_outcome_alone_shares_the_lead_and_dates_above() -> None:
    further = ("", "", "Residents reassured", "", "", "")
    first, _ = actions_of(tabbed(HEADER, sweep("Sweep the parks"), further, LOCKS))
    added = first.commitments[1]
    assert values(added, "outcome") == ["Residents reassured"]
    assert rules(added, "outcome") == ["cell"]
    assert values(added, "lead") == ["Ann Lee"]
    assert {rules(added, role)[0] for role in ("lead", "start", "end")} == {
        "shared with the row above"
    }


def test_a_further_outcome_with_its_own_dates_keeps_them_and_shares_the_lead() -> None:
    further = ("", "", "Residents reassured", "", "Sep-24", "Mar-26")
    first, _ = actions_of(tabbed(HEADER, sweep("Sweep the parks"), further, LOCKS))
    added = first.commitments[1]
    assert (added.period.start, added.period.end) == ("2024-09", "2026-03")
    assert rules(added, "start") == rules(added, "end") == ["cell"]
    assert rules(added, "lead") == ["shared with the row above"]


@pytest.mark.parametrize(
    "row",
    [
        ("SUPPORTING VICTIMS", "", "", "", "", ""),
        ("Priority 2: Supporting victims", "", "", "", "", ""),
        ("Supporting victims", "", "", "", "", ""),
        ("", "SUPPORTING VICTIMS", "", "", "", ""),
        ("", "Theme 2 - Supporting victims", "", "", "", ""),
    ],
)
def test_a_row_of_its_own_names_the_theme_of_those_below(row: tuple[str, ...]) -> None:
    (name,) = (cell for cell in row if cell)
    actions = actions_of(tabbed(HEADER, sweep("Sweep the parks"), row, LOCKS, GATES))
    assert themes(actions) == [None, name, name]
    assert numbers(actions) == ["1", "2", "3"]


def test_a_theme_may_stand_in_the_first_column_over_its_actions() -> None:
    plan = tabbed(
        ("Action", "Lead", "By when"),
        ("SAFER STREETS", "", ""),
        ("Sweep the parks", "Ann Lee", "May 2024"),
        ("Theme 2: victims", "", ""),
        ("Offer a mentor", "Ian Reed", "June 2024"),
    )
    actions = actions_of(plan)
    assert texts(actions) == ["Sweep the parks", "Offer a mentor"]
    assert themes(actions) == ["SAFER STREETS", "Theme 2: victims"]


@pytest.mark.parametrize(
    "row",
    [
        ("* locally added", "", "", "", "", ""),
        ("Note: dates are those of the last review", "", "", "", "", ""),
        ("", "Total", "", "", "", ""),
        ("Source: Harbourton Council", "", "", "", "", ""),
        ("¹ Quay, Mill, North and West", "", "", "", "", ""),
        ("", "", "", "", "", ""),
    ],
)
def test_notes_and_totals_are_neither_action_nor_theme(row: tuple[str, ...]) -> None:
    actions = actions_of(tabbed(HEADER, sweep("Sweep the parks"), row, LOCKS))
    assert texts(actions) == ["Sweep the parks", LOCKS[1]]
    assert themes(actions) == [None, None]
    assert all(len(action.commitments) == 1 for action in actions)


def test_an_action_may_stand_without_its_number() -> None:
    bare = ("", *GATES[1:])
    plan = tabbed(HEADER, sweep("Sweep the parks."), LOCKS, bare)
    assert numbers(actions_of(plan)) == ["1", "2", None]


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("Safer streets", True),
        ("Priority 1: Action on knives", True),
        ("Supporting victims", True),
        ("Objective 2: An action plan for knives", True),
        ("Action plan 2024", False),
        ("Appendix 2", False),
        ("Harbourton delivery plan", False),
        ("Action log", False),
    ],
)
def test_headings_over_tables(heading: str, theme: bool) -> None:
    assert is_theme_heading(heading) is theme


CELL = st.sampled_from(["", "", "Ann Lee", "Police", "May-24", "TBC", "2", "Sweep the parks and"])


@given(st.lists(st.lists(CELL, min_size=2, max_size=9), max_size=12))
def test_any_rows_give_actions_with_words_keys_and_places(rows: list[list[str]]) -> None:
    plan = tabbed(HEADER, *rows)
    actions = actions_of(plan)
    keys = [action.key for action in actions]
    assert len(set(keys)) == len(keys)
    parts = [part.key for action in actions for part in action.commitments]
    assert len(set(parts)) == len(parts)
    for action in actions:
        assert action.text
        assert action.commitments
        assert 0 <= action.start < action.end <= len(plan)
        for part in action.commitments:
            for _, value in part.fields:
                assert plan[value.start : value.end].replace("\n", " ") == value.text
                assert (value.confidence == 1.0) == (value.rule in ("cell", "merged cell"))
