"""What `check` lists is the same by one process and by several, which tell how far they are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.rdf import plan_quads
from graph.store import Store
from graph.table import Row
from graph.terms import node
from tests.graph.sample_plan import hillford, marsham
from viz import findings as module
from viz.findings import findings


@pytest.fixture(scope="module")
def store() -> Store:
    """Two plans, an action without its words in each."""
    quads = [*plan_quads(hillford()), *plan_quads(marsham())]
    return Store(quad for quad in quads if quad.predicate != node("dcterms:description"))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("most", [1, 256])
def test_each_plan_is_looked_at_once_and_told_of(
    store: Store, jobs: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_TASKS", most)
    told: list[tuple[str, int, int]] = []
    table = findings(store, jobs, lambda *each: told.append(each))
    assert table == findings(store)
    assert {row[1] for row in table.rows if row[0] == "graph"} == {"hillford.txt", "marsham.txt"}
    assert told == sorted(told, key=lambda each: each[1])
    assert {of for _, _, of in told} == {2}
    if jobs == 1 or sys.platform != "linux":
        assert [done for _, done, _ in told] == list(range(2))[: min(2, most)]


def test_a_store_that_one_process_holds_is_asked_by_it_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    by_turns = module.by_turns
    monkeypatch.setattr(store, "for_copies", False)

    def noted(tasks: Sequence[Callable[[], tuple[Row, ...]]], jobs: int) -> list[tuple[Row, ...]]:
        asked.append(jobs)
        return by_turns(tasks, jobs)

    monkeypatch.setattr(module, "by_turns", noted)
    assert findings(store, 4).rows
    assert asked == [1]


def test_nothing_is_found_where_there_is_no_plan() -> None:
    quad = Quad(NamedNode("a:a"), NamedNode("a:b"), Literal("c"), NamedNode("a:g"))
    assert findings(Store([quad]), 2).rows == ()
