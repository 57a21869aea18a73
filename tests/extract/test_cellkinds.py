"""How well what a cell holds suits a column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cellkinds import fit, is_number, is_rag
from extract.columns import ACTION_FIELDS

ROLES = (*sorted(ACTION_FIELDS), "action", "number", "ref", "theme", None)

NUMBER = "*3"
DATE = "Dec-24"
PERSON = "Supt Ian Reed"
POST = "Head of Community Safety"
BODY = "Metropolitan Police Service"
WORDS = "Hold a weekly sweep of the four parks with wardens."
RAG = "Amber"


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        (NUMBER, "number", "action"),
        (NUMBER, "number", "outcome"),
        (NUMBER, "number", "lead"),
        (NUMBER, "number", "end"),
        (DATE, "start", "lead"),
        (DATE, "end", "lead_organisation"),
        (DATE, "timescale", "outcome"),
        (DATE, "end", "supporting"),
        (DATE, "end", "number"),
        ("Ongoing", "end", "lead"),
        ("TBC", "end", "outcome"),
        (PERSON, "lead", "lead_organisation"),
        (PERSON, "lead", "outcome"),
        (PERSON, "lead", "start"),
        (PERSON, "lead", "theme"),
        ("Ann Lee / Ian Reed", "lead", "outcome"),
        (POST, "lead", "end"),
        (POST, "lead", "number"),
        (BODY, "lead_organisation", "lead"),
        (BODY, "lead_organisation", "start"),
        (BODY, "lead_organisation", "rag"),
        (WORDS, "action", "lead"),
        (WORDS, "outcome", "lead_organisation"),
        (WORDS, "action", "number"),
        (WORDS, "outcome", "end"),
        (RAG, "rag", "end"),
        ("Knife Crime Strategy", "document", "end"),
    ],
)
def test_a_cell_suits_its_own_column_better(text: str, better: str, worse: str) -> None:
    assert fit(text, better) > fit(text, worse)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (PERSON, "start"),
        ("Ann Lee", "action"),
        (BODY, "end"),
        (DATE, "lead"),
        (DATE, "lead_organisation"),
        (WORDS, "number"),
        (NUMBER, "outcome"),
    ],
)
def test_what_cannot_stand_in_a_column_counts_against_it(text: str, role: str) -> None:
    assert fit(text, role) < -1.0


@pytest.mark.parametrize("role", ROLES)
def test_an_empty_cell_tells_nothing(role: str | None) -> None:
    assert fit("", role) == fit(" \n", role) == 0.0


@pytest.mark.parametrize("text", ["1", "*3", "1.2", "1.2.3", "2a", "2a)", "4.", "KC4", "A1"])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text", ["", "Dec-18", "2018", "01/09/2018", "Sweep", "1 sweep", "S60 powers", "Ongoing"]
)
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize("text", ["Red", "AMBER", "green ", "On track", "In progress"])
def test_colours_and_states(text: str) -> None:
    assert is_rag(text)


@pytest.mark.parametrize("text", ["", "Redthread", "Green Lane", "Dec-18", "1"])
def test_no_colours(text: str) -> None:
    assert not is_rag(text)


@given(st.text(max_size=60), st.sampled_from(ROLES))
def test_any_text_has_a_fit_within_bounds(text: str, role: str | None) -> None:
    assert -2.0 <= fit(text, role) <= 2.0
    assert fit(f"  {text} ", role) == fit(text, role)
