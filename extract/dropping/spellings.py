"""Where any of many names stands in a text, however it is spaced, and in any letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

__all__ = ["LONGEST", "Spelling", "Spellings", "Word", "follow", "key_of", "words_in"]

LONGEST = 6
"""How many words of a name are looked at, at most."""

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s.,'’‘`´‐‑–-]*")
_LONGEST_GAP = 60
# Markup and references parts a name in a page's source ("Ann&nbsp;Lee", "Ann <b>Lee</b>").
_MARKUP = re.compile(r"<[/!a-zA-Z][^<>]{0,2000}>|&#?\w{1,10};")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, as it is printed, and in the form that is compared."""

    start: int
    end: int
    printed: str
    key: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """Some words that name someone, and what takes their place.

    `printed` are the only letters in which one word alone counts; empty where any do.
    """

    instead: str
    printed: frozenset[str] = field(default=frozenset())


def key_of(text: str) -> tuple[str, ...]:
    """The words of a name in the form that is compared: small letters without accents.

    >>> key_of("Renée  O’Neill-Lee")
    ('renee', 'o', 'neill', 'lee')
    """
    return tuple(word.key for word in words_in(text))


def words_in(text: str) -> list[Word]:
    """The words of a text, markup left out."""
    bare = _MARKUP.sub(lambda match: " " * len(match.group()), text)
    return [
        Word(match.start(), match.end(), match.group(), _folded(match.group()))
        for match in _WORD.finditer(bare)
    ]


def follow(text: str, one: Word, other: Word) -> bool:
    """Whether two words stand together as those of one name do."""
    between = text[one.end : other.start]
    if len(between) > _LONGEST_GAP:
        between = " ".join(between.split())
    bare = _MARKUP.sub(" ", between)
    return len(between) <= _LONGEST_GAP * 4 and _GAP.fullmatch(bare) is not None


class Spellings:
    """Looks up names, given by the key of their words."""

    def __init__(self, known: Mapping[tuple[str, ...], Spelling]) -> None:
        self._known = dict(known)
        self._sizes: dict[str, list[int]] = {}
        for key in sorted(self._known, key=lambda key: (-len(key), key)):
            sizes = self._sizes.setdefault(key[0], []) if key else []
            if len(key) not in sizes:
                sizes.append(len(key))

    def __bool__(self) -> bool:
        return bool(self._known)

    def find(self, text: str) -> Iterator[tuple[int, int, Spelling]]:
        """The places of names in a text, the longest where several begin together."""
        words = words_in(text)
        at = 0
        while at < len(words):
            size, found = self._at(text, words, at)
            if found is not None:
                yield words[at].start, words[at + size - 1].end, found
            at += size

    def _at(self, text: str, words: list[Word], at: int) -> tuple[int, Spelling | None]:
        for size in self._sizes.get(words[at].key, ()):
            those = words[at : at + size]
            found = self._known.get(tuple(word.key for word in those))
            if len(those) < size or found is None:
                continue
            if found.printed and those[0].printed not in found.printed:
                continue
            if all(follow(text, *pair) for pair in pairwise(those)):
                return size, found
        return 1, None

    def replaced(self, text: str, *, whole_only: bool) -> str:
        """The text with what stands for them in their places; with `whole_only`, only for
        names of several words."""
        parts: list[str] = []
        at = 0
        for start, end, found in self.find(text):
            if whole_only and found.printed:
                continue
            # What stands in brackets already is not put into them twice.
            within = text[:start].endswith("[") and text[end:].startswith("]")
            instead = found.instead[1:-1] if within else found.instead
            parts += (text[at:start], instead)
            at = end
        return "".join((*parts, text[at:]))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
