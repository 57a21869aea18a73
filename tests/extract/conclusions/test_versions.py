from __future__ import annotations

from dataclasses import replace

import pytest

from extract.conclusions import conclude
from extract.conclusions.versions import revisions, versions_of_one_plan
from graph.conclusions import Conclusions, Revision
from graph.derived import derived_quads
from graph.rdf import plan_quads, registry_quads
from graph.records import Period, PlanRecords
from graph.store import Store
from queries.run import ask
from tests.graph.made_plan import MadePlan

WORK = (
    "Weapon sweeps in the park each week",
    "Ask each school for a person whom pupils can trust with worries",
    "Visit the families of young people at risk",
)


def plan(
    key: str,
    start: str | None,
    end: str | None = None,
    *,
    area: str = "Hillford",
    title: str = "Hillford safety plan",
    lead: str = "Ann Lee",
    work: tuple[str, ...] = WORK,
) -> PlanRecords:
    made = MadePlan(area, key).has("person", lead).does(*work).has("service", "Night Bus Watch")
    for action in work:
        made.says(lead, "leads", action)
    return replace(made.records(), title=f"{title} {start}", period=Period(start, end))


def pairs(*plans: PlanRecords) -> list[tuple[str, str]]:
    return [(each.later, each.earlier) for each in revisions(plans)]


def test_each_plan_revises_the_one_before_it() -> None:
    plans = [plan("c", "2022"), plan("a", "2018", "2020"), plan("b", "2020", "2022")]
    assert pairs(*plans) == [("b", "a"), ("c", "b")]


def test_a_longer_period_from_the_same_year_is_later() -> None:
    assert pairs(plan("a", "2018", "2019"), plan("b", "2018", "2020")) == [("b", "a")]


@pytest.mark.parametrize(
    "other",
    [
        plan("b", "2020", area="Marsham"),
        plan("b", "2018"),
        plan("b", None),
        plan("b", "2020", title="Plan for the night-time economy"),
        plan("b", "2020", work=("Paint the fence of the depot", "Plant trees", "Mend lamps")),
        plan("b", "2020", work=()),
    ],
    ids=["another area", "same period", "no period", "another title", "other work", "no actions"],
)
def test_where_it_is_not_clear_nothing_is_said(other: PlanRecords) -> None:
    assert pairs(plan("a", "2018"), other) == []


def test_an_area_that_is_not_known_is_no_reason() -> None:
    plans = [replace(plan(key, year), area=None) for key, year in (("a", "2018"), ("b", "2020"))]
    assert pairs(*plans) == []


def test_of_two_equally_late_ones_it_cannot_be_told_which() -> None:
    assert pairs(plan("a", "2018"), plan("b", "2018"), plan("c", "2020")) == []


def test_near_and_far_versions_are_of_one_plan() -> None:
    found = (Revision("c", "b", 1.0), Revision("b", "a", 1.0), Revision("z", "y", 1.0))
    assert versions_of_one_plan(found) == {
        frozenset(pair) for pair in (("a", "b"), ("b", "c"), ("a", "c"), ("y", "z"))
    }


def store(*plans: PlanRecords) -> Store:
    derived = derived_quads(conclude(plans), plans)
    stated = (quad for each in plans for quad in plan_quads(each))
    return Store([*stated, *derived, *registry_quads()])


def test_the_graph_joins_the_plans() -> None:
    graph = store(plan("a", "2018"), plan("b", "2020"))
    rows = graph.query("SELECT ?b ?a { GRAPH pg:derived { ?b prov:wasRevisionOf ?a } }").rows
    assert [[str(iri).rsplit("/", 1)[1] for iri in row] for row in rows] == [["b", "a"]]


def test_a_conclusion_about_an_unknown_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="zz: a conclusion"):
        list(derived_quads(Conclusions(revisions=(Revision("zz", "a", 1.0),)), [plan("a", "2018")]))


def test_an_action_does_not_overlap_with_its_own_earlier_version() -> None:
    revised = store(plan("a", "2018"), plan("b", "2020", lead="Raj Patel"))
    assert ask(revised, "duplicate-work").rows == ()
    beside = plan("b", "2020", lead="Raj Patel", title="Plan for parks")
    assert len(ask(store(plan("a", "2018"), beside), "duplicate-work").rows) == len(WORK)


def test_two_versions_are_one_area_that_names_a_service() -> None:
    revised = store(plan("a", "2018"), plan("b", "2020"))
    assert ask(revised, "shared-services").rows == ()
    assert ask(revised, "same-standard-action").rows
    assert set(ask(revised, "same-standard-action").column("areas")) == {1}
    elsewhere = store(plan("a", "2018"), plan("b", "2020"), plan("m", "2020", area="Marsham"))
    assert set(ask(elsewhere, "shared-services").column("areas")) == {2}
