"""The five real plans, where they lie beside the repository: built once, checked whole."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from openpyxl import load_workbook

from graph.records import plain
from graph.store import GRAPH_FILE, MANIFEST_FILE, open_store
from graph.validate import validate
from ontology.vocab import expand
from queries.catalogue import questions
from queries.resilience.without import without
from queries.run import ask
from viz.build import TABLES, TRIG
from viz.workbook.book import graph_bytes

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
PLANS = SHARED / "plans"
SCORER = SHARED / "scoring" / "score.py"

pytestmark = pytest.mark.skipif(
    not PLANS.is_dir(), reason="the real plans are not beside the repository"
)

LEAST = [
    ("actions", "f1", 0.98),
    ("number", "accuracy", 0.97),
    ("theme", "accuracy", 0.97),
    ("dates", "accuracy", 0.97),
    ("leads", "f1", 0.97),
    ("lead organisations", "f1", 0.96),
    ("supporting", "f1", 0.96),
    ("mentions", "f1", 0.90),
    ("entities", "f1", 0.93),
    ("person", "f1", 0.98),
    ("organisation", "f1", 0.92),
    ("panel", "f1", 0.90),
    ("service", "f1", 0.88),
    ("role", "f1", 0.80),
    ("document", "f1", 0.80),
    ("relations", "f1", 0.80),
]


@dataclass(frozen=True, slots=True)
class Built:
    """A build of the real plans: its folder, its manifest, and the quads of its graph."""

    out: Path
    manifest: dict[str, Any]
    quads: tuple[ox.Quad, ...]


def build_apart(out: Path) -> None:
    """Builds in a process of its own: the order of sets differs between processes."""
    code = (
        "import sys; from pathlib import Path; from viz.build import build; "
        "build([Path(sys.argv[1])], Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(PLANS), str(out)]
    subprocess.run(command, cwd=REPOSITORY, check=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("real") / "out"
    build_apart(out)
    manifest: dict[str, Any] = json.loads((out / MANIFEST_FILE).read_text("utf-8"))
    quads = ox.parse(path=str(out / GRAPH_FILE), format=ox.RdfFormat.N_QUADS)
    return Built(out, manifest, tuple(quads))


def values(built: Built, predicate: str) -> dict[tuple[str, str], str]:
    """The literal objects of a predicate, by graph and subject."""
    name = expand(predicate)
    return {
        (str(quad.graph_name), str(quad.subject)): quad.object.value
        for quad in built.quads
        if quad.predicate.value == name and isinstance(quad.object, ox.Literal)
    }


def test_every_plan_is_built_and_none_left_out(built: Built) -> None:
    assert set(values(built, "pg:fileName").values()) == {path.name for path in PLANS.iterdir()}
    assert built.manifest["left_out"] == []


def test_every_quote_stands_at_its_offsets(built: Built) -> None:
    files = {graph: name for (graph, _), name in values(built, "pg:fileName").items()}
    texts = {graph: (PLANS / name).read_text("utf-8") for graph, name in files.items()}
    quotes = values(built, "pg:quote")
    starts, ends = values(built, "pg:charStart"), values(built, "pg:charEnd")
    assert len(quotes) > 1000
    wrong = [
        (files[place[0]], quote)
        for place, quote in quotes.items()
        if texts[place[0]][int(starts[place]) : int(ends[place])] != quote
    ]
    assert wrong == []


def test_another_build_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    again = tmp_path / "again"
    build_apart(again)
    for name in (GRAPH_FILE, TRIG, TABLES):
        assert (again / name).read_bytes() == (built.out / name).read_bytes(), name


def test_the_workbook_is_that_of_the_graph_and_its_links_lead_somewhere(built: Built) -> None:
    data = (built.out / TABLES).read_bytes()
    assert graph_bytes(open_store(built.out)) == data
    book = load_workbook(io.BytesIO(data))
    assert set(book.sheetnames) >= {question.name for question in questions()}
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    links = {cell.hyperlink.location for cell in cells if cell.hyperlink}
    assert len(links) > 100
    for link in links:
        title, _, where = str(link).rpartition("!")
        assert book[title.strip("'")][where].value


def test_the_shapes_find_no_violation(built: Built) -> None:
    found = validate(open_store(built.out))
    assert [row for row in found.rows if row[found.columns.index("severity")] == "Violation"] == []


@pytest.fixture(scope="module")
def figures(built: Built) -> dict[str, dict[str, Any]]:
    """The scorer's figures over all annotated plans."""
    done = subprocess.run(
        [sys.executable, str(SCORER), str(built.out / GRAPH_FILE), "--json"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)["all"]
    return found


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer is not beside the repository")
@pytest.mark.parametrize(("what", "measure", "least"), LEAST, ids=[what for what, _, _ in LEAST])
def test_scores_stay_up(
    figures: dict[str, dict[str, Any]], what: str, measure: str, least: float
) -> None:
    assert figures[what][measure] >= least, figures[what]


WEAK_POINTS = [
    "governance",
    "concentration",
    "cut-points",
    "single-points-of-failure",
    "sole-providers",
]


@pytest.mark.parametrize("name", WEAK_POINTS)
def test_every_answer_quotes_its_plan(built: Built, name: str) -> None:
    texts = {path.name: plain(path.read_text("utf-8")) for path in PLANS.iterdir()}
    found = ask(open_store(built.out), name)
    assert found.rows
    for quote, place in zip(found.column("quote"), found.column("place"), strict=True):
        assert plain(str(quote)) in texts[str(place).partition(", ")[0]]


def test_both_gang_panels_report_to_the_reducing_reoffending_board(built: Built) -> None:
    found = ask(open_store(built.out), "governance", area="Havering")
    lines = dict(zip(found.column("name"), found.column("line"), strict=True))
    for panel in ("East Area Gangs Panel", "Serious Group Violence Panel"):
        assert lines[panel] == f"{panel} → Reducing Reoffending Board"


def test_the_busiest_lead_of_each_plan(built: Built) -> None:
    found = ask(open_store(built.out), "concentration")
    columns = ("area", "theme", "leading as", "busiest", "actions of busiest")
    rows = set(zip(*(found.column(name) for name in columns), strict=True))
    assert ("Southwark", None, "lead", "Stephen Douglass", 17) in rows
    assert ("Harrow", None, "lead", "Mark Scanlon", 17) in rows


def test_what_is_lost_without_two_of_them(built: Built) -> None:
    found = without(open_store(built.out), ["Stephen Douglass", "Redthread"]).table
    counts = Counter(zip(found.column("area"), found.column("finding"), strict=True))
    assert counts["Southwark", "no lead left"] == 11
    assert counts["Southwark", "another lead stays"] == 6
    assert counts["Southwark", "another supporter stays"] == 1
    assert counts["Harrow", "no lead organisation left"] == 1
    assert counts["Havering", "nothing found"] == 1
    near = [
        row[4] for row in found.rows if row[1:3] == ("nearest to take over", "Stephen Douglass")
    ]
    assert "Nina Dohel: leads 3 of the same 17 actions" in str(near[0])
