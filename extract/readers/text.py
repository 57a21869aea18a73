"""The reader of plain text and Markdown.

Plans saved as text mix the two, so one parser serves both: headings marked or merely
standing alone, paragraphs, lists, footnotes, tables by tabs or pipes. The text of the
document is the decoded text of the file.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extract.readers.aligned_tables import aligned_table
from extract.readers.base import Parsed, TextReader
from extract.readers.text_headings import atx_level, has_atx, setext_level, standing_level
from extract.readers.text_lines import (
    FOOTNOTE,
    Line,
    Marker,
    begins_action,
    breaks_off,
    is_rule,
    lines_of,
    marker_of,
    plain_mark,
    tight,
)
from extract.readers.text_tables import TableLines, is_page_number, pipe_table, tab_table
from graph.errors import InputError
from graph.records import Block, Footnote, Heading, ListItem, Paragraph

__all__ = ["READER"]

_WEB_PAGE = ("<!doctype html", "<html")
_LONG_LINE = 60
_FEWEST_WRAPPED, _SHORTEST_WRAPPED, _WIDEST_WRAPPED = 3, 40, 140
_FEWEST_FLUSH, _NEARLY_FULL = 2, 0.8
_LONGEST_CAPTION = 80
_LABEL = re.compile(r"[A-Z][A-Za-z /]{1,30}:(?=\s)")


class _Blocks:
    """The blocks of one text, found line by line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.marked = has_atx(self.lines)
        self.found: list[Block] = []
        self.levels: list[tuple[int, str]] = []
        self.last_marker = ""
        self.width = _width_of(self.lines)
        self.flush = _is_flush(self.lines)

    def parse(self) -> tuple[Block, ...]:
        at = 0
        while at < len(self.lines):
            at = self._block_at(at)
        self.found.sort(key=lambda block: (block.start, block.end))
        return tuple(self.found)

    def _block_at(self, at: int) -> int:
        """Read the block that begins at a line; the index of the line after it."""
        line = self.lines[at]
        if line.is_blank or (is_page_number(line) and self._is_page_edge(at)):
            return at + 1
        table = (
            tab_table(self.text, self.lines, at)
            or pipe_table(self.text, self.lines, at)
            or aligned_table(self.text, self.lines, at)
        )
        if table is not None:
            return self._add_table(table)
        if is_rule(line.text):
            return at + 1
        if atx := atx_level(line):
            self._add_heading(line, line.start + atx[1], atx[0])
            return at + 1
        if FOOTNOTE.match(line.text):
            return self._add_footnote(at)
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if level := setext_level(line, below):
            self._add_heading(line, line.start, level)
            return at + 2
        if level := standing_level(self.lines, at, not self.found, self.marked):
            self._add_heading(line, line.start, level)
            return at + 1
        if level := self._caption_level(at):
            self._add_heading(line, line.start, level)
            return at + 1
        if marker := self._marker_at(at):
            return self._add_item(at, marker)
        return self._add_paragraph(at)

    def _is_page_edge(self, at: int) -> bool:
        """Whether a number alone in a line is a page's: the word says so, or a page break."""
        line = self.lines[at]
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return (
            "page" in line.text.lower()
            or line.after_page_break
            or (after is not None and after.after_page_break)
        )

    def _caption_level(self, at: int) -> int | None:
        """The level of a short line that stands right above a table set by spaces, or None."""
        words = self.lines[at].text.strip()
        above = self.lines[at - 1] if at else None
        if (above is not None and not above.is_blank) or at + 1 >= len(self.lines):
            return None
        if len(words) > _LONGEST_CAPTION or words[-1] in ".,;:?!" or not words[0].isalnum():
            return None
        if aligned_table(self.text, self.lines, at + 1) is None:
            return None
        return 2 if words.isupper() else 3

    def _marker_at(self, at: int) -> Marker | None:
        marker = marker_of(self.lines[at].text, self.last_marker)
        if marker is None or marker.text not in "–—":
            return marker
        # A dash may begin a line because the line was wrapped there.
        above = self.lines[at - 1].text.rstrip() if at else ""
        follows = self.lines[at + 1].text.lstrip() if at + 1 < len(self.lines) else ""
        in_list = bool(self.levels) or above.endswith(":") or follows.startswith(marker.text)
        return marker if in_list or not above else None

    def _add(self, block: Block | None) -> None:
        if block is not None:
            self.found.append(block)

    def _end_list(self) -> None:
        self.levels, self.last_marker = [], ""

    def _add_table(self, table: TableLines) -> int:
        self._end_list()
        self._add(table.table)
        for at in table.footnotes:
            self._add_footnote(at)
        return table.after

    def _add_heading(self, line: Line, start: int, level: int) -> None:
        self._end_list()
        end = line.end
        if level and self.text[start:end].rstrip().endswith("#"):
            end = start + len(self.text[start:end].rstrip().rstrip("#"))
        printed, start, end = tight(self.text, start, end)
        if printed:
            self._add(Heading(printed, start, end, level, line.locator))

    def _add_footnote(self, at: int) -> int:
        line = self.lines[at]
        match = FOOTNOTE.match(line.text)
        after = self._past_continuation(at, line.text)
        begin = line.start + (match.end() if match else 0)
        printed, start, end = tight(self.text, begin, self.lines[after - 1].end)
        if printed and match:
            self._add(Footnote(printed, start, end, plain_mark(match), line.locator))
        return after

    def _add_item(self, at: int, marker: Marker) -> int:
        line = self.lines[at]
        after = self._past_continuation(at, line.text, marker.indent)
        begin = line.start + marker.length
        printed, start, end = tight(self.text, begin, self.lines[after - 1].end)
        if printed:
            depth = self._depth(marker)
            self._add(ListItem(printed, start, end, marker.text, depth, line.locator))
            self.last_marker = marker.text
        return after

    def _depth(self, marker: Marker) -> int:
        """The depth of an item by its indent; a hollow bullet lies deeper than a full one."""
        levels = self.levels
        while levels and levels[-1][0] > marker.indent:
            levels.pop()
        kinds = [kind for indent, kind in levels if indent == marker.indent]
        if marker.kind in kinds:
            while levels[-1] != (marker.indent, marker.kind):
                levels.pop()
        elif not kinds or (marker.kind == "inner bullet" and kinds[-1] == "bullet"):
            levels.append((marker.indent, marker.kind))
        else:
            levels[-1] = (marker.indent, marker.kind)
        return len(levels) - 1

    def _past_continuation(self, at: int, text: str, indent: int = -1) -> int:
        """The index of the line after those that carry on an item or a footnote."""
        after = at + 1
        while after < len(self.lines) and not self._begins_block(after):
            line = self.lines[after]
            begin = line.text.lstrip()
            deeper = len(line.text) - len(begin) > max(indent, 0)
            if not (deeper or begin[0].islower() or self._is_wrapped(text, begin)):
                break
            text = line.text
            after += 1
        return after

    def _is_wrapped(self, above: str, below: str) -> bool:
        """Whether a line ends only because the next word did not fit in the file's width.

        Lines broken by hand are ragged: there a line that is nearly full goes on, unless it
        ends as a sentence does in a text that does not set its items flush.
        """
        above = above.rstrip()
        if breaks_off(above):
            return True
        if not self.width:
            return len(above) >= _LONG_LINE and above[-1] not in ".!?:;"
        if len(above) + 1 + len(below.split()[0]) > self.width:
            return True
        if _LABEL.match(below):
            return False
        ended = above[-1] in ".!?:;"
        nearly_full = len(above) >= _NEARLY_FULL * self.width
        return (nearly_full or not ended) if self.flush else (nearly_full and not ended)

    def _begins_block(self, at: int) -> bool:
        line = self.lines[at]
        if line.is_blank or line.after_page_break or atx_level(line) or is_rule(line.text):
            return True
        if FOOTNOTE.match(line.text) or self._marker_at(at) is not None:
            return True
        if begins_action(line.text):
            return True
        if "\t" in line.text and tab_table(self.text, self.lines, at) is not None:
            return True
        return "|" in line.text and pipe_table(self.text, self.lines, at) is not None

    def _add_paragraph(self, at: int) -> int:
        first = self.lines[at]
        self._end_list()
        after = at + 1
        while after < len(self.lines) and not self._begins_block(after):
            after += 1
        printed, start, end = tight(self.text, first.start, self.lines[after - 1].end)
        if printed:
            self._add(Paragraph(printed, start, end, first.locator))
        return after


def _width_of(lines: list[Line]) -> int:
    """The width to which a text's lines are wrapped, or 0 where they are not."""
    lengths = []
    for line, below in pairwise(lines):
        if line.is_blank or below.is_blank or "\t" in line.text or "|" in line.text:
            continue
        above = line.text.rstrip()
        begins_small = below.text.strip()[:1].islower()
        if begins_small or (len(above) >= _SHORTEST_WRAPPED and breaks_off(above)):
            lengths.append(len(above))
    widest = max(lengths, default=0)
    return widest if len(lengths) >= _FEWEST_WRAPPED and widest <= _WIDEST_WRAPPED else 0


def _is_flush(lines: list[Line]) -> bool:
    """Whether items go on at their own margin: some lines right below one begin small there."""
    found = 0
    for line, below in pairwise(lines):
        begin = below.text.lstrip()
        if not begin or not begin[0].islower() or marker_of(below.text) is not None:
            continue
        marker = marker_of(line.text)
        found += marker is not None and len(below.text) - len(begin) <= marker.indent
    return found >= _FEWEST_FLUSH


def _parse(text: str, name: str) -> Parsed:
    if text.lstrip()[:64].lower().startswith(_WEB_PAGE):
        raise InputError(
            name,
            "is not what its name says: it looks like a web page",
            "Rename it so that it ends in .html",
        )
    return text, _Blocks(text).parse()


READER = TextReader("text", (".txt", ".text", ".md", ".markdown"), _parse)
