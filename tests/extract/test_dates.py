"""The dates and timescales of plans, from the printed words to typed periods."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import edtf, looks_like_date, read_date, read_end, read_timescale
from graph.records import Period

NOTE = "as printed"
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2069, 12, 31))


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("Dec-18", "2018-12"),
        ("Mar-10", "2010-03"),
        ("May-99", "1999-05"),
        ("01/09/2018", "2018-09-01"),
        ("27/09/2018", "2018-09-27"),
        ("31/3/25", "2025-03-31"),
        ("31.03.25", "2025-03-31"),
        ("01 / 09 / 2018", "2018-09-01"),
        ("2024-03-31", "2024-03-31"),
        ("2024-03-31 00:00:00", "2024-03-31"),
        ("2024-03", "2024-03"),
        ("04/2023", "2023-04"),
        ("28th September 2018", "2018-09-28"),
        ("28 th September 2018", "2018-09-28"),
        ("March 31st, 2025", "2025-03-31"),
        ("Tuesday 3rd June 2025", "2025-06-03"),
        ("w/c 4 March 2024", "2024-03-04"),
        ("March 2020", "2020-03"),
        ("March '24", "2024-03"),
        ("March\n 2020", "2020-03"),
        ("July2019", "2019-07"),
        ("Sept. 2019", "2019-09"),
        ("Febuary 2020", "2020-02"),
        ("Setpember 2019", "2019-09"),
        ("Arpil 2020", "2020-04"),
        ("2019", "2019"),
    ],
)
def test_plain_date_has_a_type_and_no_note(printed: str, typed: str) -> None:
    assert read_date(printed) == Period(start=typed)
    assert read_end(printed) == Period(end=typed)


@pytest.mark.parametrize(
    "printed",
    [
        "Ongoing",
        "TBC",
        "Annually",
        "Already being done",
        "Continuous",
        "N/A",
        "Complete",
        "within 6 months",
        "6 months",
        "Year 1",
        "short term",
        "Immediately",
        "31/02/2023",
        "45/13/2020",
        "12/25/2018",
        "2019-2022",
        "April 2023 to March 2026",
        "Autumn 2017",
        "September",
        "2019 Strategic Assessment",
        "£2019",
        "Made in March 2019, shown from June 2019",
    ],
)
def test_what_is_no_single_date_is_kept_as_printed(printed: str) -> None:
    assert read_date(printed) == Period(start_note=printed)
    assert read_end(printed) == Period(end_note=printed)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2018/19", "2018-04", "2019-03"),
        ("FY 2018/19", "2018-04", "2019-03"),
        ("2019-20", "2019-04", "2020-03"),
        ("2017/2018", "2017-04", "2018-03"),
        ("23/24", "2023-04", "2024-03"),
        ("academic year 2023/24", "2023-09", "2024-08"),
        ("Q2 2023/24", "2023-07", "2023-09"),
        ("2023/24 Q2", "2023-07", "2023-09"),
        ("Q4 2023", "2024-01", "2024-03"),
        ("third quarter of 2024/25", "2024-10", "2024-12"),
    ],
)
def test_years_and_quarters_give_their_first_and_last_month(
    printed: str, start: str, end: str
) -> None:
    assert read_date(printed) == Period(start=start)
    assert read_end(printed) == Period(end=end)
    assert read_timescale(printed) == Period(start, end)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("by March 2024", "2024-03"),
        ("by the end of 2024", "2024"),
        ("by end of March 2024", "2024-03"),
        ("end of Q3 2023/24", "2023-12"),
        ("no later than 31 March 2024", "2024-03-31"),
        ("before June 2024", "2024-06"),
        ("until 2025", "2025"),
        ("finishing December 2019", "2019-12"),
        ("31 March 2025", "2025-03-31"),
    ],
)
def test_words_for_an_end_need_no_note(printed: str, typed: str) -> None:
    assert read_end(printed) == Period(end=typed)
    assert read_timescale(printed) == Period(end=typed)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("from April 2023", "2023-04"),
        ("since 2017", "2017"),
        ("commencing 1 May 2024", "2024-05-01"),
        ("Started September 2019", "2019-09"),
        ("Start date: 01/04/2023", "2023-04-01"),
        ("Start October 2019 –", "2019-10"),
    ],
)
def test_words_for_a_start_give_a_start_alone(printed: str, typed: str) -> None:
    assert read_timescale(printed) == Period(start=typed)
    assert read_date(printed) == Period(start=typed)


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("2019-2022", Period("2019", "2022")),
        ("2019-22", Period("2019", "2022")),
        ("October 2019-22", Period("2019-10", "2022")),
        ("2019 - 2012", Period("2019", "2012")),
        ("Started October 2019-2022", Period("2019-10", "2022")),
        ("Start 2019 – 2020", Period("2019", "2020")),
        ("Started 2019 – Complete December 2019", Period("2019", "2019-12")),
        ("Annual. Started July 2019-2022", Period("2019-07", "2022", NOTE)),
        ("Quarterly Review January 2019 – 2021", Period("2019-01", "2021", NOTE)),
        ("Bi- Annual Review January 2019– 2022", Period("2019-01", "2022", NOTE)),
        ("Started September 2017- Ongoing", Period("2017-09", None, None, "Ongoing")),
        ("2019–ongoing", Period("2019", None, None, "ongoing")),
        ("Start October 2017 and ongoing", Period("2017-10", None, None, "ongoing")),
        ("Started Monthly April 2017 - ongoing", Period("2017-04", None, NOTE, "ongoing")),
        ("Dec 18 (ongoing)", Period("2018-12", None, None, "ongoing")),
        ("2024 onwards", Period("2024", None, None, "onwards")),
        ("To start after points 1) + 2) Start 2019", Period("2019", None, NOTE)),
        ("MOPAC Start date Autumn 2017", Period(start_note="Autumn 2017")),
        ("Autumn 2017", Period(start_note="Autumn 2017")),
        ("Started Summer 2017 – 2022", Period(None, "2022", "Summer 2017")),
        ("Ongoing", Period(end_note="Ongoing")),
        ("TBC", Period(start_note="TBC", end_note="TBC")),
        ("Annual", Period(start_note="Annual")),
        ("Ongoing until March 2024", Period(None, "2024-03", "Ongoing")),
        ("TBC – March 2024", Period(None, "2024-03", "TBC")),
        ("March 2024 - TBC", Period("2024-03", None, None, "TBC")),
        ("April 2023 to March 2026", Period("2023-04", "2026-03")),
        ("Apr 23 - Mar 26", Period("2023-04", "2026-03")),
        ("04/2023 – 03/2026", Period("2023-04", "2026-03")),
        ("April – September 2024", Period("2024-04", "2024-09")),
        ("October – March 2025", Period("2024-10", "2025-03")),
        ("April 2023 - September", Period("2023-04", "2023-09")),
        ("1 April - 30 June 2024", Period("2024-04-01", "2024-06-30")),
        ("Q1-Q2 2023/24", Period("2023-04", "2023-09")),
        ("2017/18-2019/20", Period("2017-04", "2020-03")),
        ("Start: April 2023 End: March 2026", Period("2023-04", "2026-03")),
        ("End: March 2026; start: April 2023", Period("2023-04", "2026-03")),
        ("Mar 2024 (revised from Dec 2023)", Period(None, "2024-03", None, NOTE)),
        ("31/02/2023 - 31/03/2024", Period(None, "2024-03-31", "31/02/2023")),
        ("throughout 2024", Period("2024", "2024")),
        ("March 2023, March 2024, March 2025", Period(start_note=NOTE)),
        ("within 6 months", Period(end_note=NOTE)),
        ("Depends on a bid for new money in 2019", Period(start_note=NOTE)),
        ("", Period()),
        (" \n ", Period()),
    ],
)
def test_timescale(printed: str, period: Period) -> None:
    start_note = printed if period.start_note == NOTE else period.start_note
    end_note = printed if period.end_note == NOTE else period.end_note
    assert read_timescale(printed) == Period(period.start, period.end, start_note, end_note)


def test_a_remark_beside_a_date_is_kept_with_it() -> None:
    printed = "Mar 2024 (revised from Dec 2023)"
    assert read_end(printed) == Period(end="2024-03", end_note=printed)
    assert read_date("Ongoing since 2017") == Period(start="2017", start_note="Ongoing since 2017")
    assert read_end("Ongoing (review March 2020)").end is None


def test_white_space_in_a_note_is_folded() -> None:
    assert read_end("To  be\nagreed").end_note == "To be agreed"


@pytest.mark.parametrize(
    "printed", ["Dec-18", "Ongoing", "TBC", "Annual", "01/09/2018", "Start 2019 – 2020", "Year 1"]
)
def test_dates_look_like_dates(printed: str) -> None:
    assert looks_like_date(printed) >= 0.8


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "3",
        "V0.1",
        "Stephen Douglass",
        "Marsh Farm",
        "Youth Offending Service",
        "The 2019 assessment holds a chapter on knives, robbery and serious violence",
    ],
)
def test_other_cells_do_not(printed: str) -> None:
    assert looks_like_date(printed) <= 0.2


def test_likeness_falls_with_other_words() -> None:
    assert 0.2 < looks_like_date("First meeting in Jan 2024") < looks_like_date("from Jan 2024")


@pytest.mark.parametrize(
    ("printed", "notation"),
    [
        ("Autumn 2017", "2017-23"),
        ("Spring/Summer 2018", "2018-21/2018-22"),
        ("2019 – ongoing", "2019/.."),
        ("from April 2023", "2023-04/"),
        ("by April 2023", "/2023-04"),
        ("Started Summer 2017 – 2022", "2017-22/2022"),
        ("TBC", None),
    ],
)
def test_edtf(printed: str, notation: str | None) -> None:
    assert edtf(printed) == notation


@given(DAYS)
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    month, short = calendar.month_name[day.month], calendar.month_abbr[day.month]
    for printed in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day:%y}",
        f"{day.day}th {month} {day.year}",
        f"{day.day} {short} '{day:%y}",
        f"{month} {day.day}, {day.year}",
        f"by {day.day}-{short}-{day.year}",
    ):
        assert read_end(printed).end == day.isoformat(), printed


@given(DAYS, DAYS)
def test_every_range_of_months_is_read_back(first: date, last: date) -> None:
    for dash in ("-", " – ", "—", " to ", " until "):
        printed = f"Started {first:%B} {first.year}{dash}{last:%b}-{last:%y}"
        expected = Period(f"{first:%Y-%m}", f"{last:%Y-%m}")
        assert read_timescale(printed) == expected, printed


@given(st.text(max_size=60))
def test_any_text_is_read_and_never_lost(text: str) -> None:
    period = read_date(text)
    assert (period.start or period.start_note) if text.split() else period == Period()
    assert 0.0 <= looks_like_date(text) <= 1.0
    timescale = read_timescale(text)
    said = (timescale.start, timescale.end, timescale.start_note, timescale.end_note)
    assert any(said) == bool(text.split())


@given(st.text(alphabet="0123456789/-. –'QqFYto", max_size=40))
def test_typed_dates_are_always_dates(text: str) -> None:
    period = read_timescale(text)
    for typed in (period.start, period.end):
        if typed is not None:
            year, *rest = (int(part) for part in typed.split("-"))
            date(year, *[*rest, 1, 1][:2])
