"""Why a spelling is taken for a thing, and how surely each reason tells it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.records import Merge

__all__ = ["CONFIDENCE", "merge_for"]

# Ranks decisions for review; these are judgements, no measured probabilities. A likeness
# counts by its own score, so "fuzzy" stands here only as what its score is weighed with.
CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {
        "exact": 1.0,
        "registry": 0.98,
        "alias": 0.97,
        "abbreviation": 0.97,
        "the plan says so": 0.97,
        "renamed": 0.95,
        "another place's": 0.9,
        "short name": 0.9,
        "partial name": 0.9,
        "short given name": 0.85,
        "definite short form": 0.85,
        "initials": 0.75,
        "fuzzy": 0.95,
    }
)


def merge_for(spelling: str, reason: str, score: float = 1.0) -> Merge:
    """The merge of a spelling, as sure as its reason tells.

    >>> merge_for("Matthew Edeom", "fuzzy", 0.96).confidence
    0.912
    """
    score = round(score, 2)
    return Merge(spelling, reason, score, round(CONFIDENCE[reason] * score, 3))
