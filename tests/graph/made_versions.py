"""A graph that holds several versions of one plan."""

from __future__ import annotations

from dataclasses import replace

from extract.conclusions import conclude
from graph.derived import derived_quads
from graph.rdf import plan_quads, registry_quads
from graph.records import Period, PlanRecords
from graph.store import Store
from tests.graph.made_plan import MadePlan

__all__ = ["plan", "store_of", "three_versions"]

WORK = (
    "Weapon sweeps in the park each week",
    "Ask each school for a person whom pupils can trust with worries",
    "Visit the families of young people at risk",
)


def plan(key: str, year: str, lead: str, *more: str, area: str = "Hillford") -> PlanRecords:
    """A plan of three actions and more, all with one lead who sits on a panel."""
    made = MadePlan(area, key).has("person", lead).has("panel", "Watch Panel")
    made.does(*WORK, *more).says(lead, "sits on", "Watch Panel")
    for action in (*WORK, *more):
        made.says(lead, "leads", action)
    found = made.records()
    return replace(found, title=f"{area} safety plan {year}", period=Period(year, None))


def store_of(*plans: PlanRecords) -> Store:
    derived = derived_quads(conclude(plans), plans)
    stated = (quad for each in plans for quad in plan_quads(each))
    return Store([*stated, *derived, *registry_quads()])


def three_versions() -> Store:
    """Three versions of Hillford's plan, the last led by another person, and Marsham's plan."""
    return store_of(
        plan("first", "2018", "Ann Lee"),
        plan("second", "2020", "Ann Lee", "Light the paths behind the station"),
        plan("third", "2022", "Raj Patel"),
        plan("other", "2018", "Jo Bell", area="Marsham"),
    )
