"""Times `ask`, `show`, `sparql` and `check`, each from a cold start.

python -m benchmarks.answer_time [FOLDER] [--runs N]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.timing import PARTNERGRAPH, plans_folder, run_quietly, time_commands, write_results

QUERY = "SELECT ?kind (COUNT(DISTINCT ?thing) AS ?things) { ?thing a ?kind } GROUP BY ?kind\n"


def main() -> None:
    """Build once, then time each question; print the times and keep them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=plans_folder())
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        out = str(Path(temporary) / "out")
        query = Path(temporary) / "kinds.rq"
        query.write_text(QUERY, encoding="utf-8")
        run_quietly((*PARTNERGRAPH, "build", str(options.folder.resolve()), "-o", out))
        listed = json.loads(run_quietly((*PARTNERGRAPH, "ask", "--format", "json")))
        questions = [row["question"] for row in listed]
        commands = {
            f"ask {name}": (*PARTNERGRAPH, "ask", name, "--graph", out) for name in questions
        }
        commands["show Metropolitan Police"] = (
            *PARTNERGRAPH,
            "show",
            "Metropolitan Police Service",
            "--graph",
            out,
        )
        commands["sparql"] = (*PARTNERGRAPH, "sparql", str(query), "--graph", out)
        timings = time_commands(commands, options.runs)
    for timing in timings:
        print(timing)
    slowest = max(timings, key=lambda timing: timing.median)
    print(f"slowest: {slowest.name}, {slowest.median:.2f} s (less than 1 s is the aim)")
    write_results("answer_time", {"slowest": round(slowest.median, 3)}, timings)


if __name__ == "__main__":
    main()
