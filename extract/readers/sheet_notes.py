"""Notes between and below the tables of a sheet: rows that hold text, not cells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

__all__ = ["note_rows"]

# A mark that leads to a note; initials that a key explains are longer.
_MARK = re.compile(r"[\[(]?(?:[A-Za-z]|\d{1,2}|[ivx]{1,4}|[*†‡§]{1,3}|[Nn]ote \d{1,2})[\])]?[.:)]?")
_FIGURES = re.compile(r"\W*\d")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?:\s+[A-Z\"'“‘(]|\s*$)")
_FEWEST_WORDS, _MANY_WORDS = 6, 20
_FEWEST_MARKED, _NARROW = 2, 3


@cache
def _titles() -> frozenset[str]:
    path = Path(__file__).parents[1] / "patterns" / "reader_words.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["notes"]["titles"])


def note_rows(rows: Sequence[Sequence[str]]) -> dict[int, bool]:
    """Which rows of a sheet are notes, true for a title over them; a blank row is one
    without text.

    Notes are what stands below a row that calls them so, until a row with more than a mark
    and a text; and, set off by blank rows, sentences alone in their row or behind letters.

    >>> note_rows([["1", "Meet", "Jo"], [], ["NOTES", ""], ["a", "Jo leads the Panel."]])
    {2: True, 3: False}
    """
    filled = [[text for text in row if text] for row in rows]
    wide = max(map(len, filled), default=0) > _NARROW
    found: dict[int, bool] = {}
    at = 0
    while at < len(rows):
        if _is_title(rows[at], filled[at]) and (after := _end(filled, at + 1)) > at + 1:
            found[at] = True
        elif not filled[at] or (at and filled[at - 1]):
            at += 1
            continue
        else:
            after = _set_off(filled, at, wide=wide)
        begin = at + 1 if found.get(at) else at
        found.update((place, False) for place in range(begin, after) if filled[place])
        at = max(after, at + 1)
    return found


def _is_title(row: Sequence[str], filled: list[str]) -> bool:
    return len(filled) == 1 and bool(row[0]) and filled[0].rstrip(" :").lower() in _titles()


def _is_noted(filled: list[str]) -> bool:
    """Whether a row below a title of notes is one: a text, alone or behind a mark."""
    if len(filled) == 1:
        return len(filled[0].split()) >= _FEWEST_WORDS
    return len(filled) == 2 and _MARK.fullmatch(filled[0]) is not None


def _end(filled: list[list[str]], at: int) -> int:
    """The index after the last note from a row on, blank rows between them included."""
    last = at
    while at < len(filled) and (not filled[at] or _is_noted(filled[at])):
        at += 1
        if filled[at - 1]:
            last = at
    return last


def _set_off(filled: list[list[str]], at: int, *, wide: bool) -> int:
    """The index after the notes that begin at a row behind a blank one and end before
    another, or `at` where the rows are none. Only in a `wide` sheet do marks tell notes."""
    after = at
    while after < len(filled) and filled[after]:
        after += 1
    rows = filled[at:after]
    if all(len(row) == 1 and _is_prose(row[0]) for row in rows):
        return after
    marked = all(
        len(row) == 2
        and _MARK.fullmatch(row[0]) is not None
        and _FIGURES.match(row[0]) is None
        and _is_prose(row[1])
        for row in rows
    )
    return after if marked and wide and len(rows) >= _FEWEST_MARKED else at


def _is_prose(text: str) -> bool:
    words = len(text.split())
    return words >= _MANY_WORDS or (words >= _FEWEST_WORDS and bool(_SENTENCE_END.search(text)))
