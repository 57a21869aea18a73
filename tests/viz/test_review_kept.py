"""Nothing that a person has typed into a review is lost by a build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.errors import InputError
from tests.viz.review_typing import (
    CSV,
    WORKBOOK,
    add,
    answer,
    graph,
    states,
)
from viz.build import build


@pytest.fixture
def plans(marlow_plans: Path) -> Path:
    return marlow_plans


@pytest.fixture
def out(marlow_out: Path) -> Path:
    return marlow_out


def refused(plans: Path, out: Path, said: str, review: Path | None = None) -> None:
    held = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(InputError, match=said):
        build([plans], out, review=review)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == held


def test_both_forms_changed_is_refused(plans: Path, out: Path) -> None:
    answer(out / WORKBOOK, "Claims", 2, Decision="no")
    (out / CSV).write_bytes((out / CSV).read_bytes().replace(b"chaired by Ann Lee,,", b"x,no,"))
    assert b"x,no," in (out / CSV).read_bytes()
    refused(plans, out, "both changed")
    refused(plans, out, "both changed", out / WORKBOOK)


def test_a_damaged_review_in_out_is_never_overwritten(plans: Path, out: Path) -> None:
    (out / WORKBOOK).write_bytes(b"half of a workbook")
    refused(plans, out, r"review\.xlsx: is not a workbook")


def test_a_sheet_of_ones_own_in_out_is_never_overwritten(plans: Path, out: Path) -> None:
    book = load_workbook(out / WORKBOOK)
    book.create_sheet("My notes")["A1"] = "ask Jo"
    book.save(out / WORKBOOK)
    refused(plans, out, "would lose .sheet My notes")
    refused(plans, out, "would lose .sheet My notes", out / WORKBOOK)


def test_answers_in_out_that_the_given_file_lacks_are_kept(
    plans: Path, out: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.csv"
    shutil.copy(out / CSV, mine)
    answer(out / WORKBOOK, "Claims", 2, Decision="no")
    report = build([plans], out, review=mine)
    assert report.review.kept == 1
    assert states(out / WORKBOOK) == {"Claims no": "kept, not applied"}
    answer(out / WORKBOOK, "Claims", 3, Decision="yes")
    yes = tmp_path / "yes.xlsx"
    shutil.copy(out / WORKBOOK, yes)
    answer(yes, "Claims", 3, Decision="no")
    refused(plans, out, "says something else.*Bring the two files together", yes)


def test_a_review_saved_during_the_build_is_not_overwritten(plans: Path, out: Path) -> None:
    def save(what: str, _done: int, _of: int) -> None:
        if what == "writing the graph":
            answer(out / WORKBOOK, "Claims", 2, Decision="no")

    before = graph(out)
    # There is something to build.
    (plans / "more.tsv").write_text("Action\tLead\nPaint the fence\tAnn Lee\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed while"):
        build([plans], out, progress=save)
    assert graph(out) == before
    assert build([plans], out).review.kept == 1


@pytest.mark.parametrize("name", ["~$review.xlsx", ".~lock.review.xlsx#"])
def test_a_review_that_is_open_is_said_so(plans: Path, out: Path, name: str) -> None:
    (out / name).write_text("")
    refused(plans, out, "open in a spreadsheet")


@pytest.mark.parametrize(
    ("name", "said"), [("gone.xlsx", "cannot be read"), ("notes.docx", "is no review")]
)
def test_a_review_that_is_none_is_refused(
    plans: Path, out: Path, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "notes.docx").write_text("x")
    refused(plans, out, said, tmp_path / name)


def test_opposite_answers_in_one_review_are_refused(plans: Path, out: Path) -> None:
    answer(out / WORKBOOK, "Merges", 2, Decision="yes")
    add(out / WORKBOOK, what="split", plan="marlow bay.txt", thing="Ann Lee", kind="person",
        other="Anne Lea")  # fmt: skip
    refused(plans, out, "sheet Add, row 2: says something else than .*Merges, row 2",
            out / WORKBOOK)  # fmt: skip


def test_a_review_among_the_plans_is_not_read_as_one(plans: Path, out: Path) -> None:
    shutil.copy(out / CSV, plans / "decisions.csv")
    shutil.copy(out / WORKBOOK, plans / "decisions.xlsx")
    report = build([plans], out, review=plans / "decisions.xlsx")
    assert [plan.file for plan in report.plans] == ["marlow bay.txt"]
    assert report.left_out == ()


def test_a_build_from_before_reviews_is_replaced(plans: Path, out: Path) -> None:
    (out / WORKBOOK).unlink()
    (out / CSV).unlink()
    manifest = json.loads((out / "build.json").read_text("utf-8"))
    del manifest["review"]
    gone = (WORKBOOK, CSV)
    manifest["files"] = [name for name in manifest["files"] if name not in gone]
    (out / "build.json").write_text(json.dumps(manifest))
    assert build([plans], out).review.kept == 0
