"""How well plans are read: the samples, and plans of many layouts.

The bounds stand a little below what was measured, so that a change that costs accuracy
is noticed; `benchmarks/scores.py` prints the figures themselves.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.plan import Extractor
from tests.accuracy import Figures, figures_of

ROOT = Path(__file__).parent.parent
MEASURES = ("actions", "leads", "lead_organisations", "supporting", "dates")
BOUNDS = {
    "samples": dict(zip(MEASURES, (0.99, 0.97, 0.95, 0.95, 0.97), strict=True)),
    "tests/plans/known": dict(zip(MEASURES, (0.97, 0.97, 0.92, 0.92, 0.97), strict=True)),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("folder", sorted(BOUNDS))
def test_plans_are_read_as_a_careful_reader_does(folder: str, extractor: Extractor) -> None:
    figures = figures_of(ROOT / folder, extractor)
    short = {
        name: round(figures.f1(name), 3)
        for name, bound in BOUNDS[folder].items()
        if figures.f1(name) < bound
    }
    assert short == {}


def test_a_scorer_that_finds_nothing_says_so() -> None:
    figures = Figures()
    figures.add("leads", set(), {"a"})
    figures.add("leads", {"b"}, set())
    assert figures.f1("leads") == 0.0
