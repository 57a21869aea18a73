"""Whether a word goes on in the next line, where a hyphen or the edge of a cell breaks it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from extract.readers.pdf_seams import seams_of
from extract.readers.pdf_words import Word

__all__ = ["Printed"]

_SLASHED = re.compile(r"\w/\w")
_LETTERS_ALONE = "aio"
_ENDING = 3
_LONG = re.compile(r"[^\W\d_]{6,}")
_ADDRESS = re.compile(r"\S+(?:://|@|\w\.\w)\S*")
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
                # Addresses run words together.
                found.update(word.casefold() for word in _LONG.findall(_ADDRESS.sub(" ", text)))
    return frozenset(found)


class Printed:
    """Tells halves of words by how the document itself prints them.

    Where it prints neither form, a hyphen after a front such as "multi" is kept, and halves
    without a hyphen are one word if that is a word of plans.

    >>> is_one_word = Printed(["partnership", "drop-in"])
    >>> is_one_word("partner", "ship"), is_one_word("drop", "in"), is_one_word("multi", "agency")
    (True, False, False)
    """

    def __init__(self, printed: Iterable[str], pages: Iterable[Sequence[Word]] = ()) -> None:
        texts = list(printed)
        self._known = {
            found.group().casefold() for text in texts for found in _LETTERS.finditer(text)
        }
        self._seams = seams_of(pages, self._known | _words_of_plans())
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
        alike = rest.islower() or (front + rest).isupper()
        orphan = len(rest) == 1 and alike and rest.casefold() not in _LETTERS_ALONE
        return orphan or whole in self._known or whole in _words_of_plans()

    @cached_property
    def _endings(self) -> set[str]:
        return {word[-_ENDING:] for word in (*self._seams.followed, *_words_of_plans())}

    @cached_property
    def _beginnings(self) -> set[str]:
        return {word[:_ENDING] for word in (*self._seams.preceded, *_words_of_plans())}

    def no_words(self, front: str, rest: str) -> bool:
        """Whether the halves are nowhere seen to be words of their own, in a document that
        cuts others, and one does not end or begin as words do."""
        # Capitals tell nothing: two names that fill a column look the same.
        if not self._seams.cuts_words or not rest[:1].islower():
            return False
        front, rest = front.casefold(), rest.casefold()
        # A letter alone is an initial, which no small letter follows.
        if rest in self._seams.preceded or (len(front) > 1 and front in self._seams.followed):
            return False
        return front[-_ENDING:] not in self._endings or rest[:_ENDING] not in self._beginnings
