"""Times `partnergraph build`, cold, against a bare spaCy script over the same lines.

    python -m benchmarks.build_time [FOLDER] [--runs N]

Both are whole processes: starting Python and loading the model count. A ratio of 1 or
less means that reading, resolving and writing the graph cost no more than the stock
model alone. A rebuild into the same folder, where no file has changed, is timed beside them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import PARTNERGRAPH, REPOSITORY, plans_folder, time_commands, write_results


def main() -> None:
    """Time both, print both and their ratio, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=plans_folder())
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    folder = options.folder.resolve()
    files = sorted(str(path) for path in folder.iterdir() if path.is_file())
    with tempfile.TemporaryDirectory() as temporary:
        cold, again = str(Path(temporary) / "cold"), str(Path(temporary) / "again")
        anew = (sys.executable, "-m", "benchmarks.cold_build", str(folder), cold)
        bare = (sys.executable, str(REPOSITORY / "benchmarks" / "bare_spacy.py"), *files)
        timings = time_commands(
            {
                "partnergraph build": anew,
                "spaCy alone, stock model": bare,
                "rebuild, nothing changed": (*PARTNERGRAPH, "build", str(folder), "-o", again),
            },
            options.runs,
        )
    for timing in timings:
        print(timing)
    ratio = timings[0].median / timings[1].median
    print(f"ratio of the medians         {ratio:.2f} (1 or less is the aim), {len(files)} files")
    write_results("build_time", {"ratio": round(ratio, 3), "files": len(files)}, timings)


if __name__ == "__main__":
    main()
