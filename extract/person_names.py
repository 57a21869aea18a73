"""One person under several spellings, and two persons kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from extract.given_names import short_given_names
from extract.lexicon import fold, given_names, surname_prefixes
from extract.merge_reasons import merge_for
from extract.namekinds import bare_name, split_title
from graph.records import Merge, plain

__all__ = ["Person", "group_people", "initials_of"]

_ALIKE_GIVEN = 80.0
_INITIALS = re.compile(r"[A-Z]{2,4}")


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
    ranks = _short_ranks(counts)
    full = [name for name in names if _is_full(name) and name not in ranks]
    people, owner = _by_full_name(sorted(full, key=lambda n: (-names[n], list(names).index(n))))
    _join_short_given_names(people, owner)
    shorts = Counter(short for short, _ in set(initials))
    for short, long in sorted(set(initials)):
        if shorts[short] == 1 and bare_name(long) in owner:
            owner[short] = owner[bare_name(long)]
    titled = {bare_name(name) for name in counts if split_title(name)[0]}
    named_in_full = tuple(people)
    for name in names:
        if name in owner or name in shorts:
            continue
        reason, matches = _partly_named(name, named_in_full, ranks, titled=name in titled)
        if len(matches) == 1:
            owner[name] = matches[0]
            matches[0].merges.append(merge_for(name, reason))
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
                named.merges.append(merge_for(short, "abbreviation"))
    return tuple(people), result


def _is_full(name: str) -> bool:
    """Whether a bare name has a given name and a surname, neither an initial."""
    words = name.split()
    given = fold(words[0]) if words else ""
    prefix = given in surname_prefixes() and given not in given_names()
    return len(words) > 1 and len(given) > 1 and not prefix


def _by_full_name(names: list[str]) -> tuple[list[Person], dict[str, Person]]:
    """The persons behind full names, commonest first, with slips joined to them."""
    people: list[Person] = []
    owner: dict[str, Person] = {}
    for name in names:
        found = next((p for p in people if _same(p.name, name)), None)
        if found is None:
            found = Person(name)
            people.append(found)
        elif fold(found.name) != fold(name):
            found.slips.append(name)
            score = fuzz.ratio(fold(found.name), fold(name)) / 100
            found.merges.append(merge_for(name, "fuzzy", score))
        owner[name] = found
    return people, owner


def _join_short_given_names(people: list[Person], owner: dict[str, Person]) -> None:
    """Joins "Matt Edom" to the one person of the plan whose full name it shortens."""
    for short in list(people):
        given, surname = _parts(short.name)
        matches = [
            person
            for person in people
            if person is not short
            and _parts(person.name)[1] == surname
            and _parts(person.name)[0] in short_given_names().get(given, ())
        ]
        if len(matches) != 1:
            continue
        (kept,) = matches
        people.remove(short)
        kept.slips.extend(short.slips)
        kept.merges.extend([*short.merges, merge_for(short.name, "short given name")])
        owner.update({name: kept for name, person in owner.items() if person is short})


def _short_ranks(printed: Iterable[str]) -> dict[str, str]:
    """Names behind the initials of a rank, each with the name that the rank stands before
    elsewhere: ("GM Marsh", "Marsh") where the plan also prints "Group Manager Ann Marsh"."""
    names = list(printed)
    ranked: set[tuple[str, str]] = set()
    for name in names:
        title = split_title(name)[0]
        if len(title.split()) > 1:
            letters = "".join(word[0] for word in title.split()).upper()
            ranked.add((letters, fold(bare_name(name).split()[-1])))
    return {
        name: words[1]
        for name in names
        if len(words := name.split()) == 2 and (words[0], fold(words[1])) in ranked
    }


def _partly_named(
    name: str, people: tuple[Person, ...], ranks: Mapping[str, str], *, titled: bool
) -> tuple[str, list[Person]]:
    """Whom a name that is not full may mean, and for what reason."""
    if _INITIALS.fullmatch(name) and not titled:
        return "initials", [person for person in people if initials_of(person.name) == name]
    short = ranks.get(name, name)
    alone = not titled and " " not in short
    return "partial name", [
        person
        for person in people
        if _short_for(short, person.name) or (alone and _parts(person.name)[0] == fold(short))
    ]


def initials_of(name: str) -> str:
    """The initials of a name, both halves of a double one counted.

    >>> initials_of("David Quirke-Thornton")
    'DQT'
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


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
    if "".join(words).replace(" ", "") == surname:
        return True
    if len(words) == 1:
        return False
    first, last = words[0], "".join(words[1:]).replace(" ", "")
    return len(first) == 1 and given.startswith(first) and last == surname
