"""The rows of a sheet come out as openpyxl reads and writes them."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from viz.workbook.rows import Rows, cell_of
from viz.workbook.writer import Book, Look

AROUND = b"<worksheet><sheetData/><autoFilter/><pageMargins/></worksheet>"


def written(rows: Rows, around: bytes = AROUND) -> str:
    into = io.BytesIO()
    rows.write(around, into)
    rows.close()
    return into.getvalue().decode()


def test_rows_and_links_stand_where_the_standard_has_them() -> None:
    rows = Rows()
    rows.add([cell_of("a", 1), None, cell_of(2, 3)], height=12.5)
    rows.add([cell_of("there", 1, "'A & B'!A5")])
    assert rows.count == 2
    assert written(rows) == (
        '<worksheet><sheetData><row r="1" ht="12.5" customHeight="1">'
        '<c r="A1" s="1" t="inlineStr"><is><t>a</t></is></c><c r="C1" s="3" t="n"><v>2</v></c>'
        '</row><row r="2"><c r="A2" s="1" t="inlineStr"><is><t>there</t></is></c></row>'
        "</sheetData><autoFilter/><hyperlinks>"
        '<hyperlink ref="A2" location="\'A &amp; B\'!A5"/></hyperlinks><pageMargins/></worksheet>'
    )


def test_a_sheet_without_rows_stays_one() -> None:
    empty = "<worksheet><sheetData></sheetData><pageMargins/></worksheet>"
    assert written(Rows(), empty.encode()) == empty


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_days_are_numbered_as_in_a_workbook(day: date) -> None:
    assert f"<v>{to_excel(day):.16g}</v>" in cell_of(day, 0).markup  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    "value",
    ["<b>&amp; \"x\" 'y'</b>", " spaces around ", "two\nlines", "£5 – “Zoë” 𝔸", "]]>", 0, -1.5,
     1e-7, 10**15, True],
)  # fmt: skip
def test_what_is_written_is_read_again(value: str | float) -> None:
    book = Book()
    page = book.page(book.title("x"), [10.0], 0, landscape=False)
    page.row([page.cell(value, Look.TEXT), page.cell(date(2020, 2, 29), Look.DAY)])
    first, day = next(load_workbook(io.BytesIO(book.bytes()))["x"].iter_rows())
    assert first.value == value
    assert day.value == datetime(2020, 2, 29)


def test_many_rows_are_all_there() -> None:
    rows = Rows()
    for number in range(60_000):
        rows.add([cell_of(f"{number} {'x' * 60}", 0)])
    text = written(rows)
    assert text.count("<row ") == 60_000
    assert text.index("<t>59999 x") > text.index("<t>59998 x")
