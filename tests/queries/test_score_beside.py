"""The product's figures beside those of another scorer, where one lies by the repository."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph as ox
import pytest

from extract.plan import Extractor
from extract.readers import read
from graph.rdf import plan_quads
from graph.store import Store
from queries.accuracy.figures import PlanScore, Sort
from queries.accuracy.gold_files import read_gold
from queries.accuracy.score import score

REPOSITORY = Path(__file__).resolve().parents[2]
SCORER = REPOSITORY.parent / "shared" / "scoring" / "score.py"

pytestmark = pytest.mark.skipif(
    not SCORER.is_file(), reason="the scorer is not beside the repository"
)


@pytest.fixture(scope="module")
def samples() -> list[ox.Quad]:
    """The graph of two samples: a table of actions, and bullets in Markdown."""
    extractor = Extractor()
    paths = (REPOSITORY / "samples" / name for name in ("barnet.md", "southwark.txt"))
    return [quad for path in paths for quad in plan_quads(extractor.extract(read(path)))]


def without_some(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """The graph with holes, so that everything is missed somewhere."""
    return (quad for number, quad in enumerate(quads) if number % 11)


def astray(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """The graph with things that take each other's names and kinds."""
    labels = [quad.object for quad in quads if quad.predicate.value.endswith("Label")]
    kinds = [quad.object for quad in quads if quad.predicate.value.endswith("#type")]
    for number, quad in enumerate(quads):
        term = quad.object
        if quad.predicate.value.endswith("Label") and number % 5 == 0:
            term = labels[number % len(labels)]
        elif quad.predicate.value.endswith("#type") and number % 7 == 0:
            term = kinds[number % len(kinds)]
        yield ox.Quad(quad.subject, quad.predicate, term, quad.graph_name)


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("change", [list, without_some, astray], ids=lambda each: each.__name__)
def test_the_numbers_are_those_of_the_scorer_beside_the_repository(
    change: Callable[[list[ox.Quad]], Iterator[ox.Quad]], samples: list[ox.Quad]
) -> None:
    scorer = load_scorer()
    store = ox.Store()
    store.extend(change(samples))
    folder = REPOSITORY / "samples" / "gold"
    scores = score(Store(store), read_gold(folder))
    for plan in scores.plans:
        gold = json.loads((folder / f"{plan.plan}.json").read_text("utf-8"))
        graph = scorer.find_graph(store, plan.plan) or ox.NamedNode("urn:absent")
        notes: list[str] = []
        expected = scorer.figures(scorer.score_plan(scorer.Predicted(store, graph), gold, notes))
        assert theirs(plan) == expected
        told = [each for each in plan.differences if each.measure not in ("number", "theme")]
        assert len(notes) == len(told)


def theirs(plan: PlanScore) -> dict[str, dict[str, Any]]:
    """A plan's figures in the form of the other scorer."""
    return {
        figure.measure: {
            "p": figure.precision,
            "r": figure.recall,
            "f1": figure.f1,
            "tp": figure.right,
            "fp": figure.wrong,
            "fn": figure.missed,
        }
        if figure.sort is Sort.SETS
        else {"accuracy": figure.accuracy, "ok": figure.right, "bad": figure.wrong}
        for figure in plan.figures
    }
