"""What changed in who chairs, funds, reports to and belongs to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from queries.versions.actions import Actions
from queries.versions.change import Change, doubt_of
from queries.versions.things import Things
from queries.versions.version import Said, Version

__all__ = ["relation_changes"]

_LEFT_OUT = frozenset({"post in", "area served", "follows from", "document"})
"""What is told of posts and papers and not of who works with whom."""
_ONE_HOLDER = {"chairs": "object", "holds": "object", "reports to": "subject", "unit of": "subject"}
"""Where there is mostly one of them, one that goes and one that comes are one change."""
_WORDS = {"unit of": "is part of", "member of": "is a member of"}

_Key = tuple[str, str, str]


def relation_changes(
    old: Version, new: Version, things: Things, actions: Actions
) -> Iterator[Change]:
    """The relations between named things that are new, gone or stated otherwise.

    A new chair of a panel in the place of another is one change, and so is another amount.
    What an action is paid by is told of actions that both versions have.
    A relation that the other version states in the same words is not gone.
    """
    in_both = {one.iri: one.iri for one, _, _ in actions.same}
    before = _by_key(old, {**things.keys[0], **in_both})
    after = _by_key(new, {**things.keys[1], **{two.iri: one.iri for one, two, _ in actions.same}})
    for key in sorted(before.keys() & after.keys()):
        left, right = before[key], after[key]
        if _terms(left) != _terms(right):
            change = _change("relation changed", left[0], right[0], (old, new))
            yield replace(change, before=_stated(left, old), after=_stated(right, new))
    gone = {key: before[key] for key in before.keys() - after.keys()}
    come = {key: after[key] for key in after.keys() - before.keys()}
    gone_from, come_to = _by_slot(gone), _by_slot(come)
    paired: set[_Key] = set()
    for slot in sorted(gone_from.keys() & come_to.keys()):
        if len(gone_from[slot]) == len(come_to[slot]) == 1:
            one, other = gone_from[slot][0], come_to[slot][0]
            paired |= {one, other}
            yield _change("relation changed", gone[one][0], come[other][0], (old, new))
    for key in sorted(gone.keys() - paired):
        if not _said_too(gone[key], new):
            yield _change("relation gone", gone[key][0], None, (old, new))
    for key in sorted(come.keys() - paired):
        if not _said_too(come[key], old):
            yield _change("relation new", None, come[key][0], (old, new))


def _by_key(version: Version, keys: Mapping[str, str]) -> Mapping[_Key, list[Said]]:
    found: dict[_Key, list[Said]] = defaultdict(list)
    for said in version.relations:
        known = said.subject in keys and said.object in keys
        if known and said.relation not in _LEFT_OUT:
            found[keys[said.subject], said.relation, keys[said.object]].append(said)
    return found


def _by_slot(found: Mapping[_Key, list[Said]]) -> Mapping[tuple[str, str], list[_Key]]:
    slots: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    for key in sorted(found):
        subject, relation, thing = key
        fixed = _ONE_HOLDER.get(relation)
        if fixed:
            slots[relation, thing if fixed == "object" else subject].append(key)
    return slots


def _terms(said: list[Said]) -> set[tuple[str, str]]:
    return {(each.status, each.amount) for each in said}


def _said_too(said: list[Said], other: Version) -> bool:
    """Whether the other version has the same sentence, though it was read otherwise."""
    return any(" " in each.place.quote and other.prints(each.place.quote) for each in said)


def _change(
    kind: str, before: Said | None, after: Said | None, versions: tuple[Version, Version]
) -> Change:
    said = [each for each in (before, after) if each is not None]
    return Change(
        kind=kind,
        what=_WORDS.get(said[-1].relation, said[-1].relation),
        before=_stated([before], versions[0]) if before else "",
        after=_stated([after], versions[1]) if after else "",
        place_before=before.place if before else None,
        place_after=after.place if after else None,
        doubtful=doubt_of(*(each.confidence for each in said)),
    )


def _stated(said: list[Said], version: Version) -> str:
    first = said[0]
    told = [term for each in said for term in (each.amount, each.status) if term]
    words = _WORDS.get(first.relation, first.relation)
    sentence = f"{version.label(first.subject)} {words} {version.label(first.object)}"
    return f"{sentence} ({', '.join(dict.fromkeys(told))})" if told else sentence
