"""Names that one sentence gives away, found wherever else the plan prints them."""

from __future__ import annotations

import pytest

from tests.extract.marked import View, table, view

HEADER = "No | Action | Lead | Lead organisation | Supporting organisations"


def seen(prose: str, *rows: str) -> View:
    return view("Camden Safety Plan\n\n" + prose + "\n\n" + table(HEADER, *rows))


@pytest.mark.parametrize(
    ("prose", "row"),
    [
        # a person whom only the column of leads tells
        (
            "Its talks are given by hand and <person>Quillonne Hartwright</person> keeps the book.",
            "1 | Open a hub. | Quillonne Hartwright | MPS | NPS",
        ),
        # a body whose name is nowhere told but in a column of bodies
        (
            "We gave a key to <organisation>Harbour Lane</organisation> in May.",
            "1 | Open a hub. | Ann Lee | MPS | Harbour Lane",
        ),
        (
            "<organisation>Wayfarers</organisation> keep the minibus clean.",
            "1 | Open a hub. | Ann Lee | Wayfarers | NPS",
        ),
        # more than the registry knows of it
        (
            "<organisation>StreetGames Ashvale</organisation> lost its hall.",
            "1 | Open a hub. | Ann Lee | MPS | StreetGames Ashvale",
        ),
    ],
)
def test_a_name_of_a_cell_is_found_in_sentences(prose: str, row: str) -> None:
    plain = prose
    for kind in ("person", "organisation"):
        plain = plain.replace(f"<{kind}>", "").replace(f"</{kind}>", "")
    assert prose in seen(plain, row).marked()


def test_a_name_told_in_one_sentence_is_found_in_the_next() -> None:
    found = view(
        "Camden Safety Plan\n\nWe will offer Brightway to all. The stall of Brightway is red.\n"
    )
    assert found.marked().count("<service>Brightway</service>") == 2


@pytest.mark.parametrize(
    ("prose", "row"),
    [
        # the plan prints the word in small letters too
        (
            "Climb is what they do; to climb takes nerve.",
            "1 | Open a hub. | Ann Lee | Climb | NPS",
        ),
        # a longer name goes on behind it, or stands before it
        ("The Harbour Lane Hotel is shut.", "1 | Open a hub. | Ann Lee | MPS | Harbour Lane"),
        ("The road to Old Harbour Lane is shut.", "1 | Open. | Ann Lee | MPS | Harbour Lane"),
        # an ordinary word
        ("Housing was short.", "1 | Open a hub. | Ann Lee | Housing | NPS"),
    ],
)
def test_what_may_be_something_else_is_no_echo(prose: str, row: str) -> None:
    assert prose in seen(prose, row).marked()


def test_a_name_is_found_over_the_end_of_a_line() -> None:
    found = seen(
        "We gave the key to Harbour\nLane in May.", "1 | Open. | Ann Lee | MPS | Harbour Lane"
    )
    assert "Harbour\nLane</organisation> in May" in found.marked()


def test_an_echo_belongs_to_the_thing_that_it_repeats() -> None:
    found = seen(
        "We gave a key to Harbour Lane in May.", "1 | Open. | Ann Lee | MPS | Harbour Lane"
    )
    owners = {m.entity for m in found.plan.mentions if found.words(m) == "Harbour Lane"}
    assert len(owners) == 1
