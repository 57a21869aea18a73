"""Names looked up in a text, however they are spaced and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dropping.spellings import Spelling, Spellings, key_of

ANN = Spellings({("ann", "lee"): Spelling("[A]"), ("al",): Spelling("[A]", frozenset({"AL"}))})


@pytest.mark.parametrize(
    "printed",
    [
        "Ann Lee",
        "ANN LEE",
        "ann  lee",
        "Ann\n   Lee",
        "Ann-Lee",
        "ann.lee",
        "Ann\u00a0Lee",
        "Ann&nbsp;Lee",
        "Ann</b> <b class='x'>Lee",
    ],
)
def test_a_name_is_found_however_its_words_are_parted(printed: str) -> None:
    said = ANN.replaced(f"by {printed}, today", whole_only=False)
    assert said == "by [A], today"


@pytest.mark.parametrize(
    "printed", ["Ann; Lee", "Ann met Lee", "Joann Lee", "Ann Leeds", "Ann 1 Lee"]
)
def test_other_words_are_no_name(printed: str) -> None:
    assert ANN.replaced(printed, whole_only=False) == printed


def test_initials_count_in_their_letters_only() -> None:
    assert ANN.replaced("AL and al", whole_only=False) == "[A] and al"
    assert ANN.replaced("AL and Ann Lee", whole_only=True) == "AL and [A]"


def test_the_longest_name_counts() -> None:
    names = Spellings({("ann",): Spelling("[1]"), ("ann", "lee", "smith"): Spelling("[3]")})
    assert names.replaced("Ann Lee, Ann Lee Smith", whole_only=False) == "[1] Lee, [3]"


def test_accents_and_apostrophes_do_not_count() -> None:
    names = Spellings({key_of("Renee O'Neill"): Spelling("[R]")})
    assert names.replaced("Renée O’Neill", whole_only=False) == "[R]"


def test_brackets_are_not_doubled() -> None:
    names = Spellings({("ann", "lee"): Spelling("[Head]")})
    assert names.replaced("[Ann Lee] leads", whole_only=False) == "[Head] leads"


@given(st.text(max_size=80))
def test_what_is_replaced_is_gone(text: str) -> None:
    said = ANN.replaced(f"{text} Ann Lee {text}", whole_only=False)
    assert " ann lee " not in f" {' '.join(key_of(said))} "
