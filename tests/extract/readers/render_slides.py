"""Plans written as presentations, with the mess that such files hold."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from pptx import Presentation
from pptx.util import Inches, Pt

from extract.columns import read_header
from graph.records import Document, Footnote, Heading, ListItem, Row, Table

_LINES, _ROWS, _LONGEST = 8, 5, 900


@dataclass
class _Show:
    """A presentation being made, the slide that is being filled and how full it is."""

    made: Any = field(default_factory=Presentation)
    title: str = ""
    body: Any = None
    lines: int = 0
    letters: int = 0

    def slide(self, layout: int) -> Any:
        slide = self.made.slides.add_slide(self.made.slide_layouts[layout])
        slide.shapes.title.text = self.title
        return slide

    def begin(self) -> None:
        self.body = self.slide(1).placeholders[1].text_frame
        self.lines = self.letters = 0

    def line(self, text: str, *, level: int = 0, bullet: bool = False, bold: bool = False) -> None:
        if self.body is None or self.lines >= _LINES or self.letters > _LONGEST:
            self.begin()
        paragraph = self.body.paragraphs[0] if not self.lines else self.body.add_paragraph()
        half = len(text) // 2
        for piece in (text[:half], text[half:]):
            run = paragraph.add_run()
            run.text = piece
            run.font.bold = True if bold else None
        paragraph.level = level
        if not bullet:
            properties = paragraph._p.get_or_add_pPr()
            properties.insert(0, properties.makeelement(_NO_BULLET, {}))
        self.lines += 1
        self.letters += len(text)


_NO_BULLET = "{http://schemas.openxmlformats.org/drawingml/2006/main}buNone"


def as_slides(plan: Document, *, repeat_header: bool = True) -> bytes:
    """A plan as the bytes of a presentation: titles, bullets, tables cut over slides (under
    a repeated header unless told not to), words cut into runs, and a hidden slide."""
    show = _Show()
    for block in plan.blocks:
        words = " ".join(getattr(block, "text", "").split())
        if isinstance(block, Heading) and block.level <= 1:
            show.title = words
            show.body = None
        elif isinstance(block, Heading):
            show.line(words, bold=True)
        elif isinstance(block, ListItem) and not any(c.isalnum() for c in block.marker):
            show.line(words, level=min(block.depth, 8), bullet=True)
        elif isinstance(block, ListItem):
            show.line(f"{block.marker} {words}", level=min(block.depth, 8))
        elif isinstance(block, Table):
            _table(show, block, repeat_header)
        elif isinstance(block, Footnote):
            show.line(f"[{block.mark}] {words}")
        else:
            show.line(words)
    _hidden(show)
    buffer = io.BytesIO()
    show.made.save(buffer)
    return buffer.getvalue()


def _table(show: _Show, table: Table, repeat_header: bool) -> None:
    width = max(len(row.cells) for row in table.rows)
    header: Row | None = None
    rows = list(table.rows)
    while rows:
        # A header begins a slide: nobody leaves one alone at the end of another.
        ends = [at for at, row in enumerate(rows[:_ROWS]) if at and read_header(row) is not None]
        taken = rows[: min([_ROWS, *ends])]
        rows = rows[len(taken) :]
        repeats = repeat_header and header is not None and read_header(taken[0]) is None
        printed = [header, *taken] if repeats else taken
        for row in taken:
            header = row if read_header(row) is not None else header
        slide = show.slide(5)
        frame = slide.shapes.add_table(
            len(printed), width, Inches(0.5), Inches(1.5), Inches(9), Inches(4)
        )
        for at, row in enumerate(printed):
            _fill(frame.table, at, row)
    show.body = None


def _fill(table: Any, at: int, row: Row) -> None:
    for column, cell in enumerate(row.cells):
        if not cell.spanned:
            into = table.cell(at, column).text_frame
            into.text = " ".join(cell.text.split())
            into.paragraphs[0].font.size = Pt(8)


def _hidden(show: _Show) -> None:
    show.title = "Hidden: Action plan of nobody"
    slide = show.slide(5)
    slide._element.set("show", "0")
