"""What is concluded by comparing plans, and stated by none of them.

These records go into the graph ``pg:derived`` (`graph.derived`). Each says how sure it is
and why.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

__all__ = [
    "Conclusions",
    "Named",
    "Overlap",
    "Revision",
    "SameWork",
    "SectorOf",
    "Stated",
    "Within",
]


@dataclass(frozen=True, slots=True, order=True)
class Within:
    """A thing of one plan: the plan's key, and an action's key or an entity's id."""

    plan: str
    key: str


@dataclass(frozen=True, slots=True)
class Stated:
    """An action states a standard action (its id in `ontology.standard_actions`).

    `score` is how alike the two are, from 0 to 1, `terms` the ideas that both state.
    """

    action: Within
    standard: str
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameWork:
    """Two actions of different plans do the same standard work; `one` sorts before `other`."""

    one: Within
    other: Within
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention that a conclusion rests on: which thing it names, and where in the plan."""

    thing: Within
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two actions, panels, services or bodies that do the same work.

    `kind` is "same work under different leads", "panels of one purpose" or "services of
    one kind in one area"; `reasons` are plain sentences or short phrases. `evidence` are the
    mentions that show it best, at most one of each side.
    """

    kind: str
    one: Within
    other: Within
    score: float
    reasons: tuple[str, ...]
    evidence: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """The plan with the key `later` is a later version of the one with the key `earlier`.

    `score` is how alike their titles are, from 0 to 1, apart from years and the like.
    """

    later: str
    earlier: str
    score: float


@dataclass(frozen=True, slots=True)
class SectorOf:
    """The sector of a body ("police", "health"): `entity` is its id in the plans.

    Also the sector after which a panel or service is called, which is of no sector itself.
    """

    entity: str
    sector: str


@dataclass(frozen=True, slots=True)
class Conclusions:
    """All that is concluded from the plans of one build."""

    stated: tuple[Stated, ...] = ()
    same_work: tuple[SameWork, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    sectors: tuple[SectorOf, ...] = ()
    called_after: tuple[SectorOf, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def without(self, plans: Collection[str]) -> Conclusions:
        """What is concluded without the plans with these keys. Which plan revises which and
        the sectors of bodies stay."""

        def told(each: SameWork | Overlap) -> bool:
            return each.one.plan not in plans and each.other.plan not in plans

        return replace(
            self,
            stated=tuple(each for each in self.stated if each.action.plan not in plans),
            same_work=tuple(filter(told, self.same_work)),
            overlaps=tuple(filter(told, self.overlaps)),
        )
