"""Word documents: what stands on their pages, once every change is accepted."""

from __future__ import annotations

from typing import Any

import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract.readers import word
from graph.errors import InputError
from graph.records import Footnote, Table
from tests.extract.readers.office_files import p, tbl, tc, tr, word_bytes, word_document
from tests.extract.readers.shapes import grid, outline, table

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>Safer streets</w:t></w:r>"
STYLE = '<w:pStyle w:val="{}"/>'
DELETED = "<w:del><w:r><w:delText>Bo Reed</w:delText></w:r></w:del>"
CHOICES = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def test_headings_by_style_by_outline_and_by_their_look() -> None:
    document = word_document(
        p("Hillford plan", properties=STYLE.format("Title"))
        + p("Aims", properties=STYLE.format("Heading2"))
        + p("Own style", properties='<w:outlineLvl w:val="2"/>')
        + p(BOLD)
        + p("We light the paths of the whole town, and we go on doing so every year.")
    )
    assert outline(document) == [
        "Heading1: Hillford plan",
        "Heading2: Aims",
        "Heading3: Own style",
        "Heading4: Safer streets",
        "Paragraph: We light the paths of the whole town, and we go on doing so every year.",
    ]
    assert [block.locator for block in document.blocks][::4] == ["paragraph 1", "paragraph 5"]
    assert document.format == "word"
    assert not document.notes


def test_a_bold_action_or_field_is_no_heading() -> None:
    bold = [
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>"
        for words in ("ACTION: Ann Lee to write to the schools", "Lead: Ann Lee", "By a sentence.")
    ]
    document = word_document("".join(p(run) for run in bold))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph"] * 3


def test_a_plan_without_styles_has_the_headings_that_its_look_tells() -> None:
    document = word_document(
        p("Hillford community safety plan 2024")
        + p("GOVERNANCE")
        + p("The board meets each month.")
        + p("1. Light the paths.")
        + p("2. Sweep the parks.")
    )
    assert outline(document) == [
        "Heading1: Hillford community safety plan 2024",
        "Heading2: GOVERNANCE",
        "Paragraph: The board meets each month.",
        "ListItem0 1.: Light the paths.",
        "ListItem0 2.: Sweep the parks.",
    ]


def test_tracked_changes_are_accepted() -> None:
    document = word_document(
        p("Lead: ", DELETED, "<w:ins><w:r><w:t>Ann Lee</w:t></w:r></w:ins>", ", from May.")
        + p("This sentence ", properties="<w:rPr><w:del/></w:rPr>")
        + p("goes on.")
        + tbl(
            tr("Action", "Lead"),
            tr("Meet", "Bo Reed", properties="<w:del/>"),
            tr("Sing", "Ann Lee", properties="<w:ins/>"),
        )
    )
    assert outline(document) == [
        "Paragraph: Lead: Ann Lee, from May.",
        "Paragraph: This sentence goes on.",
        "Table 2",
    ]
    assert grid(document) == [["Action", "Lead"], ["Sing", "Ann Lee"]]
    assert "Bo Reed" not in document.text
    assert document.notes == (
        "it holds tracked changes: they were read as if all had been accepted",
    )


def test_hidden_text_headers_and_contents_are_left_out() -> None:
    def change(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "Header"
        made.styles.add_style("toc 1", 1)
        made.add_paragraph("Aims\t3", style="toc 1")

    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Bo Reed</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>stays.</w:t></w:r>'
    document = word_document(p("Ann Lee ", hidden, shown), change)
    assert outline(document) == ["Paragraph: Ann Lee stays."]
    assert document.notes[0].startswith(
        "hidden text was not read (1 stretch, the first in paragraph 1)"
    )


def test_merged_cells_stand_in_all_their_places() -> None:
    document = word_document(
        tbl(
            tr(tc("Plan", '<w:gridSpan w:val="3"/>'), properties="<w:tblHeader/>"),
            tr(tc("Roads", '<w:vMerge w:val="restart"/>'), "Light", "Ann Lee"),
            tr(tc("", "<w:vMerge/>"), "Sweep", "Bo Reed"),
            tr(tc("Sing and meet", '<w:gridSpan w:val="2"/>'), "Jo Day"),
        )
    )
    assert grid(document) == [
        ["Plan", "Plan", "Plan"],
        ["Roads", "Light", "Ann Lee"],
        ["Roads", "Sweep", "Bo Reed"],
        ["Sing and meet", "Sing and meet", "Jo Day"],
    ]
    rows = table(document).rows
    assert [cell.spanned for cell in rows[0].cells] == [False, True, True]
    assert rows[0].cells[0].header
    assert rows[2].cells[0].spanned
    assert rows[2].cells[0].start == rows[1].cells[0].start
    assert document.text.count("Roads") == 1
    assert [row.locator for row in rows] == [f"table 1, row {at}" for at in (1, 2, 3, 4)]


def test_rows_drawn_unevenly_keep_their_columns() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    document = word_document(
        tbl(tr("Action", tc("Lead", wide), "By"), tr(tc("Meet", wide), "Ann Lee", "May"))
    )
    assert grid(document) == [["Action", "Lead", "By"], ["Meet", "Ann Lee", "May"]]


def test_tables_inside_tables() -> None:
    inner = tbl(tr("a", "b"), tr("c", "d"))
    data = word_document(tbl(tr("Action", "Notes"), tr("Meet", tc(inner + p("end"))), tr("S", "T")))
    assert grid(data)[1] == ["Meet", "a b c d end"]
    layout = word_document(tbl(tr(tc(p("Before.") + tbl(tr("Action", "Lead"), tr("Meet", "Jo"))))))
    assert outline(layout) == ["Paragraph: Before.", "Table 2"]


def test_text_boxes_are_read_once() -> None:
    words = p("Lead officer: Ann Lee.")
    box = (
        f"<w:r><mc:AlternateContent {CHOICES}><mc:Choice Requires='wps'><w:txbxContent>{words}"
        f"</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{words}</w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = word_document(p("The plan stands.", box))
    assert [
        (block.locator, document.text[block.start : block.end]) for block in document.blocks
    ] == [
        ("paragraph 1", "The plan stands."),
        ("text box 1, paragraph 1", "Lead officer: Ann Lee."),
    ]


def test_footnotes_have_their_marks() -> None:
    def change(made: Any) -> None:
        note = "<w:footnote w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
        inner = note.format(7, "Seen in May.") + note.format(8, "Never led to.")
        blob = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>".encode()
        uri = PackURI("/word/footnotes.xml")
        part = Part(uri, CONTENT_TYPE.WML_FOOTNOTES, blob, made.part.package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    document = word_document(
        p("The board", '<w:r><w:footnoteReference w:id="7"/></w:r>', " met."), change
    )
    assert document.blocks[0].text == "The board¹ met."  # type: ignore[union-attr]
    note = document.blocks[1]
    assert isinstance(note, Footnote)
    assert (note.text, note.mark, note.locator) == ("Seen in May.", "1", "footnote 1")
    assert len(document.blocks) == 2


def test_lists_and_their_numbers() -> None:
    def change(made: Any) -> None:
        for text, style in (("one", "List Bullet"), ("two", "List Bullet"), ("x", "List Number")):
            made.add_paragraph(text, style=style)

    assert outline(word_document(p("We will:"), change)) == [
        "Paragraph: We will:",
        "ListItem0 •: one",
        "ListItem0 •: two",
        "ListItem0 1.: x",
    ]


def test_a_column_numbered_by_word_has_its_numbers() -> None:
    def change(made: Any) -> None:
        abstract = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start '
            'w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="A%1."/></w:lvl>'
            "</w:abstractNum>"
        )
        number = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
        root = made.part.numbering_part.element
        root.insert(0, parse_xml(abstract))
        root.append(parse_xml(number))

    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    number = tc(p(properties=listed))
    document = word_document(
        tbl(tr("No", "Action"), tr(number, "Meet"), tr(number, "Sing")), change
    )
    assert grid(document) == [["No", "Action"], ["A3.", "Meet"], ["A4.", "Sing"]]


def test_line_breaks_tabs_and_raised_numbers() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    document = word_document(
        p("Ann", "<w:r><w:tab/></w:r>", "Lee", raised, "<w:r><w:br/></w:r>", "Chair")
    )
    assert document.text == "Ann Lee²\nChair"
    assert outline(document) == ["Paragraph: Ann Lee² Chair"]


def test_an_empty_document_says_so() -> None:
    with pytest.raises(InputError, match="holds no text that could be part of a plan"):
        word.READER.read_bytes(word_bytes(""), "plan.docx")


def test_a_document_of_one_table_has_it_alone() -> None:
    (block,) = word_document(tbl(tr("Action", "Lead"), tr("Meet", "Jo"))).blocks
    assert isinstance(block, Table)
