"""OUT is replaced whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import InputError
from viz.output import is_output, recover, replacing


def write_build(folder: Path, content: str) -> None:
    (folder / "graph.nq").write_text(content)
    (folder / "build.json").write_text(json.dumps({"partnergraph": "1", "files": ["graph.nq"]}))


def make(out: Path, content: str) -> None:
    with replacing(out) as folder:
        write_build(folder, content)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "out [1]*"


def test_a_build_is_written_and_then_replaced(out: Path) -> None:
    make(out, "first")
    assert is_output(out)
    make(out, "second")
    assert (out / "graph.nq").read_text() == "second"
    assert names(out) == ["build.json", "graph.nq"]
    assert names(out.parent) == [out.name], "nothing is left beside it"


@pytest.mark.parametrize("error", [InputError("a", "b"), OSError(28, "full"), KeyboardInterrupt()])
def test_a_failed_build_leaves_the_earlier_one(out: Path, error: BaseException) -> None:
    def fail() -> None:
        with replacing(out) as folder:
            write_build(folder, "second")
            raise error

    make(out, "first")
    with pytest.raises(type(error)):
        fail()
    assert (out / "graph.nq").read_text() == "first"
    assert names(out.parent) == [out.name]


def test_failing_at_the_swap_puts_the_earlier_one_back(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(out, "first")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if "partnergraph-new" in self.name:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output"):
        make(out, "second")
    monkeypatch.undo()
    assert (out / "graph.nq").read_text() == "first"
    assert names(out.parent) == [out.name]


def test_an_open_file_on_windows_is_explained(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(out, "first")
    rename = Path.rename

    def busy(self: Path, target: Path) -> Path:
        if self == out:
            raise PermissionError(13, "Access is denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(InputError, match="in use"):
        make(out, "second")
    assert (out / "graph.nq").read_text() == "first"


def test_a_machine_that_stops_between_the_renames_loses_nothing(out: Path) -> None:
    make(out, "first")
    out.rename(out.with_name(f".{out.name}.partnergraph-previous"))
    recover(out)
    assert (out / "graph.nq").read_text() == "first"
    out.rename(out.with_name(f".{out.name}.partnergraph-previous"))
    with pytest.raises(KeyboardInterrupt), replacing(out):
        raise KeyboardInterrupt
    assert (out / "graph.nq").read_text() == "first", "the next build recovers it too"


def test_what_a_killed_build_left_is_cleared(out: Path) -> None:
    make(out, "first")
    (out.parent / f".{out.name}.partnergraph-new-abc").mkdir()
    make(out, "second")
    assert names(out.parent) == [out.name]


def test_two_builds_at_once_do_not_mix(out: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from viz.output import replacing\n"
        "with replacing(Path(sys.argv[1])): pass"
    )
    with replacing(out) as folder:
        second = subprocess.run(
            [sys.executable, "-c", code, str(out)], capture_output=True, text=True, check=False
        )
        write_build(folder, "first")
    assert second.returncode != 0
    assert "another build" in second.stderr
    assert (out / "graph.nq").read_text() == "first"


def test_foreign_files_are_never_removed(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "thesis.docx").write_text("years of work")
    with pytest.raises(InputError, match=r"thesis\.docx"):
        make(out, "first")
    assert names(out) == ["thesis.docx"]


def test_a_note_kept_in_an_earlier_build_is_never_removed(out: Path) -> None:
    make(out, "first")
    (out / "notes.md").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.md"):
        make(out, "second")
    assert (out / "notes.md").read_text() == "mine"


def test_what_an_operating_system_leaves_does_not_stop_a_build(out: Path) -> None:
    make(out, "first")
    (out / ".DS_Store").write_text("")
    make(out, "second")
    assert (out / "graph.nq").read_text() == "second"


def test_an_empty_folder_may_be_written(out: Path) -> None:
    out.mkdir(parents=True)
    make(out, "first")
    assert is_output(out)


def test_a_file_in_the_way_is_refused(out: Path) -> None:
    out.parent.mkdir()
    out.write_text("not a folder")
    with pytest.raises(InputError, match="is a file"):
        make(out, "first")
    assert out.read_text() == "not a folder"


@pytest.mark.parametrize("inside", [".", "below"])
def test_the_folder_one_stands_in_is_refused(
    tmp_path: Path, inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / inside)
    with pytest.raises(InputError, match="that you are in"):
        make(tmp_path, "first")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    make(link, "first")
    assert link.is_symlink()
    assert is_output(tmp_path / "real")


@pytest.mark.parametrize("manifest", ["", "[]", "{", '{"partnergraph": "1"}', '{"files": []}'])
def test_a_folder_with_some_other_manifest_is_not_ours(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "build.json").write_text(manifest)
    assert not is_output(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="permissions work otherwise on Windows")
def test_out_can_be_read_like_any_new_folder(out: Path) -> None:
    make(out, "first")
    plain = out.parent / "plain"
    plain.mkdir()
    assert out.stat().st_mode == plain.stat().st_mode
