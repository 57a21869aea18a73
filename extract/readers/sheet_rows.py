"""The rows of a sheet as it is shown: hidden ones left out, merged cells in all their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.readers.html_tables import GridCell
from extract.readers.sheet_cells import shown

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["SheetRow", "Shown", "rows_shown"]

_LONGEST_GAP = 3
_USUAL_SIZE = 11


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number, its cells from the first used column of the sheet to the last, and
    the columns' letters; `size` is that of its letters where all its words are bold, else 0."""

    number: int
    cells: tuple[GridCell, ...]
    letters: tuple[str, ...]
    size: float = 0.0

    @property
    def filled(self) -> int:
        """How many cells hold text of their own; merged ones count once."""
        return sum(1 for cell in self.cells if cell.text and cell.origin is None)

    @property
    def first(self) -> int:
        """The index of the first cell that holds text."""
        return next((at for at, cell in enumerate(self.cells) if cell.text), 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a sheet, and the numbers and letters of what is hidden with words in it.

    Blank rows are kept, no more than a few together. The origin of a repeated cell is the
    number of its row and the index of its column.
    """

    rows: tuple[SheetRow, ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[str, ...]


def rows_shown(sheet: Worksheet) -> Shown:
    """What a sheet shows."""
    from openpyxl.utils import get_column_letter

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
    rows = {number for number, _ in texts}
    columns = {column for _, column in texts}
    no_rows = {at for at, size in sheet.row_dimensions.items() if size.hidden}
    no_columns = _hidden_columns(sheet, columns)
    left_rows, left_columns = sorted(rows - no_rows), sorted(columns - no_columns)
    cells = _placed(texts, sheet, left_rows, left_columns)
    letters = tuple(get_column_letter(column) for column in left_columns)
    found: list[SheetRow] = []
    for number in left_rows:
        gap = number - found[-1].number - 1 if found else 0
        hidden_between = sum(found[-1].number < at < number for at in no_rows) if gap else 0
        for at in range(min(gap - hidden_between, _LONGEST_GAP)):
            found.append(SheetRow(number - gap + at, (GridCell(""),) * len(letters), letters))
        line = tuple(cells.get((number, column), GridCell("")) for column in left_columns)
        found.append(SheetRow(number, line, letters, sizes[number]))
    return Shown(
        tuple(found),
        tuple(sorted(rows & no_rows)),
        tuple(get_column_letter(column) for column in sorted(columns & no_columns)),
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


def _placed(
    texts: dict[tuple[int, int], str], sheet: Worksheet, rows: list[int], columns: list[int]
) -> dict[tuple[int, int], GridCell]:
    """The cells by their row and column; a merged cell is printed where it first shows."""
    cells = {place: GridCell(text) for place, text in texts.items()}
    for merged in sheet.merged_cells.ranges:
        text = texts.get((merged.min_row, merged.min_col), "")
        inside = [at for at in rows if merged.min_row <= at <= merged.max_row]
        across = [at for at in columns if merged.min_col <= at <= merged.max_col]
        if not text or not inside or not across:
            continue
        printed = GridCell(text)
        repeat = replace(printed, origin=(inside[0], columns.index(across[0])))
        for number in inside:
            for column in across:
                first = number == inside[0] and column == across[0]
                cells[number, column] = printed if first else repeat
    return cells
