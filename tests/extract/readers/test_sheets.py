"""Workbooks: what their sheets show, and where."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import pytest
from openpyxl.styles import Font

from extract.readers import sheets
from extract.readers.sheet_cells import shown
from graph.errors import InputError
from graph.records import Heading, Table
from tests.extract.readers.office_files import sheet_bytes, sheet_document, with_parts
from tests.extract.readers.shapes import grid, outline, table

HEADER = ("Ref", "Action", "Lead", "By when")
DAY = datetime.datetime(2018, 9, 1)


def rows(sheet: Any, *lines: tuple[object, ...], at: int = 1) -> None:
    for down, line in enumerate(lines):
        for across, value in enumerate(line):
            if value is not None:
                sheet.cell(at + down, 1 + across, value)


def test_header_below_a_title_and_notes_below_the_table() -> None:
    def fill(book: Any) -> None:
        rows(
            book.active,
            ("Hillford plan 2018",),
            ("Agreed by the board in May, and read again each quarter.",),
            (),
            HEADER,
            (1, "Light paths", "Ann Lee", DAY),
            (2, "Sweep parks", "Bo Reed", "Ongoing"),
            (),
            ("This plan is looked at each quarter by the board of the partnership.",),
        )
        book.active.cell(5, 4).number_format = "mm-dd-yy"

    document = sheet_document(fill)
    assert outline(document) == [
        "Heading1: Hillford plan 2018",
        "Paragraph: Agreed by the board in May, and read again each quarter.",
        "Table 3",
        "Paragraph: This plan is looked at each quarter by the board of the partnership.",
    ]
    assert grid(document)[1] == ["1", "Light paths", "Ann Lee", "01/09/2018"]
    row = table(document).rows[1]
    assert row.locator == "sheet “Sheet”, row 5"
    assert row.cells[2].locator == "sheet “Sheet”, cell C5"
    assert document.blocks[0].locator == "sheet “Sheet”, cell A1"
    assert document.format == "sheets"
    assert not document.notes


def test_several_sheets_have_their_names_as_headings() -> None:
    def fill(book: Any) -> None:
        book.active.title = "Safer streets"
        rows(book.active, HEADER, (1, "Light paths", "Ann Lee", "May 2018"))
        rows(book.create_sheet("Sheet2"), HEADER, (1, "Sweep", "Bo Reed", "May 2018"))
        rows(book.create_sheet("Young people"), HEADER, (1, "Sing", "Jo Day", "May 2018"))
        book.create_sheet("Empty")

    document = sheet_document(fill)
    assert outline(document) == [
        "Heading1: Safer streets",
        "Table 2",
        "Table 2",
        "Heading1: Young people",
        "Table 2",
    ]
    last = document.blocks[-1]
    assert isinstance(last, Table)
    assert last.locator == "sheet “Young people”, rows 1 to 2"


def test_merged_cells_stand_in_all_their_places() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        rows(
            sheet,
            ("Theme", "Action", "Lead"),
            ("Roads", "Light", "Ann Lee"),
            (None, "Sweep", "Bo Reed"),
            ("SAFER PARKS",),
            ("Parks", "Sing", "Jo Day"),
        )
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("A4:C4")

    document = sheet_document(fill)
    assert grid(document)[1:4] == [
        ["Roads", "Light", "Ann Lee"],
        ["Roads", "Sweep", "Bo Reed"],
        ["SAFER PARKS", "SAFER PARKS", "SAFER PARKS"],
    ]
    found = table(document).rows
    assert found[2].cells[0].spanned
    assert found[2].cells[0].start == found[1].cells[0].start
    assert document.text.count("SAFER PARKS") == 1


def test_what_is_hidden_is_named_and_not_read() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        sheet.title = "Plan"
        rows(sheet, (*HEADER, "Private"), (1, "Light", "Ann Lee", "May 2018", "secret"))
        rows(sheet, (2, "Old", "Bo Reed", "May 2017"), (3, "Sing", "Jo Day", "June 2018"), at=3)
        sheet.merge_cells("C3:C4")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True
        sheet.row_dimensions[9].hidden = True
        rows(book.create_sheet("Lists"), ("a", "b"))
        book["Lists"].sheet_state = "veryHidden"

    document = sheet_document(fill)
    # A cell merged over a hidden row is still seen in the row below.
    assert grid(document) == [
        list(HEADER),
        ["1", "Light", "Ann Lee", "May 2018"],
        ["3", "Sing", "Bo Reed", "June 2018"],
    ]
    assert [row.after_break for row in table(document).rows] == [False, False, False]
    assert document.notes == (
        "sheet “Lists” is hidden and was not read",
        "sheet “Plan”: row 3 is hidden and was not read; unhide and save what is part of the plan",
        "sheet “Plan”: column E is hidden and was not read; unhide and save what is part of the"
        " plan",
    )


def test_text_between_two_tables_stands_between_them() -> None:
    def fill(book: Any) -> None:
        rows(
            book.active,
            ("Priority 1: Safer streets",),
            HEADER,
            (1, "Light", "Ann Lee", "May 2018"),
            (),
            ("Priority 2: Safer parks",),
            HEADER,
            (1, "Sweep", "Bo Reed", "May 2018"),
        )
        for number in (1, 5):
            book.active.cell(number, 1).font = Font(bold=True)

    assert outline(sheet_document(fill)) == [
        "Heading1: Priority 1: Safer streets",
        "Table 2",
        "Heading1: Priority 2: Safer parks",
        "Table 2",
    ]


def test_the_larger_a_bold_line_the_higher_the_heading() -> None:
    def fill(book: Any) -> None:
        for at, (text, size) in enumerate((("Plan", 20), ("Aims", 14), ("Why", 11)), 1):
            book.active.cell(at, 2, text).font = Font(bold=True, size=size)
        book.active.cell(4, 2, "Because it matters to all of us here.")

    assert [block.level for block in sheet_document(fill).blocks if isinstance(block, Heading)] == [
        1,
        2,
        3,
    ]


def test_formulas_stand_for_their_saved_results() -> None:
    def fill(book: Any) -> None:
        rows(book.active, ("Action", "Lead", "Cost"), ("Meet", "Ann Lee", "=1+1"))
        rows(book.active, ("Sing", "Jo Day", "=2+2"), at=3)

    data = sheet_bytes(fill)
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(part)
    xml = xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
        b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>"
    )
    document = sheets.READER.read_bytes(with_parts(data, {part: xml}), "plan.xlsx")
    assert grid(document) == [
        ["Action", "Lead", "Cost"],
        ["Meet", "Ann Lee", "2"],
        ["Sing", "Jo Day", ""],
    ]
    assert document.notes == (
        "1 cell holds a formula without a saved result: open the workbook in Excel and save it",
    )


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (DAY, "mm-dd-yy", "01/09/2018"),
        (DAY, "m/d/yyyy", "01/09/2018"),
        (DAY, "dd/mm/yyyy;@", "01/09/2018"),
        (DAY, "General", "01/09/2018"),
        (DAY, "yyyy-mm-dd", "2018-09-01"),
        (DAY, "mmm-yy", "Sep-18"),
        (DAY, "mm/yyyy", "Sep 2018"),
        (DAY, "[$-809]dd mmmm yyyy;@", "01 September 2018"),
        (DAY, 'd" of "mmmm', "1 of September"),
        (DAY, "dddd, d mmm yyyy", "Saturday, 1 Sep 2018"),
        (DAY, "yyyy", "2018"),
        (DAY.date(), "d\\-mmm\\-yy", "1-Sep-18"),
        (DAY.replace(hour=9, minute=30), "dd/mm/yyyy hh:mm", "01/09/2018 09:30"),
        (datetime.time(9, 30), "hh:mm", "09:30"),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (1.25, "General", "1.25"),
        (1.1, "0.00", "1.10"),
        (7, "000", "007"),
        (0.25, "0%", "25%"),
        (0.125, "0.0%", "12.5%"),
        (12000, '"£"#,##0', "£12,000"),
        (12000, "[$£-809]#,##0.00", "£12,000.00"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("Ann_x000D_\nLee", "General", "Ann\nLee"),
    ],
)
def test_a_cell_shows_what_its_format_prints(
    value: object, number_format: str, printed: str
) -> None:
    assert shown(value, number_format) == printed


def test_more_cells_than_a_plan_has_are_refused() -> None:
    def fill(book: Any) -> None:
        rows(book.active, HEADER, (1, "Meet", "Ann Lee", "May"))

    data = sheet_bytes(fill)
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(part)
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with pytest.raises(InputError, match="has more cells than a plan can have"):
        sheets.READER.read_bytes(
            with_parts(data, {part: xml.replace(b"</sheetData>", merged)}), "plan.xlsx"
        )


def test_a_cell_far_away_costs_nothing() -> None:
    def fill(book: Any) -> None:
        rows(book.active, HEADER, (1, "Meet", "Ann Lee", "May"))
        book.active.cell(1_048_576, 16_384, "x")

    assert len(sheet_document(fill).text) < 1000


def test_an_empty_workbook_says_so() -> None:
    with pytest.raises(InputError, match="holds no text that could be part of a plan"):
        sheets.READER.read_bytes(sheet_bytes(lambda _book: None), "plan.xlsx")
