"""A build that replaces the folder while it is served."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph.rdf import plan_quads
from graph.store import GRAPH_FILE
from tests.graph.sample_plan import hillford, marsham
from tests.viz.server.serving import LONG, Served, serving, write_out
from viz.output import replacing

FILES = "SELECT ?file { ?plan pg:fileName ?file } ORDER BY ?file"
BOTH = ["hillford.txt", "marsham.txt"]


def files(served: Served) -> list[str]:
    found = served.query(FILES)
    assert found.status == 200, found.text
    return [row["file"]["value"] for row in found.json()["results"]["bindings"]]


def wait_until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def build(out: Path, quads: list[Quad]) -> None:
    """Replace the folder as a build does."""
    with replacing(out) as new:
        write_out(new, quads)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return write_out(tmp_path / "out", plan_quads(hillford()))


@pytest.fixture
def served(out: Path) -> Iterator[Served]:
    with serving(out, "--workers", "2") as server:
        yield server


def test_the_new_graph_is_served_once_it_is_loaded(served: Served, out: Path) -> None:
    assert files(served) == BOTH[:1]
    build(out, [*plan_quads(hillford()), *plan_quads(marsham())])
    wait_until(lambda: files(served) == BOTH)
    assert any("built again" in line for line in served.log)
    assert served.ask("/files/graph.nq").body == (out / GRAPH_FILE).read_bytes()
    assert served.ask("/id/plan/marsham").status == 200


def test_no_answer_fails_while_the_graph_is_replaced(served: Served, out: Path) -> None:
    for quads in ([*plan_quads(hillford()), *plan_quads(marsham())], [*plan_quads(marsham())]):
        build(out, quads)
        wanted = len({quad.graph_name for quad in quads})
        wait_until(lambda wanted=wanted: len(files(served)) == wanted)  # each answer is checked
    assert files(served) == BOTH[1:]


def test_pages_are_those_of_the_new_graph(served: Served, out: Path) -> None:
    page = "/id/plan/hillford"
    assert served.ask(page).status == served.ask(page).status == 200
    build(out, [*plan_quads(marsham())])
    wait_until(lambda: files(served) == BOTH[1:])
    assert served.ask(page).status == 404


def test_a_graph_that_cannot_be_read_leaves_the_old_one(served: Served, out: Path) -> None:
    with replacing(out) as new:
        write_out(new, plan_quads(marsham()))
        (new / GRAPH_FILE).write_text("this is no graph")
    wait_until(lambda: any("cannot be served" in line for line in served.log))
    assert "the graph is damaged" in " ".join(served.log)
    assert files(served) == BOTH[:1]
    build(out, [*plan_quads(marsham())])
    wait_until(lambda: files(served) == BOTH[1:])


def test_a_folder_that_is_gone_leaves_the_graph(served: Served, out: Path) -> None:
    out.rename(out.with_name("elsewhere"))
    time.sleep(1.5)  # longer than from one look to the next
    assert files(served) == BOTH[:1]
    assert served.ask("/").status == 200
    assert served.ask("/files/graph.nq").status == 404
    out.with_name("elsewhere").rename(out)
    assert files(served) == BOTH[:1]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="there is no /proc")
def test_processes_started_later_serve_no_other_graph(served: Served, out: Path) -> None:
    """All killed just as the folder is built again: there is one graph at any time."""
    build(out, [*plan_quads(hillford()), *plan_quads(marsham())])
    for number in served.workers():
        os.kill(number, signal.SIGKILL)
    seen = [files(served) for _ in range(20)]
    assert seen == sorted(seen, key=len)
    wait_until(lambda: files(served) == BOTH)
