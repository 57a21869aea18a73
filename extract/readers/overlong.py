"""Stretches that no writer of a plan means to be read, kept from the patterns that read it.

A line of a hundred thousand brackets, a file of another kind pasted into a cell, or pages of
text without a single break: their words tell nothing, and patterns that look from each place
as far as they can would take hours over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.errors import InputError
from graph.records import Block, Cell, Document, Paragraph, Row, Table

__all__ = ["LONGEST_BLANK", "LONGEST_TEXT", "LONGEST_WORD", "without_overlong"]

LONGEST_WORD = 250
"""The length of the longest run of characters without white space that is read."""
LONGEST_BLANK = 100
"""The length of the longest run of white space that one text may hold."""
LONGEST_TEXT = 5_000
"""The length above which a text is read in parts, four times that of a long paragraph."""

_ODD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}|\s{{{LONGEST_BLANK + 1},}}")
_SENTENCE_END = re.compile(r"[.!?;:]\s")
_LEAST_SHARE = 0.5
Stretch = tuple[int, int]


def without_overlong(document: Document) -> Document:
    """The document with such stretches in none of its blocks, and a note that names them.

    Long texts become several; a cell ends where such a stretch begins. Nearly all documents
    come back as they are. Raises InputError where nothing else is left.
    """
    longest = max(map(_longest, document.blocks), default=0)
    if longest <= LONGEST_TEXT and _ODD.search(document.text) is None:
        return document
    cutting = _Cutting()
    blocks = tuple(found for block in document.blocks for found in cutting.block(block))
    if not blocks:
        raise InputError(
            document.name,
            "holds no words, only runs of characters without spaces",
            "Check that it was saved as text, and not in the form of another program",
        )
    return replace(document, blocks=blocks, notes=(*document.notes, *cutting.notes()))


def _longest(block: Block) -> int:
    if isinstance(block, Table):
        return max((len(cell.text) for row in block.rows for cell in row.cells), default=0)
    return len(block.text)


class _Cutting:
    """The blocks cut so far, and where something was left out."""

    def __init__(self) -> None:
        self.left_out: dict[str, None] = {}
        self.cut: dict[str, None] = {}

    def block(self, block: Block) -> Iterator[Block]:
        """The blocks that take the place of one."""
        if isinstance(block, Table):
            rows = tuple(self._row(row) for row in block.rows)
            if any(cell.text for row in rows for cell in row.cells):
                yield replace(block, rows=rows)
            return
        for at, (start, end) in enumerate(self._parts(block.text, block.locator)):
            text, begin, finish = block.text[start:end], block.start + start, block.start + end
            if at:
                yield Paragraph(text, begin, finish, block.locator)
            else:
                yield replace(block, text=text, start=begin, end=finish)

    def notes(self) -> list[str]:
        """What was left out, for whoever reads the plan."""
        told = (
            (self.left_out, f"more than {LONGEST_WORD} characters without a space were not read"),
            (self.cut, "a cell is longer than cells of plans are, and only its beginning was read"),
        )
        return [f"{_places(found)}: {what}" for found, what in told if found]

    def _row(self, row: Row) -> Row:
        cells = tuple(self._cell(cell, cell.locator or row.locator) for cell in row.cells)
        return replace(row, cells=cells)

    def _cell(self, cell: Cell, locator: str) -> Cell:
        parts = list(self._parts(cell.text, locator))
        if parts == [(0, len(cell.text))] or not cell.text:
            return cell
        start, end = parts[0] if parts else (0, 0)
        if len(parts) > 1:
            self.cut[locator] = None
        return replace(
            cell, text=cell.text[start:end], start=cell.start + start, end=cell.start + end
        )

    def _parts(self, text: str, locator: str) -> Iterator[Stretch]:
        """The stretches of a text that are read."""
        at = 0
        for odd in _ODD.finditer(text):
            yield from _short(text, at, odd.start())
            at = odd.end()
            if not odd.group().isspace():
                self.left_out[locator] = None
        yield from _short(text, at, len(text))


def _places(found: dict[str, None]) -> str:
    first, *others = found
    if not others:
        return first
    return f"{first} and {len(others)} more {'place' if len(others) == 1 else 'places'}"


def _short(text: str, start: int, end: int) -> Iterator[Stretch]:
    """A stretch in parts that are not too long, without white space around them."""
    while start < end:
        after = end if end - start <= LONGEST_TEXT else _cut(text, start)
        part = text[start:after]
        begin = start + len(part) - len(part.lstrip())
        if part.strip():
            yield begin, begin + len(part.strip())
        start = after


def _cut(text: str, start: int) -> int:
    """Where a part of a long text ends: behind a sentence, or else a word."""
    least = start + int(LONGEST_TEXT * _LEAST_SHARE)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, least, start + LONGEST_TEXT)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", least, start + LONGEST_TEXT)
    return space + 1 if space > 0 else start + LONGEST_TEXT
