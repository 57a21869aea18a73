"""How far a name in running text reaches to the left of the word that tells its kind."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.lexicon import fold, given_names, head_kinds, title_pattern
from extract.registry_index import Token
from graph.records import Kind

__all__ = [
    "SMALL_WORDS",
    "ProseWords",
    "first_word",
    "joined",
    "leading_words",
    "prose_words",
    "small_before",
    "without_leading",
]

_GAP = re.compile(r"\s?[&'’-]?\s?|\s-\s")
SMALL_WORDS = frozenset(
    ["of", "and", "for", "the", "in", "on", "to", "with", "against", "at", "from"]
)
"""Small words that may stand inside a name."""

_MOST_WORDS = 10
_OFFICES = frozenset(
    ["office", "house", "friends", "court", "church", "university", "city", "department", "sons"]
)
_OF_PARTIES = frozenset({"agreement", "protocol", "sharing"})


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Words that begin no name, that tell nothing of it, and phrases that are none."""

    leading: frozenset[str]
    weak: frozenset[str]
    stop: frozenset[str]


@cache
def prose_words() -> ProseWords:
    """The words of `patterns/prose.toml`, folded."""
    data = tomllib.loads(
        resources.files("extract").joinpath("patterns/prose.toml").read_text("utf-8")
    )
    return ProseWords(
        frozenset(data["leading"].split()),
        frozenset(data["weak"].split()),
        frozenset(fold(phrase) for phrase in data["stop"].replace("\n", "|").split("|") if phrase),
    )


def leading_words() -> frozenset[str]:
    """Words that may stand before a name in capitals and are no part of it."""
    return prose_words().leading


def first_word(
    text: str, tokens: tuple[Token, ...], index: int, kind: Kind, *, alone: bool = False
) -> int:
    """How far a name reaches to the left of its last word; documents' titles may hold dashes,
    and what "and" joins before a plural (`alone`) is another name."""
    first = index
    parties = tokens[index].folded in _OF_PARTIES
    while first > 0 and index - first < _MOST_WORDS:
        before = tokens[first - 1]
        if not joined(text, before, tokens[first]):
            break
        if " - " in text[before.end : tokens[first].start] and (
            kind is not Kind.DOCUMENT or first == index or small_before(text, tokens, first - 1)
        ):
            break
        starts_upper = text[before.start].isupper() or text[before.start].isdigit()
        if before.folded == "and" and first - 1 > 0:
            party = tokens[first - 2]
            crime = party.folded == "police" and tokens[first].folded == "crime"
            sign = parties and text[before.start] == "&"
            if alone and party.folded not in prose_words().weak:
                break
            if party.folded in head_kinds() and not (crime or sign or party.folded == "housing"):
                break
            first -= 1
            continue
        if starts_upper and text[before.start - 1 : before.start] != "£":
            first -= 1
            continue
        between = first - 1 > 0 and text[tokens[first - 2].start].isupper()
        if before.folded in SMALL_WORDS and between:
            within = before.folded in ("in", "on") and kind is Kind.DOCUMENT
            if within and _behind_the(text, tokens, first - 2):
                first -= 1
                continue
            at_risk = before.folded == "at" and tokens[first].folded == "risk"
            if before.folded in ("to", "from", "with", "in", "on", "at", "the") and not at_risk:
                break
            first -= 1
            continue
        of_the = before.folded == "the" and first > 2 and tokens[first - 2].folded in ("of", "for")
        if of_the and tokens[first - 3].folded in _OFFICES:
            first -= 1
            continue
        prefixed = text[before.start - 1 : before.start] == "-" and first > 1
        if prefixed and text[tokens[first - 2].start].isupper():
            first -= 2
            continue
        qualifies = first == index and first > 1 and text[tokens[first - 2].start].isupper()
        small_head = text[tokens[index].start].islower()
        if qualifies and (
            (small_head and before.folded.endswith("ing"))
            or (kind is Kind.SERVICE and _may_qualify(text, tokens, first - 1, small=small_head))
        ):
            first -= 1
            continue
        hyphened = "-" in text[before.end : tokens[first].start] and text[before.start].isupper()
        if not hyphened:
            break
        first -= 1
    return first


def _behind_the(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the capitalised words that end at a token follow "the" in mid-sentence, which
    makes what follows one title ("the Ashvale Weapons in Schools Protocol")."""
    while at > 0 and text[tokens[at].start].isupper() and joined(text, tokens[at - 1], tokens[at]):
        at -= 1
    return tokens[at].folded in ("the", "our") and text[tokens[at].start].islower()


def without_leading(text: str, tokens: tuple[Token, ...], first: int, head: int) -> int:
    """Where a name begins behind verbs, articles and persons that stand before it."""
    while first < head and (
        tokens[first].folded in prose_words().leading or tokens[first].folded.isdigit()
    ):
        if text[tokens[first].end : tokens[first].end + 1] == "&":
            break
        first += 1
    while first < head and text[tokens[first].start].islower():
        first += 1
    titled = title_pattern().match(text, tokens[first].start) is not None
    for at in range(first + 1, min(first + 6, head)):
        person = titled or (at < first + 4 and tokens[first].folded in given_names())
        if person and tokens[at].folded in ("of", "at", "from") and at - first >= 2:
            return at + 1
    return first


def _may_qualify(text: str, tokens: tuple[Token, ...], at: int, *, small: bool) -> bool:
    """Whether one word in small letters belongs to a service's name ("Mental toughness
    Programme"); before a head in small letters only behind a coined word ("Young2Adult")."""
    word = text[tokens[at].start : tokens[at].end]
    coined = re.fullmatch(r"[A-Z][a-z]+(?:\d|[A-Z])\w+", text[slice(*_span(tokens[at - 1]))])
    qualifies = word.islower() and word not in SMALL_WORDS and len(word) > 3
    return qualifies and (not small or coined is not None)


def _span(token: Token) -> tuple[int, int]:
    return token.start, token.end


def small_before(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word in small letters that is no link stands before a word."""
    before = tokens[at - 1] if at > 0 else None
    return before is not None and text[before.start].islower() and before.folded not in SMALL_WORDS


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether no mark parts two words."""
    gap = text[left.end : right.start]
    if gap[:1] == "\n" and gap.isspace():
        return True
    return _GAP.fullmatch(gap) is not None and len(gap) <= 4 and "  " not in gap.replace(" - ", "")
