"""Statements set down part by part come back as they are written at one go."""

from __future__ import annotations

import sys
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph import statements as module
from graph.identity import DEFAULT_BASE
from graph.plan_terms import PlanTerms
from graph.rdf import plan_lines, plan_quads, registry_quads, write_nquads, write_trig
from graph.serialise import lines_of
from graph.statements import Statements, blocks_of, lines_by_graph
from graph.store import Store
from graph.terms import node
from tests.graph.sample_plan import hillford, marsham


@pytest.mark.parametrize(("in_memory", "at_a_time"), [(10**9, 10**9), (0, 10**9), (0, 7), (0, 1)])
def test_the_files_are_those_of_all_statements_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: int, at_a_time: int
) -> None:
    monkeypatch.setattr(module, "_AT_A_TIME", at_a_time)
    monkeypatch.setattr(module, "_IN_MEMORY", in_memory)
    monkeypatch.setattr(module, "_READ", 1000)
    made = [list(plan_quads(plan)) for plan in (marsham(), hillford())]
    made.append([*list(registry_quads())[:300], *made[0]])
    with Statements(tmp_path) as statements:
        parts = [part for quads in made for part in statements.add_lines(lines_by_graph(quads))]
        statements.write_nquads(parts, tmp_path / "parts.nq")
        statements.write_trig(parts, tmp_path / "parts.trig")
        store = Store.of_lines(map(statements.data, parts))
    quads = [quad for each in made for quad in each]
    write_nquads(quads, tmp_path / "one.nq")
    write_trig(quads, tmp_path / "one.trig")
    for ending in ("nq", "trig"):
        parted, one = (tmp_path / f"{name}.{ending}" for name in ("parts", "one"))
        assert parted.read_bytes() == one.read_bytes() != b""
    assert set(store.quads()) == set(Store(quads).quads())


def test_each_graph_is_a_part_and_only_parts_asked_for_are_written(tmp_path: Path) -> None:
    with Statements(tmp_path) as statements:
        first = statements.add_lines(lines_by_graph([*plan_quads(hillford()), *registry_quads()]))
        (second,) = statements.add_lines(lines_by_graph(plan_quads(marsham())))
        assert len({part.graph for part in first}) == len(first) == 2
        assert second.number == len(list(plan_quads(marsham())))
        statements.write_nquads([second], tmp_path / "second.nq")
    write_nquads(plan_quads(marsham()), tmp_path / "marsham.nq")
    assert (tmp_path / "second.nq").read_bytes() == (tmp_path / "marsham.nq").read_bytes()


@pytest.mark.parametrize("at_a_time", [10**9, 7])
def test_lines_of_a_plan_are_those_of_its_statements(
    monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    monkeypatch.setattr(module, "_AT_A_TIME", at_a_time)
    plan = marsham()
    (graph,) = {str(quad.graph_name) for quad in plan_quads(plan)}
    blocks = list(blocks_of(graph, plan_lines(plan)))
    assert [(block.graph, block.number) for block in blocks] == [
        (graph, len(block.lines.splitlines())) for block in blocks
    ]
    lines = {line for block in blocks for line in block.lines.split(b"\n")} - {b""}
    assert lines == set(lines_of(plan_quads(plan)))
    assert all(block.lines == b"".join(sorted(block.lines.splitlines(True))) for block in blocks)


@given(st.text())
def test_a_line_is_what_the_engine_writes(words: str) -> None:
    terms = PlanTerms(marsham(), DEFAULT_BASE)
    line = terms.line(terms.plan, "rdfs:comment", Literal(words))
    given = Quad(terms.plan, node("rdfs:comment"), Literal(words), terms.plan)
    assert [line.encode()] == lines_of([given])


def test_nothing_is_left_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_IN_MEMORY", 1)
    with Statements(tmp_path) as statements:
        assert statements.add_lines(lines_by_graph([])) == ()
        statements.add_lines(lines_by_graph(plan_quads(hillford())))
    assert list(tmp_path.iterdir()) == []


@given(
    words=st.lists(st.lists(st.text(max_size=5), max_size=4), max_size=5), size=st.integers(1, 40)
)
def test_merged_lines_are_sorted_and_each_stands_once(
    words: list[list[str]], size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    node, *graphs = (NamedNode(f"https://a.example/{name}") for name in "sgh")
    made = [
        [Quad(node, node, Literal(word), graphs[number % 2]) for word in each]
        for number, each in enumerate(words)
    ]
    with pytest.MonkeyPatch.context() as patch, Statements(folder) as statements:
        patch.setattr(module, "_IN_MEMORY", 0)
        patch.setattr(module, "_READ", size)
        parts = [part for quads in made for part in statements.add_lines(lines_by_graph(quads))]
        statements.write_nquads(parts, folder / "parts.nq")
    write_nquads((quad for quads in made for quad in quads), folder / "one.nq")
    assert (folder / "parts.nq").read_bytes() == (folder / "one.nq").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="asks for copies of a process")
@pytest.mark.parametrize("in_memory", [0, 10**9])
def test_a_copy_of_the_process_reads_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: int
) -> None:
    monkeypatch.setattr(module, "_IN_MEMORY", in_memory)
    monkeypatch.setattr(module, "_READ", 100)
    fork = get_context("fork")
    with Statements(tmp_path) as statements:
        parts = [
            p
            for plan in (marsham(), hillford())
            for p in statements.add_lines(lines_by_graph(plan_quads(plan)))
        ]
        paths = [tmp_path / f"{number}.nq" for number in range(4)]
        copies = [fork.Process(target=statements.write_nquads, args=(parts, p)) for p in paths[1:]]
        for copy in copies:
            copy.start()
        for _ in range(5):
            statements.write_nquads(parts, paths[0])
        for copy in copies:
            copy.join()
    assert len({path.read_bytes() for path in paths}) == 1
