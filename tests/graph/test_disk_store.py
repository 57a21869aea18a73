"""The store on the disk: the same answers, and never those of another graph."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, serialize

from graph import disk_store
from graph.disk_store import DISK_NOTE, DiskStore, write_disk_store
from graph.errors import InputError
from graph.newest import newest
from graph.rdf import plan_quads, registry_quads, write_nquads
from graph.store import DISK_FOLDER, GRAPH_FILE, Dataset, Store, open_store
from queries.catalogue import questions
from queries.run import ask
from tests.graph.sample_plan import hillford, marsham

HILLFORD = "https://w3id.org/partnergraph/id/plan/hillford"
MARSHAM = "https://w3id.org/partnergraph/id/plan/marsham"
PLANS = "SELECT ?plan { GRAPH ?g { ?plan a pg:Plan } } ORDER BY ?plan"


@pytest.fixture(scope="module")
def memory() -> Store:
    plans = (hillford(), marsham())
    return Store([*(quad for plan in plans for quad in plan_quads(plan)), *registry_quads()])


@pytest.fixture
def out(small_out: Path, memory: Store) -> Path:
    """A folder as a build leaves it, with its store on the disk."""
    write_nquads(memory.quads(), small_out / GRAPH_FILE)
    write_disk_store(small_out, small_out / GRAPH_FILE)
    return small_out


def sorted_lines(store: Store) -> list[bytes]:
    return sorted((serialize(store.quads(), format=RdfFormat.N_QUADS) or b"").splitlines())


def test_every_question_has_the_same_rows(out: Path, memory: Store) -> None:
    store = open_store(out)
    assert isinstance(store, DiskStore)
    for question in questions():
        day = "2025-01-01" if "on" in question.parameters else None
        for include in (False, True):
            area = "Hillford" if "area" in question.parameters else None
            asked = (question.name, area, None, include, None, day)
            if "not_current" in question.parameters or not include:
                assert ask(store, *asked) == ask(memory, *asked), question.name


def test_nothing_counts_all_statements_to_open_it_or_leave_versions_out(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(_store: DiskStore) -> int:
        raise AssertionError("of a country's plans that takes minutes")

    monkeypatch.setattr(DiskStore, "__len__", count)
    store = open_store(out)
    assert isinstance(store, DiskStore)
    assert newest(store) is store
    left = store.without_graphs([HILLFORD])
    assert left
    assert newest(left) is left


def test_it_is_loaded_in_pieces(out: Path, memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_store, "_AT_A_TIME", 200_000)
    shutil.rmtree(out / DISK_FOLDER)
    write_disk_store(out, out / GRAPH_FILE)
    assert sorted_lines(open_store(out)) == sorted_lines(memory)


def test_it_holds_the_same_statements(out: Path, memory: Store) -> None:
    store = open_store(out)
    assert len(store) == len(memory)
    assert sorted_lines(store) == sorted_lines(memory)
    assert sorted(store.dumped().splitlines()) == sorted(memory.dumped().splitlines())
    plan = NamedNode(HILLFORD)
    assert set(store.matching(plan)) == set(memory.matching(plan)) != set()


def test_it_can_be_asked_in_a_process_of_its_own(out: Path, memory: Store) -> None:
    assert open_store(out).query(PLANS, seconds=60) == memory.query(PLANS, seconds=60)


def test_parameters_that_are_read_in_another_way_are_known_all_the_same(out: Path) -> None:
    query = "SELECT ?v { GRAPH asked:question { ?question asked:theme ?v } }"
    assert open_store(out).query(query, asked={"theme": ["x"]}).rows == (("x",),)


def test_without_a_graph_nothing_of_it_is_reached(out: Path, memory: Store) -> None:
    store, expected = (each.without_graphs({MARSHAM}) for each in (open_store(out), memory))
    assert isinstance(store, DiskStore)
    assert len(store) == len(expected) < len(memory)
    assert sorted_lines(store) == sorted_lines(expected)
    assert not list(store.quads(MARSHAM))
    assert not list(store.matching(NamedNode(MARSHAM)))
    for query in (
        PLANS,
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        f"SELECT (COUNT(*) AS ?n) FROM <{MARSHAM}> FROM <{HILLFORD}> {{ ?s ?p ?o }}",
        f"SELECT ?g FROM NAMED <{MARSHAM}> {{ GRAPH ?g {{ ?s a pg:Plan }} }}",
    ):
        assert store.query(query) == expected.query(query), query
    dataset = Dataset((MARSHAM, HILLFORD), (MARSHAM,))
    for each in (store, expected):
        with each.answering("SELECT (COUNT(*) AS ?n) { ?s a pg:Plan }", dataset=dataset) as found:
            assert [str(row["n"].value) for row in found] == ["1"]  # type: ignore[union-attr]
    assert store.without_graphs({HILLFORD}).query("ASK { ?s a pg:Plan }").rows == (("false",),)
    assert newest(store) is store


def test_several_read_it_at_the_same_time(out: Path) -> None:
    first, second = open_store(out), open_store(out)
    assert first.query(PLANS) == second.query(PLANS)


def test_a_graph_that_was_changed_is_never_answered_from_the_old_store(
    out: Path, memory: Store
) -> None:
    write_nquads(memory.without_graphs({MARSHAM}).quads(), out / GRAPH_FILE)
    changed = open_store(out)
    assert len(changed.query(PLANS).rows) == 1
    again = open_store(out)
    assert isinstance(again, DiskStore)
    assert sorted_lines(again) == sorted_lines(changed)
    assert not [path.name for path in out.iterdir() if path.name.startswith(".")]


def test_a_change_that_keeps_the_size_is_seen(out: Path) -> None:
    graph = out / GRAPH_FILE
    graph.write_bytes(graph.read_bytes().replace(b"hillford.txt", b"bellford.txt"))
    os.utime(graph, ns=(time.time_ns() + 10**9, time.time_ns() + 10**9))
    rows = open_store(out).query("SELECT DISTINCT ?f { ?p pg:fileName ?f } ORDER BY ?f").rows
    assert rows[0] == ("bellford.txt",)


def test_a_copy_of_the_folder_needs_no_new_store(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(out, tmp_path / "copy", copy_function=shutil.copyfile)

    def never(*_: object) -> None:
        pytest.fail("it was made anew")

    monkeypatch.setattr(disk_store, "write_disk_store", never)
    assert isinstance(open_store(tmp_path / "copy"), DiskStore)


def test_where_it_cannot_be_made_anew_the_graph_is_read_into_memory(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / DISK_NOTE).unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk_store, "write_disk_store", full)
    store = open_store(out)
    assert not isinstance(store, DiskStore)
    assert len(store.query(PLANS).rows) == 2


def test_a_store_that_is_damaged_is_passed_over(out: Path) -> None:
    for path in (out / DISK_FOLDER).iterdir():
        path.write_bytes(b"damaged")
    store = open_store(out)
    assert len(store.query(PLANS).rows) == 2


def test_a_damaged_graph_is_told_of(out: Path) -> None:
    (out / GRAPH_FILE).write_bytes(b"<a> <b")
    with pytest.raises(InputError, match="damaged"):
        open_store(out)


def test_a_small_graph_has_none(small_out: Path) -> None:
    assert not isinstance(open_store(small_out), DiskStore)
