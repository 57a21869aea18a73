"""To which part of public life a body belongs."""

from __future__ import annotations

from collections.abc import Sequence

from graph.conclusions import SectorOf
from graph.records import PlanRecords

__all__ = ["sectors"]


def sectors(plans: Sequence[PlanRecords]) -> tuple[SectorOf, ...]:
    """The sector of each organisation of the plans that one can be told of, by its id."""
    del plans
    return ()
