"""A SPARQL server of another make, on this machine alone, that holds a built graph."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from graph.store import Store
from graph.table import Value

ASKED = "https://w3id.org/partnergraph/asked#"
_QUESTION = ASKED + "question"
_HOST = "127.0.0.1"
_PATIENCE = 30.0
_WHOLE = {"integer", "int", "long", "nonNegativeInteger"}
_FRACTION = {"decimal", "double", "float"}


class SparqlServer:
    """Asks a server by the SPARQL 1.1 protocol alone."""

    def __init__(self, port: int) -> None:
        self.port = port

    def rows(
        self, text: str, asked: Mapping[str, Iterable[tuple[str, str]]]
    ) -> list[tuple[Value, ...]]:
        """The rows of a query sent as it is; `asked` as in `statement`."""
        given = "".join(
            statement(parameter, *value) for parameter, values in asked.items() for value in values
        )
        where = "/store?" + urlencode({"graph": _QUESTION})
        # PUT puts these statements in the place of those of the question before.
        self.send("PUT", where, given.encode(), {"Content-Type": "application/n-triples"})
        answer = self.send(
            "POST",
            "/query",
            text.encode(),
            {
                "Content-Type": "application/sparql-query",
                "Accept": "application/sparql-results+json",
            },
        )
        found = json.loads(answer)
        columns = found["head"]["vars"]
        return [
            tuple(_value(row.get(column)) for column in columns)
            for row in found["results"]["bindings"]
        ]

    def send(self, method: str, where: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        connection = http.client.HTTPConnection(_HOST, self.port, timeout=_PATIENCE)
        try:
            connection.request(method, where, body, dict(headers))
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        assert response.status < 300, f"{method} {where}: {response.status} {content.decode()}"
        return content


def statement(parameter: str, kind: str, value: str) -> str:
    """A parameter of a question in N-Triples; `kind` is "iri" or "literal"."""
    term = f"<{value}>" if kind == "iri" else json.dumps(value)
    return f"<{_QUESTION}> <{ASKED}{parameter}> {term} .\n"


@contextmanager
def serving(store: Store, folder: Path) -> Iterator[SparqlServer]:
    """A server that holds the store's statements, its default graph the union of all."""
    from pyoxigraph import RdfFormat, serialize

    process, port = _start(folder)
    try:
        server = SparqlServer(port)
        statements = serialize(store.quads(), format=RdfFormat.N_QUADS)
        assert statements is not None
        server.send("POST", "/store", statements, {"Content-Type": "application/n-quads"})
        yield server
    finally:
        process.kill()
        process.wait()


def _start(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """A server that answers, and its port; another port where one was taken meanwhile."""
    binary = _binary()
    log = folder / "server.log"
    for _ in range(3):
        port = _free_port()
        with log.open("wb") as words:
            process = subprocess.Popen(
                [
                    binary,
                    "serve",
                    "--location",
                    str(folder / "data"),
                    "--bind",
                    f"{_HOST}:{port}",
                    "--union-default-graph",
                ],
                stdout=words,
                stderr=subprocess.STDOUT,
            )
        if _answers(process, port):
            return process, port
        process.kill()
        process.wait()
    pytest.fail(f"the SPARQL server did not start:\n{log.read_text(errors='replace')}")


def _binary() -> str:
    beside = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("oxigraph")
    if found is None:
        pytest.fail(
            f"no SPARQL server is installed: run `{sys.executable} -m pip install oxigraph`"
        )
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection((_HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return process.poll() is None
    return False


def _value(term: Mapping[str, str] | None) -> Value:
    if term is None:
        return None
    name = term.get("datatype", "").rsplit("#", 1)[-1]
    if name in _WHOLE:
        return int(term["value"])
    if name in _FRACTION:
        return float(term["value"])
    return term["value"]
