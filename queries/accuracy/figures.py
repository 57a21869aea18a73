"""Figures of accuracy, and the differences behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "DENIED",
    "RELATION",
    "Difference",
    "Figure",
    "Finding",
    "PlanScore",
    "Scores",
    "Sort",
    "added",
]

RELATION = "relation "
"""What the name of a figure for one predicate begins with."""
DENIED = "claims that the plan denies"
_MEASURES = (
    "entities",
    "person",
    "organisation",
    "panel",
    "service",
    "role",
    "document",
    "fund",
    "actions",
    "number",
    "theme",
    "dates",
    "leads",
    "lead organisations",
    "supporting",
    "mentions",
    "relations",
)


class Sort(StrEnum):
    """What a figure counts: members of sets, values of single fields, or faults alone."""

    SETS = "sets"
    VALUES = "values"
    FAULTS = "faults"


@dataclass(frozen=True, slots=True)
class Figure:
    """How much of one kind, field or predicate is right.

    `right` is in both graph and gold, `wrong` in the graph alone, `missed` in gold alone.
    Of single values there are only right and wrong ones, of faults only wrong ones.
    """

    measure: str
    sort: Sort
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is annotated that was found; 1 where nothing is annotated."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def accuracy(self) -> float:
        """The share of the values that is right; 0 where there are none."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def headline(self) -> float | None:
        """The one figure to look at: F1 for sets, accuracy for values, None for faults."""
        return {Sort.SETS: self.f1, Sort.VALUES: self.accuracy}.get(self.sort)


class Finding(StrEnum):
    """What is the matter: not found, found without reason, another value, or denied."""

    MISSED = "missed"
    EXTRA = "extra"
    DIFFERENT = "different"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between graph and gold.

    `about` is the action that it stands in, "" elsewhere; `what` the thing, relation or
    value in words. `words` and `place` are the sentence behind it: the graph's evidence for
    what is extra, the gold's quote for what is missed, "" where there is none.
    """

    plan: str
    finding: Finding
    measure: str
    what: str
    about: str = ""
    words: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class PlanScore:
    """The figures and differences of one plan; `found` says whether the graph has it."""

    plan: str
    figures: tuple[Figure, ...]
    differences: tuple[Difference, ...]
    found: bool = True


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of all plans together, and plan by plan."""

    together: tuple[Figure, ...]
    plans: tuple[PlanScore, ...]

    def figure(self, measure: str) -> Figure:
        """A figure over all plans. Raises KeyError where nothing was counted under it."""
        for figure in self.together:
            if figure.measure == measure:
                return figure
        raise KeyError(measure)


def added(plans: Iterable[Sequence[Figure]]) -> tuple[Figure, ...]:
    """The figures of several plans added up, each measure once, in their set order."""
    sums: dict[str, Figure] = {}
    for figures in plans:
        for figure in figures:
            so_far = sums.get(figure.measure, Figure(figure.measure, figure.sort))
            sums[figure.measure] = Figure(
                figure.measure,
                figure.sort,
                so_far.right + figure.right,
                so_far.wrong + figure.wrong,
                so_far.missed + figure.missed,
            )
    return tuple(sorted(sums.values(), key=_place))


def _place(figure: Figure) -> tuple[int, str]:
    known = figure.measure in _MEASURES
    return (_MEASURES.index(figure.measure) if known else len(_MEASURES), figure.measure)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
