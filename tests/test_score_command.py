"""`partnergraph score` as a user meets it, and answers as workbooks."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.store import GRAPH_FILE
from tests.test_cli import REPOSITORY, assert_refused, partnergraph


@pytest.fixture
def out(small_out: Path) -> Path:
    return small_out


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold for one of the two plans; it wants a lead that the plan has not."""
    path = tmp_path / "saltmarsh.json"
    text = "Hold a weekly meeting on young people at risk"
    people = [{"id": "a", "kind": "person", "name": "Supt Ian Reed"}]
    people.append({"id": "b", "kind": "person", "name": "Zo\u00eb =Adeyemi"})
    actions = [{"id": "1", "text": text, "number": "1", "parts": [{"leads": ["a", "b"]}]}]
    path.write_text(json.dumps({"entities": people, "actions": actions}), encoding="utf-8")
    return path


def test_score_tells_how_right_a_graph_is(out: Path, gold: Path) -> None:
    done = partnergraph("score", out, gold)
    assert done.returncode == 0, done.stderr
    figures = json.loads(partnergraph("score", out / GRAPH_FILE, gold, "--format", "json").stdout)
    (leads,) = (row for row in figures if (row["plan"], row["measure"]) == ("all", "leads"))
    assert (leads["right"], leads["wrong"], leads["missed"]) == (1, 0, 1)
    assert leads["f1"] == pytest.approx(2 / 3, abs=1e-4)
    listed = partnergraph("score", out, gold.parent, "--verbose").stdout
    assert "saltmarsh: missed leads: Zo\u00eb =Adeyemi" in listed
    assert listed.splitlines()[-1].startswith("saltmarsh")
    rows = partnergraph("score", out, gold, "--verbose", "--format", "csv").stdout
    assert {row["finding"] for row in csv.DictReader(io.StringIO(rows))} == {"missed", "extra"}


def test_score_can_ask_for_a_least_figure(out: Path, gold: Path) -> None:
    assert partnergraph("score", out, gold, "--min", "leads=0.6").returncode == 0
    done = partnergraph("score", out, gold, "--min", "leads=0.6", "--min", "leads=0.7")
    assert done.returncode == 1
    assert "leads is 0.667, less than 0.7" in done.stderr
    assert done.stdout
    assert_refused(partnergraph("score", out, gold, "--min", "everything=1"), "leads")


def test_score_refuses_bad_input_and_says_what_is_absent(out: Path, gold: Path) -> None:
    assert_refused(partnergraph("score", gold, gold), "graph.nq")
    assert_refused(partnergraph("score", out, out / "gone.json"), "gone.json")
    gold.write_text('{"actions": [{"id": "1"}]}')
    assert_refused(partnergraph("score", out, gold), "saltmarsh.json, actions[0] (1), text")
    gold.write_text('{"actions": []}')
    done = partnergraph("score", out, gold.rename(gold.with_name("elsewhere.json")))
    assert done.returncode == 0
    assert "elsewhere" in done.stderr


@pytest.mark.parametrize("command", ["ask", "score"])
def test_an_answer_can_be_had_as_a_workbook(command: str, out: Path, gold: Path) -> None:
    arguments = {"ask": ["workload", "--graph", out], "score": [out, gold]}[command]
    program = [sys.executable, str(REPOSITORY / "partnergraph.py"), command]
    done = subprocess.run(
        [*program, *map(str, arguments), "--format", "xlsx"], capture_output=True, check=True
    )
    (page,) = load_workbook(io.BytesIO(done.stdout)).worksheets
    place, first = {"ask": ("A3", "area"), "score": ("A1", "plan")}[command]
    assert page[place].value == first
    assert page.max_row > 2
