from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.conclusions.ideas import ideas_in, passages, purposes_in, words_of


@pytest.mark.parametrize(
    ("text", "idea"),
    [
        ("Bins for knives", "bin"),
        ("Bins for knives", "weapon"),
        ("Weekly Weapons Tasking Meeting", "regular-tasking"),
        ("assault data from A&E", "hospital-data"),
        ("the agenda of the Safer Hillford Partnership", "partnership-meeting"),
        ("CBOs", "behaviour-order"),
    ],
)
def test_an_idea_is_told_by_its_words(text: str, idea: str) -> None:
    assert idea in ideas_in(words_of(text))


@pytest.mark.parametrize(
    ("text", "idea"),
    [
        ("Archway station", "arch"),  # the word goes on
        ("robin", "bin"),
        ("data on assaults, A", "hospital-data"),
    ],
)
def test_other_words_do_not_tell_it(text: str, idea: str) -> None:
    assert idea not in ideas_in(words_of(text))


def test_a_short_text_is_one_passage_and_a_long_one_has_sentences() -> None:
    assert len(passages("Sweep parks. Empty bins.")) == 1
    long = "Sweep the parks of the borough every week with residents. " * 6
    assert (
        passages(long)
        == (words_of("Sweep the parks of the borough every week with residents"),) * 6
    )


def test_examples_in_brackets_do_not_count() -> None:
    assert passages("Agree a programme (e.g. sweeps) now") == (("agree", "a", "programme", "now"),)
    assert passages("(for example bins)") == ()
    assert "sweeps" in passages("Agree a programme (with sweeps)")[0]


def test_purposes_of_panels_and_services() -> None:
    assert purposes_in(words_of("SGV Panel"), "panel") == {"gangs-and-violence"}
    assert purposes_in(words_of("Reducing Reoffending Board"), "level") == {"strategic"}
    assert purposes_in(words_of("a mentor from the club"), "service") == {"mentoring"}


@given(st.text(), st.text())
def test_more_words_never_state_less(one: str, other: str) -> None:
    left, right = words_of(one), words_of(other)
    assert ideas_in(left) | ideas_in(right) <= ideas_in((*left, *right))


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    for passage in passages(text):
        ideas_in(passage)
    assert all(word.strip() and word == word.casefold() for word in words_of(text))
