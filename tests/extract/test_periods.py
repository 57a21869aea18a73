"""The period of a commitment from its date columns."""

from __future__ import annotations

import pytest

from extract.periods import period_of
from graph.records import FieldValue, Period


def fields(*printed: tuple[str, str]) -> list[tuple[str, FieldValue]]:
    return [(role, FieldValue(text, 0, len(text), "row 1")) for role, text in printed]


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ([], Period()),
        ([("start", "Dec-18"), ("end", "Mar-20")], Period("2018-12", "2020-03")),
        ([("start", "01/09/2018")], Period("2018-09-01")),
        ([("end", "Dec-19")], Period(None, "2019-12")),
        ([("start", "Dec-18"), ("end", "Ongoing")], Period("2018-12", None, None, "Ongoing")),
        ([("start", "TBC"), ("end", "TBC")], Period(None, None, "TBC", "TBC")),
        ([("timescale", "2019-2022")], Period("2019", "2022")),
        ([("timescale", "Ongoing")], Period(end_note="Ongoing")),
        ([("timescale", "Annually")], Period(end_note="Annually")),
        ([("timescale", "Already being done")], Period(end_note="Already being done")),
        ([("end", "2019-2022")], Period("2019", "2022")),
        ([("timescale", "Q4 2024/25")], Period(None, "2025-03")),
        ([("timescale", "2024/25")], Period(None, "2025-03")),
        ([("timescale", "2024/26")], Period("2024", "2026")),
        ([("lead", "May-24"), ("outcome", "2024")], Period()),
    ],
)
def test_periods(printed: list[tuple[str, str]], period: Period) -> None:
    assert period_of(fields(*printed)) == period


def test_a_column_of_its_own_says_more_than_a_timescale() -> None:
    both = period_of(fields(("timescale", "2019-2022"), ("end", "Mar-20")))
    assert (both.start, both.end) == ("2019", "2020-03")
    noted = period_of(fields(("timescale", "2019-2022"), ("end", "TBC")))
    assert (noted.start, noted.end, noted.end_note) == ("2019", None, "TBC")


def test_a_cell_that_goes_on_in_a_further_row_is_read_whole() -> None:
    parts = fields(("end", "Workshops in the summer, ending"), ("end", "December 2019"))
    period = period_of(parts)
    assert period.end == "2019-12"
    assert period.end_note == "Workshops in the summer, ending December 2019"


def test_the_order_of_the_columns_does_not_matter() -> None:
    printed = [("start", "Dec-18"), ("end", "Ongoing"), ("timescale", "2019-2022")]
    assert period_of(fields(*printed)) == period_of(fields(*reversed(printed)))
