"""Text is folded into boxes, whole where it fits, and never cut in the middle of a letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.pictures.letters import folded, width_of

WIDTH, SIZE = 200, 14


def test_what_fits_is_printed_whole() -> None:
    assert folded("Ann Lee", WIDTH, SIZE) == ("Ann Lee",)
    two = folded("Hold a weekly meeting on young people", WIDTH, SIZE)
    assert len(two) == 2
    assert " ".join(two) == "Hold a weekly meeting on young people"


def test_what_does_not_fit_ends_in_dots() -> None:
    lines = folded("Hold a weekly meeting " * 9, WIDTH, SIZE)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert not lines[0].endswith("…")


def test_one_long_word_is_folded_too() -> None:
    assert "".join(folded("x" * 30, WIDTH, SIZE)) == "x" * 30
    assert folded("x" * 300, WIDTH, SIZE)[-1].endswith("x…")


@pytest.mark.parametrize(
    "letter",
    ["e\u0301", "\U0001f469\u200d\U0001f692", "\U0001f44b\U0001f3fd", "\U0001f1ec\U0001f1e7"],
    ids=["accent", "joined", "skin", "flag"],
)
def test_nothing_is_cut_inside_a_letter(letter: str) -> None:
    for count in range(1, 40):
        for line in folded(letter * count, 100, SIZE):
            assert line.removesuffix("…").replace(letter, "") == ""


@given(st.text(), st.integers(10, 400), st.integers(1, 3))
def test_lines_hold_the_beginning_of_the_text(text: str, width: int, most: int) -> None:
    lines = folded(text, width, SIZE, most)
    assert len(lines) <= most
    assert bool(lines) == bool(text.split())
    kept = "".join("".join(lines).split())
    whole = "".join(text.split())
    assert kept == whole or whole.startswith(kept.removesuffix("…"))


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_lines_are_about_as_wide_as_they_may_be(text: str) -> None:
    for line in folded(text, WIDTH, SIZE):
        one_letter = sum(not unicodedata.combining(char) for char in line) <= 2
        assert one_letter or width_of(line, SIZE) <= WIDTH + 1e-6
