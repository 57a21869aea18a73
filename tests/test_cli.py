"""The command line as a user meets it: whole processes, their output and exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.rdf import plan_quads, write_nquads
from graph.store import GRAPH_FILE
from tests.conftest import MakePlan

REPOSITORY = Path(__file__).resolve().parent.parent
COMMANDS = [
    *("build", "ask", "sparql", "show", "without", "compare", "check", "export", "score"),
    *("explore", "serve", "forget"),
]
HEAVY = ["spacy", "pandas", "numpy", "rdflib", "networkx", "pyvis", "IPython", "rich", "lxml"]


def partnergraph(
    *arguments: str | Path, stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(REPOSITORY / "partnergraph.py"), *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
    )


@pytest.fixture
def out(small_out: Path) -> Path:
    return small_out


def assert_refused(done: subprocess.CompletedProcess[str], *said: str) -> None:
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for words in said:
        assert words in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = partnergraph(command, "--help")
    assert done.returncode == 0
    assert "Example:\n" in done.stdout
    assert f"partnergraph {command}" in done.stdout.split("Example:")[1]


def test_version_and_list_of_commands() -> None:
    assert partnergraph("--version").stdout.startswith("partnergraph ")
    listed = partnergraph("--help").stdout
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_ask_alone_lists_the_questions_without_a_graph(tmp_path: Path) -> None:
    done = partnergraph("ask", "--format", "json", cwd=tmp_path)
    names = [row["question"] for row in json.loads(done.stdout)]
    assert {
        "who-leads-what",
        "workload",
        "shared-services",
        "no-lead",
        "no-lead-organisation",
    } <= set(names)
    assert done.stderr == ""


def test_ask_answers_in_each_form(out: Path) -> None:
    table = partnergraph("ask", "workload", "--graph", out)
    assert "Ian Reed" in table.stdout
    rows = list(
        csv.DictReader(
            io.StringIO(partnergraph("ask", "workload", "--format", "csv", "--graph", out).stdout)
        )
    )
    assert "Ian Reed" in {row["name"] for row in rows}
    objects = json.loads(partnergraph("ask", "workload", "--format", "json", "--graph", out).stdout)
    assert [row["name"] for row in objects] == [row["name"] for row in rows]


def test_ask_of_one_area(out: Path) -> None:
    done = partnergraph("ask", "workload", "--area", "saltmarsh", "--graph", out)
    assert "Ian Reed" in done.stdout
    assert "Nadia Okafor" not in done.stdout


def test_what_is_not_current_is_brought_in_when_asked_for(make_plan: MakePlan, out: Path) -> None:
    plan = make_plan("drayford", area="Drayford", person="Una Vance")
    ended = tuple(replace(claim, status="ended") for claim in plan.claims)
    quads = plan_quads(replace(plan, claims=ended))
    write_nquads(quads, out / GRAPH_FILE)
    question = ("ask", "who-leads-what", "--graph", out, "--format", "json")
    assert json.loads(partnergraph(*question).stdout) == []
    (row,) = json.loads(partnergraph(*question, "--include-not-current").stdout)
    assert (row["lead"], row["status"]) == ("Una Vance", "ended")


def test_what_ask_does_not_know_is_refused_with_advice(out: Path) -> None:
    assert_refused(partnergraph("ask", "work-load", "--graph", out), "workload")
    assert_refused(
        partnergraph("ask", "workload", "--area", "Atlantis", "--graph", out), "Saltmarsh"
    )
    assert_refused(partnergraph("ask", "workload", "--format", "ods", "--graph", out), "csv")


def test_sparql_from_a_file_and_from_standard_input(out: Path, tmp_path: Path) -> None:
    query = "SELECT ?name { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
    file = tmp_path / "query.rq"
    file.write_text(query, encoding="utf-8-sig")
    from_file = partnergraph("sparql", file, "--graph", out, "--format", "csv")
    assert from_file.stdout == "name\nIan Reed\nNadia Okafor\n"
    piped = partnergraph("sparql", "-", "--graph", out, "--format", "csv", stdin=query)
    assert piped.stdout == from_file.stdout


def test_bad_queries_are_refused(out: Path, tmp_path: Path) -> None:
    def ask(query: str) -> subprocess.CompletedProcess[str]:
        return partnergraph("sparql", "-", "--graph", out, stdin=query)

    assert_refused(ask("SELECT WHERE"))
    assert_refused(ask("DELETE WHERE { ?s ?p ?o }"))
    assert_refused(ask("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"))
    assert_refused(partnergraph("sparql", tmp_path / "gone.rq", "--graph", out), "gone.rq")
    assert_refused(partnergraph("sparql", tmp_path, "--graph", out))
    (tmp_path / "latin.rq").write_bytes(b"SELECT '\xff\xfe' {}")
    assert_refused(partnergraph("sparql", tmp_path / "latin.rq", "--graph", out), "UTF-8")


def test_show_tells_what_a_thing_is_and_where(out: Path) -> None:
    done = partnergraph("show", "nadia okafor", "--graph", out)
    assert done.returncode == 0
    assert done.stdout.startswith("Nadia Okafor (Supt)\n  person\n")
    assert "harbourton.txt" in done.stdout
    assert "Hold a weekly meeting" in done.stdout
    assert_refused(partnergraph("show", "Nadja Okafor", "--graph", out), "Nadia Okafor")


def test_export_says_what_it_has_written_and_where(out: Path, tmp_path: Path) -> None:
    done = partnergraph("export", "--to", "graphml", "--graph", out, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("written to partnergraph.graphml: ")
    assert (tmp_path / "partnergraph.graphml").is_file()
    again = ("export", "--to", "graphml", "--graph", out)
    assert_refused(partnergraph(*again, cwd=tmp_path), "partnergraph.graphml", "--force")
    assert partnergraph(*again, "--force", cwd=tmp_path).returncode == 0
    elsewhere = ("-o", tmp_path / "of one", "--area", "Saltmarsh")
    assert (
        "fill it in"
        in partnergraph("export", "--to", "open-referral", "--graph", out, *elsewhere).stderr
    )
    bodies = (tmp_path / "of one" / "organizations.csv").read_text("utf-8")
    assert "Saltmarsh" in bodies
    assert "Harbourton" not in bodies


def test_what_cannot_be_exported_is_refused_with_advice(out: Path, tmp_path: Path) -> None:
    assert_refused(partnergraph("export", "--graph", out), "--to")
    assert_refused(partnergraph("export", "--to", "ods", "--graph", out), "open-referral")
    assert_refused(
        partnergraph("export", "--to", "csv", "--area", "Atlantis", "--graph", out, cwd=tmp_path),
        "Saltmarsh",
    )
    assert_refused(partnergraph("export", "--to", "ttl", "-o", out / "x.ttl", "--graph", out))
    assert not list(tmp_path.glob("partnergraph*"))


def test_a_workbook_of_an_answer_has_its_headings_and_dates(out: Path, tmp_path: Path) -> None:
    code = [sys.executable, str(REPOSITORY / "partnergraph.py"), "ask", "who-leads-what"]
    with (tmp_path / "answer.xlsx").open("wb") as file:
        subprocess.run([*code, "--format", "xlsx", "--graph", str(out)], stdout=file, check=True)
    page = load_workbook(tmp_path / "answer.xlsx")["who-leads-what"]
    assert "Who leads" in str(page["B1"].value)
    assert page["A3"].value == "area"
    assert page.freeze_panes == "A4"


def test_check_has_a_status_of_its_own(out: Path) -> None:
    done = partnergraph("check", "--graph", out, "--format", "json")
    assert done.returncode == (1 if json.loads(done.stdout) else 0)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command", [["ask", "workload"], ["show", "MPS"], ["check"], ["export", "--to", "ttl"]]
)
def test_a_folder_with_no_graph_is_refused(command: list[str], tmp_path: Path) -> None:
    assert_refused(partnergraph(*command, cwd=tmp_path), "partnergraph build")


def test_a_damaged_graph_is_refused(out: Path) -> None:
    (out / GRAPH_FILE).write_bytes(b"<a> <b")
    assert_refused(partnergraph("ask", "workload", "--graph", out), "damaged")


@pytest.mark.parametrize(
    "command", [["ask", "workload"], ["show", "Ian Reed"], ["sparql", "query.rq"], ["ask"]]
)
def test_answers_load_nothing_that_only_a_build_needs(
    command: list[str], out: Path, tmp_path: Path
) -> None:
    (tmp_path / "query.rq").write_text("ASK { ?s ?p ?o }")
    code = (
        "import sys, partnergraph\n"
        "try: partnergraph.main(sys.argv[1:])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    graph = [] if command == ["ask"] else ["--graph", str(out)]
    done = subprocess.run(
        [sys.executable, "-c", code, *command, *graph],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    assert done.stderr.strip() == "[]"


def test_a_reader_that_goes_away_is_no_error(out: Path) -> None:
    query = "SELECT * { ?s ?p ?o . ?o2 ?p2 ?s } LIMIT 50000"
    command = [
        sys.executable,
        str(REPOSITORY / "partnergraph.py"),
        "sparql",
        "-",
        "--graph",
        str(out),
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(query.encode())
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_ctrl_c_ends_with_a_message_and_130() -> None:
    code = (
        "import signal, partnergraph\n"
        "from viz import commands\n"
        "commands.show = lambda *_: signal.raise_signal(signal.SIGINT)\n"
        "partnergraph.main(['show', 'anything'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    assert done.returncode == 130
    assert "interrupted" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["build"], ["build", "gone.txt"], ["build", "."], ["nonsense"]]
)
def test_bad_arguments_are_refused(arguments: list[str], tmp_path: Path) -> None:
    assert_refused(partnergraph(*arguments, cwd=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(REPOSITORY / "partnergraph.py"), "ask"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_tells_what_is_lost(out: Path) -> None:
    done = partnergraph("without", "Nadia Okafor", "--graph", out)
    assert done.returncode == 0, done.stderr
    assert "Without Nadia Okafor" in done.stdout
    assert "Actions left without a named lead: 1" in done.stdout
    narrowed = ("--area", "Saltmarsh", "--format", "json")
    done = partnergraph("without", "Ian Reed", *narrowed, "--graph", out)
    assert [row["finding"] for row in json.loads(done.stdout)] == ["no lead left"]
    done = partnergraph("without", "Ian Reed", "--format", "csv", "--graph", out)
    assert next(csv.DictReader(io.StringIO(done.stdout)))["what"].startswith("Hold a weekly")


def test_without_refuses_a_name_that_nothing_has(out: Path) -> None:
    done = partnergraph("without", "Nadia Okafur", "--graph", out)
    assert_refused(done, "Did you mean Nadia Okafor")
    assert partnergraph("without", "--graph", out).returncode == 2


def test_forgetting_asks_before_and_says_what_remains(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    rows = "Action\tLead\nMow the lawn\tNia Vale\nSweep the street\tRohan Sellick\n"
    (folder / "hillford.tsv").write_text(rows, encoding="utf-8")
    built = tmp_path / "built"
    assert partnergraph("build", folder, "-o", built).returncode == 0
    asked = partnergraph("forget", "Nia Vale", "--graph", built)
    assert asked.returncode == 2
    assert "hillford.tsv: named once" in asked.stdout
    assert "has removed nothing" in asked.stderr
    assert "Nia Vale" in (built / GRAPH_FILE).read_text("utf-8")
    done = partnergraph("forget", "Nia Vale", "--yes", "--graph", built)
    assert done.returncode == 0
    assert "the plans themselves still hold it" in done.stdout
    assert "Nia Vale" not in (built / GRAPH_FILE).read_text("utf-8")
    assert_refused(partnergraph("forget", "Nia Vale", "--yes", "--graph", built), "no person's")
    assert_refused(partnergraph("forget", "Nia Vale", "--graph", tmp_path / "none"), "no graph")
