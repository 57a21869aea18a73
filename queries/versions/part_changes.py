"""What changed in an outcome of an action: its words, its dates, who leads and supports it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from queries.versions.change import Change, doubt_of
from queries.versions.dates import DateChange, date_change
from queries.versions.progress import says_done
from queries.versions.things import Things
from queries.versions.version import (
    LEAD,
    LEAD_ORGANISATION,
    SUPPORT,
    Part,
    Place,
    Said,
    Version,
    same_words,
)

__all__ = ["EXTENDED", "PartsPair", "part_changes"]

EXTENDED = "deadline extended before it was met"
"""A later end where the progress that the plan gives does not say that the action is done."""

_TEXTS = {
    "outcome": "outcome reworded",
    "rag": "RAG status changed",
    "progress": "progress changed",
    "resources": "resources changed",
    "comment": "comment changed",
}
_ROLES = {LEAD: "lead", LEAD_ORGANISATION: "lead organisation", SUPPORT: "supporters"}
_CELLS = {
    LEAD: ("lead", "lead_organisation"),
    LEAD_ORGANISATION: ("lead_organisation", "lead"),
    SUPPORT: ("supporting",),
}
_DATE_CELLS = {"start": ("start", "timescale"), "end": ("end", "timescale")}
_WORDS = 70


@dataclass(frozen=True, slots=True)
class PartsPair:
    """The same outcome in both versions; `several` tells whether its action has others."""

    old: Part
    new: Part
    score: float
    several: bool


def part_changes(
    pair: PartsPair, versions: tuple[Version, Version], things: Things
) -> Iterator[Change]:
    """All changes of one outcome, without what its action is."""
    for name, kind in _TEXTS.items():
        before, after = pair.old.fields.get(name, ""), pair.new.fields.get(name, "")
        if not same_words(before, after):
            yield _changed(pair, kind, name, before, after, (name,))
    for role in _ROLES:
        yield from _role(pair, role, versions, things)
    for name in ("start", "end"):
        yield from _date(pair, name)


def _role(
    pair: PartsPair, role: str, versions: tuple[Version, Version], things: Things
) -> Iterator[Change]:
    old, new = pair.old.whose(role), pair.new.whose(role)
    before = {(things.keys[0].get(said.object, said.object), said.status) for said in old}
    after = {(things.keys[1].get(said.object, said.object), said.status) for said in new}
    # The same printed words name the same people, however they were read.
    if before == after or _printed_alike(pair, _CELLS[role]):
        return
    name = _ROLES[role]
    what = "changed" if before and after else "named" if after else "no longer named"
    moved = [
        *(said for said in old if _key(said, things, 0) not in after),
        *(said for said in new if _key(said, things, 1) not in before),
    ]
    yield _changed(
        pair,
        f"{name} {what}",
        name,
        _names(old, versions[0]),
        _names(new, versions[1]),
        _CELLS[role],
        doubtful=doubt_of(*(said.confidence for said in moved)),
        places=(old[0].place if old else None, new[0].place if new else None),
    )


def _key(said: Said, things: Things, side: int) -> tuple[str, str]:
    return things.keys[side].get(said.object, said.object), said.status


def _names(said: tuple[Said, ...], version: Version) -> str:
    names = (
        f"{version.label(each.object)} ({each.status})"
        if each.status
        else version.label(each.object)
        for each in said
    )
    return "; ".join(dict.fromkeys(names))


def _date(pair: PartsPair, name: str) -> Iterator[Change]:
    before, after = pair.old.fields.get(name, ""), pair.new.fields.get(name, "")
    found = date_change(before, after, last=name == "end")
    if found is None or _printed_alike(pair, _DATE_CELLS[name]):
        return
    kind = f"{name} reworded" if found.what == "reworded" else f"{name} date {found.what}"
    details = [found.words]
    if name == "end" and found.what == "slipped":
        kind, said = _extended(pair, kind)
        details.append(said)
    yield _changed(
        pair,
        kind,
        name,
        before,
        after,
        _DATE_CELLS[name],
        date=found,
        detail="; ".join(each for each in details if each),
    )


def _extended(pair: PartsPair, kind: str) -> tuple[str, str]:
    """Whether a deadline was met when it was put off, as far as the plan tells."""
    parts = (pair.old, pair.new)
    words = [part.fields.get(name, "") for part in parts for name in ("progress", "rag", "comment")]
    if any(map(says_done, words)):
        return kind, "the words on progress speak of something done"
    if any(part.fields.get(name) for part in parts for name in ("progress", "rag")):
        return EXTENDED, "the progress that is given does not say that it is done"
    return kind, "no progress is stated, so whether it was met is not known"


def _printed_alike(pair: PartsPair, cells: tuple[str, ...]) -> bool:
    """Whether the cells print the same words in both versions."""
    old, new = (
        " ".join(part.places[cell].quote for cell in cells if cell in part.places)
        for part in (pair.old, pair.new)
    )
    return bool(old) and same_words(old, new)


def _changed(
    pair: PartsPair,
    kind: str,
    what: str,
    before: str,
    after: str,
    cells: tuple[str, ...],
    *,
    date: DateChange | None = None,
    detail: str = "",
    doubtful: bool = False,
    places: tuple[Place | None, Place | None] = (None, None),
) -> Change:
    old, new = (
        _place(part, cells, place) for part, place in zip((pair.old, pair.new), places, strict=True)
    )
    of = pair.new.fields.get("outcome") or pair.old.fields.get("outcome") or ""
    if pair.several and what != "outcome" and of:
        cut = of if len(of) <= _WORDS else of[: _WORDS - 1].rstrip() + "…"
        detail = f"{detail}; of the outcome: {cut}" if detail else f"of the outcome: {cut}"
    unsure = any(cell in part.doubtful for part in (pair.old, pair.new) for cell in cells)
    return Change(
        kind=kind,
        what=what,
        before=before,
        after=after,
        days_later=date.days if date else None,
        detail=detail,
        score=pair.score,
        place_before=old,
        place_after=new,
        doubtful=doubtful or unsure or doubt_of(pair.score),
    )


def _place(part: Part, cells: tuple[str, ...], place: Place | None) -> Place:
    """The cell with its words, or the words that name somebody, or else the row."""
    found = next((part.places[cell] for cell in cells if cell in part.places), None)
    return found or place or part.place
