"""The blocks of a Word document in the order in which it is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.office_blocks import OfficeText, can_head, tidy
from extract.readers.word_styles import Numbering, Styles
from extract.readers.word_tables import cells_of, grid_of, is_layout, rows_of
from extract.readers.word_text import (
    Passage,
    inner_blocks,
    is_deleted,
    passage_of,
    w,
)

__all__ = ["WordParts", "write_blocks"]

_NOTE_KINDS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a document that are read, None where it has none."""

    body: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None


def write_blocks(parts: WordParts, into: OfficeText) -> None:
    """Write the blocks of a document; its footnotes come last, headers and footers never."""
    writing = _Writing(parts, into)
    writing.blocks(parts.body, "")
    writing.notes()


class _Writing:
    """A document being read: the lists so far, and where in it the reader is."""

    def __init__(self, parts: WordParts, into: OfficeText) -> None:
        self.parts = parts
        self.into = into
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering)
        self.counts: Counter[str] = Counter()
        self.marks: dict[tuple[str, str], str] = {}
        self.held = ""
        self.hidden: list[str] = []
        self.changed = False

    def blocks(self, container: _Element, place: str) -> None:
        """The blocks of a body, a text box or a cell that only arranges the page."""
        for element in inner_blocks(container):
            if element.tag == w("p"):
                self._paragraph(element, place)
            elif is_layout(element):
                for row in rows_of(element):
                    for cell in cells_of(row):
                        self.blocks(cell, place)
            else:
                self._table(element, place)
        self._flush(place)

    def notes(self) -> None:
        """The footnotes and endnotes that the text leads to, in order, and what was left out."""
        sources = {"footnote": self.parts.footnotes, "endnote": self.parts.endnotes}
        for kind, root in sources.items():
            for note in () if root is None else root.iter(w(kind)):
                mark = self.marks.get((kind, note.get(w("id"), "")))
                if mark is None or note.get(w("type")) in _NOTE_KINDS:
                    continue
                words = self._cell_text(note)
                self.into.footnote(words, mark, f"{kind} {mark}")
        if self.hidden:
            self.into.notes.append(
                f"hidden text was not read ({len(self.hidden)} "
                f"{'stretch' if len(self.hidden) == 1 else 'stretches'}, the first in "
                f"{self.hidden[0]}): show and save it if it is part of the plan"
            )
        if self.changed:
            self.into.notes.append(
                "it holds tracked changes: they were read as if all had been accepted"
            )

    def _passage(self, paragraph: _Element, where: str) -> Passage:
        passage = passage_of(
            paragraph, self.styles.is_hidden, self._mark, bold=self.styles.is_bold(paragraph)
        )
        if passage.hidden:
            self.hidden.append(where)
        self.changed = self.changed or passage.changed or _runs_on(paragraph)
        return passage

    def _mark(self, kind: str, note_id: str) -> str:
        """The number of a note, counted as it is met; the text shows those of footnotes."""
        if (kind, note_id) not in self.marks:
            number = sum(known == kind for known, _ in self.marks) + 1
            self.marks[kind, note_id] = str(number)
        return self.marks[kind, note_id] if kind == "footnote" else ""

    def _paragraph(self, paragraph: _Element, place: str) -> None:
        where = self._locator("paragraph", place)
        passage = self._passage(paragraph, where)
        text = self.held + passage.text
        if _runs_on(paragraph):
            # With its mark gone, the paragraph runs on into the next one.
            self.held = text
            return
        self.held = ""
        if not self.styles.is_contents(paragraph):
            if tidy(text):
                self.counts[place + "paragraph"] += 1
                self._tell(paragraph, text, passage.bold, where)
        for box in passage.boxes:
            self.counts["text box"] += 1
            self.blocks(box, f"text box {self.counts['text box']}, ")

    def _tell(self, paragraph: _Element, text: str, bold: bool, where: str) -> None:
        listed = self.styles.numbering(paragraph)
        mark = "" if listed is None else self.numbering.next_mark(*listed)
        level = self.styles.heading_level(paragraph)
        words = tidy(text)
        if level is not None:
            numbered = f"{mark} {words}" if mark and mark != "•" else words
            self.into.heading(numbered, level, where)
        elif listed is not None and mark:
            self.into.item(words, mark, listed[1], where)
        elif bold and not words.endswith(":") and can_head(words):
            self.into.bold_heading(words, where)
        else:
            self.into.paragraph(text, where)

    def _flush(self, place: str) -> None:
        held, self.held = self.held, ""
        if tidy(held):
            self.into.paragraph(held, self._locator("paragraph", place))

    def _locator(self, kind: str, place: str) -> str:
        return f"{place}{kind} {self.counts[place + kind] + 1}"

    def _table(self, table: _Element, place: str) -> None:
        locator = self._locator("table", place)
        self.counts[place + "table"] += 1
        if any(is_deleted(row, "trPr") for row in table.iter(w("tr"))):
            self.changed = True
        grid = grid_of(table, self._cell_text)
        self.into.table(grid, [f"{locator}, row {at + 1}" for at in range(len(grid))], locator)

    def _cell_text(self, cell: _Element) -> str:
        """All the words in a cell or a note; rows of tables inside it are lines."""
        lines: list[str] = []
        held = ""
        for element in inner_blocks(cell):
            if element.tag == w("tbl"):
                for row in rows_of(element):
                    parts = (tidy(self._cell_text(inner)) for inner in cells_of(row))
                    lines.append(" ".join(part.replace("\n", " ") for part in parts if part))
                continue
            passage = self._passage(element, f"table {max(1, self.counts['table'])}")
            words = held + passage.text
            held = ""
            if _runs_on(element):
                held = words
                continue
            # A column of numbers is often a list of empty paragraphs, numbered by Word.
            listed = self.styles.numbering(element)
            mark = "" if listed is None else self.numbering.next_mark(*listed)
            if words.strip() or mark != "•":
                lines.append(f"{mark} {words}" if mark else words)
            lines.extend(self._cell_text(box) for box in passage.boxes)
        return "\n".join(line for line in [*lines, held] if line.strip())


def _runs_on(paragraph: _Element) -> bool:
    """Whether the end of a paragraph has been deleted with changes tracked."""
    properties = paragraph.find(w("pPr"))
    return properties is not None and is_deleted(properties, "rPr")
