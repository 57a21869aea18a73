"""Names that the text itself says are one thing's: "X (formerly Y)", "X, trading as Y".

The words that tell so are data: `patterns/same_names.toml`. A second name that nothing
else finds is found here, at that place and wherever the plan's sentences repeat it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from extract.definite_heads import is_head
from extract.known_names import KnownNames
from extract.lexicon import fold
from extract.mentions import Candidate
from extract.namekinds import BODIES, head_kind, person_likeness, role_likeness
from extract.spans import Spans
from extract.units import Unit, sentence_bounds
from graph.records import Document, Method, plain

__all__ = ["Link", "SameNames", "find_same_names"]

_NAME = re.compile(
    r"[A-Z][\w&'’-]{0,30}(?: (?:(?:and|of|for|the|&) ){0,2}[A-Z][\w&'’-]{0,30}){0,7}"
)
_LONGEST_GAP = 60
_MARKUP = r"[*_]{0,3}"
_OPENED = re.compile(_MARKUP + r"\s?\(\s?[\"“‘'*_]{0,3}(?:the )?[\"“‘'*_]{0,3}")


@dataclass(frozen=True, slots=True)
class Link:
    """That one candidate names the same thing as another, which bears its present name.

    `start` and `end` enclose the words that say so.
    """

    name: Candidate
    stands_for: Candidate
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SameNames:
    """All candidates in reading order, with those found here, and what links them."""

    candidates: tuple[Candidate, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    reason: str
    between: re.Pattern[str]
    behind: re.Pattern[str] | None
    second_is_current: bool


@cache
def _patterns() -> tuple[_Pattern, ...]:
    path = resources.files("extract").joinpath("patterns/same_names.toml")
    return tuple(
        _Pattern(
            item["reason"],
            re.compile(_MARKUP + item["between"] + r"(?:the )?[\"“‘']?" + _MARKUP),
            re.compile(item["behind"]) if "behind" in item else None,
            item["current"] == "second",
        )
        for item in tomllib.loads(path.read_text("utf-8"))["pattern"]
    )


def find_same_names(
    document: Document,
    units: tuple[Unit, ...],
    candidates: tuple[Candidate, ...],
    known: KnownNames,
) -> SameNames:
    """What the text says of names that are one thing's."""
    text = document.text
    by_start: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_start.setdefault(candidate.start, []).append(candidate)
    taken = Spans((candidate.start, candidate.end) for candidate in candidates)
    links: list[Link] = []
    new: list[tuple[Candidate, Link]] = []
    for first in candidates:
        if first.kind not in BODIES or first.generic:
            continue
        links.extend(_short_form(text, first, by_start, known))
        for pattern in _patterns():
            second = _second(text, first, pattern, by_start, taken)
            if second is None:
                continue
            pair = (first, second) if pattern.second_is_current else (second, first)
            link = Link(*pair, pattern.reason, first.start, second.end)
            links.append(link)
            if second not in by_start.get(second.start, ()):
                new.append((second, link))
            break
    repeated = list(_repeated(units, new, taken))
    links.extend(link for _, link in repeated)
    every = {*candidates, *(c for c, _ in new), *(c for c, _ in repeated)}
    return SameNames(
        tuple(sorted(every, key=lambda c: (c.start, c.end, c.kind, c.context))), tuple(links)
    )


def _second(
    text: str,
    first: Candidate,
    pattern: _Pattern,
    by_start: Mapping[int, list[Candidate]],
    taken: Spans,
) -> Candidate | None:
    """The name that a pattern joins to a first one, found before or read here."""
    gap = pattern.between.match(text, first.end, first.end + _LONGEST_GAP)
    if gap is None:
        return None
    at = gap.end()
    found = [c for c in by_start.get(at, ()) if c.kind in BODIES and not c.generic]
    if found:
        second = max(found, key=lambda c: c.end)
    else:
        name = _NAME.match(text, at)
        if name is None or not taken.free(at, name.end()) or not _may_name(name.group()):
            return None
        kind = head_kind(name.group())
        second = replace(
            first,
            start=at,
            end=name.end(),
            text=plain(name.group()),
            kind=kind if kind in BODIES else first.kind,
            method=Method.PATTERN,
            confidence=0.8,
            within=None,
        )
    if pattern.behind is not None and pattern.behind.match(text, second.end) is None:
        return None
    return None if is_head(second.text) or fold(second.text) == fold(first.text) else second


def _may_name(name: str) -> bool:
    """Whether words read nowhere else as a name may be a body's."""
    return len(name) > 2 and person_likeness(name) < 0.8 and role_likeness(name) < 0.8


def _short_form(
    text: str, long: Candidate, by_start: Mapping[int, list[Candidate]], known: KnownNames
) -> Iterator[Link]:
    """A short form in brackets behind a name whose end it abbreviates: in "West Yorkshire
    Violence Reduction Partnership (VRP)" the letters leave out the county."""
    opened = _OPENED.match(text, long.end)
    for short in by_start.get(opened.end(), ()) if opened is not None else ():
        expansion = known.expansion(short.text)
        if (
            short.kind in BODIES
            and expansion is not None
            and text[short.end : short.end + 4].lstrip("\"”’'*_").startswith((")", ",", " or"))
            and fold(long.text).endswith(" " + fold(expansion))
        ):
            yield Link(short, long, "abbreviation", long.start, short.end + 1)


def _repeated(
    units: tuple[Unit, ...], new: list[tuple[Candidate, Link]], taken: Spans
) -> Iterator[tuple[Candidate, Link]]:
    """Where sentences repeat a name that was first read here."""
    own = Spans((candidate.start, candidate.end) for candidate, _ in new)
    for origin, link in {candidate.text: (candidate, link) for candidate, link in new}.values():
        pattern = re.compile(rf"(?<![\w'’-]){re.escape(origin.text)}(?![\w-])")
        for unit in units:
            if unit.context in ("theme", "heading") or origin.text not in unit.text:
                continue
            for match in pattern.finditer(unit.text):
                start, end = unit.start + match.start(), unit.start + match.end()
                if taken.free(start, end) and own.free(start, end):
                    begin, finish = sentence_bounds(unit, start, end)
                    again = replace(
                        origin, start=start, end=end, sentence_start=begin, sentence_end=finish,
                        locator=unit.locator, context=unit.context, actions=unit.actions,
                    )  # fmt: skip
                    yield again, Link(again, origin, link.reason, link.start, link.end)
