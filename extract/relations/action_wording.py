"""The wordings of `patterns/action_links.toml`, and where passages use them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from extract.mentions import Candidate
from extract.relations.action_passages import Passage

__all__ = [
    "Hit",
    "Link",
    "LinkWords",
    "hits_of",
    "is_past_or_denied",
    "link_words",
    "links",
    "tells_apart",
    "words_of",
]

_WORD = re.compile(r"(?<![A-Za-z'’])[A-Za-z][A-Za-z'’]*")
_CLAUSE_END = re.compile(r"[;:,()–—]|\.(?!\d)|\s-\s|\bbut\b")
_ASIDE = (["and"], ["or"], ["nor"])
_NEED_NOT = (["need"], ["needs"], ["does"], ["do"], ["did"])
_FEW = 5
_REACH = 240


@dataclass(frozen=True, slots=True)
class Link:
    """One way of saying that an action is linked to something.

    `relation` is "depends", "follows" or "funds"; `before` tells that the other thing is named
    before the wording. The remaining marks are explained in the file.
    """

    name: str
    relation: str
    before: bool = False
    strict: bool = False
    numbers_only: bool = False
    settled: bool = False
    despite_not: bool = False
    carries_out: bool = False
    said: bool = False
    approval: bool = False
    by_bodies: bool = False
    decides: bool = False
    followed: bool = False
    both: bool = False
    opens: bool = False
    given: bool = False
    funds_only: bool = False
    after_break: bool = False
    with_sum: bool = False
    fronted: bool = False
    in_kind: bool = False
    own_words: bool = True
    status: str | None = None
    sort: tuple[object, ...] = field(init=False, repr=False, compare=False)
    """What the wordings have in common of which the longest at a place counts."""

    def __post_init__(self) -> None:
        asks = (
            self.approval,
            self.decides,
            self.followed,
            self.both,
            self.opens,
            self.given,
            self.with_sum,
            self.fronted,
        )
        object.__setattr__(self, "sort", (self.relation, self.before, *asks))


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The word lists of the file, in lower case."""

    denials: frozenset[str]
    taken_back: tuple[str, ...]
    hoped: frozenset[str]
    conditions: tuple[str, ...]
    ended: tuple[str, ...]
    over: frozenset[str]
    over_before: frozenset[str]
    saying: frozenset[str]
    approval: frozenset[str]
    linking: frozenset[str]
    calling: frozenset[str]
    articles: frozenset[str]
    unsure: frozenset[str]
    apart: frozenset[str]
    plan_words: frozenset[str]
    gatherings: frozenset[str]
    paid_behind: frozenset[str]
    making: frozenset[str]
    writing: frozenset[str]
    settled: frozenset[str]
    unsettled: frozenset[str]
    prepositions: frozenset[str]
    said_of: frozenset[str]
    openers: frozenset[str]
    deciding: frozenset[str]
    leave: frozenset[str]
    past: tuple[str, ...]
    phrase_ends: frozenset[str]
    phrase_starts: frozenset[str]
    vague: frozenset[str]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording at offsets of a passage's text; `begin` and `stop` bound what it may link to:
    its sentence, but no more than some 240 characters either way."""

    link: Link
    start: int
    end: int
    begin: int
    stop: int


@cache
def link_words() -> LinkWords:
    """The word lists that links rest on."""
    lists: dict[str, Any] = {
        name: frozenset(value.split()) if isinstance(value, str) else tuple(value)
        for name, value in _data()["words"].items()
    }
    return LinkWords(**lists)


@cache
def links() -> dict[str, tuple[tuple[Link, str], ...]]:
    """Every wording by its first word."""
    index: dict[str, list[tuple[Link, str]]] = {}
    for entry in _data()["link"]:
        marks = {
            key: value for key, value in entry.items() if key not in ("wording", "examples", "side")
        }
        link = Link(before=entry.get("side") == "before", **marks)
        for wording in entry["wording"]:
            for first in wording.split()[0].rstrip(":").split("|"):
                index.setdefault(first.split("-")[0], []).append((link, wording))
    return {word: tuple(found) for word, found in index.items()}


def hits_of(passage: Passage) -> Iterator[Hit]:
    """The wordings of a passage that are neither denied nor questioned, the longest of each
    relation at each place."""
    index = links()
    for word in _WORD.finditer(passage.text):
        found = index.get(word[0].lower())
        if found is None:
            continue
        longest: dict[tuple[object, ...], tuple[int, Link]] = {}
        for link, wording in found:
            match = _compiled(wording).match(passage.text, word.start())
            which = link.sort
            if match is not None and match.end() > longest.get(which, (0, link))[0]:
                longest[which] = (match.end(), link)
        if not longest:
            continue
        begin, stop = passage.sentence(word.start())
        begin, stop = max(begin, word.start() - _REACH), min(stop, word.end() + _REACH)
        for end, link in longest.values():
            hit = Hit(link, word.start(), end, begin, min(stop, len(passage.text)))
            if not _is_denied(passage.text, hit):
                yield hit


def is_past_or_denied(text: str, name: Candidate) -> bool:
    """Whether the words next to a name in its sentence deny it or say that it is over."""
    words = link_words()
    before = text[max(name.sentence_start, name.start - 60) : name.start]
    clause = _CLAUSE_END.split(before)[-1]
    beside = words_of(clause)[-3:]
    if set(beside) & words.denials or set(beside[-2:]) & words.over_before:
        return beside[-1:] != ["by"]
    if clause.lower().rstrip().endswith(("instead of", "rather than")):
        return True
    after = _CLAUSE_END.split(text[name.end : min(name.sentence_end, name.end + 60)])[0]
    behind = words_of(after)[:4]
    return (
        bool(behind) and behind[0] in words.linking | words.over and bool(set(behind) & words.over)
    )


def tells_apart(gap: str) -> bool:
    """Whether the words between a wording and a name tell that the wording is not of it:
    "depends on staff, not on the Board"."""
    words = set(words_of(gap))
    return bool(words & (link_words().apart | link_words().denials)) or (
        "than" in words and "rather" in words
    )


def words_of(text: str) -> list[str]:
    """The words of a text in lower case.

    >>> words_of("The Board's plan")
    ['the', "board's", 'plan']
    """
    return [word.lower() for word in _WORD.findall(text)]


def _is_denied(text: str, hit: Hit) -> bool:
    after = text[hit.end : hit.stop].lower()
    if "?" in after or "?" in text[hit.start : hit.end]:
        return True
    words = link_words()
    if _taken_back().search(text[hit.start : hit.stop].lower()):
        return True
    if hit.link.despite_not:
        # "Cannot start before" waits, "need not be done before" does not.
        before = words_of(text[max(hit.begin, hit.start - 20) : hit.start])[-1:]
        return before in _NEED_NOT and words_of(text[hit.start : hit.end])[:1] == ["not"]
    clauses = _CLAUSE_END.split(text[max(hit.begin, hit.start - 80) : hit.start])
    clause = clauses[-1]
    if not clause.strip() and len(clauses) > 1 and words_of(clauses[-2])[:1] in _ASIDE:
        clause = clauses[-2]  # "It is not, and never was, dependent on it"
    beside = words_of(clause)[-_FEW:] + words_of(text[hit.start : hit.end])
    return any(word in words.denials for word in beside) or " ".join(beside).startswith("no longer")


@cache
def _taken_back() -> re.Pattern[str]:
    """Any of the phrases that take a statement back."""
    phrases = "|".join(re.escape(phrase) for phrase in link_words().taken_back)
    return re.compile(rf"\b(?:{phrases})\b")


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent.parent / "patterns" / "action_links.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def _compiled(wording: str) -> re.Pattern[str]:
    """The expression of one wording; its words are bounded in number, so it is linear. Compiled
    when its first word is first met: few plans need all."""
    parts = []
    for at, word in enumerate(wording.split()):
        gap = r"[\s,]{1,9}" if at else ""
        if word == "...":
            parts.append(r"(?:[\s,]{1,9}[\w'’&/£.-]{1,30}){0,5}?")
            continue
        optional = word.endswith("?")
        colon = word.endswith(":")
        choices = "|".join(
            re.escape(choice).replace(r"\-", r"[-\s]?").replace("'", "['’]")
            for choice in word.rstrip("?:").split("|")
        )
        part = rf"{gap}(?:{choices})\b" + (r"\s?(?::|\s[-–]|\()" if colon else "")
        parts.append(rf"(?:{part})?" if optional else part)
    return re.compile("".join(parts), re.IGNORECASE)
