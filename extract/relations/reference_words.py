"""The words of `patterns/reference_words.toml`: they name nothing but lead to what is named."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["RELATIVES", "ReferenceWords", "reference_words"]

RELATIVES = frozenset({"which", "who", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The lists of the data file, which explains them; `heads` gives the kind of thing that a
    head stands for, `plain_verbs` a plain verb for each that may be taken for a noun."""

    transparent: frozenset[str]
    control: frozenset[str]
    heads: Mapping[str, str]
    plain_verbs: Mapping[str, str]

    def kind_of_several(self, word: str) -> str | None:
        """The kind of things that a plural ("boards") stands for."""
        return self.heads.get(word.removesuffix("s")) if word.endswith("s") else None


@cache
def reference_words() -> ReferenceWords:
    """The words, read once."""
    path = Path(__file__).parent.parent / "patterns" / "reference_words.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return ReferenceWords(
        transparent=frozenset(read["transparent"].split()),
        control=frozenset(read["control"].split()),
        heads={head: kind for kind, heads in read["heads"].items() for head in heads.split()},
        plain_verbs=read["plain_verbs"],
    )
