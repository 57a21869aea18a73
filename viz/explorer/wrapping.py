"""Labels broken into lines that fit a box, without knowing the reader's font."""

from __future__ import annotations

__all__ = ["wrapped"]

_NARROW = frozenset("iljtfr.,:;'’‘|!()[]I /-")
_WIDE = frozenset("mwMW@&%")
_NARROW_SIZE, _WIDE_SIZE, _CAPITAL_SIZE, _OTHER_SIZE = 0.42, 1.05, 0.82, 0.69
"""Widths in terms of the font's size, of the bold letters of the widest of the usual fonts."""


def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines, each no wider than `width` in a font of that size; long words are cut.

    >>> wrapped("Community Safety Partnership Board", 120, 13)
    ('Community', 'Safety', 'Partnership', 'Board')
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if _width(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while _width(line, size) > width:
            kept = _fitting(line, width, size)
            lines.append(line[:kept])
            line = line[kept:]
    return (*lines, line) if line or not lines else tuple(lines)


def _fitting(word: str, width: float, size: float) -> int:
    """How many of its letters fit: one at least."""
    kept = 1
    while kept < len(word) and _width(word[: kept + 1], size) <= width:
        kept += 1
    return kept


def _width(text: str, size: float) -> float:
    return size * sum(map(_share, text))


def _share(letter: str) -> float:
    if letter in _NARROW:
        return _NARROW_SIZE
    if letter in _WIDE or ord(letter) > 0x2E7F:
        return _WIDE_SIZE
    return _CAPITAL_SIZE if letter.isupper() else _OTHER_SIZE
