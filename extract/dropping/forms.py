"""In which forms a plan may print the name of a person whom it names in full somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from extract.dropping.spellings import Spelling, key_of, words_in
from extract.given_names import ambiguous_given_names
from extract.lexicon import head_kinds, never_surnames, ordinary_words, surname_prefixes
from extract.namekinds import bare_name
from extract.setting import is_place
from graph.records import Entity, PlanRecords, plain

__all__ = ["forms_of", "full_names", "printed_names"]

_UNCERTAIN = "[name]"
_LEAST_GIVEN = 3


def printed_names(person: Entity, records: PlanRecords) -> frozenset[str]:
    """All spellings of a person in a plan: those known, and those that it prints."""
    text = records.document.text
    printed = (text[m.start : m.end] for m in records.mentions if m.entity == person.id)
    merged = (merge.spelling for merge in person.merges)
    names = (person.label, *person.aliases, *person.misspellings, *merged, *printed)
    return frozenset(plain(name) for name in names if name.strip())


def full_names(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The given name and surname, in the form that is compared, of each name that has both."""
    for name in names:
        key = key_of(bare_name(name))
        if len(key) > 1 and len(key[0]) > 1 and len(key[-1]) > 1:
            yield key


def forms_of(
    people: Mapping[str, Iterable[str]], others: Iterable[str], text: str
) -> dict[tuple[str, ...], Spelling]:
    """The forms in which these people may be printed, with what takes their place.

    `people` are their spellings by what takes their place; `others` those of people who
    stay, whose forms are left alone. A part of a name counts alone where the plan uses the
    word for nothing else.
    """
    small = frozenset(word.printed for word in words_in(text) if word.printed.islower())
    stays = {form for name in others for form, _ in _forms(name, small)}
    found: dict[tuple[str, ...], Spelling] = {}
    for instead, names in people.items():
        for name in sorted(names):
            for form, printed in _forms(name, small):
                if form in stays:
                    continue
                known = found.get(form)
                if known is None:
                    found[form] = Spelling(instead, printed)
                else:
                    sure = known.instead == instead
                    both = known.printed | printed if known.printed and printed else frozenset()
                    found[form] = Spelling(instead if sure else _UNCERTAIN, both)
    return found


def _forms(name: str, small: frozenset[str]) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """Each form of a name, with the letters that alone count for it (empty: any)."""
    for words in {name, bare_name(name)}:
        key = key_of(words)
        if len(key) > 1:
            yield key, frozenset()
        elif key and _telling(words.strip(".,;:()"), small):
            yield key, frozenset({words.strip(".,;:()")})
    for full in full_names([name]):
        given, surname = full[0], _surname(full, name)
        for first in (given, given[:1], full[1] if len(full) > len(surname) + 1 else given):
            yield (first, *surname), frozenset()
        yield (*surname, *full[: len(full) - len(surname)]), frozenset()
        if len(surname) > 1:
            yield surname, frozenset()
        elif _telling(printed := _printed(name, surname[0]), small):
            yield surname, frozenset({printed, printed.upper()})
        printed = _printed(name, given)
        if len(given) >= _LEAST_GIVEN and given not in ambiguous_given_names():
            if _telling(printed, small):
                yield (given,), frozenset({printed})


def _surname(full: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The surname's words: those of a double one, or with a prefix before them, together."""
    last = bare_name(name).split()[-1]
    size = min(len(key_of(last)), len(full) - 1)
    while len(full) - size > 1 and full[-size - 1] in surname_prefixes():
        size += 1
    return full[-size:]


def _printed(name: str, key: str) -> str:
    """How a name prints one of its words."""
    words = reversed(words_in(name))
    return next((word.printed for word in words if word.key == key), key.title())


def _telling(word: str, small: frozenset[str]) -> bool:
    """Whether a word alone stands for a person: it is printed for nothing else."""
    lower = word.lower()
    return (
        word[:1].isupper() and lower not in small and lower not in _common() and not is_place(word)
    )


@cache
def _common() -> frozenset[str]:
    return ordinary_words() | never_surnames() | frozenset(head_kinds())
