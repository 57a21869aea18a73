"""The heads that name a thing by themselves behind "the": "the Panel", "the Steering Group"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from extract.lexicon import fold
from graph.records import Kind, plain

__all__ = ["definite_heads", "head_pattern", "is_head"]


@cache
def definite_heads() -> Mapping[str, frozenset[Kind]]:
    """The heads as printed, each with the kinds of thing that it may mean."""
    path = resources.files("extract").joinpath("patterns/definite_heads.toml")
    return {
        head: frozenset(map(Kind, family["kinds"]))
        for family in tomllib.loads(path.read_text("utf-8"))["family"]
        for head in family["heads"]
    }


def is_head(name: str) -> bool:
    """Whether a name is nothing but such a head, with or without an article.

    >>> is_head("the Steering Group"), is_head("Weapons Panel")
    (True, False)
    """
    return fold(plain(name)) in _folded()


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(head) for head in definite_heads())


@cache
def head_pattern() -> str:
    """A regular expression that matches one of the heads, longest first."""
    longest = sorted(definite_heads(), key=lambda head: (-len(head), head))
    return "|".join(r"\s".join(map(re.escape, head.split())) for head in longest)
