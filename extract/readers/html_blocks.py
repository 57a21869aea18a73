"""The blocks of a web page, and the rendered text that their offsets refer to."""

from __future__ import annotations

from collections import Counter

from lxml.etree import _Element

from extract.readers.html_parts import BLOCK_TAGS, Page, name_of
from extract.readers.html_tables import GridCell, caption_of, grid_of, is_layout
from extract.readers.html_text import first_number, folded, list_mark, raised, shown, walk
from extract.readers.text_lines import FOOTNOTE, marker_of, plain_mark
from graph.records import Block, Cell, Footnote, Heading, ListItem, Paragraph, Row, Table

__all__ = ["blocks_of"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "menu", "dir", "dl")
_LOWEST = 6


def blocks_of(root: _Element) -> tuple[str, tuple[Block, ...]]:
    """The text of a page as shown and its blocks."""
    page = _Rendering(root)
    page.render(root)
    return "".join(page.parts), tuple(page.found)


class _Rendering:
    """A page being rendered: the text so far, its blocks, and what is open."""

    def __init__(self, root: _Element) -> None:
        self.page = Page.of(root)
        self.parts: list[str] = []
        self.length = 0
        self.found: list[Block] = []
        self.counts: Counter[str] = Counter()
        self.pending: list[str] = []
        self.heading = 0
        self.heading_element: _Element | None = None
        self.last_level = 0
        self.lists: list[tuple[_Element, int]] = []
        self.marker: str | None = None
        self.raised = 0

    def render(self, root: _Element) -> None:
        for event, element in walk(root, self._leaves_out):
            if event == "tail":
                self._text(element.tail)
            elif event == "open":
                self._open(element, name_of(element))
            else:
                self._close(element, name_of(element))
        self._flush()

    def _leaves_out(self, element: _Element) -> bool:
        """Tables of data are rendered whole where they open, and left out of the walk."""
        if self.page.leaves_out(element):
            return True
        if name_of(element) == "table" and not is_layout(element):
            self._flush()
            self._table(element)
            return True
        return False

    def _text(self, text: str | None) -> None:
        piece = shown(text)
        self.pending.append(raised(piece) if self.raised else piece)

    def _open(self, element: _Element, name: str) -> None:
        level = self._level(element, name)
        if level:
            self._flush()
            self.heading, self.heading_element = level, element
        elif name in _LISTS:
            self._flush()
            self.lists.append((element, first_number(element) - 1))
        elif name == "li":
            self._flush()
            self._number_item(element)
        elif name == "dt":
            self._flush()
            self.marker = ""
        elif name == "dd":
            so_far = "".join(self.pending).rstrip()
            self.pending.append("; " if so_far and not so_far.endswith(":") else " ")
        elif name == "br":
            self.pending.append("\n")
        elif name == "sup":
            self.raised += 1
        elif name in BLOCK_TAGS:
            self._break()
        self._text(element.text)

    def _close(self, element: _Element, name: str) -> None:
        if element is self.heading_element:
            self._flush()
            self.heading, self.heading_element = 0, None
        elif name in _LISTS:
            self._flush()
            if self.lists:
                self.lists.pop()
        elif name == "li":
            self._flush()
            self.marker = None
        elif name == "dt":
            if "".join(self.pending).strip():
                self.pending.append(":")
        elif name == "sup":
            self.raised -= 1
        elif name in BLOCK_TAGS and name != "dd":
            self._break()

    def _level(self, element: _Element, name: str) -> int:
        """The level of a heading, of the summary of details, or of an accordion's button."""
        if name in _HEADINGS:
            return _HEADINGS[name]
        if (element.attrib.get("role") or "").lower() == "heading":
            level = (element.attrib.get("aria-level") or "").strip()
            return min(int(level), _LOWEST) if level in "123456789" and level else 2
        if self.heading and name != "summary":
            return 0
        return min(self.last_level + 1, _LOWEST) if name in ("summary", "button") else 0

    def _number_item(self, element: _Element) -> None:
        parent, number = self.lists[-1] if self.lists else (None, 0)
        value = (element.attrib.get("value") or "").strip()
        given = value.isascii() and value.isdigit() and len(value) < 5
        number = int(value) if given else number + 1
        if parent is not None:
            self.lists[-1] = (parent, number)
        self.marker = list_mark(parent, number)

    def _break(self) -> None:
        """The edge of a block; inside a definition or a heading only the edge of a line."""
        in_definition = self.marker == "" and self.lists and name_of(self.lists[-1][0]) == "dl"
        if in_definition or self.heading:
            self.pending.append("\n")
        else:
            self._flush()

    def _flush(self) -> None:
        paragraphs = folded(self.pending)
        self.pending = []
        if self.heading or self.marker == "":
            paragraphs = ["\n".join(paragraphs)] if paragraphs else []
        for text in paragraphs:
            self._emit(text)
        if paragraphs:
            self.marker = None

    def _emit(self, text: str) -> None:
        if self.heading:
            start, end = self._write(text)
            self.last_level = self.heading
            locator = self._locator("heading")
            self.found.append(Heading(_flat(text), start, end, self.heading, locator))
        elif self.marker is not None:
            self._item(text, self.marker, max(0, len(self.lists) - 1))
            self.marker = None
        elif note := FOOTNOTE.match(text):
            start, end = self._write(text)
            body, begin = text[note.end() :], start + note.end()
            locator = self._locator("footnote")
            self.found.append(Footnote(_flat(body), begin, end, plain_mark(note), locator))
        elif (mark := marker_of(text)) and text[mark.length :].strip():
            # Word's web pages print their bullets as text.
            self._item(text[mark.length :], mark.text, max(0, len(self.lists) - 1))
        else:
            start, end = self._write(text)
            self.found.append(Paragraph(_flat(text), start, end, self._locator("paragraph")))

    def _item(self, text: str, marker: str, depth: int) -> None:
        start, end = self._write(text, f"{marker} " if marker else "")
        locator = self._locator("list item")
        self.found.append(ListItem(_flat(text), start, end, marker, depth, locator))

    def _locator(self, kind: str) -> str:
        self.counts[kind] += 1
        return f"{kind} {self.counts[kind]}"

    def _write(self, text: str, before: str = "", after: str = "\n") -> tuple[int, int]:
        start = self.length + len(before)
        self.parts.append(before + text + after)
        self.length = start + len(text) + len(after)
        return start, start + len(text)

    def _table(self, element: _Element) -> None:
        # What is inside is left out by the same rules, tables in cells apart.
        if caption := caption_of(element, self.page.leaves_out):
            self._emit(caption)
        grid = grid_of(element, self.page.leaves_out)
        if not any(cell.text for line in grid for cell in line):
            return
        locator = self._locator("table")
        placed: dict[tuple[int, int], Cell] = {}
        rows: list[Row] = []
        broken = False
        for number, line in enumerate(grid):
            if any(cell.text for cell in line):
                where = f"{locator}, row {number + 1}"
                rows.append(self._row(line, number, placed, where, broken and bool(rows)))
            broken = not any(cell.text for cell in line)
        self.found.append(Table(tuple(rows), rows[0].start, rows[-1].end, locator))

    def _row(
        self,
        line: list[GridCell],
        number: int,
        placed: dict[tuple[int, int], Cell],
        locator: str,
        broken: bool,
    ) -> Row:
        cells: list[Cell] = []
        begin = self.length
        for column, cell in enumerate(line):
            after = "\n" if column == len(line) - 1 else "\t"
            if cell.origin is not None and cell.origin in placed:
                self._write("", "", after)
                printed = placed[cell.origin]
                cells.append(Cell(printed.text, printed.start, printed.end, True, cell.header))
                continue
            start, end = self._write(cell.text, "", after)
            cells.append(Cell(_flat(cell.text), start, end, False, cell.header))
            placed[number, column] = cells[-1]
        return Row(tuple(cells), begin, self.length - 1, locator, broken)


def _flat(text: str) -> str:
    """The text of a block: as long, its line breaks as spaces."""
    return text.replace("\n", " ")
