"""What is read from OpenDocument workbooks, and what is left out."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from tests.extract.readers.odf_files import (
    BOLD,
    COVERED,
    cell,
    ods_document,
    p,
    row,
    style,
    table,
)
from tests.extract.readers.shapes import grid, outline
from tests.extract.readers.shapes import table as only_table

HEADER = row("Ref", "Action", "Lead")
HIDDEN_SHEET = (
    '<style:style style:family="table" style:name="ta2">'
    '<style:table-properties table:display="false"/></style:style>'
)


def value(kind: str, attributes: str, words: str = "") -> str:
    return cell(words, f'office:value-type="{kind}" {attributes}')


def read_value(each: str) -> str:
    """What is read of a cell, in the second row of a sheet."""
    return grid(ods_document(table(row("Ref", "Action"), row("1", each))))[1][1]


def test_tables_and_their_places() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    document = ods_document(
        table(
            row(blank, attributes='table:number-rows-repeated="3"'),
            row("", "Hillford plan", blank),
            row("", "Ref", "Action", "Lead", blank),
            row("", "1", "Meet", "Ann Lee", blank),
            row(blank, attributes='table:number-rows-repeated="1048000"'),
        )
    )
    assert outline(document) == ["Heading1: Hillford plan", "Table 2"]
    assert document.blocks[0].locator == "sheet “Plan”, cell B4"
    rows = only_table(document).rows
    assert rows[1].locator == "sheet “Plan”, row 6"
    assert rows[1].cells[2].locator == "sheet “Plan”, cell D6"
    assert document.format == "opendocument workbook"


def test_several_sheets_and_hidden_ones() -> None:
    document = ods_document(
        table(HEADER, row("1", "Meet", "Ann Lee"), name="Streets")
        + table(HEADER, row("2", "Agree", "Jo Bell"), name="Schools")
        + table(row("Nobody"), name="Lists", attributes='table:style-name="ta2"')
        + table("<table:table-source/>", row("Elsewhere"), name="'file:///x'#$A"),
        HIDDEN_SHEET,
    )
    assert outline(document) == ["Heading1: Streets", "Table 2", "Heading1: Schools", "Table 2"]
    assert document.notes == ("sheet “Lists” is hidden and was not read",)


def test_hidden_rows_and_columns_are_named() -> None:
    columns = (
        "<table:table-column/>"
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="9"/>'
    )
    hidden = 'table:visibility="{}"'
    document = ods_document(
        table(
            columns,
            row("Ref", "Notes", "Action"),
            row("1", "No", "Meet"),
            row("2", "No", "Agree", attributes=hidden.format("collapse")),
            row("3", "No", "Sing", attributes=hidden.format("filter")),
            f'<table:table-row-group table:display="false">{row("4", "", "Dance")}'
            "</table:table-row-group>",
            row("5", "", "Go"),
        )
    )
    assert grid(document) == [["Ref", "Action"], ["1", "Meet"], ["5", "Go"]]
    assert document.notes == (
        "sheet “Plan”: rows 3, 4 and 5 are hidden and were not read; unhide and save what is "
        "part of the plan",
        "sheet “Plan”: column B is hidden and was not read; unhide and save what is part of "
        "the plan",
    )


def test_merged_cells_stand_in_every_place() -> None:
    document = ods_document(
        table(
            row("Theme", "Action", "Lead"),
            row(cell("Streets", 'table:number-rows-spanned="2"'), "Light", "Ann Lee"),
            row("<table:covered-table-cell><text:p>Old</text:p></table:covered-table-cell>",
                "Sweep", "Raj Patel"),
            row(cell("All", 'table:number-columns-spanned="2"'), COVERED, "Jo Bell"),
        )
    )  # fmt: skip
    assert grid(document)[1:] == [
        ["Streets", "Light", "Ann Lee"],
        ["Streets", "Sweep", "Raj Patel"],
        ["All", "All", "Jo Bell"],
    ]
    assert only_table(document).rows[2].cells[0].spanned


def test_cells_and_rows_that_are_repeated() -> None:
    document = ods_document(
        table(
            HEADER,
            row("1", cell("TBC", 'table:number-columns-repeated="2"'),
                attributes='table:number-rows-repeated="2"'),
        )
    )  # fmt: skip
    assert grid(document)[1:] == [["1", "TBC", "TBC"]] * 2


@pytest.mark.parametrize(
    ("shown", "date", "read"),
    [
        ("Sep-18", "2018-09-01", "Sep-18"),
        ("Friday, 1 March 2019", "2019-03-01", "Friday, 1 March 2019"),
        ("03/01/19", "2019-03-01", "01/03/2019"),
        ("01.03.2019", "2019-03-01T00:00:00", "01/03/2019"),
        ("2019-03-01", "2019-03-01", "2019-03-01"),
        ("2019", "2019-03-01", "2019"),
        ("03/19", "2019-03-01", "Mar 2019"),
        ("", "2019-03-01", "01/03/2019"),
        ("1/3/19", "not a date", "1/3/19"),
    ],
)
def test_dates(shown: str, date: str, read: str) -> None:
    assert read_value(value("date", f'office:date-value="{date}"', shown)) == read


def test_values_stand_as_shown_or_else_as_saved() -> None:
    assert read_value(value("currency", 'office:value="12000"', "£12,000")) == "£12,000"
    assert read_value(value("float", 'office:value="3"')) == "3"
    assert read_value(value("string", 'office:string-value="Meet"')) == "Meet"
    assert read_value(value("boolean", 'office:boolean-value="true"')) == "TRUE"
    assert read_value(value("float", 'office:value="x"') + cell("y")) == ""
    comment = f"Meet<office:annotation>{p('Why?')}</office:annotation>"
    assert read_value(f"<table:table-cell>{p(comment)}{p('again')}</table:table-cell>") == (
        "Meet again"
    )


def test_errors_and_formulas_without_a_result() -> None:
    document = ods_document(
        table(
            HEADER,
            row("1", cell("#REF!", 'calcext:value-type="error" table:formula="of:=A1"'), "Ann"),
            row("2", cell("", 'table:formula="of:=A1"'), "Jo"),
            row("3", value("string", 'table:formula="of:=A1" office:string-value=""'), "Raj"),
            row("4", value("string", 'table:formula="of:=A1"', "Meet"), "Raj"),
        )
    )
    assert [line[1] for line in grid(document)[1:]] == ["", "", "", "Meet"]
    assert document.notes == (
        "1 cell holds a formula without a saved result: open the workbook in LibreOffice and "
        "save it",
    )


def test_bold_lines_are_headings_the_larger_the_higher() -> None:
    styles = (
        style("table-cell", "ce1", f'{BOLD} fo:font-size="16pt"')
        + style("table-cell", "ce2", BOLD, 'style:parent-style-name="Base"')
        + style("table-cell", "Base", 'fo:font-size="12pt"')
    )
    column = '<table:table-column table:default-cell-style-name="ce2"/>'
    document = ods_document(
        table(
            column,
            row(cell("Hillford plan", 'table:style-name="ce1"')),
            row("Safer streets"),
            HEADER,
            row("1", "Meet", "Ann Lee"),
        ),
        styles,
    )
    assert outline(document) == ["Heading1: Hillford plan", "Heading2: Safer streets", "Table 2"]


@pytest.mark.parametrize(
    "sheet",
    [
        table(row(cell("x", 'table:number-columns-repeated="300001"'))),
        table(row("x", attributes='table:number-rows-repeated="300001"')),
        table(
            row(
                cell(
                    "x",
                    'table:number-rows-spanned="1000000" table:number-columns-spanned="9"',
                )
            )
        ),
    ],
)
def test_more_cells_than_a_plan_can_have(sheet: str) -> None:
    with pytest.raises(InputError, match="more cells than a plan can have"):
        ods_document(sheet)
