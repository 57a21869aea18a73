"""From names found to things: one entity for each, whatever its spelling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from extract.body_names import BodyNames, alike
from extract.known_names import KnownNames
from extract.lexicon import fold
from extract.mentions import Candidate
from extract.merge_reasons import merge_for
from extract.namekinds import BODIES, bare_name
from extract.person_names import Person, group_people
from extract.same_names import Link
from extract.thing_groups import ThingGroup, council_id, placed, spelling
from graph.identity import slug
from graph.records import Entity, Kind, plain

__all__ = ["Resolved", "council_id", "resolve"]

_STRENGTH = {"registry": 0, "council": 0, "local": 1, "own": 2, "generic": 3}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities of a plan, and the id of the one that each candidate names."""

    entities: tuple[Entity, ...]
    owner: dict[Candidate, str]


def resolve(
    candidates: tuple[Candidate, ...],
    known: KnownNames,
    plan_key: str,
    links: tuple[Link, ...] = (),
) -> Resolved:
    """Gives every candidate its entity; candidates that name nobody certain are left out.

    `links` are the names that the text says are one thing's.
    """
    home = known.setting.key or plan_key
    owner: dict[Candidate, str] = {}
    entities: list[Entity] = []
    people = [c for c in candidates if c.kind is Kind.PERSON]
    persons, by_name = group_people((c.text for c in people), _initials(known))
    ids = {id(person): f"{home}/person/{slug(person.name)}" for person in persons}
    for person in persons:
        entities.append(_person_entity(person, ids[id(person)], people))
    for candidate in people:
        found = by_name.get(candidate.text)
        if found is not None:
            owner[candidate] = ids[id(found)]
    others = [c for c in candidates if c.kind is not Kind.PERSON]
    for group in _joined(_groups(others, known), links):
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


def _person_entity(person: Person, entity_id: str, people: list[Candidate]) -> Entity:
    spellings = sorted({plain(s) for s in person.spellings} - {person.name} - set(person.slips))
    merged = {merge.spelling for merge in person.merges}
    bare = [
        replace(candidate, text=name)
        for candidate in people
        if (name := bare_name(candidate.text)) in merged
    ]
    merges = (placed(merge, bare) for merge in person.merges)
    return Entity(
        id=entity_id,
        kind=Kind.PERSON,
        label=person.name,
        aliases=tuple(spellings),
        misspellings=tuple(sorted(set(person.slips))),
        types=("foaf:Person",),
        rank=person.rank,
        merges=tuple(sorted(merges, key=lambda m: m.spelling)),
    )


def _groups(candidates: list[Candidate], known: KnownNames) -> list[ThingGroup]:
    """Groups by identity; the plan's own names are then joined where they differ by a slip."""
    names = BodyNames(known)
    groups: dict[tuple[str, str, str, str], ThingGroup] = {}
    for candidate in candidates:
        key = names.identify(candidate.text, candidate.kind)
        family = _family(candidate.kind) if key.sort == "own" else ""
        group = groups.setdefault((key.sort, key.name, family, key.home), ThingGroup(key))
        group.members.append(candidate)
        named = group.entry is not None and fold(group.entry.name) == fold(candidate.text)
        reason = "exact" if named and key.reason == "alias" else key.reason
        group.merges.setdefault(candidate.text, merge_for(candidate.text, reason))
    own: dict[tuple[str, str], list[ThingGroup]] = defaultdict(list)
    kept: list[ThingGroup] = []
    for (_, _, family, home), group in groups.items():
        if group.key.sort != "own":
            kept.append(group)
            continue
        same = next(
            (
                (other, score)
                for other in own[family, home]
                if (score := alike(other.key.name, group.key.name)) > 0
            ),
            None,
        )
        if same is None:
            own[family, home].append(group)
            kept.append(group)
            continue
        other, score = same
        other.slips |= _slips(other, group, known)
        for member in group.members:
            other.members.append(member)
            other.merges.setdefault(member.text, merge_for(member.text, "fuzzy", score))
    return kept


def _slips(one: ThingGroup, other: ThingGroup, known: KnownNames) -> set[str]:
    """The spellings of the one of two like-named groups that is misspelt: of two that differ
    in one word, the one whose word the plan never prints in small letters; else none."""
    words, others = one.key.name.split(), other.key.name.split()
    changed = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(changed) != 1:
        return set()
    (left, right) = changed[0]
    if left.rstrip("s") == right.rstrip("s") or known.is_common(left) == known.is_common(right):
        return set()
    wrong = other if known.is_common(left) else one
    return {spelling(member.text) for member in wrong.members}


def _joined(groups: list[ThingGroup], links: tuple[Link, ...]) -> list[ThingGroup]:
    """The groups, those joined whose names the text says are one thing's.

    What the registry lists as two things stays two, and so does what is two places'.
    """
    of = {member: group for group in groups for member in group.members}
    gone: set[int] = set()
    for link in links:
        one, other = of.get(link.name), of.get(link.stands_for)
        if one is None or other is None or one is other:
            continue
        if link.reason == "renamed":
            for group in (one, other):
                group.former.add(spelling(link.name.text))
        kept, lost = (other, one)
        if _STRENGTH[one.key.sort] < _STRENGTH[other.key.sort]:
            kept, lost = one, other
        if _STRENGTH[lost.key.sort] == 0 or "generic" in (kept.key.sort, lost.key.sort):
            continue
        if lost.key.sort == kept.key.sort == "local":
            continue
        for member in lost.members:
            kept.members.append(member)
            of[member] = kept
            stated = merge_for(member.text, link.reason)
            kept.merges.setdefault(
                member.text,
                replace(stated, start=link.start, end=link.end, locator=link.stands_for.locator),
            )
        kept.former |= lost.former
        gone.add(id(lost))
    return [group for group in groups if id(group) not in gone]


def _family(kind: Kind) -> str:
    """Kinds whose like-named things may be one thing."""
    if kind in BODIES:
        return "body"
    return kind.value
