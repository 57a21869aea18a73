"""Which named things of two versions are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.likeness import words_of
from queries.versions.assignment import Pair, assigned
from queries.versions.version import Named, Version

__all__ = ["Things", "match_things"]

_SAME_LABEL = 0.99
_SAME_NAME = 0.95
_ALIKE = 0.86
"""From so alike in spelling on, two names may be one, spelt otherwise."""
_SURNAME = 0.8
_SORTS = {
    "organisation": "body",
    "team": "body",
    "panel": "body",
    "partnership": "body",
    "service": "body",
}
"""A body is now read as an organisation, now as a panel; its name tells that it is one."""


@dataclass(frozen=True, slots=True)
class Things:
    """The things of two versions: what is the same, and the key that both then have.

    `same` gives (old, new, score), the others what stands in one version only. `keys` maps
    each IRI of either side (old first) to a key that the same things share.
    """

    same: tuple[tuple[Named, Named, float], ...]
    gone: tuple[Named, ...]
    new: tuple[Named, ...]
    keys: tuple[Mapping[str, str], Mapping[str, str]]


def match_things(old: Version, new: Version) -> Things:
    """What two versions name in common, by identity, by a common spelling, or spelt alike.

    A thing is the same at most once, the surest first.
    """
    left, right = _ordered(old), _ordered(new)
    pairs = assigned(_candidates(left, right))
    before = {left[pair.old].iri for pair in pairs}
    after = {right[pair.new].iri for pair in pairs}
    keys = (
        {each.iri: each.iri for each in left},
        {right[pair.new].iri: left[pair.old].iri for pair in pairs},
    )
    # One person may have been read as two in one of the versions: by initial, by full name.
    for each in right:
        if each.iri not in after:
            twin = _twin(each, left)
            keys[1][each.iri] = f"new {each.iri}" if twin is None else keys[0][twin.iri]
            after |= {each.iri} if twin else set()
    for each in left:
        if each.iri not in before:
            twin = _twin(each, right)
            keys[0][each.iri] = each.iri if twin is None else keys[1][twin.iri]
            before |= {each.iri} if twin else set()
    return Things(
        same=tuple((left[pair.old], right[pair.new], pair.score) for pair in pairs),
        gone=tuple(each for each in left if each.iri not in before),
        new=tuple(each for each in right if each.iri not in after),
        keys=keys,
    )


def _twin(thing: Named, others: Sequence[Named]) -> Named | None:
    """The first of the others with one of its spellings."""
    names = _names(thing)
    same = (each for each in others if _sort(each) == _sort(thing) and names & _names(each))
    return next(same, None)


def _ordered(version: Version) -> list[Named]:
    return sorted(version.things.values(), key=lambda each: (each.kind, each.label, each.iri))


def _candidates(left: Sequence[Named], right: Sequence[Named]) -> Iterator[Pair]:
    by_iri = {each.iri: at for at, each in enumerate(right)}
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(right):
        for name in _names(each):
            by_name[name].append(at)
    settled: set[int] = set()
    found: set[int] = set()
    for at, each in enumerate(left):
        if each.iri in by_iri:
            yield Pair(at, by_iri[each.iri], 1.0)
            settled.add(at)
            found.add(by_iri[each.iri])
    for at, each in enumerate(left):
        for other in {other for name in _names(each) for other in by_name[name]}:
            if _sort(each) == _sort(right[other]):
                same = _key(each.label) == _key(right[other].label)
                yield Pair(at, other, _SAME_LABEL if same else _SAME_NAME)
                settled.add(at)
                found.add(other)
    # Only what has no counterpart by name may be spelt otherwise.
    for at, each in enumerate(left):
        if at not in settled and not each.generic:
            for other, candidate in enumerate(right):
                if other not in found and _sort(each) == _sort(candidate):
                    score = _spelt_alike(each, candidate)
                    if score:
                        yield Pair(at, other, score)


def _spelt_alike(one: Named, other: Named) -> float:
    """How alike the labels are spelt; 0 where they are not, or differ in a number."""
    # Imported here because only names with no counterpart need it.
    from rapidfuzz import fuzz

    left, right = words_of(one.label), words_of(other.label)
    if _digits(left) != _digits(right) or not left or not right:
        return 0.0
    score = fuzz.ratio(" ".join(left), " ".join(right)) / 100
    if one.kind == "person":
        # Neither "Ann Lee" and "Ann Leigh-Smith" nor "Jo Shah" and "Bo Shah" are one person.
        last = fuzz.ratio(left[-1], right[-1]) / 100
        if left[0][0] != right[0][0] or last < _SURNAME:
            return 0.0
    elif len(left) != len(right) or not _each_alike(left, right):
        return 0.0
    # However alike, it stays a guess.
    return round(min(score, 0.95) * 0.8, 4) if score >= _ALIKE else 0.0


def _each_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether each word may be the other's misspelling: north and south are not."""
    from rapidfuzz import fuzz

    return all(
        fuzz.ratio(one, other) / 100 >= _SURNAME for one, other in zip(left, right, strict=True)
    )


def _digits(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(char.isdigit() for char in word)]


def _sort(thing: Named) -> str:
    return _SORTS.get(thing.kind, thing.kind)


def _names(thing: Named) -> set[str]:
    return {_key(spelling) for spelling in thing.spellings} - {""}


def _key(name: str) -> str:
    return " ".join(words_of(name))
