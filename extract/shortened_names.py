"""Names that a plan shortens to their last words: "the Gangs Unit" for the "North Area
Gangs Unit" that it named before; or to all but the last, "Millfield" for the "Millfield
Project"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.body_names import BodyKey, BodyNames, alike
from extract.definite_heads import is_head
from extract.known_names import KnownNames
from extract.lexicon import fold, head_kinds, ordinary_words
from extract.mentions import Candidate
from extract.same_names import Link
from extract.setting import is_place
from graph.records import Document, Kind, plain

__all__ = ["shortened_names"]

_THE = re.compile(r"(?<![\w'’-])(?:the|this|our|its)\s(?:police\s|council\s)?$", re.IGNORECASE)
_BEFORE = 16
_LEAST_LETTERS = 5
_NAMED_LONG = re.compile(
    r"[^\n]{4,60}\s(?:Foundation|Trust|Project|Charity|CIC|CIO|Association|Society|Ltd|Limited|"
    r"Programme|Scheme)"
)
_FAMILIES = {
    Kind.ORGANISATION: "body",
    Kind.PANEL: "body",
    Kind.SERVICE: "body",
    Kind.DOCUMENT: "document",
}


def shortened_names(
    document: Document, candidates: tuple[Candidate, ...], known: KnownNames
) -> tuple[Link, ...]:
    """Links from names of the plan's own that are always printed with "the" to the only
    longer name that they end, if that was named before. Where several end so, the one of
    the plan's own policing unit counts."""
    names = BodyNames(known)
    shorts: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    endings: dict[tuple[str, str], dict[BodyKey, Candidate]] = defaultdict(dict)
    fronts: dict[bool, dict[str, dict[str, Candidate]]] = {
        True: defaultdict(dict),
        False: defaultdict(dict),
    }
    for candidate in sorted(candidates, key=lambda c: (c.start, c.end)):
        family = _FAMILIES.get(candidate.kind)
        if family is None or candidate.generic:
            continue
        key = names.identify(candidate.text, candidate.kind)
        if key.sort not in ("own", "registry"):
            continue
        words = fold(candidate.text).split()
        if key.sort == "own" and len(words) > 1 and not is_head(candidate.text):
            shorts[family, " ".join(words)].append(candidate)
        if key.sort == "own" and family == "body":
            kept = fronts[True] if _NAMED_LONG.fullmatch(candidate.text) else fronts[False]
            front = " ".join(words[:-1]) if kept is fronts[True] else " ".join(words)
            kept[front].setdefault(key.name, candidate)
        for size in range(2, len(words)):
            plain_key = BodyKey(key.sort, key.name, home=key.home)
            endings[family, " ".join(words[-size:])].setdefault(plain_key, candidate)
    return (*_links(document.text, shorts, endings), *_front_links(fronts, known))


def _links(
    text: str,
    shorts: dict[tuple[str, str], list[Candidate]],
    endings: dict[tuple[str, str], dict[BodyKey, Candidate]],
) -> Iterator[Link]:
    for name, members in shorts.items():
        longer = endings.get(name, {})
        found = _distinct(longer)
        if len(found) > 1:
            found = _distinct({key: long for key, long in longer.items() if key.home})
        definite = all(_THE.search(text, max(0, m.start - _BEFORE), m.start) for m in members)
        if len(found) == 1 and definite and found[0].end <= members[0].start:
            short = members[0]
            yield Link(short, found[0], "definite short form", short.start, short.end)


def _front_links(
    fronts: dict[bool, dict[str, dict[str, Candidate]]], known: KnownNames
) -> Iterator[Link]:
    """Links from what a charity or scheme is called without its last word ("Millfield" beside
    the "Millfield Project") to the only thing whose name begins so."""
    for front, shorts in fronts[False].items():
        longer = list(fronts[True].get(front, {}).values())
        words = front.split()
        telling = [w for w in words if w not in ordinary_words() and w not in head_kinds()]
        if len(longer) != 1 or not telling or len(front) < _LEAST_LETTERS:
            continue
        for short in shorts.values():
            name = plain(short.text)
            alone = len(words) == 1 and known.is_common(words[0])
            if alone or is_place(name) or short.kind is Kind.PANEL or not name[0].isupper():
                continue
            yield Link(short, longer[0], "short name", short.start, short.end)


def _distinct(longer: dict[BodyKey, Candidate]) -> list[Candidate]:
    """One candidate for each thing, spellings that differ by a slip being one."""
    kept: dict[BodyKey, Candidate] = {}
    for key, candidate in longer.items():
        if not any(alike(key.name, other.name) for other in kept if other.home == key.home):
            kept[key] = candidate
    return list(kept.values())
