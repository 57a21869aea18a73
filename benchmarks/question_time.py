"""How long each bundled question takes on a made-up graph of 33 boroughs, here and on rdflib.

Every question is asked in this process of a graph that is already loaded, and the loading is
timed apart; what a cold start takes is measured by answer_time. The same queries are asked of
rdflib, in a process of its own that is ended when a query takes too long.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from benchmarks.boroughs import ACTIONS, BOROUGHS, made_up_store
from benchmarks.on_rdflib import found_on_rdflib
from benchmarks.same_rows import Found
from benchmarks.timing import Timing, write_results
from graph.store import GRAPH_FILE, Store
from queries.asked import Filters
from queries.catalogue import Question, questions
from queries.run import answer

__all__ = ["DAY", "write_store"]

_AIM = 1.0
_LIMIT = 60
_LOADING = 600
DAY = "2025-01-01"
"""The day for which questions about a day are asked."""
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
    options = parser.parse_args()
    asked = [each for each in questions() if options.question in (None, each.name)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / GRAPH_FILE
        size = write_store(made_up_store(options.boroughs, options.actions), path)
        start = time.perf_counter()
        store = Store.read(path)
        loading = time.perf_counter() - start
        print(f"{size} statements of {options.boroughs} boroughs, loaded in {loading:.2f} s")
        timings, rows = _here(store, asked, options.runs)
        queries = [each for each in asked if each.function is None and not options.no_rdflib]
        there = _told(found_on_rdflib(path, queries, options.limit, _LOADING, DAY), options.limit)
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


def write_store(store: Store, path: Path) -> int:
    """Write a store's statements as N-Quads, and say how many they are."""
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
        filters = Filters(on=DAY if "on" in question.parameters else None)

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


def _told(found: Mapping[str, Found], limit: int) -> dict[str, str]:
    """The seconds as text: ">60 s" where a query was ended."""
    return {
        name: f">{limit} s" if each.seconds is None else f"{each.seconds:.2f} s"
        for name, each in found.items()
    }


def _timed(name: str, ask: Callable[[], int], runs: int) -> tuple[Timing, int]:
    """The times of the runs, the first of which is not counted, and the rows."""
    rows, taken = ask(), []
    for _ in range(runs):
        start = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - start)
    return Timing(name, tuple(taken)), rows


if __name__ == "__main__":
    main()
