"""Spellings made alike, so that case, accents and titles do not part two names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

__all__ = ["folded", "folded_name"]

_POSSESSIVE = re.compile(r"['’`]s\b")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9&]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")


def folded(text: str) -> str:
    """The text in small letters and digits: no accents, punctuation or leading article.

    >>> folded("The  Children's Café & Play-group")
    'childrens cafe and play group'
    """
    parted = unicodedata.normalize("NFKD", text)
    letters = "".join(char for char in parted if not unicodedata.combining(char)).lower()
    words = _BETWEEN_WORDS.sub(" ", _POSSESSIVE.sub("s", letters)).replace("&", " and ")
    return _ARTICLE.sub("", " ".join(words.split()))


def folded_name(name: str, kind: str) -> str:
    """The name of a thing of that kind, folded; a person's without title or rank.

    >>> folded_name("Det Supt Ian Howells", "person"), folded_name("Chief", "role")
    ('ian howells', 'chief')
    """
    text = folded(name)
    return " ".join(_titles().sub(" ", text).split()) if kind == "person" else text


@cache
def _titles() -> re.Pattern[str]:
    lines = (files("queries.accuracy") / "titles.txt").read_text(encoding="utf-8").splitlines()
    titles = [re.escape(line.strip()) for line in lines if line.strip() and line[0] != "#"]
    return re.compile(rf"\b(?:{'|'.join(titles)})\b")
