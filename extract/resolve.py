"""From names found to things: one entity for each, whatever its spelling."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.body_names import BodyKey, BodyNames, alike
from extract.known_names import KnownNames
from extract.lexicon import fold, stands_alone
from extract.mentions import Candidate
from extract.namekinds import bare_name
from extract.person_names import Person, group_people
from extract.registry_index import registry_index
from graph.identity import slug
from graph.records import Entity, Kind, Merge, plain
from ontology.registry import Place, RegistryEntry, load_places

__all__ = ["Resolved", "council_id", "resolve"]

_TAIL = re.compile(r"\b(?:members|partners|meetings?|agendas?|representatives)$", re.IGNORECASE)
_TEAM_WORDS = ("team", "unit", "department", "directorate", "officers")
_PARTNERSHIP = "community-safety-partnership"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities of a plan, and the id of the one that each candidate names."""

    entities: tuple[Entity, ...]
    owner: dict[Candidate, str]


def resolve(candidates: tuple[Candidate, ...], known: KnownNames, plan_key: str) -> Resolved:
    """Gives every candidate its entity; candidates that name nobody certain are left out."""
    home = known.setting.key or plan_key
    owner: dict[Candidate, str] = {}
    entities: list[Entity] = []
    people = [c for c in candidates if c.kind is Kind.PERSON]
    persons, by_name = group_people((c.text for c in people), _initials(known))
    ids = {id(person): f"{home}/person/{slug(person.name)}" for person in persons}
    for person in persons:
        entities.append(_person_entity(person, ids[id(person)]))
    for candidate in people:
        found = by_name.get(candidate.text)
        if found is not None:
            owner[candidate] = ids[id(found)]
    others = [c for c in candidates if c.kind is not Kind.PERSON]
    for group in _groups(others, known):
        entity = group.entity(home, known)
        entities.append(entity)
        for candidate in group.members:
            owner[candidate] = entity.id
    unique: dict[str, Entity] = {}
    for entity in entities:
        unique.setdefault(entity.id, entity)
    return Resolved(tuple(sorted(unique.values(), key=lambda e: e.id)), owner)


def _initials(known: KnownNames) -> list[tuple[str, str]]:
    return [(short, long) for short, long in known.expansions if bare_name(long)]


def _person_entity(person: Person, entity_id: str) -> Entity:
    spellings = sorted({plain(s) for s in person.spellings} - {person.name} - set(person.slips))
    return Entity(
        id=entity_id,
        kind=Kind.PERSON,
        label=person.name,
        aliases=tuple(spellings),
        misspellings=tuple(sorted(set(person.slips))),
        types=("foaf:Person",),
        rank=person.rank,
        merges=tuple(sorted(person.merges, key=lambda m: m.spelling)),
    )


class _Group:
    """Candidates that name one thing."""

    def __init__(self, key: BodyKey) -> None:
        self.key = key
        self.members: list[Candidate] = []
        self.merges: dict[str, Merge] = {}

    @property
    def entry(self) -> RegistryEntry | None:
        """What the registry says of the thing, None of the plan's own and of councils."""
        own = self.key.sort in ("own", "council")
        return None if own else registry_index().by_id.get(self.key.name)

    def kind(self) -> Kind:
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
        printed = Counter(_spelling(m.text) for m in self.members)
        for short, long in known.expansions:
            if short in printed or long in printed:
                printed.update({short: 0, long: 0})
        wrong = sorted(name for name in printed if fold(name) in slips)
        right = [name for name in printed if fold(name) not in slips] or list(printed)
        kind = self.kind()
        label = self._label(right, known)
        generic = self.key.sort == "generic" or all(m.generic for m in self.members)
        merges = [self.merges[name] for name in sorted(self.merges)]
        return Entity(
            id=self._id(home, kind, label),
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
            named = [n for n in right if len(n.split()) > 1 and not n.isupper() and n[0].isupper()]
            if named:
                return max(named, key=_fullness)
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


def _spelling(text: str) -> str:
    """A printed name without marks around it and the article before it."""
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


def council_id(place: Place) -> str:
    """The id of a place's council, the same in every plan."""
    return f"organisation/{slug(place.council)}"


@cache
def _places() -> Mapping[str, Place]:
    return {place.code: place for place in load_places()}


def _place(code: str) -> Place:
    return _places()[code]


def _groups(candidates: list[Candidate], known: KnownNames) -> list[_Group]:
    """Groups by identity; the plan's own names are then joined where they differ by a slip."""
    names = BodyNames(known)
    groups: dict[tuple[str, str, str], _Group] = {}
    for candidate in candidates:
        key = names.identify(candidate.text, candidate.kind)
        family = _family(candidate.kind) if key.sort == "own" else ""
        group = groups.setdefault((key.sort, key.name, family), _Group(key))
        group.members.append(candidate)
        group.merges.setdefault(candidate.text, Merge(candidate.text, key.reason))
    own: dict[str, list[_Group]] = defaultdict(list)
    kept: list[_Group] = []
    for place, group in groups.items():
        if group.key.sort != "own":
            kept.append(group)
            continue
        same = next(
            (
                (other, score)
                for other in own[place[2]]
                if (score := alike(other.key.name, group.key.name)) > 0
            ),
            None,
        )
        if same is None:
            own[place[2]].append(group)
            kept.append(group)
            continue
        other, score = same
        for member in group.members:
            other.members.append(member)
            other.merges[member.text] = Merge(member.text, "fuzzy", round(score, 2))
    return kept


def _family(kind: Kind) -> str:
    """Kinds whose like-named things may be one thing."""
    if kind in (Kind.ORGANISATION, Kind.PANEL, Kind.SERVICE):
        return "body"
    return kind.value
