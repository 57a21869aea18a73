"""What one command costs: its time, its work and the memory of all its processes.

Memory is the proportional share (PSS) of the command and all that it started, summed: pages
that copies of a process have in common are counted once. Linux alone tells it.
"""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import REPOSITORY

__all__ = ["Measured", "measure"]

_EVERY = 0.5
_OF_TIME = 0.05
"""Memory is looked at each half second, and of what takes long each twentieth of its time: a
look at a gigabyte holds its process up."""
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock and of the processors, and the most bytes of memory at a time;
    `memory` is 0 where the system does not tell it."""

    seconds: float
    cpu: float
    memory: int
    output: str


def measure(command: Sequence[str], limit: float | None = None) -> Measured:
    """Run a command in the repository to its end.

    Raises SystemExit with its own words if it fails, and where it takes more seconds than
    the limit.
    """
    before, start = _cpu(), time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    most = 0
    while True:
        try:
            every = max(_EVERY, _OF_TIME * (time.perf_counter() - start))
            output, complaints = process.communicate(timeout=every)
            break
        except subprocess.TimeoutExpired:
            most = max(most, sum(map(_share, _family(process.pid))))
        if limit is not None and time.perf_counter() - start > limit:
            process.terminate()
            process.communicate()
            raise SystemExit(f"{' '.join(command)}\ntook more than {limit:.0f} s")
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\nfailed:\n{complaints}")
    return Measured(time.perf_counter() - start, _cpu() - before, most, output)


def _cpu() -> float:
    """The seconds of all processes that have ended and were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(first: int) -> list[int]:
    """The numbers of a process and of all that it and those started."""
    children: dict[int, list[int]] = {}
    for folder in _PROCESSES.iterdir() if _PROCESSES.is_dir() else ():
        if folder.name.isdigit():
            try:
                # Behind the name, which may hold blanks and brackets: the state, the parent.
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            except (OSError, IndexError):
                continue
            children.setdefault(int(parent), []).append(int(folder.name))
    found = [first]
    for number in found:
        found += children.get(number, ())
    return found


def _share(number: int) -> int:
    try:
        lines = (_PROCESSES / str(number) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
