"""Where the plans are so many that not all versions go into the memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import viz.whole
import viz.writing
from benchmarks.made_up_files import write_plans
from graph.newest import newest
from graph.store import Store, open_store
from viz.answers import answers
from viz.build import build
from viz.explorer import page
from viz.explorer.make import EXPLORER, Begun
from viz.report import BuildReport
from viz.writing import Asked, few

HELD: list[Store] = []
"""The stores that the questions of a build were asked of."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    folder = tmp_path_factory.mktemp("many")
    write_plans(folder / "plans", 4, 3, 8)
    real = viz.whole.ask_all

    def ask_all(
        store: Store, jobs: int, meanwhile: Callable[[], Begun | None]
    ) -> tuple[Asked, Begun | None]:
        HELD.append(store)
        return real(store, jobs, meanwhile)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(viz.writing, "_MOST_HELD", 100)
        patch.setattr(viz.whole, "ask_all", ask_all)
        patch.setattr(page, "_LARGEST_GRAPH", 100)
        report = build([folder / "plans"], folder / "out")
    return folder / "out", report


def test_it_answers_as_one_that_holds_all_versions_does(built: tuple[Path, BuildReport]) -> None:
    (held,), whole = HELD, open_store(built[0])
    assert len(held) < len(newest(whole)) < len(whole)
    for one, other in zip(answers(held), answers(whole), strict=True):
        assert one == other, one.question.name
    assert any(
        each.question.name == "same-standard-action" and each.table.rows for each in answers(held)
    )


def test_the_graph_holds_all_versions(built: tuple[Path, BuildReport]) -> None:
    out, report = built
    assert len(report.plans) == 12
    found = open_store(out).query("SELECT ?plan { ?plan a pg:Plan }").rows
    assert len(found) == 12
    assert len(open_store(out).query("SELECT ?p { ?p prov:wasRevisionOf ?q }").rows) == 8


def test_the_explorer_shows_the_newest_and_says_so(built: tuple[Path, BuildReport]) -> None:
    out, report = built
    assert report.newest_only
    assert any("newest version of each alone" in warning for warning in report.warnings)
    assert not re.search('id="packed-graph"', (out / EXPLORER).read_text("utf-8"))


def test_a_second_build_says_it_again(
    built: tuple[Path, BuildReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, _ = built
    again = build([out.parent / "plans"], out)
    assert again.unchanged
    assert again.newest_only


def test_ordinary_builds_hold_all(tmp_path: Path) -> None:
    write_plans(tmp_path / "plans", 1, 2, 4)
    assert not build([tmp_path / "plans"], tmp_path / "out").newest_only
    assert few([])
