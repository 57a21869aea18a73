"""Of versions of one plan, the newest tells which things overlap."""

from __future__ import annotations

from dataclasses import replace

from extract.conclusions import conclude
from graph.records import Period, PlanRecords
from tests.graph.made_plan import MadePlan

WORK = ("Sweep the park for weapons", "Ask each school for a trusted person", "Visit families")


def plan(key: str, year: str, *members: str) -> PlanRecords:
    made = MadePlan("Hillford", "hillford").has("panel", "Gangs Panel", "Serious Violence Group")
    made.has("body", "Police", *members).does(*WORK)
    for member in ("Police", *members):
        made.says(member, "sits on", "Gangs Panel")
    made.says("Police", "sits on", "Serious Violence Group")
    return replace(made.records(), key=key, title="Hillford plan", period=Period(year, None))


def test_that_of_the_newest_version_counts_though_an_earlier_one_is_surer() -> None:
    surer, newest = plan("one", "2019"), plan("two", "2020", "Probation")
    concluded = conclude([surer, newest])
    assert [each.earlier for each in concluded.revisions] == ["one"]
    (overlap,) = concluded.overlaps
    assert {overlap.one.plan, overlap.other.plan} == {"two"}
    assert conclude([newest, surer]).overlaps == concluded.overlaps


def test_each_plan_that_is_no_version_of_another_counts() -> None:
    other = replace(plan("one", "2020"), title="Early help for families")
    overlaps = conclude([other, plan("two", "2020", "Probation")]).overlaps
    assert {overlap.one.plan for overlap in overlaps} == {"one", "two"}


def test_what_only_an_earlier_version_shows_stays() -> None:
    newest = plan("two", "2020")
    alone = replace(newest, claims=())
    concluded = conclude([plan("one", "2019"), alone])
    assert [overlap.one.plan for overlap in concluded.overlaps] == ["one"]


def test_conclusions_can_be_had_without_some_plans() -> None:
    concluded = conclude([plan("one", "2019"), plan("two", "2020")])
    newest = concluded.without({"one"})
    assert {stated.action.plan for stated in newest.stated} <= {"two"}
    assert newest.overlaps == concluded.overlaps
    assert newest.revisions == concluded.revisions
    assert concluded.without({"two"}).overlaps == ()
    assert all("one" not in {s.one.plan, s.other.plan} for s in newest.same_work)
