"""Names behind their owner's."""

from __future__ import annotations

import pytest

from extract.possessors import without_owner
from tests.extract.marked import known_in, view


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("the Council's Noise Response Team", "Noise Response Team"),
        ("the Council’s Noise Response Team", "Noise Response Team"),
        ("Camden Council's Noise Response Team", "Noise Response Team"),
        ("MOPAC's Harbour Safety Fund", "Harbour Safety Fund"),
        # the owner belongs to the name
        ("the Children's Trust Delivery Board", "Children's Trust Delivery Board"),
        ("the Women's Safety Audit Group", "Women's Safety Audit Group"),
        ("the Mayor's Safer Nights Board", "Mayor's Safer Nights Board"),
        ("the Wardens' Noise Response Team", "Wardens' Noise Response Team"),
        ("the Council's Plan", "Council's Plan"),
    ],
)
def test_the_owner_is_cut_off_where_it_is_a_body(text: str, rest: str) -> None:
    start = text.find("the ") + 4 if text.startswith("the ") else 0
    assert text[without_owner(text, start, len(text), known_in("Camden")) :] == rest


def test_a_short_form_that_the_plan_explains_owns_too() -> None:
    known = known_in("Camden")
    known.define("AHT", "Ashvale Harbour Trust")
    text = "AHT's Quayside Patrol Team"
    assert text[without_owner(text, 0, len(text), known) :] == "Quayside Patrol Team"


def test_team_and_owner_are_two_names_in_a_sentence() -> None:
    marked = view("Camden Safety Plan\n\nAsk the Council's Noise Response Team to help.\n").marked()
    assert "<organisation>Noise Response Team</organisation> to help" in marked
