from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.resilience.middle import betweenness
from queries.resilience.parts import adjacency


def test_the_middle_of_a_star() -> None:
    beside = adjacency("z", [("m", "a"), ("m", "b"), ("m", "c")])
    assert betweenness(beside) == {"a": 0, "b": 0, "c": 0, "m": 3, "z": 0}
    assert betweenness({}) == {}


@given(st.lists(st.tuples(*[st.sampled_from("abcdefgh")] * 2), max_size=16))
def test_it_is_what_networkx_gives(pairs: list[tuple[str, str]]) -> None:
    beside = adjacency("ab", pairs)
    network = nx.Graph([(left, right) for left in beside for right in beside[left]])
    network.add_nodes_from(beside)
    assert betweenness(beside) == pytest.approx(
        nx.betweenness_centrality(network, normalized=False)
    )
