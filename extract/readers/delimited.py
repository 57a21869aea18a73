"""The reader of CSV and TSV: one table, with notes above and below it.

Fields are cut as the csv module cuts them (RFC 4180, with quotes that never close taken
as text), but here every cell keeps its place in the file: the module's own reader gives
values without offsets. Tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extract.readers.base import Parsed, TextReader
from extract.readers.blank import blank_markup
from extract.readers.sheet_notes import note_rows
from graph.errors import InputError
from graph.records import Block, Cell, Heading, Paragraph, Row, Table

__all__ = ["READER", "delimiter_of", "fields_of"]

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_RECORDS = 200
_DECLARED = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
_WEB_PAGE = ("<!doctype html", "<html", "<table")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field's contents between two offsets, without its enclosing quotes."""

    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Record:
    """A row of the file as a spreadsheet counts them, from 1."""

    number: int
    cells: tuple[Cell, ...]
    start: int
    end: int

    @property
    def filled(self) -> int:
        """How many cells hold text."""
        return sum(bool(cell.text) for cell in self.cells)

    @property
    def locator(self) -> str:
        """Where a person finds the row: "row 17"."""
        return f"row {self.number}"


def delimiter_of(text: str) -> str:
    """The mark that divides the columns: comma, semicolon, tab or bar.

    The one that cuts most rows into the same number of columns, more columns first.

    >>> delimiter_of("Ref;Action, outcome;Lead\\n1;Meet, and talk;Jo\\n")
    ';'
    """

    def suits(delimiter: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        for at, record in enumerate(_records(text, 0, delimiter)):
            if at >= _SAMPLE_RECORDS:
                break
            widths[len(record)] += 1
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        return (count * (width > 1), width)

    best = max(_DELIMITERS, key=lambda d: (suits(d), -_DELIMITERS.index(d)))
    return best if suits(best)[0] else ","


def fields_of(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    """The values of each row, doubled quotes single again, blank lines left out."""
    for record in _records(text, 0, delimiter):
        if len(record) > 1 or record[0].end > record[0].start or record[0].quoted:
            yield tuple(
                text[f.start : f.end].replace('""', '"') if f.quoted else text[f.start : f.end]
                for f in record
            )


def _records(text: str, at: int, delimiter: str) -> Iterator[list[_Field]]:
    """The fields of each row, a blank line being one empty field."""
    stop = re.compile(rf"[{re.escape(delimiter)}\n]")
    record: list[_Field] = []
    quotes_close = True
    while at <= len(text):
        begin = at
        if quotes_close and text.startswith('"', at):
            quote = _closing_quote(text, at, delimiter)
            if quote >= 0:
                record.append(_Field(at + 1, quote, True))
                match = stop.search(text, quote)
                at = match.start() if match else len(text)
            else:
                # No quote closes from here on: the rest of the file is read as it stands.
                quotes_close = False
        if at == begin:
            match = stop.search(text, at)
            at = match.start() if match else len(text)
            record.append(_Field(begin, at, False))
        if at >= len(text) or text[at] == "\n":
            yield record
            record = []
            if at >= len(text):
                return
        at += 1
    if record:
        yield record


def _closing_quote(text: str, at: int, delimiter: str) -> int:
    """Where the quote that opens at an offset closes, or -1.

    A quote closes a field where a delimiter, a line end or the end of the file follows,
    spaces between them or not; any other is text that somebody forgot to double.
    """
    place = text.find('"', at + 1)
    while place >= 0:
        if text.startswith('"', place + 1):
            place = text.find('"', place + 2)
            continue
        after = place + 1
        while after < len(text) and text[after] == " ":
            after += 1
        if after >= len(text) or text[after] in (delimiter, "\n"):
            return place
        place = text.find('"', place + 1)
    return -1


def _cell(text: str, field: _Field) -> Cell:
    inner = text[field.start : field.end]
    if field.quoted and '""' in inner:
        inner = inner.replace('""', '" ')
    blanked = blank_markup(inner)
    stripped = blanked.strip()
    if not stripped:
        return Cell("", field.start, field.start)
    start = field.start + len(blanked) - len(blanked.lstrip())
    return Cell(stripped, start, start + len(stripped))


def _parse(text: str, name: str) -> Parsed:
    if text.lstrip()[:64].lower().startswith(_WEB_PAGE):
        raise InputError(
            name,
            "is not what its name says: it looks like a web page",
            "Rename it so that it ends in .html",
        )
    declared = _DECLARED.match(text)
    begin = declared.end() if declared else 0
    delimiter = declared.group(1) if declared else delimiter_of(text)
    records = [
        _Record(number, tuple(_cell(text, f) for f in fields), fields[0].start, fields[-1].end)
        for number, fields in enumerate(_records(text, begin, delimiter), 2 if declared else 1)
    ]
    return text, tuple(_blocks(records))


def _blocks(records: list[_Record]) -> Iterator[Block]:
    """Notes above, the table, notes below."""
    wide = [at for at, record in enumerate(records) if record.filled > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(records), len(records))
    # A lone cell further right is the rest of a row above, not a note.
    for at in range(last + 1, len(records)):
        if _is_tail(records[at]):
            last = at
        elif records[at].filled:
            break
    yield from _notes(records[:first])
    if wide:
        yield from _tables(records[first : last + 1])
    yield from _notes(records[last + 1 :])


def _tables(records: list[_Record]) -> Iterator[Block]:
    """The table, in pieces where notes stand between its rows."""
    found = note_rows([[cell.text for cell in record.cells] for record in records])
    begin = 0
    for at in (*sorted(found), len(records)):
        if rows := tuple(_rows(records[begin:at])):
            yield Table(rows, rows[0].start, rows[-1].end, rows[0].locator)
        begin = at + 1
        if at == len(records):
            return
        record = records[at]
        cell = max(record.cells, key=lambda cell: len(cell.text))
        if found[at]:
            yield Heading(cell.text, cell.start, cell.end, 2, record.locator)
        else:
            yield Paragraph(cell.text, cell.start, cell.end, record.locator)


def _is_tail(record: _Record) -> bool:
    return record.filled == 1 and not record.cells[0].text


def _notes(records: list[_Record]) -> Iterator[Paragraph]:
    for record in records:
        for cell in record.cells:
            if cell.text:
                yield Paragraph(cell.text, cell.start, cell.end, record.locator)


def _rows(records: list[_Record]) -> Iterator[Row]:
    broken = False
    for record in records:
        if record.filled:
            yield Row(record.cells, record.start, record.end, record.locator, broken)
        broken = not record.filled


READER = TextReader("csv", (".csv", ".tsv"), _parse)
