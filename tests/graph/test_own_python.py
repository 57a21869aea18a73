"""Another Python, which finds our modules from anywhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from graph import own_python


@pytest.mark.parametrize("before", [None, "/somewhere/else"])
def test_it_finds_our_modules_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before is None:
        monkeypatch.delenv("PYTHONPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONPATH", before)
    code = "import graph.store, sys; print('found', sys.path)"
    done = subprocess.run(
        own_python.command(code),
        env=own_python.environment(),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("found")
    assert (before or "") in done.stdout
