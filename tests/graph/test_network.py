from __future__ import annotations

import pytest

from graph.network import actors_and_actions, governance, who_works_with_whom
from graph.rdf import plan_quads
from graph.store import Store
from tests.graph.sample_plan import hillford, marsham

ID = "https://w3id.org/partnergraph/id/"
ANN = ID + "hillford/person/ann-lee"
COUNCIL = ID + "hillford/organisation/council"
ACTION = ID + "hillford/action/governance/1"


@pytest.fixture(scope="module")
def store() -> Store:
    return Store([*plan_quads(hillford()), *plan_quads(marsham())])


def test_actors_lead_actions(store: Store) -> None:
    network = actors_and_actions(store)
    assert network.nodes[ANN] == {
        "label": "Ann Lee",
        "kind": "person",
        "area": "Hillford",
        "plan": "hillford.txt",
    }
    assert network.nodes[ACTION]["kind"] == "action"
    assert network.nodes[ACTION]["label"] == "Meet every month with Night Bus Watch"
    edge = network.edges[ANN, ACTION, "lead"]
    assert edge == {"role": "lead", "weight": 2, "quotes": ("Ann Lee",), "status": ""}
    assert network.has_edge(COUNCIL, ACTION, "lead organisation")


def test_nobody_in_particular_is_left_out(store: Store) -> None:
    assert ID + "organisation/all-partners" not in actors_and_actions(store)


def test_who_shares_an_action_works_together(store: Store) -> None:
    network = who_works_with_whom(store)
    edge = network.edges[ANN, COUNCIL]
    assert edge["weight"] == 1
    assert edge["role"] == "lead & lead organisation"
    assert edge["quotes"] == ("Ann Lee", "Hillford Council")
    assert network.degree[ID + "hillford/organisation/schools-team"] == 0


def test_governance_follows_the_statements(store: Store) -> None:
    network = governance(store)
    panel, board = ID + "hillford/panel/watch-panel", ID + "hillford/panel/board"
    assert network.edges[panel, board, "reports to"]["weight"] == 1
    assert network.nodes[board]["kind"] == "partnership"
    assert network.edges[ANN, panel, "chairs"]["quotes"] == ("chaired by Ann Lee",)


def test_the_order_is_the_same_each_time(store: Store) -> None:
    for project in (actors_and_actions, who_works_with_whom, governance):
        network = project(store)
        assert list(network) == sorted(network)
        assert list(network.edges) == list(project(store).edges)


def test_an_empty_graph_gives_empty_networks() -> None:
    for project in (actors_and_actions, who_works_with_whom, governance):
        assert len(project(Store())) == 0
