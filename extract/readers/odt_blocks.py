"""The blocks of an OpenDocument text in the order in which it is read."""

from __future__ import annotations

from collections import Counter

from lxml.etree import _Element

from extract.readers.odf_lists import OdfLists
from extract.readers.odf_names import count_of, odf
from extract.readers.odf_styles import OdfStyles
from extract.readers.odt_tables import cells_of, grid_of, is_layout, rows_of
from extract.readers.odt_text import Passage, holds_blocks, is_drawn, passage_of
from extract.readers.office_blocks import OfficeText, can_head, tidy

__all__ = ["write_blocks"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HOLDERS = frozenset(map(odf, ("text:section", "text:index-body", "draw:text-box")))
_ITEMS = (odf("text:list-item"), odf("text:list-header"))
_CHANGES = frozenset(map(odf, ("text:insertion", "text:deletion")))


def write_blocks(body: _Element, styles: OdfStyles, into: OfficeText) -> None:
    """Write the blocks of a document's body; its footnotes come last, headers and footers
    never."""
    writing = _Writing(styles, into)
    writing.blocks(body, "")
    writing.notes(body)


class _Writing:
    """A document being read: its lists so far, and where in it the reader is."""

    def __init__(self, styles: OdfStyles, into: OfficeText) -> None:
        self.styles = styles
        self.into = into
        self.lists = OdfLists(styles)
        self.counts: Counter[str] = Counter()
        self.marks: dict[_Element, tuple[str, str]] = {}
        self.hidden: list[str] = []

    def blocks(self, container: _Element, place: str) -> None:
        """The blocks of a body, a text box or a cell that only arranges the page."""
        for element in container:
            self._block(element, place)

    def _block(self, element: _Element, place: str) -> None:
        tag = element.tag
        if tag in (odf("text:p"), odf("text:h")):
            self._paragraph(element, place, "")
        elif tag == odf("text:list"):
            self._list(element, place)
        elif tag == odf("table:table"):
            self._table(element, place)
        elif tag == odf("text:section") and element.get(odf("text:display")) == "none":
            self._hide(element, self._locator("paragraph", place))
        elif tag in _HOLDERS:
            self.blocks(element, place)
        elif is_drawn(element):
            self._boxes([element])

    def notes(self, body: _Element) -> None:
        """The footnotes and endnotes that the text leads to, in order, and what was left out."""
        for kind in ("footnote", "endnote"):
            for note, (its_kind, mark) in list(self.marks.items()):
                found = note.find(odf("text:note-body"))
                if its_kind == kind and found is not None:
                    self.into.footnote(self._cell_text(found), mark, f"{kind} {mark}")
        if self.hidden:
            self.into.notes.append(
                f"hidden text was not read ({len(self.hidden)} "
                f"{'stretch' if len(self.hidden) == 1 else 'stretches'}, the first in "
                f"{self.hidden[0]}): show and save it if it is part of the plan"
            )
        if any(True for _ in body.iter(*_CHANGES)):
            self.into.notes.append(
                "it holds tracked changes: they were read as if all had been accepted"
            )

    def _passage(self, paragraph: _Element, where: str) -> Passage:
        passage = passage_of(paragraph, self.styles, self._mark)
        if passage.hidden:
            self.hidden.append(where)
        return passage

    def _hide(self, element: _Element, where: str) -> None:
        if any(text.strip() for text in element.itertext()):
            self.hidden.append(where)

    def _mark(self, note: _Element) -> str:
        """What is printed for a note, counted as it is met; the text shows those of footnotes."""
        kind = "endnote" if note.get(odf("text:note-class")) == "endnote" else "footnote"
        if note not in self.marks:
            number = sum(known == kind for known, _ in self.marks.values()) + 1
            self.marks[note] = (kind, str(number))
        return self.marks[note][1].translate(_RAISED) if kind == "footnote" else ""

    def _paragraph(self, paragraph: _Element, place: str, mark: str) -> None:
        where = self._locator("paragraph", place)
        passage = self._passage(paragraph, where)
        if tidy(passage.text):
            self.counts[place + "paragraph"] += 1
            self._tell(paragraph, passage, mark, where)
        self._boxes(passage.boxes)

    def _boxes(self, drawn: tuple[_Element, ...] | list[_Element]) -> None:
        for element in drawn:
            if holds_blocks(element):
                self.counts["text box"] += 1
                self.blocks(element, f"text box {self.counts['text box']}, ")
            else:
                self._boxes([child for child in element if is_drawn(child)])

    def _tell(self, paragraph: _Element, passage: Passage, mark: str, where: str) -> None:
        words = tidy(passage.text)
        level = self._heading_level(paragraph)
        if level is not None:
            number = mark or self.lists.heading_mark(paragraph, level)
            numbered = f"{number} {words}" if number and number != "•" else words
            self.into.heading(numbered, level, where)
        elif mark:
            self.into.item(words, mark, self.lists.depth, where)
        elif passage.bold and not words.endswith(":") and can_head(words):
            self.into.bold_heading(words, where)
        else:
            self.into.paragraph(passage.text, where)

    def _heading_level(self, paragraph: _Element) -> int | None:
        if paragraph.tag == odf("text:h"):
            return count_of(paragraph.get(odf("text:outline-level")))
        return 1 if self.styles.is_title(paragraph.get(odf("text:style-name"))) else None

    def _list(self, listed: _Element, place: str) -> None:
        self.lists.begin(listed)
        for item in listed:
            if item.tag not in _ITEMS:
                continue
            mark = self._item_mark(item)
            for element in item:
                if element.tag in (odf("text:p"), odf("text:h")):
                    self._paragraph(element, place, mark)
                    mark = ""
                else:
                    self._block(element, place)
        self.lists.end()

    def _item_mark(self, item: _Element) -> str:
        """The mark of an item; one that only holds a deeper list has none of its own."""
        first = next((child for child in item if isinstance(child.tag, str)), None)
        marked = item.tag == odf("text:list-item") and first is not None
        if not marked or first is None or first.tag == odf("text:list"):
            return ""
        return self.lists.next_mark(item)

    def _locator(self, kind: str, place: str) -> str:
        return f"{place}{kind} {self.counts[place + kind] + 1}"

    def _table(self, table: _Element, place: str) -> None:
        if is_layout(table):
            for row in rows_of(table):
                for cell in cells_of(row):
                    self.blocks(cell, place)
            return
        locator = self._locator("table", place)
        self.counts[place + "table"] += 1
        grid = grid_of(table, self._cell_text)
        self.into.table(grid, [f"{locator}, row {at + 1}" for at in range(len(grid))], locator)

    def _cell_text(self, cell: _Element) -> str:
        """All the words in a cell or a note; rows of tables inside it are lines."""
        lines: list[str] = []
        for element in cell:
            lines.extend(self._lines(element, ""))
        return "\n".join(line for line in lines if line.strip())

    def _lines(self, element: _Element, mark: str) -> list[str]:
        tag = element.tag
        if tag in (odf("text:p"), odf("text:h")):
            passage = self._passage(element, f"table {max(1, self.counts['table'])}")
            words = passage.text
            # A column of numbers is often a list of empty paragraphs, which are numbered.
            marked = f"{mark} {words}" if mark and (words.strip() or mark != "•") else words
            return [marked, *(self._cell_text(box) for box in passage.boxes)]
        if tag == odf("text:list"):
            return self._listed_lines(element)
        if tag == odf("table:table"):
            rows = []
            for row in rows_of(element):
                parts = (tidy(self._cell_text(inner)) for inner in cells_of(row))
                rows.append(" ".join(part.replace("\n", " ") for part in parts if part))
            return rows
        if tag in _HOLDERS or is_drawn(element):
            return [line for child in element for line in self._lines(child, "")]
        return []

    def _listed_lines(self, listed: _Element) -> list[str]:
        lines: list[str] = []
        self.lists.begin(listed)
        for item in listed:
            if item.tag in _ITEMS:
                mark = self._item_mark(item)
                for element in item:
                    lines.extend(self._lines(element, mark))
                    mark = ""
        self.lists.end()
        return lines
