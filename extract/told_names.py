"""Names in running text that only the words around them tell.

"We will offer Brightway to …" names a service, though nothing in the name says so. The
patterns are data, `patterns/telling_words.toml`; each stands there with a sentence that
tests run it on. They are tried only on what no list and no last word of a name tells.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from operator import itemgetter

from extract.known_names import KnownNames
from extract.lexicon import common_abbreviations, fold, head_kinds, ordinary_words
from extract.name_bounds import leading_words
from extract.name_patterns import FormName
from extract.namekinds import head_kind, person_likeness
from extract.setting import is_place
from graph.records import Kind, plain

__all__ = ["TellingPattern", "find_told", "names_nothing", "telling_patterns"]

_WORD = r"[A-Z][\w'’-]{0,24}"
_NAME = rf"{_WORD}(?:\s{{1,2}}(?:(?:of|for|and|&|the|a)\s{{1,2}}){{0,2}}{_WORD}){{0,5}}"
# Where marks show where a name ends, more small words may stand in it ("Ward to World").
_TITLE = (
    rf"{_WORD}(?:\s{{1,2}}(?:(?:of|for|and|&|the|a|to|in|on|by|at|with|your|my|our)\s{{1,2}}){{0,2}}"
    rf"{_WORD}){{0,5}}"
)
_AND = re.compile(r"\s{1,3}(?:and|&)\s{1,3}")
_CAPITALISED_TEXT = 0.7
_LEAST_WORDS_JUDGED = 6
_JOINING = frozenset(["and", "of", "for", "the"])
_ARTICLES = frozenset(["the", "a", "an", "our", "its", "their", "this", "these", "all", "each"])
_OWN = ("your", "my")  # these begin services' names: "Your Choice"
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_TIMES = frozenset(["morning", "afternoon", "evening", "night", "nights", "evenings", "and", "to"])
_SENTENCE_BEGINS = r"(?:^|[.;:!?]\s{1,3})"
_SENTENCE_MARKS = ".;:!?•-–)"
_LEAST_PERSON = 0.6


@dataclass(frozen=True, slots=True)
class TellingPattern:
    """Words that tell the kind of the name between them, with the sentence that shows it;
    `whole` marks one that spells out the name itself, `subject` one whose name begins its
    sentence. A text that it fits holds one of its `needs`, in small letters."""

    kind: Kind
    confidence: float
    source: str
    needs: tuple[str, ...]
    example: str
    whole: bool
    subject: bool

    @property
    def words(self) -> re.Pattern[str]:
        """The regular expression, compiled when it is first asked for: few plans need all."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class _Words:
    leading: frozenset[str]
    never_first: frozenset[str]
    never_alone: frozenset[str]


@cache
def _data() -> tuple[tuple[TellingPattern, ...], _Words]:
    text = resources.files("extract").joinpath("patterns/telling_words.toml").read_text("utf-8")
    data = tomllib.loads(text)
    behind = "|".join(data["behind"].split())
    stop = rf"(?=\s{{1,3}}(?:{behind})\b|\s{{0,3}}[,.;:()\]]|\s*$)"
    patterns = tuple(
        TellingPattern(
            Kind(row["kind"]),
            row["confidence"],
            rf"(?i:{{before}}{row['words']})".replace(
                "{name}", rf"\s{{0,2}}(?-i:(?P<name>{_NAME}))\s{{0,2}}"
            )
            .replace("{title}", rf"\s{{0,2}}(?-i:(?P<name>{_TITLE}))\s{{0,2}}")
            .replace("{stop}", stop)
            .replace("{before}{begin}", _SENTENCE_BEGINS)
            .replace("{before}", r"(?<![\w-])"),
            tuple(row["needs"]),
            row["example"],
            "{name}" not in row["words"] and "{title}" not in row["words"],
            "{begin}" in row["words"],
        )
        for row in data["pattern"]
    )
    words = _Words(
        leading_words(),
        frozenset(data["never_first"].split()),
        frozenset(data["never_alone"].split()),
    )
    return patterns, words


def telling_patterns() -> tuple[TellingPattern, ...]:
    """The patterns in the order of their file."""
    return _data()[0]


@cache
def _by_need() -> dict[str, tuple[int, ...]]:
    """Which patterns need a word, by their places in the file."""
    found: dict[str, list[int]] = {}
    for at, pattern in enumerate(telling_patterns()):
        for need in pattern.needs:
            found.setdefault(need, []).append(at)
    return {need: tuple(places) for need, places in found.items()}


def names_nothing(word: str) -> bool:
    """Whether a word with a capital is no name by itself ("Mentoring", "Monday").

    >>> names_nothing("Mentoring"), names_nothing("Brightway")
    (True, False)
    """
    folded = fold("x " + word)[2:]
    return folded in _data()[1].never_alone or folded in _data()[1].never_first


def find_told(text: str, known: KnownNames) -> Iterator[FormName]:
    """The names in a text of one plan that the words around them tell, pattern by pattern."""
    for pattern, match in _matches(text):
        if (holder := match.groupdict().get("holder")) and person_likeness(holder) < 0.5:
            continue
        if pattern.whole:
            yield FormName(*match.span("name"), pattern.kind, pattern.confidence)
            continue
        start = _without_verb(text, *match.span("name"), subject=pattern.subject)
        tail = "tail" in pattern.words.groupindex
        last = match.end("tail" if tail else "name")
        for begin, end in _parts(text, start, last, pattern.kind):
            # A descriptor behind a name may end like a body's: "Lighthouse advice service".
            name = plain(text[begin : match.end("name") if tail else end])
            kind = _known_in_cells(name, pattern.kind, known)
            if kind is not None or _may_name(name, pattern.kind, known):
                yield FormName(begin, end, kind or pattern.kind, pattern.confidence)


@lru_cache(maxsize=8192)
def _matches(text: str) -> tuple[tuple[TellingPattern, re.Match[str]], ...]:
    """Where the patterns fit a text, pattern by pattern; of a text that is mostly capitalised
    words they tell nothing. Kept, since a plan's text is read once to learn its names and
    again to find them."""
    words = text.split()
    if len(words) > _LEAST_WORDS_JUDGED:
        capitals = sum(map(str.isupper, map(itemgetter(0), words)))
        if capitals > _CAPITALISED_TEXT * len(words):
            return ()
    small, patterns = text.casefold(), telling_patterns()
    fitting = {at for need, places in _by_need().items() if need in small for at in places}
    return tuple(
        (patterns[at], match)
        for at in sorted(fitting)
        for match in patterns[at].words.finditer(text)
    )


def _parts(text: str, start: int, end: int, kind: Kind) -> Iterator[tuple[int, int]]:
    """The names in a stretch: of organisations and persons "and" joins two."""
    if kind in (Kind.ORGANISATION, Kind.PERSON):
        for match in _AND.finditer(text, start, end):
            yield start, match.start()
            start = match.end()
    if start < end:
        yield start, end


def _without_verb(text: str, start: int, end: int, *, subject: bool) -> int:
    """Where a name begins behind the verb that its sentence may begin with; a `subject` has
    an article before it at most."""
    before = text[:start].rstrip()
    if before and before[-1] not in _SENTENCE_MARKS:
        return start
    words = list(re.finditer(r"\S+", text[start:end]))
    first = fold("x " + words[0].group())[2:]
    kept = (subject and first not in _ARTICLES) or (first in _OWN and len(words) > 1)
    if first not in _data()[1].leading or kept:
        return start
    at = 2 if len(words) > 1 and words[1].group()[0].islower() else 1
    return start + words[at].start() if at < len(words) else end


def _known_in_cells(name: str, told: Kind, known: KnownNames) -> Kind | None:
    """The kind of what the registry knows by a name that in prose needs telling words."""
    entry = known.entry(name)
    if entry is None or entry.generic or name not in entry.cell_only:
        return None
    return Kind(entry.kind) if {told.value, "service"} & {entry.kind, *entry.also} else None


def _may_name(name: str, kind: Kind, known: KnownNames) -> bool:
    """Whether a capitalised text may be an unknown thing's name."""
    words = name.split()
    if not words:
        return False
    folded = [fold("x " + word)[2:] for word in words]
    if len(words) == 1 and folded[0] in head_kinds():
        return False
    if any(known.entry_or_kind(half) for half in re.split(r" (?:and|&) ", name)):
        return False
    if kind is Kind.PERSON:
        return (
            person_likeness(name) >= _LEAST_PERSON
            and 2 <= len(words) <= 3
            and head_kind(name) is None
            and known.entry_or_kind(name) is None
            and not is_place(name)
        )
    named_day = folded[0] in _DAYS and len(words) > 1 and folded[1] not in _TIMES
    if (folded[0] in _data()[1].never_first and not named_day) or known.entry_or_kind(name):
        return False
    if is_place(name) or name in common_abbreviations():
        return False
    if person_likeness(name) >= 0.8 and words[0] != "A":
        return False
    if known.without_prefix(name) is not None and known.entry_or_kind(
        known.without_prefix(name) or ""
    ):
        return False
    if head_kind(name) not in (None, kind):
        return False
    if (known.expansion(name) or "A").islower():
        return False
    if len(words) == 1:
        alone = folded[0] in _data()[1].never_alone or known.is_common(name)
        return not alone and len(name) > 2 and not name.isupper()
    empty = ordinary_words() | _data()[1].never_alone | _JOINING
    return not all(word in empty for word in folded)
