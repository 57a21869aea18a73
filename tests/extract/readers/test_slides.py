"""Presentations: titles, points, tables and notes of the slides that are shown."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree
from pptx.util import Inches

from extract.readers import slides
from graph.errors import InputError
from tests.extract.readers.office_files import slide_bytes, slide_document
from tests.extract.readers.shapes import grid, outline, table

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def slide(made: Any, title: str, layout: int = 1) -> Any:
    new = made.slides.add_slide(made.slide_layouts[layout])
    new.shapes.title.text = title
    return new


def lines(new: Any, *texts: str) -> list[Any]:
    frame = new.placeholders[1].text_frame
    frame.text = "\n".join(texts)
    return list(frame.paragraphs)


def mark(paragraph: Any, name: str, **attributes: str) -> None:
    etree.SubElement(paragraph._p.get_or_add_pPr(), DRAWING + name, attributes)


def test_titles_points_and_notes() -> None:
    def fill(made: Any) -> None:
        first = slide(made, "Hillford plan", 0)
        first.placeholders[1].text = "For the board"
        new = slide(made, "What we do")
        points = lines(new, "Priority", "Light paths", "In parks", "One", "Two", "Plain words.")
        points[0].runs[0].font.bold = True
        mark(points[0], "buNone")
        points[2].level = 1
        mark(points[3], "buAutoNum", type="alphaLcParenR")
        mark(points[4], "buAutoNum", type="alphaLcParenR")
        mark(points[5], "buNone")
        new.notes_slide.notes_text_frame.text = "Ann Lee speaks to this."

    document = slide_document(fill)
    assert outline(document) == [
        "Heading1: Hillford plan",
        "Paragraph: For the board",
        "Heading1: What we do",
        "Heading2: Priority",
        "ListItem0 •: Light paths",
        "ListItem1 •: In parks",
        "ListItem0 a): One",
        "ListItem0 b): Two",
        "Paragraph: Plain words.",
        "Paragraph: Ann Lee speaks to this.",
    ]
    places = [block.locator for block in document.blocks]
    assert places[0] == "slide 1, title"
    assert places[4] == "slide 2"
    assert places[-1] == "slide 2, notes"
    assert document.format == "slides"


def test_tables_have_their_merged_cells() -> None:
    def fill(made: Any) -> None:
        new = slide(made, "Actions", 5)
        size = (Inches(1), Inches(1), Inches(5), Inches(3))
        made_table = new.shapes.add_table(3, 3, *size).table
        texts = (("Theme", "Action", "Lead"), ("Roads", "Light", "Ann Lee"), ("", "Sweep", ""))
        for at, row in enumerate(texts):
            for column, text in enumerate(row):
                made_table.cell(at, column).text = text
        made_table.cell(1, 0).merge(made_table.cell(2, 0))
        made_table.cell(2, 1).merge(made_table.cell(2, 2))

    document = slide_document(fill)
    assert grid(document) == [
        ["Theme", "Action", "Lead"],
        ["Roads", "Light", "Ann Lee"],
        ["Roads", "Sweep", "Sweep"],
    ]
    row = table(document).rows[2]
    assert [cell.spanned for cell in row.cells] == [True, False, True]
    assert row.locator == "slide 1, table 1, row 3"


def test_groups_are_read_and_what_is_hidden_is_not() -> None:
    def fill(made: Any) -> None:
        new = slide(made, "Shown", 5)
        group = new.shapes.add_group_shape()
        size = (Inches(1), Inches(1), Inches(2), Inches(1))
        group.shapes.add_textbox(*size).text_frame.text = "Inside a group."
        gone = new.shapes.add_textbox(*size)
        gone.text_frame.text = "Unseen shape."
        gone._element.nvSpPr.cNvPr.set("hidden", "1")
        slide(made, "Unseen", 5)._element.set("show", "0")
        slide(made, "Unseen too", 5)._element.set("show", "0")

    document = slide_document(fill)
    assert outline(document) == ["Heading1: Shown", "Paragraph: Inside a group."]
    assert document.notes == ("slides 2 and 3 are hidden and were not read",)


def test_a_slide_of_pictures_is_named() -> None:
    def fill(made: Any) -> None:
        slide(made, "Shown", 5)
        new = slide(made, "", 5)
        shape = new.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
        picture = "{http://schemas.openxmlformats.org/presentationml/2006/main}pic"
        shape._element.getparent().append(etree.Element(picture))

    assert slide_document(fill).notes == (
        "slide 2 holds only pictures, and words in pictures are not read",
    )


def test_a_presentation_without_words_says_so() -> None:
    with pytest.raises(InputError, match="holds no text that could be part of a plan"):
        slides.READER.read_bytes(slide_bytes(lambda made: slide(made, "", 6 - 1)), "plan.pptx")
