"""Persons in running text, found by form alone: by a rank or a known given name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.lexicon import (
    fold,
    given_names,
    head_kinds,
    never_surnames,
    ordinary_words,
    place_words,
    surname_prefixes,
    title_pattern,
    title_starts,
)
from extract.name_bounds import leading_words
from extract.name_patterns import FormName
from extract.registry_index import registry_index
from extract.setting import is_place
from graph.records import Kind

__all__ = ["find_people"]

_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_MARK = re.compile(r"[.'’-]")
_DOUBLE = re.compile(
    r"[A-Z][a-z]{2,}\s(?!Anti|Multi|Non|Co|Cross|Inter|Pre|Post|Out|Self|Drop|Mid|Sub|One|Two|Peer)"
    r"[A-Z][a-z]{2,}-[A-Z][a-z]{2,}(?=['’]s\b|[,.;:)]|\s+[^A-Z\s]|\s*$)"
)
_NAME_WORD = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)?|[A-Z]['’][A-Z][a-z]+")


def find_people(text: str) -> Iterator[FormName]:
    """Persons named in running text: a rank or a known given name, and a surname."""
    yield from _people(text)


@lru_cache(maxsize=4096)
def _people(text: str) -> tuple[FormName, ...]:
    """The persons once found, since a text is read to learn from it and then for its names."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[FormName]:
    words = [(m.start(), m.end()) for m in _LETTERS.finditer(text)]
    taken = -1
    for index, (start, end) in enumerate(words):
        if start < taken or not text[start].isupper():
            continue
        starts = _MARK.split(text[start:end], maxsplit=1)[0].lower() in title_starts()
        title = title_pattern().match(text, start) if starts else None
        if title is not None and title.end() > start:
            behind = range(index + 1, len(words))
            name_at = next((i for i in behind if words[i][0] >= title.end()), None)
            if name_at is not None and words[name_at][0] - title.end() <= 1:
                finish = _name_end(text, words, name_at)
                if finish is not None:
                    taken = finish
                    # "Captain Cook Square" is where he is remembered.
                    if fold(text[start:finish].split()[-1]) not in never_surnames():
                        yield FormName(start, finish, Kind.PERSON, 0.95)
            continue
        word = text[start:end]
        given = word.split("-")[0]
        if (double := _double_surname(text, words, index)) is not None:
            taken = double
            yield FormName(start, double, Kind.PERSON, 0.8)
            continue
        if not _NAME_WORD.fullmatch(given) or fold(given) not in given_names():
            continue
        if f" {text[:start].strip()}".endswith((" St", " Saint")):
            continue
        finish = _name_end(text, words, index)
        last = fold(text[start:finish].split()[-1]) if finish is not None else ""
        following = (fold(text[finish or 0 : (finish or 0) + 30]).split() or [""])[0]
        if last in ordinary_words() or following in place_words():
            continue
        if finish is not None and finish > end and not registry_index().knows(text[start:finish]):
            taken = finish
            yield FormName(start, finish, Kind.PERSON, 0.85)


def _double_surname(text: str, words: list[tuple[int, int]], index: int) -> int | None:
    """Where a name ends that a double surname shows ("Sunniva Hart-Lowe"), though its first
    word is no known given name; None where there is none."""
    if index + 1 >= len(words):
        return None
    match = _DOUBLE.match(text, words[index][0])
    if match is None or fold(text[slice(*words[index])]) in given_names():
        return None
    if text[match.end() : words[index + 1][1]] not in ("", "."):
        return None
    parts = [fold("x " + part)[2:] for part in re.split(r"[\s-]+", match.group())]
    telling = ordinary_words() | leading_words() | frozenset(head_kinds())
    if any(part in telling for part in parts) or is_place(match.group().split()[-1]):
        return None
    return None if registry_index().knows(match.group()) else match.end()


def _name_end(text: str, words: list[tuple[int, int]], index: int) -> int | None:
    """Where a name that begins at a word ends; None where no surname follows.

    A third name counts only where the text ends with it, since a post often follows
    the name at once.
    """
    prefixes = surname_prefixes()
    names = 0
    end: int | None = None
    at = index
    while at < len(words) and names < 3:
        start, finish = words[at]
        if (
            at > index
            and (
                start - words[at - 1][1] > 1
                or text[words[at - 1][1] : start] not in (" ", "\n", " ")
            )
            and not re.fullmatch(r"[\n\t]\s*", text[words[at - 1][1] : start])
        ):
            break
        word = text[start:finish].rstrip(".")
        if word.lower() in prefixes and at > index and at + 1 < len(words):
            at += 1
            continue
        if not all(
            _NAME_WORD.fullmatch(part) or (len(part) == 1 and part.isupper())
            for part in re.split(r"-", word)
        ):
            break
        if at > index and fold(word) in head_kinds() and fold(word) not in ("head", "lead"):
            break
        if names == 2 and text[finish : finish + 30].strip()[:1] not in ("", ",", ";", "(", ")"):
            break
        if names == 2 and is_place(word):
            break
        names += 1
        end = start + len(word)
        at += 1
    return end if names >= 1 else None
