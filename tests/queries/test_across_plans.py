"""What is answered from the conclusions across plans: standard actions and overlaps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.conclusions import conclude
from graph.derived import derived_quads
from graph.rdf import plan_quads, registry_quads
from graph.records import PlanRecords
from graph.store import Store
from queries.asked import Filters
from queries.run import ask, why_empty
from tests.graph.made_plan import MadePlan
from tests.queries.on_rdflib import rows as on_rdflib
from tests.queries.picking import picked

SWEEPS = ("Weapon sweeps in the park", "Community sweeps for knives")
AGENDA = "Knives and violence stand on the agenda of every CSP meeting"
TEMPLATE = (
    "Partners keep a tracker of police activity",
    "Help schools to be safe places to learn",
    "Every six months the CSP meeting looks at the figures on school exclusions",
)
UNLISTED = "Ask each school for a person whom pupils can trust with worries about fights"


def concluded(*made: MadePlan) -> Store:
    plans = [each.records() for each in made]
    stated = [quad for plan in plans for quad in plan_quads(plan)]
    return Store([*stated, *derived_quads(conclude(plans), plans), *registry_quads()])


def hillford() -> MadePlan:
    plan = MadePlan("Hillford").has("person", "Ann Lee", "Raj Patel").has("body", "Council")
    plan.does(AGENDA, theme="GOVERNANCE").does(*SWEEPS, UNLISTED, theme="STREETS")
    plan.says("Ann Lee", "leads", SWEEPS[0]).says("Raj Patel", "leads", SWEEPS[1])
    return plan.says("Council", "is lead organisation of", SWEEPS[1])


def marsham() -> MadePlan:
    plan = MadePlan("Marsham").has("person", "Jo Ng")
    plan.does("Search parks for hidden blades", UNLISTED.replace("fights", "a fight"))
    return plan.says("Jo Ng", "leads", "Search parks for hidden blades")


@pytest.fixture(scope="module")
def store() -> Store:
    return concluded(hillford(), marsham())


def test_each_standard_action_with_who_leads_it(store: Store) -> None:
    found = ask(store, "same-standard-action")
    assert picked(found, "standard action", "area", "action", "lead", "also in") == [
        ("Serious violence on every partnership agenda", "Hillford", AGENDA, None, None),
        ("Weapon sweeps", "Hillford", SWEEPS[0], "Ann Lee", "Marsham"),
        ("Weapon sweeps", "Hillford", SWEEPS[1], "Raj Patel", "Marsham"),
        ("Weapon sweeps", "Marsham", "Search parks for hidden blades", "Jo Ng", "Hillford"),
        ("not in the list", "Hillford", UNLISTED, None, "Marsham"),
        ("not in the list", "Marsham", UNLISTED.replace("fights", "a fight"), None, "Hillford"),
    ]
    assert found.column("kind")[:2] == ("minimum standard", "often added")
    assert found.column("areas") == (1, 2, 2, 2, 2, 2)
    assert found.column("shared terms")[1] == "knives or weapons; sweeps"
    assert None not in found.column("score")
    assert found.column("place")[0].startswith("hillford.txt, line ")  # type: ignore[union-attr]


def test_an_area_whose_name_is_part_of_another_is_told_apart() -> None:
    made = [MadePlan(area).does(SWEEPS[0]) for area in ("West", "North West (Hills)", "Hillford")]
    found = ask(concluded(*made), "same-standard-action")
    assert picked(found, "area", "also in") == [
        ("Hillford", "North West (Hills); West"),
        ("North West (Hills)", "Hillford; West"),
        ("West", "Hillford; North West (Hills)"),
    ]


def test_what_a_plan_lacks_of_the_template_and_who_has_it() -> None:
    store = concluded(hillford().does(*TEMPLATE), marsham().does(*TEMPLATE))
    found = ask(store, "missing-standard-actions", area="Marsham")
    assert set(found.column("area")) == {"Marsham"}
    assert set(found.column("kind")) == {"minimum standard", "template"}
    rows = {row[0]: row for row in picked(found, "standard action", "state", "present in", "areas")}
    agenda = rows["Serious violence on every partnership agenda"]
    assert agenda[1:] == ("missing", "Hillford (no lead stated)", 1)
    assert "Tracker of police activity" not in rows
    assert rows["List of interventions on offer"][1:] == ("missing", None, 0)
    hill = ask(store, "missing-standard-actions", area="Hillford")
    assert "Serious violence on every partnership agenda" not in hill.column("standard action")


def test_a_standard_action_may_be_stated_in_parts() -> None:
    plan = MadePlan().does("Knife bins", "Knife amnesties", "Weapon sweeps", *TEMPLATE)
    found = ask(concluded(plan), "missing-standard-actions")
    rows = {row[0]: row for row in picked(found, "standard action", "state", "parts")}
    assert rows["Joint programme to take weapons away, with Trading Standards"][1:] == (
        "in parts",
        "Knife amnesties; Knife bins; Weapon sweeps",
    )
    one = ask(concluded(MadePlan().does("Knife bins", *TEMPLATE)), "missing-standard-actions")
    assert set(one.column("state")) == {"missing"}


def test_a_plan_that_states_none_of_them_is_one_line() -> None:
    found = ask(
        concluded(hillford(), MadePlan("Dunham").does("Paint it")), "missing-standard-actions"
    )
    assert picked(found, "standard action", "place")[0] == ("any of them", "dunham.txt")
    assert found.column("area").count("Dunham") == 1


def test_a_plan_that_states_fewer_than_three_of_them_is_one_line() -> None:
    few = concluded(MadePlan().does("Paint it", "Knife bins", *TEMPLATE[:2]))
    found = ask(few, "missing-standard-actions")
    assert picked(found, "standard action", "state", "theme", "parts") == [
        (
            "most of them",
            "not compared",
            None,
            "Schools are safe places to learn; Tracker of police activity",
        )
    ]
    assert "likely of another kind" in str(found.column("description")[0])
    assert ask(few, "missing-standard-actions", theme="safety").rows == found.rows
    pair = [MadePlan("Dunham", "one").does(*TEMPLATE[:2]), MadePlan("Dunham", "two")]
    pair[1].does(TEMPLATE[2])
    together = ask(concluded(*pair), "missing-standard-actions")
    assert "most of them" not in together.column("standard action")


def test_two_plans_of_one_area_make_up_for_each_other() -> None:
    pair = [MadePlan("Hillford", "one").does(AGENDA), MadePlan("Hillford", "two").does(SWEEPS[0])]
    found = ask(concluded(*pair), "missing-standard-actions")
    assert "Serious violence on every partnership agenda" not in found.column("standard action")


def test_one_work_under_two_leads(store: Store) -> None:
    found = ask(store, "duplicate-work")
    assert picked(found, "area", "action", "led by", "other action", "other led by") == [
        ("Hillford", SWEEPS[1], "Council; Raj Patel", SWEEPS[0], "Ann Lee")
    ]
    (reasons,) = found.column("reasons")
    assert str(reasons).startswith("both state: Weapon sweeps")
    assert found.column("other place") == (f"hillford.txt, {_line(hillford(), SWEEPS[0])}",)
    assert ask(store, "duplicate-work", theme="streets").rows == found.rows
    assert ask(store, "duplicate-work", theme="governance").rows == ()


def _line(plan: MadePlan, text: str) -> str:
    return next(action.locator for action in plan.records().actions if action.text == text)


def test_panels_and_services_that_overlap_come_with_their_words() -> None:
    plan = MadePlan().has("panel", "Gangs Panel", "Knife Crime Group").has("person", "Ann Lee")
    plan.has("body", "Police").has("service", "Youth Mentors", "Mentor Club")
    plan.says("Police", "sits on", "Gangs Panel", "Knife Crime Group")
    plan.says("Ann Lee", "chairs", "Gangs Panel").says("Police", "provides", "Mentor Club")
    store = concluded(plan)
    panels = ask(store, "panel-overlap")
    assert picked(panels, "panel", "other panel", "run by", "other run by") == [
        ("Gangs Panel", "Knife Crime Group", "Ann Lee", None)
    ]
    assert picked(panels, "quote", "other quote") == [("Gangs Panel", "Knife Crime Group")]
    services = ask(store, "similar-services")
    assert picked(services, "service", "other service", "run by", "reasons", "doubt") == [
        ("Mentor Club", "Youth Mentors", "Police", "both offer mentoring", None)
    ]


def test_why_nothing_overlaps_is_said() -> None:
    store = concluded(MadePlan().does("Paint it"))
    assert ask(store, "panel-overlap").rows == ()
    assert "no plan in this graph states a panel" in why_empty(store, "panel-overlap", Filters())


@pytest.mark.parametrize(
    "name",
    [
        "same-standard-action",
        "missing-standard-actions",
        "duplicate-work",
        "panel-overlap",
        "similar-services",
    ],
)
@pytest.mark.parametrize("asked", [{}, {"theme": "street"}], ids=["all", "theme"])
def test_two_engines_give_the_same_rows(store: Store, name: str, asked: dict[str, str]) -> None:
    from queries.catalogue import find

    text = find(name).text
    found = store.query(text, name, {key: [value] for key, value in asked.items()})
    assert on_rdflib(store, text, asked) == list(found.rows)


def with_panels(area: str, *members: str) -> PlanRecords:
    """A plan of an area that names two panels which other areas' plans name too."""
    made = MadePlan(area, "everywhere").has("panel", "Gangs Panel", "Serious Violence Group")
    made.has("body", "Police", "Probation").says("Police", "sits on", "Gangs Panel")
    for member in members:
        made.says(member, "sits on", "Serious Violence Group")
    made.does("Meet about gangs")
    return replace(made.records(), key=area.casefold())


def test_what_several_areas_show_is_told_of_each_in_its_own_words() -> None:
    plans = [with_panels("Hillford", "Police"), with_panels("Marsham", "Probation")]
    derived = derived_quads(conclude(plans), plans)
    store = Store([*(quad for plan in plans for quad in plan_quads(plan)), *derived])
    told = ask(store, "panel-overlap")
    at = [told.columns.index(name) for name in ("area", "score", "reasons")]
    both = "both are for gangs and serious violence"
    assert [tuple(row[column] for column in at) for row in told.rows] == [
        ("Hillford", 0.8, f"{both}; both have as members Police"),
        ("Marsham", 0.6, both),
    ]
