"""Whether a word goes on in the next line, where a hyphen or the edge of a cell breaks it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

__all__ = ["Printed"]

_SLASHED = re.compile(r"\w/\w")
_LETTERS_ALONE = "aio"
_LONG = re.compile(r"[^\W\d_]{6,}")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


@cache
def _fronts() -> frozenset[str]:
    path = Path(__file__).parents[1] / "patterns" / "reader_words.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))["pdf"]["hyphened_fronts"]
    return frozenset(words)


@cache
def _words_of_plans() -> frozenset[str]:
    """The words in our own lists of what plans speak of, folded."""
    folders = (files("extract") / "patterns", files("ontology") / "registry")
    found: set[str] = set()
    for folder in folders:
        for file in folder.iterdir():
            if file.is_file():
                text = file.read_text(encoding="utf-8")
                found.update(word.casefold() for word in _LONG.findall(text))
    return frozenset(found)


class Printed:
    """Tells halves of words by how the document itself prints them.

    Where it prints neither form, a hyphen after a front such as "multi" is kept, and halves
    without a hyphen are one word if that is a word of plans.

    >>> is_one_word = Printed(["partnership", "drop-in"])
    >>> is_one_word("partner", "ship"), is_one_word("drop", "in"), is_one_word("multi", "agency")
    (True, False, False)
    """

    def __init__(self, printed: Iterable[str]) -> None:
        texts = list(printed)
        self._known = {
            found.group().casefold() for text in texts for found in _LETTERS.finditer(text)
        }
        inside = sum(_SLASHED.search(text) is not None for text in texts)
        self._closed_up = inside > sum(text.endswith("/") for text in texts)

    def __call__(self, front: str, rest: str) -> bool:
        """Whether a hyphen between the halves only broke the word."""
        front, rest = front.casefold(), rest.casefold()
        if front + rest in self._known:
            return True
        return f"{front}-{rest}" not in self._known and front not in _fronts()

    def slashed(self, front: str) -> bool:
        """Whether what follows a slash at the end of a text stands close to it: as it does
        elsewhere in the document, and as there is no space before the slash."""
        return self._closed_up and len(front) > 1 and not front[-2].isspace()

    def cut(self, front: str, rest: str) -> bool:
        """Whether the halves, with no hyphen between them, are one word of the document, or
        one that plans are full of, or the second is no word at all."""
        whole = (front + rest).casefold()
        orphan = len(rest) == 1 and rest.islower() and rest not in _LETTERS_ALONE
        return orphan or whole in self._known or whole in _words_of_plans()
