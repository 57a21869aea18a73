"""A review from the command line, on a sample plan that is really read."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.review.judgements import shown
from graph.review.relations import words_of
from graph.store import open_store
from graph.validate import doubtful_claims

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = REPOSITORY / "samples" / "southwark.txt"


def partnergraph(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(REPOSITORY / "partnergraph.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed") / "out"
    done = partnergraph("build", SAMPLE, "-o", folder)
    assert done.returncode == 0, done.stderr
    assert "review.xlsx" in done.stdout
    return folder


def test_every_low_claim_that_check_lists_is_in_the_review_of_a_sample(out: Path) -> None:
    listed = {
        (shown(str(s)), words_of(str(r)), shown(str(o)), shown(str(q)))
        for _, s, r, o, q, *_ in doubtful_claims(open_store(out)).rows
    }
    page = load_workbook(out / "review.xlsx")["Claims"]
    asked = {tuple(str(row[at].value) for at in (1, 3, 4, 6)) for row in page.iter_rows(min_row=2)}
    assert listed == asked
    assert listed
    done = partnergraph("check", "--graph", out, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["about"] for row in rows if row["where"] == "reading"} == {
        " – ".join(claim[:3]) for claim in listed
    }
    assert done.returncode == 1


def test_all_doubts_can_be_settled_and_the_graph_stays_whole(out: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.xlsx"
    book = load_workbook(out / "review.xlsx")
    for page in book.worksheets[1:-1]:
        headings = {cell.value: cell.column for cell in page[1]}
        for row in range(2, page.max_row + 1):
            # One by one yes and no; what is no name of its kind is none at all.
            page.cell(row, headings["Decision"]).value = ("yes", "no")[row % 2]
            if page.title == "Kinds" and row % 2:
                page.cell(row, headings["Right kind"]).value = "not a name"
            if page.title == "Cells" and not row % 2:
                page.cell(row, headings["Whom"]).value = "Metropolitan Police Service"
    book.save(mine)
    done = partnergraph("build", SAMPLE, "-o", tmp_path / "out", "--review", mine)
    assert done.returncode == 0, done.stderr
    checked = partnergraph("check", "--graph", tmp_path / "out", "--format", "csv")
    found = {row["where"] for row in csv.DictReader(io.StringIO(checked.stdout))}
    assert "graph" not in found, checked.stdout


def test_a_review_that_is_not_there_is_refused_with_advice(tmp_path: Path) -> None:
    done = partnergraph("build", SAMPLE, "-o", tmp_path / "o", "--review", tmp_path / "gone.xlsx")
    assert done.returncode == 2
    assert "gone.xlsx: cannot be read" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "o").exists()
