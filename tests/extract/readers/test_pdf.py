"""Text in PDF files: what it is, and in which order it is read."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from graph.records import Footnote, Heading, ListItem, Table
from tests.extract.readers.drawn_pdfs import A4, GRID, TEXT, drawn, flowing, others, read, table

LONG = (
    "The partners of Hillford met in the spring to say what they would do about theft from shops "
    "and cars. They asked residents first, by letter and in the market, and heard from four "
    "hundred of them before anything was written down."
)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=18, leading=22)
PART = ParagraphStyle("part", fontName="Helvetica-Bold", fontSize=13, leading=16)
BOLD = ParagraphStyle("bold", fontName="Helvetica-Bold", fontSize=10, leading=12)


def lines(*texts: str, x: float = 60, y: float = 700, step: float = 12, font: str = "Helvetica"):  # type: ignore[no-untyped-def]
    def page(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for at, text in enumerate(texts):
            canvas.drawString(x, y - step * at, text)

    return page


def test_a_wrapped_paragraph_is_one_line() -> None:
    document = read(flowing(Paragraph(LONG, TEXT), Paragraph("Another one.", TEXT)))
    assert others(document) == [("Paragraph", LONG), ("Paragraph", "Another one.")]
    assert LONG in document.text


def test_headings_by_size_and_weight() -> None:
    document = read(
        flowing(
            Paragraph("Community safety plan", TITLE), Paragraph(LONG, TEXT),
            Paragraph("Safer streets", PART), Paragraph(LONG, TEXT),
            Paragraph("Lighting", BOLD), Paragraph(LONG, TEXT),
        )
    )  # fmt: skip
    found = [(b.text, b.level) for b in document.blocks if isinstance(b, Heading)]
    assert found == [("Community safety plan", 1), ("Safer streets", 2), ("Lighting", 3)]


def test_a_heading_over_two_lines_is_one() -> None:
    title = (
        "What the community safety partnership of Hillford and Marsham means to do in three years"
    )
    document = read(flowing(Paragraph(title, TITLE), Paragraph(LONG, TEXT)))
    assert others(document)[0] == ("Heading", title)


def test_words_that_a_hyphen_broke_are_whole() -> None:
    page = lines(
        "The partnership met, and the partner-",
        "ship agreed that every multi-",
        "agency meeting is led by Ann Quirke-",
        "Thornton, who knows the organisa-",
        "tions. It is a drop-in, and the drop-",
        "in is on Mondays and on week-days too.",
    )
    ((_, text),) = others(read(drawn(page)))
    assert "the partnership agreed" in text
    assert "multi-agency meeting" in text
    assert "Quirke-Thornton" in text
    assert "the organisations." in text
    assert "the drop-in is" in text


def test_bullets_are_items_with_their_depth() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(
            60, 720, "We will do these things in the coming year, all of them with you:"
        )
        for at, (x, mark, text) in enumerate(
            [(60, "•", "Light the path"), (80, "–", "with new lamps"), (80, "–", "and new posts"),
             (60, "•", "Cut the hedge")]
        ):  # fmt: skip
            canvas.drawString(x, 700 - 14 * at, mark)
            canvas.drawString(x + 14, 700 - 14 * at, text)

    items = [b for b in read(drawn(page)).blocks if isinstance(b, ListItem)]
    assert [(b.text, b.marker, b.depth) for b in items] == [
        ("Light the path", "•", 0),
        ("with new lamps", "–", 1),
        ("and new posts", "–", 1),
        ("Cut the hedge", "•", 0),
    ]


def test_an_item_goes_on_in_its_next_lines() -> None:
    style = ParagraphStyle("item", TEXT, leftIndent=14, bulletIndent=0, spaceAfter=0)
    item = Paragraph(f"<bullet>•</bullet>{LONG}", style)
    other = Paragraph("<bullet>•</bullet>Cut the hedge", style)
    assert others(read(flowing(item, other))) == [("ListItem", LONG), ("ListItem", "Cut the hedge")]


def test_columns_of_text_are_read_one_by_one() -> None:
    from io import BytesIO

    file = BytesIO()
    template = BaseDocTemplate(file, pagesize=A4, invariant=1)
    frames = [Frame(50, 100, 235, 600, id="left"), Frame(310, 96, 235, 600, id="right")]
    template.addPageTemplates([PageTemplate(frames=frames)])
    texts = [LONG.replace("spring", f"spring of {year}") for year in range(2000, 2016)]
    template.build([Paragraph(text, TEXT) for text in texts])
    assert " ".join(text for _, text in others(read(file.getvalue()))) == " ".join(texts)


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    def around(canvas: Canvas, template: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 815, "Hillford plan 2024")
        canvas.drawString(50, 25, "Final, as agreed in May")
        canvas.drawRightString(545, 25, f"{canvas.getPageNumber()} | Page")

    story = [Paragraph(LONG.replace("four", str(at)), TEXT) for at in range(60)]
    document = read(flowing(*story, onFirstPage=around, onLaterPages=around))
    assert "page 4" in document.blocks[-1].locator
    assert not any(word in document.text for word in ("Hillford plan", "Final", "Page"))
    assert len(document.blocks) >= 60


def test_what_is_printed_once_at_the_edge_of_a_page_stays() -> None:
    document = read(drawn(lines("Signed by Ann Lee, chair of the partnership in Hillford", y=30)))
    assert others(document) == [
        ("Paragraph", "Signed by Ann Lee, chair of the partnership in Hillford")
    ]


def test_footnotes_keep_their_marks() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "The partnership is led by the council")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(
            60 + canvas.stringWidth("The partnership is led by the council", "Helvetica", 10),
            704,
            "1",
        )
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 670, "Its members meet each month in the town hall of Hillford.")
        canvas.setFont("Helvetica", 5)
        canvas.drawString(60, 103, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(64, 100, "Hillford Borough Council, Town Hall Square.")

    document = read(drawn(page))
    assert others(document)[0] == ("Paragraph", "The partnership is led by the council¹")
    (note,) = (b for b in document.blocks if isinstance(b, Footnote))
    assert (note.mark, note.text) == ("1", "Hillford Borough Council, Town Hall Square.")


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    def page(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(60 + shift, 700, "All will fill the hall in Hillford")

    assert others(read(drawn(page)))[0][1] == "All will fill the hall in Hillford"


def test_locators_name_the_page_and_the_box() -> None:
    document = read(drawn(lines("The first page says this much."), lines("And the second this.")))
    assert [b.locator for b in document.blocks] == [
        "page 1, box 60,134,193,144",
        "page 2, box 60,134,151,144",
    ]


def test_a_table_of_contents_is_no_table() -> None:
    page = lines(
        "1 Foreword ........................................ 2",
        "2 What we will do ................................. 5",
        "3 Who leads ....................................... 9",
    )
    assert not any(isinstance(b, Table) for b in read(drawn(page)).blocks)


WORDS = st.text(alphabet="abcdefgh ÉñABC.,-•()0123", max_size=60)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(WORDS, min_size=6, max_size=6))
def test_offsets_hold_whatever_is_printed(texts: list[str], cells: list[str]) -> None:
    from xml.sax.saxutils import escape

    story = [Paragraph(escape(text), TEXT) for text in [*texts, LONG]]
    rows = [[escape(cell) for cell in cells[:3]], [escape(cell) for cell in cells[3:]]]
    document = read(flowing(*story, table(rows, [100, 100, 100], GRID)))
    last = 0
    for block in document.blocks:
        assert last <= block.start <= block.end <= len(document.text)
        last = block.end
        pieces = [c for r in block.rows for c in r.cells] if isinstance(block, Table) else [block]
        for piece in pieces:
            printed = document.text[piece.start : piece.end]
            assert printed.replace("\n", " ") == piece.text


@pytest.mark.parametrize("blank", ["", "   "])
def test_a_page_without_a_word_is_passed_over(blank: str) -> None:
    document = read(drawn(lines(blank), lines("The second page has these words to read.")))
    assert len(document.blocks) == 1
    assert document.notes == ()
