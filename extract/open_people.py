"""Which texts may name a person whom our own finders have not found.

Only these are read by the language model, which takes far longer over a text than all our
finders together; what it finds counts only where the form agrees, so that a text in which
nothing has the form need not be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.known_names import KnownNames
from extract.lexicon import fold, given_names, title_starts
from extract.namekinds import head_kind, person_likeness

__all__ = ["is_likely_person", "leaves_open"]

_TWO_CAPITALS = re.compile(r"\b[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?\s[A-Z][a-z]+\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_PERSON = 0.8
_MOST_WORDS = 3
_MOST_PARTS = 12  # of words with hyphens and apostrophes in them


def leaves_open(text: str, found: Iterable[tuple[int, int]], known: KnownNames) -> bool:
    """Whether two capitalised words stand side by side outside all names found, and something
    in the text has the form of a person's name."""
    places = tuple(found)
    return any(
        all(match.end() <= start or end <= match.start() for start, end in places)
        for match in _TWO_CAPITALS.finditer(text)
    ) and _may_name_person(text, known)


def is_likely_person(name: str, known: KnownNames) -> bool:
    """Whether a text has the form of one person's name, of words that the plan prints nowhere
    in small letters.

    >>> from extract.setting import Setting
    >>> known = KnownNames(Setting())
    >>> is_likely_person("Jennifer Aniston", known), is_likely_person("Night Board", known)
    (True, False)
    """
    words = name.split()
    return (
        len(words) <= _MOST_WORDS
        and person_likeness(name) >= _LEAST_PERSON
        and head_kind(name) is None
        and not any(map(known.is_common, words))
    )


def _may_name_person(text: str, known: KnownNames) -> bool:
    """Whether any stretch of a text from the beginning to the end of words is a likely person:
    whatever a tokenizer makes of the marks between them, it is one of these."""
    words = [match.span() for match in _LETTERS.finditer(text)]
    for at, (start, first_end) in enumerate(words):
        if not _begins_name(text[start:first_end]):
            continue
        for _, end in words[at : at + _MOST_PARTS]:
            if len(text[start:end].split()) > _MOST_WORDS:
                break
            if is_likely_person(text[start:end], known):
                return True
    return False


def _begins_name(word: str) -> bool:
    """Whether a word is a given name, an initial or the beginning of a title: with anything
    else no name is likely."""
    if len(word) == 1:
        return word.isupper()
    folded = fold("x " + word)[2:]
    return folded in given_names() or folded in title_starts()
