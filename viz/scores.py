"""The accuracy of a graph as tables, and as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.errors import InputError
from graph.table import Row, Table
from queries.accuracy.figures import Difference, Figure, Scores, Sort
from viz.terminal import printable

__all__ = ["ALL_PLANS", "absent", "below", "differences_table", "figures_table", "listing"]

ALL_PLANS = "all"
"""What stands for all plans together in the column "plan"."""
_COLUMNS = (
    "plan",
    "measure",
    "precision",
    "recall",
    "f1",
    "accuracy",
    "right",
    "wrong",
    "missed",
)
_DECIMALS = 4
_LONGEST_WORDS = 240


def figures_table(scores: Scores) -> Table:
    """Every figure, a row each: first of all plans together, then plan by plan.

    Sets have precision, recall and F1, single values an accuracy; what a measure has not
    is left empty.
    """
    rows = [_row(ALL_PLANS, figure) for figure in scores.together]
    for plan in scores.plans:
        rows += [_row(plan.plan, figure) for figure in plan.figures]
    return Table("score", _COLUMNS, tuple(rows))


def differences_table(scores: Scores) -> Table:
    """Every difference between graph and gold, a row each, plan by plan.

    `sentence` is what the graph rests on for what is extra, and the gold's quote or the
    action's text for what is missed.
    """
    columns = ("plan", "finding", "measure", "what", "action", "sentence", "place")
    rows = (
        (each.plan, each.finding.value, each.measure, each.what, *_or_none(each))
        for plan in scores.plans
        for each in plan.differences
    )
    return Table("score", columns, tuple(rows))


def listing(scores: Scores) -> Iterator[str]:
    """Every difference as lines of text: what is the matter, then the sentence behind it."""
    for plan in scores.plans:
        for each in plan.differences:
            about = f", in action {printable(each.about)}" if each.about else ""
            finding = f"{each.finding.value} {each.measure}"
            yield f"{printable(each.plan)}: {finding}: {printable(each.what)}{about}"
            if each.words:
                place = f" ({printable(each.place)})" if each.place else ""
                yield f'    "{_cut(each.words)}"{place}'


def absent(scores: Scores) -> Iterator[str]:
    """A sentence for each annotated plan that the graph lacks."""
    for plan in scores.plans:
        if not plan.found:
            yield (
                f"the graph has no plan whose file is named {plan.plan}; "
                "all that is annotated in it counts as missed"
            )


def below(scores: Scores, wanted: Sequence[str]) -> Iterator[str]:
    """A sentence for each wanted figure ("relations=0.8") that is not reached over all plans.

    The figure is F1, or accuracy for single values. Raises InputError where a wish cannot be
    understood, or nothing is measured under that name.
    """
    for wish in wanted:
        measure, _, least = wish.rpartition("=")
        try:
            bound = float(least)
        except ValueError:
            bound = -1.0
        if not measure or not 0.0 <= bound <= 1.0:
            raise InputError(wish, "is no measure with a least figure", "Write relations=0.8")
        reached = _headline(scores, measure.strip())
        if reached < bound:
            yield f"{measure.strip()} is {reached:.3f}, less than {bound:g}"


def _headline(scores: Scores, measure: str) -> float:
    figures = {
        figure.measure: figure.headline for figure in scores.together if figure.headline is not None
    }
    if measure not in figures:
        advice = f"Name one of {', '.join(figures)}"
        raise InputError(measure, "nothing is measured under that name", advice)
    return figures[measure] or 0.0


def _row(plan: str, figure: Figure) -> Row:
    match figure.sort:
        case Sort.SETS:
            shares = (figure.precision, figure.recall, figure.f1)
            rounded = (round(share, _DECIMALS) for share in shares)
            return (plan, figure.measure, *rounded, None, *_counts(figure), figure.missed)
        case Sort.VALUES:
            accuracy = round(figure.accuracy, _DECIMALS)
            return (plan, figure.measure, None, None, None, accuracy, *_counts(figure), None)
        case Sort.FAULTS:
            return (plan, figure.measure, None, None, None, None, None, figure.wrong, None)


def _counts(figure: Figure) -> tuple[int, int]:
    return (figure.right, figure.wrong)


def _or_none(each: Difference) -> tuple[str | None, str | None, str | None]:
    return (each.about or None, each.words or None, each.place or None)


def _cut(words: str) -> str:
    text = printable(words)
    return text if len(text) <= _LONGEST_WORDS else text[: _LONGEST_WORDS - 1].rstrip() + "…"
