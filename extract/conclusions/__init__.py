"""What the plans of a build show together: standard actions, overlaps, sectors, versions."""

from __future__ import annotations

from collections import defaultdict
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
            *_newest(panel_overlaps(plans), earlier, versions),
            *_newest(service_overlaps(plans), earlier, versions),
        ),
        sectors=sectors(plans),
        called_after=called_after(plans),
        revisions=revised,
    )


def _newest(
    overlaps: Sequence[Overlap], earlier: Collection[str], versions: Collection[frozenset[str]]
) -> tuple[Overlap, ...]:
    """The overlaps without those of earlier versions of a plan whose newest version shows the
    same two things to overlap."""
    shown: dict[frozenset[str], set[str]] = defaultdict(set)
    for overlap in overlaps:
        shown[_things(overlap)] |= _plans(overlap).difference(earlier)
    return tuple(
        overlap
        for overlap in overlaps
        if not any(
            frozenset((old, new)) in versions
            for old in _plans(overlap).intersection(earlier)
            for new in shown[_things(overlap)]
        )
    )


def _things(overlap: Overlap) -> frozenset[str]:
    return frozenset((overlap.one.key, overlap.other.key))


def _plans(overlap: Overlap) -> set[str]:
    return {overlap.one.plan, overlap.other.plan}
