"""Which ideas a text states (`ontology/ideas.toml`), and which purposes (`purposes.toml`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from graph.likeness import words_of
from ontology.standard_actions import Idea, load_ideas, load_purposes

__all__ = ["ideas_in", "passages", "purposes_in", "words_of"]

_EXAMPLE = re.compile(r"\((?:e\.? ?g\.?|for example|such as)[^()]*\)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+(?=[A-Z(])|\s*\n\s*[-*•]\s+")
_PASSAGE = 45
"""A text of so many words at most is one passage, however many sentences it has."""


def passages(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each stretch of a text whose ideas belong together.

    A short text is one stretch, a longer one has one for each sentence. What is only an
    example in brackets is left out.

    >>> passages("Agree one programme (e.g. test purchases).")
    (('agree', 'one', 'programme'),)
    """
    text = _EXAMPLE.sub(" ", text)
    whole = words_of(text)
    if len(whole) <= _PASSAGE:
        return (whole,) if whole else ()
    parts = (words_of(sentence) for sentence in _SENTENCE.split(text))
    return tuple(part for part in parts if part)


def ideas_in(words: Sequence[str]) -> frozenset[str]:
    """The ids of all ideas that these words state."""
    return _index().all(words)


def purposes_in(words: Sequence[str], of: str) -> frozenset[str]:
    """The ids of all purposes of panels, of services, or levels, that these words state."""
    return _purposes(of).all(words)


class _Index:
    """The phrases of all ideas by their first word."""

    def __init__(self, ideas: Iterable[Idea]) -> None:
        self._whole: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._begun: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for idea in ideas:
            for phrase in idea.phrases:
                first, *rest = phrase.split()
                into = self._begun if first.endswith("*") else self._whole
                into[first.rstrip("*")].append((idea.id, tuple(rest)))
        self._lengths = sorted({len(stem) for stem in self._begun})

        # Plans use the same few thousand words over and over, and most begin no phrase.
        self._beginning: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}

    def all(self, words: Sequence[str]) -> frozenset[str]:
        """The ideas that the words state anywhere."""
        return frozenset(
            idea
            for at, word in enumerate(words)
            for idea, rest in self._phrases(word)
            if _follows(words, at + 1, rest)
        )

    def _phrases(self, word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The phrases that begin with that word, without it, with their ideas."""
        found = self._beginning.get(word)
        if found is None:
            stems = (self._begun.get(word[:n], ()) for n in self._lengths if n <= len(word))
            found = tuple(chain(self._whole.get(word, ()), *stems))
            self._beginning[word] = found
        return found


def _follows(words: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    return len(words) - at >= len(rest) and all(map(_fits, words[at : at + len(rest)], rest))


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


@cache
def _index() -> _Index:
    return _Index(load_ideas().values())


@cache
def _purposes(of: str) -> _Index:
    return _Index(load_purposes(of).values())
