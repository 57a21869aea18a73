from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.rdf import plan_quads
from graph.store import Store
from queries.show import show
from queries.shown import InPlan
from tests.graph.sample_plan import HILLFORD_TEXT, hillford, marsham

ID = "https://w3id.org/partnergraph/id/"


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "ann  LEE",
        "AL",
        "Anne Lea",
        "Supt Ann Lee",
        "lee",
        ID + "hillford/person/ann-lee",
    ],
)
def test_a_person_is_found_by_any_spelling(store: Store, name: str) -> None:
    (thing,) = show(store, name).things
    assert thing.label == "Ann Lee"
    assert thing.kinds == ("person",)
    assert thing.spellings == ("Ann Lee", "AL")
    assert thing.misspellings == ("Anne Lea",)
    assert thing.ranks == ("Supt",)


def test_what_a_person_leads_and_chairs(store: Store) -> None:
    (thing,) = show(store, "Ann Lee").things
    (action,) = thing.actions
    assert action.parts == ("lead",)
    assert action.leads == ("Ann Lee", "Raj Patel")
    assert action.lead_organisations == ("Hillford Council", "Metropolitan Police Service")
    assert (action.area, action.theme, action.number) == ("Hillford", "GOVERNANCE", "1")
    (relation,) = thing.relations
    assert (relation.subject, relation.relation, relation.object) == (
        "Ann Lee",
        "chairs",
        "Watch Panel",
    )
    assert relation.place.quote == "chaired by Ann Lee"
    assert relation.confidence == pytest.approx(0.7)


def test_a_service_and_the_actions_that_rely_on_it(store: Store) -> None:
    (thing,) = show(store, "night bus watch").things
    assert thing.kinds == ("service",)
    assert thing.plans == (
        InPlan("hillford.txt", "Hillford plan", "Hillford"),
        InPlan("marsham.txt", "Marsham plan", "Marsham"),
    )
    first, second = thing.actions
    assert first.parts == ("mentions", "uses")
    assert first.leads == ("Ann Lee", "Raj Patel")
    assert second.leads == ()
    ended = next(relation for relation in thing.relations if relation.relation == "funds")
    assert (ended.status, ended.amount) == ("ended", "£5,000")


def test_a_panel_tells_what_it_reports_to(store: Store) -> None:
    (thing,) = show(store, "Watch Panel").things
    said = {(r.subject, r.relation, r.object) for r in thing.relations}
    assert said == {
        ("Ann Lee", "chairs", "Watch Panel"),
        ("Watch Panel", "reports to", "Hillford Safer Together Board"),
    }


def test_every_place_is_quoted_as_it_stands(store: Store) -> None:
    for name in ("Ann Lee", "Night Bus Watch", "Hillford Council", "Watch Panel"):
        for thing in show(store, name).things:
            places = [*thing.places, *(r.place for r in thing.relations)]
            places += [place for action in thing.actions for place in action.places]
            assert places
            for place in places:
                if place.file == "hillford.txt":
                    assert HILLFORD_TEXT[place.start : place.end] == place.quote


def test_several_things_of_one_name_are_all_given(store: Store) -> None:
    found = show(store, "schools team")
    assert [thing.iri for thing in found.things] == [
        ID + "hillford/organisation/schools-team",
        ID + "marsham/organisation/schools-team",
    ]
    assert [thing.kinds for thing in found.things] == [("team",), ("organisation",)]


def test_an_area_is_a_thing_and_a_theme_is_not(store: Store) -> None:
    (area,) = show(store, "marsham").things
    assert area.kinds == ("area",)
    with pytest.raises(InputError):
        show(store, "governance")


def test_what_only_the_registry_knows_is_in_no_plan(store: Store) -> None:
    with pytest.raises(InputError):
        show(store, "Barnardo's")


def test_an_unknown_name_brings_the_nearest(store: Store) -> None:
    with pytest.raises(InputError, match="Did you mean Night Bus Watch"):
        show(store, "Nite Bus Wotch")


@pytest.mark.parametrize("name", ["", "   ", "\u202e", '"} DROP ALL #', "%%%", "http://x y/"])
def test_odd_names_bring_a_message(store: Store, name: str) -> None:
    with pytest.raises(InputError):
        show(store, name)


def test_an_empty_graph_knows_nothing() -> None:
    with pytest.raises(InputError, match="nothing in the graph"):
        show(Store(), "Ann Lee")


def test_nobody_in_particular_is_said_to_be_so(store: Store) -> None:
    (thing,) = show(store, "All Partners").things
    assert thing.generic


def test_names_in_any_script_are_found() -> None:
    plan = marsham()
    odd = 'Straße "𝔘" \u05d0\u05d1 \\ 😀'
    entity = replace(plan.entities[0], label=odd)
    store = Store([*plan_quads(replace(plan, entities=(entity, plan.entities[1])))])
    (thing,) = show(store, odd.upper()).things
    assert thing.label == odd


def test_spellings_of_all_plans_count() -> None:
    plan = marsham()
    renamed = replace(plan.entities[0], label="Night Bus Watch scheme", aliases=("NBW",))
    plans = (hillford(), replace(plan, entities=(renamed, plan.entities[1])))
    store = Store(quad for each in plans for quad in plan_quads(each))
    (thing,) = show(store, "nbw").things
    assert thing.spellings == ("Night Bus Watch", "Night Bus Watch scheme", "NBW")
    assert len(thing.plans) == 2
