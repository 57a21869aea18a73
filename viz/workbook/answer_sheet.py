"""One answer on one sheet: what was asked, what the columns hold, then the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.catalogue import Column
from viz.workbook.writer import Look, Page, dated

if TYPE_CHECKING:
    from graph.table import Row, Table, Value
    from viz.workbook.rows import Cell
    from viz.workbook.writer import Book

__all__ = ["CONTENTS", "LAST_DAY", "AnswerSheet", "to", "write_answer"]

CONTENTS = "Contents"
LAST_DAY = "last day"
"""The column that tells until when a printed end can be met."""

_DOUBTS = frozenset({"doubt"})
_WIDEST = 48
_NARROWEST = 10
_LINE = 12.5
"""The height of a line of a note, in points."""
_TALLEST = 75


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """What to write: the sheet's `title`, the `table`, and its `columns` as described ones
    where they are known. `heading` is what is asked, with what is to be known of it.
    `links` tells where a cell leads: row and column, from 0, to a place in the workbook.
    `empty` is what it means that there are no rows. `ends` is the column of the ends after
    which a row is to be coloured, None for no such colours."""

    title: str
    table: Table
    columns: Sequence[Column] = ()
    heading: str = ""
    links: Mapping[tuple[int, int], str] | None = None
    empty: str = ""
    ends: int | None = None


def write_answer(book: Book, sheet: AnswerSheet) -> None:
    """Write the sheet into the workbook."""
    names = (*sheet.table.columns, *(() if sheet.ends is None else (LAST_DAY,)))
    widths = _widths(sheet, names)
    header = 3 if sheet.heading else 1
    page = book.page(sheet.title, widths, header, landscape=True)
    if sheet.heading:
        back = page.cell(CONTENTS, Look.LINK, to(CONTENTS)) if sheet.links is not None else None
        page.row([back, page.cell(sheet.heading, Look.TITLE)])
        _describe(page, sheet, widths)
    page.row(page.cell(name, Look.HEADING) for name in names)
    dates = [column.dates for column in sheet.columns] or [False] * len(sheet.table.columns)
    links = sheet.links or {}
    for number, row in enumerate(sheet.table.rows):
        cells = [
            _cell(page, value, dates[at], names[at], links.get((number, at), ""))
            for at, value in enumerate(row)
        ]
        if sheet.ends is not None:
            cells.append(_last_day(page, row[sheet.ends]))
        page.row(cells)
    page.filter(header, len(names))
    if not sheet.table.rows and sheet.empty:
        page.row([page.cell(sheet.empty, Look.WHOLE)])
    elif sheet.ends is not None:
        _colour_past(page, header, len(names))


def to(title: str, row: int = 1) -> str:
    """Where a link to a row of a sheet leads.

    >>> to("no-lead", 4)
    "'no-lead'!A4"
    """
    return f"'{title}'!A{row}"


def _cell(page: Page, value: Value, is_date: bool, name: str, link: str) -> Cell | None:
    if link:
        return page.cell(value, Look.LINK, link)
    day = dated(value) if is_date else None
    if day is not None:
        return page.cell(*day)
    if isinstance(value, str):
        return page.cell(value, Look.UNSURE if name in _DOUBTS else Look.TEXT)
    return page.cell(value, Look.NUMBER)


def _describe(page: Page, sheet: AnswerSheet, widths: Sequence[float]) -> None:
    notes = [column.description for column in sheet.columns]
    if sheet.ends is not None:
        notes.append("the last day that the printed end can mean; coloured once it is past")
    lines = max((-(-len(note) // int(width)) for note, width in zip(notes, widths, strict=False)),
                default=1)  # fmt: skip
    height = min(_TALLEST, _LINE * max(lines, 1) + 2)
    page.row((page.cell(note, Look.NOTE) for note in notes), height)


def _widths(sheet: AnswerSheet, names: Sequence[str]) -> list[float]:
    widths: list[float] = []
    for at, name in enumerate(names):
        values: list[Row] | list[Value] = (
            [row[at] for row in sheet.table.rows] if at < len(sheet.table.columns) else []
        )
        longest = max((len(str(value)) for value in values if value is not None), default=0)
        widths.append(min(_WIDEST, max(_NARROWEST, longest, len(name) + 3) + 2))
    return widths


def _last_day(page: Page, end: Value) -> Cell | None:
    from graph.days import span

    meant = span(end)
    if meant is None or dated(end) is None:
        return None
    return page.cell(meant.last, Look.DAY)


def _colour_past(page: Page, header: int, columns: int) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter

    last = get_column_letter(columns)
    first_row = header + 1
    past = f"AND(ISNUMBER(${last}{first_row}),${last}{first_row}<TODAY())"
    fill = PatternFill("solid", bgColor="FFEB9C")
    rule = Rule(type="expression", dxf=DifferentialStyle(fill=fill), formula=[past])
    page.colour(f"A{first_row}:{last}{page.rows}", rule)
