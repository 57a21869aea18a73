"""Which thing a printed name of a body, panel, service, document or fund means.

What a short form means depends on the plan: "Council", "Police" and "YOT" in a
borough's plan are that borough's. A name is looked for, in this order, among the
area's council, the registry, the registry's types of local bodies behind the area's
name, and the plan's own names; then own names that differ by a slip are joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.known_names import KnownNames
from extract.lexicon import fold
from extract.registry_index import registry_index
from extract.setting import council_of
from graph.records import Kind, plain
from ontology.registry import RegistryEntry

__all__ = ["BodyKey", "BodyNames", "alike"]

_COUNCIL_TYPES = ("local-authority", "council")
_HEADS = frozenset(
    {
        "team",
        "teams",
        "unit",
        "department",
        "service",
        "services",
        "meeting",
        "meetings",
        "programme",
        "project",
        "scheme",
        "dept",
        "directorate",
        "panel",
        "group",
    }
)
_LEAST_RATIO = 94.0
_LEAST_SAME = 80.0
_CARE_BOARD = re.compile(r"\b(?:ICB|Integrated Care Board)$")
_MEETING = re.compile(r"(?P<panel>.+?)\s+(?:meetings?|agendas?|members|partners)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyKey:
    """What a name stands for: `sort` is "council", "registry", "local", "generic" or
    "own"; `name` the code of the council's area, the registry's id, or the folded name
    without the area's prefix.
    `reason` says how it was found."""

    sort: str
    name: str
    reason: str = "exact"


class BodyNames:
    """Identifies names within one plan."""

    def __init__(self, known: KnownNames) -> None:
        self._known = known

    def identify(self, printed: str, kind: Kind) -> BodyKey:
        """What a printed name stands for."""
        name = plain(printed).strip(" .,;:*?")
        long = self._known.expansion(name)
        if (same := self._known.equal(long or name)) is not None:
            return BodyKey("local", same, "the plan says so")
        if fold(long or name) in self._known.partnership_keys:
            return BodyKey("local", "community-safety-partnership", "alias")
        for candidate, reason in ((long, "abbreviation"), (name, "alias")):
            if candidate is name and long is not None and not self._may_be(name, long):
                continue
            if candidate and (key := self._registered(candidate, kind, reason)) is not None:
                return key
        if kind is Kind.PANEL and (met := _MEETING.match(name)):
            key = self.identify(met["panel"], kind)
            if key.sort != "own":
                return key
        if _CARE_BOARD.search(name):
            return BodyKey("local", "integrated-care-board", "alias")
        rest = self._known.without_council(long or name)
        if rest is not None:
            rest = self._known.expansion(rest) or rest
            key = self._registered(rest, kind, "alias")
            if key is not None and key.sort in ("local", "registry"):
                entry = registry_index().by_id.get(key.name)
                if key.sort == "local" or (entry is not None and self._is_force(entry)):
                    return key
            return BodyKey("own", fold(rest), "abbreviation" if long else "exact")
        full = self._with_unit(long or name)
        return BodyKey("own", fold(full), "abbreviation" if long else "exact")

    def _may_be(self, short: str, long: str) -> bool:
        """Whether what the registry knows by a short form may be what the plan means by it,
        for which it gives a long form of its own."""
        entry = self._known.entry(short)
        if entry is None:
            return True
        folded = fold(long)
        return any(
            fuzz.ratio(folded, fold(name)) >= _LEAST_SAME or f" {fold(name)} " in f" {folded} "
            for name in entry.names
            if " " in name
        )

    def _with_unit(self, name: str) -> str:
        """The name under one spelling of the policing unit that it may begin with."""
        unit = self._known.setting.unit
        if unit is None:
            return name
        area = unit.name.removesuffix(" BCU")
        for alias in sorted((unit.name, *unit.aliases), key=len, reverse=True):
            for prefix in (alias, alias.removesuffix(" BCU"), area):
                if len(prefix) > 1 and name.startswith(prefix + " "):
                    return area + name[len(prefix) :]
        return name

    def _registered(self, name: str, kind: Kind, reason: str) -> BodyKey | None:
        setting = self._known.setting
        if setting.place is not None and fold(name) in self._known.council_keys:
            return BodyKey("council", setting.place.code, reason)
        if (place := council_of(name)) is not None:
            return BodyKey("council", place.code, reason)
        entry = self._known.entry(name)
        if entry is None and name.endswith("s") and kind is Kind.PANEL:
            entry = self._known.entry(name[:-1])
        if entry is None:
            return None
        if {entry.kind, *entry.also}.isdisjoint({kind.value}) and kind in (
            Kind.DOCUMENT,
            Kind.ROLE,
            Kind.FUND,
        ):
            return None
        if entry.generic:
            return BodyKey("generic", entry.id, "registry")
        if entry.id in _COUNCIL_TYPES and setting.place is not None:
            return BodyKey("council", setting.place.code, reason)
        if entry.id == "police":
            force = (
                setting.place.police_force
                if setting.place is not None
                else setting.unit.force
                if setting.unit is not None
                else ""
            )
            if force:
                return BodyKey("registry", force, "registry")
        if (
            entry.id in ("fire-and-rescue-service", "fire-service", "fire-brigade")
            and setting.place is not None
        ) and setting.place.fire_service:
            return BodyKey("registry", setting.place.fire_service, "registry")
        return BodyKey("local" if entry.scope == "local" else "registry", entry.id, reason)

    def _is_force(self, entry: RegistryEntry) -> bool:
        place = self._known.setting.place
        return place is not None and entry.id in (place.police_force, place.fire_service)


def alike(one: str, other: str) -> float:
    """How surely two folded own names are one name with a slip, 0 where they are not.

    Taken as slips: a plural, one or two letters in a long name, a missing head word
    ("Gangs" for "Gangs Unit"), one word left out of at least five. Names that differ in
    a number or a whole word are two names.
    """
    if one == other:
        return 1.0
    if one.replace(" ", "") == other.replace(" ", ""):
        return 0.95
    words, others = one.split(), other.split()
    if any(c.isdigit() for c in one + other) and [w for w in words if w.isdigit()] != [
        w for w in others if w.isdigit()
    ]:
        return 0.0
    if [*map(_stem, words)] == [*map(_stem, others)]:
        return 0.97
    short, long = sorted((words, others), key=len)
    if len(long) == len(short) + 1:
        left_out = next((i for i, w in enumerate(short) if _stem(w) != _stem(long[i])), len(short))
        if [*map(_stem, long[:left_out] + long[left_out + 1 :])] == [*map(_stem, short)]:
            word = long[left_out]
            if left_out == len(short) and word in _HEADS and len(short) >= 2:
                return 0.9
            if word == "and":
                return 0.95
            if (len(short) >= 4 and left_out > 0) or len(short) >= 5:
                return 0.85
        return 0.0
    if len(words) == len(others):
        changed = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
        if sorted(words) == sorted(others) and len(words) >= 3:
            return 0.9
        if len(changed) == 1 and min(map(len, changed[0])) >= 5 and fuzz.ratio(*changed[0]) >= 80:
            a, b = changed[0]
            if a[0] == b[0] and fuzz.ratio(one, other) >= _LEAST_RATIO - 6:
                return 0.9
    return 0.0


def _stem(word: str) -> str:
    return word.rstrip("s")
