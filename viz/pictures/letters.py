"""How text is fitted into a box: folded into lines, and cut where it is too long.

Widths are estimates, as no font is at hand; the page squeezes a line that turns out wider
than its box, so that no label ever runs into another.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["folded", "width_of"]

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}’‘ -/")
_WIDE = frozenset("mwMW@%&—…")
_EMS = {"narrow": 0.33, "wide": 0.9, "capital": 0.7, "full": 1.05, "other": 0.57}
_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
_ELLIPSIS = "…"


def folded(text: str, width: float, size: int, most: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines, each about as wide as `width` allows at that size
    of letters; the last ends in "…" where something is left out.

    >>> folded("Hold a weekly meeting on knife crime", 120, 14)
    ('Hold a weekly', 'meeting on knif…')
    """
    words = deque(text.split())
    lines: list[str] = []
    while words and len(lines) < most:
        last = len(lines) == most - 1
        line = words.popleft()
        taken = width_of(line, size)
        while words and taken + width_of(f" {words[0]}", size) <= width:
            taken += width_of(f" {words[0]}", size)
            line += f" {words.popleft()}"
        if last and (words or taken > width):
            line = _cut(" ".join((line, *words)), width, size)
        elif taken > width:  # one word that is wider than a line
            whole, line = line, _fitting(line, width, size)
            words.extendleft([whole[len(line) :]] if whole != line else [])
        lines.append(line)
    return tuple(lines)


def width_of(text: str, size: int) -> float:
    """About how wide the text is in letters of that size, in a common sans-serif font."""
    if text.isascii():
        return size * sum(map(_ems, text))
    return size * sum(map(_ems, _clusters(text)))


def _cut(text: str, width: float, size: int) -> str:
    return _fitting(text, width - width_of(_ELLIPSIS, size), size).rstrip(" ,;:-–") + _ELLIPSIS


def _fitting(text: str, width: float, size: int) -> str:
    """The beginning of the text that fits, at least one letter."""
    kept, taken = "", 0.0
    for cluster in _clusters(text):
        taken += size * _ems(cluster)
        if kept and taken > width:
            break
        kept += cluster
    return kept


def _clusters(text: str) -> Iterator[str]:
    """The text letter by letter, each with the marks and joined signs that belong to it, so
    that nothing is cut in the middle of what a reader takes for one."""
    cluster = ""
    for char in text:
        if cluster and not _goes_on(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _goes_on(cluster: str, char: str) -> bool:
    if char == _JOINER or cluster[-1] == _JOINER or ord(char) in _SKIN:
        return True
    if ord(char) in _FLAGS:
        return len(cluster) == 1 and ord(cluster) in _FLAGS
    return unicodedata.category(char) in ("Mn", "Me", "Mc")


@lru_cache(maxsize=4096)
def _ems(cluster: str) -> float:
    char = cluster[0]
    if char in _NARROW:
        return _EMS["narrow"]
    if char in _WIDE:
        return _EMS["wide"]
    if unicodedata.east_asian_width(char) in "WF":
        return _EMS["full"]
    return _EMS["capital" if char.isupper() else "other"]
