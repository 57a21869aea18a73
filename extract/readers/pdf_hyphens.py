"""Whether a hyphen at the end of a line belongs to the word or only broke it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

__all__ = ["Printed"]

_LETTERS = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


@cache
def _fronts() -> frozenset[str]:
    path = Path(__file__).parents[1] / "patterns" / "reader_words.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))["pdf"]["hyphened_fronts"]
    return frozenset(words)


class Printed:
    """Tells halves of words by how the document itself prints them.

    Where it prints neither form, a hyphen after a front such as "multi" is kept.

    >>> is_one_word = Printed(["partnership", "drop-in"])
    >>> is_one_word("partner", "ship"), is_one_word("drop", "in"), is_one_word("multi", "agency")
    (True, False, False)
    """

    def __init__(self, printed: Iterable[str]) -> None:
        self._known = {
            found.group().casefold() for text in printed for found in _LETTERS.finditer(text)
        }

    def __call__(self, front: str, rest: str) -> bool:
        """Whether a hyphen between the halves only broke the word."""
        front, rest = front.casefold(), rest.casefold()
        if front + rest in self._known:
            return True
        return f"{front}-{rest}" not in self._known and front not in _fronts()

    def cut(self, front: str, rest: str) -> bool:
        """Whether the halves, with no hyphen between them, are one word of the document."""
        return (front + rest).casefold() in self._known
