"""What the page is told of each area besides things and statements."""

from __future__ import annotations

import pyoxigraph as ox

from graph.store import Store
from queries.catalogue import lookup
from tests.graph.made_plan import MadePlan, store_of
from viz.explorer.data import page_data
from viz.explorer.records import Called, Delivery, PageData


def told(store: Store) -> PageData:
    return page_data(store, {}, answered=())


def only(data: PageData) -> Delivery:
    (delivery,) = data.deliveries
    return delivery


def labels(data: PageData, nodes: tuple[int, ...]) -> list[str]:
    return [data.nodes[node].label for node in nodes]


def test_things_are_listed_by_name_and_actions_as_they_stand() -> None:
    made = MadePlan().has("person", "bob", "Zoë", "Ann", "ßen", "ssa").does("Plant", "Count")
    data = told(store_of(made))
    delivery = only(data)
    assert labels(data, delivery.current.things) == ["Ann", "bob", "ssa", "ßen", "Zoë"]
    assert labels(data, delivery.actions) == ["Plant", "Count"]
    assert (delivery.all, delivery.current.called) == (None, ())


def test_what_has_ended_is_in_the_other_cast() -> None:
    made = MadePlan().has("service", "Night Bus", status="ended").has("body", "Council")
    data = told(store_of(made))
    delivery = only(data)
    assert labels(data, delivery.current.things) == ["Council"]
    assert delivery.all is not None
    assert labels(data, delivery.all.things) == ["Council", "Night Bus"]


def test_what_one_area_makes_of_a_thing_is_told_where_others_make_more_of_it() -> None:
    here = MadePlan("Hillford").has("body", "Bright Futures", shared=True)
    there = MadePlan("Marsham").has("charity", "BRIGHT Futures", shared=True)
    data = told(store_of(here, there))
    hillford, marsham = data.deliveries
    (at,) = hillford.current.things
    assert data.nodes[at].label == "BRIGHT Futures"
    assert hillford.current.called == (Called(at, "Bright Futures", "organisation", False, False),)
    assert marsham.current.called == ()


def test_services_and_the_words_that_name_them_stand_by_the_action() -> None:
    made = MadePlan().has("service", "Night Bus").has("panel", "Board").has("person", "Ann Lee")
    made.does("Ask Ann Lee", "Run the Night Bus").mentions("Night Bus", "Run the Night Bus")
    made.does("Tell the Board").mentions("Board", "Tell the Board")
    made.mentions("Ann Lee", "Ask Ann Lee")
    data = told(store_of(made))
    delivery = only(data)
    bus, run = (
        next(at for at, node in enumerate(data.nodes) if node.label == label)
        for label in ("Night Bus", "Run the Night Bus")
    )
    assert delivery.services == ((run, bus),)
    said = [
        (data.nodes[each.thing].label, data.mentions[each.mention].sentence, each.quote)
        for each in delivery.named
    ]
    assert said == [("Night Bus", "Run the Night Bus", ""), ("Board", "Tell the Board", "")]


def test_each_area_is_told_of_its_own_plans(sample_store: Store) -> None:
    data = told(sample_store)
    assert [data.areas[each.area].name for each in data.deliveries] == ["Hillford", "Marsham"]
    for delivery in data.deliveries:
        plans = {at for at, plan in enumerate(data.plans) if plan.area == delivery.area}
        assert all(plans.issuperset(data.nodes[action].plans) for action in delivery.actions)


def test_the_first_words_are_those_that_the_actions_of_one_thing_begin_with(
    sample_store: Store,
) -> None:
    data = told(sample_store)
    found = {
        (each.thing, each.action): (
            (data.mentions[each.mention].place, data.mentions[each.mention].sentence)
            if each.mention >= 0
            else (each.place, each.quote)
        )
        for delivery in data.deliveries
        for each in delivery.named
    }
    assert found
    for (thing, action), words in found.items():
        asked = {"thing": (ox.NamedNode(data.nodes[thing].iri),)}
        rows = sample_store.query(lookup("actions"), "actions", asked).rows
        row = next(row for row in rows if row[0] == data.nodes[action].iri)
        assert words == (row[10], " ".join(str(row[9] or row[8]).split()))


def test_an_empty_graph_has_no_delivery() -> None:
    assert told(Store(())).deliveries == ()


def test_what_is_stated_of_a_thing_before_it_is_named_is_kept(sample_store: Store) -> None:
    data = told(sample_store)
    (stated,) = data.deliveries[0].stated
    assert data.nodes[stated.node].label == "Night Bus Watch"
    named = [each for each in data.mentions if each.node == stated.node and each.plan == 0]
    assert stated.quote == "with Night Bus Watch"
    assert stated not in data.mentions
    assert stated.start < min(each.start for each in named)
    assert data.deliveries[1].stated == ()
