"""Scoring a graph: every annotated plan against what the graph holds of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.errors import InputError
from graph.store import Store, open_store
from queries.accuracy.comparison import compare
from queries.accuracy.figures import Scores, added
from queries.accuracy.gold import GoldPlan
from queries.accuracy.plan_reader import find_plan

__all__ = ["open_graph", "score"]

_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
_ADVICE = "Name the folder that a build has written, or a graph.nq or graph.trig"


def score(store: Store, gold: Sequence[GoldPlan]) -> Scores:
    """The figures of the annotated plans, together and one by one, and each difference.

    Figures are summed over plans before precision and recall are taken. Things are
    matched one to one on any shared spelling, actions on their text, relations and
    fields on what was matched. A plan that the graph lacks counts as missed.
    """
    plans = tuple(compare(plan, find_plan(store, plan.stem, plan.source)) for plan in gold)
    return Scores(added(plan.figures for plan in plans), plans)


def open_graph(path: Path) -> Store:
    """The graph of a folder that a build has written, or of an N-Quads or TriG file.

    Raises InputError where there is none, or it is damaged.
    """
    if path.is_dir():
        return open_store(path)
    if not path.exists():
        raise InputError(str(path), "there is no such folder or file", _ADVICE)
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(
            str(path),
            f"is no folder and does not end in {' or '.join(_FORMATS)}",
            _ADVICE,
        )
    try:
        return Store(ox.parse(path=str(path), format=form, lenient=True))
    except (OSError, SyntaxError, ValueError) as error:
        advice = "Name another file, or build it again"
        raise InputError(str(path), f"it cannot be read ({error})", advice) from error
