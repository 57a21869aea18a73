"""Names of sheets, and text that stays text."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from graph.table import Table
from queries.catalogue import Column
from viz.workbook.answer_sheet import AnswerSheet, write_answer
from viz.workbook.sources import Sources
from viz.workbook.writer import Book, Look, dated


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_sheets_have_names_that_excel_takes_and_no_two_share(wanted: list[str]) -> None:
    book = Book()
    titles = [book.title(name) for name in wanted]
    assert all(0 < len(title) <= 31 for title in titles)
    assert not any(set(title) & set("[]:*?/\\'") for title in titles)
    assert len({title.casefold() for title in titles}) == len(titles)
    assert "history" not in {title.casefold() for title in titles}


def test_a_year_before_1900_stays_text() -> None:
    assert dated("1899") is None
    assert dated("1900") is not None


def test_only_columns_of_dates_hold_dates() -> None:
    columns = (Column("number", ""), Column("end", "", dates=True))
    table = Table("t", ("number", "end"), (("2019", "2019"),))
    book = Book()
    write_answer(book, AnswerSheet(book.title("t"), table, columns))
    page = load_workbook(io.BytesIO(book.bytes()))["t"]
    assert page["A2"].value == "2019"
    assert page["B2"].is_date


def test_doubt_is_coloured_and_written() -> None:
    columns = (Column("name", ""), Column("doubt", ""))
    table = Table("t", ("name", "doubt"), (("Ann Lee", "uncertain"), ("Raj Patel", None)))
    book = Book()
    write_answer(book, AnswerSheet(book.title("t"), table, columns))
    page = load_workbook(io.BytesIO(book.bytes()))["t"]
    assert page["B2"].value == "uncertain"
    assert page["B2"].fill.start_color.rgb != page["A2"].fill.start_color.rgb


def test_a_link_keeps_its_text_from_running() -> None:
    book = Book()
    page = book.page(book.title("t"), [10], 0, landscape=False)
    page.row([page.cell("=1+1", Look.LINK, "'t'!A1")])
    cell = load_workbook(io.BytesIO(book.bytes()))["t"]["A1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_place_is_parted_from_its_file_whatever_the_file_is_called() -> None:
    sources = Sources(
        ("a, b.txt, old.txt", "a, b.txt", "c.txt"), {("c.txt", "row 2", "X"): "An X."}
    )
    table = Table(
        "t",
        ("quote", "place", "other quote", "other place"),
        (
            ("X", "c.txt, row 2", "Y", "a, b.txt, row 9"),
            (None, "a, b.txt, old.txt, row 1", None, "nowhere"),
            ("Z", "c.txt, row 10; c.txt, row 11", "Y", None),
        ),
    )
    sources.gather([table])
    links = sources.links(table)
    assert set(links) == {(0, 0), (0, 1), (0, 2), (0, 3), (1, 1), (2, 0), (2, 1)}
    book = Book()
    sources.write(book)
    page = load_workbook(io.BytesIO(book.bytes()))["Sources"]
    assert list(page.iter_rows(min_row=4, values_only=True)) == [
        ("a, b.txt", "row 9", "Y", None),
        ("a, b.txt, old.txt", "row 1", None, None),
        ("c.txt", "row 2", "X", "An X."),
        ("c.txt", "row 10", "Z", None),
    ]
    assert links[2, 1] == "'Sources'!A7"
