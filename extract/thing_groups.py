"""The candidates that name one thing, and the entity that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from extract.body_names import BodyKey
from extract.date_words import tokens_of, word_lists
from extract.known_names import KnownNames
from extract.lexicon import fold, stands_alone
from extract.mentions import Candidate
from extract.merge_reasons import merge_for
from extract.registry_index import registry_index
from graph.identity import slug
from graph.records import Entity, Kind, Merge, plain
from ontology.registry import Place, RegistryEntry, load_places

__all__ = ["ThingGroup", "council_id", "placed", "spelling"]

_TAIL = re.compile(r"\b(?:members|partners|meetings?|agendas?|representatives)$", re.IGNORECASE)
_TEAM_WORDS = ("team", "unit", "department", "directorate", "officers")
_PARTNERSHIP = "community-safety-partnership"
_PLACE_BEHIND = re.compile(r" (?:in|at|for|of) [A-Z]")
_IN_BRACKETS = 3


class ThingGroup:
    """Candidates that name one thing.

    `merges` tells for each spelling why it is here; `former` holds the spellings that are
    names of the past, `slips` those that are misspelt: neither is ever the label.
    """

    def __init__(self, key: BodyKey) -> None:
        self.key = key
        self.members: list[Candidate] = []
        self.merges: dict[str, Merge] = {}
        self.former: set[str] = set()
        self.slips: set[str] = set()

    @property
    def entry(self) -> RegistryEntry | None:
        """What the registry says of the thing, None of the plan's own and of councils."""
        own = self.key.sort in ("own", "council")
        return None if own else registry_index().by_id.get(self.key.name)

    def kind(self) -> Kind:
        """What kind of thing it is: the registry's, or what its surest mentions say."""
        if self.key.sort == "council":
            return Kind.ORGANISATION
        if self.entry is not None:
            return Kind(self.entry.kind)
        weights: Counter[Kind] = Counter()
        for member in self.members:
            weights[member.kind] += member.confidence >= 0.85
        best = max(weights.values(), default=0)
        return next(m.kind for m in self.members if weights[m.kind] == best)

    def entity(self, home: str, known: KnownNames) -> Entity:
        """The entity of the group, under the fullest correct spelling."""
        entry = self.entry
        slips = {fold(name) for name in entry.misspellings} if entry else set()
        slips -= {fold(name) for name in entry.names} if entry else set()
        printed = Counter(spelling(m.text) for m in self.members)
        for short, long in known.expansions:
            if short in printed or long in printed:
                printed.update({short: 0, long: 0})
        slips |= {fold(name) for name in self.slips}
        wrong = sorted(name for name in printed if fold(name) in slips)
        right = [name for name in printed if fold(name) not in slips] or list(printed)
        kind = self.kind()
        current = [n for n in right if n not in self.former] or right
        # "Weapons Panels" are several only in words: the thing is the "Weapons Panel".
        one = [n for n in current if not (n.endswith("s") and n[:-1] in current)]
        label = self._label(one, known)
        generic = self.key.sort == "generic" or all(m.generic for m in self.members)
        reasons = self._reasons(label) | self._listed_slips(wrong)
        merges = [placed(reasons[name], self.members) for name in sorted(reasons)]
        return Entity(
            id=self._id(self.key.home or home, kind, label),
            kind=kind,
            label=label,
            aliases=tuple(sorted(set(right) - {label})),
            misspellings=tuple(name for name in wrong if name != label),
            types=self._types(kind, label, known),
            generic=generic,
            scope=entry.scope if entry else "local",
            registry_id=entry.id if entry else None,
            merges=tuple(merges),
        )

    def _reasons(self, label: str) -> dict[str, Merge]:
        """The merges, told from the label: it is no likeness of itself, but what was read
        before it under another spelling is one of it."""
        own = next((merge for name, merge in self.merges.items() if spelling(name) == label), None)
        if own is None or own.reason != "fuzzy":
            return self.merges
        alike_now = {
            name: merge_for(name, "exact" if fold(name) == fold(label) else "fuzzy", score)
            for name, merge in self.merges.items()
            if merge.reason in ("exact", "fuzzy")
            for score in [1.0 if fold(name) == fold(label) else own.score]
        }
        return {**self.merges, **alike_now}

    def _listed_slips(self, wrong: list[str]) -> dict[str, Merge]:
        """The merges of misspellings that the registry lists, by their likeness to its name."""
        entry = self.entry
        return {
            name: merge_for(name, "fuzzy", fuzz.ratio(fold(name), fold(entry.name)) / 100)
            for name in self.merges
            if entry is not None and spelling(name) in wrong
        }

    def _label(self, right: list[str], known: KnownNames) -> str:
        entry = self.entry
        setting = known.setting
        if self.key.sort == "council":
            place = _place(self.key.name)
            return place.council if place.council.endswith("Council") else f"{place.name} Council"
        if self.key.sort in ("registry", "generic") and entry is not None:
            return entry.name
        if entry is not None and entry.kind == "role":
            return max(right, key=_fullness)
        if self.key.sort == "local" and entry is not None:
            named = [n for n in right if _is_in_full(n)]
            if named:
                plain_names = [n for n in named if _PLACE_BEHIND.search(n) is None]
                return _without_frequency(max(plain_names or named, key=_fullness), entry)
            return f"{setting.place.name} {entry.name}" if setting.place else entry.name
        return max([n for n in right if n[0].isupper()] or right, key=_fullness)

    def _id(self, home: str, kind: Kind, label: str) -> str:
        if self.key.sort == "registry":
            return f"{kind.value}/{self.key.name}"
        if self.key.sort == "council":
            return council_id(_place(self.key.name))
        if self.key.sort in ("local", "generic"):
            return f"{home}/{kind.value}/{self.key.name}"
        return f"{home}/{kind.value}/{slug(self.key.name)}"

    def _types(self, kind: Kind, label: str, known: KnownNames) -> tuple[str, ...]:
        """The classes: a charity that is known by its service counts as both."""
        own = self._type(kind, label, known)
        entry = self.entry
        both = entry is not None and entry.scope != "local" and "service" in entry.also
        return (own, "pg:Service") if both and kind is Kind.ORGANISATION else (own,)

    def _type(self, kind: Kind, label: str, known: KnownNames) -> str:
        if kind is Kind.PANEL:
            return "pg:Partnership" if self.key.name == _PARTNERSHIP else "pg:Panel"
        if kind is Kind.ORGANISATION:
            unit = self._is_unit(label, known)
            return "org:OrganizationalUnit" if unit else "org:FormalOrganization"
        return {
            Kind.SERVICE: "pg:Service",
            Kind.ROLE: "org:Post",
            Kind.DOCUMENT: "foaf:Document",
            Kind.FUND: "pg:Fund",
        }[kind]

    def _is_unit(self, label: str, known: KnownNames) -> bool:
        """Whether an organisation is a team inside another."""
        if self.key.sort == "council":
            return False
        # Also for the plan's own: "Ashvale Pubwatch" is no team of Ashvale's council.
        entry = registry_index().by_id.get(self.key.name)
        wide = entry is not None and entry.scope != "local"
        parent = entry.parent if entry is not None and not wide else None
        if parent == "council":
            return True
        if stands_alone(label):
            return False
        named_so = label.split()[-1].lower() in _TEAM_WORDS
        return named_so or bool(parent) or (not wide and known.without_prefix(label) is not None)


def placed(merge: Merge, members: list[Candidate]) -> Merge:
    """The merge with the words that justify it: a definition ("Long Name (LN)"), else the
    first that print the spelling. One that has a place keeps it."""
    if merge.start is not None:
        return merge
    ordered = sorted(members, key=lambda m: (m.start, m.end))
    own = [member for member in ordered if member.text == merge.spelling]
    if not own:
        return merge
    start, end, locator = own[0].start, own[0].end, own[0].locator
    if merge.reason == "abbreviation":
        for long, short in pairwise(ordered):
            near = 0 < short.start - long.end <= _IN_BRACKETS
            if near and short.text == merge.spelling and long.text != short.text:
                start, end, locator = long.start, short.end, long.locator
                break
    return replace(merge, start=start, end=end, locator=locator)


def spelling(text: str) -> str:
    """A printed name without marks around it and the article before it.

    >>> spelling("the Weapons Panel.")
    'Weapons Panel'
    """
    return re.sub(r"^[Tt]he (?=\S)", "", plain(text).strip(" .,;:*?"))


def _fullness(name: str) -> tuple[bool, bool, bool, int, bool, str]:
    """Orders spellings: names of several words first, well capitalised, without a tail."""
    words = [word for word in name.split() if word[0].isalpha() and len(word) > 3]
    return (
        len(name.split()) > 1,
        _TAIL.search(name) is None,
        all(word[0].isupper() for word in words),
        len(name),
        name.isupper() and " " not in name,
        name,
    )


def _is_in_full(name: str) -> bool:
    """Whether a spelling is of several words, and they are more than a short form and what
    gathers there ("CSP Meeting")."""
    stem = _TAIL.sub("", name).strip()
    short = stem.isupper() and " " not in stem
    return len(name.split()) > 1 and not name.isupper() and name[0].isupper() and not short


def _without_frequency(name: str, entry: RegistryEntry) -> str:
    """The name without the word that tells how often, where the registry has it without.

    "Monthly Tasking Meeting" tells of a Tasking Meeting, but "Daily Management Meeting" is
    a name.
    """
    known = {fold(other) for other in entry.names}
    words = name.split()
    for at in range(1, len(words)):
        front = tuple(token.text for token in tokens_of(" ".join(words[:at])))
        rest = " ".join(words[at:])
        if "frequency" in word_lists().phrases.get(front, ()) and fold(rest) in known:
            return rest
    return name


def council_id(place: Place) -> str:
    """The id of a place's council, the same in every plan."""
    return f"organisation/{slug(place.council)}"


@cache
def _places() -> Mapping[str, Place]:
    return {place.code: place for place in load_places()}


def _place(code: str) -> Place:
    return _places()[code]
