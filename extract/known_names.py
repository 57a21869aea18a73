"""The names that count as known in one plan: the registry's, the area's, the plan's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import fold
from extract.namekinds import head_kind, person_likeness
from extract.registry_index import NameTrie, case_agrees, registry_index
from extract.setting import Setting, council_of, is_place
from graph.records import Kind, plain
from ontology.registry import RegistryEntry

__all__ = ["KnownNames", "OwnName"]

_SMALL = frozenset({"and", "of", "for", "the", "in", "on", "to", "a", "at", "with"})

# A word with at least two capitals, which is how short forms of several words look.
_SHORT_WORDS = re.compile(r"(?<![\w&])[A-Z][A-Za-z]{0,8}(?:[&/-][A-Z])?[A-Z][A-Za-z]{0,6}(?![\w&])")


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name that the plan itself uses for a thing."""

    name: str
    kind: Kind


class KnownNames:
    """Looks names up for one plan, in its setting.

    `council_keys` and `partnership_keys` are the folded names of the area's council and
    of its community safety partnership. `version` rises with every name learnt.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.partnership_keys = frozenset(fold(name) for name in setting.partnership_names)
        self.council_keys = frozenset(fold(name) for name in setting.council_names)
        self.version = 0
        self._entries: dict[str, RegistryEntry | None] = {}
        self._kinds: dict[str, tuple[Kind, bool] | None] = {}
        self._own: NameTrie[OwnName] = NameTrie()
        self._expansions: dict[str, list[str]] = {}
        self._sorted: tuple[tuple[str, str], ...] | None = None
        self._same: dict[str, str] = {}
        self._common: frozenset[str] = frozenset()
        self._area_prefixes = _longest_first(
            {
                *setting.prefixes,
                *(
                    prefix
                    for name in ((setting.unit.name, *setting.unit.aliases) if setting.unit else ())
                    for prefix in (name, name.removesuffix(" BCU"))
                    if len(prefix) > 1 and not prefix.startswith("BCU")
                ),
            }
        )
        self._body_prefixes = _body_prefixes(setting.region)

    def learn_words(self, text: str) -> None:
        """Records which words the document prints in small letters: they are no names."""
        self._common |= frozenset(re.findall(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])", text))

    def is_common(self, word: str) -> bool:
        """Whether the document also prints a word in small letters."""
        return word.lower() in self._common

    def define(self, short: str, long: str) -> None:
        """Records that the plan gives `short` as the short form of `long`."""
        longs = self._expansions.setdefault(plain(short), [])
        if all(fold(known) != fold(long) for known in longs):
            longs.append(plain(long))
            self._sorted = None
        self._learnt()

    def expansion(self, short: str) -> str | None:
        """The full name that the plan gives first for a short form."""
        return next(iter(self._expansions.get(plain(short), ())), None)

    @property
    def expansions(self) -> tuple[tuple[str, str], ...]:
        """All short forms with their full names, sorted."""
        if self._sorted is None:
            self._sorted = tuple(
                sorted((short, long) for short, longs in self._expansions.items() for long in longs)
            )
        return self._sorted

    def find_explained(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The plan's short forms in a text, whole words only, each with its full name."""
        for match in _SHORT_WORDS.finditer(text):
            long = self.expansion(match.group())
            if long is not None:
                yield match.start(), match.end(), long

    def add_own(self, name: str, kind: Kind) -> None:
        """Adds a name that a cell of the plan gives by itself."""
        if self.own(name) is None:
            self._own.add(plain(name), OwnName(plain(name), kind))
            self._learnt()

    def own(self, name: str) -> OwnName | None:
        """The plan's own name that a whole text repeats."""
        return next((value for _, value in self._own.get(name)), None)

    def find_own(self, text: str) -> Iterator[tuple[int, int, OwnName]]:
        """The plan's own names in a text; names of several words in small letters too."""
        for hits in self._own.find(text, any_case=True):
            printed = text[hits[0].start : hits[0].end]
            if case_agrees(printed, hits[0].name) or (
                len(printed.split()) > 1 and hits[0].value.kind in (Kind.PANEL, Kind.DOCUMENT)
            ):
                yield hits[0].start, hits[0].end, hits[0].value

    def equate(self, own: str, standard: str) -> None:
        """Records that the plan says a name of its own stands for a known type of body."""
        entry = self.entry(standard)
        if entry is not None and entry.scope == "local" and self.entry(own) is None:
            self._same[fold(own)] = entry.id
            self._learnt()

    def equal(self, own: str) -> str | None:
        """The id of the registry's type that an own name stands for, if the plan says so."""
        return self._same.get(fold(own))

    def _learnt(self) -> None:
        self.version += 1
        self._kinds.clear()

    def entry(self, name: str) -> RegistryEntry | None:
        """The registry's entry for a whole text, as a plan of this setting means it."""
        if name not in self._entries:
            self._entries[name] = self._find_entry(name)
        return self._entries[name]

    def _find_entry(self, name: str) -> RegistryEntry | None:
        unit = self.setting.unit
        if unit is not None and name in {alias.removesuffix(" BCU") for alias in unit.aliases}:
            return registry_index().by_id.get(unit.id)
        entry = registry_index().lookup(name, self.setting.region)
        if entry is None and name.startswith("NHS "):
            board = registry_index().lookup(name.removeprefix("NHS "), self.setting.region)
            if board is not None and re.search(r"(?:ICB|Board)$", name):
                return board
        if entry is None and name.isupper() and len(name) >= 4 and self.setting.place is not None:
            if name[0] == self.setting.place.name[0]:
                return self._local_short_form(name)
        return entry

    def _local_short_form(self, name: str) -> RegistryEntry | None:
        """The local body that a short form with the area's initial means ("HSCB")."""
        for short in (name[1:], "L" + name[1:]):
            entry = registry_index().lookup(short, self.setting.region)
            if entry is not None and entry.scope == "local":
                return entry
        return None

    def entry_or_kind(self, name: str) -> tuple[Kind, bool] | None:
        """Kind and genericness of a whole text that is known, else None."""
        if name not in self._kinds:
            self._kinds[name] = self._find_kind(name)
        return self._kinds[name]

    def _find_kind(self, name: str) -> tuple[Kind, bool] | None:
        name = plain(name).strip(" .,;:*")
        long = self.expansion(name)
        if long is not None and person_likeness(long) >= 0.5 and len(name) <= 6:
            return Kind.PERSON, False
        if fold(name) in self.council_keys:
            return Kind.ORGANISATION, False
        if council_of(name) is not None:
            return Kind.ORGANISATION, False
        if fold(name) in self.partnership_keys:
            return Kind.PANEL, False
        entry = (self.entry(long) if long is not None else None) or self.entry(name)
        if entry is not None and (entry.kind != "document" or len(name.split()) > 1):
            return Kind(entry.kind), entry.generic
        own = self.own(name)
        return (own.kind, False) if own is not None else None

    def without_area(self, text: str) -> str | None:
        """What follows the area's or its council's name, None where neither begins the text."""
        short, _, rest = text.partition(" ")
        if rest and fold(self.expansion(short) or "") in self.council_keys:
            return rest
        return _after(text, self._area_prefixes)

    def without_council(self, text: str) -> str | None:
        """What follows the place's or its council's name, None where neither begins the text."""
        return _after(text, self.setting.prefixes)

    def without_prefix(self, text: str) -> str | None:
        """What follows the area's or a body's short form in a name, None without one.

        >>> from extract.setting import Setting
        >>> KnownNames(Setting()).without_prefix("Weapons Team") is None
        True
        """
        rest = self.without_area(text)
        if rest is not None:
            return rest
        short, _, after = text.partition(" ")
        long = self.expansion(short) if short.isupper() else None
        if after and long is not None and head_kind(long) is Kind.ORGANISATION:
            return after
        return _after(text, self._body_prefixes)

    def is_council(self, name: str) -> bool:
        """Whether a name, or what the plan says it is short for, is some council's."""
        entry = self.entry(name)
        full = self.expansion(name) or (entry.name if entry is not None else name)
        return full.endswith("Council")

    def is_place(self, text: str) -> bool:
        """Whether a whole text is only the name of a place."""
        return is_place(text)

    def area_before(self, text: str, start: int) -> int:
        """Where the area's name begins that stands at once before an offset, else the offset."""
        window = text[max(0, start - 100) : start]
        before = window.rstrip()
        gap = window[len(before) :]
        if gap != " " and not (gap.count("\n") == 1 and gap[0] == "\n"):
            return start
        for prefix in self._area_prefixes:
            if before.endswith(prefix) and not before[: -len(prefix)][-1:].isalnum():
                return start - len(gap) - len(prefix)
        return start

    def before_area(self, text: str) -> str | None:
        """What stands before the area's name at the end of a name ("Citizens Advice Kent")."""
        place = self.setting.place
        if place is None or not text.endswith(" " + place.name):
            return None
        return text[: -len(place.name)].rstrip() or None

    def is_short_for(self, short: str, long: str) -> bool:
        """Whether a text in brackets only shortens the name before it."""
        if self.expansion(short) is not None:
            return fold(self.expansion(short) or "") in fold(long) or fold(long) in fold(
                self.expansion(short) or ""
            )
        if fold(short) in self.council_keys and fold(long) in self.council_keys:
            return True
        entry, full = self.entry(short), self.entry(long)
        if entry is not None and full is not None and entry.id == full.id:
            return True
        letters = re.sub(r"[^a-z0-9]", "", short.lower())
        initials = "".join(
            word[0] for word in fold(long).split() if word not in _SMALL or word == "and"
        )
        without_and = "".join(word[0] for word in fold(long).split() if word not in _SMALL)
        return len(letters) >= 2 and letters in (initials, without_and)


@cache
def _body_prefixes(region: str) -> tuple[str, ...]:
    """The short forms that stand before the names of bodies' teams in a region."""
    return _longest_first(
        {
            name
            for entry in registry_index().by_id.values()
            if entry.kind == "organisation" and not entry.generic
            for name in entry.names
            if name.isupper()
            and 2 <= len(name) <= 5
            and (not entry.region or entry.region == region)
        }
        | {"Met", "MET", "Met Police", "MET Police"}
    )


def _longest_first(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _after(text: str, prefixes: tuple[str, ...]) -> str | None:
    if not text.startswith(prefixes):
        return None
    for prefix in prefixes:
        if text.startswith(prefix) and len(text) > len(prefix):
            rest = text[len(prefix) :]
            match = re.match(r"(?:['’]s)?[\s-]+(?=\S)", rest)
            if match is not None and not re.match(r"(?:and|&|,) ?", rest[match.end() :]):
                return rest[match.end() :]
    return None
