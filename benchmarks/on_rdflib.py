"""The bundled queries asked of rdflib, in a process that is ended when one takes too long."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from benchmarks.same_rows import Found, digest
from benchmarks.timing import REPOSITORY
from queries.catalogue import Question, questions

if TYPE_CHECKING:
    import rdflib

__all__ = ["found_on_rdflib"]

_ASKED = "https://w3id.org/partnergraph/asked#"


def found_on_rdflib(
    path: Path, asked: Sequence[Question], limit: float, loading: float, on: str
) -> dict[str, Found]:
    """What rdflib finds for each question in the graph of an N-Quads file; those that ask for a
    day are asked for `on`. Nothing where it has not loaded the file after so many seconds.

    One process answers them all; a new one is begun after each that had to be ended.
    """
    found: dict[str, Found] = {}
    process: subprocess.Popen[str] | None = None
    for question in asked:
        if process is None:
            process = _started(path, on)
            if not _line(process, loading):
                break
        assert process.stdin is not None
        process.stdin.write(question.name + "\n")
        process.stdin.flush()
        line = _line(process, limit)
        if line:
            found[question.name] = Found(**json.loads(line))
        else:
            found[question.name] = Found(None)
            process = None
    if process is not None:
        process.communicate()
    return found


def _started(path: Path, on: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (sys.executable, "-m", "benchmarks.on_rdflib", str(path), on),
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def _line(process: subprocess.Popen[str], limit: float) -> str:
    """The next line that the process says; "" where it was ended as it took too long."""
    assert process.stdout is not None
    timer = Timer(limit, process.kill)
    timer.start()
    line = process.stdout.readline()
    timer.cancel()
    if not line:
        process.communicate()
    return line


def main() -> None:
    """Load a graph, then answer each question that is named on standard input."""
    import rdflib
    from rdflib.query import ResultRow

    _, path, on = sys.argv
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    print("loaded", flush=True)
    known = {question.name: question for question in questions()}
    for line in sys.stdin:
        question = known[line.strip()]
        _give_day(dataset, question, on)
        start = time.perf_counter()
        found = dataset.query(question.text)
        rows = [tuple(row) for row in found if isinstance(row, ResultRow)]
        seconds = round(time.perf_counter() - start, 3)
        told = {"seconds": seconds, "rows": len(rows), "digest": digest(rows)}
        print(json.dumps(told), flush=True)


def _give_day(dataset: rdflib.Dataset, question: Question, on: str) -> None:
    """State the day that a question is asked for, as graph.store does."""
    import rdflib

    asked = rdflib.Namespace(_ASKED)
    graph = dataset.graph(asked.question)
    graph.remove((None, None, None))
    if "on" in question.parameters:
        graph.add((asked.question, asked.on, rdflib.Literal(on)))


if __name__ == "__main__":
    main()
