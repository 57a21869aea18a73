"""Nothing that a user asks for makes partnergraph ask another address, even on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from partnergraph import main
from tests.viz.server.serving import serving

QUERIES = (
    "ASK FROM <{0}> {{ ?s ?p ?o }}",
    "ASK FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{0}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?o FILTER(?o<1)SERVICE<{0}>{{?s ?p ?o}} }}",
    "DESCRIBE <{0}>",
    "LOAD <{0}>",
    "LOAD SILENT <{0}> INTO GRAPH <http://x/>",
    "COPY <{0}> TO DEFAULT",
    "BASE <{0}> LOAD <x>",
    "CONSTRUCT {{ ?s ?p ?o }} FROM <{0}> WHERE {{ ?s ?p ?o }}",
)


@pytest.fixture
def elsewhere() -> Iterator[tuple[socket.socket, str]]:
    """A server that nobody may ask, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        yield listening, f"http://127.0.0.1:{listening.getsockname()[1]}/graph"


def nobody_asked(listening: socket.socket) -> None:
    with pytest.raises(TimeoutError):
        listening.accept()


def test_by_the_command_line(
    small_out: Path, elsewhere: tuple[socket.socket, str], tmp_path: Path
) -> None:
    listening, there = elsewhere
    for query in QUERIES:
        (tmp_path / "query.rq").write_text(query.format(there))
        words = ["sparql", str(tmp_path / "query.rq"), "--graph", str(small_out)]
        result = CliRunner().invoke(main, words)
        assert result.exit_code in (0, 2), result.output
        assert "Traceback" not in result.output
        told = [line for line in result.stdout.splitlines() if there not in line]
        assert len(told) <= 1 or told == ["answer", "false"], "a header, or no"
    for name in (there, f"<{there}>"):
        CliRunner().invoke(main, ["show", name, "--graph", str(small_out)])
        CliRunner().invoke(main, ["build", name, "-o", str(tmp_path / "new")])
        CliRunner().invoke(main, ["ask", "workload", "--graph", name])
    nobody_asked(listening)


def test_by_the_server(small_out: Path, elsewhere: tuple[socket.socket, str]) -> None:
    listening, there = elsewhere
    with serving(small_out, "--workers", "1") as server:
        for query in QUERIES:
            assert server.query(query.format(there)).status in (200, 400, 403), query
        for parameter in ("default-graph-uri", "named-graph-uri"):
            found = server.query("ASK { ?s ?p ?o }", **{parameter: there})
            assert found.json()["boolean"] is False
        for path in (f"/id/{there}", f"/ask/workload?area={there}", f"/files/{there}"):
            assert server.ask(path).status in (400, 404), path
    nobody_asked(listening)
