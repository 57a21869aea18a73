"""What `score` prints: figures, differences, and what was not reached."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from queries.accuracy.figures import (
    DENIED,
    Difference,
    Figure,
    Finding,
    PlanScore,
    Scores,
    Sort,
    added,
)
from viz.scores import absent, below, differences_table, figures_table, listing

MISSED = Difference(
    "hillford",
    Finding.MISSED,
    "relation chairs",
    "Ann Lee chairs Watch Panel",
    words="The Watch Panel is\x1b[2J chaired by Ann Lee. " + "x" * 300,
    place="hillford.txt",
)
EXTRA = Difference("hillford", Finding.EXTRA, "leads", "Raj Patel", about='2 "Keep a calendar"')
HILLFORD = (
    Figure("relation chairs", Sort.SETS, 2, 1, 3),
    Figure("dates", Sort.VALUES, 3, 1),
    Figure("entities", Sort.SETS, 1, 0, 0),
)
MARSHAM = (Figure("dates", Sort.VALUES, 5, 0), Figure(DENIED, Sort.FAULTS, wrong=2))
SCORES = Scores(
    added([HILLFORD, MARSHAM]),
    (
        PlanScore("hillford", HILLFORD, (MISSED, EXTRA)),
        PlanScore("marsham", MARSHAM, (), found=False),
    ),
)


def test_figures_of_all_plans_come_first_in_a_set_order() -> None:
    table = figures_table(SCORES)
    assert table.rows[:4] == (
        ("all", "entities", 1.0, 1.0, 1.0, None, 1, 0, 0),
        ("all", "dates", None, None, None, round(8 / 9, 4), 8, 1, None),
        ("all", DENIED, None, None, None, None, None, 2, None),
        ("all", "relation chairs", round(2 / 3, 4), 0.4, 0.5, None, 2, 1, 3),
    )
    assert table.column("plan")[4:] == ("hillford",) * 3 + ("marsham",) * 2


def test_shares_of_nothing() -> None:
    empty = Figure("panel", Sort.SETS)
    assert (empty.precision, empty.recall, empty.f1) == (1.0, 1.0, 1.0)
    assert Figure("panel", Sort.SETS, 0, 1, 0).f1 == 0.0
    assert Figure("dates", Sort.VALUES).accuracy == 0.0
    assert Figure(DENIED, Sort.FAULTS, wrong=3).headline is None


def test_differences_are_a_table_with_whole_sentences() -> None:
    rows = differences_table(SCORES).rows
    assert rows[0][:4] == ("hillford", "missed", "relation chairs", "Ann Lee chairs Watch Panel")
    assert str(rows[0][5]).endswith("xxx")
    assert rows[1] == ("hillford", "extra", "leads", "Raj Patel", EXTRA.about, None, None)


def test_the_listing_quotes_and_cannot_steer_a_terminal() -> None:
    lines = list(listing(SCORES))
    assert lines[0] == "hillford: missed relation chairs: Ann Lee chairs Watch Panel"
    assert lines[1].startswith('    "The Watch Panel is [2J chaired by Ann Lee.')
    assert lines[1].endswith('…" (hillford.txt)')
    assert lines[2] == 'hillford: extra leads: Raj Patel, in action 2 "Keep a calendar"'
    assert all(line.isprintable() for line in lines)


def test_an_absent_plan_is_said() -> None:
    (said,) = absent(SCORES)
    assert "marsham" in said


def test_what_is_not_reached_is_said() -> None:
    assert list(below(SCORES, ["entities=1", "dates=0.88", "relation chairs=0.5"])) == []
    assert list(below(SCORES, ["relation chairs=0.51", "entities=0"])) == [
        "relation chairs is 0.500, less than 0.51"
    ]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("0.8", "relations=0.8"),
        ("entities", "relations=0.8"),
        ("entities=much", "relations=0.8"),
        ("entities=80", "relations=0.8"),
        ("entities=nan", "relations=0.8"),
        ("things=0.8", "Name one of entities, dates, relation chairs"),
        (f"{DENIED}=0", "Name one of"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused(wish: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        list(below(SCORES, [wish]))
