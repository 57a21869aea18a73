"""Small Office files for tests, made from their XML or cell by cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from pptx import Presentation

from extract.readers import sheets, slides, word
from graph.records import Document
from tests.extract.readers.shapes import check


def word_bytes(body: str, change: Callable[[Any], None] = lambda _document: None) -> bytes:
    """A Word document with this XML as its body."""
    made = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, element)
    change(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def word_document(body: str, change: Callable[[Any], None] = lambda _document: None) -> Document:
    """What the reader makes of such a document; checked whole."""
    document = word.READER.read_bytes(word_bytes(body, change), "plan.docx")
    check(document)
    return document


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of Word: words become a run, XML stays."""
    inner = "".join(
        run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>'
        for run in runs
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(text: str, properties: str = "") -> str:
    """A cell of a Word table: words become a paragraph, XML stays."""
    inner = text if text.startswith("<") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of a Word table; words become a cell."""
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table of Word."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def sheet_bytes(fill: Callable[[Any], None]) -> bytes:
    """A workbook filled by a function."""
    book = Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_document(fill: Callable[[Any], None]) -> Document:
    """What the reader makes of such a workbook; checked whole."""
    document = sheets.READER.read_bytes(sheet_bytes(fill), "plan.xlsx")
    check(document)
    return document


def slide_bytes(fill: Callable[[Any], None]) -> bytes:
    """A presentation filled by a function."""
    made = Presentation()
    fill(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def slide_document(fill: Callable[[Any], None]) -> Document:
    """What the reader makes of such a presentation; checked whole."""
    document = slides.READER.read_bytes(slide_bytes(fill), "plan.pptx")
    check(document)
    return document


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """An Office file with some of its parts replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()
