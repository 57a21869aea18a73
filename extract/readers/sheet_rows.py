"""The rows of a sheet as it is shown: hidden ones left out, merged cells in all their places."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from extract.readers.html_tables import GridCell

__all__ = ["Merged", "SheetContent", "SheetRow", "Shown", "rows_shown"]

_LONGEST_GAP = 3
Merged = tuple[int, int, int, int]
"""A merged stretch: its first row and column, and its last."""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet holds, rows and columns counted from 1.

    `texts` has the cells with text, `sizes` that of the letters in the rows whose words are
    all bold, `hidden_rows` and `hidden_columns` those that are not shown.
    """

    texts: Mapping[tuple[int, int], str]
    sizes: Mapping[int, float]
    merged: tuple[Merged, ...]
    hidden_rows: Set[int]
    hidden_columns: Set[int]


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


def rows_shown(content: SheetContent) -> Shown:
    """What a sheet shows of its content."""
    from openpyxl.utils import get_column_letter

    rows = {number for number, _ in content.texts}
    columns = {column for _, column in content.texts}
    no_rows, no_columns = content.hidden_rows, content.hidden_columns
    left_rows, left_columns = sorted(rows - no_rows), sorted(columns - no_columns)
    cells = _placed(content, left_rows, left_columns)
    letters = tuple(get_column_letter(column) for column in left_columns)
    found: list[SheetRow] = []
    for number in left_rows:
        gap = number - found[-1].number - 1 if found else 0
        hidden_between = sum(found[-1].number < at < number for at in no_rows) if gap else 0
        for at in range(min(gap - hidden_between, _LONGEST_GAP)):
            found.append(SheetRow(number - gap + at, (GridCell(""),) * len(letters), letters))
        line = tuple(cells.get((number, column), GridCell("")) for column in left_columns)
        found.append(SheetRow(number, line, letters, content.sizes.get(number, 0.0)))
    return Shown(
        tuple(found),
        tuple(sorted(rows & no_rows)),
        tuple(get_column_letter(column) for column in sorted(columns & no_columns)),
    )


def _placed(
    content: SheetContent, rows: list[int], columns: list[int]
) -> dict[tuple[int, int], GridCell]:
    """The cells by their row and column; a merged cell is printed where it first shows."""
    cells = {place: GridCell(text) for place, text in content.texts.items()}
    for top, left, bottom, right in content.merged:
        text = content.texts.get((top, left), "")
        inside = [at for at in rows if top <= at <= bottom]
        across = [at for at in columns if left <= at <= right]
        if not text or not inside or not across:
            continue
        printed = GridCell(text)
        repeat = replace(printed, origin=(inside[0], columns.index(across[0])))
        for number in inside:
            for column in across:
                first = number == inside[0] and column == across[0]
                cells[number, column] = printed if first else repeat
    return cells
