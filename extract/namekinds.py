"""What kind of thing a short text names, judged by its form alone.

Used for whole cells and for parts of cells; running text is `mentions`' business.
"""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import (
    fold,
    given_names,
    head_kinds,
    ordinary_words,
    surname_prefixes,
    title_pattern,
    title_starts,
)
from extract.registry_index import registry_index
from graph.records import Kind, plain

__all__ = [
    "BODIES",
    "bare_name",
    "body_likeness",
    "head_kind",
    "person_likeness",
    "role_likeness",
    "split_title",
    "unnamed",
]

BODIES = (Kind.ORGANISATION, Kind.PANEL, Kind.SERVICE)
"""The kinds of what people work in, meet in or are helped by."""

_NAME_WORD = (
    r"(?:[A-Z][a-z]+(?:[A-Z][a-z]+)?|[A-Z]'[A-Z][a-z]+|[A-Z][a-z]*[áéíóúâêîôûäëïöüñçşğøåłń][a-z]*)"
)
_NAME = re.compile(rf"{_NAME_WORD}(?:['’-]{_NAME_WORD})*")
_INITIAL = re.compile(r"[A-Z]\.?|[A-Z]\.[A-Z]\.")
_DOUBLE_NAME = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+\W*$")
_SHORT_FORM = re.compile(r"[A-Z][a-z]*[A-Z&][A-Za-z&]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNNAMED = re.compile(
    r"(?:tbc|tba|tbd|t\.b\.c\.?|to be (?:confirmed|agreed|determined|decided|appointed|advised)"
    r"|vacant|vacancy|unknown|not (?:yet )?(?:known|allocated|assigned|applicable|stated)|none|nil"
    r"|(?:grand |sub-?)?totals?|n/?a|as above|see above|ditto|all|various|[?\-–—.*]+)[?.]*",
    re.IGNORECASE,
)
# Words of sentences, which stand in no post's title ("No child without a worker").
_IN_SENTENCES = frozenset({
    "a", "an", "no", "every", "each", "without", "is", "are", "was", "were", "be", "been", "has",
    "have", "had", "will", "must", "should", "who", "that", "which", "not",
})  # fmt: skip
_ROLE_START = re.compile(
    r"^(?:(?:interim|acting|deputy|assistant|associate|strategic|senior|joint|executive|group|"
    r"temporary|corporate|operational|service|regional|vice) )*"
    r"(?:(?:head|director|chair|leader|lead|manager|member|commissioner|vice[- ]chair) (?:of|"
    r"for)\b|"
    r"chief (?:executive|officer|operating|constable|superintendent|fire|whip)\b|"
    r"consultant in\b|"
    r"(?:director|cabinet member|lead member|portfolio holder|borough commander)\b|"
    r"(?:deputy|assistant|vice)[ -](?:director|chief|leader|mayor|chair|head)\b)",
    re.IGNORECASE,
)


def unnamed(text: str) -> bool:
    """Whether a cell says that nobody is named yet ("TBC", "?", "Vacant").

    >>> unnamed("TBC"), unnamed("?"), unnamed("Tibor")
    (True, True, False)
    """
    return _UNNAMED.fullmatch(plain(text)) is not None


def split_title(text: str) -> tuple[str, str]:
    """A name's title or rank as printed, and the rest.

    >>> split_title("Det Supt Helen Lyons")
    ('Det Supt', 'Helen Lyons')
    """
    text = text.strip()
    first = _LETTERS.match(text)
    if first is None or fold("x " + first.group())[2:] not in title_starts():
        return "", text
    match = title_pattern().match(text)
    if match is None or match.end() >= len(text):
        return "", text
    return plain(match.group()), text[match.end() :]


@cache
def bare_name(text: str) -> str:
    """A person's name without title, letters after it and initials in brackets."""
    name = split_title(plain(re.sub(r"\([^)]*\)", " ", text)))[1]
    return plain(re.sub(r",? \b(?:OBE|MBE|CBE|QPM|JP|MP|AM|QFSM)\b", "", name).strip(" .,;:-–"))


@cache
def person_likeness(text: str) -> float:
    """How far a text reads like one person's name, from 0 to 1.

    1.0 a rank or a known given name; 0.6 two or three words that could be a name.

    >>> person_likeness("Supt Ian Howells"), person_likeness("Trading Standards")
    (1.0, 0.0)
    """
    title, rest = split_title(plain(re.sub(r"\([^)]*\)", " ", text)))
    name = bare_name(rest)
    words = name.replace("’", "'").split()
    if not words or len(words) > 4 or registry_index().knows(name):
        return 0.0
    if re.search(r"[0-9/&@]", name):
        return 0.0
    last = fold(words[-1])
    if head_kind(name) is not None and not (title or fold(words[0]) in given_names()):
        return 0.0
    if last in head_kinds() and last not in {
        "head",
        "lead",
        "warden",
        "chair",
        "clerk",
        "church",
        "mayor",
    }:
        return 0.0
    prefixes = surname_prefixes()
    shapes = [
        "name" if _NAME.fullmatch(word)
        else "prefix" if word.lower() in prefixes
        else "initial" if _INITIAL.fullmatch(word)
        else ""
        for word in words
    ]  # fmt: skip
    if not all(shapes) or shapes[-1] != "name":
        return 0.0
    if len(words) == 1:
        return 0.9 if title else 0.0
    if shapes[0] == "prefix" and not title:
        return 0.0
    if title or fold(re.split(r"[-']", words[0])[0]) in given_names():
        return 1.0
    if shapes[0] == "initial":
        return 0.8
    if any(fold(word) in ordinary_words() for word in words):
        return 0.0
    return 0.6 if all(len(word) > 1 for word in words) else 0.5


@cache
def head_kind(text: str) -> Kind | None:
    """The kind that the last words of a name tell, None where they tell none."""
    text = re.sub(r"\([^)]*\)", " ", text)
    words = fold(text).replace("+", " ").split()
    heads = head_kinds()
    for size in (3, 2) if _DOUBLE_NAME.search(text) else (3, 2, 1):
        if len(words) >= size and (kind := heads.get(" ".join(words[-size:]))):
            return Kind(kind)
    return None


@cache
def role_likeness(text: str) -> float:
    """How far a text reads like a post without a name, from 0 to 1."""
    words = plain(text).split()
    if not words or len(words) > 14:
        return 0.0
    entry = registry_index().kind_of(text)
    if entry is not None:
        return 1.0 if entry is Kind.ROLE else 0.0
    if any(fold("x " + word)[2:] in _IN_SENTENCES for word in words):
        return 0.0
    if _ROLE_START.match(plain(text)):
        return 0.9
    return 0.9 if head_kind(text) is Kind.ROLE and 2 <= len(words) <= 9 else 0.0


@cache
def body_likeness(text: str) -> float:
    """How far a text reads like the name of a body or of several, from 0 to 1."""
    cleaned = plain(text)
    words = cleaned.split()
    if not words or len(words) > 30:
        return 0.0
    if registry_index().kind_of(cleaned) in BODIES:
        return 1.0
    if all(_SHORT_FORM.fullmatch(word) for word in re.split(r"[ /,]+", cleaned.rstrip("."))):
        return 0.9
    if head_kind(cleaned) in (Kind.ORGANISATION, Kind.PANEL) and len(words) <= 10:
        return 0.9
    known = registry_index().count_known(cleaned)
    if known:
        return min(0.95, 0.5 + known / len(words)) if cleaned[0].isupper() else 0.3
    capital = sum(1 for word in words if word[0].isupper())
    return 0.4 if capital == len(words) and len(words) <= 5 else 0.0
