"""Persons who are named in part, once the plan's people are known.

"Howells" in a column of leads, "GM Howells" for "Group Manager Howells", "IH", and "Ian"
in a sentence behind "Supt Ian Howells" are that one person, if the plan names no other
whom they may mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from extract.given_names import ambiguous_given_names
from extract.known_names import KnownNames
from extract.lexicon import fold, given_names
from extract.mentions import Candidate
from extract.namekinds import bare_name, split_title
from extract.person_names import initials_of
from extract.registry_index import registry_index
from extract.spans import Spans
from extract.units import Unit, sentence_bounds
from graph.records import Kind, Method

__all__ = ["with_part_names"]

_SHORT = re.compile(r"[A-Z]{2,4}")
_RANK_AND_NAME = re.compile(r"(?P<rank>[A-Z]{2,4}) (?P<name>[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*)")
# A capitalised word before it, unless that only begins a sentence ("Then Ian").
_JOINED = re.compile(r"(?:[^.!?:]\s[A-Z][\w'’-]*|\b(?:St|Saint)\.?)$")


class _People:
    """Those whom the plan names in full, by what else they may be called."""

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        self.by_surname: dict[str, set[str]] = defaultdict(set)
        self.by_given: dict[str, set[str]] = defaultdict(set)
        self.by_initials: dict[str, set[str]] = defaultdict(set)
        self.by_rank: set[tuple[str, str]] = set()
        self.first: dict[str, Candidate] = {}
        for candidate in candidates:
            if candidate.kind is not Kind.PERSON:
                continue
            title = split_title(candidate.text)[0].split()
            words = bare_name(candidate.text).split()
            if len(title) > 1 and words:
                letters = "".join(word[0] for word in title).upper()
                self.by_rank.add((letters, fold(words[-1])))
            if len(words) < 2 or len(words[0].strip(".")) < 2:
                continue
            name = fold(" ".join(words))
            self.by_surname[fold(words[-1])].add(name)
            self.by_given[fold(words[0])].add(name)
            self.by_initials[initials_of(" ".join(words))].add(name)
            self.first.setdefault(fold(words[0]), candidate)


def with_part_names(
    units: tuple[Unit, ...], candidates: tuple[Candidate, ...], known: KnownNames
) -> tuple[Candidate, ...]:
    """The candidates in reading order: bodies in doubt that are a part of exactly one
    person's name are read as that person, and given names that stand alone in sentences
    are added."""
    people = _People(candidates)
    read = [
        replace(candidate, kind=Kind.PERSON)
        if candidate.kind is Kind.ORGANISATION
        and not registry_index().knows(candidate.text)
        and known.expansion(candidate.text) is None
        and _names_one(candidate, people)
        else candidate
        for candidate in candidates
    ]
    read = _with_ranks(read, people)
    added = _alone(units, tuple(read), people, known)
    return tuple(sorted({*read, *added}, key=lambda c: (c.start, c.end, c.kind, c.context)))


def _with_ranks(candidates: list[Candidate], people: _People) -> list[Candidate]:
    """The candidates without bodies that are only the short form of the rank of the person
    named at once behind ("AM" of "AM Ian Howells", elsewhere "Area Manager Ian Howells")."""
    behind = {c.start: c for c in candidates if c.kind is Kind.PERSON}
    kept = []
    for candidate in candidates:
        person = behind.get(candidate.end + 1)
        name = fold(bare_name(person.text)).split() if person is not None else []
        ranked = bool(name) and (candidate.text, name[-1]) in people.by_rank
        if not (ranked and candidate.kind is Kind.ORGANISATION):
            kept.append(candidate)
    return kept


def _names_one(candidate: Candidate, people: _People) -> bool:
    """Whether a body in doubt is a part of just one person's name."""
    text, key = candidate.text, fold(candidate.text)
    ranked = _RANK_AND_NAME.fullmatch(text)
    if ranked is not None:
        last = fold(ranked["name"])
        return (ranked["rank"], last) in people.by_rank and len(people.by_surname[last]) == 1
    if candidate.context == "prose" or " " in text:
        return False
    if text[1:].islower():
        if len(people.by_surname[key]) == 1:
            return True
        lead = candidate.context in ("lead", "name")
        return lead and key in given_names() and len(people.by_given[key]) == 1
    return (
        candidate.context == "lead"
        and _SHORT.fullmatch(text) is not None
        and len(people.by_initials[text]) == 1
    )


def _alone(
    units: tuple[Unit, ...], candidates: tuple[Candidate, ...], people: _People, known: KnownNames
) -> Iterator[Candidate]:
    """Given names alone in sentences, behind the one full name that they are part of."""
    given = sorted(
        name
        for name, owners in people.by_given.items()
        if len(owners) == 1
        and name in given_names()
        and name not in ambiguous_given_names()
        and len(name) > 2
        and not known.is_common(name)
        and not people.by_surname[name]
    )
    if not given:
        return
    names = "|".join(re.escape(name.capitalize()) for name in given)
    pattern = re.compile(rf"(?<![\w'’.-])(?:{names})(?=['’]s\b|(?![\w'’-]))(?!\.?\s+[A-Z(])")
    taken = Spans((candidate.start, candidate.end) for candidate in candidates)
    for unit in units:
        if unit.context != "prose":
            continue
        for match in pattern.finditer(unit.text):
            start, end = unit.start + match.start(), unit.start + match.end()
            first = people.first[fold(match.group())]
            before = unit.text[max(0, match.start() - 30) : match.start()].rstrip()
            if start < first.end or _JOINED.search(before) or not taken.free(start, end):
                continue
            begin, finish = sentence_bounds(unit, start, end)
            yield Candidate(
                start, end, match.group(), Kind.PERSON, Method.PATTERN, 0.8, False,
                begin, finish, unit.locator, unit.context, unit.actions,
            )  # fmt: skip
