"""Notes between and below the tables of a sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.delimited import READER
from extract.readers.sheet_notes import note_rows
from tests.extract.readers.shapes import outline, read

TRACKER = """\
No,Action,Lead,By when
1,Fit locks,Ann Lee,May 2025
,,,
Name,Post,Body,
Ann Lee,Chair,Council,
,,,
{title},,,
a,The Hub is part of the Council.,,
b,"Ann Lee chairs the Panel, which meets monthly.",,
,,,
c,Figures to March,,
"""


@pytest.mark.parametrize("title", ["NOTES", "Notes:", "Footnotes", "Key"])
def test_what_stands_below_a_title_of_notes_is_text(title: str) -> None:
    assert outline(read(READER, TRACKER.format(title=title))) == [
        "Table 4",
        f"Heading2: {title}",
        "Paragraph: The Hub is part of the Council.",
        "Paragraph: Ann Lee chairs the Panel, which meets monthly.",
        "Paragraph: Figures to March",
    ]


def test_notes_between_two_tables_part_them() -> None:
    text = (
        "No,Action,Lead,By when\n1,Fit locks,Ann Lee,May 2025\n,,,\n"
        "The Board meets four times a year. Ann Lee is its chair.,,,\n,,,\n"
        "Name,Post,Body,\nAnn Lee,Chair,Council,\n,,,\n"
        "a,The Hub is part of the Council.,,\nb,The Panel reports to the Board.,,\n"
    )
    assert outline(read(READER, text)) == [
        "Table 2",
        "Paragraph: The Board meets four times a year. Ann Lee is its chair.",
        "Table 2",
        "Paragraph: The Hub is part of the Council.",
        "Paragraph: The Panel reports to the Board.",
    ]


@pytest.mark.parametrize(
    "below",
    [
        "2,Fit bins in each of the five squares.,,\n3,Meet the heads of all schools.,,\n",
        "PRIORITY TWO,,,\n2,Fit bins,Ian Reed,\n",
        "Notes and bins,,,\n2,Fit bins,Ian Reed,\n",
        "VRU,The Violence Reduction Unit of the Mayor.,,\nMPS,The Metropolitan Police Service.,,\n",
    ],
)
def test_rows_of_a_table_stay_rows(below: str) -> None:
    text = f"No,Action,Lead,By when\n1,Fit locks,Ann Lee,May 2025\n,,,\n{below}"
    assert outline(read(READER, text)) == ["Table 4"]


@given(st.lists(st.lists(st.sampled_from(["", "a", "Notes", "x " * 8 + "x."]), max_size=4)))
def test_only_filled_rows_are_notes(rows: list[list[str]]) -> None:
    found = note_rows(rows)
    assert all(any(rows[at]) for at in found)
    assert sum(found.values()) <= len(rows)
