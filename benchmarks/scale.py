"""What building costs from 33 boroughs to 330 partnerships and ten years of their plans.

    python -m benchmarks.scale [--sizes 33 330 3300] [--actions 18] [--limit 3600]

Made-up plans are written as files and built, cold, as whole processes: the time, the work of
the processors, the most memory of all processes together, and the bytes of OUT. The stock
model of spaCy runs over the same files beside it, and each size is rebuilt with nothing
changed. Ratios tell how each figure grows from one size to the next, by document: 1 is linear.
A size above the areas there are is 330 areas and as many years as that takes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.boroughs import ACTIONS
from benchmarks.browser import running_browser
from benchmarks.made_up_files import write_plans
from benchmarks.measured import Measured, measure
from benchmarks.page import ready
from benchmarks.timing import PARTNERGRAPH, REPOSITORY, write_results
from graph.store import GRAPH_FILE
from viz.explorer.make import EXPLORER

__all__ = ["Size", "areas_and_years", "growth"]

_AREAS = 330
_BARE = 330
"""The most documents that the bare model is run over."""
_MILLION = 1_000_000
_MOST_MEMORY = 2_000


@dataclass(frozen=True, slots=True)
class Size:
    """What one size costs: seconds and megabytes. What was not measured is None."""

    documents: int
    words: int
    seconds: float
    cpu: float
    memory: float
    out: float
    graph: float
    explorer: float | None
    ready: float | None
    again: float
    bare_seconds: float | None
    bare_cpu: float | None


def main() -> None:
    """Measure each size, print the table and the ratios, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[33, 330, 3300])
    parser.add_argument("--actions", type=int, default=ACTIONS, help="in each plan")
    parser.add_argument("--limit", type=float, default=3600, help="seconds for one build")
    options = parser.parse_args()
    sizes = []
    for documents in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            sizes.append(_size(Path(folder), documents, options.actions, options.limit))
        print(_told(sizes[-1]), flush=True)
    for one, other in pairwise(sizes):
        print(f"{one.documents} to {other.documents} documents, by document: {growth(one, other)}")
    write_results("scale", [asdict(size) for size in sizes])


def areas_and_years(documents: int) -> tuple[int, int]:
    """How many areas have plans of how many years, for so many documents.

    Raises ValueError where no whole number of years comes to that.
    """
    if documents <= _AREAS:
        return documents, 1
    if documents % _AREAS:
        raise ValueError(f"{documents} documents are not {_AREAS} areas times some years")
    return _AREAS, documents // _AREAS


def growth(one: Size, other: Size) -> str:
    """How much more each document costs in the larger of two sizes."""
    times = other.documents / one.documents
    named = {
        "time": other.seconds / one.seconds,
        "CPU": other.cpu / one.cpu,
        "memory": other.memory / one.memory if one.memory else 0.0,
        "bytes": other.out / one.out,
    }
    return ", ".join(f"{name} {ratio / times:.2f}" for name, ratio in named.items())


def _size(folder: Path, documents: int, actions: int, limit: float) -> Size:
    areas, years = areas_and_years(documents)
    paths = write_plans(folder / "plans", areas, years, actions)
    out = folder / "out"
    command = (*PARTNERGRAPH, "build", str(folder / "plans"), "-o", str(out))
    built = measure(command, limit)
    again = measure(command, limit)
    bare = _bare(paths) if documents <= _BARE else None
    page = out / EXPLORER
    return Size(
        documents=documents,
        words=sum(len(path.read_text("utf-8").split()) for path in paths),
        seconds=round(built.seconds, 1),
        cpu=round(built.cpu, 1),
        memory=round(built.memory / _MILLION),
        out=round(sum(path.stat().st_size for path in out.iterdir()) / _MILLION, 1),
        graph=round((out / GRAPH_FILE).stat().st_size / _MILLION, 1),
        explorer=round(page.stat().st_size / _MILLION, 1) if page.exists() else None,
        ready=_ready(page),
        again=round(again.cpu, 1),
        bare_seconds=None if bare is None else round(bare.seconds, 1),
        bare_cpu=None if bare is None else round(bare.cpu, 1),
    )


def _bare(paths: Sequence[Path]) -> Measured:
    script = REPOSITORY / "benchmarks" / "bare_spacy.py"
    return measure((sys.executable, str(script), *map(str, paths)))


def _ready(page: Path) -> float | None:
    if not page.exists():
        return None
    try:
        with running_browser() as browser:
            return round(ready(browser, page), 1)
    except FileNotFoundError as error:
        print(f"{error} How soon the explorer opens is not measured.")
        return None


def _told(size: Size) -> str:
    beside = ""
    if size.bare_cpu is not None and size.bare_seconds is not None:
        times = (size.seconds / size.bare_seconds, size.cpu / size.bare_cpu)
        beside = f" ({times[0]:.2f} and {times[1]:.2f} of bare spaCy's)"
    opened = "" if size.ready is None else f", open in {size.ready:.1f} s"
    page = "" if size.explorer is None else f"; explorer {size.explorer:.1f} MB{opened}"
    return (
        f"{size.documents} documents, {size.words:,} words: {size.seconds:.1f} s, "
        f"CPU {size.cpu:.1f} s{beside}; again, nothing changed: CPU {size.again:.1f} s "
        f"({100 * size.again / size.cpu:.0f}%); memory {size.memory:.0f} MB (less than "
        f"{_MOST_MEMORY} is the aim); OUT {size.out:.1f} MB, its graph {size.graph:.1f} MB{page}"
    )


if __name__ == "__main__":
    main()
