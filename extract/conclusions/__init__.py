"""What the plans of a build show together: standard actions, overlaps, sectors, versions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.conclusions.duplicates import duplicates
from extract.conclusions.matching import same_work, stated
from extract.conclusions.panels import panel_overlaps
from extract.conclusions.sectors import called_after, sectors
from extract.conclusions.services import service_overlaps
from extract.conclusions.versions import revisions, versions_of_one_plan
from graph.conclusions import Conclusions, Overlap
from graph.records import PlanRecords

__all__ = ["conclude"]


def conclude(plans: Sequence[PlanRecords]) -> Conclusions:
    """All conclusions from these plans, in a fixed order. Nothing in a plan is changed."""
    found = stated(plans)
    revised = revisions(plans)
    versions = versions_of_one_plan(revised)
    earlier = {revision.earlier for revision in revised}
    return Conclusions(
        stated=found,
        same_work=same_work(plans, found, versions),
        overlaps=(
            *duplicates(plans, found, versions),
            *_each_once(panel_overlaps(plans), earlier),
            *_each_once(service_overlaps(plans), earlier),
        ),
        sectors=sectors(plans),
        called_after=called_after(plans),
        revisions=revised,
    )


def _each_once(overlaps: Sequence[Overlap], earlier: Collection[str]) -> tuple[Overlap, ...]:
    """The overlaps without those that another shows better: of two things that several plans
    of an area name, that of the newest version counts, and then the surest."""
    best: dict[frozenset[str], Overlap] = {}
    for overlap in sorted(
        overlaps,
        key=lambda each: (
            not {each.one.plan, each.other.plan}.isdisjoint(earlier),
            -each.score,
            each.one,
            each.other,
        ),
    ):
        best.setdefault(_things(overlap), overlap)
    return tuple(overlap for overlap in overlaps if best[_things(overlap)] is overlap)


def _things(overlap: Overlap) -> frozenset[str]:
    return frozenset((overlap.one.key, overlap.other.key))
