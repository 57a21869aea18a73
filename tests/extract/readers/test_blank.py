"""Inline markup blanked out without moving anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.blank import blank_markup

PIECES = (
    "*", "**", "_", "~~", "<b>", "</b>", "<p style='x'>", "&amp;", "&", "\\*", "\\|", "[", "](",
    "(", ")", "](#)", "<!--", "-->", "word", "CSP", " ", "\n", "\t", "3", "[^1]", "<", ">", "\\",
)  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("<b>Theme</b> one", "Theme one"),
        ('<p style="text-align: center;">Lawbreakers</p>', "Lawbreakers"),
        ("28<sup>th</sup> July", "28 th July"),
        ("one<br/>two<BR>three", "one two three"),
        ("Children &amp; Families &#8211; Youth", "Children & Families – Youth"),
        ("**Bold** and *slanted*, (*in brackets*)", "Bold and slanted , ( in brackets )"),
        ("__Bold__ _slanted_ ~~gone~~", "Bold slanted gone"),
        ("**Lead:**Jo", "Lead: Jo"),
        ("see [Leap](https://leap.example/a_(b)) now", "see Leap now"),
        ("![map](m.png)", "map"),
        ("<https://plans.example/a_b_c>", "https://plans.example/a_b_c"),
        (r"A \* B \| C", "A * B | C"),
        ("Sceptre[^16] runs", "Sceptre runs"),
        ("a <!-- note --> b", "a b"),
    ],
)
def test_markup_goes_and_words_stay(printed: str, words: str) -> None:
    assert " ".join(blank_markup(printed).split()) == words


@pytest.mark.parametrize(
    "printed",
    [
        "*3 Review the panel",
        "*locally added actions",
        "CSP* reports to the Board*",
        "*4 Ask the Board* and others",
        "5 * 3 and a * b",
        "x < y and z > w",
        "<name of lead>",
        "snake_case_name",
        "Signed: ________",
        r"H:\Panel",
        "B&ME; R&D",
        "Q&A [draft] (v2)",
    ],
)
def test_marks_that_are_text_stay(printed: str) -> None:
    assert blank_markup(printed) == printed


def test_an_ampersand_keeps_its_place() -> None:
    assert blank_markup("B&amp;M") == "B&    M"


def test_white_space_becomes_spaces() -> None:
    assert blank_markup("a\tb\nc\u00a0d") == "a b c d"


@given(st.one_of(st.text(), MARKUP))
def test_length_never_changes_and_no_line_breaks_remain(text: str) -> None:
    blanked = blank_markup(text)
    assert len(blanked) == len(text)
    assert not any(c.isspace() and c != " " for c in blanked)


@given(MARKUP)
def test_only_markup_is_blanked(text: str) -> None:
    for before, after in zip(text, blank_markup(text), strict=True):
        assert after in (before, " ") or before in "&\n\t"


@given(st.text(alphabet="abc XYZ.,;:'–£3", max_size=40))
def test_text_without_markup_is_left_alone(text: str) -> None:
    assert blank_markup(text) == text
