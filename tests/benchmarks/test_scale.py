from __future__ import annotations

import sys

import pytest

from benchmarks.measured import measure
from benchmarks.scale import Size, areas_and_years, growth

SMALL = Size(
    documents=33, words=40_000, seconds=10.0, cpu=20.0, memory=400, out=40.0, graph=30.0,
    explorer=4.0, ready=1.0, again=5.0, bare_seconds=12.0, bare_cpu=12.0,
)  # fmt: skip


def test_growth_is_by_document() -> None:
    large = Size(
        documents=330, words=400_000, seconds=100.0, cpu=400.0, memory=2000, out=400.0,
        graph=300.0, explorer=20.0, ready=4.0, again=50.0, bare_seconds=None, bare_cpu=None,
    )  # fmt: skip
    assert growth(SMALL, large) == "time 1.00, CPU 2.00, memory 0.50, bytes 1.00"


def test_documents_are_areas_times_years() -> None:
    assert areas_and_years(33) == (33, 1)
    assert areas_and_years(330) == (330, 1)
    assert areas_and_years(3300) == (330, 10)
    with pytest.raises(ValueError, match="400 documents"):
        areas_and_years(400)


def test_a_command_is_measured_with_what_it_started() -> None:
    hog = "import time; kept = b'1' * 60_000_000; time.sleep(3)"
    start = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hog!r}]); print('done')"
    )
    found = measure((sys.executable, "-c", start))
    assert found.output == "done\n"
    assert found.cpu > 0
    if sys.platform == "linux":
        assert found.memory > 60_000_000


def test_a_command_that_fails_or_takes_too_long_is_told() -> None:
    with pytest.raises(SystemExit, match="failed"):
        measure((sys.executable, "-c", "raise ValueError"))
    with pytest.raises(SystemExit, match="took more than"):
        measure((sys.executable, "-c", "import time; time.sleep(60)"), limit=1)
