"""Which ideas a text states (`ontology/ideas.toml`), and which purposes (`purposes.toml`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

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

    def all(self, words: Sequence[str]) -> frozenset[str]:
        """The ideas that the words state anywhere."""
        return frozenset(idea for at in range(len(words)) for idea in self.at(words, at))

    def at(self, words: Sequence[str], at: int) -> Iterator[str]:
        """The ideas of which a phrase begins at that word."""
        word = words[at]
        starting = [self._whole.get(word, ())]
        starting += [self._begun.get(word[:n], ()) for n in self._lengths if n <= len(word)]
        for phrases in starting:
            for idea, rest in phrases:
                following = words[at + 1 : at + 1 + len(rest)]
                if len(following) == len(rest) and all(map(_fits, following, rest)):
                    yield idea


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


@cache
def _index() -> _Index:
    return _Index(load_ideas().values())


@cache
def _purposes(of: str) -> _Index:
    return _Index(load_purposes(of).values())
