"""An export never writes over what is not its own without being told to."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from graph.errors import InputError
from viz.export.files import MANIFEST, write_file, write_folder

FILES = {"people.csv": b"name\nAnn Lee\n", "panels.csv": b"name\n"}


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    out = tmp_path / "new" / "graph.ttl"
    assert write_file(b"data", out, force=False) == out
    assert out.read_bytes() == b"data"
    assert [path.name for path in out.parent.iterdir()] == ["graph.ttl"]


def test_a_file_that_is_there_is_replaced_only_when_told(tmp_path: Path) -> None:
    out = tmp_path / "graph.ttl"
    out.write_text("mine")
    with pytest.raises(InputError, match=r"graph\.ttl.*--force"):
        write_file(b"data", out, force=False)
    assert out.read_text() == "mine"
    write_file(b"data", out, force=True)
    assert out.read_bytes() == b"data"


def test_a_folder_of_an_export_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "csv"
    write_folder({**FILES, "old-question.csv": b"x"}, "csv", out, force=False)
    write_folder(FILES, "csv", out, force=False)
    assert {path.name for path in out.iterdir()} == {*FILES, MANIFEST}
    assert json.loads((out / MANIFEST).read_text()) == {
        "partnergraph export": "csv",
        "files": ["panels.csv", "people.csv"],
    }


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "csv"
    write_folder(FILES, "csv", out, force=False)
    (out / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.txt"):
        write_folder(FILES, "csv", out, force=False)
    write_folder({"people.csv": b"new"}, "csv", out, force=True)
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / "people.csv").read_bytes() == b"new"
    assert not (out / "panels.csv").exists()


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{}", '{"files": 3}', '{"files": ["../outside.csv", "notes.txt/.."]}'],
)
def test_a_manifest_that_is_not_ours_gives_no_leave(tmp_path: Path, manifest: str) -> None:
    out = tmp_path / "csv"
    out.mkdir()
    outside = tmp_path / "outside.csv"
    outside.write_text("mine")
    (out / MANIFEST).write_text(manifest)
    (out / "notes.txt").write_text("mine")
    with pytest.raises(InputError):
        write_folder(FILES, "csv", out, force=False)
    write_folder(FILES, "csv", out, force=True)
    assert outside.read_text() == (out / "notes.txt").read_text() == "mine"


def test_a_zip_holds_the_same_bytes_each_time(tmp_path: Path) -> None:
    one, two = (write_folder(FILES, "csv", tmp_path / f"{n}.zip", force=False) for n in (1, 2))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
    with pytest.raises(InputError, match="--force"):
        write_folder(FILES, "csv", one, force=False)


def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        write_folder(FILES, "csv", tmp_path / "file", force=True)
    with pytest.raises(InputError, match="is a folder"):
        write_file(b"data", tmp_path, force=True)


def test_a_build_is_not_written_into(small_out: Path) -> None:
    before = {path.name: path.read_bytes() for path in small_out.iterdir()}
    with pytest.raises(InputError, match="next build"):
        write_file(b"data", small_out / "graph.ttl", force=True)
    with pytest.raises(InputError, match="next build"):
        write_folder(FILES, "csv", small_out / "csv", force=True)
    with pytest.raises(InputError, match="next build"):
        write_folder(FILES, "csv", small_out, force=True)
    assert {path.name: path.read_bytes() for path in small_out.iterdir()} == before
