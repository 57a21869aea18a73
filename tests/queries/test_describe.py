"""What the graph states of any node, for a page and as linked data."""

from __future__ import annotations

import pytest

from graph.identity import DEFAULT_BASE as BASE
from graph.rdf import ontology_quads, plan_quads
from graph.store import Store
from queries.describe import describe
from queries.described import Described
from queries.linked import linked_data
from tests.graph.sample_plan import hillford, marsham

ACTION = BASE + "hillford/action/governance/1"


@pytest.fixture(scope="module")
def store() -> Store:
    return Store([*plan_quads(hillford()), *plan_quads(marsham()), *ontology_quads()])


@pytest.fixture(scope="module")
def action(store: Store) -> Described:
    found = describe(store, ACTION)
    assert found is not None
    return found


def test_an_action_is_called_by_its_words(action: Described) -> None:
    assert action.label == "Meet every month with Night Bus Watch"
    assert action.kinds == ("action",)
    values = {(each.words, each.value.words) for each in action.parts[0].statements}
    assert ("number", "1") in values
    assert ("in plan", "Hillford plan") in values
    assert {each.files for each in action.parts[0].statements} == {("hillford.txt",)}


def test_each_part_of_an_action_has_its_own_people_and_dates(action: Described) -> None:
    itself, first, second = action.parts
    assert itself.iri == ACTION
    assert [(each.words, each.value.words) for each in itself.claims] == [
        ("uses", "Night Bus Watch")
    ]
    leads = [
        [each.value.words for each in part.claims if each.words == "lead"]
        for part in (first, second)
    ]
    assert leads == [["Ann Lee"], ["Ann Lee", "Raj Patel"]]
    ends = [
        [each.value.words for each in part.statements if each.words.startswith("end")]
        for part in (first, second)
    ]
    assert ends == [["Ongoing"], ["2020-03"]]


def test_what_a_quote_says_is_not_said_twice(action: Described) -> None:
    for part in action.parts:
        claimed = {(each.words, each.value.iri) for each in part.claims}
        assert not claimed & {(each.words, each.value.iri) for each in part.statements}
        assert all(each.place.quote and each.place.file == "hillford.txt" for each in part.claims)


def test_what_refers_to_a_plan_are_its_actions(store: Store) -> None:
    plan = describe(store, BASE + "plan/hillford")
    assert plan is not None
    assert plan.label == "Hillford plan"
    assert ACTION in {each.node.iri for each in plan.references if each.words == "in plan"}


def test_a_node_without_a_name_is_called_by_its_kind(store: Store) -> None:
    commitment = describe(store, BASE + "hillford/commitment/governance/1/1")
    assert commitment is not None
    assert commitment.label == "commitment 1"


@pytest.mark.parametrize("path", ["", "nothing", "hillford/action/governance/999"])
def test_what_the_graph_does_not_have(store: Store, path: str) -> None:
    assert describe(store, BASE + path) is None
    assert linked_data(store, BASE + path) == ()


def test_what_is_no_iri_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="IRI"):
        describe(store, "no iri")


def test_linked_data_are_statements_both_ways_with_the_names_of_neighbours(store: Store) -> None:
    found = linked_data(store, ACTION)
    assert len(set(found)) == len(found)
    about = {quad for quad in found if ACTION in (str(quad.subject)[1:-1], str(quad.object)[1:-1])}
    everything = set(store.quads())
    assert set(found) <= everything
    assert about == {
        quad for quad in everything if ACTION in (str(quad.subject)[1:-1], str(quad.object)[1:-1])
    }
    assert any('"Night Bus Watch"' in str(quad.object) for quad in set(found) - about)
