"""A review as a workbook: what an analyst opens, fills in and gives to the next build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from graph.review.judgements import Judgement
from viz.review_lines import Line, from_cells, to_cells
from viz.review_sheets import ADD, HOW_TO, HOW_TO_LINES, SHEETS, Column, Sheet
from viz.workbook_bytes import escaped, open_workbook, unescaped, workbook_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read_workbook", "review_bytes"]

_FREE_ROWS = 300
"""For how many rows below the last the choices of words are offered."""
_WIDEST = 110


def review_bytes(lines: Iterable[Line]) -> bytes:
    """The workbook with the lines on their sheets: those to decide first, the least sure at
    the top, then those decided.

    All text is text: a cell that begins like a formula cannot run.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    if workbook.active is not None:
        workbook.remove(workbook.active)
    _write_how_to(workbook)
    ordered = sorted(lines, key=_order)
    for sheet in SHEETS:
        _write(workbook, sheet, [line for line in ordered if line.judgement.what in sheet.whats])
    return workbook_bytes(workbook)


def read_workbook(data: bytes, name: str) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
    """The judgements in a workbook's bytes, and what else a person has written into it.

    The latter are sheets and columns of their own ("sheet Notes"), which are not read.
    Raises InputError, naming sheet and row, where the file is no workbook, a sheet or a
    column of a review is missing, or a cell holds a word that may not stand there.
    """
    workbook = open_workbook(data, name)
    try:
        return _read(workbook, name)
    except InputError:
        raise
    except Exception as error:
        problem = f"is a damaged workbook ({type(error).__name__})"
        raise InputError(name, problem, "Save it again as .xlsx") from error
    finally:
        workbook.close()


def _read(workbook: Workbook, name: str) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
    found: list[Judgement] = []
    foreign = [
        f"sheet {title}"
        for title in workbook.sheetnames
        if title not in (HOW_TO, *(sheet.title for sheet in SHEETS))
    ]
    for sheet in SHEETS:
        if sheet.title not in workbook.sheetnames:
            raise InputError(
                name, "the sheet is missing", "Keep all sheets of a review", f"sheet {sheet.title}"
            )
        rows = workbook[sheet.title].iter_rows(values_only=True)
        header = ["" if cell is None else str(cell).strip() for cell in next(rows, ())]
        fields = _fields(sheet, header, name)
        own = {at for at, heading in enumerate(header) if heading not in _headings(sheet)}
        for number, row in enumerate(rows, start=2):
            place = f"sheet {sheet.title}, row {number}"
            if any(cell is not None for at, cell in enumerate(row) if at in own):
                foreign.extend(f"column {header[at]!r} of sheet {sheet.title}" for at in own)
                own = set()
            cells = {field: _read_cell(row[at]) for field, at in fields.items() if at < len(row)}
            if len(sheet.whats) == 1:
                cells["what"] = sheet.whats[0].value
            judgement = from_cells(cells, name, place)
            if judgement is not None:
                found.append(judgement)
    return tuple(found), tuple(sorted(set(foreign)))


def _read_cell(value: object) -> object:
    return unescaped(value) if isinstance(value, str) else value


def _headings(sheet: Sheet) -> dict[str, str]:
    return {column.heading: column.field for column in sheet.columns}


def _fields(sheet: Sheet, header: Sequence[str], name: str) -> dict[str, int]:
    """Where each field of a sheet stands, in whatever order its columns are."""
    for column in sheet.columns:
        if column.heading not in header:
            raise InputError(
                name,
                f"has no column {column.heading!r}",
                "Keep the headings of a review",
                f"sheet {sheet.title}, row 1",
            )
    return {field: header.index(heading) for heading, field in _headings(sheet).items()}


def _write_how_to(workbook: Workbook) -> None:
    from openpyxl.styles import Alignment, Font

    page = workbook.create_sheet(HOW_TO)
    page.column_dimensions["A"].width = _WIDEST
    for number, words in enumerate(HOW_TO_LINES, start=1):
        cell = page.cell(number, 1, words)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if not words or number == 1 or not HOW_TO_LINES[number - 2]:
            cell.font = Font(bold=True)


def _write(workbook: Workbook, sheet: Sheet, lines: Sequence[Line]) -> None:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font, PatternFill

    page = workbook.create_sheet(sheet.title)
    bold, top = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    to_fill = PatternFill("solid", start_color="FFF2CC")
    for at, column in enumerate(sheet.columns, start=1):
        head = page.cell(1, at, column.heading)
        head.font, head.alignment = bold, top
        if column.asked:
            head.fill = to_fill
        page.column_dimensions[head.column_letter].width = column.width
    # To look up the style of each of many cells would take longer than to write them.
    styled: Any = Cell(page, row=1, column=1)
    styled.alignment = top
    for number, line in enumerate(lines, start=2):
        cells = to_cells(line)
        for at, column in enumerate(sheet.columns, start=1):
            value = cells[column.field]
            if value == "":
                continue
            cell = page.cell(number, at)
            cell._style = copy(styled._style)
            cell.value = escaped(value) if isinstance(value, str) else value
            if isinstance(value, str):
                # Else a text that begins with = would be a formula, and #N/A an error. The
                # prefix keeps it text when someone edits the cell.
                cell.data_type = "s"
                if not value[0].isalnum():
                    cell.quotePrefix = True
    page.freeze_panes = "A2"
    last = len(lines) + 1 + (_FREE_ROWS if sheet is ADD else 0)
    page.auto_filter.ref = f"A1:{page.cell(1, len(sheet.columns)).column_letter}{len(lines) + 1}"
    for at, column in enumerate(sheet.columns, start=1):
        if column.choices and last > 1:
            _offer(page, column, page.cell(1, at).column_letter, last)


def _offer(page: Worksheet, column: Column, letter: str, last: int) -> None:
    """Offer the words that may stand in a column, and refuse others."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = DataValidation(
        type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True
    )
    choices.error = "Choose one of the words offered, or leave it empty."
    choices.showErrorMessage = True
    choices.add(f"{letter}2:{letter}{last}")
    page.add_data_validation(choices)


def _order(line: Line) -> tuple[object, ...]:
    judgement = line.judgement
    sure = 1.0 if line.sure is None else line.sure
    about = (judgement.plan, judgement.what.value, *judgement.key)
    said = tuple(str(value) for value in to_cells(line).values())
    return (bool(judgement.decision), sure, about, said)
