"""The action lines of minutes: who is to do what, and by when."""

from __future__ import annotations

import pytest

from extract.list_actions import list_actions
from tests.extract.tables_fixture import (
    actions_of,
    document,
    numbers,
    rules,
    texts,
    themes,
    values,
    web_page,
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


def test_action_lines_one_below_another_are_actions_of_their_own() -> None:
    plan = """# Minutes

ACTION (A4/1): Send the chairs the summary - Ann Lee, by 17 June 2025
ACTION A4/2: Invite the schools before 9 September 2025 - Ian Reed
Action A4/3: Jo Marsh to ask the wardens to
Market Square

Next meeting: 9 September 2025
"""
    actions = actions_of(plan)
    assert numbers(actions) == ["A4/1", "A4/2", "A4/3"]
    assert texts(actions) == [
        "Send the chairs the summary",
        "Invite the schools before 9 September 2025",
        "Jo Marsh to ask the wardens to Market Square",
    ]
    assert [values(action, "lead") for action in actions] == [
        ["Ann Lee"],
        ["Ian Reed"],
        ["Jo Marsh"],
    ]


def test_a_bold_action_line_alone_is_no_heading() -> None:
    plan = (
        "# Minutes\n\n2. Robbery\n\n**Action 3/24: Fit locks – Ann Lee, May 2024**\n\nText below.\n"
    )
    (action,) = actions_of(plan)
    assert (action.number, action.text) == ("3/24", "Fit locks")


def test_lines_broken_in_a_web_page_part_its_action_lines_and_nothing_joins_them() -> None:
    page = web_page(
        "<h1>Minutes</h1><p>ACTION 1: Ann Lee to write to schools<br>"
        "ACTION 2: Ian Reed to book a hall by May 2025</p><p>The Panel heard of robberies.</p>"
    )
    actions = actions_of(page)
    assert texts(actions) == ["Ann Lee to write to schools", "Ian Reed to book a hall by May 2025"]
    assert [action.commitments[0].period.end for action in actions] == [None, "2025-05"]


def test_a_list_under_the_word_actions_in_minutes() -> None:
    plan = """# Minutes

3.1 The group heard that Cllr Lee will chair the next meeting.
ACTION: Jo Marsh to circulate the profile
ACTION: Ian Reed to thank the speaker
Actions:
1. Ann Lee / Jo Marsh to draft the bid by May 2025
2. All to send comments
"""
    actions = actions_of(plan)
    assert texts(actions)[2:] == [
        "Ann Lee / Jo Marsh to draft the bid by May 2025",
        "All to send comments",
    ]
    assert values(actions[2], "lead") == ["Ann Lee / Jo Marsh"]
    assert values(actions[3], "lead") == []


def test_numbered_minutes_tell_what_was_said() -> None:
    plan = """# Minutes

3.1 Cllr Lee will chair the next meeting.

Action 1: Ian Reed to book a hall

3.2 We will light the paths by the canal.

Action 2: Jo Marsh to tell the schools
"""
    assert numbers(actions_of(plan)) == ["1", "3.2", "2"]


@pytest.mark.parametrize(
    ("line", "number", "leads", "end"),
    [
        ("ACTION 1  Send the map to schools. AL, by 31 October 2025", "1", ["AL"], "2025-10-31"),
        ("ACTION 1 Send the map to schools. AL / IR, 19/12/25", "1", ["AL / IR"], "2025-12-19"),
        ("ACTION 1\tSend the map to schools\tAL\t30 June 2025", "1", ["AL"], "2025-06-30"),
        ("Action 7 Ask the college. Ann Lee and Supt Marsh, May 2025", "7",
         ["Ann Lee and Supt Marsh"], "2025-05"),
        ("Action (AL): Send the map by May 2025", None, ["AL"], "2025-05"),
        ("Action (AL, by May 2025): Send the map", None, ["AL"], "2025-05"),
        ("ACTION AL/IR: Send the map by May 2025", None, ["AL/IR"], "2025-05"),
        ("ACTION: AL - Send the map by May 2025", None, ["AL"], "2025-05"),
        ("ACTION – Ann Lee – Send the map – 4 May 2025", None, ["Ann Lee"], "2025-05-04"),
        ("Action for Ann Lee: send the map by May 2025", None, ["Ann Lee"], "2025-05"),
        ("AP3: Send the map (AL, by May 2025)", "3", ["AL"], "2025-05"),
        ("ACTION 6  Bring a case study. AL with Ian Reed, by May 2025", "6",
         ["AL", "Ian Reed"], "2025-05"),
        ("ACTION 9  Evaluate the bins. Ashvale University? / KCU, TBC", "9",
         ["Ashvale University? / KCU"], None),
        ("ACTION 4  Ask both; it has to wait for action 2. Parks Team, May 2025", "4",
         ["Parks Team"], "2025-05"),
    ],
)  # fmt: skip
def test_each_way_of_saying_who_and_when(
    line: str, number: str | None, leads: list[str], end: str | None
) -> None:
    (action,) = actions_of(f"# Minutes\n\n## Knife crime\n\nAL spoke.\n\n{line}\n")
    assert action.number == number
    assert values(action, "lead") == leads
    assert action.commitments[0].period.end == end
    assert not any(lead in action.text for lead in leads)
    for _, value in action.commitments[0].fields:
        assert value.text == document(line).text[: value.end - value.start] or value.start > 0


def test_who_and_when_stand_where_their_offsets_say() -> None:
    plan = "# Minutes\n\nACTION 1\tSend the map\tAL\tMay 2025\n\nAction (IR): Ask. KC, June 2025\n"
    read = document(plan)
    for action in actions_of(read):
        for _, value in action.commitments[0].fields:
            assert read.text[value.start : value.end] == value.text


def test_the_date_of_the_last_sentence_may_stand_alone() -> None:
    (action,) = actions_of("# Minutes\n\nACTION 2: Ann Lee to visit the college. May 2025\n")
    assert values(action, "lead") == ["Ann Lee"]
    assert action.commitments[0].period.end == "2025-05"


def test_how_an_earlier_action_stands_is_no_date() -> None:
    (action,) = actions_of("# Minutes\n\nAction 1: Ann Lee to write to the college. Done.\n")
    assert values(action, "progress") == ["Done"]
    assert action.commitments[0].period.end_note is None


@pytest.mark.parametrize(
    "line",
    [
        "Action 6 was closed at the last meeting.",
        "Action 7 Closed",
        "Action Fraud gave a talk.",
        "Action 3 Completed by Ann Lee in June.",
    ],
)
def test_what_is_said_of_actions_is_none(line: str) -> None:
    assert actions_of(f"# Minutes\n\n{line}\n") == ()


def test_lines_without_a_mark_stand_each_by_itself() -> None:
    plan = "Minutes of May\n\nACTION 1  Send the map. AL\nACTION 2  Ask the college. IR\n"
    assert texts(actions_of(plan)) == ["Send the map", "Ask the college"]
