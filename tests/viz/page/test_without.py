"""What is lost if somebody goes: the page says what `without` prints, line for line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.errors import InputError
from graph.store import Store, open_store
from queries.resilience.without import without
from tests.viz.page.in_node import NEEDS_NODE, called_in_node
from tests.viz.page.made_graphs import made_graph
from viz.build import build
from viz.explorer.data import page_data
from viz.explorer.make import kept_texts
from viz.explorer.records import PageData
from viz.lost import _HEADINGS

REPOSITORY = Path(__file__).resolve().parents[3]
REAL_PLANS = REPOSITORY.parent / "shared" / "plans"
KNOWN_PLANS = REPOSITORY / "tests" / "plans" / "known"

pytestmark = NEEDS_NODE


@dataclass(frozen=True, slots=True)
class Case:
    """What goes, in which area (-1 for all), and whether what is not current is in."""

    things: tuple[int, ...]
    area: int = -1
    include_not_current: bool = False


def told(store: Store, texts: Mapping[str, str]) -> PageData:
    """What the page is told, without the answers to the questions: they take long."""
    return page_data(store, texts, answered=())


def given(data: PageData, texts: Mapping[str, str], cases: Sequence[Case]) -> dict[str, object]:
    return {
        "data": data,
        "texts": {at: texts[p.file] for at, p in enumerate(data.plans) if p.file in texts},
        "cases": [
            {
                "things": case.things,
                "areas": [] if case.area < 0 else [case.area],
                "includeNotCurrent": case.include_not_current,
            }
            for case in cases
        ],
    }


def expected(store: Store, data: PageData, case: Case) -> list[list[Any]] | None:
    """The rows of `without`; None where it refuses to answer."""
    area = data.areas[case.area].name if case.area >= 0 else None
    iris = [data.nodes[thing].iri for thing in case.things]
    try:
        table = without(store, iris, area, case.include_not_current).table
    except InputError:
        return None
    return [list(row) for row in table.rows]


def compare(
    store: Store, texts: Mapping[str, str], choose: Callable[[PageData], list[Case]], folder: Path
) -> int:
    """How many rows the page and the graph agree on, over all cases."""
    data = told(store, texts)
    cases = choose(data)
    (found,) = called_in_node("tests/without.ts", [given(data, texts, cases)], folder)
    return sum(agreed(store, data, case, rows) for case, rows in zip(cases, found, strict=True))


def agreed(store: Store, data: PageData, case: Case, rows: list[list[Any]]) -> int:
    wanted = expected(store, data, case)
    if wanted is None:
        # What names nobody, or has no part in the work, is lost for nobody.
        assert len(case.things) > 1 or rows == []
        return 0
    assert rows == wanted, [data.nodes[thing].label for thing in case.things]
    return len(rows)


def removable(data: PageData, area: int = -1) -> list[int]:
    return [
        at
        for at, node in enumerate(data.nodes)
        if node.kind != "action" and not node.generic and (area < 0 or area in node.areas)
    ]


def several(data: PageData, number: int, seed: int = 5) -> list[Case]:
    """Pairs, triples and more, half of them of one area so that they meet."""
    chance = Random(seed)
    found = []
    for at in range(number):
        area = chance.randrange(len(data.areas)) if at % 2 else -1
        things = chance.sample(removable(data, area), chance.choice((1, 2, 2, 3, 8)))
        asked = area if chance.random() < 0.5 else -1
        found.append(Case(tuple(things), asked, chance.random() < 0.3))
    return found


def test_each_thing_of_the_samples_alone_and_some_together(
    samples_out: Path, tmp_path: Path
) -> None:
    def choose(data: PageData) -> list[Case]:
        alone = [Case((at,)) for at, node in enumerate(data.nodes) if node.kind != "action"]
        return [*alone, *several(data, 40)]

    assert compare(open_store(samples_out), kept_texts(samples_out), choose, tmp_path) > 1000


def test_without_the_texts_the_words_are_the_same(samples_out: Path, tmp_path: Path) -> None:
    compare(open_store(samples_out), {}, lambda data: several(data, 15, seed=11), tmp_path)


def test_graphs_in_which_everything_joins_everything(tmp_path: Path) -> None:
    graphs, asked = [], []
    for seed in range(12):
        store = made_graph(seed)
        data = told(store, {})
        cases = several(data, 12, seed)
        graphs.append(given(data, {}, cases))
        asked.append((store, data, cases))
    found = called_in_node("tests/without.ts", graphs, tmp_path)
    agreeing = [
        agreed(store, data, case, rows)
        for (store, data, cases), each in zip(asked, found, strict=True)
        for case, rows in zip(cases, each, strict=True)
    ]
    assert sum(agreeing) > 500


@pytest.mark.skipif(not REAL_PLANS.is_dir(), reason="the real plans are not beside the repository")
def test_the_real_plans(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([REAL_PLANS], out)
    cases: Callable[[PageData], list[Case]] = lambda data: several(data, 80)  # noqa: E731
    assert compare(open_store(out), kept_texts(out), cases, tmp_path) > 500


def test_plans_of_other_places(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(sorted(KNOWN_PLANS.iterdir())[::12], out)
    cases: Callable[[PageData], list[Case]] = lambda data: several(data, 60)  # noqa: E731
    assert compare(open_store(out), kept_texts(out), cases, tmp_path) > 200


def test_an_action_cannot_go(samples_out: Path, tmp_path: Path) -> None:
    data = told(open_store(samples_out), {})
    action = next(at for at, node in enumerate(data.nodes) if node.kind == "action")
    (found,) = called_in_node("tests/without.ts", [given(data, {}, [Case((action,))])], tmp_path)
    assert found == [[]]


def test_the_page_has_the_headings_that_without_prints() -> None:
    words = (REPOSITORY / "viz/page/src/views/whatif/words.ts").read_text("utf-8")
    table = words.partition("HEADINGS")[2].partition("= {")[2].partition("};")[0]
    assert json.loads("{" + table.strip().rstrip(",") + "}") == _HEADINGS
