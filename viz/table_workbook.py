"""A table of answers as a workbook of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viz.workbook_bytes import workbook_bytes

if TYPE_CHECKING:
    from graph.table import Table

__all__ = ["table_bytes"]

_LONGEST_CELL = 32_767
"""How many characters a cell of a workbook can hold."""
_LONGEST_TITLE = 31
_TITLE = "answer"
_WIDEST = 60
_NARROWEST = 8
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def table_bytes(table: Table) -> bytes:
    """The table as the bytes of an .xlsx file: headings, then a line for each row.

    Numbers are numbers; all text is text, so that a cell that begins like a formula cannot
    run. Control characters, which a workbook cannot hold, become spaces.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = _writable(table.name.translate(_NOT_IN_TITLES)).strip()[:_LONGEST_TITLE] or _TITLE
    top = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate((table.columns, *table.rows), start=1):
        for at, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = page.cell(number, at)
            cell.alignment = top
            if isinstance(value, str):
                cell.value = _writable(value)
                cell.data_type = "s"
                cell.quotePrefix = not value[0].isalnum()
            else:
                cell.value = value
            if number == 1:
                cell.font = Font(bold=True)
    for at, name in enumerate(table.columns):
        longest = max((len(str(row[at])) for row in table.rows if row[at] is not None), default=0)
        page.column_dimensions[get_column_letter(at + 1)].width = min(
            _WIDEST, max(_NARROWEST, longest, len(name)) + 2
        )
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    return workbook_bytes(workbook)


def _writable(text: str) -> str:
    if text.isprintable():
        return text[:_LONGEST_CELL]
    return "".join(
        char if char.isprintable() or char == "\n" else " " for char in text[:_LONGEST_CELL]
    )
