"""Where nothing has changed, a build leaves OUT as it is; whatever has, it builds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import DISK_FOLDER, MANIFEST_FILE
from viz.build import build
from viz.report import BuildReport, headline

ROWS = "Action\tLead\nMeet the {0} board each month\tAnn Lee\nPaint the {0} fence\tRaj Patel\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("hillford", "marsham"):
        (folder / f"{name}.tsv").write_text(ROWS.format(name.title()), encoding="utf-8")
    (folder / "empty.tsv").write_text("", encoding="utf-8")
    (folder / "old.doc").write_bytes(b"in a format that is not read")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def first(plans: Path, out: Path) -> BuildReport:
    return build([plans], out)


def stamps(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in out.iterdir()}


def test_what_is_unchanged_is_left_as_it_is(first: BuildReport, plans: Path, out: Path) -> None:
    before = stamps(out)
    again = build([plans], out)
    assert again.unchanged
    assert stamps(out) == before, "no file was written anew"
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []
    assert "nothing has changed since the last build" in headline(again, ())


def test_a_store_on_the_disk_is_left_too(
    plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.disk_store.ENOUGH", 1)
    build([plans], out)
    before = stamps(out)
    assert DISK_FOLDER in before
    assert build([plans], out).unchanged
    assert stamps(out) == before


def test_the_report_is_that_of_the_build_before(first: BuildReport, plans: Path, out: Path) -> None:
    again = build([plans], out)
    assert not first.unchanged
    assert (again.plans, again.things, again.review) == (first.plans, first.things, first.review)
    assert again.left_out == first.left_out, "with the places where the files lie"
    assert again.warnings == first.warnings
    assert again.kept == len(first.plans)


def _edit_plan(plans: Path, _out: Path) -> None:
    (plans / "marsham.tsv").write_text(ROWS.format("Marsh"), encoding="utf-8")


def _rename_plan(plans: Path, _out: Path) -> None:
    (plans / "marsham.tsv").rename(plans / "marsham-2.tsv")


def _add_plan(plans: Path, _out: Path) -> None:
    (plans / "third.tsv").write_text(ROWS.format("Third"), encoding="utf-8")


def _remove_plan(plans: Path, _out: Path) -> None:
    (plans / "marsham.tsv").unlink()


def _mend_what_was_left_out(plans: Path, _out: Path) -> None:
    (plans / "empty.tsv").write_text(ROWS.format("Full"), encoding="utf-8")


def _add_what_is_not_read(plans: Path, _out: Path) -> None:
    (plans / "older.doc").write_bytes(b"in a format that is not read")


def _edit_output(_plans: Path, out: Path) -> None:
    path = out / "explorer.html" if (out / "explorer.html").exists() else out / "graph.trig"
    path.write_bytes(path.read_bytes() + b"\n")


def _remove_output(_plans: Path, out: Path) -> None:
    (out / "partnergraph.xlsx").unlink()


def _edit_manifest(_plans: Path, out: Path) -> None:
    manifest = json.loads((out / MANIFEST_FILE).read_text("utf-8"))
    manifest["things"]["people"] += 1
    (out / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")


def _unnote(_plans: Path, out: Path) -> None:
    manifest = json.loads((out / MANIFEST_FILE).read_text("utf-8"))
    del manifest["made"]
    (out / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")


def _damage_note(_plans: Path, out: Path) -> None:
    manifest = json.loads((out / MANIFEST_FILE).read_text("utf-8"))
    manifest["made"] = ["?"]
    (out / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        _edit_plan,
        _rename_plan,
        _add_plan,
        _remove_plan,
        _mend_what_was_left_out,
        _add_what_is_not_read,
        _edit_output,
        _remove_output,
        _edit_manifest,
        _unnote,
        _damage_note,
    ],
)
def test_whatever_has_changed_is_built(
    first: BuildReport,
    plans: Path,
    out: Path,
    tmp_path: Path,
    change: Callable[[Path, Path], None],
) -> None:
    change(plans, out)
    assert not build([plans], out).unchanged
    build([plans], tmp_path / "fresh")
    again = {path.name: path.read_bytes() for path in out.iterdir()}
    assert again == {path.name: path.read_bytes() for path in (tmp_path / "fresh").iterdir()}
    assert build([plans], out).unchanged, "until the next change"


def test_other_options_are_built(first: BuildReport, plans: Path, out: Path) -> None:
    assert not build([plans], out, base="https://example.org/id/").unchanged
    assert build([plans], out, base="https://example.org/id/").unchanged


def test_another_program_builds(
    first: BuildReport, plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viz.as_built.program", lambda: "of tomorrow")
    assert not build([plans], out).unchanged


def test_the_program_is_told_by_its_files_and_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    from viz import as_built

    now = as_built.program()
    assert as_built.program() == now
    monkeypatch.setattr(as_built, "_version", lambda name: "99" if name == "openpyxl" else "1")
    other = as_built.program()
    monkeypatch.setattr(as_built, "_version", lambda _name: "1")
    assert len({now, other, as_built.program()}) == 3
    monkeypatch.setattr(as_built, "_PACKAGES", ("graph",))
    assert as_built.program() != now


@pytest.mark.parametrize(
    "problem", ["needs more memory than there is", "cannot be read (Input/output error)"]
)
def test_what_may_be_gone_the_next_time_is_tried_again(
    plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch, problem: str
) -> None:
    from extract.readers import read
    from graph.errors import InputError
    from graph.records import Document

    def failing(path: Path) -> Document:
        if path.name == "marsham.tsv":
            raise InputError(str(path), problem)
        return read(path)

    monkeypatch.setattr("extract.readers.read", failing)
    assert len(build([plans], out).plans) == 1
    monkeypatch.undo()
    report = build([plans], out)
    assert not report.unchanged
    assert len(report.plans) == 2


def test_a_judgement_is_applied_once(first: BuildReport, plans: Path, out: Path) -> None:
    review = plans.parent / "mine.csv"
    review.write_bytes((out / "review.csv").read_bytes())
    assert not build([plans], out, review=review).unchanged
    assert build([plans], out, review=review).unchanged
    assert not build([plans], out).unchanged
