"""Servers that run while a module's tests do, and a small graph for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from extract.conclusions import conclude
from graph.derived import derived_quads
from graph.rdf import plan_quads, registry_quads
from graph.shared.credentials import PASSWORD, TOKEN, USER
from graph.shared.publish import _sizes
from graph.shared.server import Server, connect
from graph.store import Store
from tests.graph.sample_plan import hillford, marsham
from tests.shared_servers import NO_VIRTUOSO, VIRTUOSO, VIRTUOSO_USER, oxigraph, virtuoso

KINDS = ("oxigraph", "oxigraph, graphs alone", "oxigraph, Update alone", "virtuoso")
"""Both ways of writing and both ways of reading, on servers of two makes."""


@dataclass(frozen=True)
class Running:
    """A server that runs: what a user gives for it, and whether a build is seen at once."""

    kind: str
    given: str

    @property
    def at_once(self) -> bool:
        return self.kind in ("oxigraph", "oxigraph, Update alone")

    @property
    def answers_itself(self) -> bool:
        return self.kind != "virtuoso"


@pytest.fixture(scope="session")
def several() -> Store:
    """Our two sample plans, what is concluded from them, and the registry."""
    plans = (hillford(), marsham())
    stated = (quad for plan in plans for quad in plan_quads(plan))
    return Store([*stated, *derived_quads(conclude(plans), plans), *registry_quads()])


@pytest.fixture(scope="module", params=KINDS)
def started(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    kind: str = request.param
    folder = tmp_path_factory.mktemp("server")
    if kind == "virtuoso":
        if VIRTUOSO is None:
            pytest.skip(NO_VIRTUOSO)
        with virtuoso(folder) as address:
            yield Running(kind, address)
        return
    with oxigraph(folder) as address:
        addresses = {
            "oxigraph": None,
            "oxigraph, graphs alone": ("query", "graphs", "store"),
            "oxigraph, Update alone": ("query", "update", "update"),
        }[kind]
        if addresses is None:
            yield Running(kind, address)
            return
        query, name, path = addresses
        file = folder / "store.toml"
        file.write_text(f'query = "{address}/{query}"\n{name} = "{address}/{path}"\n')
        yield Running(kind, str(file))


@pytest.fixture
def running(started: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    """The server with nothing of ours or of the tests on it."""
    monkeypatch.setenv("NETRC", "/nowhere/netrc")
    monkeypatch.delenv(TOKEN, raising=False)
    for name, value in zip((USER, PASSWORD), VIRTUOSO_USER, strict=True):
        if started.kind == "virtuoso":
            monkeypatch.setenv(name, value)
        else:
            monkeypatch.delenv(name, raising=False)
    server = connect(started.given)
    for graph in _sizes(server):
        if graph.startswith(("https://w3id.org/partnergraph/", "urn:test:")):
            server.remove(graph)
    return started


@pytest.fixture
def server(running: Running) -> Server:
    return connect(running.given)
