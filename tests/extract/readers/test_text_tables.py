"""Tables by tabs and by pipes in plans saved as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.text import READER
from graph.records import Footnote, Table
from tests.extract.readers.shapes import check, grid, outline, read, table

CELL = st.text(alphabet="abcXYZ 123,.-'", min_size=0, max_size=8)


def test_every_cell_is_kept_empty_ones_too() -> None:
    document = read(READER, "Theme\tNo\tAction\nSafety\t1\tMeet \n\t*2\t\t\n")
    assert grid(document) == [
        ["Theme", "No", "Action"],
        ["Safety", "1", "Meet"],
        ["", "*2", "", ""],
    ]
    empty = table(document).rows[2].cells[0]
    assert empty.start == empty.end
    assert [row.locator for row in table(document).rows] == ["line 1", "line 2", "line 3"]


def test_offsets_are_those_of_the_words_inside_markup() -> None:
    document = read(READER, "No\tTheme\n1\t<p style='x'>SAFER STREETS</p>\n")
    cell = table(document).rows[1].cells[1]
    assert document.text[cell.start : cell.end] == cell.text == "SAFER STREETS"


def test_blank_lines_and_page_breaks_do_not_end_a_table() -> None:
    document = read(READER, "No\tAction\n1\tMeet\n\n2\tAsk\n\t\t\n3\tGo\n\f4\tEnd\n5\tRest\n")
    assert [row.after_break for row in table(document).rows] == [
        False,
        False,
        True,
        True,
        True,
        False,
    ]


def test_page_numbers_and_rulers_inside_a_table_are_dropped() -> None:
    document = read(READER, "No\tAction\n-----\t-------\n1\tMeet\n\n12\n\n2\tAsk\n")
    assert grid(document) == [["No", "Action"], ["1", "Meet"], ["2", "Ask"]]


def test_footnotes_between_rows_stay_footnotes() -> None:
    document = read(READER, "A\tB\n1\tMeet²\n\n² A note.\n\n³ Another.\n\n2\tAsk\n\nText.\n")
    assert outline(document) == [
        "Table 3",
        "Footnote: A note.",
        "Footnote: Another.",
        "Paragraph: Text.",
    ]
    assert isinstance(document.blocks[1], Footnote)


def test_footnotes_after_the_last_row_end_it() -> None:
    document = read(READER, "A\tB\n1\tMeet²\n\n² A note.\n\nText goes on.\n")
    assert outline(document) == ["Table 2", "Footnote: A note.", "Paragraph: Text goes on."]


def test_the_rest_of_a_broken_cell_is_a_row_of_one_cell() -> None:
    rows = grid(
        read(READER, "1\tHold a\nmeeting with partners\n2\tAsk\n\nin every school\n\n3\tGo\n")
    )
    assert rows == [
        ["1", "Hold a"],
        ["meeting with partners"],
        ["2", "Ask"],
        ["in every school"],
        ["3", "Go"],
    ]


@pytest.mark.parametrize(
    "between", ["\nA paragraph in between.\n\n", "\n# Heading\n\n", "Table 2: people\n"]
)
def test_other_text_ends_a_table(between: str) -> None:
    document = read(READER, f"A\tB\n1\tx\n{between}C\tD\n2\ty\n")
    assert [line for line in outline(document) if line.startswith("Table")] == [
        "Table 2",
        "Table 2",
    ]


def test_a_lone_tail_far_right_is_a_row() -> None:
    assert grid(read(READER, "No\tStart\tEnd\n9\tMay-19\tsummer\n\n\t\t2019\n"))[2] == [
        "",
        "",
        "2019",
    ]


def test_tabs_that_only_indent_are_no_table() -> None:
    lines = outline(
        read(READER, "Our aims are these.\n\n\tFirst of all, safety.\n\n•\tThen care\n")
    )
    assert lines == [
        "Paragraph: Our aims are these.",
        "Paragraph: First of all, safety.",
        "ListItem0 •: Then care",
    ]


def test_pipe_tables_with_borders() -> None:
    document = read(
        READER,
        "| Ref | Action<br>agreed | Lead |\n|:---|:---:|---:|\n"
        "| 1 | A \\| B | **Jo** |\n| 2 || Al |\n",
    )
    assert [[" ".join(text.split()) for text in row] for row in grid(document)] == [
        ["Ref", "Action agreed", "Lead"],
        ["1", "A | B", "Jo"],
        ["2", "", "Al"],
    ]
    assert [row.cells[0].header for row in table(document).rows] == [
        True,
        False,
        False,
    ]


def test_pipe_tables_without_borders() -> None:
    assert grid(read(READER, "Ref | Action\n--- | ---\n1 | Meet\n2 | Ask\n\nText.\n")) == [
        ["Ref", "Action"],
        ["1", "Meet"],
        ["2", "Ask"],
    ]


def test_a_pipe_table_goes_on_over_a_page_but_not_past_a_new_header() -> None:
    head = "| A | B |\n|---|---|\n"
    document = read(
        READER,
        f"{head}| 1 | x |\n\n| 2 | y |\n\n{head}| 3 | z |\n\n| C | D |\n|--|--|\n| 4 | w |\n",
    )
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [len(found.rows) for found in tables] == [5, 2]
    assert [row.after_break for row in tables[0].rows] == [False, False, True, True, False]


def test_a_pipe_row_broken_inside_a_cell() -> None:
    rows = grid(read(READER, "| A | B |\n|---|---|\n| 1 | Hold\nmeetings |\n| 2 | Ask |\n"))
    assert rows == [["A", "B"], ["1", "Hold meetings"], ["2", "Ask"]]


def test_grid_tables() -> None:
    rows = grid(read(READER, "+---+---+\n| A | B |\n+===+===+\n| 1 | x |\n+---+---+\n"))
    assert rows == [["A", "B"], ["1", "x"]]


def test_pipes_in_prose_are_no_table() -> None:
    assert outline(read(READER, "Call 020 | write to us.\n")) == [
        "Paragraph: Call 020 | write to us."
    ]


@given(st.lists(st.lists(CELL, min_size=3, max_size=6), min_size=1, max_size=6))
def test_what_is_written_with_tabs_is_read_back(rows: list[list[str]]) -> None:
    filled = [["Ref", "Action", "Lead"], *([f"r{i}", *row] for i, row in enumerate(rows))]
    document = READER.read_text("\n".join("\t".join(row) for row in filled), "plan.txt")
    check(document)
    assert grid(document) == [[cell.strip() for cell in row] for row in filled]


def test_lines_drawn_below_the_last_row_are_no_rows() -> None:
    document = read(
        READER, "Action\tLead\nMeet\tAnn Lee\n-----\t-----\n\n=====\t=====\n\nThe end.\n"
    )
    assert grid(document) == [["Action", "Lead"], ["Meet", "Ann Lee"]]
    assert outline(document)[1:] == ["Paragraph: The end."]
