"""Plans set as browsers and word processors set them: as web pages and as Word documents."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

from extract.columns import read_header
from graph.records import Document, Heading, Table

__all__ = ["CSS", "TABLE_STYLES", "as_web_page", "as_word_file", "printed"]

_BASE = "body{font:11px Arial,sans-serif}table{width:100%}th,td{text-align:left;vertical-align:top}"
_CLOSED = _BASE + "table{border-collapse:collapse}"
_UNDER = "td,th{border-bottom:1px solid #b1b4b6;padding:8px 12px 8px 0}"
_INK = "-webkit-print-color-adjust:exact"
CSS = {
    "all cells": _CLOSED + "td,th{border:1px solid #444;padding:4px}",
    "boxes apart": _BASE + "table{border:1px outset}td,th{border:1px inset;padding:2px}",
    "below rows": _CLOSED + _UNDER,
    "below rows, centred": _CLOSED + _UNDER + "td,th{vertical-align:middle}",
    "below the header": _CLOSED + "td,th{padding:5px 8px}th{border-bottom:2px solid #000}",
    "shaded rows": f"{_CLOSED}td,th{{padding:5px}}tr:nth-child(even){{background:#eee;{_INK}}}"
    f"th{{background:#235;color:#fff;{_INK}}}",
    "none": _CLOSED + "td,th{padding:5px 8px}",
    "none, centred": _CLOSED + "td,th{padding:5px 8px;vertical-align:middle}",
}
"""How tables of web pages are drawn, by what is drawn."""

TABLE_STYLES = {
    "all cells": "Table Grid",
    "shaded rows": "Light Shading",
    "frame and every second row": "Light List",
    "frame and shaded rows": "Medium Shading 1",
    "shaded columns": "Medium List 1",
    "none": "Normal Table",
}
"""Word's own styles of tables, by what they draw."""
_WIDE = 8
_MOST_SECONDS = 120


def as_web_page(plan: Document, css: str) -> bytes:
    """A plan as a web page in A3, its tables drawn as the style sheet says."""
    parts = []
    for block in plan.blocks:
        if isinstance(block, Heading):
            level = min(block.level, 6)
            parts.append(f"<h{level}>{_words(block.text)}</h{level}>")
        elif isinstance(block, Table):
            parts.append(_web_table(block))
        else:
            parts.append(f"<p>{_words(block.text)}</p>")
    style = f"@page{{size:A3 landscape;margin:12mm}}{css}"
    head = f"<!doctype html><meta charset=utf-8><title>Plan</title><style>{style}</style>"
    return f"{head}{''.join(parts)}".encode()


def _web_table(table: Table) -> str:
    width = _columns(table)
    rows = []
    for at, row in enumerate(table.rows):
        tag = "th" if not at and read_header(row) is not None else "td"
        texts = ["" if cell.spanned else _words(cell.text) for cell in row.cells]
        padded = [*texts, *[""] * width][:width]
        rows.append("<tr>" + "".join(f"<{tag}>{text}</{tag}>" for text in padded) + "</tr>")
    return f"<table><thead>{rows[0]}</thead><tbody>{''.join(rows[1:])}</tbody></table>"


def as_word_file(plan: Document, style: str) -> bytes:
    """A plan as a Word document on landscape pages, its tables in one of Word's styles."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    word = docx.Document()
    section = word.sections[0]
    wide = max((_columns(b) for b in plan.blocks if isinstance(b, Table)), default=0) > _WIDE
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(42), Cm(29.7)) if wide else (Cm(29.7), Cm(21))
    section.left_margin = section.right_margin = Cm(1.5)
    for block in plan.blocks:
        words = " ".join(getattr(block, "text", "").split())
        if isinstance(block, Heading):
            word.add_heading(words, min(block.level, 9))
        elif isinstance(block, Table):
            _word_table(word, block, style)
        else:
            word.add_paragraph(words)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _word_table(word: Any, table: Table, style: str) -> None:
    from docx.shared import Pt

    from tests.made_pdfs import widths_of

    section = word.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / Pt(1)
    texts = [["" if cell.spanned else " ".join(cell.text.split()) for cell in row.cells]
             for row in table.rows]  # fmt: skip
    columns = _columns(table)
    widths = widths_of([[*row, *[""] * columns][:columns] for row in texts], room)
    made = word.add_table(len(table.rows), columns, style=style)
    made.autofit = False
    for row, cells in zip(texts, [list(row.cells) for row in made.rows], strict=True):
        for at, cell in enumerate(cells):
            cell.width = Pt(widths[at])
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(row[at] if at < len(row) else "").font.size = Pt(7)
    word.add_paragraph()


def _columns(table: Table) -> int:
    return max(at + 1 for row in table.rows for at, cell in enumerate(row.cells) if cell.text)


def _words(text: str) -> str:
    return html.escape(" ".join(text.split()))


def printed(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDF files that Chromium prints of pages (.html), or LibreOffice of documents (.docx),
    by the names of these; none where the program is not installed."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    pages = [name for name in files if name.endswith(".html")]
    documents = [name for name in files if name.endswith(".docx")]
    if pages and (browser := shutil.which("chromium") or shutil.which("google-chrome")):
        for name in pages:
            target = (folder / name).with_suffix(".html.pdf")
            _run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                 f"--print-to-pdf={target}", (folder / name).as_uri())  # fmt: skip
    if documents and (office := shutil.which("soffice")):
        paths = [str(folder / name) for name in documents]
        _run(office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *paths)
        for name in documents:
            if (made := (folder / name).with_suffix(".pdf")).is_file():
                made.rename(folder / f"{name}.pdf")
    found = ((name, folder / f"{name}.pdf") for name in files)
    return {name: path.read_bytes() for name, path in found if path.is_file()}


def _run(*command: str) -> None:
    subprocess.run(command, check=False, capture_output=True, timeout=_MOST_SECONDS)
