"""The action lines of minutes: who is to do what, and by when."""

from __future__ import annotations

import pytest

from extract.action_lines import lead_in_brackets
from extract.list_actions import list_actions
from tests.extract.tables_fixture import (
    actions_of,
    document,
    numbers,
    rules,
    texts,
    themes,
    values,
)

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
    assert "by when" in rules(first, "end") + rules(first, "timescale")
    assert first.commitments[0].period.end == "2024-04-30"
    assert values(second, "lead_organisation") == ["Police and Street Wardens"]
    assert second.commitments[0].period.end == "2024-05"
    assert values(third, "lead") == ["Supt Ian Reed"]
    assert numbers([first, second, third]) == [None, "2", "3.1"]
    assert {action.rule for action in (first, second, third)} == {"action line"}
    assert themes([first]) == ["Item 3: Knife crime"]


def test_who_and_when_may_stand_behind_a_dash() -> None:
    plan = """# Minutes

## Knife crime

Action 12/24: Circulate the problem profile – Ann Lee, 4 May 2024

ACTION: Agree a rota for the two parks - next year
"""
    first, second = actions_of(plan)
    assert (first.number, first.text) == ("12/24", "Circulate the problem profile")
    assert values(first, "lead") == ["Ann Lee"]
    assert rules(first, "lead") == ["behind the dash"]
    assert first.commitments[0].period.end == "2024-05-04"
    assert values(second, "lead") == []


def test_an_action_line_in_brackets() -> None:
    (action,) = actions_of("# Minutes\n\n[Action – Ian Reed to write to schools]\n")
    assert action.text == "Ian Reed to write to schools"
    assert values(action, "lead") == ["Ian Reed"]


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


def test_every_field_stands_where_it_says() -> None:
    read = document(MINUTES)
    for action in list_actions(read):
        assert read.text[action.start : action.end].replace("**", "").endswith(action.text)
        for _, value in action.commitments[0].fields:
            assert read.text[value.start : value.end] == value.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("We will publish our figures (Community Safety Manager)", "Community Safety Manager"),
        ("We will ask the young (Ian Reed, Ashvale Council).", "Ian Reed, Ashvale Council"),
        ("We will light the paths (Supt Ann Lee / MPS)", "Supt Ann Lee / MPS"),
        ("We will light the paths (all of them)", None),
        ("We will fund a refuge (Ashvale Shelter)", None),
        ("We will publish our figures", None),
    ],
)
def test_a_person_or_post_in_brackets_at_the_end_leads(line: str, expected: str | None) -> None:
    found = lead_in_brackets(line)
    assert (found[1] if found else None) == expected
    if found is not None:
        assert line[found[0] :].startswith(found[1])


def test_a_bullet_beside_a_table_counts_where_it_names_its_lead() -> None:
    source = (
        "# Harbourton plan\n\n| No | Action | Lead |\n|---|---|---|\n"
        "| 1 | Sweep parks | Ann Lee |\n\n"
        "## Across the whole plan\n\n"
        "- We will publish our figures twice a year (Ian Reed)\n"
        "- We will go on as before\n"
    )
    actions = actions_of(source)
    assert texts(actions) == ["Sweep parks", "We will publish our figures twice a year"]
    assert values(actions[1], "lead") == ["Ian Reed"]
