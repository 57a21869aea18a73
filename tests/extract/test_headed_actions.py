"""Actions that are headings of their own, or stand below a heading that only numbers them."""

from __future__ import annotations

import pytest

from tests.extract.tables_fixture import actions_of, numbers, rules, texts, themes, values

CARDS = """# Ashvale plan

## Priority 1: Places

### Action 1.1: Light the canal path

It is dark from end to end.

Lead: Ann Lee
Partners: Parks Team, Kent Police
By: May 2025

### Action 1.2: Fit knife bins

Lead: Ian Reed
By: June 2025
Progress: two fitted

## Priority 2: People

### 2.1 Train door staff

- Lead: Jo Marsh
- By: July 2025
"""


def test_a_heading_with_its_fields_below() -> None:
    first, second, third = actions_of(CARDS)
    assert numbers([first, second, third]) == ["1.1", "1.2", "2.1"]
    assert texts([first, third]) == ["Light the canal path", "Train door staff"]
    assert themes([first, second, third]) == ["Priority 1: Places"] * 2 + ["Priority 2: People"]
    assert values(first, "supporting") == ["Parks Team, Kent Police"]
    assert values(second, "progress") == ["two fitted"]
    assert [a.commitments[0].period.end for a in (first, third)] == ["2025-05", "2025-07"]
    assert {first.rule, third.rule} == {"action as a heading"}


def test_a_heading_that_only_numbers_the_words_below() -> None:
    plan = """# Ashvale plan

**Commitment 1**

We will light the canal path.

*Lead:* Ann Lee
*Partners:* Kent Police

**Commitment 2**

Fit knife bins in both parks.

*Lead:* Ian Reed
"""
    first, second = actions_of(plan)
    assert numbers([first, second]) == ["1", "2"]
    assert texts([first, second]) == [
        "We will light the canal path.",
        "Fit knife bins in both parks.",
    ]
    assert values(first, "supporting") == ["Kent Police"]
    assert rules(second, "lead") == ["cell"]


@pytest.mark.parametrize(
    "heading",
    ["Redthread", "Action plan", "Support services", "1. Membership", "Action 1", "The hub"],
)
def test_other_headings_with_somebody_below_are_no_actions(heading: str) -> None:
    assert actions_of(f"# Plan\n\n## {heading}\n\nLead: Ann Lee\n\nIt runs.\n") == ()


def test_a_heading_below_words_that_turn_it_down() -> None:
    card = "### Action 1: Buy drones\n\nLead: Ann Lee\nBy: May 2025\n"
    plan = f"# Plan\n\n## Options we rejected\n\n{card}"
    assert actions_of(plan) == ()


def test_fields_in_lines_right_below_an_action() -> None:
    plan = """ASHVALE PLAN

Action 1
Light the canal path
Lead: Ann Lee
Support: Kent Police
Deadline: May 2025
"""
    (action,) = actions_of(plan)
    assert action.text == "Light the canal path"
    assert values(action, "lead") == ["Ann Lee"]
    assert values(action, "supporting") == ["Kent Police"]


def test_who_and_when_behind_the_dash_of_an_item() -> None:
    plan = """# Plan

## What the Council will do

1. Light the canal path – Ann Lee, by May 2025
2. Fit knife bins – Parks Team, by June 2025
3. Walk the parks – day and night
"""
    first, second, third = actions_of(plan)
    assert values(first, "lead") == ["Ann Lee"]
    assert rules(second, "lead") == ["behind the dash"]
    assert second.commitments[0].period.end == "2025-06"
    assert third.text == "Walk the parks – day and night"
