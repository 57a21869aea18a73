"""What the pictures trace and the matrix counts, beside what `ask who-leads-what` gives."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.store import open_store
from graph.table import Table
from queries.run import ask
from viz.build import build
from viz.explorer.data import page_data
from viz.explorer.records import PageData, to_json

PAGE = Path(__file__).resolve().parents[3] / "viz" / "page"
REAL = Path(__file__).resolve().parents[4] / "shared" / "plans"
NO_THEME = "No theme stated"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (PAGE / "node_modules" / "esbuild").is_dir(),
    reason="the explorer's packages are not installed: make test does it where Node and npm are",
)


@dataclass(frozen=True)
class Case:
    data: PageData
    leads: Table
    told: dict[str, Any]

    def action(self, node: int) -> tuple[str, str | None, str]:
        """An action as a row of the answer tells it from others."""
        action = self.data.nodes[node]
        return self.data.areas[action.areas[0]].name, action.number or None, action.label


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pictured") / "pictured.mjs"
    esbuild = PAGE / "node_modules" / "esbuild" / "bin" / "esbuild"
    entry = PAGE / "tests" / "pictured.ts"
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
    data = page_data(store, {})
    done = subprocess.run(
        ("node", program),
        input=f'{{"data":{to_json(data)}}}',
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return Case(data, ask(store, "who-leads-what"), json.loads(done.stdout))


def rows(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_selecting_a_lead_traces_exactly_the_actions_that_ask_gives(case: Case) -> None:
    asked = defaultdict(set)
    for row in rows(case.leads):
        if row["lead"]:
            asked[row["lead"]].add((row["area"], row["number"], row["action"]))
    traced = defaultdict(set)
    for each in case.told["leads"]:
        traced[each["lead"]] |= {case.action(node) for node in each["led"]}
    assert asked
    assert traced == asked


def test_no_action_is_traced_but_those_that_state_or_name_what_is_selected(case: Case) -> None:
    joined = defaultdict(set)
    for fact in case.data.facts:
        joined[fact.source].add(fact.target)
        joined[fact.target].add(fact.source)
    for mention in case.data.mentions:
        joined[mention.node].add(mention.action)
    for each in case.told["leads"]:
        assert set(each["all"]) <= joined[each["node"]]


def test_the_matrix_counts_each_lead_s_distinct_actions_by_theme(case: Case) -> None:
    asked = defaultdict(set)
    for row in rows(case.leads):
        bodies = (row["lead organisation"] or "").split("; ")
        action = (row["area"], row["number"], row["action"])
        for name in filter(None, (row["lead"], *bodies)):
            asked[name, row["theme"] or NO_THEME].add(action)
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for lead, theme, count in case.told["byTheme"]:
        if count:
            counted[lead, theme] += count
    assert counted == {key: len(actions) for key, actions in asked.items()}


def test_the_matrix_counts_every_action_of_an_area_by_theme(case: Case) -> None:
    wanted: dict[tuple[str, str], int] = defaultdict(int)
    for node in case.data.nodes:
        if node.kind == "action":
            theme = case.data.themes[node.theme] if node.theme >= 0 else NO_THEME
            wanted[theme, case.data.areas[node.areas[0]].name] += 1
    counted = {(theme, area): count for theme, area, count in case.told["byArea"] if count}
    assert counted == wanted
