from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import partnergraph
from graph.errors import InputError
from graph.rdf import ontology_quads, plan_quads, registry_quads, write_nquads
from graph.records import PlanRecords
from graph.store import FORMAT, GRAPH_FILE, MANIFEST_FILE
from queries.versions.change import COLUMNS
from tests.graph.made_plan import MadePlan

NAMES = [column.name for column in COLUMNS]
ROWS = """Hillford Community Safety Partnership plan, 2018-2020

Action No\tAction\tNamed lead\tLead organisation\tStart date\tEnd date\tProgress
1\tVisit the families of young people at risk\tAnn Lee\tHillford Council\tApr-18\tMar-19\tBegun
2\tSweep the parks for hidden knives each week\tAnn Lee\tHillford Council\tApr-18\tMar-19\t
"""


def made(
    key: str = "harbourton",
    area: str = "Harbourton",
    person: str = "Nadia Okafor",
    text: str = "Hold a weekly meeting on young people at risk",
) -> PlanRecords:
    plan = MadePlan(area, key).has("person", person).does(text, "Review what was agreed")
    return plan.says(person, "leads", text).records()


def write(folder: Path, *plans: PlanRecords) -> Path:
    folder.mkdir()
    quads = [*ontology_quads(), *registry_quads()]
    for plan in plans:
        quads += plan_quads(plan)
    write_nquads(quads, folder / GRAPH_FILE)
    (folder / MANIFEST_FILE).write_text(json.dumps({"format": FORMAT}))
    return folder


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    """Two builds: one plan with another lead and text, one that is gone, one that is new."""
    old = write(tmp_path / "old", made(), made("saltmarsh", area="Saltmarsh", person="Ian Reed"))
    new = write(
        tmp_path / "new",
        made(person="Lena Brandt", text="=Hold a weekly meeting on people at risk of harm"),
        made("dunham", area="Dunham"),
    )
    return old, new


def run(*arguments: object) -> Result:
    return CliRunner().invoke(partnergraph.main, ["compare", *map(str, arguments)])


def test_two_builds_are_compared_plan_by_plan(builds: tuple[Path, Path]) -> None:
    done = run(*builds)
    assert done.exit_code == 0, done.output
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "lead changed: 1" in lines
    assert "before: Nadia Okafor" in lines
    assert "after:  Lena Brandt" in lines
    assert "Plans that only the newer build has" in lines
    assert any(line.startswith("Dunham plan (dunham.txt") for line in lines)
    assert any(line.startswith("Saltmarsh plan (saltmarsh.txt") for line in lines)


def test_the_other_forms_hold_a_row_for_each_change(builds: tuple[Path, Path]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*builds, "--format", "csv").stdout)))
    assert list(rows[0]) == NAMES
    changes = {row["change"] for row in rows}
    assert changes >= {"plan new", "plan gone", "lead changed", "action reworded"}
    reworded = next(row for row in rows if row["change"] == "action reworded")
    assert reworded["after"].startswith("'=Hold"), "a spreadsheet would run it"
    listed = json.loads(run(*builds, "--format", "json").stdout)
    assert [row["change"] for row in listed] == [row["change"] for row in rows]


def test_a_workbook_tells_what_the_columns_hold(builds: tuple[Path, Path], tmp_path: Path) -> None:
    done = run(*builds, "--format", "xlsx")
    path = tmp_path / "changes.xlsx"
    path.write_bytes(done.stdout_bytes)
    (sheet,) = load_workbook(path).worksheets
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("What changed" in str(cell) for cell in cells[0])
    assert NAMES in cells
    assert any("lead changed" in row for row in cells)


def test_the_same_input_gives_the_same_bytes(builds: tuple[Path, Path]) -> None:
    for form in ("table", "csv", "xlsx"):
        first, again = (run(*builds, "--format", form).stdout_bytes for _ in range(2))
        assert first == again


def test_two_plans_of_one_build_by_key_file_or_title(builds: tuple[Path, Path]) -> None:
    old, _ = builds
    for one, other in (
        ("harbourton", "saltmarsh"),
        ("HARBOURTON.txt", "saltmarsh.txt"),
        ("Harbourton  plan", "Saltmarsh plan"),
    ):
        done = run(one, other, "--graph", old)
        assert done.exit_code == 0
        assert "Harbourton plan" in done.stdout.splitlines()[0]
        assert "after:  Ian Reed" in done.stdout


def test_without_graph_plans_are_those_of_the_usual_folder(
    builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(builds[0].parent)
    builds[0].rename("partnergraph-out")
    assert run("harbourton", "saltmarsh").exit_code == 0


def test_two_files_are_read_and_nothing_is_written(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(ROWS)
    new.write_text(ROWS.replace("Mar-19\tBegun", "Sep-19\tBegun").replace("2018-2020", "2018-2021"))
    rows = json.loads(run(old, new, "--format", "json").stdout)
    told = {row["change"]: row for row in rows}
    late = told["deadline extended before it was met"]
    assert (late["before"], late["after"], late["days later"]) == ("2019-03", "2019-09", 183)
    assert late["place after"].startswith("new.txt, ")
    assert "period changed" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.txt", "old.txt"]


def test_nothing_changed_is_said(builds: tuple[Path, Path]) -> None:
    same = write(builds[0].parent / "same", made())
    one = write(builds[0].parent / "one", made())
    done = run(one, same)
    assert done.exit_code == 0
    assert "nothing changed" in done.stderr


def test_nothing_in_common_is_said(tmp_path: Path) -> None:
    other = PlanRecords(made("dunham").document, "dunham", "Dunham plan")
    done = run(write(tmp_path / "one", made()), write(tmp_path / "other", other))
    assert done.exit_code == 0
    assert "not one action in common" in done.stderr


def test_builds_without_a_plan_in_common_are_said_to_have_none(tmp_path: Path) -> None:
    old = write(tmp_path / "o", made(), made("a", area="Ashby"))
    new = write(tmp_path / "n", made("b", area="Bray"), made("c", area="Combe"))
    done = run(old, new)
    assert "no plan in common" in done.stderr
    assert len(done.stdout.splitlines()) == 6


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("missing", "missing too", "there is no such folder or file"),
        ("empty", "new", "no graph has been built here"),
        ("new", "new", "both are the same"),
        ("broken", "new", "cannot be read"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    builds: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    said: str,
) -> None:
    monkeypatch.chdir(builds[0].parent)
    Path("empty").mkdir()
    Path("broken").mkdir()
    (Path("broken") / MANIFEST_FILE).write_text("{")
    (Path("broken") / GRAPH_FILE).write_text("")
    done = run(old, new)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [("harborton", "Did you mean harbourton"), ("qq", "Give one of harbourton, saltmarsh")],
)
def test_an_unknown_plan_brings_the_nearest(
    builds: tuple[Path, Path], name: str, said: str
) -> None:
    done = run(name, "saltmarsh", "--graph", builds[0])
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_title_of_several_plans_is_refused(tmp_path: Path) -> None:
    out = write(tmp_path / "out", made("a"), made("b"))
    done = run("Harbourton plan", "b", "--graph", out)
    assert done.exit_code == 2
    assert "several plans. Give a, b" in done.stderr


def test_a_plan_is_not_compared_with_itself(builds: tuple[Path, Path]) -> None:
    done = run("harbourton", "harbourton.txt", "--graph", builds[0])
    assert done.exit_code == 2
    assert "both are the same" in done.stderr


def test_python_users_get_a_data_frame(builds: tuple[Path, Path]) -> None:
    old, new = builds
    graph = partnergraph.load(old)
    frame = graph.compare(partnergraph.load(new))
    assert list(frame.columns) == NAMES
    pd.testing.assert_frame_equal(frame, graph.compare(str(new)))
    lead = frame[frame["change"] == "lead changed"].iloc[0]
    assert (lead["before"], lead["after"]) == ("Nadia Okafor", "Lena Brandt")
    assert frame["days later"].dtype == "Int64"
    with pytest.raises(InputError, match="no graph has been built"):
        graph.compare(old / "nowhere")


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    old = write(tmp_path / "o", made())
    new = write(tmp_path / "n", made(person="Lena\x1b[31m Brandt"))
    assert "\x1b" not in run(old, new).output
