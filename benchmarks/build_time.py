"""Times `partnergraph build`, cold, against a bare spaCy script over the same lines.

    python -m benchmarks.build_time [FOLDER] [--runs N]

Both are whole processes: starting Python and loading the model count. A ratio of 1 or
less means that reading, resolving and writing the graph cost no more than the stock
model alone. Two rebuilds into the same folder are timed beside them: one where nothing has
changed, and one where the shortest plan has. Where gold annotations of the plans are at hand,
the scores of what was built are printed too: speed counts only where they stay.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.scores import annotated, scored
from benchmarks.timing import PARTNERGRAPH, REPOSITORY, plans_folder, time_commands, write_results

_AIM = 0.6
_AIM_UNCHANGED = 0.05


def main() -> None:
    """Time all, print them, their ratios and the scores, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=plans_folder())
    parser.add_argument("--gold", type=Path, help="the folder of the plans' gold annotations")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    folder = options.folder.resolve()
    files = sorted(str(path) for path in folder.iterdir() if path.is_file())
    with tempfile.TemporaryDirectory() as temporary:
        cold, again, changed, copy = (
            str(Path(temporary) / name) for name in ("cold", "again", "changed", "copy")
        )
        Path(copy).mkdir()
        for file in files:
            shutil.copy(file, copy)
        anew = (sys.executable, "-m", "benchmarks.cold_build", str(folder), cold)
        bare = (sys.executable, str(REPOSITORY / "benchmarks" / "bare_spacy.py"), *files)
        one = (sys.executable, "-m", "benchmarks.changed_build", copy, changed)
        timings = time_commands(
            {
                "partnergraph build": anew,
                "spaCy alone, stock model": bare,
                "rebuild, nothing changed": (*PARTNERGRAPH, "build", str(folder), "-o", again),
                "rebuild, one plan changed": one,
            },
            options.runs,
        )
        gold = options.gold or next((a.gold for a in annotated() if a.plans == folder), None)
        scores = None if gold is None else scored(Path(cold), gold)
    for timing in timings:
        print(timing)
    whole, alone, same, part = (timing.median for timing in timings)
    figures = {
        "ratio": round(whole / alone, 3),
        "ratio_of_processor_time": round(timings[0].processor / timings[1].processor, 3),
        "unchanged_of_whole": round(same / whole, 3),
        "one_changed_of_whole": round(part / whole, 3),
        "files": len(files),
    }
    print(
        f"to spaCy alone               {figures['ratio']:.2f} ({_AIM} or less is the aim), in "
        f"processor time {figures['ratio_of_processor_time']:.2f}, {len(files)} files"
    )
    print(
        f"unchanged to whole           {figures['unchanged_of_whole']:.2f} "
        f"({_AIM_UNCHANGED} or less is the aim, of many plans)"
    )
    print(f"one plan changed to whole    {figures['one_changed_of_whole']:.2f}")
    if scores is not None:
        print("\n".join(scores.lines))
    kept = {} if scores is None else {"scores": scores.figures}
    write_results("build_time", figures | kept, timings)


if __name__ == "__main__":
    main()
