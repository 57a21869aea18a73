"""Small PDF files drawn by reportlab, for the tests of how a page is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib import colors, pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, TableStyle

from extract.readers.pdf import READER
from graph.records import Document, Table

A4 = pagesizes.A4
LANDSCAPE = pagesizes.landscape(A4)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=8)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=9.6)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


class Sideways(Flowable):
    """A label that reads upwards."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.width, self.height = text, 10.0, 60.0

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 8)
        self.canv.drawString(2, -8, self.text)


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A file with a page for each function that draws one."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def flowing(*story: Flowable, size: tuple[float, float] = A4, **settings: Any) -> bytes:
    """A file in which flowables follow one another over as many pages as they need."""
    file = BytesIO()
    template = SimpleDocTemplate(
        file, pagesize=size, leftMargin=50, rightMargin=50, topMargin=60, bottomMargin=60,
        invariant=1, title="Plan",
    )  # fmt: skip
    template.build(list(story), **settings)
    return file.getvalue()


def table(
    rows: Sequence[Sequence[str | Flowable]],
    widths: Sequence[float],
    *style: tuple[Any, ...],
    repeat: int = 0,
) -> LongTable:
    """A table whose texts wrap; without a style it has no lines."""
    cells = [
        [Paragraph(cell, SMALL) if isinstance(cell, str) else cell for cell in row] for row in rows
    ]
    return LongTable(
        cells, colWidths=list(widths), repeatRows=repeat, style=TableStyle([TOP, *style])
    )


def read(data: bytes) -> Document:
    """The document in a file."""
    return READER.read_bytes(data, "plan.pdf")


def tables(document: Document) -> list[list[list[str]]]:
    """The texts of a document's tables."""
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def others(document: Document) -> list[tuple[str, str]]:
    """The kind and the text of each block that is no table."""
    return [
        (type(block).__name__, block.text)
        for block in document.blocks
        if not isinstance(block, Table)
    ]
