"""Reads the plans of a folder and scores them against the gold files in its folder `gold`."""

from __future__ import annotations

from pathlib import Path

from extract.plan import Extractor
from extract.readers import read, supported_extensions
from graph.rdf import plan_quads
from graph.store import Store
from queries.accuracy.figures import Scores
from queries.accuracy.gold_files import read_gold
from queries.accuracy.score import score


def scores_of(folder: Path, extractor: Extractor) -> Scores:
    """The figures of every plan in a folder that has a gold file."""
    gold = read_gold(folder / "gold")
    stems = {plan.stem for plan in gold}
    paths = (
        path
        for path in sorted(folder.iterdir())
        if path.suffix in supported_extensions() and path.stem in stems
    )
    return score(
        Store(q for path in paths for q in plan_quads(extractor.extract(read(path)))), gold
    )
