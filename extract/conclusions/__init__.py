"""What the plans of a build show together: standard actions, overlaps, the sectors of bodies."""

from __future__ import annotations

from collections.abc import Sequence

from extract.conclusions.sectors import sectors
from graph.conclusions import Conclusions
from graph.records import PlanRecords

__all__ = ["conclude"]


def conclude(plans: Sequence[PlanRecords]) -> Conclusions:
    """All conclusions from these plans, in a fixed order. Nothing in a plan is changed."""
    return Conclusions(sectors=sectors(plans))
