"""PDF files of plans, set by reportlab from what a reader found in their text form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors, pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from graph.records import Document, Footnote, Heading, ListItem, Table, plain

__all__ = ["LINES", "as_pdf", "numbered", "widths_of"]

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=6)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=7, leading=8.4)
LABEL = ParagraphStyle("label", CELL, fontName="Helvetica-Bold")
NOTE = ParagraphStyle("note", BODY, fontSize=7.5, leading=9)
LINES: dict[str, tuple[Sequence[Any], ...]] = {
    "all": (("GRID", (0, 0), (-1, -1), 0.5, colors.black),),
    "rows": (("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),),
    "bands": (("ROWBACKGROUNDS", (0, 0), (-1, -1), (None, colors.lightgrey)),),
    "none": (),
}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "0123456789")
_KEPT = "–—‘’“”•…£" + _RAISED
_MOST_WEIGHT, _MOST_ON_A3 = 60, 14


def numbered(canvas: Any, document: Any) -> None:
    """Prints a running header and a footer with the page's number."""
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    width, height = document.pagesize
    canvas.drawString(40, height - 24, "Community Safety Partnership: action plan")
    canvas.drawString(40, 20, "Final version")
    canvas.drawRightString(width - 40, 20, f"Page {canvas.getPageNumber()}")
    canvas.restoreState()


def as_pdf(
    document: Document,
    *,
    lines: str = "all",
    page: tuple[float, float] | None = None,
    repeat: bool = True,
    invariant: bool = True,
) -> bytes:
    """A document as a PDF: its headings, texts and tables on landscape pages.

    `lines` says what is drawn of tables, one of `LINES`: the edges of "all" cells, lines below
    "rows", "bands" of shade behind every second row, or "none".
    """
    columns = max((_columns(b) for b in document.blocks if isinstance(b, Table)), default=0)
    wide = pagesizes.A3 if columns <= _MOST_ON_A3 else pagesizes.A2
    size = page or pagesizes.landscape(wide)
    file = BytesIO()
    template = SimpleDocTemplate(
        file, pagesize=size, leftMargin=40, rightMargin=40, topMargin=40, bottomMargin=40,
        invariant=invariant, title="Plan",
    )  # fmt: skip
    story: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Table):
            story.extend([_table(block, size[0] - 80, lines, repeat), Spacer(1, 10)])
            continue
        text = _markup(block.text)
        if isinstance(block, Heading):
            big = max(18 - 2 * block.level, 11)
            style = ParagraphStyle(
                "heading", BODY, fontName="Helvetica-Bold", fontSize=big, leading=big * 1.2,
                spaceBefore=8,
            )  # fmt: skip
            story.append(Paragraph(text, style))
        elif isinstance(block, ListItem):
            left = 14 * (block.depth + 1)
            style = ParagraphStyle("item", BODY, leftIndent=left, bulletIndent=left - 12)
            mark = block.marker if block.marker not in "-*" else "•"
            story.append(Paragraph(f"<bullet>{escape(mark)}</bullet>{text}", style))
        elif isinstance(block, Footnote):
            story.append(Paragraph(f"<super>{escape(block.mark)}</super> {text}", NOTE))
        else:
            story.append(Paragraph(text, BODY))
    template.build(story, onFirstPage=numbered, onLaterPages=numbered)
    return file.getvalue()


def _columns(table: Table) -> int:
    """How many columns a table has, empty ones at its right left out."""
    return max(
        at + 1 for row in table.rows for at, cell in enumerate(row.cells) if cell.text.strip()
    )


def _table(table: Table, width: float, lines: str, repeat: bool) -> LongTable:
    columns = _columns(table)
    rows = [
        ([plain(cell.text) if not cell.spanned else "" for cell in row.cells] + [""] * columns)[
            :columns
        ]
        for row in table.rows
    ]
    widths = widths_of(rows, width)
    data = [
        [Paragraph(_markup(text), LABEL if not at else CELL) for text in row]
        for at, row in enumerate(rows)
    ]
    style: list[Sequence[Any]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), *LINES[lines]]
    return LongTable(data, colWidths=widths, repeatRows=int(repeat), style=TableStyle(style))


def widths_of(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """How wide the columns of a table are in which no word is cut, if `width` allows it, and
    those with more words are wider."""
    columns = len(rows[0])
    words = [
        max((stringWidth(word, "Helvetica-Bold", 7) for row in rows for word in row[at].split()),
            default=0.0) + 13
        for at in range(columns)
    ]  # fmt: skip
    lengths = [
        min(sum(len(row[at]) for row in rows) / len(rows), _MOST_WEIGHT) + 1
        for at in range(columns)
    ]
    left = max(width - sum(words), 0.0)
    widths = [
        word + left * length / sum(lengths) for word, length in zip(words, lengths, strict=True)
    ]
    return [each * width / sum(widths) for each in widths]


def _markup(text: str) -> str:
    """The text for reportlab, raised digits as such; the standard fonts hold Latin letters."""
    shown = "".join(c if c in _KEPT or ord(c) < 256 else "?" for c in " ".join(text.split()))
    raised = r"<super>\g<0></super>"
    return re.sub(f"[{_RAISED}]+", raised, escape(shown)).translate(_LOWERED)
