"""A build reads only the files that have changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.records import PlanRecords
from tests.graph.sample_plan import hillford, marsham
from viz.build import build
from viz.kept import KEPT, Kept, fingerprint, first_line, line_of, write_kept

ROWS = "Action\tLead\nMeet the {0} board each month\tAnn Lee\nPaint the {0} fence\tRaj Patel\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("hillford", "marsham"):
        (folder / f"{name}.tsv").write_text(ROWS.format(name.title()), encoding="utf-8")
    return folder


def name_and_hash(plan: PlanRecords) -> tuple[str, str]:
    return plan.document.name, plan.document.sha256


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_an_unchanged_build_reads_nothing_and_gives_the_same_bytes(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert build([plans], out).kept == 0
    first = contents(out)
    monkeypatch.setattr("extract.readers.read", None)  # reading would now fail
    assert build([plans], out).kept == 2
    assert contents(out) == first


def test_only_what_has_changed_is_read(plans: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    build([plans], out)
    (plans / "marsham.tsv").write_text(ROWS.format("Marsh"), encoding="utf-8")
    assert build([plans], out).kept == 1
    assert build([plans], fresh).kept == 0
    assert contents(out) == contents(fresh)


def test_a_file_of_another_name_is_read_again(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([plans], out)
    (plans / "marsham.tsv").rename(plans / "marsham-2.tsv")
    report = build([plans], out)
    assert report.kept == 1
    assert {plan.file for plan in report.plans} == {"hillford.tsv", "marsham-2.tsv"}


@pytest.mark.parametrize("damage", ["", "{", '{"reader": "another"}\n', "\x00", "[]\n[]\n"])
def test_a_damaged_file_keeps_nothing(plans: Path, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out"
    build([plans], out)
    first = contents(out)
    (out / KEPT).write_text(damage, encoding="utf-8")
    assert build([plans], out).kept == 0
    assert contents(out) == first


def test_a_damaged_line_is_read_again(tmp_path: Path) -> None:
    write_kept([hillford(), marsham()], tmp_path, "us")
    kept = tmp_path / KEPT
    whole = kept.read_bytes()
    first = whole.split(b"\n")[1]
    kept.write_bytes(whole.replace(b"Night Bus", b"Night Car", 1))
    found = Kept(kept, "us")
    assert found.records(*name_and_hash(hillford())) is None, "its check sum tells"
    assert found.records(*name_and_hash(marsham())) == marsham()
    kept.write_bytes(whole.replace(first, b"[1]\t{}"))
    assert Kept(kept, "us").records(*name_and_hash(marsham())) == marsham()


@pytest.mark.parametrize("records", [b"{", b'{"_": "Popen"}', b"\xff", b"[]"])
def test_what_is_no_record_is_never_made(tmp_path: Path, records: bytes) -> None:
    kept = tmp_path / KEPT
    kept.write_bytes(first_line("us") + line_of("a.txt", "0", records))
    assert Kept(kept, "us").records("a.txt", "0") is None


def test_another_reader_reads_again(tmp_path: Path) -> None:
    write_kept([hillford(), marsham()], tmp_path, "we of old")
    assert not len(Kept(tmp_path / KEPT, "we of today"))
    assert len(Kept(tmp_path / KEPT, "we of old")) == 2
    assert fingerprint("model 1") != fingerprint("model 2")
    assert fingerprint("model 1") == fingerprint("model 1")


def test_what_is_in_writing_is_copied(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    write_kept([hillford(), marsham()], tmp_path, "us")
    source = Kept(tmp_path / KEPT, "us")
    changed = replace(hillford(), title="not what is in writing")
    write_kept([changed, marsham()], tmp_path / "new", "us", [source])
    assert (tmp_path / "new" / KEPT).read_bytes() == (tmp_path / KEPT).read_bytes()


def test_a_missing_model_is_said_once(plans: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no_such_model: is not an installed spaCy model"):
        build([plans], tmp_path / "out", model="no_such_model")


def test_of_what_is_in_writing_the_document_does(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    write_kept([hillford(), marsham()], tmp_path, "us")
    documents = [hillford().document, marsham().document]
    write_kept(documents, tmp_path / "new", "us", [Kept(tmp_path / KEPT, "us")])
    assert (tmp_path / "new" / KEPT).read_bytes() == (tmp_path / KEPT).read_bytes()
    # What has gone from there is not kept, and is read again by the next build.
    write_kept(documents, tmp_path / "new", "us")
    assert len(Kept(tmp_path / "new" / KEPT, "us")) == 0
