"""What of people's names a build leaves out: all of them, those that a list holds, or none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.records import Kind, PlanRecords
from graph.review.judgements import NOT_A_NAME, Judgement, What, shown
from graph.store import MANIFEST_FILE

if TYPE_CHECKING:
    from extract.dropping.forgotten import Forgotten
    from viz.review import Given

__all__ = ["ALL_NAMES", "FORGOTTEN", "Names", "forgotten_in", "names_of", "written_names"]

FORGOTTEN = "forgotten.json"
"""The name of the list in OUT of those whose names were removed."""
ALL, POSTS = "all", "posts"
_LOST = "has answers that name people, and would be lost with their names"
_ELSEWHERE = (
    "Copy the review out of the folder and delete it there; the doubts that are left are "
    "asked again, without names"
)


@dataclass(frozen=True, slots=True)
class Names:
    """What is done about names: with `posts`, none is written; those that `forgotten` holds
    never are. `mark` tells apart what was read under different rules."""

    posts: bool = False
    forgotten: Forgotten | None = None

    @property
    def mark(self) -> str:
        """Empty where every name is written."""
        listed = self.forgotten.to_json() if self.forgotten else ""
        digest = sha256(listed.encode()).hexdigest() if listed else ""
        return f"\n{POSTS}" * self.posts + f"\n{digest}" * bool(digest)

    def in_records(self, records: PlanRecords, model: str | None) -> PlanRecords:
        """The records as they may be written."""
        if self.forgotten:
            from extract.dropping.removal import without_forgotten

            records = without_forgotten(records, self.forgotten)
        if self.posts:
            from extract.dropping.posts import posts_only

            records = posts_only(records, model)
        return records

    def in_review(self, given: Given) -> Given:
        """What people have judged, as far as it can be said before the plans are read."""
        if self.forgotten:
            from graph.identity import plan_key

            forgotten = self.forgotten

            def cleaned(judgement: Judgement) -> Judgement:
                plan = plan_key(judgement.plan) if judgement.plan else ""
                return _said_anew(judgement, lambda text: forgotten.cleaned(text, plan))

            given = replace(
                given,
                applied=tuple(map(cleaned, given.applied)),
                kept=tuple(map(cleaned, given.kept)),
            )
        if self.posts:
            given = replace(
                given,
                applied=tuple(map(_unsigned, given.applied)),
                kept=tuple(map(_unsigned, given.kept)),
            )
        return given

    def fit(self, judgements: Iterable[Judgement], plan: PlanRecords) -> tuple[Judgement, ...]:
        """Those that may be said of a plan: without names, only what names nobody."""
        if not self.posts:
            return tuple(judgements)
        return tuple(judgement for judgement in judgements if _nameless(judgement, [plan]))

    def fitting(self, given: Given, plans: Sequence[PlanRecords], out: Path) -> Given:
        """What people have judged, as far as it may be written: without names, only what names
        nobody. Raises InputError where what a person has written would be lost with it."""
        if not self.posts:
            return given
        applied = tuple(j for j in given.applied if _nameless(j, plans))
        kept = tuple(j for j in given.kept if _nameless(j, plans))
        inside = len(kept) < len(given.kept) or not given.elsewhere
        if inside and (len(applied), len(kept)) != (len(given.applied), len(given.kept)):
            raise InputError(str(out), _LOST, _ELSEWHERE)
        return replace(given, applied=applied, kept=kept)


ALL_NAMES = Names()
"""Every name is written."""


def names_of(out: Path, mode: str) -> Names:
    """What a build into OUT is to do about names. Raises InputError where the list of those
    to be left out is damaged."""
    return Names(mode == POSTS, forgotten_in(out))


def written_names(out: Path) -> str:
    """Whether the graph in OUT was written with all names or with posts only."""
    try:
        held = json.loads((out / MANIFEST_FILE).read_text("utf-8")).get("names", ALL)
    except (OSError, ValueError, AttributeError):
        return ALL
    return POSTS if held == POSTS else ALL


def forgotten_in(out: Path) -> Forgotten | None:
    """The list of those whose names stay out of OUT, None where there is none. Raises
    InputError where it is damaged."""
    path = out / FORGOTTEN
    if not path.exists():
        return None
    from extract.dropping.forgotten import from_json

    try:
        return from_json(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            str(path), f"cannot be read ({error})", "Put the file back as it was"
        ) from error


def _said_anew(judgement: Judgement, clean: Callable[[str], str]) -> Judgement:
    return replace(
        judgement,
        thing=clean(judgement.thing),
        other=clean(judgement.other),
        quote=clean(judgement.quote),
        decided_by=clean(judgement.decided_by),
        note=clean(judgement.note),
    )


def _unsigned(judgement: Judgement) -> Judgement:
    from extract.dropping.leftovers import with_names

    note = "" if with_names(judgement.note) else judgement.note
    return replace(judgement, decided_by="", note=note)


def _nameless(judgement: Judgement, plans: Sequence[PlanRecords]) -> bool:
    """Whether a judgement can be written down with no name in it: what it says of people is
    said of those that a plan has left, and its words are a plan's."""
    from extract.dropping.leftovers import with_names
    from extract.dropping.spellings import key_of

    name = judgement.plan
    about = [p for p in plans if name in ("", p.key, shown(p.document.name))]
    left = {shown(e.label) for plan in about for e in plan.entities}
    left |= {shown(alias) for plan in about for e in plan.entities for alias in e.aliases}
    left |= {shown(action.text) for plan in about for action in plan.actions}
    if judgement.what in (What.KIND, What.CHANGE_KIND):
        if judgement.other == Kind.PERSON.value:
            return False
        said = [(judgement.thing, judgement.kind)]
    else:
        said = [(judgement.thing, judgement.kind), (judgement.other, judgement.other_kind)]
        if judgement.kind == Kind.PERSON.value and judgement.what in _OF_SPELLINGS:
            said[1] = (judgement.other, judgement.kind)
    for words, kind in said:
        if words and words != NOT_A_NAME and words not in left:
            if kind == Kind.PERSON.value or with_names(words):
                return False
    # It may be cut short, and stand in the plan with markup between its words.
    quote = " ".join(key_of(judgement.quote.removesuffix("…")))
    return not quote or any(
        f" {quote}" in f" {' '.join(key_of(plan.document.text))}" for plan in about
    )


_OF_SPELLINGS = frozenset({What.NAME, What.ALIAS, What.SPLIT, What.MERGE, What.RENAME})
