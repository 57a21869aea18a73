"""Who leads what, as the picture and the headline of a build take it from the records."""

from __future__ import annotations

from dataclasses import replace

from tests.conftest import MakePlan
from viz.leads import who_leads_what
from viz.report import plan_report


def test_a_lead_that_has_ended_or_is_planned_is_none(make_plan: MakePlan) -> None:
    plan = make_plan()
    (now,) = who_leads_what([plan])
    assert [actor.label for actor in now.actors] == [
        "Supt Nadia Okafor",
        "Metropolitan Police Service",
    ]
    lead, body = plan.claims
    changed = replace(plan, claims=(replace(lead, status="planned"), body))
    (then,) = who_leads_what([changed])
    assert [actor.label for actor in then.actors] == ["Metropolitan Police Service"]
    assert then.actions[0].leads == ()
    assert then.actions[0].organisations == ("organisation/metropolitan-police-service",)


def test_the_counts_of_a_build_are_of_today(make_plan: MakePlan) -> None:
    plan = make_plan()
    ended = replace(plan, claims=tuple(replace(claim, status="ended") for claim in plan.claims))
    assert (plan_report(plan).no_person, plan_report(plan).no_lead) == (1, 1)
    assert (plan_report(ended).no_person, plan_report(ended).no_lead) == (2, 2)
