"""Calls the page's own functions in Node, to compare what they give with the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from viz.explorer.records import to_json

__all__ = ["NEEDS_NODE", "called_in_node"]

REPOSITORY = Path(__file__).resolve().parents[3]
PAGE = REPOSITORY / "viz" / "page"
RUNNER = Path(__file__).with_name("in_node.mjs")

NEEDS_NODE = pytest.mark.skipif(
    shutil.which("node") is None or not (PAGE / "node_modules" / "esbuild").is_dir(),
    reason="needs Node and the page's packages: cd viz/page && npm ci --ignore-scripts",
)
_LONGEST = 120


def called_in_node(entry: str, given: object, folder: Path) -> Any:
    """What the default function of a module of the page gives for a record or a dictionary."""
    asked, found = folder / "given.json", folder / "found.json"
    asked.write_text(to_json(given), encoding="utf-8")
    done = subprocess.run(
        ["node", str(RUNNER), str(PAGE), entry, str(asked), str(found)],
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(found.read_text(encoding="utf-8"))
