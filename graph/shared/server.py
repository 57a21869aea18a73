"""A SPARQL server, by the SPARQL 1.1 Protocol and the Graph Store HTTP Protocol of the W3C."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from graph.errors import InputError
from graph.shared.addresses import (
    Addresses,
    Layout,
    addresses_in,
    checked,
    layouts,
    named_in,
)
from graph.shared.credentials import credentials
from graph.shared.http import SECONDS, Answer, Client
from graph.store import Dataset

__all__ = ["Server", "Solutions", "Written", "connect"]

_RESULTS = "application/sparql-results+json"
_LINES = "application/n-triples"
_TURTLE = "text/turtle"
_STATEMENTS = f"{_LINES}, {_TURTLE};q=0.5"
_FORM = "application/x-www-form-urlencoded"
_NOT_THERE = (404, 405, 501)
_TRY = "SELECT (1 AS ?one) WHERE {}"


@dataclass(frozen=True, slots=True)
class Solutions:
    """What a SELECT gives: its variables, and a row of terms for each solution."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Statements as a server wrote them, and in what form."""

    data: bytes
    form: ox.RdfFormat


class Server:
    """Asks and changes the graphs of one store on a server."""

    def __init__(self, client: Client, addresses: Addresses, layout: Layout, given: str) -> None:
        self.addresses = addresses
        self.layout = layout
        self.given = given
        """The address, or file of addresses, as the user knows it."""
        self._client = client

    def answer(
        self, text: str, dataset: Dataset | None = None
    ) -> Solutions | bool | list[ox.Triple]:
        """What the server finds for a query, asked of these graphs alone where they are given.

        Raises InputError where it gives no answer, or one that is not whole.
        """
        fields = [("query", text)]
        if dataset is not None:
            fields += [("default-graph-uri", graph) for graph in dataset.default]
            fields += [("named-graph-uri", graph) for graph in dataset.named]
        answer = self._asked(fields, f"{_RESULTS}, {_STATEMENTS}")
        try:
            if "json" in answer.kind:
                return _results(answer.body)
            written = _written(answer)
            found = ox.parse(written.data, format=written.form)
            return [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in found]
        except (SyntaxError, ValueError) as error:
            raise self.no_answer(error) from None

    def graph(self, graph: str) -> Written:
        """The statements of a named graph; none where the server lacks it."""
        found = self._by_protocol(graph)
        if found is not None:
            return found
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"
        return _written(self._asked([("query", text)], _STATEMENTS))

    def no_answer(self, error: object) -> InputError:
        """The error for an answer that cannot be read."""
        return InputError(
            self.addresses.query,
            f"its answer is cut off or not SPARQL's ({error})",
            "Try again; if it stays so, see whether the server limits the size of answers",
        )

    def replace(self, graph: str, lines: bytes) -> None:
        """Put these statements, lines of N-Triples, in the place of a named graph's, in one
        request. Raises InputError where the server does not do so."""
        if self.addresses.graphs is not None:
            where = self._where(self.addresses.graphs, graph)
            # N-Triples is Turtle, which more servers know by its name.
            answer = self._client.send("PUT", where, lines, {"Content-Type": _TURTLE})
            if answer.good:
                return
            if answer.status not in _NOT_THERE or self.addresses.update is None:
                raise self._client.refused(where, answer)
        name = ox.NamedNode(graph)
        text = f"DROP SILENT GRAPH {name} ;\nINSERT DATA {{ GRAPH {name} {{\n".encode()
        self.update(text + lines + b"} }")

    def remove(self, graph: str) -> None:
        """Remove a named graph, if it is there."""
        if self.addresses.graphs is not None:
            where = self._where(self.addresses.graphs, graph)
            answer = self._client.send("DELETE", where)
            if answer.good or (answer.status == 404 and self.addresses.update is None):
                return
            if answer.status not in _NOT_THERE or self.addresses.update is None:
                raise self._client.refused(where, answer)
        self.update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}".encode())

    def update(self, text: bytes) -> None:
        """Carry out one request of SPARQL 1.1 Update. Raises InputError where it is refused."""
        if self.addresses.update is None:
            raise InputError(
                self.given,
                "it names no address that takes changes",
                "Write update or graphs into the file of its addresses",
            )
        self._client.good(
            "POST", self.addresses.update, text, {"Content-Type": "application/sparql-update"}
        )

    def _by_protocol(self, graph: str) -> Written | None:
        """The statements as the Graph Store protocol gives them; None where it gives none."""
        address = self.addresses.read or self.addresses.graphs
        if address is None:
            return None
        where = self._where(address, graph)
        answer = self._client.send(
            "GET", where, headers={"Accept": f"{_LINES}, {_TURTLE};q=0.9, text/plain;q=0.5"}
        )
        written = _written(answer)
        return written if answer.good and written.data.strip() else None

    def _asked(self, fields: list[tuple[str, str]], accept: str) -> Answer:
        body = urlencode(fields).encode()
        headers = {"Content-Type": _FORM, "Accept": accept}
        return self._client.good("POST", self.addresses.query, body, headers)

    def _where(self, address: str, graph: str) -> str:
        return f"{address}?{urlencode({self.layout.graph: graph})}"


def connect(given: str, seconds: float = SECONDS) -> Server:
    """The store at an address, or that a TOML file names; it has answered a query.

    Raises InputError where there is none, saying what to do.
    """
    path = Path(given)
    if given.endswith(".toml") and "://" not in given:
        addresses = named_in(path)
        client = Client(credentials(addresses.query), seconds)
        for address in (addresses.update, addresses.graphs):
            if address is not None:
                credentials(address)  # refused where they would cross the network unprotected
        layout = _layout(client.good("POST", *_trial(addresses.query)).server, None)
        return Server(client, addresses, layout, given)
    base = checked(given)
    client = Client(credentials(base), seconds)
    refused: list[tuple[str, Answer]] = []
    for query in dict.fromkeys(layout.query for layout in layouts()):
        address = addresses_in(Layout("", query), base).query
        answer = client.send("POST", *_trial(address))
        if _answered(answer):
            return _server(client, base, query, answer.server)
        refused.append((address, answer))
        if answer.status in (401, 403):
            break
    raise _none_of(client, base, refused)


def _server(client: Client, base: str, query: str, header: str) -> Server:
    layout = _layout(header, query)
    if not query:
        # The address of queries itself may have been given.
        for known in layouts():
            if (
                known.query
                and known.server
                and re.search(known.server, header)
                and base.rstrip("/").endswith("/" + known.query)
            ):
                layout, base = known, base.rstrip("/").removesuffix("/" + known.query)
    return Server(client, addresses_in(layout, base), layout, base)


def _layout(header: str, query: str | None) -> Layout:
    """The layout of a server that calls itself so, or that answers at that address."""
    for layout in layouts():
        fits = layout.server is not None and re.search(layout.server, header) is not None
        if query is None and fits:
            return layout
        if layout.query == query and (fits or layout.server is None):
            return layout
    return layouts()[-1]


def _trial(address: str) -> tuple[str, bytes, dict[str, str]]:
    body = urlencode({"query": _TRY}).encode()
    return address, body, {"Content-Type": _FORM, "Accept": _RESULTS}


def _answered(answer: Answer) -> bool:
    if not answer.good:
        return False
    try:
        found = _results(answer.body)
    except (SyntaxError, ValueError):
        return False
    return isinstance(found, Solutions) and len(found.rows) == 1


def _results(body: bytes) -> Solutions | bool:
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    # Gone through at once: only at the end is it known that nothing was cut off.
    rows = tuple(tuple(solution) for solution in found)
    return Solutions(tuple(variable.value for variable in found.variables), rows)


def _none_of(client: Client, base: str, refused: Iterable[tuple[str, Answer]]) -> InputError:
    for address, answer in refused:
        if not answer.good and answer.status not in (400, *_NOT_THERE):
            return client.refused(address, answer)
    return InputError(
        base,
        "no SPARQL 1.1 server answers there",
        "Give the address of the store on it, such as http://localhost:3030/plans for Fuseki; "
        "docs/shared-store.md tells what each server needs",
    )


def _written(answer: Answer) -> Written:
    form = ox.RdfFormat.N_TRIPLES if answer.kind == _LINES else ox.RdfFormat.TURTLE
    return Written(answer.body, form)
