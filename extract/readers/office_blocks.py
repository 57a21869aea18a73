"""The text and the blocks of an Office file, written one after the other.

The text of the document is rendered here: a line for each heading, paragraph, list item
and table row, tabs between the cells of a row, blank lines between blocks. Paragraphs of
which the file does not say what they are (nothing but their look tells a heading or an
item) are told apart at the end, as in plans saved as text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from extract.labelled_fields import read_labelled
from extract.readers.encoding import normalise
from extract.readers.html_tables import GridCell
from extract.readers.html_text import folded
from extract.readers.text_headings import standing_level
from extract.readers.text_lines import (
    FOOTNOTE,
    Line,
    begins_action,
    lines_of,
    marker_of,
    plain_mark,
)
from graph.errors import InputError
from graph.records import (
    Block,
    Cell,
    Document,
    Footnote,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Table,
)

__all__ = ["LOWEST", "OfficeText", "can_head", "tidy"]

LOWEST = 6
"""The level of the lowest heading."""
_USUAL_LEVEL = 3
_LONGEST_BOLD = 20
_SENTENCE_ENDS = (".", ";", ",", "?", "!")


def tidy(text: str) -> str:
    """Text with white space as single spaces, no blank lines, its line breaks kept.

    >>> tidy("  Ann\\tLee \\n\\n of  the Council ")
    'Ann Lee\\nof the Council'
    """
    lines = (" ".join(line.split()) for line in normalise(text).split("\n"))
    return "\n".join(line for line in lines if line)


def can_head(words: str) -> bool:
    """Whether a bold line can be a heading: short, no sentence, no action and no field of one.

    >>> can_head("Priority 1: Safer streets"), can_head("Lead: Ann Lee")
    (True, False)
    """
    few = len(words.split()) <= _LONGEST_BOLD and "\n" not in words
    if not few or words.endswith(_SENTENCE_ENDS) or begins_action(words):
        return False
    return not read_labelled(words, 0, "").fields


class OfficeText:
    """A document being written: its text so far, its blocks, and what the reader left out."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._styled_level = 0
        self._parts: list[str] = []
        self._length = 0
        self._found: list[Block] = []
        self._marked = False

    def heading(self, text: str, level: int, locator: str) -> None:
        """A heading that the file itself says is one."""
        if words := tidy(text):
            start, end = self._write(words)
            level = max(1, min(level, LOWEST))
            self._marked, self._styled_level = True, level
            self._found.append(Heading(_flat(words), start, end, level, locator))

    def bold_heading(self, text: str, locator: str) -> None:
        """A line that stands alone in bold type: a heading below the last one of another look."""
        above = self._styled_level
        self.heading(text, above + 1 if above else _USUAL_LEVEL, locator)
        self._styled_level = above

    def paragraph(self, text: str, locator: str) -> None:
        """A paragraph; a blank line in it ends one, a list mark begins one."""
        for words in folded([normalise(text)]):
            held: list[str] = []
            for line in words.split("\n"):
                if held and marker_of(line) is not None:
                    self._paragraph("\n".join(held), locator)
                    held = []
                held.append(line)
            self._paragraph("\n".join(held), locator)

    def item(self, text: str, marker: str, depth: int, locator: str) -> None:
        """An item of a list, with the mark printed before it."""
        if words := tidy(text):
            close = bool(self._found) and isinstance(self._found[-1], ListItem)
            start, end = self._write(words, before=f"{marker} " if marker else "", close=close)
            self._found.append(ListItem(_flat(words), start, end, marker, max(0, depth), locator))

    def footnote(self, text: str, mark: str, locator: str) -> None:
        """The text of a footnote and the mark that leads to it."""
        if words := tidy(text):
            start, end = self._write(words, before=f"{mark} " if mark else "")
            self._found.append(Footnote(_flat(words), start, end, mark, locator))

    def table(
        self,
        grid: Sequence[Sequence[GridCell]],
        locators: Sequence[str],
        locator: str,
        cells: Sequence[Sequence[str]] = (),
    ) -> None:
        """A table, a locator for each of its rows and, where given, for each of its `cells`;
        rows without text only set others apart."""
        if not any(cell.text for line in grid for cell in line):
            return
        placed: dict[tuple[int, int], Cell] = {}
        rows: list[Row] = []
        broken = False
        for number, line in enumerate(grid):
            if any(cell.text for cell in line):
                row = self._row(line, number, placed, cells, close=bool(rows))
                rows.append(replace(row, locator=locators[number], after_break=broken))
            broken = bool(rows) and not any(cell.text for cell in line)
        self._found.append(Table(tuple(rows), rows[0].start, rows[-1].end, locator))

    def document(self, name: str, form: str, data: bytes) -> Document:
        """The document as a whole. Raises `InputError` where nothing was written."""
        if not self._found:
            raise InputError(
                name,
                "holds no text that could be part of a plan",
                "If it holds pictures of pages, get the file that they were made from",
            )
        text = "".join(self._parts)
        digest = hashlib.sha256(data).hexdigest()
        return Document(name, form, text, digest, tuple(self._told(text)), tuple(self.notes))

    def _paragraph(self, words: str, locator: str) -> None:
        start, end = self._write(words)
        self._found.append(Paragraph(_flat(words), start, end, locator))

    def _write(self, words: str, *, before: str = "", close: bool = True) -> tuple[int, int]:
        gap = "" if not self._parts else "\n" if close and self._follows_item(before) else "\n\n"
        start = self._length + len(gap) + len(before)
        self._parts.append(gap + before + words)
        self._length = start + len(words)
        return start, self._length

    def _follows_item(self, before: str) -> bool:
        return bool(before) and bool(self._found) and isinstance(self._found[-1], ListItem)

    def _row(
        self,
        line: Sequence[GridCell],
        number: int,
        placed: dict[tuple[int, int], Cell],
        locators: Sequence[Sequence[str]],
        *,
        close: bool,
    ) -> Row:
        self._add("" if not self._parts else "\n" if close else "\n\n")
        begin = self._length
        cells: list[Cell] = []
        for column, cell in enumerate(line):
            if column:
                self._add("\t")
            if cell.origin is not None and cell.origin in placed:
                cells.append(replace(placed[cell.origin], spanned=True))
                continue
            words = tidy(cell.text)
            start = self._length
            self._add(words)
            locator = locators[number][column] if locators else ""
            cells.append(Cell(_flat(words), start, self._length, False, cell.header, locator))
            placed[number, column] = cells[-1]
        return Row(tuple(cells), begin, self._length, "")

    def _add(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _told(self, text: str) -> list[Block]:
        """The blocks, paragraphs told to be headings, items or footnotes where they look so."""
        lines = lines_of(text)
        beginning = {line.start: at for at, line in enumerate(lines)}
        blocks: list[Block] = []
        for block in self._found:
            if isinstance(block, Paragraph):
                at = beginning.get(block.start)
                blocks.append(block if at is None else self._tell(block, lines, at, not blocks))
            else:
                blocks.append(block)
        return blocks

    def _tell(self, block: Paragraph, lines: list[Line], at: int, first: bool) -> Block:
        line = lines[at]
        if (note := FOOTNOTE.match(line.text)) is not None:
            return _moved(Footnote("", 0, 0, plain_mark(note), block.locator), block, note.end())
        if line.end == block.end:
            level = standing_level(lines, at, first, self._marked)
            if level is not None:
                return Heading(block.text, block.start, block.end, level, block.locator)
        mark = marker_of(block.text)
        if mark is not None and block.text[mark.length :].strip():
            return _moved(ListItem("", 0, 0, mark.text, 0, block.locator), block, mark.length)
        return block


def _moved(into: Footnote | ListItem, block: Paragraph, length: int) -> Block:
    """A block of another kind with a paragraph's words, without their beginning."""
    return replace(into, text=block.text[length:], start=block.start + length, end=block.end)


def _flat(text: str) -> str:
    """The text of a block: as long, its line breaks as spaces."""
    return text.replace("\n", " ")
