"""The words of a page, with where and how each is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor

__all__ = ["UNMAPPED", "Glyph", "Word", "raised_digits", "upright", "words_of"]

UNMAPPED = "\ufffd"
"""Stands for a character of which the file does not tell the letter."""

_WORD_GAP, _OVERLAP, _SAME_LINE = 0.18, 0.6, 0.25
_DOUBLE = 0.1
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: its box from the page's top left corner, in points.

    `turn` is how it is turned: 0 upright, 1 reading upwards, 3 reading downwards.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together, in the frame in which they read from left to right.

    `place` is the middle of the word on the page itself, which for turned words differs.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    turn: int
    place: tuple[float, float]


def raised_digits(text: str) -> str:
    """Digits as raised ones, which is how a mark of a footnote is kept.

    >>> raised_digits("12")
    '¹²'
    """
    return text.translate(_RAISED)


def upright(glyphs: list[Glyph], width: float, height: float) -> int:
    """How a whole page is turned: the turn of most of its characters."""
    turns = Counter(glyph.turn for glyph in glyphs if not glyph.text.isspace())
    return turns.most_common(1)[0][0] if turns else 0


def words_of(glyphs: Iterable[Glyph], width: float, height: float) -> list[Word]:
    """The words of a page's characters, taken in the order in which they were set."""
    found = (_word(run, width, height) for run in _runs(glyphs, width, height))
    return [word for word in found if word.text]


def _runs(glyphs: Iterable[Glyph], width: float, height: float) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in _once(glyphs):
        inside = _in_own_frame(glyph, width, height)
        blank = not glyph.text.strip()
        if run and (blank or not _joins(run[-1], inside)):
            yield run
            run = []
        if not blank:
            run.append(inside)
    if run:
        yield run


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters, those printed twice to look bold once."""
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for glyph in glyphs:
        apart, field = _DOUBLE * glyph.size, max(glyph.size, 0.1)
        x, y = glyph.x0, glyph.top
        fields = {
            (glyph.text, floor((x + dx) / field), floor((y + dy) / field))
            for dx in (-apart, apart)
            for dy in (-apart, apart)
        }
        again = any(
            abs(x - other_x) < apart and abs(y - other_y) < apart
            for key in fields
            for other_x, other_y in seen.get(key, ())
        )
        if not again or not glyph.text.strip():
            seen.setdefault((glyph.text, floor(x / field), floor(y / field)), []).append((x, y))
            yield glyph


def _in_own_frame(glyph: Glyph, width: float, height: float) -> Glyph:
    """The character as it stands when the page is turned so that it reads left to right."""
    g = glyph
    if g.turn == 1:
        box = (height - g.bottom, g.x0, height - g.top, g.x1)
    elif g.turn == 3:
        box = (g.top, width - g.x1, g.bottom, width - g.x0)
    else:
        return g
    return Glyph(g.text, *box, g.size, g.bold, g.turn)


def _joins(last: Glyph, glyph: Glyph) -> bool:
    if last.turn != glyph.turn:
        return False
    size = max(last.size, glyph.size)
    gap = glyph.x0 - last.x1
    same_line = abs(glyph.bottom - last.bottom) <= _SAME_LINE * size
    same_size = min(last.size, glyph.size) >= 0.8 * size
    return same_line and same_size and -_OVERLAP * size <= gap <= _WORD_GAP * size


def _word(run: list[Glyph], width: float, height: float) -> Word:
    x0, x1 = min(g.x0 for g in run), max(g.x1 for g in run)
    top, bottom = min(g.top for g in run), max(g.bottom for g in run)
    turn = run[0].turn
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    if turn == 1:
        x, y = y, height - x
    elif turn == 3:
        x, y = width - y, x
    bold = 2 * sum(g.bold for g in run) > len(run)
    text = "".join(g.text for g in run)
    # Alone it is a bullet: symbol fonts often do not tell their letters.
    text = "•" if text == UNMAPPED else text.replace(UNMAPPED, "")
    return Word(text, x0, top, x1, bottom, run[0].size, bold, turn, (x, y))
