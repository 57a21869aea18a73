"""The normal form of spellings, and the word lists behind recognition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon import (
    _lines,
    common_abbreviations,
    fold,
    given_names,
    head_kinds,
    ordinary_words,
    place_words,
    surname_prefixes,
    title_pattern,
    title_starts,
)
from graph.records import Kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Children's and Families' Board", "the  childrens & FAMILIES Board"),
        ("Mayor’s Office", "Mayor's Office"),
        ("Youth-Offending Team", "Youth Offending Team"),
        ("Zoë Łukasz", "Zoe Lukasz"),
        ("St. Giles Trust,", "St Giles Trust"),
        ("LGBT+ Forum", "lgbt+ forum"),
    ],
)
def test_spellings_that_differ_in_case_marks_or_spaces_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Youth Board", "Youth Boards"),
        ("Board 1", "Board 2"),
        ("LGBT Forum", "LGBT+ Forum"),
        ("Theatre Trust", "atre Trust"),
    ],
)
def test_spellings_that_differ_in_a_letter_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "?!", "…", "\u202e\u200f", "\u0301"])
def test_marks_alone_fold_to_nothing(text: str) -> None:
    assert fold(text) == ""


@given(st.text(max_size=60))
def test_a_folded_text_is_plain_words_in_small_letters(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(c.isascii() and (c.isalnum() or c in "+ ") for c in folded)
    assert folded == folded.lower()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Supt Howells", "Supt "),
        ("Det. Supt. Lyons", "Det. Supt. "),
        ("T/DCI Marsh", "T/DCI "),
        ("Cllr Dr Obi", "Cllr Dr "),
        ("councillor Obi", "councillor "),
    ],
)
def test_titles_and_ranks_match_with_what_follows_them(text: str, title: str) -> None:
    match = title_pattern().match(text)
    assert match is not None
    assert match.group() == title


@pytest.mark.parametrize("text", ["Drummond", "Mrs-Smith", "Suptal Roy", "ps. see above", "ci"])
def test_words_that_only_begin_like_a_title_do_not_match(text: str) -> None:
    assert title_pattern().match(text) is None


def test_every_title_begins_with_a_listed_first_word() -> None:
    assert {"supt", "cllr", "dr", "professor"} <= title_starts()
    assert "board" not in title_starts()


def test_every_title_is_matched_whole_whatever_else_begins_like_it() -> None:
    for title in _lines("titles.txt"):
        spaced = title.replace(" ", ".  ")
        for printed in (title, spaced, *([title.lower()] if len(title) > 4 else [])):
            match = title_pattern().match(f"{printed} Lee")
            assert match is not None, printed
            assert match.group() == f"{printed} ", "the longest that fits"


def test_lists_tell_names_from_words() -> None:
    assert {"ann", "priya", "oluwaseun"} <= given_names()
    assert {"le", "van", "de la"} <= surname_prefixes()
    assert "CCTV" in common_abbreviations()
    assert "MPS" not in common_abbreviations()
    assert {"safeguarding", "housing", "street"} <= ordinary_words()
    assert "street" in place_words()
    assert not place_words() & {"board", "team"}


def test_every_head_word_tells_a_kind_and_is_folded() -> None:
    heads = head_kinds()
    assert {Kind(kind) for kind in heads.values()} == set(Kind) - {Kind.PERSON}
    assert [head for head in heads if head.replace("-", " ") != fold(head)] == []
    assert heads["board"] == Kind.PANEL
    assert heads["team"] == Kind.ORGANISATION
