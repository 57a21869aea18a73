"""Things that one action makes and the words of another name: a list, a profile, an assessment."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.relations.action_wording import link_words, words_of
from graph.records import Action, Entity

__all__ = ["ActionProducts", "Phrase", "phrases_after", "writes"]

_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|[.,;:()/&+]|\d[\w.]*")
_PARTING = frozenset({"/", ","})
_JOINING = frozenset({"and", "or", "&", "+"})
_STOPS = frozenset({".", ";", ":", "(", ")"})
_DEFINITE = frozenset({"the", "our", "this", "these", "those", "its", "their"})
_LONGEST = 16
_MADE_BEHIND = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without its articles, at offsets of the text it was read from; `definite`
    tells that "the" or the like stood before it."""

    words: tuple[str, ...]
    start: int
    end: int
    definite: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """The words of an action, and how far on in them something is said to be made."""

    key: str
    theme: str | None
    stems: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    known: frozenset[str]
    making: tuple[int, ...]


class ActionProducts:
    """What the actions of a plan set out to make."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self._made = tuple(_made(action) for action in actions)

    def maker(self, phrase: Phrase, subject: str | None) -> str | None:
        """The one other action that makes what the phrase names, None where none does for
        certain or several do.

        The phrase's last two words, which name the thing, stand together in that action behind
        (or at most some words before) a word for making, and at least half of its other words
        are there as well. A single word must be an abbreviation or a telling word.
        """
        stems = [_stem(word) for word in phrase.words]
        if not stems or not _tells(phrase):
            return None
        scored: list[tuple[float, str | None, str]] = []
        for made in self._made:
            if made.key == subject:
                continue
            head = stems[-1]
            if head not in made.known:
                continue
            if len(stems) > 1 and (stems[-2], head) not in made.pairs:
                continue
            share = sum(stem in made.known for stem in stems) / len(stems)
            if share >= 0.5 and _is_made(made, stems[-2:]):
                scored.append((share, made.theme, made.key))
        if not scored:
            return None
        best = max(share for share, _, _ in scored)
        found = [(theme, key) for share, theme, key in scored if share == best]
        if len(found) > 1:
            own = next((made.theme for made in self._made if made.key == subject), None)
            found = [(theme, key) for theme, key in found if theme == own]
        return found[0][1] if len(found) == 1 else None


def phrases_after(text: str, start: int, end: int, *, definite: bool = False) -> list[list[Phrase]]:
    """The noun phrases listed at the beginning of a stretch of text, each with its parts.

    >>> found = phrases_after("the shared list / risk and need profile is ready", 0, 48)
    >>> [[" ".join(phrase.words) for phrase in group] for group in found]
    [['shared list'], ['risk need profile', 'risk', 'need profile']]

    With `definite`, only a phrase that an article or the like, or a capital, makes definite.
    """
    words = link_words()
    tokens: list[re.Match[str]] = []
    opened = False
    for match in _TOKEN.finditer(text, start, end):
        word = match[0].lower()
        if word in _STOPS or (tokens and word in words.phrase_ends):
            break
        if not tokens and word in words.phrase_starts:
            opened = opened or word in _DEFINITE
            continue
        if not tokens and (word in words.phrase_ends or word in _PARTING | _JOINING):
            break
        if not tokens and definite and not opened and not match[0][0].isupper():
            return []
        tokens.append(match)
        if len(tokens) == _LONGEST:
            break
    return [_with_parts(group, opened) for group in _split(tokens, _PARTING)]


def _with_parts(tokens: list[re.Match[str]], definite: bool) -> list[Phrase]:
    """A phrase, the name in capitals that it begins with, and the phrases joined in it."""
    found = [tokens]
    capitals = list(itertools.takewhile(lambda token: token[0][0].isupper(), tokens))
    if 1 < len(capitals) < len(tokens):
        found.append(capitals)
    parts = list(_split(tokens, _JOINING))
    return [_phrase(part, definite) for part in (found + parts if len(parts) > 1 else found)]


def writes(action: Action, document: Entity) -> bool:
    """Whether an action is to write or renew a document: its words name the last two words of
    a title ("Problem Profile") and say that something is written."""
    titles = [
        [_stem(word) for word in words_of(name)] for name in (document.label, *document.aliases)
    ]
    stems = [_stem(word) for word in words_of(action.text)]
    pairs = set(itertools.pairwise(stems))
    named = any(len(title) > 1 and (title[-2], title[-1]) in pairs for title in titles)
    return named and bool(set(words_of(action.text)) & link_words().writing)


def _split(tokens: list[re.Match[str]], marks: frozenset[str]) -> Iterator[list[re.Match[str]]]:
    starts = link_words().phrase_starts
    part: list[re.Match[str]] = []
    for token in tokens:
        if token[0].lower() in marks:
            if part:
                yield part
            part = []
        elif part or token[0].lower() not in starts:
            part.append(token)
    if part:
        yield part


def _phrase(tokens: list[re.Match[str]], definite: bool) -> Phrase:
    left_out = link_words().phrase_starts | _JOINING
    words = tuple(token[0] for token in tokens if token[0].lower() not in left_out)
    return Phrase(words, tokens[0].start(), tokens[-1].end(), definite)


def _tells(phrase: Phrase) -> bool:
    """Whether a phrase tells one thing from another: a single word only where it is an
    abbreviation, or a rare word with an article."""
    lists = link_words()
    plain = [word.lower() for word in phrase.words]
    if plain[-1] in lists.topics | lists.gatherings:
        return False
    if len(plain) == 1:
        short = sum(letter.isupper() for letter in phrase.words[0]) >= 2
        rare = len(plain[0]) > 5 and plain[0] not in lists.vague
        return short or (rare and phrase.definite)
    return any(word not in lists.vague | lists.topics for word in plain)


def _made(action: Action) -> _Made:
    outcomes = [value.text for part in action.commitments for value in part.values("outcome")]
    tokens = re.findall(r"[A-Za-z][\w'’-]*", " . ".join([action.text, *outcomes]))
    stems = tuple(_stem(token) for token in tokens)
    making = link_words().making
    return _Made(
        action.key,
        action.theme,
        stems,
        frozenset(itertools.pairwise(stems)),
        frozenset(stems),
        tuple(at for at, token in enumerate(tokens) if token.lower() in making),
    )


def _is_made(made: _Made, head: list[str]) -> bool:
    """Whether the thing stands behind a word for making, or some words before one."""
    if not made.making:
        return False
    size = len(head)
    places = [
        at for at in range(len(made.stems) - size + 1) if list(made.stems[at : at + size]) == head
    ]
    return any(
        making < at or at + size <= making < at + size + _MADE_BEHIND
        for at in places
        for making in made.making
    )


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    """A word in the form in which it is compared: lower case, without its plural's "s"."""
    word = re.sub(r"['’]s?$", "", word.lower())
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
