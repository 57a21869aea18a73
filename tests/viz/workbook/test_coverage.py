"""Standard action by area: in words, and by colour."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from graph.table import Table
from viz.workbook.coverage import coverage, write_coverage
from viz.workbook.writer import Book, Look

COLUMNS = ("standard action", "theme", "area", "state", "lead", "ends")
PRESENT = Table(
    "same-standard-action",
    (*COLUMNS, "quote"),
    (
        ("Tasking", "GOVERNANCE", "Hillford", "present", "Ann Lee", "2019-03", "Tasking"),
        ("Tasking", "GOVERNANCE", "Hillford", "present", None, None, "Tasking again"),
        ("Sweeps", "WEAPONS", "Marsham", "not sure", "Raj Patel", None, "Sweep"),
    ),
)
MISSING = Table(
    "missing-standard-actions",
    COLUMNS,
    (
        ("Tasking", "GOVERNANCE", "Hillford", "missing", None, None),
        ("Tasking", "GOVERNANCE", "Marsham", "missing", None, None),
        ("=SUM(A1)", "WEAPONS", "Marsham", "missing", None, None),
    ),
)


def test_present_in_any_row_is_present() -> None:
    matrix = coverage([PRESENT, MISSING])
    assert matrix is not None
    assert matrix.areas == ("Hillford", "Marsham")
    assert matrix.actions == (
        ("GOVERNANCE", "Tasking"),
        ("WEAPONS", "Sweeps"),
        ("WEAPONS", "=SUM(A1)"),
    )
    assert matrix.cells == {
        ("Tasking", "Hillford"): (
            Look.GOOD,
            "present: Ann Lee, ends 2019-03; lead not stated, end not stated",
        ),
        ("Tasking", "Marsham"): (Look.BAD, "missing"),
        ("Sweeps", "Marsham"): (Look.UNSURE, "not sure"),
        ("=SUM(A1)", "Marsham"): (Look.BAD, "missing"),
    }


def test_lead_and_end_may_be_unknown_to_the_question() -> None:
    short = Table("x", ("area", "state", "standard action"), (("Hillford", "present", "Sweeps"),))
    matrix = coverage([short])
    assert matrix is not None
    look, words = matrix.cells["Sweeps", "Hillford"]
    assert look is Look.GOOD
    assert words.startswith("present")


def test_other_tables_make_no_matrix() -> None:
    assert coverage([]) is None
    assert coverage([Table("x", ("area", "lead"), (("Hillford", "Ann Lee"),))]) is None
    assert coverage([Table("x", COLUMNS, ())]) is None


def test_the_sheet_has_words_and_colours() -> None:
    matrix = coverage([PRESENT, MISSING])
    assert matrix is not None
    book = Book()
    write_coverage(book, matrix)
    page = load_workbook(io.BytesIO(book.bytes()))["Coverage"]
    assert [cell.value for cell in page[4]] == ["theme", "standard action", "Hillford", "Marsham"]
    assert [cell.value for cell in page[3]][2:] == ["1 of 3", "0 of 3"]
    assert page["C6"].value == "nothing found"
    fills = {page[cell].fill.start_color.rgb for cell in ("C5", "D5", "D6", "C6")}
    assert len(fills) == 4, "green, red, amber and none"
    assert page["B7"].data_type == "s"
    assert page.freeze_panes == "A5"
    assert page.auto_filter.ref == "A4:D7"
