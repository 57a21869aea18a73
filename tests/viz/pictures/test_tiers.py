"""Bodies stand below all that they report to, however the lines run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz.pictures.content import Form, boxed
from viz.pictures.picture import Box, Item, Look
from viz.pictures.tiers import Group, rows, tiers


def test_each_stands_below_all_that_it_reports_to() -> None:
    upward = {"c": ("a", "b"), "b": ("a",)}
    assert tiers(["a", "b", "c", "d"], upward) == [["a", "d"], ["b"], ["c"]]


def test_those_below_one_board_stand_together() -> None:
    upward = {"c": ("b",), "d": ("a",), "e": ("b",), "f": ("a",)}
    assert tiers(["a", "b", "c", "d", "e", "f"], upward)[1] == ["d", "f", "c", "e"]


def test_a_circle_has_an_end() -> None:
    found = tiers(["a", "b", "c"], {"a": ("b",), "b": ("c",), "c": ("a",)})
    assert found == [["a"], ["c"], ["b"]]
    assert tiers(["a"], {"a": ("a",)}) == [["a"]]


@given(st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=4, unique=True)))
def test_every_body_stands_once(made: dict[int, list[int]]) -> None:
    upward = {str(body): tuple(map(str, others)) for body, others in made.items()}
    bodies = [str(number) for number in range(10)]
    assert sorted(body for tier in tiers(bodies, upward) for body in tier) == bodies


def box(name: str) -> Box:
    return boxed(Item(name, Look.PANEL, name), name, "", Form(240))


def test_groups_of_a_tier_never_overlap() -> None:
    groups = [Group(box(f"b{n}"), tuple(box(f"s{n}.{m}") for m in range(n % 4))) for n in range(14)]
    boxes, foot = rows(groups, 100, lined=True)
    assert len(boxes) == 14 + sum(n % 4 for n in range(14))
    for number, one in enumerate(boxes):
        assert one.y - one.height / 2 >= 99
        assert one.y + one.height / 2 < foot
        for other in boxes[number + 1 :]:
            across = abs(one.x - other.x) >= (one.width + other.width) / 2
            assert across or abs(one.y - other.y) >= (one.height + other.height) / 2
