"""Timing of whole processes, each from a cold start, and where figures are kept."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = [
    "PARTNERGRAPH",
    "REPOSITORY",
    "Timing",
    "plans_folder",
    "run_quietly",
    "time_commands",
    "write_results",
]

REPOSITORY = Path(__file__).resolve().parent.parent
PARTNERGRAPH = (sys.executable, str(REPOSITORY / "partnergraph.py"))
"""The command, run by the Python that runs the benchmark."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Wall-clock seconds of some runs of one command, and the seconds for which processors
    worked on each, where they were taken: these tell more where a machine is shared."""

    name: str
    runs: tuple[float, ...]
    worked: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """The middle run, in seconds."""
        return statistics.median(self.runs)

    @property
    def processor(self) -> float:
        """The middle run, in seconds of processors."""
        return statistics.median(self.worked)

    def __str__(self) -> str:
        worked = f"   processor {self.processor:6.2f} s" if self.worked else ""
        return (
            f"{self.name:<28} min {min(self.runs):6.2f} s   median {self.median:6.2f} s   "
            f"max {max(self.runs):6.2f} s{worked}   ({len(self.runs)} runs)"
        )


def time_commands(commands: Mapping[str, Sequence[str]], runs: int) -> tuple[Timing, ...]:
    """Run each command `runs` times, in turns, so that a slow spell of the machine
    touches all of them. One run of each before is not counted: it leaves compiled code on
    disk, as an installation does. Raises SystemExit with the command's own words if one
    fails."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for command in commands.values():
        run_quietly(command)
    for _ in range(runs):
        for name, command in commands.items():
            start, worked = time.perf_counter(), _worked()
            run_quietly(command)
            taken[name].append((time.perf_counter() - start, _worked() - worked))
    return tuple(
        Timing(name, tuple(wall for wall, _ in times), tuple(worked for _, worked in times))
        for name, times in taken.items()
    )


def _worked() -> float:
    """The seconds for which processors have worked on processes that this one has started."""
    times = os.times()
    return times.children_user + times.children_system


def run_quietly(command: Sequence[str]) -> str:
    """Run a command in the repository and give its output; SystemExit if it fails."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command,
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\nfailed:\n{done.stderr}")
    return done.stdout


def plans_folder() -> Path:
    """The plans to measure on: the shared ones where they lie beside the repository,
    otherwise our samples."""
    shared = REPOSITORY.parent / "shared" / "plans"
    return shared if shared.is_dir() else REPOSITORY / "samples"


def write_results(name: str, figures: object, timings: Sequence[Timing] = ()) -> None:
    """Write benchmarks/results/NAME.json: the figures, and the machine they are from."""
    folder = REPOSITORY / "benchmarks" / "results"
    folder.mkdir(exist_ok=True)
    content = {
        "benchmark": name,
        "machine": {
            "python": platform.python_version(),
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
        },
        "figures": figures,
        "timings": [asdict(timing) | {"median": timing.median} for timing in timings],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(f"written to {path.relative_to(REPOSITORY)}")
