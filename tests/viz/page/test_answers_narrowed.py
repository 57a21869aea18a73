"""The rows that the page shows under its filters beside what `ask` gives for the same."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store, open_store
from queries.asked import Filters
from queries.run import NEEDS_A_DAY, answer
from viz.build import build
from viz.explorer.data import page_data
from viz.explorer.records import PageData, to_json

PAGE = Path(__file__).resolve().parents[3] / "viz" / "page"
REAL = Path(__file__).resolve().parents[4] / "shared" / "plans"
DAYS = ("2018-10-01", "2019-03-31", "2019-04-01", "2020-02-29", "2024-12-31")
MOST_THEMES = 8
GROUPS = {
    "people": ("person", "post"),
    "organisations": ("organisation",),
    "panels": ("panel",),
    "services": ("service", "fund"),
}

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (PAGE / "node_modules" / "esbuild").is_dir(),
    reason="the explorer's packages are not installed: make test does it where Node and npm are",
)


@dataclass(frozen=True)
class Asking:
    """A question under filters of the page, and the filters of `ask` that mean the same."""

    question: str
    state: dict[str, object]
    filters: tuple[Filters, ...]


@dataclass(frozen=True)
class Case:
    store: Store
    data: PageData
    program: Path

    def shown(self, asked: Sequence[Asking]) -> list[dict[str, Any]]:
        """What the page shows for each."""
        given = [{"question": each.question, "state": each.state} for each in asked]
        done = subprocess.run(
            ("node", self.program),
            input=f'{{"data":{to_json(self.data)},"asked":{json.dumps(given)}}}',
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        told: list[dict[str, Any]] = json.loads(done.stdout)
        return told

    def differing(self, asked: Sequence[Asking]) -> list[tuple[str, dict[str, object]]]:
        """Those of which the page shows anything but what `ask` gives, or says that it is not
        narrowed."""
        found = []
        for each, told in zip(asked, self.shown(asked), strict=True):
            tables = [answer(self.store, each.question, filters) for filters in each.filters]
            wanted = [list(row) for table in tables for row in table.rows]
            rows = told["rows"]
            if len(tables) > 1:
                wanted, rows = sorted(wanted, key=repr), sorted(rows, key=repr)
            if (told["columns"], rows, told["notNarrowedBy"]) != (
                list(tables[0].columns),
                wanted,
                [],
            ):
                found.append((each.question, each.state))
        return found


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("answered") / "answered.mjs"
    esbuild = PAGE / "node_modules" / "esbuild" / "bin" / "esbuild"
    entry = PAGE / "tests" / "answered.ts"
    options = ("--bundle", "--platform=node", "--format=esm", "--log-level=warning")
    subprocess.run((esbuild, entry, *options, f"--outfile={out}"), check=True)
    return out


@pytest.fixture(scope="module", params=["samples", "real"])
def case(
    request: pytest.FixtureRequest, program: Path, tmp_path_factory: pytest.TempPathFactory
) -> Case:
    if request.param == "samples":
        out: Path = request.getfixturevalue("samples_out")
    elif REAL.is_dir():
        out = tmp_path_factory.mktemp("real") / "out"
        build([REAL], out)
    else:
        pytest.skip("the real plans are not beside the repository")
    store = open_store(out)
    return Case(store, page_data(store, {}), program)


def taking(case: Case, parameter: str) -> Iterator[str]:
    for question in case.data.questions:
        if parameter in question.parameters and question.name not in NEEDS_A_DAY:
            yield question.name


def asking_by_area(case: Case) -> list[Asking]:
    return [
        Asking(name, {"areas": [at]}, (Filters(area=area.name),))
        for name in taking(case, "area")
        for at, area in enumerate(case.data.areas)
    ]


def test_the_rows_of_one_area_are_those_that_ask_gives_for_it(case: Case) -> None:
    assert case.differing(asking_by_area(case)) == []


def test_so_are_they_with_what_has_ended_or_is_planned(case: Case) -> None:
    asked = [
        Asking(
            name,
            {"standing": "all", "areas": [0]},
            (Filters(area=case.data.areas[0].name, include_not_current=True),),
        )
        for name in taking(case, "not_current")
    ]
    assert case.differing(asked) == []


def test_by_theme_they_are_so_or_the_page_says_that_they_are_not(case: Case) -> None:
    themes = case.data.themes
    # `ask` takes a part of a theme, so a theme within another stands for both.
    whole = [
        at
        for at, theme in enumerate(themes)
        if sum(theme.casefold() in other.casefold() for other in themes) == 1
    ]
    some = whole[:: max(1, len(whole) // MOST_THEMES)]
    asked = [
        Asking(name, {"themes": [at]}, (Filters(theme=themes[at]),))
        for name in taking(case, "theme")
        for at in some
    ]
    assert some
    differing = {name for name, _ in case.differing(asked)}
    assert differing == {"workload", "weak-leads", "cut-points", "single-points-of-failure"}
    for each, told in zip(asked, case.shown(asked), strict=True):
        assert told["notNarrowedBy"] == (["theme"] if each.question in differing else [])


def test_by_kind_they_are_so_or_the_page_says_that_they_are_not(case: Case) -> None:
    asked = [
        Asking(name, {"groups": [group]}, tuple(Filters(kind=kind) for kind in kinds))
        for name in taking(case, "kind")
        for group, kinds in GROUPS.items()
        if name != "single-points-of-failure" or len(kinds) == 1
    ]
    assert {name for name, _ in case.differing(asked)} == {"who-leads-what"}
    (told,) = case.shown([Asking("who-leads-what", {"groups": ["people"]}, ())])
    assert told["notNarrowedBy"] == ["kind"]


def test_by_day_they_are_so_or_the_page_says_that_they_are_not(case: Case) -> None:
    asked = [
        Asking(name, {"on": day}, (Filters(on=day),)) for name in taking(case, "on") for day in DAYS
    ]
    assert {name for name, _ in case.differing(asked)} == {"workload"}
    (told,) = case.shown([Asking("workload", {"on": DAYS[0]}, ())])
    assert told["notNarrowedBy"] == ["day"]


def test_what_is_overdue_is_counted_from_the_day(case: Case) -> None:
    asked = [
        Asking("overdue", {"on": day, "areas": areas}, (filters,))
        for day in DAYS
        for areas, filters in (
            ([], Filters(on=day)),
            ([1], Filters(on=day, area=case.data.areas[1].name)),
        )
    ]
    assert case.differing(asked) == []
    without = case.shown([Asking("overdue", {}, ())])[0]
    assert "months" not in without["columns"]
    assert len(without["rows"]) >= max(len(told["rows"]) for told in case.shown(asked))


def test_several_areas_give_the_rows_of_each(case: Case) -> None:
    names = [area.name for area in case.data.areas[:2]]
    asked = [
        Asking(name, {"areas": [0, 1]}, tuple(Filters(area=area) for area in names))
        for name in taking(case, "area")
        if name != "single-points-of-failure"
    ]
    assert case.differing(asked) == []


def test_what_cannot_be_asked_by_a_filter_says_so(case: Case) -> None:
    state = {"themes": [0], "groups": ["panels"], "on": DAYS[0], "sure": True}
    asked = [Asking(name, state, ()) for name in ("shared-services", "no-lead")]
    shared, leads = case.shown(asked)
    assert shared["notNarrowedBy"] == ["theme", "kind", "day", "how sure the reading is"]
    assert leads["notNarrowedBy"] == ["kind", "day", "how sure the reading is"]
