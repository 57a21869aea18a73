"""Names in running text, found by their form alone.

A body, panel, service, document, fund or post shows itself by its last word ("… Board")
with capitalised words before it. Persons are `people_patterns`' business.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.lexicon import (
    common_abbreviations,
    fold,
    given_names,
    head_kinds,
    title_pattern,
)
from extract.registry_index import Token, tokenise
from graph.records import Kind, plain

__all__ = ["FormName", "find_forms", "find_short_forms", "with_years"]

_GAP = re.compile(r"\s?[&'’-]?\s?|\s-\s")
_INSIDE = frozenset({"of", "and", "for", "the", "in", "on", "to", "with", "against", "at", "from"})
_MOST_WORDS = 10
_OFFICES = frozenset(
    ["office", "house", "friends", "court", "church", "university", "city", "department", "sons"]
)
_OF_PLACE = re.compile(r"(?: of(?: the)?)?(?: [A-Z][a-z]+){1,2}")
_PLACED_HEADS = frozenset({"hospital", "university", "college", "academy"})
_YEARS = re.compile(r",?\s\(?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\)?")
_OPERATION = re.compile(
    r"\b(?:Operation|Op|Project|Exercise)\s+(?!Manager|Lead|Officer|Plan|Oracle\b)[A-Z][A-Za-z]{2,}(?:\s(?!Team|Unit|Programme|The\b)[A-Z][a-z]{2,})?"
)
_PRISON = re.compile(r"\bHM(?:P/YOI|P|YOI) [A-Z][a-z]+(?: [A-Z][a-z]+)?")
_POST_OF = re.compile(
    r"\b(?:(?:Vice|Deputy|Interim|Acting|Assistant|Associate|Strategic|Service|Operational|"
    r"Corporate|Executive|Group)[ -])*(?:Head|Director|Chair|Leader|Manager|Cabinet Member|"
    r"Lead Member|Portfolio Holder) (?:of|for) (?:the )?[A-Z][\w'’&-]*"
    r"(?:(?: (?:and|&|of|for))? [A-Z][\w'’&-]*){0,6}"
)
_SHORT_FORM = re.compile(r"(?<![\w&/'’-])[A-Z][A-Z0-9]{3,9}(?![\w&'’-])")
_LEAST_UNTOLD = 5
_IS_A = re.compile(
    r"(?:,| –| -)?\s(?:which is|is|which was|,)?\s?(?:the|a|an|our)\s(?P<what>[^.;:]{3,90})"
)
_SMALL_HEAD_KINDS = (Kind.PANEL, Kind.SERVICE, Kind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class FormName:
    """A name found by its form, at offsets of the text."""

    start: int
    end: int
    kind: Kind
    confidence: float


@dataclass(frozen=True, slots=True)
class _Words:
    leading: frozenset[str]
    weak: frozenset[str]
    stop: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(
        resources.files("extract").joinpath("patterns/prose.toml").read_text("utf-8")
    )
    return _Words(
        frozenset(data["leading"].split()),
        frozenset(data["weak"].split()),
        frozenset(fold(phrase) for phrase in data["stop"].replace("\n", "|").split("|") if phrase),
    )


def find_forms(text: str) -> Iterator[FormName]:
    """The names in a text that their last word gives away, left to right."""
    for match in _OPERATION.finditer(text):
        yield FormName(match.start(), match.end(), Kind.SERVICE, 0.9)
    for match in _PRISON.finditer(text):
        yield FormName(match.start(), match.end(), Kind.ORGANISATION, 0.9)
    for match in _POST_OF.finditer(text):
        yield FormName(match.start(), match.end(), Kind.ROLE, 0.8)
    tokens = tokenise(text)
    for index in range(len(tokens)):
        found = _ending_at(text, tokens, index)
        if found is not None:
            yield found


def _ending_at(text: str, tokens: tuple[Token, ...], index: int) -> FormName | None:
    heads = head_kinds()
    token = tokens[index]
    size = 0
    for length in (3, 2, 1):
        if index + 1 >= length:
            head = " ".join(t.folded for t in tokens[index - length + 1 : index + 1])
            if head in heads and (length == 1 or " " in head):
                size = length
                break
    if not size:
        return None
    kind = Kind(heads[head])
    capital = text[token.start].isupper()
    if not capital and kind not in _SMALL_HEAD_KINDS:
        return None
    if size == 1 and capital and text[token.start - 1 : token.start] == "-":
        return None
    if index + 1 < len(tokens) and capital and _joins(text, token, tokens[index + 1]):
        after = tokens[index + 1]
        if text[after.start].isupper() and after.folded in heads:
            return None
    if not capital and token.folded.endswith("s"):
        return None
    first = _first_word(text, tokens, index - size + 1, dashes=kind is Kind.DOCUMENT)
    first = _without_leading(text, tokens, first, index - size + 1)
    if kind is Kind.ROLE and index - first >= 4 and tokens[first].folded in given_names():
        first += 2
    modifiers = tokens[first:index]
    if not modifiers:
        return None
    capitals = [t for t in modifiers if text[t.start].isupper() or text[t.start].isdigit()]
    name = plain(text[tokens[first].start : token.end])
    if fold(name) in _words().stop or not capitals or _OPERATION.match(name):
        return None
    strong = [t for t in capitals if t.folded not in _words().weak]
    if (
        not capital
        and (len(capitals) < 2 and not _acronym(text, capitals[0]))
        and (
            kind is not Kind.SERVICE
            or not strong
            or not text[: tokens[first].start].rstrip()[-1:].isalpha()
        )
    ):
        return None
    if not strong and (len(capitals) < 2 or not capital):
        return None
    if kind is Kind.ROLE and name.split()[0] in ("Lead", "Head") and len(name.split()) < 2:
        return None
    confidence = 0.8 if strong and capital else 0.6
    end = token.end
    if token.folded in _PLACED_HEADS and capital and (place := _OF_PLACE.match(text, end)):
        end = place.end()
    if kind is Kind.DOCUMENT:
        end = with_years(text, end)
    return FormName(tokens[first].start, end, _refined(name, kind), confidence)


def _refined(name: str, kind: Kind) -> Kind:
    """The kind of a name whose last word alone misleads."""
    folded = fold(name)
    if kind is Kind.PANEL and folded.endswith("council") and "youth" not in folded:
        return Kind.ORGANISATION
    return kind


def _first_word(text: str, tokens: tuple[Token, ...], index: int, *, dashes: bool = False) -> int:
    """How far a name reaches to the left of its last word; titles may hold dashes."""
    first = index
    while first > 0 and index - first < _MOST_WORDS:
        before = tokens[first - 1]
        if not _joins(text, before, tokens[first]):
            break
        if " - " in text[before.end : tokens[first].start] and (not dashes or first == index):
            break
        starts_upper = text[before.start].isupper() or text[before.start].isdigit()
        if before.folded == "and" and first - 1 > 0:
            joined = tokens[first - 2]
            crime = joined.folded == "police" and tokens[first].folded == "crime"
            if joined.folded in head_kinds() and not crime and joined.folded != "housing":
                break
            first -= 1
            continue
        if starts_upper and text[before.start - 1 : before.start] != "£":
            first -= 1
            continue
        if before.folded in _INSIDE and first - 1 > 0 and text[tokens[first - 2].start].isupper():
            if before.folded in ("to", "from", "with", "in", "on", "at", "the"):
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
        qualifies = first == index and first > 1 and text[tokens[index].start].islower()
        if qualifies and before.folded.endswith("ing") and text[tokens[first - 2].start].isupper():
            first -= 1
            continue
        hyphened = "-" in text[before.end : tokens[first].start] and text[before.start].isupper()
        if not hyphened:
            break
        first -= 1
    return first


def _without_leading(text: str, tokens: tuple[Token, ...], first: int, head: int) -> int:
    while first < head and (
        tokens[first].folded in _words().leading or tokens[first].folded.isdigit()
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


def _joins(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return _GAP.fullmatch(gap) is not None and len(gap) <= 4 and "  " not in gap.replace(" - ", "")


def _acronym(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return len(word) > 1 and word.upper() == word and word.isalpha()


def with_years(text: str, end: int) -> int:
    """Where a document's title ends if the years behind it belong to it."""
    years = _YEARS.match(text, end)
    return years.end() if years is not None else end


def find_short_forms(text: str) -> Iterator[FormName]:
    """Unexplained short forms in capitals within sentences that are not in capitals.

    The kind is read from the words that follow where they tell it ("HAMROW, the weekly
    tasking meeting"), else it is an organisation's with little confidence.
    """
    letters = [c for c in text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) > 0.5 * len(letters):
        return
    for match in _SHORT_FORM.finditer(text):
        short = match.group()
        beside = (
            (text[: match.start()].split() or [""])[-1],
            (text[match.end() :].split() or [""])[0],
        )
        if any(word.isupper() and len(word) > 3 for word in beside):
            continue
        if short in common_abbreviations() or short.rstrip("s") in common_abbreviations():
            continue
        told = _IS_A.match(text, match.end())
        kind = None
        if told is not None:
            heads = head_kinds()
            kinds = [heads[word] for word in fold(told["what"]).split() if word in heads]
            kind = Kind(kinds[-1]) if kinds else None
        if kind is None and len(short) < _LEAST_UNTOLD:
            continue
        yield FormName(match.start(), match.end(), kind or Kind.ORGANISATION, 0.7 if kind else 0.5)
