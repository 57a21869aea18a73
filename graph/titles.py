"""How alike the titles of two plans are, apart from what tells their versions apart."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from graph.likeness import words_of

__all__ = ["titles_alike"]

_COUNTS = re.compile(r"v?\d+(?:st|nd|rd|th)?|v")


def titles_alike(one: str, other: str) -> float:
    """How alike the titles are, from 0 to 1, without years, dates and words for versions.

    Titles that hold nothing else are not alike: they do not say what the plan is about.

    >>> titles_alike("Hillford safety plan 2018/19", "Hillford Safety Plan 2020 (draft)")
    1.0
    >>> titles_alike("2018/19", "2018/19")
    0.0
    """
    # Imported here because only comparing needs it.
    from rapidfuzz import fuzz

    left, right = _telling(one), _telling(other)
    return fuzz.token_sort_ratio(left, right) / 100 if left and right else 0.0


def _telling(title: str) -> str:
    return " ".join(
        word
        for word in words_of(title)
        if word not in _version_words() and not _COUNTS.fullmatch(word)
    )


@cache
def _version_words() -> frozenset[str]:
    text = (files("graph") / "version_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
