"""A year and a month are spans of days, never a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.days import Exactness, span


@pytest.mark.parametrize(
    ("printed", "first", "last", "exactness"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), Exactness.YEAR),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Exactness.MONTH),
        ("2019-06-30", date(2019, 6, 30), date(2019, 6, 30), Exactness.DAY),
    ],
)
def test_a_date_spans_what_it_can_mean(
    printed: str, first: date, last: date, exactness: Exactness
) -> None:
    meant = span(printed)
    assert meant is not None
    assert (meant.first, meant.last, meant.exactness) == (first, last, exactness)


@pytest.mark.parametrize(
    "words",
    ["Ongoing", "TBC", "", "2019-02-30", "2019-13", "0000", "2019-00", "19", "2019-1", "２０１９",
     None, 2019, "2018W01", " 2019", "2019-01-01T00:00"],
)  # fmt: skip
def test_all_else_is_no_date(words: object) -> None:
    assert span(words) is None


@given(st.dates())
def test_a_month_holds_its_days_and_a_year_its_months(day: date) -> None:
    iso = day.isoformat()
    of_year, of_month, of_day = span(iso[:4]), span(iso[:7]), span(iso)
    assert of_year is not None
    assert of_month is not None
    assert of_day is not None
    assert of_year.first <= of_month.first <= of_day.first == day
    assert day == of_day.last <= of_month.last <= of_year.last
    if of_month.last < date.max:
        assert (of_month.last + timedelta(days=1)).day == 1
