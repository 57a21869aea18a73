"""The numbers printed before or beside actions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbering import leading_number, read_number


@pytest.mark.parametrize(
    ("cell", "printed", "order", "local"),
    [
        ("1", "1", 1, False),
        ("*3", "3", 3, True),
        ("* 12", "12", 12, True),
        ("2.", "2", 2, False),
        ("4)", "4", 4, False),
        ("1.2", "1.2", 2, False),
        ("2a", "2a", 2, False),
        ("KC4", "KC4", 4, False),
        (" 7 \n", "7", 7, False),
        ("b", "b", None, False),
    ],
)
def test_a_cell_of_numbers(cell: str, printed: str, order: int | None, local: bool) -> None:
    number = read_number(cell)
    assert number is not None
    assert (number.printed, number.order, number.local) == (printed, order, local)


@pytest.mark.parametrize("cell", ["", "  ", "*", ".", " ) "])
def test_a_cell_without_a_number(cell: str) -> None:
    assert read_number(cell) is None


@pytest.mark.parametrize(
    ("words", "printed", "rest", "local"),
    [
        ("1. Sweep the parks", "1", "Sweep the parks", False),
        ("2a) A single point of contact", "2a", "A single point of contact", False),
        ("*3. Light the paths", "3", "Light the paths", True),
        ("4) 'Street' football", "4", "'Street' football", False),
        ("1.2. Fit locks", "1.2", "Fit locks", False),
        ("5 - Train shop staff", "5", "Train shop staff", False),
    ],
)
def test_a_number_before_the_words(words: str, printed: str, rest: str, local: bool) -> None:
    number = leading_number(words)
    assert number is not None
    assert (number.printed, number.local) == (printed, local)
    assert words[number.end :] == rest


@pytest.mark.parametrize(
    "words",
    [
        "Sweep the parks",
        "16 new lamps by the canal",
        "2024",
        "12.5% fewer offences",
        "24/7 helpline for victims",
        "3.",
        "",
    ],
)
def test_figures_that_are_no_numbers_of_actions(words: str) -> None:
    assert leading_number(words) is None


@pytest.mark.parametrize(
    ("words", "printed", "rest"),
    [
        ("D1. Meet all who come home", "D1", "Meet all who come home"),
        ("1.1 Bring the figures together", "1.1", "Bring the figures together"),
        ("A4/2: Invite the chair", "A4/2", "Invite the chair"),
        ("KC 3) Fit locks", "KC 3", "Fit locks"),
        ("3. Light the paths", "3", "Light the paths"),
    ],
)
def test_a_number_of_an_item_may_have_a_letter_or_no_mark(
    words: str, printed: str, rest: str
) -> None:
    number = leading_number(words, lettered=True)
    assert number is not None
    assert (number.printed, words[number.end :]) == (printed, rest)


@pytest.mark.parametrize(
    "words", ["A1 roads", "M25. 5 lamps", "1.5 million pounds", "16 New lamps"]
)
def test_figures_that_number_no_item(words: str) -> None:
    assert leading_number(words, lettered=True) is None


@given(st.integers(1, 199), st.sampled_from([".", ")", ":"]), st.booleans())
def test_any_number_comes_back_as_printed(number: int, mark: str, local: bool) -> None:
    words = f"{'*' * local}{number}{mark} Sweep the parks"
    found = leading_number(words)
    assert found is not None
    assert (found.printed, found.order, found.local) == (str(number), number, local)
    assert words[found.end :] == "Sweep the parks"
    beside = read_number(f"{'*' * local}{number}")
    assert beside is not None
    assert (beside.printed, beside.order, beside.local) == (str(number), number, local)


@given(st.text(max_size=40))
def test_any_text_is_read_without_fault(text: str) -> None:
    found = leading_number(text)
    assert found is None or text[found.end :]
    read_number(text)
