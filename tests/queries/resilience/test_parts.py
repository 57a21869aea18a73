from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from queries.resilience.parts import adjacency, components, parts_without_each

Edges = list[tuple[str, str]]
edges = st.lists(st.tuples(*[st.sampled_from("abcdefghij")] * 2), max_size=18)


def test_a_cut_point_and_its_parts() -> None:
    beside = adjacency("z", [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e")])
    found = {cut: sorted(map(sorted, parts)) for cut, parts in parts_without_each(beside).items()}
    assert found == {"c": [["a", "b"], ["d", "e"]], "d": [["a", "b", "c"], ["e"]]}
    assert components(beside) == [("a", "b", "c", "d", "e"), ("z",)]
    assert components(beside, frozenset("c")) == [("a", "b"), ("d", "e"), ("z",)]


def test_only_the_cut_points_asked_about_are_parted() -> None:
    beside = adjacency("", [("a", "b"), ("b", "c"), ("c", "d")])
    whole = parts_without_each(beside)
    assert set(whole) == {"b", "c"}
    assert parts_without_each(beside, {"c", "d"}) == {"c": whole["c"]}


def test_a_ring_has_no_cut_point_and_a_star_has_one() -> None:
    assert parts_without_each(adjacency("", [("a", "b"), ("b", "c"), ("c", "a")])) == {}
    star = adjacency("", [("m", "a"), ("m", "b"), ("m", "c"), ("m", "m")])
    assert parts_without_each(star) == {"m": (("b",), ("c",), ("a",))}


def test_a_long_line_is_walked_without_recursion() -> None:
    names = [f"{number:05}" for number in range(3000)]
    found = parts_without_each(adjacency((), list(pairwise(names))))
    assert len(found) == 2998


@given(edges)
def test_one_pass_finds_what_taking_each_away_finds(pairs: Edges) -> None:
    beside = adjacency("abc", pairs)
    network = nx.Graph([(left, right) for left in beside for right in beside[left]])
    network.add_nodes_from(beside)
    found = parts_without_each(beside)
    assert set(found) == set(nx.articulation_points(network))
    for cut, parts in found.items():
        whole = nx.node_connected_component(network, cut)
        left = network.subgraph(whole - {cut})
        assert sorted(map(sorted, parts)) == sorted(map(sorted, nx.connected_components(left)))


@given(edges, st.sets(st.sampled_from("abcdefghij"), max_size=4))
def test_what_hangs_together(pairs: Edges, gone: set[str]) -> None:
    beside = adjacency("abc", pairs)
    network = nx.Graph([(left, right) for left in beside for right in beside[left]])
    network.add_nodes_from(beside)
    network.remove_nodes_from(gone)
    found = components(beside, frozenset(gone))
    assert {frozenset(part) for part in found} == set(
        map(frozenset, nx.connected_components(network))
    )
    assert [len(part) for part in found] == sorted(map(len, found), reverse=True)
