"""Scores builds of annotated plans: how right their graphs are.

    python -m benchmarks.scores

Three sets of plans: the samples, the plans in tests/plans/known, which extraction was
made better on, and the real ones in ../shared, seen from the repository, if they are there.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import PARTNERGRAPH, REPOSITORY, run_quietly, write_results

_ALL_PLANS = "all"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A folder of plans, and the folder of their gold files."""

    name: str
    plans: Path
    gold: Path


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures over all plans as `lines` to be printed, and all `figures`."""

    lines: tuple[str, ...]
    figures: object


def annotated() -> tuple[Annotated, ...]:
    """The sets of plans that are at hand."""
    samples, known = REPOSITORY / "samples", REPOSITORY / "tests" / "plans" / "known"
    shared = REPOSITORY.parent / "shared"
    sets = (
        Annotated("samples", samples, samples / "gold"),
        Annotated("tests/plans/known", known, known / "gold"),
        Annotated("../shared", shared / "plans", shared / "scoring" / "gold"),
    )
    return tuple(each for each in sets if each.plans.is_dir() and each.gold.is_dir())


def scored(out: Path, gold: Path) -> Scores:
    """How right the graph in a folder is that a build has written."""
    command = (*PARTNERGRAPH, "score", str(out), str(gold))
    table = run_quietly(command).splitlines()
    lines = (table[0], *(line for line in table if line.startswith(_ALL_PLANS)))
    return Scores(lines, json.loads(run_quietly((*command, "--format", "json"))))


def main() -> None:
    """Build each set, score it, print the figures over all its plans and keep all."""
    kept = {}
    for each in annotated():
        with tempfile.TemporaryDirectory() as temporary:
            out = str(Path(temporary) / "out")
            run_quietly((*PARTNERGRAPH, "build", str(each.plans), "-o", out))
            scores = scored(Path(out), each.gold)
        kept[each.name] = scores.figures
        print(f"\n{each.name}")
        print("\n".join(scores.lines))
    write_results("scores", kept)


if __name__ == "__main__":
    main()
