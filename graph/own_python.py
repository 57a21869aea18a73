"""Another Python that can import what this one can, for work that may have to be ended."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["command", "environment"]


def command(code: str) -> tuple[str, ...]:
    """The arguments that run the code in a Python of its own."""
    return (sys.executable, "-c", code)


def environment() -> dict[str, str]:
    """The environment in which that Python finds our own modules, wherever it is started."""
    ours = str(Path(__file__).resolve().parent.parent)
    before = os.environ.get("PYTHONPATH")
    paths = ours if not before else ours + os.pathsep + before
    return {**os.environ, "PYTHONPATH": paths}
