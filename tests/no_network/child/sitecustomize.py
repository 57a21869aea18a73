"""Run by each Python that a test starts, as this folder stands first in its PYTHONPATH."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _run(name: str, path: str) -> object:
    found = importlib.util.spec_from_file_location(name, path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


_run("partnergraph_tests_watch", str(_HERE.parent / "watch.py")).refuse_network()

# The machine may have such a module too, which ours stands before.
_others = [folder for folder in sys.path if Path(folder or ".").resolve() != _HERE]
_theirs = importlib.machinery.PathFinder.find_spec("sitecustomize", _others)
if _theirs is not None and _theirs.origin:
    _run("sitecustomize", _theirs.origin)
