"""The server under load: many clients at once, and a query that runs on beside them.

Clients on this machine ask as fast as they are answered, each a mix of queries, questions and
pages over one connection; another client keeps a query going that never ends. Printed are
the requests a second, how long each kind of request took, and every answer that was not the
one expected: those that a stated limit explains, and errors.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from benchmarks.serving import server
from benchmarks.timing import PARTNERGRAPH, plans_folder, run_quietly, write_results

_RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) = STR(?i)) }"
_LIMITS = (503, 504)
_JSON = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request, how often it comes in the mix, and the status it should have."""

    kind: str
    path: str
    accept: str
    often: int = 1
    body: str | None = None
    status: int = 200


def _query(kind: str, text: str, accept: str = _JSON, often: int = 1, status: int = 200) -> _Asked:
    return _Asked(kind, f"/sparql?query={quote(text)}", accept, often, None, status)


_MIX = (
    _query("ask", "ASK { ?plan a pg:Plan }", often=4),
    _query(
        "select",
        "SELECT ?name ?action { ?c pg:lead ?who . ?who skos:prefLabel ?name . "
        "?action pg:commitment ?c } ORDER BY ?name ?action LIMIT 100",
        often=4,
    ),
    _query(
        "count",
        "SELECT ?kind (COUNT(*) AS ?n) { ?thing a ?kind } GROUP BY ?kind ORDER BY DESC(?n)",
        often=2,
    ),
    _query(
        "select as csv", "SELECT ?s ?name { ?s skos:prefLabel ?name } LIMIT 2000", "text/csv", 2
    ),
    _query(
        "construct",
        "CONSTRUCT { ?p skos:prefLabel ?n } WHERE { ?p a pg:Panel ; skos:prefLabel ?n }",
        "text/turtle",
        2,
    ),
    _query("bad query", "SELECT ?s { oops }", status=400),
    _Asked("post", "/sparql", _JSON, 2, "SELECT (COUNT(?a) AS ?n) { ?a a pg:Action }"),
    _Asked("question", "/ask/workload?format=csv", "text/csv"),
    _Asked("question page", "/ask/no-lead", "text/html"),
    _Asked("thing page", "/id/organisation/metropolitan-police-service", "text/html"),
    _Asked("thing as turtle", "/id/organisation/metropolitan-police-service", "text/turtle"),
    _Asked("help page", "/help", "text/html", 2),
)


@dataclass(slots=True)
class _Seen:
    """What the clients saw: seconds by kind, and what was not as it should be."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    limits: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    runaways: Counter[int] = field(default_factory=Counter)


def main() -> None:
    """Load a server for a while; print what came of it and keep the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--runaways", type=int, default=1, help="clients whose query never ends")
    parser.add_argument("--timeout", type=int, default=10, help="of the server, in seconds")
    parser.add_argument("--graph", metavar="OUT", type=Path, help="of a build; else one is built")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = options.graph or _built(Path(folder) / "out")
        with server(out, options.timeout) as port:
            alone = _latency(port)
            seen, took = _load(port, options.clients, options.runaways, options.seconds)
    _report(seen, took, alone, options.clients)


def _built(out: Path) -> Path:
    run_quietly([*PARTNERGRAPH, "build", str(plans_folder()), "-o", str(out)])
    return out


def _latency(port: int) -> float:
    """How long the shortest request takes with nobody else there: the median of 50."""
    seen = _Seen()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(50):
        _ask(connection, _MIX[0], seen)
    connection.close()
    return statistics.median(seen.seconds["ask"])


def _load(port: int, clients: int, runaways: int, seconds: float) -> tuple[_Seen, float]:
    seen, start = _Seen(), time.perf_counter()
    end = start + seconds
    threads = [
        threading.Thread(target=_client, args=(port, number, end, seen))
        for number in range(clients)
    ]
    threads += [threading.Thread(target=_runaway, args=(port, end, seen)) for _ in range(runaways)]
    for thread in threads:
        thread.start()
    for thread in threads[:clients]:
        thread.join()
    took = time.perf_counter() - start
    for thread in threads[clients:]:
        thread.join()
    return seen, took


def _client(port: int, number: int, end: float, seen: _Seen) -> None:
    chance = random.Random(number)  # the same mix each time
    weights = [asked.often for asked in _MIX]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.perf_counter() < end:
        (asked,) = chance.choices(_MIX, weights)
        try:
            _ask(connection, asked, seen)
        except (OSError, http.client.HTTPException) as error:
            seen.errors[f"{asked.kind}: {type(error).__name__}"] += 1
            connection.close()
    connection.close()


def _ask(connection: http.client.HTTPConnection, asked: _Asked, seen: _Seen) -> None:
    start = time.perf_counter()
    headers = {"Accept": asked.accept}
    if asked.body is None:
        connection.request("GET", asked.path, headers=headers)
    else:
        headers["Content-Type"] = "application/sparql-query"
        connection.request("POST", asked.path, asked.body.encode(), headers)
    response = connection.getresponse()
    body = response.read()
    if response.status in _LIMITS:
        seen.limits[f"{asked.kind}: {response.status}"] += 1
    elif response.status != asked.status or not body:
        seen.errors[f"{asked.kind}: {response.status} {body[:80]!r}"] += 1
    else:
        seen.seconds[asked.kind].append(time.perf_counter() - start)


def _runaway(port: int, end: float, seen: _Seen) -> None:
    while time.perf_counter() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        connection.request("GET", f"/sparql?query={quote(_RUNAWAY)}")
        seen.runaways[connection.getresponse().status] += 1
        connection.close()


def _report(seen: _Seen, took: float, alone: float, clients: int) -> None:
    everything = sorted(value for values in seen.seconds.values() for value in values)
    if not everything:
        sys.exit(f"nothing was answered: {dict(seen.errors)}")
    rate = len(everything) / took
    print(f"{clients} clients for {took:.0f} s: {len(everything)} answers, {rate:.0f} a second")
    print(f"the shortest query, nobody else there: {alone * 1000:.1f} ms")
    print(f"{'milliseconds':<18}{'answers':>9}{'median':>9}{'95 %':>9}{'99 %':>9}{'longest':>9}")
    rows = {"all": everything} | {kind: sorted(seen.seconds[kind]) for kind in sorted(seen.seconds)}
    figures = {}
    for kind, values in rows.items():
        shown = [
            values[min(len(values) - 1, int(len(values) * part))] for part in (0.5, 0.95, 0.99)
        ]
        figures[kind] = [round(value * 1000, 1) for value in (*shown, values[-1])]
        print(f"{kind:<18}{len(values):>9}" + "".join(f"{value:>9.1f}" for value in figures[kind]))
    for what, counted in (("stated limits", seen.limits), ("ERRORS", seen.errors)):
        total = sum(counted.values())
        print(
            f"{what}: {total}" + "".join(f"\n  {n} × {kind}" for kind, n in sorted(counted.items()))
        )
    print(f"queries that never end: {dict(seen.runaways)} (504 is the limit)")
    found = {
        "clients": clients,
        "seconds": round(took, 1),
        "answers": len(everything),
        "a second": round(rate, 1),
        "milliseconds": figures,
        "limits": dict(seen.limits),
        "errors": dict(seen.errors),
    }
    write_results("serve_load", found)


if __name__ == "__main__":
    main()
