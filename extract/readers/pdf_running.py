"""What is printed on page after page around the text: running headers, footers, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.readers.pdf_bands import grids_on
from extract.readers.pdf_grid import Grid
from extract.readers.pdf_lines import Line, lines_of, pieces
from extract.readers.pdf_page import Page

__all__ = ["without_running"]

_MARGIN, _MOST_LINES, _LEAST_PAGES, _SHARE = 0.12, 4, 2, 0.5
_NEAR, _APART = 6.0, 1.2
_COLUMNS = 4
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*\|?\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*"
    r"|\W*(?:\d{1,4}\s*\|\s*)?p\s?a\s?g\s?e(?:\s*\|?\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
Key = tuple[str, bool, int]


def without_running(pages: Sequence[Page]) -> list[Page]:
    """The pages without the lines that recur at the same height of their margins, and
    without page numbers. What stands in a drawn table stays."""
    found = zip(pages, grids_on(pages), strict=True)
    margins = [_margin_lines(page, grids) for page, grids in found]
    counts = Counter(
        key for lines in margins for key in dict.fromkeys(_near(lines)) if key[0].strip()
    )
    kept = []
    for page, lines in zip(pages, margins, strict=True):
        least = max(_LEAST_PAGES, min(3, round(_SHARE * len(pages))))
        gone = {
            id(word)
            for line, key in lines
            if counts[key] >= least or _PAGE_NUMBER.fullmatch(line.text)
            for word in line.words
        }
        kept.append(replace(page, words=tuple(w for w in page.words if id(w) not in gone)))
    return kept


def _near(lines: list[tuple[Line, Key]]) -> list[Key]:
    return [key for _, key in lines]


def _margin_lines(page: Page, grids: list[Grid]) -> list[tuple[Line, Key]]:
    """The outermost lines in the margins above and below, with what tells them again."""
    lines = sorted(lines_of(w for w in page.words if not w.turn), key=lambda line: line.bottom)
    above = _apart([line for line in lines if line.bottom < _MARGIN * page.height], lines)
    below = _apart(
        [line for line in reversed(lines) if line.top > (1 - _MARGIN) * page.height], lines[::-1]
    )
    found = []
    for line, upper in [*((line, True) for line in above), *((line, False) for line in below)]:
        if not _in_table(line, grids) and len(pieces(line)) < _COLUMNS:
            place = line.bottom if upper else page.height - line.bottom
            text = _DIGITS.sub("#", line.text.casefold())
            found.append((line, (text, upper, round(place / _NEAR))))
    return found


def _apart(margin: list[Line], lines: list[Line]) -> list[Line]:
    """The lines of a margin, from the edge inwards, up to the last that stands apart from
    what comes next: a recurring end of the text itself stands close to it."""
    kept = 0
    for at, line in enumerate(margin[:_MOST_LINES]):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or _gap(line, following) > _APART * line.size:
            kept = at + 1
    return margin[:kept]


def _gap(line: Line, other: Line) -> float:
    return max(line.top - other.bottom, other.top - line.bottom)


def _in_table(line: Line, grids: list[Grid]) -> bool:
    middle = (line.top + line.bottom) / 2
    return any(len(g.boxes) > 1 and g.top <= middle <= g.bottom for g in grids)
