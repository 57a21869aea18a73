from __future__ import annotations

from dataclasses import replace

import pytest

from graph.deliveries import deliveries
from graph.delivery import Delivery, delivery_network
from graph.rdf import plan_quads
from graph.store import Store
from tests.graph.made_plan import MadePlan, store_of
from tests.graph.sample_plan import hillford


def plan() -> MadePlan:
    made = MadePlan().has("person", "Ann Lee").has("body", "Police", shared=True)
    made.has("body", "All partners", generic=True).has("service", "Night Bus")
    made.does("Run the bus", theme="BUSES").does("Meet", theme="GOVERNANCE", outcomes=2)
    made.says("Ann Lee", "leads", "Run the bus", confidence=0.6)
    made.says("Ann Lee", "leads", "Meet", outcome=2).says("Police", "supports", "Meet")
    made.says("All partners", "supports", "Run the bus")
    return made.says("Run the bus", "uses", "Night Bus").says(
        "Police", "provides", "Night Bus", status="planned"
    )


def only(store: Store, **asked: object) -> Delivery:
    (found,) = deliveries(store, **asked)  # type: ignore[arg-type]
    return found


def test_facts_join_who_does_it_to_the_action() -> None:
    found = only(store_of(plan()))
    assert (found.area, found.files) == ("Hillford", ("hillford.txt",))
    said = [(found.label(f.subject), f.role, found.label(f.object)) for f in found.facts]
    assert said == [
        ("Ann Lee", "lead", "Run the bus"),
        ("Ann Lee", "lead", "Meet"),
        ("Police", "support", "Meet"),
        ("All partners", "support", "Run the bus"),
        ("Run the bus", "uses", "Night Bus"),
    ]
    first = found.facts[0]
    assert first.quote == "Ann Lee leads Run the bus"
    assert first.place == "hillford.txt, line 7"
    assert first.doubtful
    assert not found.facts[1].doubtful
    meet = found.actions[found.facts[1].object]
    assert len(meet.parts) == 2
    assert found.facts[1].part in meet.parts
    assert found.facts[1].part.endswith("meet/2")


def test_what_is_not_current_comes_in_when_asked_for() -> None:
    assert not only(store_of(plan())).of_roles("provides")
    whole = only(store_of(plan()), include_not_current=True)
    assert [fact.status for fact in whole.of_roles("provides")] == ["planned"]


def test_an_area_of_which_all_is_current_is_gathered_once() -> None:
    other = MadePlan("Marsham").has("person", "Raj Patel").does("Sweep the park")
    store = store_of(plan(), other.says("Raj Patel", "leads", "Sweep the park"))
    current, whole = deliveries(store), deliveries(store, include_not_current=True)
    assert [each.area for each in whole] == ["Hillford", "Marsham"]
    assert current[1] is whole[1]
    assert current[0].facts == whole[0].facts[:-1]


def test_one_store_answers_one_after_the_other_as_it_was_asked() -> None:
    store = store_of(plan())
    assert not only(store, theme="governance").of_roles("uses")
    assert only(store, include_not_current=True).of_roles("provides")
    assert not only(store).of_roles("provides")
    assert only(store).of_roles("uses")
    assert deliveries(store, areas=["https://elsewhere.example/"]) == ()


def test_a_thing_that_has_ended_is_gone_with_its_facts() -> None:
    made = plan().has("service", "Old Bus", status="ended").says("Meet", "uses", "Old Bus")
    labels = {thing.label for thing in only(store_of(made)).things.values()}
    assert "Old Bus" not in labels
    assert len(only(store_of(made)).of_roles("uses")) == 1
    assert len(only(store_of(made), include_not_current=True).of_roles("uses")) == 2


def test_a_theme_keeps_its_actions_only() -> None:
    found = only(store_of(plan()), theme="bus")
    assert [action.text for action in found.actions.values()] == ["Run the bus"]
    assert {fact.role for fact in found.facts} == {"lead", "support", "uses"}


def test_two_plans_of_an_area_are_one_delivery() -> None:
    second = MadePlan(key="more").has("body", "Police", shared=True).does("Patrol")
    second.says("Police", "leads", "Patrol")
    found = only(store_of(plan(), second))
    assert found.files == ("hillford.txt", "more.txt")
    assert len(found.actions) == 3


def test_areas_are_by_name_and_can_be_picked() -> None:
    store = store_of(MadePlan("Marsham").does("Meet"), MadePlan("Dunford").does("Meet"))
    found = deliveries(store)
    assert [each.area for each in found] == ["Dunford", "Marsham"]
    assert [each.area for each in deliveries(store, [found[1].area_iri])] == ["Marsham"]
    assert deliveries(Store()) == ()


def test_a_plan_without_an_area_is_called_by_its_file() -> None:
    store = Store(plan_quads(replace(hillford(), area=None)))
    assert only(store).area == "hillford.txt"


def test_the_network_leaves_classes_of_bodies_out() -> None:
    found = only(store_of(plan()))
    network = delivery_network(found)
    labels = {data["label"]: data["kind"] for _, data in network.nodes(data=True)}
    assert labels == {
        "Ann Lee": "person",
        "Police": "organisation",
        "Night Bus": "service",
        "Run the bus": "action",
        "Meet": "action",
    }
    assert network.number_of_edges() == 4
    assert list(network) == sorted(network)
    (edge,) = [d for _, _, d in network.edges(data=True) if "Ann Lee leads Meet" in d["quotes"]]
    assert edge == {"role": "lead", "weight": 1, "quotes": ("Ann Lee leads Meet",)}


def test_services_and_bodies_known_as_one() -> None:
    made = plan().has("charity", "Youth Trust")
    things = {t.label: t.service for t in only(store_of(made)).things.values()}
    assert things["Youth Trust"]
    assert things["Night Bus"]
    assert not things["Police"]


@pytest.mark.parametrize("word", ["", "zz"])
def test_under_a_theme_of_nothing(word: str) -> None:
    found = only(store_of(plan())).under(word)
    assert bool(found.actions) is (word == "")
