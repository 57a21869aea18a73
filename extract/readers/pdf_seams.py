"""Which words a document prints within its lines, and whether it cuts those too wide for a cell.

A word that has others on both sides somewhere is surely whole; a piece of one that was cut
only ever stands at the end or the beginning of a line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.pdf_words import Word

__all__ = ["Seams", "seams_of"]

_BESIDE, _SAME_LINE, _NEXT_LINE = 0.6, 0.25, 1.8
_LONG, _FEWEST_CUT = 6, 2


@dataclass(frozen=True, slots=True)
class Seams:
    """The words, folded, that others follow and precede in a line, and whether words are cut."""

    followed: frozenset[str] = frozenset()
    preceded: frozenset[str] = frozenset()
    cuts_words: bool = False


def seams_of(pages: Iterable[Sequence[Word]], known: Container[str]) -> Seams:
    """What the words of pages tell, of a document of these words, folded."""
    followed: set[str] = set()
    preceded: set[str] = set()
    ends: list[tuple[str, str]] = []
    for words in pages:
        upright = sorted((w for w in words if not w.turn), key=lambda w: (round(w.bottom), w.x0))
        last = set(map(id, upright))
        first = set(last)
        for before, word in pairwise(upright):
            if _are_beside(before, word):
                followed.add(_letters(before))
                preceded.add(_letters(word))
                last.discard(id(before))
                first.discard(id(word))
        ends.extend(_over_lines([w for w in upright if id(w) in last],
                                [w for w in upright if id(w) in first]))  # fmt: skip
    cut = sum(
        len(front + rest) >= _LONG
        and front + rest in known
        and rest not in preceded
        and front not in followed
        for front, rest in ends
    )
    return Seams(frozenset(followed), frozenset(preceded), cut >= _FEWEST_CUT)


def _are_beside(one: Word, other: Word) -> bool:
    size = max(one.size, other.size)
    same = abs(one.bottom - other.bottom) <= _SAME_LINE * size
    return same and -_SAME_LINE * size < other.x0 - one.x1 <= _BESIDE * size


def _over_lines(last: Sequence[Word], first: Sequence[Word]) -> list[tuple[str, str]]:
    """The words at the ends of lines, each with the one that begins the line below it."""
    below = sorted(first, key=lambda word: word.bottom)
    heights = [word.bottom for word in below]
    found: list[tuple[str, str]] = []
    for word in last:
        begin = bisect_right(heights, word.bottom + _SAME_LINE * word.size)
        end = bisect_left(heights, word.bottom + _NEXT_LINE * word.size)
        under = [w for w in below[begin:end] if w.x0 <= word.x1]
        if under:
            nearest = max(under, key=lambda w: (w.x0, -w.bottom))
            found.append((_letters(word), _letters(nearest)))
    return found


def _letters(word: Word) -> str:
    return "".join(c for c in word.text if c.isalpha()).casefold()
