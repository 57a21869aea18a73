"""What a build counts of the plans it has read."""

from __future__ import annotations

from dataclasses import replace

from tests.conftest import MakePlan
from viz.report import plan_report


def test_the_counts_of_a_build_are_of_today(make_plan: MakePlan) -> None:
    plan = make_plan()
    ended = replace(plan, claims=tuple(replace(claim, status="ended") for claim in plan.claims))
    assert (plan_report(plan).no_person, plan_report(plan).no_lead) == (1, 1)
    assert (plan_report(ended).no_person, plan_report(ended).no_lead) == (2, 2)
