"""Headings, paragraphs, lists and footnotes in plain text and Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.text import READER
from graph.errors import InputError
from graph.records import Footnote, Heading, ListItem, Paragraph
from tests.extract.readers.shapes import check, outline, read

STRATEGY = """\
Hamlet Partnership Strategy on Violence 2024-2027

Final

Document control

Document details

Name\tStrategy
Owner\tJo Marsh

Contents

1. Foreword
2. What we know
 - A. Levels of violence
 - B. Intelligence

1. Foreword

Thank you for reading
this strategy.

Jo Marsh
Chief Executive

2. What we know

Levels of violence

Knife crime¹ fell by 4.5 per cent.

¹ Police figures for
the year to March.

ENFORCEMENT

Officers will search.

Appendix 2: Related documents

See the shared drive.
"""


def test_headings_that_only_stand_alone() -> None:
    document = read(READER, STRATEGY)
    headings = [line for line in outline(document) if line.startswith("Heading")]
    assert headings == [
        "Heading1: Hamlet Partnership Strategy on Violence 2024-2027",
        "Heading3: Document control",
        "Heading3: Document details",
        "Heading3: Contents",
        "Heading2: 1. Foreword",
        "Heading2: 2. What we know",
        "Heading3: Levels of violence",
        "Heading2: ENFORCEMENT",
        "Heading2: Appendix 2: Related documents",
    ]


def test_paragraphs_lists_and_notes_of_the_same_text() -> None:
    lines = outline(read(READER, STRATEGY))
    assert "Paragraph: Thank you for reading this strategy." in lines
    assert "ListItem0 1.: Foreword" in lines
    assert "ListItem1 B.: Intelligence" in lines
    assert "Footnote: Police figures for the year to March." in lines
    assert "Table 2" in lines
    assert "Paragraph: Final" in lines


@pytest.mark.parametrize(
    "line",
    [
        "We met in May.",
        "The partnership will:",
        "Our aims include:",
        "26 Oct 2018",
        "1. We will hold weekly meetings",
        "4) Run patrols at stations",
        "- Patrols",
        "TBC",
        "Email: jo@hamlet.example",
        "the rest of a sentence",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    document = read(READER, f"Some text first, in a sentence.\n\n{line}\n\nMore text follows it.\n")
    assert not any(isinstance(block, Heading) for block in document.blocks)


def test_numbers_that_follow_each_other_are_a_list() -> None:
    document = read(
        READER, "Aims of the plan are these three.\n\n1. Prevention\n\n2. Support\n\n3. Care\n"
    )
    assert [line for line in outline(document) if line[0] == "L"] == [
        "ListItem0 1.: Prevention",
        "ListItem0 2.: Support",
        "ListItem0 3.: Care",
    ]


def test_marked_headings() -> None:
    text = "# Plan *2024* #\n\n## Theme: knives\nText.\n\nUnderlined\n===\n\nAgain\n-----\n\n### \n"
    assert outline(read(READER, text)) == [
        "Heading1: Plan  2024",
        "Heading2: Theme: knives",
        "Paragraph: Text.",
        "Heading1: Underlined",
        "Heading2: Again",
        "Paragraph: ###",
    ]


def test_a_line_in_bold_or_capitals_right_above_a_list_heads_it() -> None:
    text = "GOVERNANCE\n- Meet\n\n**Supporting victims**\n\n- Refer\n"
    assert outline(read(READER, text)) == [
        "Heading2: GOVERNANCE",
        "ListItem0 -: Meet",
        "Heading3: Supporting victims",
        "ListItem0 -: Refer",
    ]


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("- Meet monthly", "-", "Meet monthly"),
        ("* Meet monthly", "*", "Meet monthly"),
        ("•Meet monthly", "•", "Meet monthly"),
        ("•\tMeet monthly", "•", "Meet monthly"),
        ("\uf0b7 Meet monthly", "\uf0b7", "Meet monthly"),
        ("o Meet monthly", "o", "Meet monthly"),
        ("> Meet monthly", ">", "Meet monthly"),
        ("– Meet monthly", "–", "Meet monthly"),
        ("1. Meet monthly", "1.", "Meet monthly"),
        ("1.\tMeet monthly", "1.", "Meet monthly"),
        ("12) Meet monthly", "12)", "Meet monthly"),
        ("4)Meet monthly", "4)", "Meet monthly"),
        ("a) meet monthly", "a)", "meet monthly"),
        ("(iv) meet monthly", "(iv)", "meet monthly"),
        ("3a. Meet monthly", "3a.", "Meet monthly"),
        ("- 5b. Meet monthly", "5b.", "Meet monthly"),
        ("1.2 Meet monthly", "1.2", "Meet monthly"),
        ("1.2.3 Meet monthly", "1.2.3", "Meet monthly"),
    ],
)
def test_markers(line: str, marker: str, text: str) -> None:
    document = read(READER, f"The partners have agreed:\n\n{line}\n")
    item = document.blocks[1]
    assert isinstance(item, ListItem)
    assert (item.marker, item.text, item.depth) == (marker, text, 0)
    assert item.locator == "line 3"
    assert document.text[item.start : item.end] == text


@pytest.mark.parametrize(
    "line",
    [
        "J. Smith chaired the meeting.",
        "4.5 million pounds were spent.",
        "*locally added",
        "2019. It was late.",
    ],
)
def test_what_is_no_marker(line: str) -> None:
    (block,) = read(READER, line).blocks
    assert isinstance(block, Paragraph)
    assert block.text == line


def test_depth_by_indent_and_by_hollow_bullets() -> None:
    text = "- one\n  - two\n    - three\n  - two\n- one\n\n• full\no Hollow\no Hollow\n• full\n"
    items = [b for b in read(READER, text).blocks if isinstance(b, ListItem)]
    assert [item.depth for item in items] == [0, 1, 2, 1, 0, 0, 1, 1, 0]


def test_wrapped_items_are_joined_and_the_next_paragraph_is_not() -> None:
    text = "- Hold meetings\n  every month\n- Ask partners\nto attend\n\nBoth are led by Jo.\n"
    assert outline(read(READER, text)) == [
        "ListItem0 -: Hold meetings   every month",
        "ListItem0 -: Ask partners to attend",
        "Paragraph: Both are led by Jo.",
    ]


def test_items_wrapped_at_the_width_of_the_file() -> None:
    text = (
        "The partnership wants streets to be safe for everybody who\n"
        "lives there, works there or comes to visit, and it wants\n"
        "them to feel safe, which is not the same, as surveys show\n"
        "year after year.\n\n"
        "1.1 We will meet each month. Lead: Jo Marsh. Partners: the\n"
        "Fire Brigade. By: May 2024.\n"
        "This is a remark.\n"
    )
    lines = outline(read(READER, text))
    assert lines[1] == (
        "ListItem0 1.1: We will meet each month. Lead: Jo Marsh. Partners: the "
        "Fire Brigade. By: May 2024."
    )
    assert lines[2] == "Paragraph: This is a remark."


def test_footnotes_and_their_marks() -> None:
    text = "Text¹² here, once.\n\n¹² Raised.\n\n[^a]: By name.\n\n[3] By number.\n"
    notes = [b for b in read(READER, text).blocks if isinstance(b, Footnote)]
    assert [(note.mark, note.text) for note in notes] == [
        ("12", "Raised."),
        ("a", "By name."),
        ("3", "By number."),
    ]


def test_page_breaks_and_page_numbers() -> None:
    text = "One sentence.\n\f2\nanother one.\n\nPage 3 of 9\n\nA third.\n"
    assert outline(read(READER, text)) == [
        "Paragraph: One sentence.",
        "Paragraph: another one.",
        "Paragraph: A third.",
    ]


def test_markup_inside_blocks_is_blanked_in_place() -> None:
    document = read(READER, "Led by <b>Jo</b> &amp; [Al](#) of the *Hub*.\n")
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.text.split() == ["Led", "by", "Jo", "&", "Al", "of", "the", "Hub", "."]
    at = block.text.index("Hub")
    assert document.text[block.start + at :].startswith("Hub")


@pytest.mark.parametrize("text", ["<!DOCTYPE html><p>Plan", "  <html><body>Plan"])
def test_a_web_page_under_another_name(text: str) -> None:
    with pytest.raises(InputError, match="web page"):
        READER.read_text(text, "plan.txt")


@pytest.mark.parametrize("text", [" \n\t\n", "-----\n", "| | |\n"])
def test_a_text_without_words(text: str) -> None:
    with pytest.raises(InputError, match=r"plan\.txt: holds no"):
        READER.read_text(text, "plan.txt")


PIECES = (
    "", " ", "Heading", "A sentence of words.", "CAPITALS HERE", "- item", "  - inner", "1. one",
    "a\tb\tc", "\t\tx", "•\titem", "| a | b |", "|---|---|", "a | b", "tail of a cell", "¹ note",
    "# H", "===", "---", "\f", "Page 2", "*3\t<b>x</b>\ty", "**bold**", "A. one", "| a", "b |",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join)


@given(st.one_of(LINES, st.text()))
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    try:
        document = READER.read_text(text, "plan.txt")
    except InputError:
        return
    check(document)


@given(LINES)
def test_no_word_is_lost(text: str) -> None:
    try:
        document = READER.read_text(text, "plan.txt")
    except InputError:
        return
    covered = {i for block in document.blocks for i in range(block.start, block.end)}
    lost = "".join(c if i not in covered else " " for i, c in enumerate(text))
    for word in ("sentence", "CAPITALS", "item", "inner", "note", "tail", "bold"):
        assert word not in lost
