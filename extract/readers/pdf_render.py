"""From the parts of pages to the text of a document and its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.readers.pdf_parts import Part, PlacedCell, PlacedRow, PlacedTable, PlacedText
from graph.records import Block, Cell, Footnote, Heading, ListItem, Paragraph, Row, Table

__all__ = ["over_pages", "rendered"]

_SAME_COLUMN = 0.5


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
        yield held
        yield from notes


def _goes_on(table: PlacedTable, below: PlacedTable) -> bool:
    if table.drawn != below.drawn or len(table.columns) != len(below.columns):
        return False
    return all(
        min(a[1], b[1]) - max(a[0], b[0]) >= _SAME_COLUMN * min(a[1] - a[0], b[1] - b[0])
        for a, b in zip(table.columns, below.columns, strict=True)
    )


def _together(table: PlacedTable, below: PlacedTable) -> PlacedTable:
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
    if rows and _is_rest(kept[-1], rows[0]):
        kept[-1] = _whole(kept[-1], rows[0])
        # Cells below that repeat one of the rest repeat the row that it is now part of.
        rows = [
            replace(row, cells=tuple(_moved(cell, len(kept), -1) for cell in row.cells))
            for row in rows[1:]
        ]
    elif rows:
        rows[0] = replace(rows[0], after_break=True)
    return PlacedTable((*kept, *rows), table.page, table.columns, table.drawn)


def _is_rest(row: PlacedRow, below: PlacedRow) -> bool:
    """Whether a row is the rest of the one that stands last on the page before.

    It leaves a cell blank that the other fills, and each of its words goes on in mid-line:
    there was no room for it behind what is printed above.
    """
    pairs = list(zip(row.cells, below.cells, strict=True))
    if any(cell.origin is not None for cell in below.cells):
        return False
    blank = any(a.text and a.origin is None and not b.text for a, b in pairs)
    filled = [(a, b) for a, b in pairs if b.text]
    return (
        blank
        and bool(filled)
        and all(
            a.text and a.origin is None and (b.first > a.free or b.text[0].islower())
            for a, b in filled
        )
    )


def _whole(row: PlacedRow, below: PlacedRow) -> PlacedRow:
    cells = [
        replace(a, text=f"{a.text} {b.text}", free=b.free) if b.text else a
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
