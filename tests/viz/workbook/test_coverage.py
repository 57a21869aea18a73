"""Standard action by area: in words, and by colour."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from graph.table import Table
from viz.workbook.coverage import Standard, coverage, write_coverage
from viz.workbook.writer import Book, Look

LISTED = (
    Standard("Tasking", "Governance", "minimum standard"),
    Standard("=SUM(A1)", "Weapons", "template"),
    Standard("Sweeps", "Weapons", "often added"),
    Standard("Arches", "Weapons", "often added"),
)
PRESENT = Table(
    "same-standard-action",
    ("standard action", "theme", "area", "state", "lead", "lead organisation", "ends", "doubt"),
    (
        ("Tasking", "GOVERNANCE", "Hillford", "present", "Ann Lee", "Council", "2019-03", None),
        ("Tasking", "GOVERNANCE", "Hillford", "present", None, "Council", None, None),
        ("Tasking", "GOVERNANCE", "Hillford", "present", "Raj Patel", None, None, "uncertain"),
        ("Sweeps", "WEAPONS", "Marsham", "present", None, None, None, "uncertain"),
        ("not in the list", "WEAPONS", "Marsham", "present", "Raj Patel", None, None, None),
    ),
)
MISSING = Table(
    "missing-standard-actions",
    ("standard action", "theme", "kind", "area", "state", "parts"),
    (
        ("Tasking", "Governance", "minimum standard", "Marsham", "in parts", "Briefing; Events"),
        ("=SUM(A1)", "Weapons", "template", "Marsham", "missing", None),
        ("any of them", None, None, "Drayford", "not compared", None),
    ),
)


def test_each_area_has_a_word_for_each_action() -> None:
    matrix = coverage([PRESENT, MISSING], LISTED)
    assert matrix is not None
    assert matrix.areas == ("Drayford", "Hillford", "Marsham")
    assert matrix.actions == LISTED[:3], "in the list's order, without what no plan states"
    assert matrix.cells == {
        ("Tasking", "Drayford"): (Look.TEXT, "not found"),
        ("Tasking", "Hillford"): (
            Look.GOOD,
            "present: Ann Lee, end: 2019-03; Council, end not stated",
        ),
        ("Tasking", "Marsham"): (Look.UNSURE, "in parts: Briefing; Events"),
        ("=SUM(A1)", "Drayford"): (Look.TEXT, "not found"),
        ("=SUM(A1)", "Hillford"): (Look.TEXT, "not found"),
        ("=SUM(A1)", "Marsham"): (Look.BAD, "missing"),
        ("Sweeps", "Drayford"): (Look.TEXT, "not found"),
        ("Sweeps", "Hillford"): (Look.TEXT, "not found"),
        ("Sweeps", "Marsham"): (
            Look.UNSURE,
            "present, uncertain: lead not stated, end not stated",
        ),
    }


def test_actions_of_one_theme_stand_together() -> None:
    mixed = (*LISTED, Standard("Agenda", "Governance", "template"))
    rows = tuple((action.name, "Hillford", "missing") for action in mixed)
    matrix = coverage([Table("x", ("standard action", "area", "state"), rows)], mixed)
    assert matrix is not None
    assert [action.name for action in matrix.actions] == [
        "Tasking",
        "Agenda",
        "=SUM(A1)",
        "Sweeps",
        "Arches",
    ]


def test_what_the_questions_do_not_tell_is_not_stated() -> None:
    short = Table("x", ("area", "state", "standard action"), (("Hillford", "present", "Sweeps"),))
    matrix = coverage([short], LISTED)
    assert matrix is not None
    assert matrix.cells == {
        ("Sweeps", "Hillford"): (Look.GOOD, "present: lead not stated, end not stated")
    }


def test_other_tables_make_no_matrix() -> None:
    assert coverage([], LISTED) is None
    assert coverage([Table("x", ("area", "lead"), (("Hillford", "Ann Lee"),))], LISTED) is None
    assert coverage([Table("x", PRESENT.columns, ())], LISTED) is None
    assert coverage([PRESENT], ()) is None


def test_the_sheet_has_words_and_colours() -> None:
    matrix = coverage([PRESENT, MISSING], LISTED)
    assert matrix is not None
    book = Book()
    write_coverage(book, matrix)
    page = load_workbook(io.BytesIO(book.bytes()))["Coverage"]
    assert [cell.value for cell in page[4]][3:] == ["Drayford", "Hillford", "Marsham"]
    assert [cell.value for cell in page[3]][3:] == [
        "0 present, 0 missing",
        "1 present, 0 missing",
        "0 present, 1 missing",
    ]
    assert page["E6"].value == "not found"
    fills = {page[cell].fill.start_color.rgb for cell in ("F6", "E5", "F5", "E6")}
    assert len(fills) == 4, "red, green, amber and none"
    assert [page[cell].fill.start_color.rgb for cell in ("C2", "B2", "D2")] == [
        page[cell].fill.start_color.rgb for cell in ("F6", "E5", "F5")
    ], "the legend has the colours of the cells"
    assert (page["B6"].value, page["B6"].data_type) == ("=SUM(A1)", "s")
    assert page.freeze_panes == "A5"
    assert page.auto_filter.ref == "A4:F7"
