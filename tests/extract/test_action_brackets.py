"""Who is to do it and by when, in brackets at the end of an action's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.action_brackets import read_bracket
from tests.extract.tables_fixture import actions_of, numbers, rules, texts, themes, values, web_page


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Light the paths. (Ann Lee, Parks Team; by July 2026)",
            [("lead", "Ann Lee, Parks Team"), ("timescale", "by July 2026")],
        ),
        (
            "Light the paths (Parks Team with Ashvale Council; March 2026).",
            [
                ("lead", "Parks Team"),
                ("supporting", "Ashvale Council"),
                ("timescale", "March 2026"),
            ],
        ),
        (
            "Meet all (Probation Service, with Hestia and Ashvale Shelter, by May 2025)",
            [
                ("lead", "Probation Service"),
                ("supporting", "Hestia and Ashvale Shelter"),
                ("timescale", "by May 2025"),
            ],
        ),
        (
            "Meet all (Director of Public Health (DPH), from June 2025)",
            [("lead", "Director of Public Health (DPH)"), ("timescale", "from June 2025")],
        ),
        ("Offer locks (Jo Marsh; TBC)", [("lead", "Jo Marsh"), ("timescale", "TBC")]),
        ("Offer locks (Supt Ann Lee / MPS)", [("lead", "Supt Ann Lee / MPS")]),
        ("Offer locks (Community Safety Manager)", [("lead", "Community Safety Manager")]),
    ],
)
def test_the_fields_in_brackets(line: str, expected: list[tuple[str, str]]) -> None:
    found = read_bracket(line)
    assert found is not None
    assert found.is_told
    assert [(role, line[begin:end]) for role, begin, end in found.parts] == expected


@pytest.mark.parametrize(
    "line",
    [
        "We will fund a refuge (Ashvale Shelter)",
        "Use of knives rose (Home Office, March 2024)",
        "Use of knives rose (Home Office; 2023)",
        "Light the paths (all of them)",
        "Light the paths (by May 2025)",
        "Light the paths (after 1.3)",
        "Light the paths",
        "",
    ],
)
def test_brackets_that_tell_nobody(line: str) -> None:
    found = read_bracket(line)
    assert found is None or not found.is_told


def test_numbered_bullets_of_a_web_page_beside_its_table() -> None:
    page = web_page(
        "<h1>Plan</h1><h2>Delivery</h2><table><tr><th>Ref</th><th>Action</th><th>Lead</th></tr>"
        "<tr><td>A1</td><td>Fit locks</td><td>Ann Lee</td></tr></table>"
        "<h2>5. Priority D: prison</h2><p>These came late.</p><ul>"
        "<li>D1. Meet all who come home (Probation Service, with Hestia, by March 2025)</li>"
        "<li>D2. Review the form in the light of the report (Ian Reed, by May 2025)</li></ul>"
    )
    actions = actions_of(page)
    assert numbers(actions) == ["A1", "D1", "D2"]
    assert texts(actions)[1] == "Meet all who come home"
    assert themes(actions)[1:] == ["5. Priority D: prison"] * 2
    assert values(actions[1], "lead") == ["Probation Service"]
    assert values(actions[1], "supporting") == ["Hestia"]
    assert [action.commitments[0].period.end for action in actions[1:]] == ["2025-03", "2025-05"]
    assert rules(actions[1], "supporting") == ["in brackets at the end"]


def test_a_list_whose_items_all_name_somebody_and_a_date_needs_no_verb() -> None:
    plan = """# Plan

## Schools

- Half-termly meeting of heads (Education Service; TBC)
- Weapons lessons for all (Sgt Ian Reed; by March 2026)

## What we know

- Offences near the station (Home Office, March 2024)
- Offences by the canal (Police, May 2024)

## Who sits on it

- Ann Lee (Chair, by turns)
- Ian Reed (Ashvale Police; March 2025)

## Contracts

- Mentors for young people (Street Doctors; until March 2026)
- The bus at night (Ashvale Council; from May 2025)
"""
    assert texts(actions_of(plan)) == ["Half-termly meeting of heads", "Weapons lessons for all"]


def test_a_body_alone_leads_where_each_item_of_the_list_ends_so() -> None:
    plan = "# Plan\n\n## Streets\n\n- Light the paths (Parks Team)\n- Fit bins (Ashvale Council)\n"
    assert [values(action, "lead") for action in actions_of(plan)] == [
        ["Parks Team"],
        ["Ashvale Council"],
    ]


@given(st.text(alphabet="ab A(),;. by2025", max_size=60))
def test_any_brackets_are_read_without_fault(text: str) -> None:
    found = read_bracket(text)
    if found is not None:
        assert all(text[begin:end].strip() == text[begin:end] for _, begin, end in found.parts)
