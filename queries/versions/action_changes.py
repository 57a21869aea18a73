"""What changed in the actions of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from queries.versions.actions import Actions, match_parts
from queries.versions.change import Change, doubt_of
from queries.versions.part_changes import PartsPair, part_changes
from queries.versions.themes import renamed_themes
from queries.versions.things import Things
from queries.versions.version import Act, Part, Place, Version, same_words

__all__ = ["action_changes"]

_SIMILAR = 0.35
"""From here on, the likest action that is left is worth a look."""


def action_changes(
    old: Version, new: Version, actions: Actions, things: Things
) -> Iterator[Change]:
    """The changes of all actions in the order of the newer plan, dropped actions after them.

    A theme under a new name, with most of its actions, is one change and moves none.
    """
    renamed = renamed_themes(actions.same)
    for (before, after), number in sorted(renamed.items()):
        first, second = next(
            (one, other)
            for one, other, _ in actions.same
            if (one.theme, other.theme) == (before, after)
        )
        yield Change(
            "theme renamed",
            "theme",
            before,
            after,
            theme=after,
            detail=f"{number} actions stand under it in both",
            place_before=first.place,
            place_after=second.place,
        )
    for one, other, score in sorted(actions.same, key=lambda pair: pair[1].at):
        for change in _of_pair(one, other, score, renamed, (old, new), things):
            yield replace(change, theme=other.theme, number=other.number, action=other.text)
    for act in actions.added:
        yield _alone("action added", act, actions)
    for act in actions.dropped:
        yield _alone("action dropped", act, actions)


def _of_pair(
    old: Act,
    new: Act,
    score: float,
    renamed: Mapping[tuple[str, str], int],
    versions: tuple[Version, Version],
    things: Things,
) -> Iterator[Change]:
    base = Change(
        "",
        "action",
        score=score,
        place_before=old.place,
        place_after=new.place,
        doubtful=doubt_of(score, old.confidence, new.confidence),
    )
    if not same_words(old.text, new.text):
        yield replace(base, kind="action reworded", before=old.text, after=new.text)
    moved = old.theme and new.theme and not same_words(old.theme, new.theme)
    if moved and (old.theme, new.theme) not in renamed:
        yield replace(base, kind="action moved", what="theme", before=old.theme, after=new.theme)
    if old.number != new.number and not (moved and not new.number):
        yield replace(
            base, kind="action renumbered", what="number", before=old.number, after=new.number
        )
    several = max(len(old.parts), len(new.parts)) > 1
    for one, other in match_parts(old, new, things):
        if one is not None and other is not None:
            yield from part_changes(PartsPair(one, other, score, several), versions, things)
        elif other is not None:
            yield replace(
                base,
                kind="outcome added",
                what="outcome",
                after=_described(other, versions[1]),
                place_after=_outcome(other),
            )
        elif one is not None:
            yield replace(
                base,
                kind="outcome dropped",
                what="outcome",
                before=_described(one, versions[0]),
                place_before=_outcome(one),
            )


def _alone(kind: str, act: Act, actions: Actions) -> Change:
    """An action that stands in one version only, and the likest of the other."""
    added = kind == "action added"
    near = actions.likest.get(act.iri)
    detail = ""
    if near is not None and near[1] >= _SIMILAR:
        detail = f"most like, of those left over: {near[0].text} ({near[0].place})"
    return Change(
        kind,
        "action",
        before="" if added else act.text,
        after=act.text if added else "",
        theme=act.theme,
        number=act.number,
        action=act.text,
        detail=detail,
        score=near[1] if near is not None and detail else None,
        place_before=None if added else act.place,
        place_after=act.place if added else None,
        doubtful=bool(detail) or doubt_of(act.confidence),
    )


def _described(part: Part, version: Version) -> str:
    """The outcome's words or, where it prints none, who leads it until when."""
    if part.fields.get("outcome"):
        return part.fields["outcome"]
    who = "; ".join(dict.fromkeys(version.label(said.object) for said in part.roles))
    ends = part.fields.get("end", "")
    told = [f"with {who}" if who else "", f"until {ends}" if ends else ""]
    return " ".join(each for each in told if each) or "a further row without words"


def _outcome(part: Part) -> Place:
    return part.places.get("outcome", part.place)
