"""The filters of a question, as a query is given them."""

from __future__ import annotations

import dataclasses

import pytest

from queries.asked import NOT_CURRENT, Asked, Filters
from queries.catalogue import PARAMETERS


def test_nothing_asked_is_no_parameter() -> None:
    assert Asked().parameters() == {}


def test_each_filter_is_the_parameter_of_its_name() -> None:
    asked = Asked(("http://x/a", "http://x/b"), "knives", ("person",), "2019-03-31", True)
    assert asked.parameters() == {
        "area": ("http://x/a", "http://x/b"),
        "theme": ("knives",),
        "kind": ("person",),
        "on": ("2019-03-31",),
        "not_current": NOT_CURRENT,
    }
    assert (*asked.parameters(),) == PARAMETERS


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (Asked(areas=("http://x/a",)), "area"),
        (Asked(theme="knives"), "theme"),
        (Asked(kinds=("team",)), "kind"),
        (Asked(on="2019-03-31"), "on"),
        (Asked(not_current=True), "not_current"),
    ],
)
def test_one_filter_is_one_parameter(asked: Asked, name: str) -> None:
    assert [*asked.parameters()] == [name]


def test_filters_keep_everything_unless_told() -> None:
    assert dataclasses.astuple(Filters()) == (None, None, None, None, False)
