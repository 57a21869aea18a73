"""A command that takes too long ends with a message and the status of bad input."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.rdf import plan_quads
from graph.store import FORMAT, GRAPH_FILE, MANIFEST_FILE, Store
from tests.graph.sample_plan import hillford
from viz.time_limit import within

ROOT = Path(__file__).resolve().parent.parent.parent
SLOW = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(CONCAT(STR(?c), STR(?l)) = 'x') }"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    (folder / GRAPH_FILE).write_bytes(Store(plan_quads(hillford())).dumped())
    (folder / MANIFEST_FILE).write_text(f'{{"format": {FORMAT}}}', encoding="utf-8")
    return folder


def command(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "partnergraph.py", *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT (COUNT(*) AS ?n) {SLOW}",
        f"SELECT ?a {SLOW}",
        f"ASK {SLOW}",
        f"CONSTRUCT {{ ?a ?b ?l }} {SLOW}",
        f"DESCRIBE ?a {SLOW}",
    ],
    ids=["count", "select", "ask", "construct", "describe"],
)
def test_a_query_inside_the_engine_is_stopped(out: Path, query: str) -> None:
    done = command("sparql", "-", "--timeout", "1", "--graph", str(out), given=query)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "partnergraph: standard input: it was stopped, having no answer after 1 second. "
        "Narrow it, or give it longer with --timeout 10.\n"
    )


def test_an_answer_in_time_is_printed(out: Path) -> None:
    done = command("sparql", "-", "--timeout", "60", "--graph", str(out), given="ASK { ?s ?p ?o }")
    assert (done.returncode, done.stderr) == (0, "")
    assert "true" in done.stdout


def test_a_question_is_stopped_too(out: Path) -> None:
    code = (
        "import queries.run as run; import time; run.answer = lambda *_: time.sleep(50);"
        "import partnergraph, sys; partnergraph.main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "workload", "--timeout", "1", "--graph", str(out)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "workload: it was stopped" in done.stderr


@pytest.mark.parametrize("timeout", ["0", "-1", "nan", "inf", "1e3", "86401", "", "soon"])
def test_a_timeout_that_is_none(out: Path, timeout: str) -> None:
    done = command("sparql", "-", "--timeout", timeout, "--graph", str(out), given="ASK {}")
    assert done.returncode == 2
    assert "--timeout" in done.stderr


def test_what_ends_in_time_is_left_alone() -> None:
    with within(1, "x"):
        pass
    time.sleep(1.2)  # the watch would have ended this process
    with pytest.raises(ZeroDivisionError), within(1, "x"):
        raise ZeroDivisionError
