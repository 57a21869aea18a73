"""Builds a folder of plans into which one change has been made since the last build.

python -m benchmarks.changed_build FOLDER OUT

A line without words is put to the end of the shortest plan in FOLDER: give a copy.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Change one plan, then build as the command line does."""
    _, folder, out = sys.argv
    plans = sorted(Path(folder).iterdir(), key=lambda path: (path.stat().st_size, path.name))
    with plans[0].open("a", encoding="utf-8") as plan:
        plan.write("\n")
    from partnergraph import main as command

    command(["build", folder, "-o", out])


if __name__ == "__main__":
    main()
