from __future__ import annotations

from graph.rdf import registry_quads
from graph.store import Store
from ontology.standard_actions import load_standard_actions
from viz.explorer.data import page_data


def test_the_page_has_the_common_list_in_its_order() -> None:
    told = page_data(Store(registry_quads()), {}).standards
    assert [(each.name, each.theme, each.kind, each.description) for each in told] == [
        (action.label, action.theme, action.kind, action.description)
        for action in load_standard_actions()
    ]


def test_a_graph_without_the_list_has_none() -> None:
    assert page_data(Store(), {}).standards == ()
