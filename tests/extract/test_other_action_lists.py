"""Lists that hold no actions: what was turned down, what there is, what a table repeats."""

from __future__ import annotations

import pytest

from tests.extract.tables_fixture import actions_of, numbers, texts, values


@pytest.mark.parametrize(
    "heading",
    [
        "Things we were asked to do and will not",
        "What we will not do",
        "Actions that were not agreed",
        "Options considered and rejected",
        "What we have decided against",
    ],
)
def test_what_was_turned_down_is_no_action(heading: str) -> None:
    plan = (
        "# Plan\n\n## What we will do\n\n### Streets\n\n- Light the paths by the canal\n\n"
        f"### {heading}\n\n- Buy drones for the parks. Lead: Ann Lee. By: May 2025\n"
        "- A curfew for the under 16s\n"
    )
    assert texts(actions_of(plan)) == ["Light the paths by the canal"]


def test_words_before_a_list_may_turn_it_down() -> None:
    plan = """# Plan

## What we will do

- Light the paths by the canal

We looked at these ideas but will not take them up:

- A curfew for the under 16s
- Buy drones for the parks
"""
    assert texts(actions_of(plan)) == ["Light the paths by the canal"]


def test_one_item_that_speaks_of_the_future_in_a_list_of_what_there_is() -> None:
    plan = """# Plan

## What we buy

1. The refuge is run by Ashvale Shelter.
2. Mentors are paid for by the Council.
3. Project Halo will be run by Turning Point from May.

## What comes next

1. The Council will light the paths.
2. The Police will patrol the parks.
3. Figures are in annex 2.
"""
    assert texts(actions_of(plan)) == [
        "The Council will light the paths.",
        "The Police will patrol the parks.",
    ]


def test_bullets_under_a_priority_that_a_table_sets_out() -> None:
    table = "| No | Action | Lead |\n|---|---|---|\n| 1 | Light the paths | Ann Lee |\n"
    bullets = "- Light the paths\n- Fit knife bins\n"
    other = "\n## Priority 2: Schools\n\n- 2.1 Teach lessons to all\n- 2.2 Visit each school\n"
    actions = actions_of(f"# Plan\n\n## Priority 1: Streets\n\n{bullets}\n{table}{other}")
    assert numbers(actions) == ["1", "2.1", "2.2"]
    assert texts(actions) == ["Light the paths", "Teach lessons to all", "Visit each school"]


def test_an_item_without_a_lead_among_those_that_have_one() -> None:
    plan = """# Plan

| Action | Lead | By when |
|---|---|---|
| Fit locks | Jo Marsh | May 2025 |

## Actions in the parks

- Light the canal path (Lead: Ann Lee)
- Walk the parks, run by Kent Police, by June 2025 (Lead: Ian Reed)
- Choose a place for the bins (Lead: Supt Roe)
- Ask the schools for a map
"""
    actions = actions_of(plan)
    assert texts(actions)[-1] == "Ask the schools for a map"
    assert actions[2].commitments[0].period.end == "2025-06"


def test_a_name_with_its_body_in_brackets_leads() -> None:
    (action,) = actions_of(
        "# Plan\n\n## Commitments\n\n- We will ask the schools (Corin Dela, AVOW)\n"
    )
    assert values(action, "lead") == ["Corin Dela, AVOW"]
