"""Lines between two columns run in lanes in the free space, each box's in its own."""

from __future__ import annotations

from viz.pictures.content import Form, boxed
from viz.pictures.lanes import laned
from viz.pictures.picture import Box, Item, Line, Look, Said

GAP = 100
SAID = (Said("leads", "led by", "Ann Lee", "a.txt, row 1"),)


def box(name: str, x: int, y: int) -> Box:
    return boxed(Item(name, Look.PERSON, name), name, "", Form(200), x, y)


def lane_of(lines: tuple[Line, ...], source: str, target: str) -> int:
    (found,) = [line.bends for line in lines if (line.source, line.target) == (source, target)]
    assert found[0][0] == found[1][0], "upright"
    return found[0][0]


def test_a_box_with_many_lines_has_one_lane_beside_it() -> None:
    boxes = [box("p", 100, 200), *(box(f"a{row}", 400, row * 100) for row in range(4))]
    lines = laned([Line("p", f"a{row}", SAID) for row in range(4)], boxes, GAP)
    assert {line.bends[0] for line in lines} == {(250, 200)}
    assert [line.bends[1] for line in lines] == [(250, row * 100) for row in range(4)]


def test_lanes_that_would_run_over_each_other_stand_side_by_side() -> None:
    boxes = [box("p", 100, 0), box("q", 100, 50), box("a", 400, 300), box("b", 400, 400),
             box("r", 100, 900), box("c", 400, 950)]  # fmt: skip
    lines = laned(
        [Line("p", "a", SAID), Line("p", "b", SAID), Line("q", "a", SAID), Line("q", "b", SAID),
         Line("r", "c", SAID)],
        boxes, GAP,
    )  # fmt: skip
    first, second = lane_of(lines, "p", "a"), lane_of(lines, "q", "a")
    assert first == lane_of(lines, "p", "b") != second == lane_of(lines, "q", "b")
    assert lane_of(lines, "r", "c") == first, "further down, the lane is free again"
    assert all(200 < line.bends[0][0] < 300 for line in lines)


def test_lines_to_the_left_run_on_the_left_and_those_of_one_column_on_the_right() -> None:
    boxes = [box("a", 400, 0), box("b", 400, 100), box("p", 100, 50)]
    lines = laned([Line("a", "p", SAID), Line("b", "p", SAID), Line("a", "b", SAID)], boxes, GAP)
    assert 200 < lane_of(lines, "a", "p") < 300
    assert 500 < lane_of(lines, "a", "b") < 600


def test_no_lines_need_no_lanes() -> None:
    assert laned([], [box("a", 0, 0)], GAP) == ()
