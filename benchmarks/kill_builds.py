"""Kills builds at random moments and looks at what is left.

    python -m benchmarks.kill_builds [FOLDER] [--times N] [--seed S] [--jobs N]

Each time the plans have changed, a build into the same folder is killed (SIGKILL) at a random
moment and then run again. What the killing leaves must be whole: what was there before, or
what was to be there, byte for byte; and so must what the next build leaves.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.timing import PARTNERGRAPH, REPOSITORY, write_results
from viz.output import journal_of, recover

_A_LITTLE_LONGER = 1.2
"""Some builds have just ended when they are to be killed."""
_CHANGED = (b"2019", b"2021")


def main() -> None:
    """Kill that many builds, and tell what was left. The exit status is 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=REPOSITORY / "samples")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        left = _Killing(options.folder, Path(temporary), options.jobs).times(
            options.times, random.Random(options.seed)
        )
    for what, count in sorted(left.items()):
        print(f"{count:5}  {what}")
    write_results("kill_builds", {"seed": options.seed, "jobs": options.jobs, "left": left})
    sys.exit(any(what.startswith("LOST") for what in left))


class _Killing:
    """Builds of two states of some plans, in turn, into one folder."""

    def __init__(self, folder: Path, temporary: Path, jobs: int) -> None:
        self._plans = temporary / "plans"
        self._out = temporary / "place" / "out"
        self._jobs = jobs
        self._states = {
            state: {p.name: _in(p.read_bytes(), state) for p in folder.iterdir() if p.is_file()}
            for state in ("old", "new")
        }
        self._whole: dict[str, Mapping[str, bytes]] = {}
        for state in ("new", "old"):
            self._write(state)
            began = time.perf_counter()
            self._build(temporary / state).wait()
            self._takes = time.perf_counter() - began
            self._whole[state] = _contents(temporary / state)
        self._out.parent.mkdir()
        self._build(self._out).wait()

    def times(self, times: int, drawn: random.Random) -> Mapping[str, int]:
        """What was left after so many killings, each kind with how often it was."""
        left: Counter[str] = Counter()
        before, after = "old", "new"
        for number in range(times):
            self._write(after)
            moment = drawn.random() * self._takes * _A_LITTLE_LONGER
            killed = self._killed(moment)
            recover(self._out)
            found = _contents(self._out)
            state = after if found == self._whole[after] else before
            whole = found == self._whole[state]
            kept = journal_of(self._out).exists()
            name = "killed" if killed else "ended before it was killed"
            said = "before" if state == before else "after"
            left[f"{name}: {said}" if whole else f"LOST: {moment:.2f} s"] += 1
            left["with a journal of what was read"] += kept
            began = time.perf_counter()
            again = self._build(self._out)
            if again.wait() or _contents(self._out) != self._whole[after]:
                left[f"LOST by the build after {moment:.2f} s"] += 1
            elif sorted(path.name for path in self._out.parent.iterdir()) != [self._out.name]:
                left[f"LOST: something stays beside it, {moment:.2f} s"] += 1
            if not kept:
                self._takes = (self._takes + time.perf_counter() - began) / 2
            print(f"{number + 1} of {times}: {moment:.2f} s of {self._takes:.2f} s, {said}")
            before, after = after, before
        return dict(left)

    def _killed(self, moment: float) -> bool:
        build = self._build(self._out)
        try:
            build.wait(moment)
        except subprocess.TimeoutExpired:
            build.kill()
            build.wait()
            return True
        return False

    def _build(self, out: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*PARTNERGRAPH, "build", str(self._plans), "-o", str(out), "--jobs", str(self._jobs)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _write(self, state: str) -> None:
        shutil.rmtree(self._plans, ignore_errors=True)
        self._plans.mkdir()
        for name, data in self._states[state].items():
            (self._plans / name).write_bytes(data)


def _in(data: bytes, state: str) -> bytes:
    return data.replace(*_CHANGED) if state == "new" else data


def _contents(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


if __name__ == "__main__":
    main()
