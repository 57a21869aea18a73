"""All questions asked at once give the same answers on every day."""

from __future__ import annotations

from datetime import date
from operator import ne

import pytest

from graph.errors import InputError
from graph.store import Store
from graph.table import Row
from queries.catalogue import Question, questions
from queries.run import ask
from tests.viz.conftest import AskLike
from viz.answers import answers

OVERDUE = """# title: In short
# summary: What should have ended
# columns:
#   action: what
#   end (date): when it should have ended
#   asked_on (from the day): the day asked for
#   days_late (from the day): by how many days
#   months_late (from the day): by how many months, which is the same for two days of one month
# parameters: on
# example: Sweep | 2019 | 2020-01-01 | 1 | 0
# none: Nothing has an end.
"""


def late(on: str | None) -> tuple[Row, ...]:
    assert on is not None
    day = date.fromisoformat(on)
    ends = ("2019", "2020-03", "2030-01-31")
    return tuple(
        (f"action {end}", end, on, (day - date(2019, 1, 1)).days, day.year * 12 + day.month)
        for end in ends
        if end < day.isoformat()
    )


def test_every_question_is_answered_in_its_order(sample_store: Store) -> None:
    asked = tuple(answers(sample_store))
    assert [each.question for each in asked] == list(questions())
    for each in asked:
        assert tuple(column.name for column in each.columns) == each.table.columns
        assert bool(each.empty) == (not each.table.rows)


def test_what_counts_from_the_day_is_left_out(sample_store: Store, bundle: AskLike) -> None:
    bundle(OVERDUE, late, "overdue")
    (overdue,) = [each for each in answers(sample_store) if each.question.name == "overdue"]
    assert overdue.table.columns == ("action", "end")
    assert [row[1] for row in overdue.table.rows] == ["2019", "2020-03", "2030-01-31"]
    assert [column.dates for column in overdue.columns] == [False, True]
    assert "no clock" in overdue.note
    assert overdue.all_ends


@pytest.mark.parametrize(
    "question", [each for each in questions() if "on" in each.parameters], ids=lambda q: str(q.name)
)
def test_only_what_is_said_to_count_from_the_day_does(
    sample_store: Store, question: Question
) -> None:
    days = ("9990-06-15", "9999-12-31")
    one, other = (ask(sample_store, question.name, on=day) for day in days)
    assert one.rows
    from_the_day = {
        name for name in one.columns if all(map(ne, one.column(name), other.column(name)))
    }
    assert from_the_day == {column.name for column in question.columns if column.from_the_day}
    unchanged = set(one.columns) - from_the_day
    assert all(one.column(name) == other.column(name) for name in unchanged)


def test_an_area_is_asked_of_those_that_know_areas(sample_store: Store, bundle: AskLike) -> None:
    bundle(OVERDUE, late, "overdue")
    asked = {each.question.name: each for each in answers(sample_store, area="Marsham")}
    assert set(asked["no-lead"].table.column("area")) == {"Marsham"}
    assert asked["who-leads-what"].table.rows == ()
    assert "no plan for Marsham" in asked["who-leads-what"].empty
    assert asked["who-leads-what"].empty[0].isupper()
    assert "all areas" in asked["overdue"].note
    with pytest.raises(InputError, match="Hillford"):
        tuple(answers(sample_store, area="Atlantis"))
