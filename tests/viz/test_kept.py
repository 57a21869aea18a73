"""A build reads only the files that have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from tests.graph.sample_plan import hillford, marsham
from viz.build import build
from viz.kept import KEPT, Kept, fingerprint, write_kept

ROWS = "Action\tLead\nMeet the {0} board each month\tAnn Lee\nPaint the {0} fence\tRaj Patel\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("hillford", "marsham"):
        (folder / f"{name}.tsv").write_text(ROWS.format(name.title()), encoding="utf-8")
    return folder


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
    plan = tmp_path / "a.txt"
    plan.write_text("words")
    write_kept([], tmp_path, "us")
    import hashlib

    sha256 = hashlib.sha256(b"words").hexdigest()
    with (tmp_path / KEPT).open("a") as file:
        file.write(f'["a.txt", "{sha256}"]\t{{"_": "Popen"}}\n')
    assert Kept(tmp_path, "us").records(plan) is None


def test_another_reader_reads_again(tmp_path: Path) -> None:
    write_kept([hillford(), marsham()], tmp_path, "we of old")
    assert Kept(tmp_path, "we of today").records(tmp_path / KEPT) is None
    assert fingerprint("model 1") != fingerprint("model 2")
    assert fingerprint("model 1") == fingerprint("model 1")


def test_a_missing_model_is_said_once(plans: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no_such_model: is not an installed spaCy model"):
        build([plans], tmp_path / "out", model="no_such_model")
