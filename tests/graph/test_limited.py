"""A query in a process of its own: the same answer, and an end when it takes too long."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import graph.store
from graph import limited
from graph.errors import InputError, too_long
from graph.store import Store

LONG = 60.0
SLOW = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(CONCAT(STR(?c), STR(?l)) = 'x') }"


@pytest.fixture(scope="module")
def store() -> Store:
    graph = NamedNode("http://x/graph")
    return Store(
        Quad(NamedNode(f"http://x/{n}"), NamedNode("http://x/is"), Literal(f'"{n}\n£😀'), graph)
        for n in range(300)
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?v { ?s <http://x/is> ?v } ORDER BY ?s",
        "SELECT (COUNT(*) AS ?how_many) (AVG(1.5) AS ?mean) ?none { ?s ?p ?v } GROUP BY ?none",
        "ASK { ?s ?p ?o }",
        "CONSTRUCT { ?s <http://x/was> ?v } WHERE { ?s ?p ?v FILTER(?s = <http://x/7>) }",
        "SELECT ?v { GRAPH asked:question { asked:question asked:theme ?v } } ORDER BY ?v",
    ],
)
def test_the_answer_is_the_same(store: Store, query: str) -> None:
    asked = {"theme": ['"} #', NamedNode("http://x/y")]}
    here = store.query(query, "mine", asked)
    assert store.query(query, "mine", asked, seconds=LONG) == here
    assert here.rows


def test_what_is_wrong_is_the_same(store: Store) -> None:
    with pytest.raises(InputError) as here:
        store.query("SELECT ?s\n{ oops }", "my.rq")
    with pytest.raises(InputError) as there:
        store.query("SELECT ?s\n{ oops }", "my.rq", seconds=LONG)
    assert str(there.value) == str(here.value)
    assert there.value.place == "line 2, column 3"
    with pytest.raises(InputError, match="would change the graph"):
        store.query("DROP ALL", seconds=LONG)


@pytest.mark.parametrize(
    "query",
    [f"SELECT (COUNT(*) AS ?n) {SLOW}", f"ASK {SLOW}", f"CONSTRUCT {{ ?a ?b ?l }} {SLOW}"],
    ids=["select", "ask", "construct"],
)
def test_a_query_that_takes_too_long_is_stopped(store: Store, query: str) -> None:
    with pytest.raises(InputError, match=r"my\.rq: it was stopped, .* after 0\.2 seconds"):
        store.query(query, "my.rq", seconds=0.2)
    assert store.query("ASK { ?s ?p ?o }").rows == (("true",),)  # the store is as it was


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_limit_that_is_none(store: Store, seconds: float) -> None:
    with pytest.raises(ValueError, match="seconds must be more than 0"):
        store.query("ASK {}", seconds=seconds)


def test_a_process_that_ends_of_itself(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for code in ("raise SystemExit(3)", "import sys; sys.stdin.buffer.read(); print('ready'); 1/0"):
        monkeypatch.setattr(limited, "_CODE", code)
        with pytest.raises(InputError, match="ended of itself"):
            store.query("ASK {}", seconds=LONG)


def test_it_works_wherever_python_was_started(tmp_path: Path) -> None:
    root = Path(graph.store.__file__).parent.parent
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r}); from graph.store import Store;"
        "print(Store().query('ASK {}', seconds=60).rows)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "(('true',),)"


def test_the_other_process_tells_when_it_has_everything() -> None:
    out = io.BytesIO()
    question = {"text": "SELECT ?s { ?s ?p ?o }", "name": "x", "asked": {}}
    given = json.dumps(question).encode() + b"\n<a:b> <a:c> <a:d> .\n"
    limited.answer_one(io.BytesIO(given), out)
    ready, answer = out.getvalue().split(b"\n", 1)
    assert ready == b"ready"
    assert json.loads(answer) == {"table": ["x", ["s"], [["a:b"]], [["iri"]]]}


def test_an_answer_has_no_more_rows_than_can_be_held(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.store, "MOST_ROWS", 300)
    assert len(store.query("SELECT ?s { ?s ?p ?o }").rows) == 300
    with pytest.raises(InputError, match=r"more than 300 rows.*LIMIT"):
        store.query("SELECT ?s { { ?s ?p ?o } UNION { BIND(1 AS ?s) } }")
    with pytest.raises(InputError, match="more than 300 rows"):
        store.query("CONSTRUCT { ?s ?p ?o . ?s ?p 1 } WHERE { ?s ?p ?o }")


def test_the_time_is_said_in_words() -> None:
    assert "after 1 second." in str(too_long("x", 1, "--timeout 10"))
    assert "after 60 seconds. Narrow it, or give it longer with --timeout 600." in str(
        too_long("x", 60, "--timeout 600")
    )
