from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.likeness import alike

TEXTS = [
    "Meet each month with schools to talk about knives",
    "Meet each month with the schools to talk over knives",
    "Paint the fence of the depot",
    "Street Doctors",
    "Street Doctors",
]


def test_a_small_edit_leaves_texts_alike() -> None:
    pairs = {(one, other): score for one, other, score in alike(TEXTS, 0.6)}
    assert set(pairs) == {(0, 1), (3, 4)}
    assert pairs[3, 4] == 1.0
    assert 0.6 <= pairs[0, 1] < 1


def test_nothing_is_alike_in_nothing() -> None:
    assert list(alike([], 0.5)) == []
    assert list(alike(["", ""], 0.0)) == []


@given(st.lists(st.text(alphabet="abc de", max_size=30), max_size=8))
def test_pairs_are_in_order_and_scores_in_bounds(texts: list[str]) -> None:
    found = list(alike(texts, 0.3))
    assert found == sorted(found)
    assert all(one < other and 0.3 <= score <= 1 for one, other, score in found)
