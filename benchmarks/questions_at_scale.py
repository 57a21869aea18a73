"""Each bundled question on graphs of 100,000 and a million statements: here, on a server, and
on rdflib as far as it comes in its time.

    python -m benchmarks.questions_at_scale [--statements 100000 1000000] [--limit 60]

"Here" is the embedded store, already loaded, by the clock and by the processor, which others
on the machine disturb less; the server is `partnergraph serve`, asked over
HTTP. The rows are compared: "same" or how they differ. Questions that functions answer are
asked here only, as no other engine has them; the server is asked for no day. Of queries that
work longer than they should, the steps on which they spend it are told.
"""

from __future__ import annotations

import argparse
import http.client
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.boroughs import made_up_store
from benchmarks.explained import explained
from benchmarks.on_rdflib import found_on_rdflib
from benchmarks.question_time import DAY, write_store
from benchmarks.same_rows import Found, digest
from benchmarks.serving import server
from benchmarks.timing import write_results
from graph.store import FORMAT, GRAPH_FILE, MANIFEST_FILE, Store
from queries.asked import Filters
from queries.catalogue import Question, questions
from queries.run import NEEDS_A_DAY, answer

__all__ = ["areas_for", "beside"]

_AIM = 2.0
_TELLING = 0.1
"""The share of a question's time that a step must take to be told."""
_OF_AN_AREA = 3_600
"""How many statements an area's plan comes to, what is concluded from it included."""
_ACTIONS = 18
_MINUTE = 60.0
_MOST_ON_RDFLIB = 200_000
_JSON = "application/sparql-results+json"


def main() -> None:
    """Ask each question of each graph; print a line for each, and keep the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--statements", nargs="+", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--limit", type=float, default=_MINUTE, help="seconds for one on rdflib")
    parser.add_argument("--loading", type=float, default=10 * _MINUTE, help="of the file there")
    parser.add_argument(
        "--rdflib-up-to",
        type=int,
        default=_MOST_ON_RDFLIB,
        help="statements; in a larger graph hardly any question ends there in its time",
    )
    options = parser.parse_args()
    figures = []
    for wanted in options.statements:
        limits = (options.limit, options.loading) if wanted <= options.rdflib_up_to else None
        figures.append(_at_size(wanted, limits))
    write_results("questions_at_scale", figures)


def areas_for(statements: int) -> int:
    """How many areas' plans come to at least so many statements."""
    return -(-statements // _OF_AN_AREA)


def _at_size(wanted: int, limits: tuple[float, float] | None) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        size = write_store(made_up_store(areas_for(wanted), _ACTIONS), out / GRAPH_FILE)
        (out / MANIFEST_FILE).write_text(json.dumps({"format": FORMAT}), "utf-8")
        start = time.perf_counter()
        store = Store.read(out / GRAPH_FILE)
        loading = time.perf_counter() - start
        print(f"{size:,} statements of {areas_for(wanted)} areas, loaded in {loading:.1f} s")
        asked = [question for question in questions() if question.function is None]
        here = {question.name: _here(store, question) for question in questions()}
        undated = {q.name: _here(store, q, on=None) for q in asked if "on" in q.parameters}
        del store
        served = _served(out, [q for q in asked if q.name not in NEEDS_A_DAY])
        late = [q for q in asked if (here[q.name].cpu or 0.0) > _AIM]
        why = explained(out / GRAPH_FILE, late) if late else {}
        rdflib = {} if limits is None else found_on_rdflib(out / GRAPH_FILE, asked, *limits, DAY)
    print(f"{'question':<28} {'rows':>7} {'here':>9} {'CPU':>9} {'server':>17} {'rdflib':>17}")
    for name, found in here.items():
        there = beside(served.get(name), undated.get(name, found))
        slow = beside(rdflib.get(name), found)
        times = f"{found.seconds:7.2f} s {found.cpu:7.2f} s"
        print(f"{name:<28} {found.rows:>7} {times} {there:>17} {slow:>17}")
    slowest = max(here, key=lambda name: here[name].seconds or 0.0)
    print(f"slowest: {slowest}, {here[slowest].seconds:.2f} s (less than {_AIM:.0f} s is the aim)")
    for name, step in why.items():
        print(f"\n{name}: why not (seconds on the disk)\n seconds      own      rows step")
        print("\n".join(step.lines(_TELLING * step.seconds)))
    return {
        "statements": size,
        "loading": round(loading, 2),
        "here": _kept(here),
        "server": _kept(served),
        "rdflib": _kept(rdflib),
        "why": {name: list(step.lines(_TELLING * step.seconds)) for name, step in why.items()},
    }


def beside(found: Found | None, here: Found) -> str:
    """What another engine found beside what was found here, in a few words."""
    if found is None:
        return ""
    if found.seconds is None:
        return "ended"
    if found.digest == here.digest:
        said = "same"
    elif found.rows != here.rows:
        said = f"{found.rows} rows"
    else:
        said = "differs"
    return f"{found.seconds:.2f} s, {said}"


def _here(store: Store, question: Question, on: str | None = DAY) -> Found:
    filters = Filters(on=on if "on" in question.parameters else None)
    start, worked = time.perf_counter(), time.process_time()
    table = answer(store, question.name, filters)
    seconds, cpu = time.perf_counter() - start, time.process_time() - worked
    rows = table.rows
    return Found(round(seconds, 3), len(rows), digest(rows), round(cpu, 3))


def _served(out: Path, asked: Sequence[Question]) -> dict[str, Found]:
    found = {}
    with server(out, int(_MINUTE)) as port:
        for question in asked:
            start = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2 * _MINUTE)
            headers = {"Content-Type": "application/sparql-query", "Accept": _JSON}
            connection.request("POST", "/sparql", question.text.encode(), headers)
            response = connection.getresponse()
            content = response.read()
            connection.close()
            seconds = round(time.perf_counter() - start, 3)
            rows = _rows(content) if response.status == http.HTTPStatus.OK else None
            found[question.name] = (
                Found(None) if rows is None else Found(seconds, len(rows), digest(rows))
            )
    return found


def _rows(content: bytes) -> list[tuple[str | None, ...]]:
    told = json.loads(content)
    names = told["head"]["vars"]
    return [
        tuple(row[name]["value"] if name in row else None for name in names)
        for row in told["results"]["bindings"]
    ]


def _kept(found: Mapping[str, Found]) -> dict[str, object]:
    return {name: asdict(each) for name, each in found.items()}


if __name__ == "__main__":
    main()
