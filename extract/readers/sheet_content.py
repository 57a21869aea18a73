"""What a sheet of a workbook holds, as openpyxl gives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.readers.sheet_cells import shown
from extract.readers.sheet_rows import SheetContent

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["content_of"]

_USUAL_SIZE = 11


def content_of(sheet: Worksheet) -> SheetContent:
    """What a sheet holds, hidden or not."""
    texts: dict[tuple[int, int], str] = {}
    sizes: dict[int, float] = {}
    for (number, column), cell in sheet._cells.items():
        # An error ("#REF!") is no word of the plan.
        text = "" if cell.data_type == "e" else shown(cell.value, cell.number_format)
        if text.strip():
            texts[number, column] = text
            font = cell.font
            size = float(font.sz or _USUAL_SIZE) if font is not None and font.b else 0.0
            sizes[number] = min(sizes.get(number, size), size)
    return SheetContent(
        texts,
        sizes,
        tuple(
            (stretch.min_row, stretch.min_col, stretch.max_row, stretch.max_col)
            for stretch in sheet.merged_cells.ranges
        ),
        {at for at, size in sheet.row_dimensions.items() if size.hidden},
        _hidden_columns(sheet, {column for _, column in texts}),
    )


def _hidden_columns(sheet: Worksheet, columns: Iterable[int]) -> set[int]:
    from openpyxl.utils import column_index_from_string

    hidden: set[int] = set()
    for letter, size in sheet.column_dimensions.items():
        if size.hidden:
            first = size.min or column_index_from_string(letter)
            last = size.max or first
            hidden.update(column for column in columns if first <= column <= last)
    return hidden
