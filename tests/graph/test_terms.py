from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.terms import date_literal, number, text

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("printed", "datatype"),
    [("2019", "gYear"), ("2019-06", "gYearMonth"), ("2019-06-30", "date"), ("2020-02-29", "date")],
)
def test_a_date_is_typed_by_its_length(printed: str, datatype: str) -> None:
    found = date_literal(printed)
    assert found is not None
    assert (found.value, found.datatype.value) == (printed, XSD + datatype)


@pytest.mark.parametrize(
    "printed",
    ["2019-13", "2019-00", "2019-02-29", "2019-04-31", "0000", "19", "2018W01", "20180101",
     "2018/12", "Dec-18", "２０１９", "", "2019-6-30", "-201"],
)  # fmt: skip
def test_what_is_no_date_is_not_typed(printed: str) -> None:
    assert date_literal(printed) is None


@given(st.dates())
def test_every_day_is_a_date(day: object) -> None:
    assert date_literal(str(day)) is not None


@given(st.text(max_size=12))
def test_no_text_breaks_the_typing(printed: str) -> None:
    found = date_literal(printed)
    assert found is None or found.value == printed


@pytest.mark.parametrize(
    ("value", "shown"), [(1.0, "1.0"), (0.0, "0.0"), (0.85, "0.85"), (0.333333, "0.3333")]
)
def test_a_confidence_is_a_short_decimal(value: float, shown: str) -> None:
    assert number(value).value == shown
    assert number(value).datatype.value == XSD + "decimal"


def test_white_space_is_folded() -> None:
    assert text(" a\n\t b\u00a0c ").value == "a b c"
