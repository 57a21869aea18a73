"""No regular expression takes more time over a text than its length asks for, as if it were
written so that it tries again and again."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.every_pattern import near_fits, too_slow

REPOSITORY = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks for a timer of computing")


def test_every_pattern_comes_to_an_end() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.every_pattern"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    number, *slow = done.stdout.splitlines() or [""]
    assert done.returncode == 0, done.stderr
    assert int(number) > 500
    assert slow == []


@pytest.mark.parametrize(
    "expression",
    [
        r"(?:[A-Z][A-Za-z0-9&]*){2,}",
        r"(\w+\s?)*:",
        r"(?P<panel>.+?)\s+(?:meetings?)$",
    ],
)
def test_a_pattern_that_tries_again_and_again_is_found(expression: str) -> None:
    assert too_slow(re.compile(expression)) is not None


def test_what_nearly_fits_is_made_of_what_is_repeated() -> None:
    assert list(near_fits(re.compile(r"x(?:[a-c]-)+y?"), 4)) == [
        "aaaa\x00", "----\x00", "a-a-\x00", "-a-a\x00",
    ]  # fmt: skip
