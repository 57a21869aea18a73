"""Actions outside tables: bullets under a theme and lines of minutes."""

from __future__ import annotations

import pytest

from extract.list_actions import list_actions
from tests.extract.tables_fixture import (
    actions_of,
    document,
    numbers,
    rules,
    tabbed,
    texts,
    themes,
    values,
    web_page,
)

# --- bullets ----------------------------------------------------------------------


def test_bullets_under_themes_under_a_heading_of_actions() -> None:
    plan = """# Harbourton plan

## What we will do

### Safer streets

- Sweep the four parks each week
- Light the paths by the canal

### Helping victims:

1. Offer a mentor to each young victim
2. Write to every victim within a week

## Background

- Knife crime rose by a tenth last year
- Most offences were near the station
"""
    actions = actions_of(plan)
    assert texts(actions) == [
        "Sweep the four parks each week",
        "Light the paths by the canal",
        "Offer a mentor to each young victim",
        "Write to every victim within a week",
    ]
    assert themes(actions) == ["Safer streets"] * 2 + ["Helping victims"] * 2
    assert numbers(actions) == [None, None, "1", "2"]
    assert {action.rule for action in actions} == {"bullet"}
    assert all(action.confidence < 1.0 for action in actions)
    assert len({action.key for action in actions}) == 4


def test_bullets_may_be_announced_by_the_words_before_them() -> None:
    plan = """# Plan

## Safer streets

Over the next year the partnership will:

- Sweep the four parks each week
- Light the paths by the canal

Most offences were seen in two places:

- By the river at night
- In the multi-storey car park
"""
    actions = actions_of(plan)
    assert texts(actions) == ["Sweep the four parks each week", "Light the paths by the canal"]
    assert themes(actions) == ["Safer streets"] * 2


def test_headings_that_merely_stand_alone() -> None:
    plan = """Harbourton plan

Priority 1: Safer streets

We will:

• Sweep the four parks each week
• Light the paths by the canal

Priority 2: Helping victims

We will:

• Offer a mentor to each young victim
"""
    assert themes(actions_of(plan)) == ["Priority 1: Safer streets"] * 2 + [
        "Priority 2: Helping victims"
    ]


def test_bullets_with_leads_and_dates() -> None:
    plan = """# Plan

## Actions for safer streets

- Sweep the four parks. Lead: Ann Lee. By: May 2024
- Light the paths by the canal
  - Lead: Ian Reed
  - Partners: Police, Wardens
  - Deadline: June 2024
"""
    first, second = actions_of(plan)
    assert (first.text, values(first, "lead")) == ("Sweep the four parks", ["Ann Lee"])
    assert first.commitments[0].period.end == "2024-05"
    assert second.text == "Light the paths by the canal"
    assert values(second, "lead") == ["Ian Reed"]
    assert values(second, "supporting") == ["Police, Wardens"]
    assert second.commitments[0].period.end == "2024-06"


def test_bullets_whose_points_are_leads_and_dates_need_no_announcement() -> None:
    plan = """# Harbourton

## Safer streets

- Light the paths by the canal
  - Lead: Ian Reed
  - Deadline: June 2024
"""
    (action,) = actions_of(plan)
    assert (action.text, action.theme) == ("Light the paths by the canal", "Safer streets")


def test_bullets_of_a_web_page() -> None:
    page = web_page(
        "<h1>Plan</h1><nav><ul><li>Report a crime online now</li></ul></nav>"
        "<h2>Our commitments</h2><h3>Safer streets</h3><ul><li>Sweep the four parks</li>"
        "<li>Light the paths</li></ul><h2>Contact us</h2><ul><li>Email the safety team</li></ul>"
    )
    actions = actions_of(page)
    assert texts(actions) == ["Sweep the four parks", "Light the paths"]
    assert themes(actions) == ["Safer streets"] * 2


@pytest.mark.parametrize(
    "heading",
    [
        "Contents",
        "Membership",
        "Aims",
        "Key findings",
        "Glossary",
        "Performance measures",
        "Apologies",
        "Related documents",
        "Levels of violence",
    ],
)
def test_other_lists_give_no_actions(heading: str) -> None:
    plan = f"""# Harbourton

## {heading}

- Harbourton Council and its wardens
- Fewer knives on the streets of the town
- Reduce the fear of crime in the town
"""
    assert actions_of(plan) == ()


def test_a_heading_of_another_kind_ends_the_list_of_actions() -> None:
    plan = """# Plan

## Our actions

- Sweep the four parks each week

### Membership

- Harbourton Council and its wardens
"""
    assert texts(actions_of(plan)) == ["Sweep the four parks each week"]


def test_items_too_short_or_left_open_are_no_actions() -> None:
    plan = """# Plan

## Our actions

- Knives
- ...continued overleaf
- Sweep the four parks each week
"""
    assert texts(actions_of(plan)) == ["Sweep the four parks each week"]


# --- minutes ------------------------------------------------------------------------

MINUTES = """# Safer Harbourton Partnership

## Item 3: Knife crime

Ann Lee reported that the sweeps had found nine knives.

ACTION: Ann Lee to circulate the problem profile by 30 April 2024

ACTION 2: Police and Street Wardens to agree a rota by May 2024.

**Action point 3.1 -** Supt Ian Reed to write to the schools

## Item 4: Any other business

The next meeting is on 4 June 2024.
"""


def test_action_lines_of_minutes() -> None:
    first, second, third = actions_of(MINUTES)
    assert first.text == "Ann Lee to circulate the problem profile by 30 April 2024"
    assert values(first, "lead") == ["Ann Lee"]
    assert rules(first, "lead") == ["who is to do it"]
    assert rules(first, "timescale") == ["by when"]
    assert first.commitments[0].period.end == "2024-04-30"
    assert values(second, "lead_organisation") == ["Police and Street Wardens"]
    assert second.commitments[0].period.end == "2024-05"
    assert values(third, "lead") == ["Supt Ian Reed"]
    assert numbers([first, second, third]) == [None, "2", "3.1"]
    assert {action.rule for action in (first, second, third)} == {"action line"}
    assert themes([first]) == ["Item 3: Knife crime"]


def test_an_action_line_over_two_lines() -> None:
    plan = """# Minutes

ACTION: Ann Lee to circulate the problem profile to all members of the whole group by
30 April 2024

The meeting closed.
"""
    (action,) = actions_of(plan)
    assert action.text.endswith("of the whole group by 30 April 2024")
    assert action.commitments[0].period.end == "2024-04-30"


@pytest.mark.parametrize(
    "line",
    [
        "Actions: none",
        "ACTION PLAN UPDATED",
        "The actions of the last meeting were agreed.",
        "Action was taken by the wardens.",
    ],
)
def test_lines_that_only_speak_of_actions(line: str) -> None:
    assert actions_of(f"# Minutes\n\n{line}\n") == ()


# --- with tables ------------------------------------------------------------------------


def test_beside_a_table_only_lines_that_call_themselves_actions_count() -> None:
    table = tabbed(("No", "Action", "Lead", "End"), ("1", "Fit locks", "Ann Lee", "May-24"))
    plan = f"""# Plan

{table}
## What we will do

- Light the paths and the squares

ACTION: Ian Reed to write to the schools by May 2024
"""
    first, second = actions_of(plan)
    assert (first.text, first.rule) == ("Fit locks", "action")
    assert second.rule == "action line"
    assert first.key != second.key


def test_keys_go_on_after_those_of_the_tables() -> None:
    (plain,) = list_actions(document("# M\n\nACTION: Ann Lee to write to the schools\n"))
    (after,) = list_actions(document("# M\n\nACTION: Ann Lee to write to the schools\n"), 7)
    assert plain.key != after.key
    assert after.commitments[0].key.startswith(after.key)


def test_every_field_stands_where_it_says() -> None:
    read = document(MINUTES)
    for action in list_actions(read):
        assert read.text[action.start : action.end].replace("**", "").endswith(action.text)
        for _, value in action.commitments[0].fields:
            assert read.text[value.start : value.end] == value.text


def test_a_document_without_lists_has_no_actions() -> None:
    assert list_actions(document("Only words.\n")) == ()
