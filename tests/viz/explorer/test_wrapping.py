"""Labels in lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz.explorer.wrapping import wrapped


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("Youth Offending Service", 100, 13) == ("Youth", "Offending", "Service")
    assert wrapped("Board", 130, 13) == ("Board",)


def test_a_word_too_long_for_a_line_is_cut_and_none_of_it_lost() -> None:
    lines = wrapped("W" * 40, 130, 13)
    assert len(lines) > 3
    assert "".join(lines) == "W" * 40


def test_nothing_has_one_empty_line() -> None:
    assert wrapped("", 100, 13) == ("",)


@given(st.text(max_size=80), st.integers(20, 300))
def test_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, 13)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(lines) or not text.split()
