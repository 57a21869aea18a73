"""Scores a build against gold annotations, where a scorer lies beside the repository.

    python -m benchmarks.scores

Looks for ../shared/scoring/score.py and ../shared/plans, seen from the repository; says
so where they are absent.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import PARTNERGRAPH, REPOSITORY, run_quietly, write_results


def main() -> None:
    """Build the shared plans, run the scorer on the graph, print and keep its figures."""
    shared = REPOSITORY.parent / "shared"
    scorer, plans = shared / "scoring" / "score.py", shared / "plans"
    if not scorer.is_file() or not plans.is_dir():
        print("scores: no scorer and plans in ../shared, so nothing is scored")
        return
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "out"
        run_quietly((*PARTNERGRAPH, "build", str(plans), "-o", str(out)))
        command = (sys.executable, str(scorer), str(out / "graph.nq"))
        print(run_quietly(command), end="")
        write_results("scores", json.loads(run_quietly((*command, "--json"))))


if __name__ == "__main__":
    main()
