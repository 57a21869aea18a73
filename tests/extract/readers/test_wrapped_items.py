"""Items and headings of plans saved as text with lines broken at some width."""

from __future__ import annotations

import textwrap

import pytest

from extract.readers.text import READER
from graph.records import ListItem
from tests.extract.readers.shapes import outline, read

FIRST = (
    "The Operational Board draws its members from the Constabulary, the Fire Service, County "
    "Children's Services, Ashvale Council and the wardens who walk there at night."
)
SECOND = (
    "Concerns about a single child go up by steps. A worker tells the Hub of the district, which "
    "reports to the Violence Panel. The Panel writes to the Board and then to the council."
)
THIRD = (
    "The Review of the plan used to be done by the Task Group. That group was dissolved in May "
    "and nothing has taken its place so far, although the board asked for it twice."
)


@pytest.mark.parametrize("width", [50, 64, 72, 80, 99])
@pytest.mark.parametrize("hanging", [False, True])
@pytest.mark.parametrize("marks", [("2.1  ", "2.2  ", "2.3  "), ("* ", "* ", "* ")])
def test_numbered_items_of_any_width(width: int, hanging: bool, marks: tuple[str, ...]) -> None:
    wrapped = [
        textwrap.fill(mark + text, width, subsequent_indent="     " if hanging else "")
        for mark, text in zip(marks, (FIRST, SECOND, THIRD), strict=True)
    ]
    document = read(READER, "2. GOVERNANCE\n\n" + "\n\n".join(wrapped) + "\n\nOther text.\n")
    items = [block.text for block in document.blocks if isinstance(block, ListItem)]
    assert [" ".join(item.split()) for item in items] == [FIRST, SECOND, THIRD]


def test_a_line_that_stops_in_brackets_or_at_a_small_word_goes_on() -> None:
    text = "- Light the paths and\nMill Lane. (Ann Lee;\nMay 2025)\n- Fit bins\nOther text.\n"
    assert outline(read(READER, text)) == [
        "ListItem0 -: Light the paths and Mill Lane. (Ann Lee; May 2025)",
        "ListItem0 -: Fit bins",
        "Paragraph: Other text.",
    ]


def test_steps_are_items() -> None:
    text = "How it goes\n\nStep 1.\tA worker tells the Hub.\nStep 2: The Hub tells the Board.\n"
    assert outline(read(READER, text))[1:] == [
        "ListItem0 1.: A worker tells the Hub.",
        "ListItem0 2:: The Hub tells the Board.",
    ]


def test_a_numbered_heading_with_a_tab_ends_the_table_above() -> None:
    text = (
        "1\tForeword\n\nText of it.\n\nNo\tAction\tLead\n1.1\tFit locks\tAnn Lee\n"
        "1.2\tFit bins\tIan Reed\n\n2\tRisks\n\nMore text.\n"
    )
    assert outline(read(READER, text)) == [
        "Heading2: 1 Foreword",
        "Paragraph: Text of it.",
        "Table 3",
        "Heading2: 2 Risks",
        "Paragraph: More text.",
    ]


def test_a_row_alone_whose_number_comes_in_turn_stays_a_row() -> None:
    text = "No\tAction\n1\tFit locks\n\n2\tFit bins\n\n3\tFit gates\n\nMore text.\n"
    assert outline(read(READER, text)) == ["Table 4", "Paragraph: More text."]
