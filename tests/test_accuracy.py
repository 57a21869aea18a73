"""How well plans are read: the samples, and plans of many layouts.

The bounds stand a little below what was measured, so that a change that costs accuracy
is noticed; `benchmarks/scores.py` prints the figures themselves.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.plan import Extractor
from queries.accuracy.figures import DENIED
from tests.accuracy import scores_of

ROOT = Path(__file__).parent.parent
MEASURES = (
    "actions",
    "number",
    "dates",
    "leads",
    "lead organisations",
    "supporting",
    "mentions",
    "entities",
    "person",
    "relations",
)
BOUNDS = {
    "samples": (0.99, 0.99, 0.97, 0.97, 0.96, 0.96, 0.92, 0.95, 0.98, 0.78),
    "tests/plans/known": (0.98, 0.99, 0.98, 0.98, 0.95, 0.94, 0.92, 0.93, 0.98, 0.84),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("folder", sorted(BOUNDS))
def test_plans_are_read_as_a_careful_reader_does(folder: str, extractor: Extractor) -> None:
    scores = scores_of(ROOT / folder, extractor)
    assert all(plan.found for plan in scores.plans)
    reached = {measure: scores.figure(measure).headline or 0.0 for measure in MEASURES}
    least = dict(zip(MEASURES, BOUNDS[folder], strict=True))
    assert {name: round(reached[name], 3) for name in MEASURES if reached[name] < least[name]} == {}
    denied = [each for plan in scores.plans for each in plan.differences if each.measure == DENIED]
    assert denied == []
