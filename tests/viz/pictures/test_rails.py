"""Reporting lines run between the rows, and around boxes that they would seem to join."""

from __future__ import annotations

from itertools import pairwise

from viz.pictures.content import Form, boxed
from viz.pictures.picture import Box, Item, Line, Look, Said
from viz.pictures.rails import railed

SAID = (Said("reports to", "reported to by", "", ""),)


def box(name: str, x: int, y: int) -> Box:
    return boxed(Item(name, Look.PANEL, name), name, "", Form(200), x, y)


def crossed(line: Line, boxes: list[Box]) -> set[str]:
    """The boxes that the line runs behind, other than its own."""
    ends = {b.id: (b.x, b.y) for b in boxes}
    points = [ends[line.source], *line.bends, ends[line.target]]
    return {
        b.id
        for b in boxes
        for (x, y), (to_x, to_y) in pairwise(points)
        if b.id not in (line.source, line.target)
        and min(x, to_x) < b.x + b.width / 2
        and max(x, to_x) > b.x - b.width / 2
        and min(y, to_y) < b.y + b.height / 2
        and max(y, to_y) > b.y - b.height / 2
    }


def test_a_line_goes_across_above_the_lower_row() -> None:
    boxes = [box("top", 0, 0), box("a", -300, 200), box("b", 300, 200)]
    one, other = railed([Line("a", "top", SAID), Line("b", "top", SAID)], boxes, [])
    assert one.bends[0][0] == -300
    assert one.bends[-1][0] == other.bends[-1][0] == 0
    heights = {y for line in (one, other) for _, y in line.bends}
    assert len(heights) == 1, "lines to one body share their way"
    assert 0 < heights.pop() < 200 - boxes[1].height / 2


def test_lines_to_two_bodies_run_side_by_side() -> None:
    boxes = [box("x", -200, 0), box("y", 200, 0), box("a", 0, 200)]
    one, other = railed([Line("a", "x", SAID), Line("a", "y", SAID)], boxes, [])
    assert one.bends[0][1] != other.bends[0][1]


def test_a_line_goes_around_what_stands_between() -> None:
    bodies = [box("top", 0, 0), box("between", -400, 200), box("low", -300, 400)]
    beside = [box("member", 0, 200)]
    (line,) = railed([Line("low", "top", SAID)], bodies, beside)
    assert crossed(line, [*bodies, *beside]) == set()
    assert len(line.bends) == 4
    straight = railed([Line("low", "top", SAID)], bodies, [])
    assert len(straight[0].bends) == 2, "nothing is in the way"


def test_a_line_that_runs_downward_is_the_same_turned_round() -> None:
    bodies = [box("a", 0, 0), box("b", 100, 200)]
    up, down = railed([Line("b", "a", SAID), Line("a", "b", SAID)], bodies, [])
    assert down.bends == up.bends[::-1]


def test_boxes_of_one_row_are_joined_above_it() -> None:
    bodies = [box("a", 0, 0), box("b", 300, 0)]
    (line,) = railed([Line("a", "b", SAID)], bodies, [])
    assert all(y < -bodies[0].height / 2 for _, y in line.bends)
