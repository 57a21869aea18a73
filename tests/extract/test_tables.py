"""Tables of actions, of people and others, told apart and cut at their headers."""

from __future__ import annotations

import pytest

from tests.extract.tables_fixture import (
    actions_of,
    document,
    numbers,
    rules,
    segments_of,
    tabbed,
    texts,
    themes,
    values,
    web_page,
)

HEADER = ("No", "Action", "Owner", "Start date", "End date")
SWEEP = ("1", "Sweep the four parks each week", "Ann Lee", "May-24", "Mar-25")
LOCKS = ("2", "Fit locks in sheltered homes", "Ian Reed", "Jun-24", "Mar-25")
LAMPS = ("3", "Light the paths by the canal", "Priya Nair", "Jul-24", "TBC")


def test_a_table_of_actions() -> None:
    (segment,) = segments_of("# Safer streets\n\n" + tabbed(HEADER, SWEEP, LOCKS))
    assert segment.kind == "actions"
    assert not segment.continued
    assert len(segment.rows) == 2
    assert segment.heading is not None
    assert segment.heading.text == "Safer streets"


def test_a_header_repeated_on_each_page_states_no_action() -> None:
    plan = tabbed(HEADER, SWEEP, (), HEADER, LOCKS, (), HEADER, LAMPS)
    assert numbers(actions_of(plan)) == ["1", "2", "3"]
    assert [segment.kind for segment in segments_of(plan)] == ["actions"] * 3


def test_each_page_may_order_its_columns_anew() -> None:
    other = ("Owner", "End date", "No", "Action", "Start date")
    turned = (LOCKS[2], LOCKS[4], LOCKS[0], LOCKS[1], LOCKS[3])
    _, second = actions_of(tabbed(HEADER, SWEEP, other, turned))
    assert second.number == "2"
    assert values(second, "lead") == ["Ian Reed"]
    assert second.commitments[0].period.end == "2025-03"


def test_stray_rows_above_a_header_state_no_action() -> None:
    plan = tabbed(
        ("Harbourton plan 2024", "", "", "", ""),
        ("Ref", "Actions", "", "", "Risk"),
        HEADER,
        SWEEP,
    )
    (action,) = actions_of(plan)
    assert action.text == SWEEP[1]
    assert values(action, "lead") == ["Ann Lee"]
    assert values(action, "end") == ["Mar-25"]


def test_a_ruler_below_a_header_states_no_action() -> None:
    ruler = ("--", "------", "-----", "----------", "--------")
    assert texts(actions_of(tabbed(HEADER, ruler, SWEEP))) == [SWEEP[1]]
    assert actions_of(tabbed(HEADER, ruler)) == ()
    assert actions_of(tabbed(HEADER)) == ()


def test_a_row_that_repeats_some_headings_states_no_action() -> None:
    rest = ("", "Action", "", "", "")
    assert texts(actions_of(tabbed(HEADER, rest, SWEEP))) == [SWEEP[1]]


def test_a_row_of_dashes_on_a_web_page_states_no_action() -> None:
    cells = "".join(f"<th>{label}</th>" for label in HEADER)
    dashes = "<td>-----</td>" * len(HEADER)
    row = "".join(f"<td>{text}</td>" for text in SWEEP)
    page = f"<table><tr>{cells}</tr><tr>{dashes}</tr><tr>{row}</tr></table>"
    assert texts(actions_of(web_page(page))) == [SWEEP[1]]


def test_a_theme_above_each_repeated_header() -> None:
    plan = tabbed(
        ("Safer streets", "", "", "", ""),
        HEADER,
        SWEEP,
        ("Helping victims", "", "", "", ""),
        HEADER,
        LOCKS,
    )
    assert themes(actions_of(plan)) == ["Safer streets", "Helping victims"]


def test_a_header_of_two_rows_in_text() -> None:
    plan = tabbed(
        ("", "What", "Who", "", "When", ""),
        ("No", "Action", "Lead officer", "Partners", "Start", "End"),
        ("1", SWEEP[1], "Ann Lee", "Police", "May-24", "Mar-25"),
    )
    (action,) = actions_of(plan)
    assert (values(action, "lead"), values(action, "supporting")) == (["Ann Lee"], ["Police"])
    assert (action.commitments[0].period.start, action.commitments[0].period.end) == (
        "2024-05",
        "2025-03",
    )


def test_a_header_of_two_rows_with_blanks_below_its_wider_labels() -> None:
    plan = tabbed(
        ("No", "Action", "Responsibility", "", "Timescale", ""),
        ("", "", "Lead officer", "Lead agency", "Start", "End"),
        ("1", SWEEP[1], "Ann Lee", "Harbourton Council", "May-24", "Mar-25"),
    )
    (action,) = actions_of(plan)
    assert (action.number, action.text) == ("1", SWEEP[1])
    assert values(action, "lead") == ["Ann Lee"]
    assert values(action, "lead_organisation") == ["Harbourton Council"]


def test_a_stray_row_between_rows_does_not_take_the_place_of_the_header() -> None:
    stray = ("Ref", "Actions", "", "", "Risk")
    _, second = actions_of(tabbed(HEADER, SWEEP, stray, LOCKS))
    assert values(second, "lead") == ["Ian Reed"]
    assert values(second, "end") == ["Mar-25"]


def test_rows_saved_without_their_empty_last_cells_stay_apart() -> None:
    plan = tabbed(
        ("No", "Action", "Outcome", "Lead", "Lead agency", "Start", "End"),
        ("1", "Sweep the parks", "Fewer knives", "Ann Lee"),
        ("2", "Fit locks", "Safer homes", "Ian Reed"),
    )
    actions = actions_of(plan)
    assert texts(actions) == ["Sweep the parks", "Fit locks"]
    assert [values(action, "lead") for action in actions] == [["Ann Lee"], ["Ian Reed"]]


def test_a_header_of_two_rows_with_merged_cells() -> None:
    page = web_page(
        "<table><tr><th rowspan=2>No</th><th rowspan=2>Action</th><th colspan=2>Responsibility"
        "</th><th colspan=2>Dates</th></tr><tr><th>Lead officer</th><th>Partners</th>"
        "<th>Start</th><th>End</th></tr><tr><td>1</td><td>Sweep the parks</td><td>Ann Lee</td>"
        "<td>Police</td><td>May 2024</td><td>June 2025</td></tr></table>"
    )
    (action,) = actions_of(page)
    assert action.text == "Sweep the parks"
    assert values(action, "lead") == ["Ann Lee"]
    assert values(action, "supporting") == ["Police"]
    assert values(action, "start") == ["May 2024"]


def test_rows_after_a_paragraph_go_on_under_the_last_header() -> None:
    plan = tabbed(HEADER, SWEEP) + "\nThe table goes on overleaf.\n\n" + tabbed(LOCKS, LAMPS)
    first, second = segments_of(plan)
    assert (first.continued, second.continued) == (False, True)
    actions = actions_of(plan)
    assert numbers(actions) == ["1", "2", "3"]
    assert values(actions[1], "lead") == ["Ian Reed"]


def page(*tables: tuple[tuple[str, ...], ...]) -> str:
    """Tables under headings of their own, as on slides."""
    parts = []
    for at, rows in enumerate(tables):
        lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
        parts.append(f"<h2>Page {at}</h2><table><tr>{'</tr><tr>'.join(lines)}</tr></table>")
    return "".join(parts)


def test_a_header_alone_at_the_end_of_a_page_holds_for_the_next() -> None:
    blank = ("",) * 5
    alone = actions_of(web_page(page((HEADER,), (SWEEP, LOCKS))))
    assert [values(action, "lead") for action in alone] == [["Ann Lee"], ["Ian Reed"]]
    assert numbers(actions_of(web_page(page((HEADER, SWEEP, HEADER, blank), (LOCKS,))))) == [
        "1",
        "2",
    ]
    groups = (("", "What", "Who", "When", "When"), HEADER)
    (action,) = actions_of(web_page(page(groups, (SWEEP,))))
    assert values(action, "lead") == ["Ann Lee"]


def test_a_header_of_people_at_the_end_of_a_page_gives_no_actions() -> None:
    people = (("Name", "Post", "Organisation", "Email", "Telephone"),)
    assert actions_of(web_page(page((HEADER, SWEEP), people, (LOCKS,))))[1:] == ()


def test_a_footnote_between_rows_does_not_end_the_table() -> None:
    marked = ("1", "Sweep the four parks¹", *SWEEP[2:])
    plan = tabbed(HEADER, marked) + "\n¹ Quay, Mill, North and West.\n\n" + tabbed(LOCKS)
    assert numbers(actions_of(plan)) == ["1", "2"]


def test_another_table_is_not_taken_for_the_rest_of_the_plan() -> None:
    figures = tabbed(("Robbery", "210", "190", "-10%", ""), ("Burglary", "300", "310", "3%", ""))
    plan = tabbed(HEADER, SWEEP) + "\nOffences in the last two years.\n\n" + figures
    assert [segment.kind for segment in segments_of(plan)] == ["actions", "other"]
    assert numbers(actions_of(plan)) == ["1"]


def test_a_table_printed_with_its_headings_down_the_side() -> None:
    sides = (
        ("Action", "Sweep the parks"),
        ("Lead", "Ann Lee"),
        ("By when", "May 2024"),
        ("Success measure", "Fewer knives found"),
    )
    (action,) = actions_of("# Safer streets\n\n" + tabbed(*sides))
    assert (action.text, action.theme) == ("Sweep the parks", "Safer streets")
    assert values(action, "lead") == ["Ann Lee"]
    assert values(action, "outcome") == ["Fewer knives found"]
    assert action.commitments[0].period.end == "2024-05"


def test_one_upright_table_for_each_action() -> None:
    first = tabbed(("Action", "Sweep the parks"), ("Lead", "Ann Lee"), ("By when", "May 2024"))
    second = tabbed(("Action", "Fit locks"), ("Lead", "Ian Reed"), ("By when", "June 2024"))
    actions = actions_of(f"# Safer streets\n\n{first}\nAnd also:\n\n{second}")
    assert texts(actions) == ["Sweep the parks", "Fit locks"]
    assert [values(action, "lead") for action in actions] == [["Ann Lee"], ["Ian Reed"]]
    assert themes(actions) == ["Safer streets", "Safer streets"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Organisation", "Role"), ("Ann Lee", "Harbourton Council", "Chair")),
        (("Attendee", "Agency"), ("Ann Lee", "Harbourton Council"), ("Ian Reed", "Police")),
        (
            ("Ann Lee", "Chair, Harbourton Council"),
            ("Supt Ian Reed", "Metropolitan Police Service"),
            ("Joan Ash", "Victim Support"),
        ),
    ],
    ids=["headed", "attendees", "without a header"],
)
def test_lists_of_people_are_no_actions(rows: tuple[tuple[str, ...], ...]) -> None:
    plan = "Present:\n\n" + tabbed(*rows)
    assert [segment.kind for segment in segments_of(plan)] == ["people"]
    assert actions_of(plan) == ()


def test_a_list_of_people_does_not_lend_its_header_to_the_plan() -> None:
    people = tabbed(("Name", "Organisation", "Role"), ("Ann Lee", "Harbourton Council", "Chair"))
    plan = f"# Board\n\n{people}\n# Plan\n\n{tabbed(HEADER, SWEEP)}"
    assert [segment.kind for segment in segments_of(plan)] == ["people", "actions"]
    assert texts(actions_of(plan)) == [SWEEP[1]]


@pytest.mark.parametrize(
    "rows",
    [
        (("Offence", "2021/22", "2022/23", "Change"), ("Robbery", "210", "190", "-10%")),
        (("Version", "Date", "Author", "Changes"), ("0.1", "04/03/2024", "Ann Lee", "Draft")),
        (("Version", "Date", "Action", "Author"), ("0.1", "04/03/2024", "Draft", "Ann Lee")),
        (("Ward", "Population", "Priority"), ("Quayside", "9,100", "High")),
        (("Risk", "Likelihood", "Impact", "Mitigation"), ("No funds", "High", "High", "Seek")),
        (("Acronym", "Meaning"), ("CSP", "Community safety partnership")),
        (("Indicator", "Baseline", "Target", "Latest"), ("Knife offences", "210", "190", "200")),
        (("Meeting", "Time", "Venue"), ("Board", "4 March 2024", "Town Hall")),
        (("Service", "Telephone", "Open"), ("Victim Support", "020 7946 0000", "Weekdays")),
    ],
    ids=lambda rows: "-".join(rows[0][:3]),
)
def test_other_tables_give_no_actions(rows: tuple[tuple[str, ...], ...]) -> None:
    second = rows[1]
    assert actions_of(tabbed(*rows, second, second)) == ()


def test_a_table_of_costs_gives_no_actions() -> None:
    costs = tabbed(("Project", "Cost", "Funding"), ("Knife bins", "£4,000", "Home Office"))
    assert actions_of(costs) == ()


def test_an_action_log_is_a_table_of_actions() -> None:
    plan = tabbed(
        ("Ref", "Date raised", "Action", "Owner", "Due date", "Status"),
        ("A1", "04/03/2024", "Circulate the profile", "Ann Lee", "30/04/2024", "Open"),
        ("A2", "04/03/2024", "Agree a rota", "Ian Reed", "May 2024", "Complete"),
    )
    actions = actions_of(plan)
    assert numbers(actions) == ["A1", "A2"]
    assert values(actions[0], "progress") == ["Open"]
    assert (actions[0].commitments[0].period.start, actions[0].commitments[0].period.end) == (
        "2024-03-04",
        "2024-04-30",
    )


def test_only_cells_that_the_format_repeats_downwards_count_as_spans() -> None:
    rows = "<tr><td rowspan=2>Safer streets</td><td>Sweep</td><td>Ann Lee</td></tr>"
    tail = "<tr><td>Fit locks</td><td>Ian Reed</td></tr>"
    head = "<tr><th>Theme</th><th>Action</th><th>Lead</th></tr>"
    (merged,) = segments_of(web_page(f"<table>{head}{rows}{tail}</table>"))
    assert merged.spans
    across = "<tr><td colspan=3>Safer streets</td></tr><tr><td></td><td>Sweep</td><td>Al</td></tr>"
    (plain,) = segments_of(web_page(f"<table>{head}{across}</table>"))
    assert not plain.spans


def test_a_markdown_table() -> None:
    head = "| No | Action | Who | By when |\n|---|---|---|---|\n"
    plan = head + "| 1 | Fit locks | Ian Reed | May 2024 |\n"
    (action,) = actions_of(plan)
    assert (action.number, action.text) == ("1", "Fit locks")
    assert rules(action, "lead") == ["cell"]


def test_a_document_without_tables_has_no_segments() -> None:
    assert tuple(segments_of("Only words.\n")) == ()


def test_every_field_stands_where_it_says() -> None:
    read = document(tabbed(HEADER, SWEEP, LOCKS, LAMPS))
    for action in actions_of(read):
        assert " ".join(read.text[action.start : action.end].split()).startswith(
            f"{action.number} {action.text}"
        )
        for _, value in action.commitments[0].fields:
            assert read.text[value.start : value.end] == value.text
