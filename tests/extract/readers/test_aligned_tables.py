"""Tables whose columns are set apart by spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.text import READER
from tests.extract.readers.shapes import check, grid, outline, read, table

RULED = """\
Contracts are as follows.

     Provider                 Service           Place               Value
     --------------------------------------------------------------------
     Ashvale Shelter          Brighter Roads    Ashvale, Mill End  £68,000
     Community Trust          Kicks             -                        -

More text.
"""


def test_a_table_with_a_ruler() -> None:
    document = read(READER, RULED)
    assert grid(document) == [
        ["Provider", "Service", "Place", "Value"],
        ["Ashvale Shelter", "Brighter Roads", "Ashvale, Mill End", "£68,000"],
        ["Community Trust", "Kicks", "-", "-"],
    ]
    assert all(cell.header for cell in table(document).rows[0].cells)
    assert outline(document)[-1] == "Paragraph: More text."


def test_a_table_without_a_ruler_takes_three_lines() -> None:
    lines = [
        "No  Action           Lead",
        "1   Light the paths  Ann Lee",
        "2   Fit bins         Ian Reed",
    ]
    assert grid(read(READER, "\n".join(lines) + "\n"))[1] == ["1", "Light the paths", "Ann Lee"]
    assert not any(line.startswith("Table") for line in outline(read(READER, "\n".join(lines[:2]))))


WRAPPED = """\
CARRIED FORWARD
Ref    Action                       Who        Due
M2     Light the paths by the       Ann Lee    May 2025
       canal and the towpath
M3     Fit bins                     Ian Reed   Autumn 2025
"""


def test_lines_set_in_to_a_column_carry_on_the_row_above() -> None:
    document = read(READER, WRAPPED)
    rows = table(document).rows
    assert [[" ".join(cell.text.split()) for cell in row.cells] for row in rows[1:]] == [
        ["M2", "Light the paths by the canal and the towpath", "Ann Lee", "May 2025"],
        ["M3", "Fit bins", "Ian Reed", "Autumn 2025"],
    ]
    wrapped = rows[1].cells[1]
    assert len(wrapped.text) == wrapped.end - wrapped.start
    assert document.text[wrapped.start :].startswith("Light")
    assert "Ann" not in wrapped.text


def test_a_short_line_right_above_is_the_heading_of_the_table() -> None:
    assert outline(read(READER, WRAPPED))[0].startswith("Heading")
    assert outline(read(READER, "Of that,\n" + WRAPPED.split("\n", 1)[1]))[0].startswith("Para")


@pytest.mark.parametrize(
    "text",
    [
        "One sentence here.  Another one there.  A third.\nMore of it goes on.  It ends.  Yes.\n"
        "And so it goes.  On and on.  To the end.\n",
        "Navigators    Eleven navigators work here\n              and at the other site.\n"
        "Education     The programme is led by Ann\n",
        "No  Action           Lead\n--------------------------\n1   Light the paths  Ann Lee\n"
        "      by the canal   Jo Marsh\n",
        "*   one  two\n*   three\n*   four\n",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    assert not any(line.startswith("Table") for line in outline(read(READER, text)))


@given(st.lists(st.text(alphabet="ab -\n  ", max_size=30), max_size=8))
def test_any_text_is_read_with_exact_offsets(lines: list[str]) -> None:
    check(READER.read_text("\n".join((*lines, "end")), "plan.txt"))


def test_a_line_with_gaps_and_a_tab_is_no_row() -> None:
    document = read(READER, "Theme   Action   Lead\t\n")
    assert outline(document) == ["Paragraph: Theme   Action   Lead"]
