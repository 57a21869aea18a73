"""Judgements through a build: applied, named where they do not fit, and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.review.judgements import shown
from graph.review.relations import words_of
from graph.store import open_store
from graph.validate import doubtful_claims, validate
from tests.viz.review_typing import (
    CSV,
    WORKBOOK,
    add,
    answer,
    claims_sheet,
    graph,
    noted,
    states,
)
from viz.build import PICTURE, build
from viz.explorer.make import EXPLORER
from viz.explorer.page import bundled
from viz.findings import findings
from viz.report import headline
from viz.review_csv import read_csv

PAGE = EXPLORER if bundled() else PICTURE


@pytest.fixture
def plans(marlow_plans: Path) -> Path:
    return marlow_plans


@pytest.fixture
def out(marlow_out: Path) -> Path:
    return marlow_out


def test_every_claim_that_check_lists_is_in_the_review(out: Path) -> None:
    store = open_store(out)
    listed = [
        (shown(str(s)), words_of(str(r)), shown(str(o)), shown(str(q)))
        for _, s, r, o, q, *_ in doubtful_claims(store).rows
    ]
    assert sorted(listed) == sorted(claims_sheet(out))
    assert len(listed) == 2
    found = [row for row in findings(store).rows if row[0] == "reading"]
    assert {row[3] for row in found} == {f"{s} – {r} – {o}" for s, r, o, _ in listed}


def test_an_empty_review_changes_nothing(plans: Path, out: Path, tmp_path: Path) -> None:
    build([plans], tmp_path / "two", review=out / WORKBOOK)
    for name in ("graph.nq", "graph.trig", WORKBOOK, CSV, PAGE):
        assert (tmp_path / "two" / name).read_bytes() == (out / name).read_bytes(), name


def test_judgements_are_applied_and_both_forms_give_the_same(
    plans: Path, out: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.xlsx"
    shutil.copy(out / WORKBOOK, mine)
    answer(mine, "Merges", 2, Decision="no", Decided_by="Jo")
    answer(mine, "Kinds", 2, Decision="no", Right_kind="panel")
    add(mine, what="alias", thing="Joint Team", other="JET")
    report = build([plans], out, review=mine)
    assert report.warnings == ()
    assert (report.review.judgements, report.review.applied) == (3, 3)
    assert "3 judgements applied" in headline(report, [])
    assert states(out / WORKBOOK) == dict.fromkeys(("Merges no", "Kinds no", "Add None"), "applied")
    people = open_store(out).query("SELECT ?n { ?p a foaf:Person ; skos:prefLabel ?n }")
    assert set(people.column("n")) == {"Ann Lee", "Anne Lea"}
    assert noted(out)["file"] == "mine.xlsx"
    assert noted(out)["applied"] == 3
    first = graph(out)
    build([plans], tmp_path / "from-csv", review=out / CSV)
    assert graph(tmp_path / "from-csv") == first
    assert [r for r in validate(open_store(out)).rows if "udgement" in str(r)] == []


def test_a_judgement_taken_back_restores_what_was_there(
    plans: Path, out: Path, tmp_path: Path
) -> None:
    before = graph(out)
    mine = tmp_path / "mine.xlsx"
    shutil.copy(out / WORKBOOK, mine)
    answer(mine, "Claims", 2, Decision="no")
    build([plans], out, review=mine)
    assert graph(out) != before
    answer(mine, "Claims", 2, Decision="")
    report = build([plans], out, review=mine)
    assert graph(out) == before
    assert report.warnings == (), "what stands in a file of one's own may be taken back there"


def test_without_the_review_judgements_are_kept_but_not_applied(plans: Path, out: Path) -> None:
    before = graph(out)
    answer(out / WORKBOOK, "Claims", 2, Decision="no", Note="ask Jo")
    for _ in range(2):
        report = build([plans], out)
        assert graph(out) == before
        assert "1 judgement of the earlier build is kept" in report.warnings[0]
        assert "--review" in report.warnings[0]
        assert states(out / WORKBOOK) == {"Claims no": "kept, not applied"}
    report = build([plans], out, review=out / WORKBOOK)
    assert report.review.applied == 1
    assert graph(out) != before
    (judgement,) = read_csv((out / CSV).read_bytes(), "r")
    assert judgement.note == "ask Jo"


def test_a_note_without_a_decision_is_kept_too(plans: Path, out: Path) -> None:
    answer(out / WORKBOOK, "Claims", 2, Note="ask Jo")
    build([plans], out)
    build([plans], out, review=out / WORKBOOK)
    (judgement,) = read_csv((out / CSV).read_bytes(), "r")
    assert (judgement.note, judgement.decision) == ("ask Jo", "")


def test_what_no_longer_fits_is_named_and_kept(plans: Path, out: Path) -> None:
    add(out / WORKBOOK, what="rename", thing="Ada Byron", other="Ada")
    add(out / WORKBOOK, row=3, what="rename", plan="gone.txt", thing="JET", other="Jet")
    for _ in range(2):
        report = build([plans], out, review=out / WORKBOOK)
        assert report.review.applied == 0
        first, second = sorted(report.warnings)
        assert "sheet Add, row" in first
        assert "the plan names no thing 'Ada Byron'" in first + second
        assert "no plan 'gone.txt' was read" in first + second
        assert len(read_csv((out / CSV).read_bytes(), "r")) == 2
    assert states(out / WORKBOOK)["Add None"].startswith("no longer fits: ")
    assert str(out) not in (out / "build.json").read_text("utf-8")


def test_an_answer_that_lacks_its_decision_is_said_so(plans: Path, out: Path) -> None:
    answer(out / WORKBOOK, "Kinds", 2, Right_kind="panel")
    report = build([plans], out, review=out / WORKBOOK)
    assert "sheet Kinds, row 2" in report.warnings[0]
    assert "its decision is empty" in report.warnings[0]


def test_one_line_for_all_plans_fits_if_it_fits_one(plans: Path, out: Path) -> None:
    (plans / "second.txt").write_text("plan")
    add(out / WORKBOOK, what="rename", thing="JET", other="Jet Team")
    build([plans], out, review=out / WORKBOOK)
    names = open_store(out).query("SELECT ?p { GRAPH ?p { ?t skos:prefLabel 'Jet Team' } }")
    assert len(names.rows) == 2


def test_an_answer_through_another_line_is_not_asked_again(plans: Path, out: Path) -> None:
    add(out / WORKBOOK, what="split", plan="marlow bay.txt", thing="Ann Lee", kind="person",
        other="Anne Lea")  # fmt: skip
    build([plans], out, review=out / WORKBOOK)
    assert load_workbook(out / WORKBOOK)["Merges"].max_row == 1
