from __future__ import annotations

from dataclasses import replace

from graph.rdf import plan_quads
from graph.records import SourceFault
from graph.store import Store
from tests.conftest import MakePlan
from tests.graph.sample_plan import hillford
from viz.explorer.data import page_data


def test_each_fault_stands_at_its_place_with_what_it_is_about() -> None:
    plan = hillford()
    text = plan.document.text
    data = page_data(Store(plan_quads(plan)), {plan.document.name: text})
    told = [(each.start, each.end, each.place, each.description) for each in data.faults]
    assert told == sorted(
        (fault.start, fault.end, fault.locator, fault.description) for fault in plan.faults
    )
    about = {each.kind: data.nodes[each.node].label for each in data.faults}
    assert about["misspelt name"] == "Ann Lee"


def test_a_fault_of_an_outcome_is_about_its_action(make_plan: MakePlan) -> None:
    plan = make_plan()
    slip = SourceFault("end before start", "safety/1/1", "It ends too soon.", 0, 4, "row 1")
    data = page_data(Store(plan_quads(replace(plan, faults=(slip,)))), {})
    (found,) = data.faults
    assert data.nodes[found.node].label == plan.actions[0].text


def test_a_plan_without_faults_has_none(make_plan: MakePlan) -> None:
    assert page_data(Store(plan_quads(make_plan("spotless"))), {}).faults == ()
