"""Fields printed in running text, each after its label, and the commitments they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.labelled_fields import read_labelled
from tests.extract.tables_fixture import actions_of, values


def read(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The words before the fields, and the fields."""
    found = read_labelled(text, 0, "line 1")
    return found.text, [(role, value.text) for role, value in found.fields]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Fit locks. Lead: Ann Lee", [("lead", "Ann Lee")]),
        ("Fit locks. Lead: Ann Lee; By: May 2024", [("lead", "Ann Lee"), ("end", "May 2024")]),
        (
            "Fit locks. Lead: Ann Lee. By when: May 2024.",
            [("lead", "Ann Lee"), ("end", "May 2024")],
        ),
        (
            "Fit locks (Lead: Ann Lee; Partners: Police)",
            [("lead", "Ann Lee"), ("supporting", "Police")],
        ),
        ("Fit locks [Owner: Ann Lee]", [("lead", "Ann Lee")]),
        (
            "Fit locks – Lead: Ann Lee – Timescale: ongoing",
            [("lead", "Ann Lee"), ("timescale", "ongoing")],
        ),
        (
            "Fit locks. Owner: Ann Lee. Due 30 June 2025.",
            [("lead", "Ann Lee"), ("end", "30 June 2025")],
        ),
        (
            "Fit locks. Lead agency: Police. Supported by: Wardens",
            [("lead_organisation", "Police"), ("supporting", "Wardens")],
        ),
        (
            "Fit locks. Measure: 200 homes; With: Wardens",
            [("outcome", "200 homes"), ("supporting", "Wardens")],
        ),
        ("Fit locks. Target date: 2025-03-31", [("end", "2025-03-31")]),
        ("Fit locks. Lead: Ann Lee (Head of Housing)", [("lead", "Ann Lee (Head of Housing)")]),
    ],
)
def test_labels_part_a_text(text: str, fields: list[tuple[str, str]]) -> None:
    assert read(text) == ("Fit locks", fields)


@pytest.mark.parametrize(
    "text",
    [
        "Fit locks",
        "",
        "Fit locks in three wards: Quay, Mill and North",
        "Robbery: a tenth fewer offences",
        "Street – and river – patrols",
        "The lead officer meets the wardens by May",
        "See https://example.org/lead: it tells more",
    ],
)
def test_a_text_without_labels_is_left_whole(text: str) -> None:
    assert read(text) == (text, [])


def test_an_empty_field_states_nothing() -> None:
    assert read("Fit locks. Lead: ; By: May 2024") == ("Fit locks", [("end", "May 2024")])
    assert read("Fit locks. Lead:") == ("Fit locks", [])


def test_a_text_may_hold_nothing_but_fields() -> None:
    assert read("Lead: Ann Lee") == ("", [("lead", "Ann Lee")])


NAMES = st.sampled_from(["Ann Lee", "Supt Ian Reed", "Harbourton Council", "Police/Wardens"])
DATES = st.sampled_from(["May 2024", "31/03/2025", "2024-2026", "ongoing"])


@given(NAMES, NAMES, DATES, st.sampled_from(["; ", ". ", ", ", " | "]), st.integers(0, 500))
def test_any_fields_come_back_where_they_stand(
    lead: str, partner: str, date: str, between: str, start: int
) -> None:
    text = f"Fit locks{between}Lead: {lead}{between}Partners: {partner}{between}By when: {date}"
    found = read_labelled(text, start, "line 9")
    assert [(role, value.text) for role, value in found.fields] == [
        ("lead", lead),
        ("supporting", partner),
        ("end", date),
    ]
    for _, value in found.fields:
        assert text[value.start - start : value.end - start] == value.text
        assert value.locator == "line 9"


@given(st.text("aBc LeadBy:;.()–[] 2024", max_size=60))
def test_any_text_gives_stretches_of_itself_in_order(text: str) -> None:
    found = read_labelled(text, 0, "line 1")
    assert text.startswith(found.text)
    at = len(found.text)
    for _, value in found.fields:
        assert at <= value.start < value.end
        assert text[value.start : value.end] == value.text
        at = value.end


# --- commitments in prose ------------------------------------------------------------


def test_numbered_commitments_with_labelled_fields() -> None:
    plan = """# Harbourton strategy

## Safer streets

2.1 We will sweep the four parks each week. Lead: Ann Lee. Partners: Police. By: March 2025

Commitment 7: Open a drop-in for young people. Owner: Joan Ash; Timescale: 2024-2026

Knife crime fell last year, and the board was pleased.
"""
    first, second = actions_of(plan)
    assert (first.number, first.text) == ("2.1", "We will sweep the four parks each week")
    assert values(first, "lead") == ["Ann Lee"]
    assert values(first, "supporting") == ["Police"]
    assert first.commitments[0].period.end == "2025-03"
    assert (second.number, second.text) == ("7", "Open a drop-in for young people")
    assert (second.commitments[0].period.start, second.commitments[0].period.end) == (
        "2024",
        "2026",
    )
    assert {first.theme, second.theme} == {"Safer streets"}
    assert second.rule == "commitment in prose"
    assert first.confidence < 1.0
    assert second.confidence < 1.0


def test_fields_may_stand_in_paragraphs_below() -> None:
    plan = """# Harbourton strategy

## Safer streets

Commitment 1: Sweep the four parks each week.

Lead: Ann Lee

By when: March 2025

Commitment 2: Light the paths.

Lead: Ian Reed
"""
    first, second = actions_of(plan)
    assert values(first, "lead") == ["Ann Lee"]
    assert first.commitments[0].period.end == "2025-03"
    assert values(second, "lead") == ["Ian Reed"]
    assert values(second, "end") == []


def test_fields_may_stand_on_lines_of_their_own() -> None:
    plan = """# Harbourton strategy

## Safer streets

2.2 The council will light the paths by the canal.
Lead: Ian Reed
By when: June 2025
"""
    (action,) = actions_of(plan)
    assert values(action, "lead") == ["Ian Reed"]
    assert action.commitments[0].period.end == "2025-06"


def test_supporters_and_a_date_may_follow_the_lead_without_labels() -> None:
    plan = """# Harbourton strategy

## Safer streets

Commitment 1: Sweep the parks. Lead: Ann Lee, with Street Wardens; by May 2025
"""
    (action,) = actions_of(plan)
    assert values(action, "lead") == ["Ann Lee"]
    assert values(action, "supporting") == ["Street Wardens"]
    assert action.commitments[0].period.end == "2025-05"


@pytest.mark.parametrize(
    "prose",
    [
        "We will make the town safer.",
        "The partnership will work hard with all who live here.",
        "2.1 Robbery fell by a tenth in 2023.",
        "3. Where we are now",
        "The lead officer met the wardens in May.",
        "Commitment to the town was strong.",
    ],
)
def test_other_prose_states_no_action(prose: str) -> None:
    assert actions_of(f"# Harbourton strategy\n\n## Safer streets\n\n{prose}\n") == ()


def test_brackets_at_the_end_of_the_words_stay_whole() -> None:
    found = read_labelled("Put it on one page (after 1.3). Lead: Ann Lee", 0, "line 1")
    assert found.text == "Put it on one page (after 1.3)"


def test_a_colon_before_the_first_label_is_no_part_of_the_words() -> None:
    found = read_labelled("Light the paths: Lead: Ann Lee; By: May 2025", 0, "line 1")
    assert found.text == "Light the paths"


def test_a_label_in_small_letters_counts_in_brackets() -> None:
    found = read_labelled("Light the paths (lead: Ann Lee; by May 2025).", 0, "line 1")
    assert found.text == "Light the paths"
    assert sorted((role, value.text) for role, value in found.fields) == [
        ("lead", "Ann Lee"),
        ("timescale", "by May 2025"),
    ]
    assert (
        read_labelled("It is hard for us to say who may lead: others follow.", 0, "x").fields == ()
    )
