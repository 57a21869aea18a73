"""From rows to actions: themes, merged cells, blanks and what is shared, with their rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.readers import find_plans, read
from tests.extract.tables_fixture import (
    actions_of,
    numbers,
    rules,
    tabbed,
    texts,
    themes,
    values,
    web_page,
)

THEMED = ("Theme", "No", "Action", "Lead", "End date")
FULL = ("No", "Action", "Outcome", "Lead", "Lead agency", "Start", "End")
SWEEP = ("1", "Sweep the parks", "Fewer knives", "Ann Lee", "Harbourton Council", "May-24", "TBC")
LOCKS = ("3", "Fit locks", "Safer homes", "Ian Reed", "Police", "Jun-24", "Mar-25")
GROUP = ("lead", "lead_organisation", "start", "end")

HEAD = "<tr><th>Action</th><th>Outcome</th><th>Lead</th><th>By when</th></tr>"


def page(*rows: str) -> str:
    return f"<table>{HEAD}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


# --- themes -------------------------------------------------------------------


def test_a_theme_in_its_column_holds_until_the_next() -> None:
    plan = tabbed(
        THEMED,
        ("Safer streets", "1", "Sweep the parks", "Ann Lee", "May-24"),
        ("", "2", "Light the paths", "Ann Lee", "May-24"),
        ("Victims", "1", "Offer a mentor", "Joan Ash", "May-24"),
        ("", "*2", "Write to each victim", "Joan Ash", "May-24"),
    )
    actions = actions_of(plan)
    assert themes(actions) == ["Safer streets", "Safer streets", "Victims", "Victims"]
    assert numbers(actions) == ["1", "2", "1", "2"]
    assert [action.locally_added for action in actions] == [False, False, False, True]
    assert len({action.key for action in actions}) == 4


def test_numbers_before_the_words_are_no_part_of_them() -> None:
    plan = tabbed(
        ("Action", "Lead", "By when"),
        ("1. Sweep the parks", "Ann Lee", "May 2024"),
        ("*2. Light the paths", "Ian Reed", "June 2024"),
        ("2a) Fit gates", "Ian Reed", "June 2024"),
    )
    actions = actions_of(plan)
    assert numbers(actions) == ["1", "2", "2a"]
    assert texts(actions) == ["Sweep the parks", "Light the paths", "Fit gates"]
    assert [action.locally_added for action in actions] == [False, True, False]


def test_a_theme_inside_tags_is_read_without_them() -> None:
    tagged = '<p style="text-align: center;">SAFER <b>STREETS</b> Knives off them</p>'
    plan = tabbed(THEMED, (tagged, "1", "Sweep the parks", "Ann Lee", "May-24"))
    assert themes(actions_of(plan)) == ["SAFER STREETS Knives off them"]


def test_a_note_on_local_additions_is_no_part_of_the_theme() -> None:
    theme = "SAFER STREETS *locally added actions"
    plan = tabbed(THEMED, (theme, "*1", "Sweep the parks", "Ann Lee", "May-24"))
    (action,) = actions_of(plan)
    assert (action.theme, action.locally_added) == ("SAFER STREETS", True)


def test_a_heading_over_each_table_is_its_theme() -> None:
    table = tabbed(THEMED[1:], ("1", "Sweep the parks", "Ann Lee", "May-24"))
    plan = f"# Action plan\n\n## Safer streets\n\n{table}\n## Helping victims\n\n{table}"
    assert themes(actions_of(plan)) == ["Safer streets", "Helping victims"]


def test_a_heading_that_names_the_table_is_no_theme() -> None:
    table = tabbed(THEMED[1:], ("1", "Sweep the parks", "Ann Lee", "May-24"))
    assert themes(actions_of(f"# Action plan 2024\n\n{table}")) == [None]


def test_a_theme_across_all_columns_of_a_web_page() -> None:
    rows = (
        "<td colspan=4>Safer streets</td>",
        "<td>Sweep the parks</td><td></td><td>Ann Lee</td><td>May 2024</td>",
        "<td colspan=4>Helping victims</td>",
        "<td>Offer a mentor</td><td></td><td>Ian Reed</td><td>June 2024</td>",
    )
    actions = actions_of(web_page(page(*rows)))
    assert texts(actions) == ["Sweep the parks", "Offer a mentor"]
    assert themes(actions) == ["Safer streets", "Helping victims"]


def test_a_theme_merged_down_several_rows() -> None:
    actions = actions_of(
        web_page(
            "<table><tr><th>Theme</th><th>Action</th><th>Lead</th></tr><tr><td rowspan=2>Safer "
            "streets</td><td>Sweep the parks</td><td>Ann Lee</td></tr><tr><td>Light the paths</td>"
            "<td>Ian Reed</td></tr><tr><td>Victims</td><td>Offer a mentor</td><td></td></tr>"
            "</table>"
        )
    )
    assert themes(actions) == ["Safer streets", "Safer streets", "Victims"]


def test_a_theme_printed_further_down_holds_for_the_rows_before_it_too() -> None:
    plan = tabbed(
        THEMED,
        ("GOVERNANCE", "1", "Agree a dashboard", "Ann Lee", "May-24"),
        ("", "2", "Meet each month", "Ann Lee", "May-24"),
        THEMED,
        ("", "1", "Sweep the parks", "Ann Lee", "May-24"),
        ("", "2", "Light the paths", "Ann Lee", "May-24"),
        (),
        ("SAFER STREETS", "3", "Train shop staff", "Ann Lee", "May-24"),
        ("", "4", "Seize knives", "Ann Lee", "May-24"),
    )
    assert themes(actions_of(plan)) == ["GOVERNANCE"] * 2 + ["SAFER STREETS"] * 4


def test_a_repeated_header_within_a_theme_does_not_end_it() -> None:
    plan = tabbed(
        THEMED,
        ("SAFER STREETS", "1", "Sweep the parks", "Ann Lee", "May-24"),
        (),
        THEMED,
        ("", "2", "Light the paths", "Ann Lee", "May-24"),
        ("VICTIMS", "1", "Offer a mentor", "Ann Lee", "May-24"),
    )
    assert themes(actions_of(plan)) == ["SAFER STREETS", "SAFER STREETS", "VICTIMS"]


# --- merged cells ---------------------------------------------------------------


def test_a_merged_cell_belongs_to_each_of_its_rows() -> None:
    first, second = actions_of(
        web_page(
            page(
                "<td>Sweep the parks</td><td rowspan=2>Fewer knives</td>"
                "<td rowspan=2>Ann Lee</td><td>May 2024</td>",
                "<td>Fit knife bins</td><td>June 2024</td>",
            )
        )
    )
    assert rules(first, "outcome") == rules(first, "lead") == ["cell"]
    assert values(second, "outcome") == ["Fewer knives"]
    assert values(second, "lead") == ["Ann Lee"]
    assert rules(second, "lead") == ["merged cell"]
    assert rules(second, "end") == ["cell"]
    assert second.commitments[0].values("lead")[0].confidence == 1.0


def test_a_merged_action_has_a_commitment_for_each_of_its_rows() -> None:
    (action,) = actions_of(
        web_page(
            page(
                "<td rowspan=2>Sweep the parks</td><td>Fewer knives</td><td>Ann Lee</td>"
                "<td>May 2024</td>",
                "<td>Residents reassured</td><td>Ian Reed</td><td>June 2024</td>",
            )
        )
    )
    assert [values(part, "lead") for part in action.commitments] == [["Ann Lee"], ["Ian Reed"]]
    assert [part.period.end for part in action.commitments] == ["2024-05", "2024-06"]


def test_blank_cells_of_a_table_that_marks_its_merged_ones_mean_nothing_stated() -> None:
    actions = actions_of(
        web_page(
            page(
                "<td>Sweep the parks</td><td rowspan=2>Fewer knives</td><td>Ann Lee</td>"
                "<td>May 2024</td>",
                "<td>Fit knife bins</td><td>Ian Reed</td><td>June 2024</td>",
                "<td>Write to shops</td><td></td><td></td><td></td>",
            )
        )
    )
    assert actions[2].commitments[0].fields == ()


def test_a_column_merged_with_its_theme_before_it_became_text() -> None:
    plan = tabbed(
        ("Theme", "Action", "Lead", "End"),
        ("Safer streets", "Sweep the parks", "Ann Lee", "May-24"),
        ("", "Fit knife bins", "", "Jun-24"),
        ("", "Train shop staff", "", "Jul-24"),
        ("Victims", "Offer a mentor", "Ian Reed", "Aug-24"),
        ("", "Write to each victim", "", "Sep-24"),
    )
    actions = actions_of(plan)
    assert [values(action, "lead") for action in actions] == [["Ann Lee"]] * 3 + [["Ian Reed"]] * 2
    assert [rules(action, "lead")[0] for action in actions] == [
        "cell",
        "merged with the theme",
        "merged with the theme",
        "cell",
        "merged with the theme",
    ]
    assert actions[1].commitments[0].values("lead")[0].confidence < 1.0


# --- blanks -----------------------------------------------------------------------


def test_a_row_blank_beside_its_action_shares_what_stands_above() -> None:
    bare = ("2", "Fit knife bins", "", "", "", "", "")
    first, second, third = actions_of(tabbed(FULL, SWEEP, bare, LOCKS))
    for role in (*GROUP, "outcome"):
        assert values(second, role) == values(first, role)
        assert rules(second, role) == ["shared with the row above"]
    shared = second.commitments[0].values("lead")[0]
    own = first.commitments[0].values("lead")[0]
    assert (shared.start, shared.locator) == (own.start, own.locator)
    assert shared.confidence < own.confidence == 1.0
    assert second.commitments[0].period == first.commitments[0].period
    assert values(third, "lead") == ["Ian Reed"]


def test_one_outcome_and_lead_may_be_given_once_for_several_actions() -> None:
    bare = [(str(at), f"Fit {at} knife bins", "", "", "", "", "") for at in (2, 3, 4)]
    actions = actions_of(tabbed(FULL, SWEEP, *bare))
    assert [values(action, "lead") for action in actions] == [["Ann Lee"]] * 4
    assert [len(action.commitments) for action in actions] == [1] * 4


@pytest.mark.parametrize("blank", [3, 4, 5, 6])
def test_a_single_blank_cell_means_that_nothing_was_stated(blank: int) -> None:
    row = [*LOCKS]
    row[blank] = ""
    _, action = actions_of(tabbed(FULL, SWEEP, row))
    assert values(action, GROUP[blank - 3]) == []
    assert {value.rule for _, value in action.commitments[0].fields} == {"cell"}


def test_a_row_with_an_outcome_of_its_own_shares_nothing() -> None:
    row = ("2", "Fit knife bins", "Fewer knives carried", "", "", "", "")
    _, action = actions_of(tabbed(FULL, SWEEP, row))
    assert [role for role, _ in action.commitments[0].fields] == ["outcome"]


def test_nothing_is_shared_across_themes() -> None:
    plan = tabbed(
        THEMED,
        ("Safer streets", "1", "Sweep the parks", "Ann Lee", "May-24"),
        ("Victims", "1", "Offer a mentor", "", ""),
    )
    assert actions_of(plan)[1].commitments[0].fields == ()


def test_nothing_is_shared_where_nothing_stands_above() -> None:
    bare = [(str(at), f"Fit {at} knife bins", "", "", "", "", "") for at in (1, 2)]
    assert [action.commitments[0].fields for action in actions_of(tabbed(FULL, *bare))] == [(), ()]


@pytest.mark.parametrize("role", ["lead", "lead_organisation"])
def test_what_the_plan_says_of_blanks_is_followed(role: str) -> None:
    label = {"lead": "Lead", "lead_organisation": "Lead agency"}[role]
    said = f"Where '{label}' is blank it is the same as in the row above.\n\n"
    row = [*LOCKS]
    row[3] = row[4] = ""
    _, action = actions_of(said + tabbed(FULL, SWEEP, row))
    (other,) = {"lead", "lead_organisation"} - {role}
    assert rules(action, role) == ["blank repeats the row above, as the plan says"]
    assert values(action, other) == []


def test_blanks_that_the_plan_explains_are_not_guessed_at() -> None:
    said = "Where 'Lead' is blank nobody has been named yet.\n\n"
    bare = ("2", "Fit knife bins", "", "", "", "", "")
    _, action = actions_of(said + tabbed(FULL, SWEEP, bare))
    assert action.commitments[0].fields == ()


# --- the page about it ------------------------------------------------------------

REPOSITORY = Path(__file__).resolve().parents[2]


def test_the_page_on_layout_names_every_rule_that_the_samples_need() -> None:
    described = (REPOSITORY / "docs" / "layout.md").read_text("utf-8")
    plans, _ = find_plans([REPOSITORY / "samples"])
    actions = [action for plan in plans for action in actions_of(read(plan))]
    used = {action.rule for action in actions} | {
        value.rule for action in actions for part in action.commitments for _, value in part.fields
    }
    assert {"action", "cell", "shared with the row above"} <= used
    assert {rule for rule in used if f"| `{rule}` |" not in described} == set()


def test_a_row_that_calls_itself_a_theme_outranks_a_column_of_aims() -> None:
    plan = tabbed(
        ("Aim", "No", "Step", "Lead", "By when"),
        ("Aim 1: Safer streets", "", "", "", ""),
        ("Fewer knives", "1.1", "Sweep the parks", "Ann Lee", "May 2025"),
        ("", "1.2", "Fit bins", "Ian Reed", "June 2025"),
        ("Aim 2: Safer homes", "", "", "", ""),
        ("Stronger doors", "2.1", "Fit locks", "Jo Marsh", "July 2025"),
    )
    actions = actions_of(plan)
    assert themes(actions) == ["Aim 1: Safer streets"] * 2 + ["Aim 2: Safer homes"]
    assert values(actions[0], "outcome") == ["Fewer knives"]


def test_a_heading_that_is_a_priority_outranks_a_column_of_objectives() -> None:
    table = tabbed(
        ("Objective", "Action", "Lead", "By when"),
        ("Fewer knives", "Sweep the parks", "Ann Lee", "May 2025"),
        ("Stronger doors", "Fit locks", "Jo Marsh", "July 2025"),
    )
    (first, second) = actions_of(f"# Plan\n\n## Priority 1: Safer streets\n\n{table}")
    assert themes([first, second]) == ["Priority 1: Safer streets"] * 2
    assert values(second, "outcome") == ["Stronger doors"]
    assert themes(actions_of(f"# Plan\n\n## What we do\n\n{table}"))[0] == "Fewer knives"


@pytest.mark.parametrize(
    "title",
    ["CARRIED FORWARD", "Action log (carried forward from earlier meetings)",
     "Actions outstanding from the last meeting"],
)  # fmt: skip
def test_what_earlier_meetings_left_is_a_theme(title: str) -> None:
    rows = tabbed(
        ("No", "Action", "Who", "Due", "Now"),
        ("17", "Sweep the parks", "Ann Lee", "May 2025", "Dropped"),
        ("18", "Fit locks", "Jo Marsh", "July 2025", "Late"),
    )
    actions = actions_of(
        f"Notes of the meeting of 4 May 2025\n\nAll were there.\n\n{title}\n\n{rows}"
    )
    assert themes(actions) == [title] * 2
    assert numbers(actions) == ["17", "18"]


def test_a_wrapped_cell_keeps_apart_from_those_beside_it() -> None:
    plan = """No   Action                        Lead                 Partners         By when
1    Light the paths by the canal  Ann Lee              Ashvale Housing  May 2025
     and the towpath               Jo Marsh             Kent Police
2    Fit bins                      Ian Reed             Street Wardens   June 2025
"""
    first, second = actions_of(plan)
    assert first.text == "Light the paths by the canal and the towpath"
    assert values(first, "lead") == ["Ann Lee", "Jo Marsh"]
    assert values(first, "supporting") == ["Ashvale Housing", "Kent Police"]
    assert values(second, "lead") == ["Ian Reed"]
