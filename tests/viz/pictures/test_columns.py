"""Boxes stand near what they are joined to, in columns where none covers another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viz.pictures.columns import GAP, Cell, heights, shelved, stacked

ACTIONS = [Cell(f"a{row}", 40) for row in range(6)]


def test_a_box_stands_level_with_the_one_it_is_joined_to() -> None:
    kept = stacked(ACTIONS, 100)
    people = [Cell("p", 30), Cell("q", 30)]
    placed = heights(kept, [people], {"p": ("a4",), "q": ("a1",)}, 100)
    assert placed["p"] == kept["a4"]
    assert placed["q"] == kept["a1"]
    assert {cell.id: placed[cell.id] for cell in ACTIONS} == kept


def test_those_joined_to_nothing_stand_last() -> None:
    kept = stacked(ACTIONS)
    placed = heights(kept, [[Cell("p", 30), Cell("q", 30)]], {"q": ("a5",)})
    assert placed["p"] > placed["q"] == kept["a5"]


def test_a_box_joined_only_to_another_column_finds_its_place() -> None:
    kept = stacked(ACTIONS)
    joined = {"p": ("q",), "q": ("p", "a5")}
    placed = heights(kept, [[Cell("p", 30), Cell("r", 30)], [Cell("q", 30)]], joined)
    assert placed["p"] > kept["a3"]


@st.composite
def columns(draw: st.DrawFn) -> tuple[list[list[Cell]], dict[str, tuple[str, ...]]]:
    sizes = draw(st.lists(st.lists(st.integers(20, 90), max_size=8), min_size=1, max_size=3))
    found = [
        [Cell(f"{column}.{row}", height) for row, height in enumerate(each)]
        for column, each in enumerate(sizes)
    ]
    ids = [cell.id for column in [ACTIONS, *found] for cell in column]
    joined = {
        cell.id: tuple(sorted(set(draw(st.lists(st.sampled_from(ids), max_size=5)))))
        for column in found
        for cell in column
    }
    return found, joined


@given(columns(), st.integers(0, 500))
def test_no_two_boxes_of_a_column_touch(
    made: tuple[list[list[Cell]], dict[str, tuple[str, ...]]], top: int
) -> None:
    found, joined = made
    placed = heights(stacked(ACTIONS, top), found, joined, top)
    for column in found:
        order = sorted(column, key=lambda cell: placed[cell.id])
        for above, below in pairwise(order):
            room = placed[below.id] - placed[above.id] - (above.height + below.height) / 2
            assert room >= GAP - 1e-6
        assert all(placed[cell.id] - cell.height / 2 >= top - 1e-6 for cell in order)


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900)), max_size=12))
def test_blocks_on_shelves_do_not_overlap(sizes: list[tuple[int, int]]) -> None:
    places = shelved(sizes)
    spans = [
        (left, left + width, top, top + height)
        for (left, top), (width, height) in zip(places, sizes, strict=True)
    ]
    for number, one in enumerate(spans):
        for other in spans[number + 1 :]:
            apart = one[1] <= other[0] or other[1] <= one[0]
            assert apart or one[3] <= other[2] or other[3] <= one[2]
