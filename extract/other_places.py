"""Things of one council's area that another area's plan names ("Barnet YOT" in Harrow's).

A place's teams and boards are filed under that place, whichever plan names them, so that
two plans meet on one thing and like-named teams of two places stay two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from extract.known_names import KnownNames
from extract.lexicon import fold, stands_alone
from extract.mentions import Candidate
from extract.namekinds import BODIES, head_kind
from extract.setting import Setting, council_names, council_of, short_place_name
from extract.spans import Spans
from graph.identity import slug
from graph.records import Document, Kind, plain
from ontology.registry import Place, RegistryEntry, load_places

__all__ = ["OfPlace", "of_another_place", "with_places"]

_LONGEST_PLACE = 6
_POSSESSIVE = re.compile(r"['’](?:s)?$")
_BEFORE = 60
_BEGINNING = re.compile(r"(?<![\w'’-])[A-Z]")
_BEHIND = re.compile(r" (?:in|of|for|at) (?=[A-Z])")
_PLACE_WORDS = re.compile(r"[A-Z][\w-]*(?: (?:(?:and|of|upon|on|&) )*[A-Z][\w-]*){0,5}")


@dataclass(frozen=True, slots=True)
class OfPlace:
    """What a name says of another place: `home` is that place's key, `rest` the name
    without the place, `entry` the type of local body that it is, if it is a known one."""

    home: str
    rest: str
    entry: RegistryEntry | None


def of_another_place(name: str, kind: Kind, known: KnownNames) -> OfPlace | None:
    """The place, other than the plan's own, whose team, board or partnership a whole
    name means; None where it means no such thing.

    >>> from extract.setting import Setting
    >>> found = of_another_place("Barnet YOT", Kind.ORGANISATION, KnownNames(Setting()))
    >>> (found.home, found.entry.id)
    ('barnet', 'youth-offending-team')
    """
    if kind not in BODIES:
        return None
    place = _partnerships().get(fold(name))
    if place is not None and _is_other(place, known.setting, _partnership(known)):
        return OfPlace(slug(place.name), name, _partnership(known))
    split = _split(name)
    if split is None:
        return None
    place, rest = split
    entry = known.entry(rest)
    if not _is_other(place, known.setting, entry):
        return None
    if entry is not None:
        local = entry.scope == "local" and not entry.generic and Kind(entry.kind) in BODIES
        return OfPlace(slug(place.name), rest, entry) if local else None
    formed = head_kind(rest) in (Kind.ORGANISATION, Kind.PANEL) and len(rest.split()) > 1
    formed = formed and "Council" not in rest
    return OfPlace(slug(place.name), rest, None) if formed and not stands_alone(name) else None


def with_places(
    document: Document, candidates: tuple[Candidate, ...], known: KnownNames
) -> tuple[Candidate, ...]:
    """The candidates, those of another place's bodies with the place's name: "YOT" that
    stands behind "Barnet" is "Barnet YOT"."""
    candidates = tuple(part for whole in candidates for part in _halves(whole, known))
    taken = Spans((candidate.start, candidate.end) for candidate in candidates)
    ending = {candidate.end: candidate for candidate in candidates}
    parts: set[Candidate] = set()
    widened = []
    for candidate in candidates:
        before = ending.get(candidate.start - 1)
        whole = _joined(document.text, before, candidate, known) if before is not None else None
        if before is not None and whole is not None:
            parts.add(before)
        widened.append(whole or _with_place(document.text, candidate, taken, known))
    kept = (candidate for candidate in widened if candidate not in parts)
    return tuple(sorted(kept, key=lambda c: (c.start, c.end, c.kind, c.context)))


def _halves(candidate: Candidate, known: KnownNames) -> tuple[Candidate, ...]:
    """The two bodies of places that "and" joins in a sentence ("Barnet YOT and Camden
    Council"), or else the candidate itself."""
    parts = candidate.text.split(" and ")
    whole = candidate.end - candidate.start == len(candidate.text)
    if candidate.context != "prose" or candidate.kind not in BODIES or not whole:
        return (candidate,)
    if len(parts) != 2 or not all(_is_of_a_place(part, known) for part in parts):
        return (candidate,)
    middle = candidate.start + len(parts[0])
    return (
        replace(candidate, end=middle, text=parts[0]),
        replace(candidate, start=candidate.end - len(parts[1]), text=parts[1]),
    )


def _is_of_a_place(name: str, known: KnownNames) -> bool:
    """Whether a name is some council's, or a place's with a known type of local body."""
    if council_of(name) is not None:
        return True
    elsewhere = of_another_place(name, Kind.ORGANISATION, known)
    if elsewhere is not None:
        return elsewhere.entry is not None
    rest = known.without_council(name)
    entry = known.entry(rest) if rest is not None else None
    return entry is not None and entry.scope == "local" and not entry.generic


def _joined(
    text: str, before: Candidate, candidate: Candidate, known: KnownNames
) -> Candidate | None:
    """A body in a cell with the place or council that a candidate of its own before it
    names ("Barnet's" and "YOT"), None where they are no one name."""
    if candidate.context == "prose" or text[before.end : candidate.start] != " ":
        return None
    if not _is_local(candidate, known):
        return None
    whole = text[before.start : candidate.end]
    if fold(_POSSESSIVE.sub("", before.text)) not in _places():
        return None
    if of_another_place(whole, candidate.kind, known) is None:
        return None
    return replace(candidate, start=before.start, text=whole)


def _is_local(candidate: Candidate, known: KnownNames) -> bool:
    """Whether a candidate is a body by a type that every place has its own of."""
    if candidate.kind not in BODIES or candidate.generic:
        return False
    entry = known.entry(candidate.text)
    return entry is not None and entry.scope == "local" and not entry.generic


def _with_place(text: str, candidate: Candidate, taken: Spans, known: KnownNames) -> Candidate:
    if not _is_local(candidate, known):
        return candidate
    entry = known.entry(candidate.text)
    for begin in _BEGINNING.finditer(text, max(0, candidate.start - _BEFORE), candidate.start):
        whole = text[begin.start() : candidate.end]
        if not taken.free(begin.start(), candidate.start) or plain(whole) != whole:
            continue
        found = of_another_place(whole, candidate.kind, known)
        if found is not None and found.rest == candidate.text:
            return replace(candidate, start=begin.start(), text=whole)
    behind = _BEHIND.match(text, candidate.end)
    named = _PLACE_WORDS.match(text, behind.end()) if behind is not None else None
    if named is not None:
        words = named.group().split(" ")
        for size in range(len(words), 0, -1):
            end = named.start() + len(" ".join(words[:size]))
            place = _places().get(fold(text[named.start() : end]))
            if place is not None and taken.free(candidate.end, end):
                if _is_other(place, known.setting, entry):
                    return replace(candidate, end=end, text=text[candidate.start : end])
    return candidate


def _split(name: str) -> tuple[Place, str] | None:
    """A name's place and what is left of it, in either order."""
    words = name.split()
    for size in range(min(_LONGEST_PLACE, len(words) - 1), 0, -1):
        head = _POSSESSIVE.sub("", " ".join(words[:size]))
        place = _places().get(fold(head))
        if place is not None and head[0].isupper() and not head.endswith(","):
            rest = " ".join(words[size:])
            return None if fold(words[size]) in ("and", "") else (place, rest)
    for match in _BEHIND.finditer(name):
        place = _places().get(fold(name[match.end() :]))
        if place is not None:
            return place, name[: match.start()]
    return None


def _partnership(known: KnownNames) -> RegistryEntry | None:
    return known.entry("Community Safety Partnership")


def _is_other(place: Place, setting: Setting, entry: RegistryEntry | None) -> bool:
    """Whether a place is none of the plan's own. The plan of a part of a county or of a
    police force's area means the whole's team by a type of body, but the whole's partnership
    is another than the part's."""
    own = setting.place
    if own is None or place.code == own.code:
        return own is None
    if place.name in setting.prefixes:
        return entry is not None and entry.id == "community-safety-partnership"
    return True


@cache
def _places() -> Mapping[str, Place]:
    """The places by the folded names of themselves and their councils, each borne by one."""
    named: dict[str, set[Place]] = defaultdict(set)
    for place in load_places():
        councils = {name for name in council_names(place) if len(name.split()) > 1}
        for name in {place.name, short_place_name(place.name), *councils}:
            named[fold(name)].add(place)
    return {name: next(iter(places)) for name, places in named.items() if len(places) == 1}


@cache
def _partnerships() -> Mapping[str, Place]:
    return {
        fold(name): place for place in load_places() for name in Setting(place).partnership_names
    }
