"""What changed between two versions of a plan, as lines of text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from queries.versions.change import GROUPS, Change
from queries.versions.compare import Compared, Comparison
from queries.versions.version import Place, Version
from viz.terminal import printable

__all__ = ["change_lines", "to_know"]

_LONGEST = 240


def change_lines(comparison: Comparison) -> Iterator[str]:
    """The lines: pair by pair how many changes of which kind, then each under its heading."""
    for number, pair in enumerate(comparison.pairs):
        if number:
            yield ""
        yield from _pair(pair)
    for heading, plans in (
        ("Plans that only the newer build has", comparison.new),
        ("Plans that only the older build has", comparison.gone),
    ):
        if plans:
            if comparison.pairs:
                yield ""
            yield heading
            yield from (f"  {_plan(plan)}" for plan in plans)


def to_know(comparison: Comparison) -> Iterator[str]:
    """What must be said of the comparison as a whole: nothing changed, nothing in common."""
    for pair in comparison.pairs:
        names = f"{pair.old.file} and {pair.new.file}"
        if pair.nothing_in_common:
            areas = sorted({plan.where for plan in (pair.old, pair.new)})
            yield (
                f"{names} have not one action in common ({' and '.join(areas)}): "
                "they hardly are versions of one plan"
            )
    changed = any(pair.changes for pair in comparison.pairs)
    if comparison.pairs and not (changed or comparison.new or comparison.gone):
        yield "nothing changed"
    if not comparison.pairs:
        yield "the two builds have no plan in common"


def _pair(pair: Compared) -> Iterator[str]:
    yield f"{printable(pair.new.where)}: {_plan(pair.old)} -> {_plan(pair.new)}"
    yield f"  {_counted(pair.common, 'action')} in both"
    if not pair.changes:
        yield "  nothing changed"
    counts = Counter(change.kind for change in pair.changes)
    for kinds in GROUPS.values():
        yield from (f"  {kind}: {counts[kind]}" for kind in kinds if counts[kind])
    for heading, kinds in GROUPS.items():
        changes = [change for change in pair.changes if change.kind in kinds]
        if changes:
            yield ""
            yield f"  {heading}"
            for change in changes:
                yield from _change(change)


def _change(change: Change) -> Iterator[str]:
    doubt = " (uncertain)" if change.doubtful else ""
    yield f"    {change.kind}{doubt}: {_cut(_about(change))}"
    if change.before and change.after:
        yield f"      before: {_cut(change.before)}"
        yield f"      after:  {_cut(change.after)}"
    elif change.action and change.before and change.before != change.action:
        yield f"      before: {_cut(change.before)}"
    elif change.action and change.after and change.after != change.action:
        yield f"      after:  {_cut(change.after)}"
    if change.detail:
        yield f"      {_cut(change.detail)}"
    places = [
        f"{label} {_placed(place, change)}"
        for label, place in (("was", change.place_before), ("now", change.place_after))
        if place is not None
    ]
    yield f"      {'; '.join(places)}"


def _about(change: Change) -> str:
    """The action that it is about, or else the thing or relation itself."""
    if not change.action:
        return change.after or change.before or change.what
    number = f"{change.number}. " if change.number else ""
    return f"{number}{change.action}"


def _placed(place: Place, change: Change) -> str:
    """The place, with its words where they are not given above already."""
    shown = (change.before, change.after, change.action)
    quote = place.quote
    if not quote or any(quote in words for words in shown):
        return printable(place)
    return f'{printable(place)} "{_cut(quote)}"'


def _plan(plan: Version) -> str:
    period = f", {plan.period}" if plan.period else ""
    return printable(f"{plan.title or plan.key} ({plan.file}{period})")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _cut(value: str) -> str:
    words = printable(value)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
