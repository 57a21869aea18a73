"""Names in running text, found by their form alone.

A body, panel, service, document, fund or post shows itself by its last word ("… Board")
with capitalised words before it. Persons are `people_patterns`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.lexicon import fold, given_names, head_kinds, title_pattern
from extract.name_bounds import (
    SMALL_WORDS,
    first_word,
    joined,
    prose_words,
    small_before,
    without_leading,
)
from extract.registry_index import Token, registry_index, tokenise
from extract.setting import is_place
from graph.records import Kind, plain

__all__ = ["FormName", "body_of_post", "find_forms", "is_friends", "is_prison", "with_years"]

_FINITE = frozenset(["are", "is", "was", "were", "has", "have", "had", "will", "must", "should"])
_COMMANDS = frozenset({"commander", "director"})
_SETTING_OFF = ("-", "–", ":", "+")
_SHARED_HEADS = frozenset({"boards", "panels", "forums", "partnerships"})
_APPROACHES = frozenset({"approach", "approaches", "support", "advice", "training", "provision"})
_OF_PLACE = re.compile(r"(?: of(?: the)?)?(?: [A-Z][a-z]+(?:['’]s)?(?![\w'’])){1,2}")
_PLACED_HEADS = frozenset({"hospital", "university", "college", "academy"})
_YEARS = re.compile(r",?\s\(?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\)?")
_OPERATION = re.compile(
    r"\b(?:Operation|Op|Project|Exercise)\s+(?!Manager|Lead|Officer|Plan|Oracle\b)[A-Z][A-Za-z]{2,}(?:\s(?!Team|Unit|Programme|The\b)[A-Z][a-z]{2,})?"
)
_PRISON = re.compile(r"\bHM(?:P/YOI|P|YOI) [A-Z][a-z]+(?: [A-Z][a-z]+)?")
_FRIENDS = re.compile(r"\bFriends of (?:the )?[A-Z][\w'’-]+(?: (?!and\b)[A-Z][\w'’-]+){0,4}")
_UNIVERSITY = re.compile(r"\bUniversity of (?:the )?[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+){0,3}")
_DIRECTORATE = re.compile(
    r"\b(?!The |Our |Its |Their |Each |Every |This |That |A )[A-Z][\w'’-]+"
    r"(?:,?\s{1,20}(?:(?:and|&)\s{1,20})?[A-Z][\w'’-]+){0,4}\s{1,20}directorate\b"
)
_BODY_PATTERNS = (
    ("HM", _PRISON, 0.9),
    ("Friends of ", _FRIENDS, 0.9),
    ("University of ", _UNIVERSITY, 0.9),
    ("directorate", _DIRECTORATE, 0.8),
)
"""Each with words that all texts hold which it fits, and how sure it is."""
_FOR_WHOM = re.compile(
    r"\s(?:for|of) (?:(?:Vulnerable|Young|Older|Missing|Looked After) )?"
    r"(?:Children|Adults|People|Women|Girls|Families|Victims|Men)"
    r"(?:,? (?:and |& )?(?:(?:Vulnerable|Young|Older) )?"
    r"(?:Children|Adults|People|Women|Girls|Families|Victims|Men)\b){0,3}(?![\w'’-]| [A-Z])"
)
_S = r"(?: |\n\s{0,80})"
_POST_OF = re.compile(
    r"\b(?:(?:Vice|Deputy|Interim|Acting|Assistant|Associate|Strategic|Service|Operational|"
    rf"Corporate|Executive|Group|City)[ -])*(?:Head|Director|Chair|Leader|Manager|"
    rf"Cabinet{_S}Member|"
    rf"Lead{_S}Member|Portfolio{_S}Holder|Portfolio{_S}Lead|Mayor(?= for)|Chief{_S}Executive|"
    rf"[Cc]ommander(?={_S}of)){_S}(?:of|for){_S}(?:the{_S})?[A-Z][\w'’&-]*"
    rf"(?:(?:{_S}(?:and|&|of|for))?{_S}[A-Z][\w'’&-]*){{0,6}}"
)
_BODY_OF_POST = re.compile(
    rf"(?:of|for){_S}(?:the{_S})?(?P<body>[A-Z][\w'’&-]*(?:(?:{_S}and)?{_S}[A-Z][\w'’&-]*){{0,6}}?"
    rf"{_S}(?:Unit|BCU|Policing{_S}Area|Constabulary|Police))$"
)
_COMMISSIONER_OF = re.compile(
    rf"(?:Office{_S}of{_S}the{_S}(?:[A-Z][\w'’-]+{_S}(?:and{_S})?){{0,4}}?Police(?:, Fire)?{_S}"
    rf"(?:and|&){_S}Crime{_S}Commissioner(?!{_S}for\b))|"
    rf"(?:Office{_S}of{_S}the{_S})?"
    rf"Police(?:, Fire)?{_S}(?:and|&){_S}Crime{_S}Commissioner{_S}for{_S}(?:the{_S})?"
    rf"[A-Z][\w'’-]+(?:(?:{_S}(?:and|&|of|of the|and the))?{_S}[A-Z][\w'’-]+|,{_S}"
    rf"[A-Z][\w'’-]+\b(?=[^.;:()]{{0,40}}{_S}and{_S})){{0,6}}"
)
_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b"
)
_TITLE_BEHIND = re.compile(
    rf"(?:{_S}(?:of|into|on|for)|(?<=Response){_S}to){_S}(?:the{_S})?(?!{_MONTHS})[A-Z][\w'’-]*"
    rf"(?:(?:{_S}(?:in|of|and|for|&|on)(?:{_S}the)?)?{_S}(?!{_MONTHS})[A-Z][\w'’-]*){{0,6}}"
)
_TITLED = re.compile(
    rf"\b(?:Review|Inquiry|Report|Inspection|Audit|Evaluation|Survey|Statement|Code)"
    rf"(?:{_S}(?:of|into|on|for){_S}(?:the{_S})?[A-Z][\w'’-]*|{_S}to{_S}(?:Prevent|Tackle|Reduce|End))"
    rf"(?:(?:{_S}(?:in|of|and|for|&|on)(?:{_S}the)?)?{_S}(?!{_MONTHS})[A-Z][\w'’-]*){{1,6}}"
)
_SMALL_HEAD_KINDS = (Kind.PANEL, Kind.SERVICE, Kind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class FormName:
    """A name found by its form, at offsets of the text."""

    start: int
    end: int
    kind: Kind
    confidence: float


def find_forms(text: str) -> Iterator[FormName]:
    """The names in a text that their last word gives away, left to right."""
    yield from _forms(text)


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[FormName, ...]:
    """The names once found, since a text is read to learn from it and then for its names."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[FormName]:
    for match in _OPERATION.finditer(text):
        yield FormName(match.start(), match.end(), Kind.SERVICE, 0.9)
    for needed, pattern, likely in _BODY_PATTERNS:
        for match in pattern.finditer(text) if needed in text else ():
            yield FormName(match.start(), match.end(), Kind.ORGANISATION, likely)
    commissioners = list(_COMMISSIONER_OF.finditer(text)) if "Commissioner" in text else []
    for match in commissioners:
        yield FormName(match.start(), match.end(), Kind.ORGANISATION, 0.95)
    for match in _TITLED.finditer(text):
        if not text[: match.start()].rstrip()[-1:].islower():
            continue
        yield FormName(match.start(), with_years(text, match.end()), Kind.DOCUMENT, 0.7)
    posts = list(_POST_OF.finditer(text))
    for match in posts:
        yield FormName(match.start(), match.end(), Kind.ROLE, 0.8)
    tokens = tokenise(text)
    for index, token in enumerate(tokens):
        # Hardly any word ends a name; an owner's has an "s" behind it.
        if not {token.folded, token.folded.removesuffix("s")} & _last_words():
            continue
        found = _ending_at(text, tokens, index)
        # "Head of Ashvale Probation Unit" is a post, not the unit.
        if found is not None and not any(
            post.start() < found.end and found.start < post.end() >= found.end
            for post in (*posts, *commissioners)
        ):
            yield found


def is_prison(text: str) -> bool:
    """Whether a whole text is a prison's name.

    >>> is_prison("HMP Ashvale"), is_prison("HMP")
    (True, False)
    """
    return _PRISON.fullmatch(text) is not None


def is_friends(text: str) -> bool:
    """Whether a whole text names the friends of some park or place.

    >>> is_friends("Friends of Mill Lane Park"), is_friends("Friends")
    (True, False)
    """
    return _FRIENDS.fullmatch(text) is not None


def body_of_post(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the unit or force stands that a post's title ends with, None where with none
    ("Head of Ashvale Probation Delivery Unit")."""
    match = _BODY_OF_POST.search(text, start, end)
    return match.span("body") if match is not None else None


def _ending_at(text: str, tokens: tuple[Token, ...], index: int) -> FormName | None:
    heads = head_kinds()
    token = _without_possessive(text, tokens[index])
    size = 0
    for length in (3, 2, 1):
        if index + 1 >= length:
            before = tokens[index - length + 1 : index]
            head = " ".join([*(t.folded for t in before), token.folded])
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
    if index + 1 < len(tokens) and capital and joined(text, token, tokens[index + 1]):
        after = tokens[index + 1]
        station = token.folded == "police" and after.folded == "station"
        if text[after.start].isupper() and (after.folded in heads or station):
            return None
        approach = token.folded == "specialist" and after.folded in _APPROACHES
        if approach or after.folded in _SHARED_HEADS:
            return None
    if not capital and token.folded.endswith("s"):
        return None
    plural = kind is Kind.PANEL and token.folded.endswith("s")
    first = first_word(text, tokens, index - size + 1, kind, alone=plural)
    first = without_leading(text, tokens, first, index - size + 1)
    if kind is Kind.ROLE:
        first = _behind_person(text, tokens, first, index)
    modifiers = tokens[first:index]
    if not modifiers:
        return None
    capitals = [t for t in modifiers if text[t.start].isupper() or text[t.start].isdigit()]
    name = plain(text[tokens[first].start : token.end])
    if fold(name) in prose_words().stop or not capitals or _OPERATION.match(name):
        return None
    if any(t.folded in _FINITE for t in modifiers):
        return None
    telling = modifiers if kind is Kind.SERVICE and capital else capitals
    strong = [t for t in telling if t.folded not in prose_words().weak or _acronym(text, t)]
    strong = [t for t in strong if t.folded not in SMALL_WORDS]
    if (
        not capital
        and (len(capitals) < 2 and not _acronym(text, capitals[0]))
        and not (strong and _shown(text, tokens[first].start, token.end, kind, size))
    ):
        return None
    long_title = (size > 1 and len(capitals) > 2) or (capital and token.folded in _COMMANDS)
    if not (strong or long_title) and (len(capitals) < 2 or not capital):
        return None
    if not capital and first > 1 and tokens[first - 1].folded == "and":
        if size > 1 and small_before(text, tokens, first - 1):
            return None
    if kind is Kind.ROLE and name.split()[0] in ("Lead", "Head") and len(name.split()) < 2:
        return None
    confidence = 0.8 if strong and capital else 0.6
    end = token.end
    if token.folded in _PLACED_HEADS and capital and (place := _OF_PLACE.match(text, end)):
        end = place.end()
    if kind is Kind.PANEL and capital and (whom := _FOR_WHOM.match(text, end)):
        end = whom.end()
    if kind is Kind.DOCUMENT:
        about = _TITLE_BEHIND.match(text, end) if capital and strong else None
        if about is not None and not _of_known(about.group()):
            end = about.end()
        end = with_years(text, end)
    return FormName(tokens[first].start, end, _refined(name, kind), confidence)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(head.split()[-1] for head in head_kinds())


def _of_known(words: str) -> bool:
    """Whether what follows a title is a known body or place, whose document it is."""
    name = re.sub(r"^\s*(?:of|into|on|for)\s+(?:the\s+)?", "", words)
    return (
        is_place(plain(name))
        or next(registry_index().find(name, prose=True), None) is not None
        or head_kinds().get(fold(name).split()[-1]) in ("panel", "organisation")
    )


def _without_possessive(text: str, token: Token) -> Token:
    """A word without the mark that makes it an owner: the "Panel" of "the Panel's task group"."""
    word = text[token.start : token.end]
    if word[-2:] not in ("'s", "’s") or word[0].islower():
        return token
    return Token(token.folded.removesuffix("s"), token.start, token.end - 2)


def _shown(text: str, start: int, end: int, kind: Kind, size: int) -> bool:
    """Whether one capitalised word and a head in small letters make a name: within a sentence
    a service's or a head of two words, else a service's that a dash or colon sets off."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before[-1:].isalpha():
        return kind is Kind.SERVICE or size > 1
    dashed = before.endswith((" -", " –"))
    titled = not before and after[:1] in _SETTING_OFF
    return kind is Kind.SERVICE and (dashed or (titled and after != ""))


def _behind_person(text: str, tokens: tuple[Token, ...], first: int, index: int) -> int:
    """Where a post's title begins behind the name of its holder ("Cllr Ann Lee Chair")."""
    titled = title_pattern().match(text, tokens[first].start)
    if titled is not None and tokens[index].start > titled.end():
        named = next(i for i in range(first, index + 1) if tokens[i].start >= titled.end())
        return min(named + 2, index) if index > named else first
    if index - first >= 4 and tokens[first].folded in given_names():
        return first + 2
    return first


def _refined(name: str, kind: Kind) -> Kind:
    """The kind of a name whose last word alone misleads."""
    folded = fold(name)
    if kind is Kind.PANEL and folded.endswith("council") and "youth" not in folded:
        told = " ".join(folded.split()[-2:]) in head_kinds()
        return kind if told else Kind.ORGANISATION
    return kind


def _acronym(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return len(word) > 1 and word.upper() == word and word.isalpha()


def with_years(text: str, end: int) -> int:
    """Where a document's title ends if the years behind it belong to it."""
    years = _YEARS.match(text, end)
    return years.end() if years is not None else end
