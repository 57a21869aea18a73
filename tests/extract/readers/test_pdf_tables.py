"""Tables in PDF files: drawn or only aligned, on one page or several."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from graph.records import Table
from tests.extract.readers.drawn_pdfs import (
    GRID,
    LANDSCAPE,
    TEXT,
    Sideways,
    drawn,
    flowing,
    others,
    read,
    table,
    tables,
)

HEADER = ["No", "Action", "Lead", "By when"]
LIGHT = "Light the path behind the station, and cut back what grows over it"
WIDTHS = [30, 220, 110, 80]
ROWS = [
    HEADER,
    ["1", LIGHT, "Ann Lee", "May 2024"],
    ["2", "Hold a street meeting in each ward", "Bo Marsh<br/>Cy Dale", ""],
    ["3", "Train the wardens of Hillford in how to write down what they are told", "", "2025"],
]  # fmt: skip
READ = [
    HEADER,
    ["1", LIGHT, "Ann Lee", "May 2024"],
    ["2", "Hold a street meeting in each ward", "Bo Marsh Cy Dale", ""],
    ["3", "Train the wardens of Hillford in how to write down what they are told", "", "2025"],
]  # fmt: skip


@pytest.mark.parametrize("style", [(GRID,), ()], ids=["drawn", "aligned"])
def test_a_table_is_read_cell_by_cell(style: tuple[tuple[object, ...], ...]) -> None:
    text = Paragraph("What the partners of Hillford have agreed to do in the coming year.", TEXT)
    document = read(flowing(text, table(ROWS, WIDTHS, *style), text))
    assert tables(document) == [READ]
    assert [kind for kind, _ in others(document)] == ["Paragraph", "Paragraph"]


@pytest.mark.parametrize("style", [(GRID,), ()], ids=["drawn", "aligned"])
def test_names_set_one_to_a_line_stay_apart(style: tuple[tuple[object, ...], ...]) -> None:
    document = read(flowing(table(ROWS, WIDTHS, *style)))
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    lead, action = found.rows[2].cells[2], found.rows[1].cells[1]
    assert document.text[lead.start : lead.end] == "Bo Marsh\nCy Dale"
    assert "\n" not in document.text[action.start : action.end]


def test_locators_name_the_page_the_table_and_the_row() -> None:
    document = read(flowing(table(ROWS, WIDTHS, GRID), Paragraph("Text.", TEXT)))
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert found.locator == "page 1, table 1"
    assert [row.locator for row in found.rows][:2] == [
        "page 1, table 1, row 1",
        "page 1, table 1, row 2",
    ]


MEETING = "Hold the meeting"


def long_rows(count: int) -> list[list[str]]:
    rows = [
        [str(at), f"{MEETING} of ward {at} and write down who said what in it", f"Ann Lee {at}", ""]
        for at in range(1, count + 1)
    ]  # fmt: skip
    return [HEADER, *rows]


@pytest.mark.parametrize("style", [(GRID,), ()], ids=["drawn", "aligned"])
@pytest.mark.parametrize("repeat", [0, 1], ids=["once", "repeated"])
def test_a_table_over_pages_is_one(style: tuple[tuple[object, ...], ...], repeat: int) -> None:
    rows = long_rows(90)
    document = read(flowing(table(rows, WIDTHS, *style, repeat=repeat)))
    assert tables(document) == [rows]
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    broken = [row.locator for row in found.rows if row.after_break]
    assert [place.split(",")[0] for place in broken] == ["page 2", "page 3", "page 4"]


def test_a_footer_between_the_pages_of_a_table_does_not_cut_it() -> None:
    def footer(canvas: Canvas, template: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 820, "Hillford Community Safety Partnership")
        canvas.drawRightString(540, 25, f"Page {canvas.getPageNumber()} of 3")

    rows = long_rows(80)
    data = flowing(table(rows, WIDTHS, GRID), onFirstPage=footer, onLaterPages=footer)
    document = read(data)
    assert tables(document) == [rows]
    assert others(document) == []


def test_merged_cells_are_repeated_and_marked() -> None:
    rows = [
        ["Theme", "Action", "Lead"],
        ["Safer streets", "Light the path", "Ann Lee"],
        ["", "Cut the hedge", "Bo Marsh"],
        ["Young people", "Open the hall", "Cy Dale"],
    ]
    document = read(flowing(table(rows, [100, 200, 100], GRID, ("SPAN", (0, 1), (0, 2)))))
    rows[2][0] = "Safer streets"
    assert tables(document) == [rows]
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row.cells[0].spanned for row in found.rows] == [False, False, True, False]
    assert found.rows[2].cells[0].start == found.rows[1].cells[0].start


def test_a_title_over_all_columns_is_one_cell_repeated() -> None:
    rows = [["Safer streets", "", ""], ["No", "Action", "Lead"], ["1", "Light the path", "Ann Lee"]]
    document = read(flowing(table(rows, [40, 200, 100], GRID, ("SPAN", (0, 0), (-1, 0)))))
    assert tables(document) == [[["Safer streets"] * 3, *rows[1:]]]


def test_labels_that_stand_on_their_side_are_read() -> None:
    labels = [Sideways(text) for text in ("Number", "Action", "Lead officer")]
    rows = [labels, ["1", "Light the path", "Ann Lee"], ["2", "Cut the hedge", "Bo Marsh"]]
    document = read(flowing(table(rows, [30, 200, 100], GRID), size=LANDSCAPE))
    assert tables(document) == [[["Number", "Action", "Lead officer"], *rows[1:]]]


def test_a_landscape_table_on_a_page_turned_by_hand() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        made = table(ROWS, WIDTHS, GRID)
        made.wrapOn(canvas, 700, 500)
        made.drawOn(canvas, 60, 300)

    assert tables(read(drawn(page))) == [READ]


def test_shading_alone_draws_cells() -> None:
    shades = [
        ("BACKGROUND", (at, row), (at, row), colors.lightgrey if (at + row) % 2 else colors.pink)
        for row in range(4)
        for at in range(4)
    ]
    assert tables(read(flowing(table(ROWS, WIDTHS, *shades)))) == [READ]


def test_lines_between_rows_only_tell_the_rows() -> None:
    lines = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)
    assert tables(read(flowing(table(ROWS, WIDTHS, lines)))) == [READ]


def test_a_frame_around_text_is_no_table() -> None:
    text = "The partnership met four times. It heard what residents said about the park."
    document = read(flowing(table([[text]], [300], GRID)))
    assert tables(document) == []
    assert others(document) == [("Paragraph", text)]


def test_tables_of_different_columns_that_touch_are_two() -> None:
    first = table([["Name", "Post"], ["Ann Lee", "Chair"]], [200, 200], GRID)
    second = table([["No", "Action", "Lead"], ["1", "Light it", "Ann Lee"]], [50, 250, 100], GRID)
    found = tables(read(flowing(first, second)))
    assert found == [
        [["Name", "Post"], ["Ann Lee", "Chair"]],
        [["No", "Action", "Lead"], ["1", "Light it", "Ann Lee"]],
    ]


def test_a_word_cut_by_a_narrow_column_is_whole() -> None:
    rows = [["Theme", "Action"], ["Enforcement", "Enforcement days"], ["x", "01/05/2024"]]
    document = read(flowing(table(rows, [45, 300], GRID)))
    assert tables(document) == [rows]


def test_short_rows_without_space_between_are_rows() -> None:
    def page(canvas: Canvas) -> None:
        for at, row in enumerate(
            [
                ["Name", "Post", "Body"],
                ["Ann Lee", "Chair", "Council"],
                ["Bo Marsh", "Inspector", "Police"],
                ["Cy Dale", "", "NHS"],
            ]
        ):
            for x, cell in zip((60, 200, 330), row, strict=True):
                canvas.drawString(x, 700 - 12 * at, cell)  # fmt: skip

    assert tables(read(drawn(page)))[0][1:] == [
        ["Ann Lee", "Chair", "Council"],
        ["Bo Marsh", "Inspector", "Police"],
        ["Cy Dale", "", "NHS"],
    ]


def halves(first: list[str], second: list[str]) -> bytes:
    """Two pages, each with a drawn table whose rows stand at the same columns."""

    def page(rows: list[list[str]]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            made = table(rows, WIDTHS, GRID)
            made.wrapOn(canvas, 500, 500)
            made.drawOn(canvas, 60, 300)

        return draw

    return drawn(page([HEADER, first]), page([second, ["2", "Cut the hedge", "Bo Marsh", ""]]))


def test_a_row_that_a_page_break_cuts_is_one() -> None:
    first = ["1", "Light the path behind the station and cut back what grows", "Ann Lee", "2025"]
    (found,) = tables(read(halves(first, ["", "Overhead along the whole of it", "", ""])))
    whole = f"{first[1]} Overhead along the whole of it"
    assert found == [HEADER, ["1", whole, *first[2:]], ["2", "Cut the hedge", "Bo Marsh", ""]]


def test_a_row_of_its_own_below_a_page_break_stays_one() -> None:
    first = ["1", "Light the path", "Ann Lee", "2025"]
    (found,) = tables(read(halves(first, ["", "Train the wardens", "Cy Dale", ""])))
    assert found[1:3] == [first, ["", "Train the wardens", "Cy Dale", ""]]
