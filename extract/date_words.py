"""The words of dates: tokens, and the lists of patterns/dates.toml.

The lists are data, so that a new way of writing "ongoing" needs no change to the code.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["Token", "WordLists", "month_number", "tokens_of", "word_lists"]

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_DASHES = "-‐‑‒–—−"
_APOSTROPHES = "'’‘`´"
_FUZZY_LENGTH = 6
_LONGEST_MISSPELT = 10


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or a mark, in lower case, with its offsets in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordLists:
    """The contents of patterns/dates.toml: months and seasons by word, phrases by tokens.

    `beginnings` gives the phrases by their first token, the longest first.
    """

    months: dict[str, int]
    seasons: dict[str, int]
    quarters: dict[str, int]
    phrases: dict[tuple[str, ...], tuple[str, ...]]
    beginnings: dict[str, tuple[tuple[str, ...], ...]]
    units: frozenset[str]
    deadlines: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The word lists, read once."""
    path = Path(__file__).parent / "patterns" / "dates.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    for category, entries in data["phrases"].items():
        for entry in entries:
            key = tuple(token.text for token in tokens_of(entry))
            phrases[key] = (*phrases.get(key, ()), category)
    return WordLists(
        months={
            word: number
            for number, words in enumerate(data["months"].values(), 1)
            for word in words
        },
        seasons=data["seasons"],
        quarters=data["quarters"],
        phrases=phrases,
        beginnings={
            first: tuple(sorted((key for key in phrases if key[0] == first), key=len, reverse=True))
            for first in {key[0] for key in phrases}
        },
        units=frozenset(data["durations"]["units"]),
        deadlines=frozenset(data["durations"]["deadlines"]),
    )


def tokens_of(text: str) -> list[Token]:
    """Numbers, words and marks of a text; every dash as "-", every apostrophe as "'"."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group().lower()
        if word in _DASHES:
            word = "-"
        elif word in _APOSTROPHES:
            word = "'"
        found.append(Token(word, match.start(), match.end()))
    return found


@cache
def _long_names() -> tuple[tuple[str, frozenset[str], int], ...]:
    names = word_lists().months.items()
    return tuple((name, frozenset(name), number) for name, number in names if len(name) >= 5)


@lru_cache(maxsize=65536)
def month_number(word: str) -> int:
    """The number of a month, one slip of the pen allowed in a long name; 0 if it is none.

    >>> month_number("sept"), month_number("febuary"), month_number("match")
    (9, 2, 0)
    """
    lists = word_lists()
    if word in lists.months:
        return lists.months[word]
    if not _FUZZY_LENGTH - 1 <= len(word) <= _LONGEST_MISSPELT or not word.isalpha():
        return 0
    letters = frozenset(word)
    near = {
        number
        for name, of_name, number in _long_names()
        if abs(len(name) - len(word)) <= 1
        and len(letters ^ of_name) <= 2  # one slip changes two letters at most
        and (len(name) >= _FUZZY_LENGTH or sorted(name) == sorted(word))
        and _one_slip(word, name)
    }
    return near.pop() if len(near) == 1 else 0


def _one_slip(word: str, name: str) -> bool:
    from rapidfuzz.distance import OSA  # loaded only where a word is nearly a month

    return OSA.distance(word, name, score_cutoff=1) <= 1
