"""One person under several spellings, and two persons kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from extract.lexicon import fold, surname_prefixes
from extract.namekinds import bare_name, split_title
from graph.records import Merge, plain

__all__ = ["Person", "group_people"]

_ALIKE_GIVEN = 80.0


@dataclass(slots=True)
class Person:
    """A person with every spelling printed, and why each was taken for them."""

    name: str
    spellings: list[str] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)
    rank: str | None = None


def group_people(
    printed: Iterable[str], initials: Iterable[tuple[str, str]]
) -> tuple[tuple[Person, ...], dict[str, Person]]:
    """The persons behind printed names, and whom each printed name means.

    `printed` holds a name as often as it is printed, with or without title; `initials`
    pairs such as ("DQT", "David Quirke-Thornton") that the plan defines. Names whose
    owner is not certain (a surname or initials that two persons share) are left out of
    the mapping.
    """
    counts = Counter(plain(name) for name in printed)
    names = Counter[str]()
    for name, count in counts.items():
        names[bare_name(name)] += count
    people: list[Person] = []
    owner: dict[str, Person] = {}
    full = [name for name in names if len(name.split()) > 1 and len(name.split()[0].strip(".")) > 1]
    for name in sorted(full, key=lambda n: (-names[n], list(names).index(n))):
        found = next((p for p in people if _same(p.name, name)), None)
        if found is None:
            found = Person(name)
            people.append(found)
        elif fold(found.name) != fold(name):
            found.slips.append(name)
            score = fuzz.ratio(fold(found.name), fold(name)) / 100
            found.merges.append(Merge(name, "fuzzy", round(score, 2)))
        owner[name] = found
    shorts = Counter(short for short, _ in set(initials))
    for short, long in sorted(set(initials)):
        if shorts[short] == 1 and bare_name(long) in owner:
            owner[short] = owner[bare_name(long)]
    for name in names:
        if name in owner or name in shorts:
            continue
        matches = [person for person in people if _short_for(name, person.name)]
        if len(matches) == 1:
            owner[name] = matches[0]
            matches[0].merges.append(Merge(name, "abbreviation", 0.9))
        elif not matches:
            owner[name] = Person(name)
            people.append(owner[name])
    result: dict[str, Person] = {}
    for name in counts:
        named = owner.get(bare_name(name))
        if named is None:
            continue
        result[name] = named
        named.spellings.append(name)
        title = split_title(name)[0]
        if title and named.rank is None:
            named.rank = title
    for short, long in sorted(set(initials)):
        named = owner.get(bare_name(long))
        if named is not None:
            named.spellings.append(short)
            if shorts[short] == 1:
                result[short] = named
    return tuple(people), result


def _parts(name: str) -> tuple[str, str]:
    """Given name and surname, folded; a surname's prefixes belong to it."""
    words = [fold(word) for word in name.replace("’", "'").split()]
    given, rest = words[0], words[1:]
    while len(rest) > 1 and rest[0] not in surname_prefixes():
        rest = rest[1:]
    return given, "".join(rest).replace(" ", "")


def _same(one: str, other: str) -> bool:
    """Whether two full names can only be spellings of one.

    In a surname under six letters another letter in one's place is no slip: Reed and
    Rees, Johns and Jones are two people.
    """
    if fold(one) == fold(other):
        return True
    given, surname = _parts(one)
    other_given, other_surname = _parts(other)
    if given == other_given and surname == other_surname:
        return True
    distance = DamerauLevenshtein.distance
    surname_slips = distance(surname, other_surname)
    given_slips = distance(given, other_given)
    longest = max(len(surname), len(other_surname))
    if given == other_given and surname[:1] == other_surname[:1]:
        if longest < 6:
            replaced = len(surname) == len(other_surname)
            return (
                surname_slips == 1
                and longest >= 4
                and (not replaced or sorted(surname) == sorted(other_surname))
            )
        allowed = 1 if longest < 9 else 2
        return surname_slips <= allowed or (
            surname_slips <= 3 and _consonants(surname) == _consonants(other_surname)
        )
    return (
        surname_slips == 0
        and longest >= 4
        and given_slips <= 1
        and given[:1] == other_given[:1]
        and min(len(given), len(other_given)) >= 4
        and fuzz.ratio(given, other_given) >= _ALIKE_GIVEN
    )


def _consonants(name: str) -> str:
    """A name's consonants, doubled ones once: what a slip of hearing leaves as it was."""
    kept = [c for c in name if c not in "aeiouyh"]
    return "".join(c for i, c in enumerate(kept) if i == 0 or c != kept[i - 1])


def _short_for(short: str, full: str) -> bool:
    """Whether a surname, or an initial with a surname, can stand for a full name."""
    words = [fold(word) for word in short.split()]
    given, surname = _parts(full)
    if len(words) == 1:
        return words[0].replace(" ", "") == surname
    first, last = words[0], "".join(words[1:]).replace(" ", "")
    return len(first) == 1 and given.startswith(first) and last == surname
