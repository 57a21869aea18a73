"""How alike two texts are in their wording, such as two actions.

Plans that grew from one template keep much of its wording. Two texts are compared by the
character n-grams of their words (three to five characters, weighed by how rare they are),
which small edits, other endings and slips change little.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import log, sqrt

__all__ = ["alike", "likeness", "words_of"]

_NOT_WORD = re.compile(r"[\W_]+")

_SIZES = (3, 4, 5)
_RUN = 3
"""Texts are compared only if they share a run of so many words."""
_COMMON = 60
"""A run that so many texts have is no sign that two of them are alike."""


@dataclass(frozen=True, slots=True)
class _Vector:
    """The words of a text, each as often as it stands there, and the length of its vector.

    N-grams and weights are looked up, not kept: a country's plans have many thousand texts."""

    words: tuple[str, ...]
    length: float


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The n-grams of each word by their numbers, and of each n-gram the square of its weight."""

    grams: Mapping[str, tuple[int, ...]]
    weights: Sequence[float]


class _Shares(dict[str, float]):
    """What each word adds to how alike a text is to one that has it. Worked out once for each
    word, as the texts that one is compared with mostly have the same ones."""

    def __init__(self, vector: _Vector, vocabulary: _Vocabulary) -> None:
        self._vector = vector
        self._grams = vocabulary.grams
        counted = Counter(gram for word in vector.words for gram in vocabulary.grams[word])
        self._weighed = {gram: n * vocabulary.weights[gram] for gram, n in counted.items()}

    def __missing__(self, word: str) -> float:
        weighed = self._weighed
        self[word] = share = sum(map(weighed.get, self._grams[word], repeat(0.0)))
        return share

    def cosine(self, other: _Vector) -> float:
        """The cosine of the two texts' vectors."""
        # What stands twice in the other is counted twice.
        shared = sum(map(self.__getitem__, other.words))
        return shared / (self._vector.length * other.length) if shared else 0.0


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without punctuation.

    >>> words_of("A&E data, S60")
    ('a', 'e', 'data', 's60')
    """
    # The words of many texts are the same few thousand: each is kept once.
    return tuple(map(sys.intern, _NOT_WORD.sub(" ", text.casefold()).split()))


def likeness(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """How alike each of the texts is to each of the others, from 0 to 1, by their numbers.

    Unlike `alike`, it compares texts of two sides, and all of them, however little they
    share. Pairs with nothing in common are left out.
    """
    vectors, vocabulary = _vectors([words_of(text) for text in (*left, *right)])
    others = vectors[len(left) :]
    for one, vector in enumerate(vectors[: len(left)]):
        shares = _Shares(vector, vocabulary)
        for other, beside in enumerate(others):
            score = shares.cosine(beside)
            if score > 0:
                yield one, other, round(min(score, 1.0), 4)


def alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """The pairs of texts that are at least so alike, from 0 to 1, by their numbers.

    Pairs come in order, the smaller number first. Texts of fewer than three words are
    alike only where their words are the same.
    """
    words = [words_of(text) for text in texts]
    vectors, vocabulary = _vectors(words)
    for one, others in _candidates(words):
        shares = _Shares(vectors[one], vocabulary)
        for other in others:
            score = shares.cosine(vectors[other])
            if score >= least:
                yield one, other, round(min(score, 1.0), 4)


def _candidates(words: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, list[int]]]:
    """Each text that shares a run with later ones, and those, in order.

    One text's at a time: all pairs of a country's plans would not go into the memory.
    """
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(words):
        for run in _runs(text):
            having[run].append(number)
    for number, text in enumerate(words):
        sharing = (having[run] for run in _runs(text))
        few = (numbers for numbers in sharing if 1 < len(numbers) <= _COMMON)
        others = {other for numbers in few for other in numbers if other > number}
        if others:
            yield number, sorted(others)


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The runs of words in a text, or all its words where they are too few for one."""
    last = max(1, len(words) - _RUN + 1)
    return {words[at : at + _RUN] for at in range(last)} - {()}


def _vectors(texts: Sequence[tuple[str, ...]]) -> tuple[list[_Vector], _Vocabulary]:
    """A vector for each text. The weight of an n-gram is the inverse document frequency,
    smoothed."""
    numbers: dict[str, int] = {}
    grams: dict[str, tuple[int, ...]] = {}
    having: Counter[int] = Counter()
    for words in texts:
        for word in words:
            if word not in grams:
                found = _grams_of_word(word)
                grams[word] = tuple(numbers.setdefault(gram, len(numbers)) for gram in found)
        having.update({gram for word in words for gram in grams[word]})
    weights = [(1 + log((1 + len(texts)) / (1 + having[n]))) ** 2 for n in range(len(numbers))]
    vocabulary = _Vocabulary(grams, weights)
    return [_Vector(words, _length(words, vocabulary)) for words in texts], vocabulary


def _length(words: Sequence[str], vocabulary: _Vocabulary) -> float:
    counted = Counter(gram for word in words for gram in vocabulary.grams[word])
    return sqrt(sum(times * times * vocabulary.weights[gram] for gram, times in counted.items()))


def _grams_of_word(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(
        padded[at : at + size] for size in _SIZES for at in range(max(1, len(padded) - size + 1))
    )
