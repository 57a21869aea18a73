"""Which plan of a build is a later version of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.conclusions import Revision
from graph.likeness import likeness
from graph.records import PlanRecords
from graph.titles import titles_alike

__all__ = ["revisions", "versions_of_one_plan"]

_SAME_TITLE = 0.85
_SAME_WORDING = 0.65
"""From so alike in wording on, an action stands in both plans."""
_SHARED = 0.2
"""So much of the shorter plan's actions stand in the other too."""


def revisions(plans: Sequence[PlanRecords]) -> tuple[Revision, ...]:
    """The pairs of a plan and the version that it revises, in order; only where it is clear.

    A plan revises another of the same area with an alike title where its period is stated
    and later, and the two share wording. Of several earlier ones it revises the latest;
    where two are equally late, none, as it cannot be told which.
    """
    by_area: dict[str, list[PlanRecords]] = defaultdict(list)
    for plan in plans:
        if plan.area is not None and plan.period.start is not None:
            by_area[plan.area.code].append(plan)
    found = [each for area in by_area.values() for each in _of_area(area)]
    return tuple(sorted(found, key=lambda each: (each.later, each.earlier)))


def versions_of_one_plan(found: Sequence[Revision]) -> frozenset[frozenset[str]]:
    """The keys of every two plans that are versions of one, near or far."""
    groups: dict[str, set[str]] = {}
    for each in found:
        joined = groups.get(each.later, {each.later}) | groups.get(each.earlier, {each.earlier})
        for key in joined:
            groups[key] = joined
    return frozenset(
        frozenset((one, other))
        for group in groups.values()
        for one in group
        for other in group
        if one != other
    )


def _of_area(plans: Sequence[PlanRecords]) -> Iterator[Revision]:
    by_period: dict[tuple[str, str], list[PlanRecords]] = defaultdict(list)
    for plan in plans:
        by_period[_period(plan)].append(plan)
    for plan in plans:
        # From the latest on: once one is found, those before it need not be read.
        for period in sorted((each for each in by_period if each < _period(plan)), reverse=True):
            scores = ((other.key, _one_plan(plan, other)) for other in by_period[period])
            latest = [(key, score) for key, score in scores if score]
            if latest:
                if len(latest) == 1:
                    yield Revision(plan.key, *latest[0])
                break


def _one_plan(one: PlanRecords, other: PlanRecords) -> float:
    """How sure it is that both are versions of one plan; 0 where it is not clear."""
    title = titles_alike(one.title, other.title)
    fewest = min(len(one.actions), len(other.actions))
    if title < _SAME_TITLE or not fewest:
        return 0.0
    texts = [[action.text for action in plan.actions] for plan in (one, other)]
    shared: set[int] = set()
    for left, _, score in likeness(*texts):
        if score >= _SAME_WORDING:
            shared.add(left)
            if len(shared) >= _SHARED * fewest:
                return round(title, 4)
    return 0.0


def _period(plan: PlanRecords) -> tuple[str, str]:
    return plan.period.start or "", plan.period.end or ""
