"""Fuzzes the readers and the extraction, one after the other, and tells what was found.

    python -m tests.fuzz [TARGET …] [--inputs N] [--seconds S] [--kept FOLDER]

Each target runs in a process of its own. An input that breaks a promise, takes over thirty
seconds of computing or over a gigabyte is kept in FOLDER, and the target goes on behind it. The
inputs that reached something new are kept there too, and the next run begins with them. The
exit status is 1 if anything was found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.fuzz.targets import TARGETS, Target

_KEPT = Path("benchmarks/results/fuzz")
_SECONDS_EACH, _MEGABYTES = 300, 1024
_ROOM = 4
"""How many times larger than the largest sound file an input may become."""
_MOST_FINDINGS = 20
_FOUND = ("crash-", "timeout-", "oom-", "leak-")
_COUNTED = re.compile(r"stat::(\w+):\s+(\d+)")
_MEMORY = re.compile(r"^#(\d+)\s.*?rss: (\d+)Mb", re.MULTILINE)
_WARM_AFTER = 0.2
_NO_ATHERIS = (
    "What fuzzes is not installed: pip install -e '.[fuzz]' (atheris, for Linux and macOS only)."
)


@dataclass(slots=True)
class Run:
    """What became of one target."""

    target: str
    inputs: int = 0
    new: int = 0
    """Inputs that reached something that none before had reached."""
    cpu_seconds: float = 0.0
    slowest_seconds: int = 0
    peak_megabytes: int = 0
    growth_megabytes: int = 0
    """By how much memory grew from a fifth of the way to the end, in the longest process."""
    findings: int = 0

    @property
    def per_second(self) -> float:
        """Inputs for each second of computing."""
        return self.inputs / self.cpu_seconds if self.cpu_seconds else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz what is named, all targets otherwise; 1 if anything was found, 2 if it cannot be."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=0, help="stop each target after so long")
    parser.add_argument("--kept", type=Path, default=_KEPT)
    options = parser.parse_args(arguments)
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no {min(unknown)!r}: choose from {', '.join(TARGETS)}")
    if subprocess.run([sys.executable, "-c", "import atheris"], capture_output=True).returncode:
        print(_NO_ATHERIS, file=sys.stderr)
        return 2
    runs = []
    for name in options.targets or TARGETS:
        runs.append(_fuzzed(TARGETS[name], options.inputs, options.seconds, options.kept))
        _print(runs[-1], len(runs) == 1)
    (options.kept / "runs.json").write_text(json.dumps([asdict(run) for run in runs], indent=2))
    return int(any(run.findings for run in runs))


def _fuzzed(target: Target, inputs: int, seconds: int, kept: Path) -> Run:
    corpus, found = kept / target.name / "corpus", kept / target.name / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    longest = max(map(len, target.seeds()))
    run = Run(target.name)
    before = _findings(found)
    while run.inputs < inputs and run.findings < _MOST_FINDINGS:
        flags = [
            f"-runs={inputs - run.inputs}", f"-max_total_time={seconds}", "-print_final_stats=1",
            "-cross_over=0", f"-timeout={_SECONDS_EACH}", f"-rss_limit_mb={_MEGABYTES}",
            f"-seed={run.findings + 1}", f"-max_len={_ROOM * longest}",
            f"-artifact_prefix={found}/", str(corpus),
        ]  # fmt: skip
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.one", target.name, *flags],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        run.cpu_seconds += after.ru_utime - used.ru_utime + after.ru_stime - used.ru_stime
        counted = {name: int(count) for name, count in _COUNTED.findall(done.stderr)}
        (kept / target.name / "log.txt").write_text(done.stdout + done.stderr, "utf-8")
        run.inputs += counted.get("number_of_executed_units", 0)
        run.new += counted.get("new_units_added", 0)
        run.slowest_seconds = max(run.slowest_seconds, counted.get("slowest_unit_time_sec", 0))
        run.peak_megabytes = max(run.peak_megabytes, counted.get("peak_rss_mb", 0))
        run.growth_megabytes = max(run.growth_megabytes, _growth(done.stderr))
        if done.returncode == 0:
            break
        if len(_findings(found) - before) == run.findings:
            raise SystemExit(f"{target.name} cannot be fuzzed:\n{done.stderr[-2000:]}")
        run.findings = len(_findings(found) - before)
        _say(done.stdout + done.stderr, target)
    return run


def _findings(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(_FOUND)}


def _growth(log: str) -> int:
    """Megabytes from where all is warm to the end."""
    seen = [(int(number), int(memory)) for number, memory in _MEMORY.findall(log)]
    if not seen:
        return 0
    last = seen[-1][0]
    warm = next(memory for number, memory in seen if number >= last * _WARM_AFTER)
    return max(0, seen[-1][1] - warm)


def _say(log: str, target: Target) -> None:
    """The error and where it was raised, or what libFuzzer says of a hang."""
    lines = log.splitlines()
    at = next((n for n, line in enumerate(lines) if "Uncaught Python exception" in line), None)
    said = [line for line in lines if line.startswith(("==", "ALARM"))]
    if at is not None:
        places = [line for line in lines[at:] if line.startswith('  File "')]
        said = [lines[at + 1], *places[-3:]]
    print("\n  ".join([f"{target.name}: found", *said]), file=sys.stderr, flush=True)


def _print(run: Run, first: bool) -> None:
    if first:
        print(
            f"{'target':12}{'inputs':>9}{'a CPU s':>9}{'new':>7}{'slowest s':>11}{'peak MB':>9}"
            f"{'growth MB':>11}{'found':>7}"
        )
    print(
        f"{run.target:12}{run.inputs:9}{run.per_second:9.0f}{run.new:7}{run.slowest_seconds:11}"
        f"{run.peak_megabytes:9}{run.growth_megabytes:11}{run.findings:7}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
