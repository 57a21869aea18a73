"""Builds a folder of plans from scratch, as a whole process: nothing kept by an earlier build.

python -m benchmarks.cold_build FOLDER OUT
"""

from __future__ import annotations

import shutil
import sys


def main() -> None:
    """Remove OUT, then build into it as the command line does."""
    _, folder, out = sys.argv
    shutil.rmtree(out, ignore_errors=True)
    from partnergraph import main as command

    command(["build", folder, "-o", out])


if __name__ == "__main__":
    main()
