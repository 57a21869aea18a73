"""What is printed on a page of a PDF: its words and the lines drawn on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.readers.encoding import normalise
from extract.readers.pdf_words import UNMAPPED, Glyph, Word, upright, words_of

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTComponent, LTCurve, LTPage

__all__ = ["Page", "Rule", "Shade", "page_of"]

_THIN, _SHORTEST, _WHOLE_PAGE = 2.5, 4.0, 0.9
_STRAIGHT = 0.7
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_SOFT_HYPHEN = "\u00ad"
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn across (`level`) or down the page, at `at`, from `start` to `end`."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Shade:
    """A box that is filled and has no outline, from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def edges(self) -> tuple[Rule, ...]:
        """Its edges as lines."""
        edges = (
            Rule(True, self.top, self.x0, self.x1),
            Rule(False, self.x1, self.top, self.bottom),
            Rule(True, self.bottom, self.x0, self.x1),
            Rule(False, self.x0, self.top, self.bottom),
        )
        return tuple(edge for edge in edges if edge.end - edge.start > _SHORTEST)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size in points, its words and drawn lines.

    `unmapped` counts characters whose letter the file does not tell, `pictures` is whether
    it shows any, `damaged` whether part of it could not be unpacked whole. Shaded boxes are
    apart from the lines, since their edges are not always drawn as such.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    shades: tuple[Shade, ...]
    unmapped: int
    pictures: bool
    damaged: bool = False


def page_of(layout: LTPage, number: int) -> Page:
    """The page that pdfminer has laid out."""
    from pdfminer.layout import LTChar, LTCurve, LTImage

    width, height = layout.width, layout.height
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    shades: list[Shade] = []
    unmapped, pictures = 0, False
    for item in _leaves(layout):
        if isinstance(item, LTChar):
            text = item.get_text()
            if _UNMAPPED.fullmatch(text):
                unmapped += 1
                text = UNMAPPED
            if text:
                glyphs.append(_glyph(item, text, height))
        elif isinstance(item, LTCurve):
            if (shade := _shade(item, width, height)) is not None:
                shades.append(shade)
            else:
                rules.extend(_rules(item, width, height))
        elif isinstance(item, LTImage):
            pictures = True
    turn = upright(glyphs, width, height)
    if turn:
        glyphs = [_turned(glyph, turn, width, height) for glyph in glyphs]
        rules = [_turned_rule(rule, turn, width, height) for rule in rules]
        shades = [_turned_shade(shade, turn, width, height) for shade in shades]
        width, height = height, width
    on_page = [g for g in glyphs if -1 <= g.x0 <= width and -1 <= g.top <= height]
    words = tuple(words_of(on_page, width, height))
    return Page(number, width, height, words, tuple(rules), tuple(shades), unmapped, pictures)


def _leaves(layout: LTPage) -> Iterator[LTComponent]:
    """Everything on the page, what lies in figures included, however deep."""
    from pdfminer.layout import LTContainer

    todo: list[LTComponent] = list(reversed(list(layout)))
    while todo:
        item = todo.pop()
        if isinstance(item, LTContainer):
            todo.extend(reversed(list(item)))
        else:
            yield item


def _glyph(item: LTChar, text: str, height: float) -> Glyph:
    a, b, _, _, _, _ = item.matrix
    turn = 0 if abs(a) >= abs(b) else 1 if b > 0 else 3
    if text != _SOFT_HYPHEN:  # at the end of a line it tells that the word goes on
        text = normalise(text.translate(_LIGATURES))
    size = item.width if turn else item.height
    return Glyph(
        text, item.x0, height - item.y1, item.x1, height - item.y0, max(size, 0.1),
        _BOLD.search(item.fontname) is not None, turn,
    )  # fmt: skip


def _shade(item: LTCurve, width: float, height: float) -> Shade | None:
    """The box that a path fills without drawing an outline, None for all else."""
    from pdfminer.layout import LTRect

    x0, x1, top, bottom = item.x0, item.x1, height - item.y1, height - item.y0
    if not isinstance(item, LTRect) or not item.fill or item.stroke:
        return None
    if x1 - x0 > _WHOLE_PAGE * width and bottom - top > _WHOLE_PAGE * height:
        return None
    return Shade(x0, top, x1, bottom) if min(bottom - top, x1 - x0) > _THIN else None


def _rules(item: LTCurve, width: float, height: float) -> Iterator[Rule]:
    """The straight lines that a drawn path shows: thin boxes are lines, others have edges."""
    from pdfminer.layout import LTRect

    x0, x1, top, bottom = item.x0, item.x1, height - item.y1, height - item.y0
    if x1 - x0 > _WHOLE_PAGE * width and bottom - top > _WHOLE_PAGE * height:
        return
    if bottom - top <= _THIN and x1 - x0 > _SHORTEST:
        yield Rule(True, (top + bottom) / 2, x0, x1)
    elif x1 - x0 <= _THIN and bottom - top > _SHORTEST:
        yield Rule(False, (x0 + x1) / 2, top, bottom)
    else:
        points = [(x, height - y) for x, y in item.pts]
        closed = item.fill or isinstance(item, LTRect)
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1] * closed, strict=False):
            if abs(ay - by) <= _STRAIGHT and abs(ax - bx) > _SHORTEST:
                yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
            elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) > _SHORTEST:
                yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def _turned(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    """The character on a page that is turned so that most of it reads from left to right."""
    g = glyph
    own = (g.turn - turn) % 4
    if turn == 1:
        box = (height - g.bottom, g.x0, height - g.top, g.x1)
    else:
        box = (g.top, width - g.x1, g.bottom, width - g.x0)
    x0, top, x1, bottom = box
    return replace(g, x0=x0, top=top, x1=x1, bottom=bottom, turn=own if own != 2 else 0)


def _turned_rule(rule: Rule, turn: int, width: float, height: float) -> Rule:
    if turn == 1 and rule.level:
        return Rule(False, height - rule.at, rule.start, rule.end)
    if turn == 1:
        return Rule(True, rule.at, height - rule.end, height - rule.start)
    if rule.level:
        return Rule(False, rule.at, width - rule.end, width - rule.start)
    return Rule(True, width - rule.at, rule.start, rule.end)


def _turned_shade(shade: Shade, turn: int, width: float, height: float) -> Shade:
    if turn == 1:
        return Shade(height - shade.bottom, shade.x0, height - shade.top, shade.x1)
    return Shade(shade.top, width - shade.x1, shade.bottom, width - shade.x0)
