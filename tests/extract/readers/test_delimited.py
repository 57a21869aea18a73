"""CSV and TSV: cells with their places, notes around the table."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.delimited import READER, delimiter_of, fields_of
from graph.errors import InputError
from graph.records import Paragraph
from tests.extract.readers.shapes import check, grid, outline, read, table

TRACKER = """\
Hamlet Partnership: action tracker 2024/25
"Owner: Jo Marsh, partnerships team",,,

Ref,Action,Lead,By
1,"Hold a meeting,
every month","Al ""Chip"" Ray",Dec-24
GOVERNANCE,,,
2,Ask &amp; listen,,

,and report back,,
Notes: the board reviews this,,,
"""

VALUE = st.text(alphabet='ab ,;|\t"\n£3', max_size=8)


def test_notes_above_and_below_the_table() -> None:
    assert outline(read(READER, TRACKER)) == [
        "Paragraph: Hamlet Partnership: action tracker 2024/25",
        "Paragraph: Owner: Jo Marsh, partnerships team",
        "Table 5",
        "Paragraph: Notes: the board reviews this",
    ]


def test_rows_with_one_cell_between_rows_or_right_of_the_first_column_stay_rows() -> None:
    rows = grid(read(READER, TRACKER))
    assert rows[2] == ["GOVERNANCE", "", "", ""]
    assert rows[4] == ["", "and report back", "", ""]


def test_cells_keep_their_places() -> None:
    document = read(READER, TRACKER)
    row = table(document).rows[1]
    assert [cell.text for cell in row.cells] == [
        "1",
        "Hold a meeting, every month",
        'Al " Chip"  Ray',
        "Dec-24",
    ]
    lead = row.cells[2]
    assert document.text[lead.start : lead.end] == 'Al ""Chip"" Ray'
    assert table(document).rows[3].cells[1].text == "Ask &     listen"


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    document = read(READER, TRACKER)
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.locator == "row 1"
    assert [row.locator for row in table(document).rows] == [
        "row 4",
        "row 5",
        "row 6",
        "row 7",
        "row 9",
    ]
    assert [row.after_break for row in table(document).rows] == [False, False, False, False, True]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    lines = ["Ref", "What we do, when", "Who; with whom"], ["1", "Meet, then talk", "Jo"]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert delimiter_of(text) == delimiter
    assert grid(read(READER, text)) == [list(line) for line in lines]


def test_a_declared_delimiter() -> None:
    document = read(READER, "sep=;\nRef;Action, lead\n1;Meet, Jo\n")
    assert grid(document) == [["Ref", "Action, lead"], ["1", "Meet, Jo"]]
    assert table(document).rows[0].locator == "row 2"


def test_a_quote_that_never_closes_is_text() -> None:
    rows = grid(read(READER, 'Ref,Action,By\n1,"Hotspot patrols,May-24\n2,Ask,Jun-24\n'))
    assert rows == [
        ["Ref", "Action", "By"],
        ["1", '"Hotspot patrols', "May-24"],
        ["2", "Ask", "Jun-24"],
    ]


def test_a_quote_inside_a_quoted_cell_that_nobody_doubled() -> None:
    rows = grid(read(READER, 'Ref,Action\n1,"The "Hub" opens"\n2,Ask\n'))
    assert rows[1] == ["1", 'The "Hub" opens']


def test_one_column_is_no_table() -> None:
    assert outline(read(READER, "Only\nlines\n")) == ["Paragraph: Only", "Paragraph: lines"]


def test_a_web_page_saved_as_csv() -> None:
    with pytest.raises(InputError, match="web page"):
        READER.read_text("<table><tr><td>1</td></tr></table>", "plan.csv")


@given(st.lists(st.lists(VALUE, min_size=2, max_size=4), min_size=1, max_size=5))
def test_fields_are_cut_as_the_csv_module_cuts_them(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    assert [list(row) for row in fields_of(written.getvalue(), ",")] == rows


@given(st.one_of(st.text(), st.text(alphabet='a,";\n\t |')))
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    try:
        document = READER.read_text(text, "plan.csv")
    except InputError:
        return
    check(document)
