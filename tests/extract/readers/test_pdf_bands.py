"""Tables in PDF files whose rows are told by lines across or by shading, and page breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from graph.records import Document, Table
from tests.extract.readers.drawn_pdfs import (
    GRID,
    SMALL,
    TEXT,
    drawn,
    flowing,
    others,
    read,
    table,
    tables,
)

Style = tuple[tuple[object, ...], ...]
Rows = Sequence[Sequence[str]]
WIDTHS = [30, 200, 110, 80]
HEADER = ["No", "Action", "Lead", "By when"]
LIGHT = "Light the path behind the station, and cut back all that grows over it"
ROWS = [
    HEADER,
    ["1", LIGHT, "Ann Lee", "May 2024"],
    ["2", "Hold a street meeting in each ward", "Bo Marsh", "2025"],
    ["3", "Train the wardens of Hillford in how to write down what they are told", "", "2025"],
    ["4", "Open the hall", "Cy Dale", "2026"],
]
BELOW = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)
ABOVE = ("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.grey)
FRAME = ("BOX", (0, 0), (-1, -1), 0.5, colors.black)
BANDS = ("ROWBACKGROUNDS", (0, 0), (-1, -1), (None, colors.lightgrey))
HEADED = ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)
MIDDLE = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
STYLES: dict[str, Style] = {
    "below": (BELOW,),
    "above": (ABOVE,),
    "frame": (FRAME, BELOW),
    "bands": (BANDS,),
    "headed bands": (HEADED, BANDS),
    "centred": (BELOW, MIDDLE),
    "centred bands": (BANDS, MIDDLE),
}


def parts(document: Document) -> list[str]:
    """The kinds of a document's blocks in order."""
    return [type(block).__name__ for block in document.blocks]


@pytest.mark.parametrize("style", STYLES)
def test_lines_or_shades_tell_the_rows_and_blank_tells_the_columns(style: str) -> None:
    text = Paragraph("What the partners of Hillford have agreed to do in the next year.", TEXT)
    document = read(flowing(text, table(ROWS, WIDTHS, *STYLES[style]), Spacer(1, 14), text))
    assert tables(document) == [ROWS]
    assert parts(document) == ["Paragraph", "Table", "Paragraph"]


@pytest.mark.parametrize("style", ["below", "bands"])
@pytest.mark.parametrize("repeat", [0, 1], ids=["once", "repeated"])
def test_such_a_table_over_pages_is_one(style: str, repeat: int) -> None:
    body = [[str(at), f"{LIGHT} {at}", "" if at < 40 else "Ann Lee", "2025"] for at in range(80)]
    made = table([HEADER, *body], WIDTHS, *STYLES[style], repeat=repeat)
    assert tables(read(flowing(made))) == [[HEADER, *body]]


def pieced(
    rows: Rows, edges: Sequence[float], missing: Sequence[tuple[int, int]] = ()
) -> Callable[[Canvas], None]:
    """Draws rows with a piece of line below each cell, as browsers do; `missing` are the rows
    and columns without one."""

    def page(canvas: Canvas) -> None:
        for down, row in enumerate(rows):
            top = 760 - 24 * down
            for across, text in enumerate(row):
                canvas.drawString(edges[across] + 2, top - 14, text)
                if (down, across) not in missing:
                    canvas.rect(edges[across], top - 20, edges[across + 1] - edges[across], 0.7,
                                stroke=0, fill=1)  # fmt: skip

    return page


EDGES = [60.0, 100.0, 250.0, 330.0, 420.0]


def test_pieces_of_lines_tell_columns_that_are_blank() -> None:
    rows = [["No", "Action", "Lead", "By when"], ["1", "Light it", "", ""], ["2", "Cut it", "", ""]]
    assert tables(read(drawn(pieced(rows, EDGES)))) == [rows]


def test_a_cell_without_a_line_below_reaches_down() -> None:
    rows = [
        ["Theme", "Action", "Lead", "By when"],
        ["Roads", "Light it", "Ann Lee", "2025"],
        ["", "Cut it", "Bo Marsh", "2025"],
        ["Parks", "Sweep it", "Cy Dale", ""],
    ]
    document = read(drawn(pieced(rows, EDGES, [(1, 0)])))
    rows[2][0] = "Roads"
    assert tables(document) == [rows]
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row.cells[0].spanned for row in found.rows] == [False, False, True, False]


def test_rows_that_end_early_leave_blank_cells() -> None:
    rows = [["Name", "Post", "", ""], ["Ann Lee", "Chair", "", ""], ["No", "Action", "Lead", "By"]]
    rows.append(["1", "Light it", "Bo Marsh", "2025"])
    short = [(row, column) for row in (0, 1) for column in (2, 3)]
    assert tables(read(drawn(pieced(rows, EDGES, short)))) == [rows]


def test_a_heading_between_two_tables_of_one_width_is_in_neither() -> None:
    heading = Paragraph("<b>Young people</b>", TEXT)
    made = [table(ROWS[:3], WIDTHS, BELOW), Spacer(1, 12), heading, table(ROWS, WIDTHS, BELOW)]
    document = read(flowing(*made))
    assert tables(document) == [ROWS[:3], ROWS]
    assert others(document) == [("Heading", "Young people")]


def test_lines_between_paragraphs_are_no_table() -> None:
    text = "The partners met in the spring to say what they would do about theft from shops. " * 2
    cells = [[f"{text} {at}"] for at in range(6)]
    assert tables(read(flowing(table(cells, [420], BELOW)))) == []


def test_cells_drawn_in_every_second_row_only() -> None:
    sides = [("LINEAFTER", (0, row), (-2, row), 0.5, colors.black) for row in (0, 2, 4)]
    assert tables(read(flowing(table(ROWS, WIDTHS, FRAME, BELOW, *sides)))) == [ROWS]


def test_a_note_across_a_drawn_table_stays_one_cell() -> None:
    note = "All of these are paid for by the council and the police, as was agreed in May"
    rows = [*ROWS[:2], [note, "", "", ""], ROWS[2]]
    (found,) = tables(read(flowing(table(rows, WIDTHS, GRID, ("SPAN", (0, 2), (-1, 2))))))
    assert found[2] == [note] * 4


def test_cells_set_in_the_middle_of_their_rows_without_lines() -> None:
    rows = [HEADER, *([str(at), f"{LIGHT} {LIGHT}", "Ann Lee", "2025"] for at in range(6))]
    assert tables(read(flowing(table(rows, WIDTHS, MIDDLE)))) == [rows]


@pytest.mark.parametrize("style", [(GRID,), (BELOW,), ()], ids=["drawn", "below", "none"])
def test_a_header_alone_at_the_foot_of_a_page(style: Style) -> None:
    space = Spacer(1, 660)
    document = read(flowing(Paragraph("Plan.", TEXT), space, table(ROWS, WIDTHS, *style)))
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert tables(document) == [ROWS]
    assert [row.locator for row in found.rows][:2] == [
        "page 1, table 1, row 1",
        "page 2, table 1, row 1",
    ]


def test_a_line_with_gaps_at_the_foot_of_a_page_is_text_where_no_table_follows() -> None:
    def signed(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "The partners have agreed to this plan.")
        for x, words in ((60, "Ann Lee"), (220, "Bo Marsh"), (400, "Cy Dale")):
            canvas.drawString(x, 200, words)

    def text(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "It is to be read again in the spring of next year.")

    document = read(drawn(signed, text))
    assert tables(document) == []
    assert [words for _, words in others(document)][1] == "Ann Lee Bo Marsh Cy Dale"


def merged(first: Rows, second: Rows, theme: int) -> bytes:
    """Two pages of one drawn table; the cells of the first column from row `theme` on are one
    on the first page, all of them on the second."""

    def page(rows: Rows, start: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            made = table(rows, [70, 200, 110], GRID, ("SPAN", (0, start), (0, -1)))
            made.wrapOn(canvas, 500, 500)
            made.drawOn(canvas, 60, 300)

        return draw

    return drawn(page(first, theme), page(second, 0))


TOP = [["Theme", "Action", "Lead"], ["Safer streets", "Light it", "Ann Lee"], ["", "Cut it", "Bo"]]


def test_a_merged_cell_that_a_page_break_cuts_is_one() -> None:
    document = read(merged(TOP, [["", "Sweep it", "Cy Dale"], ["", "Mend it", "Jo Bell"]], 1))
    assert [row[0] for row in tables(document)[0][1:]] == ["Safer streets"] * 4
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row.cells[0].spanned for row in found.rows] == [False, False, True, True, True]


def test_the_words_of_a_merged_cell_go_on_over_a_page_break() -> None:
    below = [["and parks", "Sweep it", "Cy Dale"], ["", "Mend it", "Jo Bell"]]
    document = read(merged(TOP, below, 1))
    assert [row[0] for row in tables(document)[0][1:]] == ["Safer streets and parks"] * 4
    other = [["Young people", "Sweep it", "Cy Dale"], ["", "Mend it", "Jo Bell"]]
    themes = [row[0] for row in tables(read(merged(TOP, other, 1)))[0][1:]]
    assert themes == ["Safer streets"] * 2 + ["Young people"] * 2


def test_a_row_cut_beside_a_merged_cell_is_one() -> None:
    first = [*TOP[:2], ["", f"{LIGHT} and the hedge in", "Bo"]]
    (found,) = tables(read(merged(first, [["", "summer", ""], ["", "Mend it", "Jo Bell"]], 1)))
    assert found[2:] == [
        ["Safer streets", f"{LIGHT} and the hedge in summer", "Bo"],
        ["Safer streets", "Mend it", "Jo Bell"],
    ]


def test_words_cut_at_the_edge_of_a_cell_are_whole() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([60, 104, 300], [700, 726, 752])
        canvas.setFont("Helvetica", 8)
        for y, words in ((742, "Partnershi"), (732, "p"), (716, "Governanc"), (706, "e")):
            canvas.drawString(62, y, words)
        canvas.drawString(110, 742, "Action")
        canvas.drawString(110, 716, "Meet")

    assert tables(read(drawn(page))) == [[["Partnership", "Action"], ["Governance", "Meet"]]]


def test_what_follows_a_slash_stands_as_it_does_elsewhere() -> None:
    narrow = [["Lead", "Action"], ["Ann Leeson/ Bo Marshall", "Meet"]]
    beside = Paragraph("Led by Cy Dale/Jo Bell and Raj Patel/Kim Wu.", SMALL)
    assert tables(read(flowing(beside, table(narrow, [60, 200], GRID))))[0][1][0] == (
        "Ann Leeson/Bo Marshall"
    )
    alone = tables(read(flowing(table(narrow, [60, 200], GRID))))
    assert alone[0][1][0] == "Ann Leeson/ Bo Marshall"


def test_numbers_tell_rows_that_stand_close() -> None:
    def page(canvas: Canvas) -> None:
        lines = [
            ("No", "Action", "Lead"),
            ("1", "Light the path", "Ann Lee"),
            ("", "behind the", "for the"),
            ("", "station", "council"),
            ("2", "Hold a street", "Bo Marsh"),
            ("", "meeting", ""),
            ("3", "Open the hall", "Cy Dale"),
        ]
        for at, line in enumerate(lines):
            for x, words in zip((60, 120, 230), line, strict=True):
                canvas.drawString(x, 700 - 11 * at, words)

    (found,) = tables(read(drawn(page)))
    assert [row[0] for row in found] == ["No", "1", "2", "3"]
    assert [row[2].split()[:2] for row in found[1:]] == [["Ann", "Lee"], ["Bo", "Marsh"],
                                                        ["Cy", "Dale"]]  # fmt: skip


def test_shade_behind_headers_alone_does_not_make_one_row_of_others() -> None:
    first = [HEADER, *([str(at), f"Do thing {at} in the town", "Ann Lee", ""] for at in (1, 2, 3))]
    second = [["Ref", "Measure", "Owner", "Due"], *ROWS[1:3]]
    tinted = [table(rows, WIDTHS, HEADED) for rows in (first, second)]
    found = tables(read(flowing(tinted[0], Spacer(1, 2), tinted[1])))
    assert [row for rows in found for row in rows] == [*first, *second]


def test_the_space_between_rows_is_that_of_the_pages_before() -> None:
    long = " ".join(["Light the path behind the station and cut back what grows"] * 60)
    rows = [*ROWS, ["5", long, "Ann Lee", "2025"], ["6", "Open the hall", "", ""]]
    (found,) = tables(read(flowing(table(rows, WIDTHS))))
    assert [row[:2] for row in found] == [row[:2] for row in rows]
