"""What changed in the people, bodies, panels and services that a plan names."""

from __future__ import annotations

from collections.abc import Iterator

from queries.versions.change import Change, doubt_of
from queries.versions.things import Things
from queries.versions.version import Named, Version

__all__ = ["thing_changes"]

_KINDS = {
    "service": "service",
    "panel": "panel",
    "partnership": "panel",
    "person": "person",
    "post": "post",
    "organisation": "body",
    "team": "body",
    "fund": "fund",
}
_CURRENT = "current, as far as the plan says"


def thing_changes(old: Version, new: Version, things: Things) -> Iterator[Change]:
    """What is named in one version only, is spelt otherwise, or has another status.

    What names nobody in particular ("all partners") is left out, and so is what the other
    version prints too, though it was not read as a name there.
    """
    for before, after, score in things.same:
        if before.generic or after.generic:
            continue
        if doubt_of(score):
            yield _both("named otherwise", before, after, score, before.label, after.label)
        if before.status != after.status:
            status = before.status or _CURRENT, after.status or _CURRENT
            yield _both("status changed", before, after, score, *status)
    for thing in things.gone:
        if _tells(thing, new):
            yield _one("no longer named", thing, gone=True)
    for thing in things.new:
        if _tells(thing, old):
            yield _one("newly named", thing, gone=False)


def _tells(thing: Named, other: Version) -> bool:
    return not thing.generic and not any(map(other.prints, thing.spellings))


def _both(what: str, before: Named, after: Named, score: float, left: str, right: str) -> Change:
    return Change(
        kind=f"{_KINDS.get(after.kind, after.kind)} {what}",
        what=after.label,
        before=left,
        after=right,
        score=score,
        place_before=before.place,
        place_after=after.place,
        doubtful=doubt_of(score, before.confidence, after.confidence),
    )


def _one(what: str, thing: Named, *, gone: bool) -> Change:
    words = f"{thing.label} ({thing.status})" if thing.status else thing.label
    return Change(
        kind=f"{_KINDS.get(thing.kind, thing.kind)} {what}",
        what=thing.label,
        before=words if gone else "",
        after="" if gone else words,
        place_before=thing.place if gone else None,
        place_after=None if gone else thing.place,
        doubtful=doubt_of(thing.confidence),
    )
