"""Words of a text replaced, and all offsets moved along."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.edits import Edit, Edits

TEXT = "Ann Lee and Raj Patel meet Ann Lee."


def test_what_stands_behind_an_edit_moves() -> None:
    edits = Edits([Edit(0, 7, "[name]"), Edit(12, 21, "[Head of Housing]")])
    said = edits.apply(TEXT)
    assert said == "[name] and [Head of Housing] meet Ann Lee."
    start, end = TEXT.index("meet"), TEXT.index("meet") + 4
    assert said[edits.start(start) : edits.end(end)] == "meet"


def test_what_stands_inside_an_edit_becomes_the_whole_of_its_words() -> None:
    edits = Edits([Edit(12, 21, "[name]")])
    said = edits.apply(TEXT)
    assert said[edits.start(16) : edits.end(21)] == "[name]"
    assert said[edits.start(12) : edits.end(14)] == "[name]"
    assert edits.apply(TEXT[16:26], 16) == "[name] meet"


def test_of_overlapping_edits_the_first_and_longest_stands() -> None:
    edits = Edits([Edit(4, 7, "b"), Edit(0, 3, "c"), Edit(0, 7, "a"), Edit(30, 30, "nothing")])
    assert edits.apply(TEXT) == "a and Raj Patel meet Ann Lee."


def test_without_an_edit_nothing_changes() -> None:
    edits = Edits([])
    assert not edits
    assert (edits.apply(TEXT), edits.start(5), edits.end(9)) == (TEXT, 5, 9)


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text(max_size=5))),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_a_stretch_is_edited_as_the_whole_text_is(
    text: str, raw: list[tuple[int, int, str]], one: int, other: int
) -> None:
    edits = Edits(Edit(min(a, len(text)), min(b, len(text)), words) for a, b, words in raw)
    whole = edits.apply(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if start < end:
        assert whole[edits.start(start) : edits.end(end)] == edits.apply(text[start:end], start)
    assert edits.end(len(text)) == len(whole)
