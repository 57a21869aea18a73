"""How alike two texts are in their wording, such as two actions.

Plans that grew from one template keep much of its wording. Two texts are compared by the
character n-grams of their words (three to five characters, weighed by how rare they are),
which small edits, other endings and slips change little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
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
    weights: Mapping[str, float]
    length: float


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without punctuation.

    >>> words_of("A&E data, S60")
    ('a', 'e', 'data', 's60')
    """
    return tuple(_NOT_WORD.sub(" ", text.casefold()).split())


def likeness(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """How alike each of the texts is to each of the others, from 0 to 1, by their numbers.

    Unlike `alike`, it compares texts of two sides, and all of them, however little they
    share. Pairs with nothing in common are left out.
    """
    words = [words_of(text) for text in (*left, *right)]
    weights = _weights(words)
    vectors = [_vector(each, weights) for each in words]
    for one in range(len(left)):
        for other in range(len(right)):
            score = _cosine(vectors[one], vectors[len(left) + other])
            if score > 0:
                yield one, other, round(min(score, 1.0), 4)


def alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """The pairs of texts that are at least so alike, from 0 to 1, by their numbers.

    Pairs come in order, the smaller number first. Texts of fewer than three words are
    alike only where their words are the same.
    """
    words = [words_of(text) for text in texts]
    weights = _weights(words)
    vectors: dict[int, _Vector] = {}
    for one, other in sorted(_candidates(words)):
        for number in (one, other):
            if number not in vectors:
                vectors[number] = _vector(words[number], weights)
        score = _cosine(vectors[one], vectors[other])
        if score >= least:
            yield one, other, round(min(score, 1.0), 4)


def _candidates(words: Sequence[tuple[str, ...]]) -> set[tuple[int, int]]:
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(words):
        last = max(1, len(text) - _RUN + 1)
        for run in dict.fromkeys(text[at : at + _RUN] for at in range(last)):
            having[run].append(number)
    return {
        pair
        for run, numbers in having.items()
        if run and len(numbers) <= _COMMON
        for pair in combinations(numbers, 2)
    }


@lru_cache(maxsize=4096)
def _grams(words: tuple[str, ...]) -> Mapping[str, int]:
    return Counter(gram for word in words for gram in _grams_of_word(word))


@lru_cache(maxsize=16384)
def _grams_of_word(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(
        padded[at : at + size] for size in _SIZES for at in range(max(1, len(padded) - size + 1))
    )


def _weights(words: Sequence[tuple[str, ...]]) -> Mapping[str, float]:
    """The inverse document frequency of each n-gram, smoothed."""
    having: Counter[str] = Counter()
    for text in words:
        having.update(_grams(text).keys())
    return {gram: 1 + log((1 + len(words)) / (1 + number)) for gram, number in having.items()}


def _vector(words: tuple[str, ...], weights: Mapping[str, float]) -> _Vector:
    weighed = {gram: number * weights[gram] for gram, number in _grams(words).items()}
    return _Vector(weighed, sqrt(sum(weight * weight for weight in weighed.values())))


def _cosine(one: _Vector, other: _Vector) -> float:
    if len(other.weights) < len(one.weights):
        one, other = other, one
    rest = other.weights
    shared = sum(weight * rest[gram] for gram, weight in one.weights.items() if gram in rest)
    return shared / (one.length * other.length) if shared else 0.0
