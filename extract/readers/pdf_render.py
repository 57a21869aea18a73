"""From the parts of pages to the text of a document and its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.readers.pdf_parts import Part, PlacedCell, PlacedRow, PlacedTable, PlacedText
from graph.records import Block, Cell, Footnote, Heading, ListItem, Paragraph, Row, Table

__all__ = ["over_pages", "rendered"]

_SAME_COLUMN, _SAME_EDGE, _FEWEST_COLUMNS = 0.5, 4.0, 3


def over_pages(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, tables that go on over pages as one and their repeated headers once."""
    held: PlacedTable | None = None
    notes: list[PlacedText] = []
    last_page = 0
    for part in parts:
        if isinstance(part, PlacedTable):
            if held is not None and part.page == last_page + 1 and _goes_on(held, part):
                held = _together(held, part)
            else:
                yield from _given(held, notes)
                held, notes = part, []
            last_page = part.page
        elif held is not None and part.kind == "footnote":
            notes.append(part)
        else:
            yield from _given(held, notes)
            held, notes = None, []
            yield part
    yield from _given(held, notes)


def _given(held: PlacedTable | None, notes: list[PlacedText]) -> Iterator[Part]:
    if held is not None:
        yield from held.otherwise or (held,)
        yield from notes


def _goes_on(table: PlacedTable, below: PlacedTable) -> bool:
    """Whether a table has the columns of another, or the first of them: what stays blank at
    the right of a page is sometimes not drawn there."""
    both = list(zip(table.columns, below.columns, strict=False))
    if len(table.columns) != len(below.columns):
        if not (table.drawn and below.drawn and len(both) >= _FEWEST_COLUMNS):
            return False
        return all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) <= _SAME_EDGE for a, b in both)
    return all(
        min(a[1], b[1]) - max(a[0], b[0]) >= _SAME_COLUMN * min(a[1] - a[0], b[1] - b[0])
        for a, b in both
    )


def _together(table: PlacedTable, below: PlacedTable) -> PlacedTable:
    width = max(len(table.columns), len(below.columns))
    table, below = _widened(table, width), _widened(below, width)
    columns = max(table.columns, below.columns, key=len)
    repeated = 0
    for row, again in zip(table.rows, below.rows, strict=False):
        if _texts(row) != _texts(again) or not any(_texts(row)):
            break
        repeated += 1
    # A cell that reaches down from a repeated row belongs to the row that was kept.
    shift = len(table.rows) - repeated
    rows = [
        replace(row, cells=tuple(_moved(cell, repeated, shift) for cell in row.cells))
        for row in below.rows[repeated:]
    ]
    kept = list(table.rows)
    if rows:
        kept, rows = _merged_over(kept, rows)
    if rows and _is_rest(kept[-1], rows[0]):
        kept[-1] = _whole(kept[-1], rows[0])
        # Cells below that repeat one of the rest repeat the row that it is now part of.
        rows = [
            replace(row, cells=tuple(_moved(cell, len(kept), -1) for cell in row.cells))
            for row in rows[1:]
        ]
    elif rows:
        rows[0] = replace(rows[0], after_break=True)
    return PlacedTable((*kept, *rows), table.page, columns, table.drawn)


def _widened(table: PlacedTable, width: int) -> PlacedTable:
    """A table with blank cells at the right of its rows, as many as it lacks."""
    blank = (PlacedCell(""),) * (width - len(table.columns))
    rows = tuple(replace(row, cells=(*row.cells, *blank)) for row in table.rows)
    return replace(table, rows=rows) if blank else table


def _merged_over(
    kept: list[PlacedRow], rows: list[PlacedRow]
) -> tuple[list[PlacedRow], list[PlacedRow]]:
    """The rows above and below a page break, a merged cell that reaches over it as one: below
    it is blank, or begins small. Whether there was room for its words tells nothing, as the
    next cell begins on the new page as well."""
    at = len(kept)
    for column, (above, below) in enumerate(zip(kept[-1].cells, rows[0].cells, strict=True)):
        if above.origin is None or above.origin[1] != column or below.origin is not None:
            continue
        number = above.origin[0]
        first = kept[number].cells[column]
        if not first.text or (below.text and not below.text[0].islower()):
            continue
        if below.text:
            first = replace(first, text=f"{first.text} {below.text}", free=below.free)
            kept[number] = _with_cell(kept[number], column, first)
        repeat = replace(first, origin=above.origin)
        rows = [
            _with_cell(row, column, repeat)
            if not offset or row.cells[column].origin == (at, column)
            else row
            for offset, row in enumerate(rows)
        ]
    return kept, rows


def _with_cell(row: PlacedRow, column: int, cell: PlacedCell) -> PlacedRow:
    return replace(row, cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))


def _continues(above: PlacedCell, below: PlacedCell) -> bool:
    """Whether the words of a cell go on those of another: there was no room for them there."""
    return below.first > above.free or below.text[0].islower()


def _is_rest(row: PlacedRow, below: PlacedRow) -> bool:
    """Whether a row is the rest of the one that stands last on the page before.

    It leaves a cell blank that the other fills, and each of its words goes on in mid-line:
    there was no room for it behind what is printed above.
    """
    # A merged cell that reaches over the break says nothing.
    pairs = [
        (a, b)
        for a, b in zip(row.cells, below.cells, strict=True)
        if b.origin is None or b.origin != a.origin
    ]
    if any(b.origin is not None and b.text for _, b in pairs):
        return False
    blank = any(a.text and a.origin is None and not b.text for a, b in pairs)
    filled = [(a, b) for a, b in pairs if b.text]
    return (
        blank
        and bool(filled)
        and all(a.text and a.origin is None and _continues(a, b) for a, b in filled)
    )


def _whole(row: PlacedRow, below: PlacedRow) -> PlacedRow:
    cells = [
        replace(a, text=f"{a.text} {b.text}", free=b.free) if b.text and b.origin is None else a
        for a, b in zip(row.cells, below.cells, strict=True)
    ]
    return replace(row, cells=tuple(cells))


def _moved(cell: PlacedCell, repeated: int, shift: int) -> PlacedCell:
    if cell.origin is None or cell.origin[0] < repeated:
        return cell
    return replace(cell, origin=(cell.origin[0] + shift, cell.origin[1]))


def _texts(row: PlacedRow) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row.cells]


def rendered(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """The text of a document, a line for each text and row of a table, and its blocks."""
    writing = _Writing()
    for part in parts:
        if isinstance(part, PlacedTable):
            writing.table(part)
        else:
            writing.text(part)
    return "".join(writing.parts), tuple(writing.found)


class _Writing:
    """The text so far, and its blocks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.found: list[Block] = []

    def text(self, part: PlacedText) -> None:
        left, top, right, bottom = part.box
        locator = f"page {part.page}, box {left:.0f},{top:.0f},{right:.0f},{bottom:.0f}"
        words = part.text.strip()
        if part.kind == "list item":
            self._write(f"{part.mark} ", "")
        start, end = self._write(words)
        flat = words.replace("\n", " ")
        if part.kind == "heading":
            self.found.append(Heading(flat, start, end, part.level, locator))
        elif part.kind == "list item":
            self.found.append(ListItem(flat, start, end, part.mark, part.depth, locator))
        elif part.kind == "footnote":
            self.found.append(Footnote(flat, start, end, part.mark, locator))
        else:
            self.found.append(Paragraph(flat, start, end, locator))
        self._write("")

    def table(self, part: PlacedTable) -> None:
        printed: dict[tuple[int, int], Cell] = {}
        rows: list[Row] = []
        for number, row in enumerate(part.rows):
            if any(cell.text for cell in row.cells):
                rows.append(self._row(row, number, printed))
        if rows:
            locator = rows[0].locator.rpartition(", ")[0]
            self.found.append(Table(tuple(rows), rows[0].start, rows[-1].end, locator))
            self._write("")

    def _row(self, row: PlacedRow, number: int, printed: dict[tuple[int, int], Cell]) -> Row:
        begin = self.length
        cells: list[Cell] = []
        for at, cell in enumerate(row.cells):
            after = "\n" if at == len(row.cells) - 1 else "\t"
            first = printed.get(cell.origin) if cell.origin is not None else None
            if first is not None:
                self._write("", after)
                cells.append(replace(first, spanned=True))
                continue
            text = cell.text.strip()
            start, end = self._write(text, after)
            cells.append(Cell(text.replace("\n", " "), start, end))
            printed[number, at] = cells[-1]
        return Row(tuple(cells), begin, self.length - 1, row.locator, row.after_break)

    def _write(self, text: str, after: str = "\n") -> tuple[int, int]:
        start = self.length
        self.parts.append(text + after)
        self.length = start + len(text) + len(after)
        return start, start + len(text)
