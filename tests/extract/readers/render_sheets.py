"""Plans written as workbooks, with the mess that such files hold."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from extract.columns import read_header
from graph.records import Document, Footnote, Heading, ListItem, Table
from tests.extract.readers.render_word import theme_runs

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(20\d\d)")
_MONTH = re.compile(r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d\d)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WIDTH = 6


def as_sheets(plan: Document) -> bytes:
    """A plan as the bytes of a workbook: a new sheet after each table, text above it.

    Tables begin at column B, under their captions; months and days are real dates; cells of
    themes are merged; there are a hidden sheet, a hidden row and a hidden column.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Sheet1"
    at = 2
    heading = ""
    for block in plan.blocks:
        words = " ".join(getattr(block, "text", "").split())
        if isinstance(block, Table):
            at = _table(sheet, block, at)
            sheet = book.create_sheet(_title(book, heading))
            at = 1
            continue
        if isinstance(block, Heading):
            heading = words
            sheet.cell(at, 2, words).font = Font(bold=True, size=16 - block.level)
            sheet.merge_cells(start_row=at, end_row=at, start_column=2, end_column=_WIDTH)
            at += 1
        elif isinstance(block, ListItem):
            sheet.cell(at, 2, f"{block.marker} {words}")
        elif isinstance(block, Footnote):
            sheet.cell(at, 2, f"[{block.mark}] {words}")
        else:
            sheet.cell(at, 2, words)
        at += 2
    _hide(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _title(book: Workbook, heading: str) -> str:
    words = re.sub(r"[\[\]:*?/\\']", " ", heading)[:24].strip() or "Sheet"
    return f"{words} {len(book.sheetnames) + 1}"


def _table(sheet: Any, table: Table, at: int) -> int:
    for down, row in enumerate(table.rows):
        header = read_header(row) is not None
        for across, cell in enumerate(row.cells):
            if cell.spanned or not cell.text:
                continue
            value, look = cell_value(" ".join(cell.text.split()))
            made = sheet.cell(at + down, 2 + across, value)
            made.font = Font(bold=header)
            if look:
                made.number_format = look
    for column, first, last in theme_runs(table):
        if last > first:
            sheet.merge_cells(
                start_row=at + first,
                end_row=at + last,
                start_column=2 + column,
                end_column=2 + column,
            )
    return at + len(table.rows)


def cell_value(text: str) -> tuple[object, str]:
    """What Excel makes of what somebody types: a day, a month, a number, else words."""
    if match := _DAY.fullmatch(text):
        return datetime.datetime(int(match[3]), int(match[2]), int(match[1])), "mm-dd-yy"
    if match := _MONTH.fullmatch(text):
        return datetime.datetime(2000 + int(match[2]), _MONTHS.index(match[1]) + 1, 1), "mmm-yy"
    if text.isdecimal() and len(text) < 4 and not text.startswith("0"):
        return int(text), ""
    return text, ""


def _hide(book: Workbook) -> None:
    sheet: Any = book.worksheets[0]
    last = sheet.max_row + 1
    sheet.cell(last, 2, "Lead: Nobody At All")
    sheet.row_dimensions[last].hidden = True
    sheet.cell(1, 40, "Hidden Person")
    sheet.column_dimensions["AN"].hidden = True
    lists: Any = book.create_sheet("Lists")
    lists.append(["Ref", "Action", "Lead", "Start date", "End date"])
    lists.append([1, "Do nothing", "Nobody At All", "May 2018", "June 2018"])
    lists.sheet_state = "hidden"
