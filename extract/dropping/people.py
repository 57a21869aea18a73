"""What is left of a person without the name: the post, or a number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from extract.dropping.forgotten import REMOVED, removed_name
from graph.identity import free_id, slug
from graph.records import Claim, Entity, Kind, PlanRecords

__all__ = ["Nameless", "is_nameless", "named_people", "removed", "without_names"]

_HOLDS = "org:holds"
_NAMELESS = re.compile(r"/person/(?:unnamed|post-holder|removed)-[a-z0-9-]+$")


@dataclass(frozen=True, slots=True)
class Nameless:
    """What a person is in the graph without a name, and what the plan's words say instead."""

    person: Entity
    instead: str


def is_nameless(person: Entity) -> bool:
    """Whether a person has been left without a name already."""
    return _NAMELESS.search(person.id) is not None


def named_people(records: PlanRecords) -> tuple[Entity, ...]:
    """The people of a plan who still have their names."""
    return tuple(e for e in records.entities if e.kind is Kind.PERSON and not is_nameless(e))


def without_names(records: PlanRecords, clean: Callable[[str], str]) -> dict[str, Nameless]:
    """All people who have names, by their ids, under the post that each holds or, where the
    plan states none, a number that tells them apart within it.

    `clean` takes names out of what a post is called.
    """
    people = _in_order(records, named_people(records))
    posts = _posts(records, clean)
    holders = Counter(posts[person.id] for person in people if person.id in posts)
    taken = {entity.id for entity in records.entities}
    numbers: defaultdict[str, int] = defaultdict(int)
    found: dict[str, Nameless] = {}
    for person in people:
        post = posts.get(person.id, "")
        if post and holders[post] == 1:
            # Whoever holds it: the same in all plans of a place, as the post is.
            home = person.id.rpartition("/person/")[0]
            wanted, label = f"{home}/person/post-holder-{slug(post)}", f"{post} (post holder)"
            instead = f"[{post}]"
        elif post:
            numbers[post] += 1
            number = numbers[post]
            wanted = f"{records.key}/person/post-holder-{slug(post)}-{number}"
            label, instead = f"{post} (post holder {number})", f"[{post}, {number}]"
        else:
            wanted, number = _numbered(f"{records.key}/person/unnamed-", numbers, taken)
            label = f"Named person {number} ({records.key})"
            instead = f"[named person {number}]"
        entity_id = free_id(wanted, taken)
        found[person.id] = Nameless(_nameless(entity_id, label, person), instead)
    return found


def removed(records: PlanRecords, going: Mapping[str, int]) -> dict[str, Nameless]:
    """What is left of the people of these ids, each removed by the entry of that number: the
    post if the plan states one."""
    posts = _posts(records, lambda post: post)
    taken = {entity.id for entity in records.entities}
    found: dict[str, Nameless] = {}
    for person in _in_order(records, [e for e in records.entities if e.id in going]):
        number, post = going[person.id], posts.get(person.id, "")
        name = removed_name(number)
        entity_id = free_id(f"{records.key}/person/removed-{number}", taken)
        left = _nameless(entity_id, f"{name} ({post})" if post else name, person)
        left = replace(left, aliases=(name,) if post else ())
        found[person.id] = Nameless(left, f"[{REMOVED}]")
    return found


def _nameless(entity_id: str, label: str, person: Entity) -> Entity:
    return Entity(
        id=entity_id,
        kind=Kind.PERSON,
        label=label,
        types=person.types,
        rank=person.rank,
        scope=person.scope,
        status=person.status,
    )


def _posts(records: PlanRecords, clean: Callable[[str], str]) -> dict[str, str]:
    """The post of each person who holds one, by the person's id: the one stated first, of
    those that the plan does not call past or planned if there are any."""
    labels = {e.id: e.label for e in records.entities if e.kind is Kind.ROLE}
    stated = (c for c in records.claims if c.predicate == _HOLDS and c.object in labels)
    posts: dict[str, str] = {}
    for claim in sorted(stated, key=_standing):
        if label := clean(labels[claim.object]).strip():
            posts.setdefault(claim.subject, label)
    return posts


def _standing(claim: Claim) -> tuple[bool, int, int, str]:
    return (claim.status is not None, claim.start, claim.end, claim.object)


def _in_order(records: PlanRecords, people: Collection[Entity]) -> list[Entity]:
    """People in the order in which the plan first names them: that of their names would tell
    something of these."""
    first: dict[str, int] = {}
    for mention in records.mentions:
        first[mention.entity] = min(mention.start, first.get(mention.entity, mention.start))
    last = len(records.document.text)
    return sorted(people, key=lambda person: (first.get(person.id, last), person.id))


def _numbered(
    beginning: str, numbers: defaultdict[str, int], taken: Collection[str]
) -> tuple[str, int]:
    while True:
        numbers[beginning] += 1
        wanted = f"{beginning}{numbers[beginning]}"
        if wanted not in taken:
            return wanted, numbers[beginning]
