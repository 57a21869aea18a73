"""The tests of the page's modules that need no browser, run by Node, and the two accounts of
what the page is told."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[3] / "viz" / "page"
TESTS = sorted((PAGE / "tests").glob("*.test.ts"))


@pytest.mark.skipif(
    shutil.which("node") is None or not (PAGE / "node_modules" / "esbuild").is_dir(),
    reason="the explorer's packages are not installed: make test does it where Node and npm are",
)
@pytest.mark.parametrize("test", TESTS, ids=[path.name for path in TESTS])
def test_modules_of_the_page(test: Path) -> None:
    done = subprocess.run(
        ("node", "test.mjs", test.name),
        cwd=PAGE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0\n" not in done.stdout


def test_there_are_such_tests() -> None:
    assert TESTS
