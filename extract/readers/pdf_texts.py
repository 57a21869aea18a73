"""Lines outside tables: headings, paragraphs, list items and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.readers.pdf_lines import Joiner, Line, Room, is_wrapped, joined, lines_of
from extract.readers.pdf_page import Page
from extract.readers.pdf_parts import PlacedText
from extract.readers.pdf_words import Word
from extract.readers.text_lines import FOOTNOTE, begins_action, marker_of, plain_mark

__all__ = ["Type", "texts_of", "turned_texts", "type_of"]

_LARGER, _SMALLER = 1.12, 0.95
_LONGEST_HEADING, _MOST_HEADING_LINES = 16, 3
_PARAGRAPH_GAP, _INDENT = 0.55, 3.0
_FOOT = 0.6
_MOST_LEVELS = 4
_MARK_ALONE = re.compile(r"[•▪◦‣●○■□►▶➢➤✓✔·∙⁃\uf000-\uf0ff–-]\s*")


@dataclass(frozen=True, slots=True)
class Type:
    """The sizes of letters in a document: that of its running text, and larger ones, the
    largest first."""

    body: float
    larger: tuple[float, ...]

    def level(self, line: Line) -> int:
        """The level of heading that the look of a line speaks for, or 0."""
        size = line.size
        for level, larger in enumerate(self.larger, 1):
            if size >= larger - 0.25:
                return min(level, _MOST_LEVELS)
        if line.bold and size >= _SMALLER * self.body:
            return min(len(self.larger) + 1, _MOST_LEVELS + 1)
        return 0


def type_of(pages: Iterable[Page]) -> Type:
    """The sizes of letters in pages."""
    weights: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            if any(char.isalpha() for char in word.text):
                weights[round(word.size * 2) / 2] += len(word.text)
    if not weights:
        return Type(10.0, ())
    body = max(weights, key=lambda size: (weights[size], size))
    larger = sorted((size for size in weights if size > _LARGER * body), reverse=True)
    apart: list[float] = []
    for size in larger:
        if not apart or size < apart[-1] - 0.75:
            apart.append(size)
    return Type(body, tuple(apart))


def texts_of(
    lines: Sequence[Line],
    page: Page,
    look: Type,
    room: Room,
    is_one_word: Joiner,
) -> list[PlacedText]:
    """The texts that lines below each other make, in reading order."""
    found: list[PlacedText] = []
    indents: list[float] = []
    at = 0
    marker = ""
    while at < len(lines):
        after = _after(lines, at, look, room, marker)
        group = list(lines[at:after])
        text = joined(group, room, is_one_word)
        kind, body, mark, level = _kind(group, text, look, page, marker)
        depth = 0
        if kind == "list item":
            marker = mark
            while indents and indents[-1] > group[0].x0 + _INDENT:
                indents.pop()
            if not indents or group[0].x0 > indents[-1] + _INDENT:
                indents.append(group[0].x0)
            depth = len(indents) - 1
        else:
            indents, marker = [], ""
        if body.strip():
            box = (
                min(line.x0 for line in group), group[0].top,
                max(line.x1 for line in group), group[-1].bottom,
            )  # fmt: skip
            found.append(PlacedText(kind, body, page.number, box, level, mark, depth))
        at = after
    return found


def turned_texts(words: Sequence[Word], page: Page, is_one_word: Joiner) -> list[PlacedText]:
    """Text that stands on its side outside tables, such as a title along an edge."""
    found = []
    for turn in (1, 3):
        lines = lines_of(word for word in words if word.turn == turn)
        if lines:
            text = joined(lines, Room(0, page.height), is_one_word)
            box = (0.0, 0.0, page.width, page.height)
            found.append(PlacedText("paragraph", text, page.number, box))
    return found


def _after(lines: Sequence[Line], at: int, look: Type, room: Room, marker: str) -> int:
    """The index of the line after those that belong with the line at an index."""
    first = lines[at]
    level = look.level(first)
    item = marker_of(first.text, marker)
    after = at + 1
    while after < len(lines):
        above, line = lines[after - 1], lines[after]
        gap = line.top - above.bottom
        if gap > _PARAGRAPH_GAP * line.size or line.bottom < above.top:
            break
        if look.level(line) != level or abs(line.size - above.size) > 0.12 * above.size:
            break
        if marker_of(line.text, marker) is not None or FOOTNOTE.match(line.text):
            if not (marker_of(line.text, marker) and _goes_on_despite(above, line, room)):
                break
        if begins_action(line.text):
            break
        wrapped = is_wrapped(above, line, room)
        if item is not None and not wrapped and line.x0 <= first.x0 + _INDENT:
            break
        if level and not wrapped and after - at >= 1 and line.text[:1].isupper():
            break
        after += 1
    return after


def _goes_on_despite(above: Line, line: Line, room: Room) -> bool:
    """Whether a line only seems to begin an item: a dash or number that was wrapped there."""
    bullet = _MARK_ALONE.match(line.text)
    if bullet and bullet.group().strip() not in "–-":
        return False
    if not is_wrapped(above, line, room):
        return False
    indented = line.x0 > above.x0 + _INDENT
    return (
        (bullet is not None or above.text[-1:] not in ".;:")
        and not indented
        and (marker_of(above.text) is None)
    )


def _kind(
    group: list[Line], text: str, look: Type, page: Page, marker: str
) -> tuple[str, str, str, int]:
    """What a group of lines is: its kind, its text, its mark and its level."""
    first = group[0]
    low = first.top > _FOOT * page.height and first.size < _SMALLER * look.body
    if note := FOOTNOTE.match(text):
        if low or first.size < look.body:
            return "footnote", text[note.end() :], plain_mark(note), 0
    found = marker_of(text, marker)
    level = look.level(first)
    words = len(text.split())
    bold_item = found is not None and found.kind == "number" and level
    if level and words <= _LONGEST_HEADING and len(group) <= _MOST_HEADING_LINES:
        ends = text.rstrip()[-1:]
        if (found is None or bold_item) and ends not in ".,;" and any(c.isalpha() for c in text):
            return "heading", text, "", level
    if found is not None and text[found.length :].strip():
        return "list item", text[found.length :], found.text, 0
    return "paragraph", text, "", 0
