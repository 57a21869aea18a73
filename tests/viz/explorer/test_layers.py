"""Layers of a hierarchy: what must hold for any, and what a simple one looks like."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.explorer.layers import Edge, Layers, layers

WIDE, NARROW, GAP = 100.0, 10.0, 20.0


def laid(count: int, *edges: Edge) -> Layers:
    return layers(count, edges, lambda bend: NARROW if bend else WIDE, GAP)


def test_a_tree_stands_above_its_branches_without_crossing() -> None:
    found = laid(5, (1, 0), (2, 0), (3, 1), (4, 2))
    assert found.rows == ((0,), (1, 2), (3, 4))
    assert found.centre[0] == pytest.approx((found.centre[1] + found.centre[2]) / 2)
    assert found.centre[3] == pytest.approx(found.centre[1])
    assert (found.opened, set(found.bends.values())) == ((), {()})


def test_a_line_over_a_layer_bends_in_it() -> None:
    found = laid(3, (1, 0), (2, 1), (2, 0))
    (bend,) = found.bends[2, 0]
    assert bend in found.rows[1]
    assert abs(found.centre[bend] - found.centre[1]) >= WIDE / 2 + GAP + NARROW / 2 - 0.01


def test_a_circle_is_opened_at_one_edge() -> None:
    found = laid(3, (0, 1), (1, 2), (2, 0))
    assert len(found.opened) == 1
    assert sorted(map(len, found.rows)) == [1, 1, 1]


def test_nothing_gives_nothing() -> None:
    assert laid(0) == Layers(0, (), {}, {}, ())


@given(st.integers(1, 9).flatmap(lambda count: st.tuples(st.just(count), _edges(count))))
def test_every_edge_leads_up_and_nothing_overlaps(drawn: tuple[int, list[Edge]]) -> None:
    count, edges = drawn
    found = laid(count, *edges)
    assert found == laid(count, *edges)
    depth = {each: at for at, row in enumerate(found.rows) for each in row}
    assert sorted(each for each in depth if each < count) == list(range(count))
    assert {*found.bends, *found.opened} == set(edges)
    for (low, high), bends in found.bends.items():
        way = [depth[each] for each in (low, *bends, high)]
        assert way == list(range(depth[low], depth[high] - 1, -1))
    for row in found.rows:
        for one, other in pairwise(row):
            room = sum(WIDE if each < count else NARROW for each in (one, other)) / 2 + GAP
            assert found.centre[other] - found.centre[one] >= room - 0.01


def _edges(count: int) -> st.SearchStrategy[list[Edge]]:
    ends = st.integers(0, count - 1)
    pairs = st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1])
    return st.lists(pairs, max_size=14, unique=True)
