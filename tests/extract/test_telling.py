"""Readers tell how far they are in a file of many parts."""

from __future__ import annotations

from typing import Any

from extract.readers import pdf, sheets, slides
from extract.telling import tell, telling
from tests.extract.readers.drawn_pdfs import drawn
from tests.extract.readers.office_files import sheet_bytes, slide_bytes

Parts = list[tuple[str, int, int]]


def told(read: Any, data: bytes) -> Parts:
    parts: Parts = []
    with telling(lambda *part: parts.append(part)):
        read(data, "plan")
    return parts


def two_sheets(book: Any) -> None:
    book.create_sheet("hidden").sheet_state = "hidden"
    for sheet in (book.worksheets[0], book.create_sheet("second")):
        sheet.append(["Action", "Lead"])
        sheet.append(["Meet the board", "Ann Lee"])


def two_slides(show: Any) -> None:
    for title in ("Plan", "Board"):
        show.slides.add_slide(show.slide_layouts[0]).shapes.title.text = title


def test_each_page_sheet_and_slide_is_told() -> None:
    words = "Meet the Hillford board each month"
    two_pages = drawn(*[lambda canvas: canvas.drawString(50, 700, words)] * 2)
    assert told(pdf.READER.read_bytes, two_pages) == [("page", 1, 2), ("page", 2, 2)]
    assert told(slides.READER.read_bytes, slide_bytes(two_slides)) == [
        ("slide", 1, 2),
        ("slide", 2, 2),
    ]
    assert told(sheets.READER.read_bytes, sheet_bytes(two_sheets)) == [
        ("sheet", 1, 2),
        ("sheet", 2, 2),
    ]


def test_where_nobody_wants_to_know_nothing_is_told() -> None:
    parts: Parts = []
    with telling(lambda *part: parts.append(part)):
        tell("page", 1, 1)
    tell("page", 2, 2)
    assert parts == [("page", 1, 1)]
