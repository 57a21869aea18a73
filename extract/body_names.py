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
from extract.other_places import of_another_place
from extract.registry_index import registry_index
from extract.setting import council_of
from graph.identity import slug
from graph.records import Kind, plain
from ontology.registry import RegistryEntry

__all__ = ["BodyKey", "BodyNames", "alike"]

_COUNCIL_TYPES = ("local-authority", "council")
_HEADS = frozenset({
    "team", "teams", "unit", "department", "service", "services", "programme", "project", "scheme",
    "dept", "directorate",
})  # fmt: skip
_MEETINGS = ("tasking", "panel", "board", "group", "forum", "committee", "huddle")
_MEETING_HEADS = ("panel", "board", "group", "meeting")
_YEARS = re.compile(r"(?: 20\d\d)(?: (?:20)?\d\d)?$")
_PRINTED_YEARS = re.compile(r",?\s\(?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\)?$")
_LEAST_RATIO = 94.0
_LEAST_SAME = 80.0
_CARE_BOARD_ID = "-integrated-care-board"
_CARE_BOARD = re.compile(r"\b(?:ICB|Integrated Care Board)$")
_OPERATION = re.compile(r"^Op\.? (?=[A-Z])")
_COMMISSIONER = re.compile(
    r"^(?:Office of the )?(?:[A-Z][\w'’-]+ (?:and |& )?){0,4}?"
    r"(?P<post>Police(?:, Fire)? (?:and|&) Crime Commissioner)(?: for .+)?$"
)
_NHS_TRUST = re.compile(r" (?:University )?NHS (?:Foundation )?Trust$")
_MEETING = re.compile(r"(?P<panel>.*?\S)\s+(?:meetings?|agendas?|members|partners)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyKey:
    """What a name stands for: `sort` is "council", "registry", "local", "generic" or
    "own"; `name` the code of the council's area, the registry's id, or the folded name
    without the area's prefix.
    `reason` says how it was found; `home` is the key of the place that a "local" or "own"
    name is of, "" where it is the plan's own."""

    sort: str
    name: str
    reason: str = "exact"
    home: str = ""


class BodyNames:
    """Identifies names within one plan."""

    def __init__(self, known: KnownNames) -> None:
        self._known = known

    def identify(self, printed: str, kind: Kind) -> BodyKey:
        """What a printed name stands for."""
        name = _OPERATION.sub("Operation ", plain(printed).strip(" .,;:*?"))
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
            if key.sort != "own" or self._known.own(met["panel"]) is not None:
                return key
        if (elsewhere := of_another_place(long or name, kind, self._known)) is not None:
            if elsewhere.entry is not None:
                return BodyKey("local", elsewhere.entry.id, "another place's", elsewhere.home)
            return BodyKey("own", fold(elsewhere.rest), "another place's", elsewhere.home)
        if (commissioner := _COMMISSIONER.match(long or name)) is not None:
            key = self._registered(commissioner["post"], kind, "abbreviation" if long else "alias")
            if key is not None and commissioner["post"] != (long or name):
                return key
        if _CARE_BOARD.search(name):
            return BodyKey("local", "integrated-care-board", "alias")
        trust = _NHS_TRUST.sub("", long or name)
        if trust != (long or name) and (key := self._registered(trust, kind, "alias")) is not None:
            return key
        if (plainer := self._plainer(long or name, kind)) is not None:
            return self.identify(plainer, kind)
        rest = self._without_council(long or name)
        if rest is not None:
            rest = self._known.expansion(rest) or rest
            key = self._registered(rest, kind, "alias")
            if key is not None and key.sort in ("local", "registry"):
                entry = registry_index().by_id.get(key.name)
                if key.sort == "local" or (entry is not None and self._is_force(entry)):
                    return key
            return BodyKey("own", fold(rest), "abbreviation" if long else "exact")
        full = self._with_unit(long or name)
        home = self._unit_home() if full is not None else ""
        return BodyKey("own", fold(full or long or name), "abbreviation" if long else "exact", home)

    def _plainer(self, name: str, kind: Kind) -> str | None:
        """Another name of the same thing: without a head that its short form holds already
        ("YOS Service"), or with the head that the plan uses too ("SGV group" for its "SGV
        Panel"). None where there is none."""
        stem, _, head = name.rpartition(" ")
        head = head.lower().removesuffix("s")
        if not stem:
            return None
        full, entry = self._known.expansion(stem), self._known.entry(stem)
        if stem.isupper() and (full is not None or entry is not None):
            names = entry.names if entry is not None else ()
            held = [full] if full else [name for name in names if _initials(name) == stem]
            if any(fold(long).endswith(f" {head}") for long in held):
                return stem
        if kind is Kind.PANEL and head in _MEETING_HEADS and len(stem) > 2:
            for other in _MEETING_HEADS:
                same = f"{stem} {other}"
                own = self._known.own(same)
                entry = self._known.entry(same)
                known = entry.kind == "panel" if entry else own is not None and own.kind is kind
                if known and other != head and _MEETING_HEADS.index(other) < _rank(head):
                    return same
        return None

    def _without_council(self, name: str) -> str | None:
        """What follows the place's or its council's name, under the short form that the plan
        gives the council too, and in capitals."""
        short, _, rest = name.partition(" ")
        if rest and fold(self._known.expansion(short) or "") in self._known.council_keys:
            return rest
        found = self._known.without_council(name)
        if found is None and name.isupper() and " " in name:
            found = self._known.without_council(name.title())
        return found

    def _unit_home(self) -> str:
        """The key of the policing unit where that is not what the plan is filed under."""
        unit = self._known.setting.unit
        key = slug(unit.name) if unit is not None else ""
        return "" if key == self._known.setting.key else key

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

    def _with_unit(self, name: str) -> str | None:
        """The name under one spelling of the policing unit that it begins with, None where
        it begins with none."""
        unit = self._known.setting.unit
        if unit is None:
            return None
        area = unit.name.removesuffix(" BCU")
        for alias in sorted((unit.name, *unit.aliases), key=len, reverse=True):
            for prefix in (alias, alias.removesuffix(" BCU"), area):
                # "North" alone begins many a name that is not of the North Area.
                named = prefix.isupper() or " " in prefix
                if named and len(prefix) > 1 and name.startswith(prefix + " "):
                    return area + name[len(prefix) :]
        return None

    def _registered(self, name: str, kind: Kind, reason: str) -> BodyKey | None:
        setting = self._known.setting
        if setting.place is not None and fold(name) in self._known.council_keys:
            return BodyKey("council", setting.place.code, reason)
        if (place := council_of(name)) is not None:
            return BodyKey("council", place.code, reason)
        entry = self._known.entry(name)
        if entry is None and kind is Kind.DOCUMENT:
            undated = self._known.entry(_PRINTED_YEARS.sub("", name))
            entry = undated if undated is not None and not undated.generic else None
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
        if entry.id.endswith(_CARE_BOARD_ID) and setting.region != "London":
            return BodyKey("local", "integrated-care-board", reason)
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


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name).split()).upper()


def _rank(head: str) -> int:
    """How late a head stands among those of meetings: names give way to earlier ones."""
    return _MEETING_HEADS.index(head)


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
    undated, other_undated = _YEARS.sub("", one), _YEARS.sub("", other)
    if undated == other_undated and (undated == one or other_undated == other):
        return 0.9
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
            if left_out == len(short) and word == "meeting" and short[-1] in _MEETINGS:
                return 0.95
            if word == "and":
                return 0.95
            if word == "strategy" and left_out > 0 and len(short) >= 3:
                return 0.85
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
