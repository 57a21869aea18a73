"""How long each bundled question takes on a made-up graph of 33 boroughs, here and on rdflib.

Every question is asked in this process of a graph that is already loaded, and the loading is
timed apart; what a cold start takes is measured by answer_time. The same queries are asked of
rdflib, in a process of its own that is ended when a query takes too long.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.boroughs import ACTIONS, BOROUGHS, made_up_store
from benchmarks.timing import REPOSITORY, Timing, write_results
from graph.store import GRAPH_FILE, Store
from queries.asked import Filters
from queries.catalogue import Question, questions
from queries.run import answer

if TYPE_CHECKING:
    import rdflib

_AIM = 1.0
_LIMIT = 60
_DAY = "2025-01-01"
_REMOVED = "Redthread"


def main() -> None:
    """Time each question; print the times beside rdflib's and keep them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boroughs", type=int, default=BOROUGHS)
    parser.add_argument("--actions", type=int, default=ACTIONS, help="in each borough's plan")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=_LIMIT, help="seconds for one on rdflib")
    parser.add_argument("--question", help="only this one")
    parser.add_argument("--no-rdflib", action="store_true")
    parser.add_argument("--rdflib-on", metavar="FILE", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    asked = [each for each in questions() if options.question in (None, each.name)]
    if options.rdflib_on:
        _answer_on_rdflib(options.rdflib_on, asked)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / GRAPH_FILE
        size = _write(made_up_store(options.boroughs, options.actions), path)
        start = time.perf_counter()
        store = Store.read(path)
        loading = time.perf_counter() - start
        print(f"{size} statements of {options.boroughs} boroughs, loaded in {loading:.2f} s")
        timings, rows = _here(store, asked, options.runs)
        queries = [each for each in asked if each.function is None and not options.no_rdflib]
        there = _on_rdflib(path, queries, options.limit)
    print(f"{'question':<28} {'rows':>6} {'here':>9} {'rdflib':>9}")
    for timing in timings:
        beside = there.get(timing.name, "")
        print(f"{timing.name:<28} {rows[timing.name]:>6} {timing.median:7.3f} s {beside:>9}")
    slowest = max(timings, key=lambda timing: timing.median)
    print(f"slowest: {slowest.name}, {slowest.median:.2f} s (less than {_AIM:.0f} s is the aim)")
    figures = {
        "statements": size,
        "boroughs": options.boroughs,
        "loading": round(loading, 3),
        "rows": rows,
        "rdflib": there,
    }
    write_results("question_time", figures, timings)


def _write(store: Store, path: Path) -> int:
    from pyoxigraph import RdfFormat, serialize

    with path.open("wb") as file:
        serialize(store.quads(), file, format=RdfFormat.N_QUADS)
    return len(store)


def _here(
    store: Store, asked: list[Question], runs: int
) -> tuple[tuple[Timing, ...], dict[str, int]]:
    """How long each takes, and how many rows it has."""
    timings, rows = [], {}
    for question in asked:
        filters = Filters(on=_DAY if "on" in question.parameters else None)

        def ask(name: str = question.name, filters: Filters = filters) -> int:
            return len(answer(store, name, filters).rows)

        timing, rows[question.name] = _timed(question.name, ask, runs)
        timings.append(timing)
    without = _without(store)
    if without is not None and len(asked) == len(questions()):
        timing, rows["without"] = _timed("without", without, runs)
        timings.append(timing)
    return tuple(timings), rows


def _without(store: Store) -> Callable[[], int] | None:
    """What is lost without one body, asked; None where that cannot be asked."""
    try:
        without = import_module("queries.resilience.without").without
    except (ImportError, AttributeError):
        return None

    def ask() -> int:
        without(store, [_REMOVED])
        return 1

    return ask


def _timed(name: str, ask: Callable[[], int], runs: int) -> tuple[Timing, int]:
    """The times of the runs, the first of which is not counted, and the rows."""
    rows, taken = ask(), []
    for _ in range(runs):
        start = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - start)
    return Timing(name, tuple(taken)), rows


def _on_rdflib(path: Path, asked: list[Question], limit: int) -> dict[str, str]:
    """The seconds that each query takes on rdflib, as text: ">60 s" where it was ended.

    One process answers them all; a new one is begun after each that had to be ended.
    """
    found: dict[str, str] = {}
    process: subprocess.Popen[str] | None = None
    for question in asked:
        if process is None:
            process = _rdflib_process(path)
        found[question.name] = seconds = _ask_process(process, question.name, limit)
        if seconds.startswith(">"):
            process = None
    if process is not None:
        process.communicate()
    return found


def _rdflib_process(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        (sys.executable, "-m", "benchmarks.question_time", "--rdflib-on", str(path)),
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    process.stdout.readline()  # it has loaded the graph
    return process


def _ask_process(process: subprocess.Popen[str], name: str, limit: int) -> str:
    """What the process says, or that it was ended."""
    from threading import Timer

    assert process.stdin is not None
    assert process.stdout is not None
    timer = Timer(limit, process.kill)
    timer.start()
    process.stdin.write(name + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    timer.cancel()
    if not line:
        process.communicate()
        return f">{limit} s"
    return str(json.loads(line))


def _answer_on_rdflib(path: Path, asked: list[Question]) -> None:
    """Load the graph into rdflib, then answer each question named on standard input."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    print("loaded", flush=True)
    texts = {question.name: question for question in asked}
    for line in sys.stdin:
        _give_day(dataset, texts[line.strip()])
        start = time.perf_counter()
        list(dataset.query(texts[line.strip()].text))
        seconds = time.perf_counter() - start
        print(json.dumps(f"{seconds:.2f} s"), flush=True)


def _give_day(dataset: rdflib.Dataset, question: Question) -> None:
    """State the day that a question is asked for, as graph.store does."""
    import rdflib

    asked = rdflib.Namespace("https://w3id.org/partnergraph/asked#")
    graph = dataset.graph(asked.question)
    graph.remove((None, None, None))
    if "on" in question.parameters:
        graph.add((asked.question, asked.on, rdflib.Literal(_DAY)))


if __name__ == "__main__":
    main()
