"""Asks the advisory services whether anything that is locked has a known weakness.

    python .ci/audit.py

The Python packages of the lock files are asked about by pip-audit, those of the page by npm.
The exit status is 0 where nothing is known, 1 where something is, and 3 where a service could
not be asked, in which case nothing can be said.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Answer", "main", "npm_answer", "python_answer"]

_ROOT = Path(__file__).resolve().parent.parent
_LOCKS = ("requirements.lock", "requirements-dev.lock")
_PAGE = Path("viz") / "page"
_FOUND, _NOT_ASKED = 1, 3
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked about, the weaknesses found, one a line, and why it could not be asked."""

    about: str
    weaknesses: tuple[str, ...] = ()
    not_asked: str = ""


def main(root: Path = _ROOT) -> int:
    """Ask about all that is locked, and tell what is known."""
    answers = [python_answer(root, lock) for lock in _LOCKS]
    answers.append(npm_answer(root / _PAGE))
    for answer in answers:
        for line in _told(answer):
            print(line)
    if any(answer.weaknesses for answer in answers):
        return _FOUND
    return _NOT_ASKED if any(answer.not_asked for answer in answers) else 0


def python_answer(root: Path, lock: str) -> Answer:
    """What pip-audit says of the packages of a lock file, without installing any."""
    words = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")
    command = (sys.executable, "-m", "pip_audit", *words, "--requirement", str(root / lock))
    said, complaint = _run(command, root)
    if said is None or "dependencies" not in said:
        return Answer(lock, not_asked=complaint or "pip-audit gave no answer")
    found = [
        _line(package["name"], package["version"], weakness["id"], weakness.get("fix_versions", ()))
        for package in said["dependencies"]
        for weakness in package.get("vulns", ())
    ]
    passed_over = [package for package in said["dependencies"] if "skip_reason" in package]
    why = ""
    if passed_over:
        first, all_ = passed_over[0], len(said["dependencies"])
        why = f"{len(passed_over)} of {all_} packages were passed over: {first['skip_reason']}"
    return Answer(lock, tuple(sorted(found)), why)


def npm_answer(page: Path) -> Answer:
    """What npm says of the packages of the page's lock file, without installing any."""
    about = "viz/page/package-lock.json"
    npm = shutil.which("npm")
    if npm is None:
        return Answer(about, not_asked="npm is not installed")
    said, complaint = _run((npm, "audit", "--package-lock-only", "--json"), page)
    if said is None or "vulnerabilities" not in said:
        error = (said or {}).get("error", {})
        why = error.get("summary") or (said or {}).get("message") or complaint
        return Answer(about, not_asked=why or "npm gave no answer")
    found = [
        f"{name} {weakness['range']}: {weakness['severity']}"
        for name, weakness in said["vulnerabilities"].items()
    ]
    return Answer(about, tuple(sorted(found)))


def _run(command: Sequence[str], folder: Path) -> tuple[dict[str, Any] | None, str]:
    """The JSON that a command prints, None if it prints none, and its last complaint."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return None, f"no answer within {_SECONDS} seconds"
    complaints = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    last = complaints[-1] if complaints else ""
    try:
        said = json.loads(done.stdout)
    except ValueError:
        return None, last
    return (said if isinstance(said, dict) else None), last


def _line(name: str, version: str, weakness: str, mended: Sequence[str]) -> str:
    advice = f"mended in {', '.join(mended)}" if mended else "not mended in any version yet"
    return f"{name} {version}: {weakness}, {advice}"


def _told(answer: Answer) -> Iterator[str]:
    if answer.weaknesses:
        number = len(answer.weaknesses)
        yield f"{answer.about}: {number} known {'weakness' if number == 1 else 'weaknesses'}"
        for weakness in answer.weaknesses:
            yield f"  {weakness}"
    if answer.not_asked:
        yield f"{answer.about}: NOT CHECKED, as the advisory service could not be asked"
        yield f"  {answer.not_asked}"
        yield "  Nothing is known of it either way: run make audit again where it can be reached."
    elif not answer.weaknesses:
        yield f"{answer.about}: nothing known against it"


if __name__ == "__main__":
    sys.exit(main())
