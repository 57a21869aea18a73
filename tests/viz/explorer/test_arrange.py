"""The order of the columns and the map of forces: everything once, nothing upon another."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import combinations, pairwise, permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from viz.explorer.arrange import forces, order
from viz.explorer.forces import BOX
from viz.explorer.joins import COLUMNS, SHARED, band_of, column_of
from viz.explorer.ordering import crossings
from viz.explorer.packing import packed
from viz.explorer.records import Fact, Mention, Node

KINDS = [kind for kinds in COLUMNS for kind in kinds]
KINDS_IN_PAGE = Path(__file__).resolve().parents[3] / "viz/page/src/model/kinds.ts"


def thing(name: str, kind: str, *areas: int, start: int = -1) -> Node:
    return Node(iri=name, kind=kind, label=name, areas=areas, plans=areas, start=start)


def says(source: int, target: int, role: str = "lead") -> Fact:
    return Fact(source, role, target, 0, 0, -1, "", "", 0, 1.0, "", True, "")


def names(node: int, action: int) -> Mention:
    return Mention(node, 0, 0, 1, -1, -1, "", "", "", "", 1.0, action)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Node], list[Fact], list[Mention]]:
    count = draw(st.integers(0, 24))
    areas = st.lists(st.integers(0, 3), max_size=3, unique=True).map(sorted)
    nodes = [
        thing(f"{at}", draw(st.sampled_from(KINDS)), *draw(areas), start=draw(st.integers(-1, 9)))
        for at in range(count)
    ]
    if not nodes:
        return nodes, [], []
    ends = st.integers(0, count - 1)
    facts = [says(*pair) for pair in draw(st.lists(st.tuples(ends, ends), max_size=40))]
    named = [names(*pair) for pair in draw(st.lists(st.tuples(ends, ends), max_size=10))]
    return nodes, facts, named


@settings(deadline=None)
@given(graphs())
def test_every_node_stands_once_in_the_order_by_band_and_column(
    graph: tuple[list[Node], list[Fact], list[Mention]],
) -> None:
    nodes, facts, named = graph
    ordered = order(nodes, facts, named)
    assert sorted(ordered) == list(range(len(nodes)))
    cells = [(band_of(nodes[at]), column_of(nodes[at])) for at in ordered]
    assert cells == sorted(cells)


@settings(deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_how_the_statements_are_sorted_or_repeated_makes_no_difference(
    graph: tuple[list[Node], list[Fact], list[Mention]], chance: random.Random
) -> None:
    nodes, facts, named = graph
    shuffled, again = [*facts, *facts[:3]], list(named)
    chance.shuffle(shuffled)
    chance.shuffle(again)
    assert order(nodes, shuffled, again) == order(nodes, facts, named)
    assert forces(nodes, shuffled, again) == forces(nodes, facts, named)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_two_boxes_of_the_map_overlap(
    graph: tuple[list[Node], list[Fact], list[Mention]],
) -> None:
    nodes, facts, named = graph
    points = forces(nodes, facts, named)
    assert len(points) == len(nodes)
    wide, high = BOX
    for one, other in combinations(points, 2):
        assert abs(one.x - other.x) >= wide or abs(one.y - other.y) >= high


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_the_areas_of_the_map_stand_apart(
    graph: tuple[list[Node], list[Fact], list[Mention]],
) -> None:
    nodes, facts, named = graph
    points = forces(nodes, facts, named)
    boxes = {}
    for band in {band_of(node) for node in nodes}:
        own = [point for node, point in zip(nodes, points, strict=True) if band_of(node) == band]
        xs, ys = [point.x for point in own], [point.y for point in own]
        boxes[band] = (min(xs), min(ys), max(xs) + BOX[0], max(ys) + BOX[1])
    for one, other in combinations(boxes.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def ladder(count: int) -> tuple[list[Node], list[Fact]]:
    """Leads whose names are the other way round than their actions stand."""
    leads = [thing(f"lead {count - at:02}", "person", 0) for at in range(count)]
    actions = [thing(f"action {at}", "action", 0, start=at) for at in range(count)]
    return [*leads, *actions], [says(at, count + at) for at in range(count)]


def test_links_that_need_not_cross_do_not() -> None:
    nodes, facts = ladder(12)
    assert crossings(range(len(nodes)), nodes, facts) == 0
    backwards = [*reversed(range(12)), *range(12, 24)]
    assert crossings(backwards, nodes, facts) == 12 * 11 // 2
    assert crossings(order(nodes, facts), nodes, facts) == 0


@given(graphs())
def test_links_cross_where_their_ends_stand_the_other_way_round(
    graph: tuple[list[Node], list[Fact], list[Mention]],
) -> None:
    nodes, facts, _ = graph
    ordered = order(nodes, facts)
    rank = {at: place for place, at in enumerate(ordered)}
    column = [column_of(node) for node in nodes]
    pairs = {pair for fact in facts for pair in permutations((fact.source, fact.target))}
    links = [
        (column[left], column[right], rank[left], rank[right])
        for left, right in pairs
        if column[left] < column[right]
    ]
    crossing = sum(
        one[:2] == other[:2] and (one[2] - other[2]) * (one[3] - other[3]) < 0
        for one, other in combinations(links, 2)
    )
    assert crossings(ordered, nodes, facts) == crossing


def test_what_nothing_is_joined_to_comes_last_actions_as_in_their_plan() -> None:
    nodes = [
        thing("alone", "person", 0),
        thing("lead", "person", 0),
        thing("later", "action", 0, start=90),
        thing("sooner", "action", 0, start=10),
        thing("led", "action", 0, start=50),
    ]
    ordered = [nodes[at].label for at in order(nodes, [says(1, 4)])]
    assert ordered == ["lead", "alone", "led", "sooner", "later"]


def test_an_action_that_only_names_somebody_draws_them_near() -> None:
    nodes = [
        *(thing(f"{at} body", "organisation", 0) for at in range(3)),
        *(thing(f"act {at}", "action", 0, start=at) for at in range(3)),
    ]
    ordered = order(nodes, [], [names(0, 5), names(1, 4), names(2, 3)])
    rank = {at: place for place, at in enumerate(ordered)}
    pairs = sorted((rank[body], rank[5 - body]) for body in range(3))
    assert all(one[1] < other[1] for one, other in pairwise(pairs))


def test_what_several_areas_or_none_name_comes_first() -> None:
    nodes = [thing("own", "person", 0), thing("shared", "person", 0, 1), thing("none", "person")]
    assert [band_of(node) for node in nodes] == [0, SHARED, SHARED]
    assert {nodes[at].label for at in order(nodes, [])[:2]} == {"shared", "none"}


def test_what_is_joined_stands_nearer_than_what_is_not() -> None:
    count = 20
    nodes = [thing(f"{at}", "person", 0) for at in range(count)]
    facts = [says(0, at) for at in range(1, 5)] + [says(9, at) for at in range(10, count)]
    points = forces(nodes, facts)

    def far(one: int, other: int) -> float:
        x, y = points[one].x - points[other].x, points[one].y - points[other].y
        return ((x / BOX[0]) ** 2 + (y / BOX[1]) ** 2) ** 0.5

    def mean(values: Sequence[float]) -> float:
        return sum(values) / len(values)

    own = mean([far(0, at) for at in range(1, 5)])
    assert own < mean([far(0, at) for at in range(10, count)])


def test_an_area_of_very_many_things_stands_in_rows() -> None:
    nodes = [thing(f"{at}", "action", 0) for at in range(1500)]
    points = forces(nodes, [says(at, at + 1) for at in range(1499)])
    assert len(set(points)) == len(nodes)
    assert points[0].y == points[1].y == min(point.y for point in points)


def test_nothing_has_no_places() -> None:
    assert order([], []) == ()
    assert forces([], []) == ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(1, 9), st.floats(1, 9)), max_size=12), st.floats(0, 5))
def test_packed_rectangles_do_not_overlap_and_leave_the_strip_free(
    sizes: list[tuple[float, float]], high: float
) -> None:
    given_sizes = dict(enumerate(sizes))
    whole = packed(given_sizes, 1.3, lambda _: high)
    boxes = [
        (x, y, x + given_sizes[at][0], y + given_sizes[at][1])
        for at, (x, y) in whole.corners.items()
    ]
    assert len(boxes) == len(sizes)
    slack = 1e-6
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= whole.width + slack
        assert bottom <= whole.height + slack
        assert bottom <= whole.strip + slack or top >= whole.strip + high - slack
    for one, other in combinations(boxes, 2):
        assert (
            one[2] <= other[0] + slack
            or other[2] <= one[0] + slack
            or one[3] <= other[1] + slack
            or other[3] <= one[1] + slack
        )


def test_the_columns_are_those_of_the_page() -> None:
    groups = re.findall(r"kinds: \[([^\]]*)\]", KINDS_IN_PAGE.read_text("utf-8"))
    assert tuple(tuple(re.findall(r'"(\w+)"', kinds)) for kinds in groups) == COLUMNS
