"""Lines of words, and the text that lines make together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from extract.readers.pdf_words import Word, raised_digits
from extract.readers.text_lines import begins_action, marker_of

__all__ = ["Joiner", "Line", "Room", "ends", "is_wrapped", "joined", "lines_of", "pieces"]

_SAME_LINE, _TOUCHING, _SMALL, _LIFTED = 0.45, 0.08, 0.85, 0.12
_LONGEST_MARK, _BESIDE = 3, 0.3
_PIECE_GAP = 0.6
_SPACE = 0.22
_MOST_CUTS = 3
_SOFT_HYPHEN = "\u00ad"
_BROKEN = re.compile(r"(?P<word>[^\W\d_]+)[-‐](?P<rest>[^\W\d_]+)", re.UNICODE)
_CUT = re.compile(r"(?:\S*[^\w\n])?(?P<word>[^\W\d_]+)\n(?P<rest>[^\W\d_]+)(?:\W\S*)?")
_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}")
_BULLET = re.compile(r"[•▪◦‣●○■□►▶➢➤✓✔·∙⁃\uf000-\uf0ff]")


class Joiner(Protocol):
    """Tells whether two halves of a word at the end of a line are one word."""

    def __call__(self, front: str, rest: str) -> bool:
        """Whether a hyphen between the halves only broke the word."""

    def cut(self, front: str, rest: str) -> bool:
        """Whether the halves, with no hyphen between them, are one word."""

    def no_words(self, front: str, rest: str) -> bool:
        """Whether the halves are only ever pieces of words, as far as can be seen."""

    def slashed(self, front: str) -> bool:
        """Whether what follows a slash at the end of a text stands close to it."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other, from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        weights: dict[float, int] = {}
        for word in self.words:
            size = round(word.size * 2) / 2
            weights[size] = weights.get(size, 0) + len(word.text)
        return max(weights, key=lambda size: (weights[size], size))

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(word.bold or not word.text.isalnum() for word in self.words) and any(
            word.bold for word in self.words
        )

    @property
    def text(self) -> str:
        """Its words with single spaces, small raised numbers as raised digits."""
        size, bottom = self.size, max(word.bottom for word in self.words)
        parts: list[str] = []
        last: Word | None = None
        for word in self.words:
            text = word.text
            lifted = bottom - word.bottom > _LIFTED * size and word.size <= _SMALL * size
            if lifted and text.isdigit() and len(text) <= 3:
                text = raised_digits(text)
            if last is not None and word.x0 - last.x1 > _TOUCHING * word.size:
                parts.append(" ")
            parts.append(text)
            last = word
        return "".join(parts)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of words of one turn, from top to bottom.

    A raised word stands on the line that it is raised from.
    """
    words = sorted(words, key=lambda word: (word.bottom, word.x0))
    marks = _marks(words)
    apart = {id(mark) for found in marks.values() for mark in found}
    lines: list[list[Word]] = []
    bases: list[tuple[float, float]] = []
    for word in words:
        if id(word) in apart:
            continue
        for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            base, size = bases[at]
            if abs(word.bottom - base) <= _SAME_LINE * max(size, word.size):
                lines[at].append(word)
                if word.size > size:
                    bases[at] = (word.bottom, word.size)
                break
        else:
            lines.append([word])
            bases.append((word.bottom, word.size))
    for line in lines:
        line.extend([mark for host in line for mark in marks.get(id(host), ())])
    ordered = (tuple(sorted(line, key=lambda word: (word.x0, word.x1))) for line in lines)
    return [Line(found) for found in ordered]


def _marks(words: Sequence[Word]) -> dict[int, list[Word]]:
    """The small raised words that stand right behind or before another, under its id."""
    largest = max((word.size for word in words), default=0.0)
    small = [w for w in words if len(w.text) <= _LONGEST_MARK and w.size <= _SMALL * largest]
    least = min((word.size for word in small), default=0.0) / _SMALL
    hosts = [word for word in words if small and word.size >= least]
    marks: dict[int, list[Word]] = {}
    for mark in small:
        host = next((word for word in hosts if _carries(word, mark)), None)
        if host is not None:
            marks.setdefault(id(host), []).append(mark)
    return marks


def _carries(word: Word, mark: Word) -> bool:
    """Whether a small word stands raised beside another, its foot in the other's upper part."""
    if mark.size > _SMALL * word.size:
        return False
    raised = word.top + _LIFTED * word.size < mark.bottom < word.bottom - _LIFTED * word.size
    near = min(abs(mark.x0 - word.x1), abs(word.x0 - mark.x1))
    return raised and near <= _BESIDE * word.size


def pieces(line: Line) -> list[Line]:
    """A line cut where more than the space between two words lies."""
    cut: list[list[Word]] = [[line.words[0]]]
    for last, word in pairwise(line.words):
        if word.x0 - last.x1 > _PIECE_GAP * max(last.size, word.size):
            cut.append([])
        cut[-1].append(word)
    return [Line(tuple(words)) for words in cut]


@dataclass(frozen=True, slots=True)
class Room:
    """How far to the left and the right lines may reach, and how far any does."""

    left: float
    right: float
    reached: float = math.inf


def joined(lines: Sequence[Line], room: Room, is_one_word: Joiner) -> str:
    """The text of lines that stand below each other.

    A line goes on in the next where that begins with a word for which there was no room;
    other lines stay lines.
    """
    text = ""
    for at, line in enumerate(lines):
        words, above = line.text, lines[at - 1]
        if not at:
            text = words
        elif is_wrapped(above, line, room):
            whole = _is_cut(text, lines[at - 1 :], room, is_one_word)
            whole = whole or (text.endswith("/") and is_one_word.slashed(text))
            text = _mended(text, words, is_one_word, whole)
        else:
            text = f"{text}\n{words}"
    return text.replace(_SOFT_HYPHEN, "")


def ends(lines: Sequence[Line], room: Room) -> tuple[float, float]:
    """How wide the first word of lines is, and how wide one could be behind their last."""
    first, last = lines[0].words[0], lines[-1]
    return first.x1 - first.x0, room.right - last.x1 - _SPACE * last.size


def is_wrapped(above: Line, line: Line, room: Room) -> bool:
    """Whether a line goes on the one above it, whose words did not fit."""
    text = line.text
    if _BULLET.match(text) or begins_action(text):
        return False
    if _is_broken(above.text, text):
        return True
    first = line.words[0]
    left, right = above.x0 - room.left, room.right - above.x1
    centred = left > above.size and abs(left - right) <= above.size
    free = right + left if centred else right
    if _SPACE * above.size + (first.x1 - first.x0) > free - 0.05 * above.size:
        return True
    # Some boxes keep more room at one edge; words that begin small go on all the same.
    return text[:1].islower() and marker_of(text) is None


def _is_cut(text: str, lines: Sequence[Line], room: Room, is_one_word: Joiner) -> bool:
    """Whether a word wider than its column is cut behind the first line, without a hyphen;
    `text` is what stands up to there.

    Then not one more letter would have fitted, and the whole word would have no room even on
    a line of its own; some programs cut it there, others behind the words before it.
    """
    above, line = lines[:2]
    last, first = above.words[-1], line.words[0]
    letter = (first.x1 - first.x0) / max(len(first.text), 1)
    right = min(room.right, room.reached)
    filled = right - last.x1 <= 1.5 * letter
    wide = last.x1 - last.x0 + first.x1 - first.x0 > right - room.left
    if len(above.words) > 1 and not wide:
        return False
    if _DAY.fullmatch(last.text + first.text) and not _DAY.fullmatch(first.text):
        return True
    if filled and len(above.words) == 1 and last.text[-1:].isdigit() and first.text[:1].isdigit():
        return True
    front = text.split()[-1]
    halves = _CUT.fullmatch(f"{front}\n{first.text}")
    if halves is None:
        return False
    pieces_only = is_one_word.no_words(halves.group("word"), halves.group("rest"))
    if _makes_one(front, lines[1:], is_one_word):
        return filled or pieces_only
    return filled and wide and pieces_only


def _makes_one(front: str, lines: Sequence[Line], is_one_word: Joiner) -> bool:
    """Whether the rest of a word that is cut once or more makes one word with its front."""
    rest = ""
    for line in lines[:_MOST_CUTS]:
        rest += line.words[0].text
        halves = _CUT.fullmatch(f"{front}\n{rest}")
        if halves is not None and is_one_word.cut(halves.group("word"), halves.group("rest")):
            return True
        if len(line.words) > 1:
            break
    return False


def _is_broken(above: str, below: str) -> bool:
    end = above[-2:]
    hyphened = end.endswith(("-", "‐", _SOFT_HYPHEN)) and end[:1].isalnum()
    return hyphened and below[:1].isalnum()


def _mended(above: str, below: str, is_one_word: Joiner, whole: bool) -> str:
    """A line with the words that go on it, a word that a hyphen parts made whole."""
    if above.endswith(_SOFT_HYPHEN):
        return above[:-1] + below
    if not _is_broken(above, below):
        return f"{above}{'' if whole else ' '}{below}"
    halves = _BROKEN.fullmatch(f"{_last(above)}{_first(below)}")
    if halves is None or not below[0].islower():
        return above + below
    one = is_one_word(halves.group("word"), halves.group("rest"))
    return (above[:-1] if one else above) + below


def _last(text: str) -> str:
    """The letters and the hyphen that a text ends with."""
    found = re.search(r"[^\W\d_]+.\Z", text)
    return found.group() if found else ""


def _first(text: str) -> str:
    """The letters that a text begins with."""
    found = re.match(r"[^\W\d_]+", text)
    return found.group() if found else ""
