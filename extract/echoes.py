"""Names found once, found wherever else the plan prints them in the same letters.

A rule of form or of telling words finds a name in one sentence and not in the next; the
plan's reader knows it from then on. Persons, and names of several words, are taken
wherever nothing overlaps them; a single word only if the plan prints it nowhere in small
letters and nothing else tells what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.definite_heads import is_head
from extract.known_names import KnownNames
from extract.lexicon import common_abbreviations, fold, given_names, head_kinds, ordinary_words
from extract.mentions import Candidate
from extract.name_bounds import leading_words
from extract.namekinds import BODIES, bare_name
from extract.setting import is_place
from extract.spans import Spans
from extract.told_names import names_nothing
from extract.units import Unit, sentence_bounds
from graph.records import Kind, Method

__all__ = ["with_echoes"]

_WORD = re.compile(r"(?<![\w'’-])[A-Z0-9][\w&'’-]*")
_BLANK = re.compile(r"\s{1,60}")
_BEHIND = re.compile(r"(?![\w-])(?!['’](?!s\b))")
_GOES_ON = re.compile(r"(?:['’]s)? (?:(?:of|and|&|for) (?:the )?)?[A-Z][a-z]")
_JOINED_ON = re.compile(r" [A-Z][a-z]|-[A-Za-z]")
_CAPITAL_BEFORE = re.compile(r"(?:^|[^.!?:;*>•|)\s]\s{1,2})(?P<word>[A-Z][\w&'’-]*)\s$")
_LEAST_SURE = 0.6
_LEAST_SURE_WORD = 0.7
_SURE = 0.8
_LEAST_LETTERS = 4


def with_echoes(
    units: tuple[Unit, ...],
    candidates: tuple[Candidate, ...],
    known: KnownNames,
    names: tuple[Candidate, ...] = (),
) -> tuple[Candidate, ...]:
    """The candidates in reading order, with every other place that prints one of their names,
    or only one of the given `names`."""
    sought = {candidate.text: candidate for candidate in names}
    return _echoed(units, candidates, sought or _names(candidates, known))


def _names(candidates: tuple[Candidate, ...], known: KnownNames) -> dict[str, Candidate]:
    """The spellings that may be sought, each with the surest candidate that prints it."""
    names: dict[str, Candidate] = {}
    for candidate in candidates:
        for name in _repeatable(candidate, known):
            held = names.get(name)
            if held is None or candidate.confidence > held.confidence:
                names[name] = candidate
    return names


def _echoed(
    units: tuple[Unit, ...], candidates: tuple[Candidate, ...], names: dict[str, Candidate]
) -> tuple[Candidate, ...]:
    first_words: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first_words.setdefault(re.split(r"[\s]", name)[0], []).append(name)
    taken = Spans((candidate.start, candidate.end) for candidate in candidates)
    begun = {candidate.start: candidate for candidate in candidates}
    added: list[Candidate] = []
    lost: set[Candidate] = set()
    for unit in units:
        if unit.context == "theme":
            continue
        for echo in _in_unit(unit, first_words, names):
            part = begun.get(echo.start)
            if taken.free(echo.start, echo.end):
                added.append(echo)
            elif part is not None and _cut_short(part, echo, taken):
                added.append(echo)
                lost.add(part)
    kept = (candidate for candidate in candidates if candidate not in lost)
    return tuple(sorted({*kept, *added}, key=lambda c: (c.start, c.end, c.kind, c.context)))


def _cut_short(part: Candidate, echo: Candidate, taken: Spans) -> bool:
    """Whether what was found is only the beginning of a body's name ("Street Games" of
    "Street Games Wales")."""
    inside = part.end < echo.end and taken.free(part.end, echo.end)
    return inside and part.kind in BODIES and echo.kind in BODIES and part.text in echo.text


def _in_unit(
    unit: Unit, first_words: dict[str, list[str]], names: dict[str, Candidate]
) -> Iterator[Candidate]:
    """The names that a unit repeats, the longest at each place."""
    at = 0
    for word in _WORD.finditer(unit.text):
        if word.start() < at:
            continue
        bare = word.group().removesuffix("'s").removesuffix("’s")
        both = dict.fromkeys((word.group(), bare))
        for name in (name for first in both for name in first_words.get(first, ())):
            finish = _printed_until(unit.text, word.start(), name)
            origin = names[name]
            if finish is None or _is_part(unit.text, word.start(), finish, origin.kind):
                continue
            start, end = unit.start + word.start(), unit.start + finish
            at = finish
            begin, last = sentence_bounds(unit, start, end)
            yield replace(
                origin, start=start, end=end, text=name, method=Method.PATTERN,
                confidence=min(origin.confidence, _SURE), sentence_start=begin,
                sentence_end=last, locator=unit.locator, context=unit.context,
                actions=unit.actions, doubtful=False, within=None,
            )  # fmt: skip
            break


def _printed_until(text: str, start: int, name: str) -> int | None:
    """Where a name ends that is printed from an offset on, over a line's end too; None where
    other words stand there."""
    at = start
    for number, word in enumerate(name.split()):
        if number:
            blank = _BLANK.match(text, at)
            if blank is None:
                return None
            at = blank.end()
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at if _BEHIND.match(text, at) else None


def _is_part(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether the words are a part of a longer name than the one sought."""
    goes_on = _JOINED_ON if kind is Kind.PERSON or "\n" in text[start:end] else _GOES_ON
    if goes_on.match(text, end):
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, start - 40), start)
    if before is None or kind is Kind.PERSON:
        return False
    return fold("x " + before["word"])[2:] not in leading_words()


def _repeatable(candidate: Candidate, known: KnownNames) -> Iterator[str]:
    """The spellings by which a candidate may be found elsewhere."""
    name = candidate.text
    if candidate.generic or candidate.doubtful or candidate.confidence < _LEAST_SURE:
        return
    if candidate.kind is Kind.PERSON:
        for full in {name, bare_name(name)}:
            if len(full.split()) > 1 and full[0].isupper() and len(full.split()[-1]) > 2:
                yield full
        return
    words = name.split()
    if not name[0].isupper() or is_head(name) or "(" in name or name.endswith("."):
        return
    if len(words) > 1:
        capitals = [word for word in words if word[0].isupper() or word[0].isdigit()]
        if len(capitals) > 1 and not is_place(name) and not _common(words, known):
            yield name
    elif _tells_itself(name, candidate, known):
        yield name


def _common(words: list[str], known: KnownNames) -> bool:
    """Whether words name nothing outside a cell ("Community Safety", "Service Manager")."""
    entry = known.entry(" ".join(words))
    if entry is not None:
        return " ".join(words) in entry.cell_only
    return all(
        fold("x " + word)[2:] in ordinary_words() or fold("x " + word)[2:] in head_kinds()
        for word in words
    )


def _tells_itself(word: str, candidate: Candidate, known: KnownNames) -> bool:
    """Whether a single word is a name wherever it stands with a capital."""
    folded = fold("x " + word)[2:]
    whole_cell = (candidate.sentence_start, candidate.sentence_end) == (
        candidate.start,
        candidate.end,
    )
    if candidate.kind in (Kind.ROLE, Kind.DOCUMENT, Kind.FUND):
        return False
    entry = known.entry(word)
    if entry is not None:
        return False
    return (
        len(word) >= _LEAST_LETTERS
        and (whole_cell or candidate.confidence >= _LEAST_SURE_WORD)
        and not known.is_common(word)
        and folded not in head_kinds()
        and folded not in ordinary_words()
        and folded not in given_names()
        and folded not in leading_words()
        and not names_nothing(word)
        and not is_place(word)
        and word not in common_abbreviations()
    )
