"""Which plans of two builds are versions of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.titles import titles_alike
from queries.versions.assignment import Pair, assigned
from queries.versions.version import Version

__all__ = ["Plans", "pair_plans"]

_SAME_TITLE = 0.85
_BY_KEY, _BY_TITLE, _BY_AREA = 1.0, 0.9, 0.75
"""How sure a pair is by its key, its title, or its area alone."""


@dataclass(frozen=True, slots=True)
class Plans:
    """The pairs, older first, with how sure it is, and the plans without another version."""

    pairs: tuple[tuple[Version, Version, float], ...]
    gone: tuple[Version, ...]
    new: tuple[Version, ...]


def pair_plans(old: Sequence[Version], new: Sequence[Version]) -> Plans:
    """The plans of two builds in pairs, each once.

    Plans of two areas are never a pair. Of one area they are by their key, or else by
    titles that are alike but for years and the like, or else where the area has one plan
    in each build. One plan on each side is a pair whatever it is called.
    """
    if len(old) == len(new) == 1:
        return Plans(((old[0], new[0], 1.0),), (), ())
    pairs = assigned(
        Pair(one, other, score)
        for one, left in enumerate(old)
        for other, right in enumerate(new)
        if (score := _one_plan(left, right, old, new))
    )
    before = {pair.old for pair in pairs}
    after = {pair.new for pair in pairs}
    return Plans(
        tuple((old[pair.old], new[pair.new], pair.score) for pair in pairs),
        tuple(plan for at, plan in enumerate(old) if at not in before),
        tuple(plan for at, plan in enumerate(new) if at not in after),
    )


def _one_plan(
    left: Version, right: Version, old: Sequence[Version], new: Sequence[Version]
) -> float:
    if left.area and right.area and left.area != right.area:
        return 0.0
    if left.key == right.key:
        return _BY_KEY
    if left.area != right.area:
        return 0.0
    alike = titles_alike(left.title, right.title)
    if alike >= _SAME_TITLE:
        return _BY_TITLE * alike
    alone = [sum(plan.area == left.area for plan in plans) == 1 for plans in (old, new)]
    return _BY_AREA if left.area and all(alone) else 0.0
