"""Actions outside tables: bullets under a theme, and what counts beside a table."""

from __future__ import annotations

from extract.list_actions import list_actions
from tests.extract.tables_fixture import (
    actions_of,
    document,
    numbers,
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


def test_bullets_at_once_under_a_priority_that_say_what_to_do() -> None:
    plan = """# Harbourton

## Priority 1: Safer streets

- Deliver a sweep of the parks each week
- Provide lamps along the canal

## Priority 2: Victims

- Many never report what happened
- Few know whom to call
"""
    actions = actions_of(plan)
    assert texts(actions) == [
        "Deliver a sweep of the parks each week",
        "Provide lamps along the canal",
    ]
    assert {(action.rule, action.theme) for action in actions} == {
        ("bullet under a priority", "Priority 1: Safer streets")
    }


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


def test_a_heading_of_another_kind_ends_the_list_of_actions() -> None:
    plan = """# Plan

## Our actions

- Sweep the four parks each week

### Membership

- Harbourton Council and its wardens
"""
    assert texts(actions_of(plan)) == ["Sweep the four parks each week"]


def test_items_divided_by_semicolons_are_an_action_each() -> None:
    plan = """# Plan

## Safer streets

Over the next year we will:

- sweep the four parks each week;
- light the paths by the canal; and
- train shop staff.
"""
    found = [text.split()[0] for text in texts(actions_of(plan))]
    assert found == ["sweep", "light", "train"]


def test_the_points_of_an_action_belong_to_it() -> None:
    plan = """# Actions

## Safer streets

- Sweep the parks, with the help of:
  - wardens and volunteers
  - the police
- Light the paths at night
"""
    assert texts(actions_of(plan)) == [
        "Sweep the parks, with the help of: wardens and volunteers the police",
        "Light the paths at night",
    ]


def test_an_asterisk_before_an_item_marks_a_local_addition() -> None:
    (action,) = actions_of("# What we will do\n\n## Safer streets\n\n- *Light the two paths\n")
    assert (action.locally_added, action.text) == (True, "Light the two paths")


def test_an_announcement_holds_no_further_than_its_section() -> None:
    plan = """# Plan

## Safer streets

Over the next year the partnership will:

## Where offences were seen

- By the river late at night
"""
    assert actions_of(plan) == ()


def test_a_bullet_may_go_on_in_a_line_of_its_own() -> None:
    plan = """# Plan

## Our actions

- Sweep the four parks together with
PC Reed and the wardens
- Light the paths by the canal
"""
    assert texts(actions_of(plan)) == [
        "Sweep the four parks together with PC Reed and the wardens",
        "Light the paths by the canal",
    ]


def test_items_too_short_or_left_open_are_no_actions() -> None:
    plan = """# Plan

## Our actions

- Knives
- ...continued overleaf
- Sweep the four parks each week
"""
    assert texts(actions_of(plan)) == ["Sweep the four parks each week"]


# --- with tables ------------------------------------------------------------------------


def test_beside_a_table_only_what_is_marked_or_has_fields_of_its_own_counts() -> None:
    table = tabbed(("No", "Action", "Lead", "End"), ("1", "Fit locks", "Ann Lee", "May-24"))
    plan = f"""# Plan

{table}
## What we will do

- Open a drop-in in the library. Lead: Joan Ash
- Light the paths and the squares

ACTION: Ian Reed to write to the schools by May 2024
"""
    actions = actions_of(plan)
    assert [action.rule for action in actions] == ["action", "bullet", "action line"]
    assert texts(actions)[:2] == ["Fit locks", "Open a drop-in in the library"]
    assert len({action.key for action in actions}) == 3


def test_keys_go_on_after_those_of_the_tables() -> None:
    (plain,) = list_actions(document("# M\n\nACTION: Ann Lee to write to the schools\n"))
    (after,) = list_actions(document("# M\n\nACTION: Ann Lee to write to the schools\n"), 7)
    assert plain.key != after.key
    assert after.commitments[0].key.startswith(after.key)


def test_a_document_without_lists_has_no_actions() -> None:
    assert list_actions(document("Only words.\n")) == ()
