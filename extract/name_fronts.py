"""Names that a plan shortens to their front: "Icebreak" for the "Icebreak mentoring service".

A name that ends in small letters holds a descriptor: what is capitalised before it is the
same thing's name, and is found wherever the plan's sentences print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.echoes import with_echoes
from extract.known_names import KnownNames
from extract.lexicon import common_abbreviations, fold, head_kinds, ordinary_words
from extract.mentions import Candidate
from extract.name_bounds import leading_words
from extract.namekinds import person_likeness
from extract.setting import is_place
from extract.told_names import names_nothing
from extract.units import Unit
from graph.records import Kind

__all__ = ["Fronts", "with_fronts"]

_NAME = re.compile(
    r"(?P<front>[A-Z0-9][\w'’&-]*(?: (?:(?:of|for|the|and|&|to) ){0,2}[A-Z0-9][\w'’&-]*){0,4})"
    r"(?P<tail>(?: [a-z-]+){1,3})"
)
_KINDS = (Kind.SERVICE, Kind.PANEL)


@dataclass(frozen=True, slots=True)
class Fronts:
    """All candidates in reading order; `pairs` are those that bear a short name, each with
    one that bears the full name."""

    candidates: tuple[Candidate, ...]
    pairs: tuple[tuple[Candidate, Candidate], ...]


def with_fronts(
    units: tuple[Unit, ...], candidates: tuple[Candidate, ...], known: KnownNames
) -> Fronts:
    """The candidates with the short names of those whose full name ends in a descriptor."""
    full: dict[str, Candidate] = {}
    shared: set[str] = set()
    for candidate in candidates:
        for front in _front(candidate, known):
            other = full.setdefault(front, candidate)
            if fold(other.text) != fold(candidate.text):
                shared.add(front)
    full = {front: origin for front, origin in full.items() if front not in shared}
    if not full:
        return Fronts(candidates, ())
    read = tuple(
        replace(candidate, kind=full[candidate.text].kind)
        if candidate.text in full and candidate.kind is not Kind.PERSON
        else candidate
        for candidate in candidates
    )
    seeds = tuple(replace(origin, text=front) for front, origin in full.items())
    echoed = with_echoes(units, read, known, names=seeds)
    pairs = tuple((c, full[c.text]) for c in echoed if c.text in full)
    return Fronts(echoed, pairs)


def _front(candidate: Candidate, known: KnownNames) -> Iterator[str]:
    """The capitalised front of a service's or panel's name, if that may be a name itself."""
    match = _NAME.fullmatch(candidate.text)
    if match is None or candidate.kind not in _KINDS or candidate.generic:
        return
    if known.entry(candidate.text) is not None or match["tail"].split()[-1] not in head_kinds():
        return
    front = match["front"]
    words = [fold("x " + word)[2:] for word in front.split()]
    common = all(
        word in ordinary_words() or word in leading_words() or word in head_kinds()
        for word in words
    )
    if common or is_place(front) or known.entry(front) is not None:
        return
    if front in common_abbreviations() or known.expansion(front) is not None:
        return
    alone = len(words) == 1 and (known.is_common(front) or names_nothing(front) or len(front) < 4)
    if not alone and person_likeness(front) < 0.8 and known.without_area(front) is None:
        yield front
