"""Commitments in prose, numbered in any way or plain below a heading of commitments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.tables_fixture import actions_of, numbers, rules, texts, themes, values

CHARTER = """ASHVALE HARM BOARD

A.  STANDING

A1.  The Harm Board shall consist of ten bodies. The Council will send two people.

A2.  The Town Panel shall meet four times a year.

B.  COMMITMENTS

Commitments on places

B1.  We will light the canal path from end to end, and
     the steps. [Lead: Ann Lee. With: Redthread, Kent Police. By: May 2025]

B2.  Drawing on the survey, we will fit bins in both parks. [Lead: Ian Reed.
     From: June 2025. By: ongoing]

B3.  Kent Police will walk the parks each night. [Lead: Supt Marsh. By: TBC]

B10. We will write to every school.

C.  MONEY

C1.  The Home Office will pay for the lights.
"""


def test_paragraphs_with_a_letter_in_their_number_and_fields_in_brackets() -> None:
    actions = actions_of(CHARTER)
    assert numbers(actions) == ["B1", "B2", "B3", "B10"]
    assert texts(actions)[1] == "Drawing on the survey, we will fit bins in both parks"
    assert [values(action, "lead") for action in actions[:3]] == [
        ["Ann Lee"],
        ["Ian Reed"],
        ["Supt Marsh"],
    ]
    assert values(actions[0], "supporting") == ["Redthread, Kent Police"]
    assert actions[1].commitments[0].period.start == "2025-06"
    assert set(themes(actions)) == {"Commitments on places"}


def test_without_a_lead_only_those_count_that_stand_where_others_have_one() -> None:
    found = texts(actions_of(CHARTER))
    assert "We will write to every school." in found
    assert not any("consist" in text or "pay for" in text for text in found)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("D1 We will light the paths by the canal.", "D1"),
        ("D1. We will light the paths by the canal.", "D1"),
        ("D1 - We will light the paths by the canal.", "D1"),
        ("2.1 We will light the paths by the canal.", "2.1"),
        ("Commitment 3: We will light the paths by the canal.", "3"),
        ("Commitment 3 We will light the paths by the canal.", "3"),
        ("Promise 4 – We will light the paths by the canal.", "4"),
        ("Pledge 5. We will light the paths by the canal.", "5"),
        ("Commitment Three. We will light the paths by the canal.", "Three"),
        ("Commitment IV: We will light the paths by the canal.", "IV"),
        ("Priority 2.1 We will light the paths by the canal.", "2.1"),
        ("Objective B2: We will light the paths by the canal.", "B2"),
    ],
)
def test_each_way_of_numbering(line: str, number: str) -> None:
    plan = f"# Plan\n\n## Safer places\n\nWe met twice.\n\n{line}\n\nWe met again.\n"
    (action,) = actions_of(plan)
    assert action.number == number
    assert action.text.startswith("We will light the paths")
    assert action.rule in ("commitment in prose", "bullet")


@pytest.mark.parametrize(
    "line",
    [
        "2.1 We will not buy drones.",
        "2.1 We will no longer print the report.",
        "2.1 The Council will not pay for cameras.",
        "2.1 The Board shall consist of ten bodies.",
        "2.1 The lights cost £4,000.",
        "Priority 2.1 Safer places for all of us.",
        "M25 Gantry lights were fixed.",
    ],
)
def test_what_is_no_commitment(line: str) -> None:
    assert actions_of(f"# Plan\n\n## Safer places\n\nWe met twice.\n\n{line}\n\nDone.\n") == ()


def test_paragraphs_below_a_heading_of_commitments() -> None:
    plan = """# Ashvale plan

## Our promises

We will light the path by the canal by the end of May 2025.

We will train the door staff of forty pubs.

## What we have

We will go on as before. The wardens walk the parks.
"""
    first, second = actions_of(plan)
    assert first.text.startswith("We will light the path")
    assert second.theme is not None
    assert {first.rule, second.rule} == {"commitment in prose"}


def test_one_such_paragraph_among_others_is_none() -> None:
    plan = """# Ashvale plan

## Background to our commitments

The survey was held in May.

We will say more about it below.

It had 300 answers.
"""
    assert actions_of(plan) == ()


def test_brackets_may_name_who_leads_a_numbered_promise() -> None:
    plan = "# Plan\n\n## Our promises\n\nPromise 1: We will fit bins. (Ian Reed, by May 2025)\n"
    (action,) = actions_of(plan)
    assert values(action, "lead") == ["Ian Reed"]
    assert rules(action, "lead") == ["in brackets at the end"]
    assert action.commitments[0].period.end == "2025-05"


@given(st.text(alphabet="AB12. We will[:]\n-", max_size=120))
def test_any_text_gives_actions_with_words_of_their_own(text: str) -> None:
    for action in actions_of("# Plan\n\n## Commitments\n\n" + text):
        assert action.text
        assert 0 <= action.start < action.end
