"""What the plans of a build show together: standard actions, overlaps, sectors, versions."""

from __future__ import annotations

from collections.abc import Sequence

from extract.conclusions.duplicates import duplicates
from extract.conclusions.matching import same_work, stated
from extract.conclusions.panels import panel_overlaps
from extract.conclusions.sectors import called_after, sectors
from extract.conclusions.services import service_overlaps
from extract.conclusions.versions import revisions, versions_of_one_plan
from graph.conclusions import Conclusions
from graph.records import PlanRecords

__all__ = ["conclude"]


def conclude(plans: Sequence[PlanRecords]) -> Conclusions:
    """All conclusions from these plans, in a fixed order. Nothing in a plan is changed."""
    found = stated(plans)
    revised = revisions(plans)
    versions = versions_of_one_plan(revised)
    return Conclusions(
        stated=found,
        same_work=same_work(plans, found, versions),
        overlaps=(
            *duplicates(plans, found, versions),
            *panel_overlaps(plans),
            *service_overlaps(plans),
        ),
        sectors=sectors(plans),
        called_after=called_after(plans),
        revisions=revised,
    )
