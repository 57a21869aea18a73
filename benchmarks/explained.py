"""Where the engine's time goes in bundled questions, asked of one graph.

    python -m benchmarks.explained GRAPH [QUESTION …] [--least 0.1]

GRAPH is the folder of a build, or its graph.nq. Each step that takes at least that share of a
question's time is printed below the step that it serves: the seconds with all it waits for, those
of its own, its rows, and what it does. The engine is the command line of Oxigraph, which is the
embedded one on a disk: its steps are the same, its seconds some times as many.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.store import GRAPH_FILE
from queries.catalogue import Question, find, questions

__all__ = ["Step", "explained", "parse_steps"]

_IRI = re.compile(r"<[^>]*[/#]([^>/#]*)>")
_LONGEST = 150
_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an engine's plan: the seconds with and without those it waits for, how many
    rows it gives, and the steps that serve it."""

    name: str
    seconds: float
    own: float
    rows: int
    steps: tuple[Step, ...]

    def lines(self, least: float, depth: int = 0) -> Iterator[str]:
        """A line for each step that takes at least so many seconds, those it waits for indented."""
        if self.seconds < least:
            return
        said = f"{'  ' * depth}{self.name}"[:_LONGEST]
        yield f"{self.seconds:8.3f} {self.own:8.3f} {self.rows:9,} {said}"
        for step in self.steps:
            yield from step.lines(least, depth + 1)


def parse_steps(explanation: str) -> Step:
    """The plan that Oxigraph's `--explain-file` holds as JSON."""
    return _step(json.loads(explanation)["plan"])


def explained(graph: Path, asked: Sequence[Question]) -> dict[str, Step]:
    """The plan of each question with its seconds and rows, by name; those that are answered by
    functions are left out. Raises CalledProcessError where the engine cannot read the graph."""
    command = str(Path(sysconfig.get_path("scripts")) / "oxigraph")
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        store, told = Path(folder) / "store", Path(folder) / "told.json"
        load = (command, "load", "--lenient", "--location", str(store), "--file", str(graph))
        subprocess.run(load, check=True, capture_output=True)
        for question in asked:
            if question.function is not None:
                continue
            query = Path(folder) / "question.rq"
            query.write_text(question.text, "utf-8")
            ask = (command, "query", "--location", str(store), "--query-file", str(query))
            how = ("--union-default-graph", "--stats", "--explain-file", str(told))
            rows = ("--results-format", "tsv", "--results-file", str(Path(folder) / "rows.tsv"))
            subprocess.run((*ask, *how, *rows), check=True, capture_output=True)
            found[question.name] = parse_steps(told.read_text("utf-8"))
    return found


def main() -> None:
    """Print where the time of each question goes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("questions", nargs="*", metavar="QUESTION")
    parser.add_argument("--least", type=float, default=_LEAST, help="share of a question's time")
    options = parser.parse_args()
    graph = options.graph / GRAPH_FILE if options.graph.is_dir() else options.graph
    if not graph.is_file():
        parser.error(f"there is no graph at {graph}: build one, or name the folder of a build")
    try:
        asked = [find(name) for name in options.questions] or list(questions())
    except InputError as error:
        parser.error(str(error))
    for name, step in explained(graph, asked).items():
        print(f"\n{name}\n seconds      own      rows step")
        print("\n".join(step.lines(options.least * step.seconds)))


def _step(told: dict[str, object]) -> Step:
    given = told.get("children", [])
    assert isinstance(given, list)
    steps = tuple(_step(each) for each in given)
    seconds = float(str(told["duration in seconds"]))
    own = max(0.0, seconds - sum(step.seconds for step in steps))
    name = _IRI.sub(r"\1", str(told["name"]))
    return Step(name, seconds, own, int(str(told["number of results"])), steps)


if __name__ == "__main__":
    main()
