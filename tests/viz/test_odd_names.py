"""Files and folders with names that no one would give them: each is read or refused by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.readers import find_plans, read
from graph.errors import InputError
from graph.store import open_store
from partnergraph import main
from viz.output import is_output

ROWS = b"Action\tLead\nMeet the board each month\tAnn Lee\n"
ODD = (
    b"new\nline.tsv", b"-o.tsv", b"--help.tsv", "\U0001f693\U0001d54a.tsv".encode(),
    b"a" * 251 + b".tsv", b"CON.tsv", b"<script>alert(1)<!--.tsv", b"=HYPERLINK(1).tsv",
    "\u202egnp.tsv".encode(), b"..tsv", b" .tsv", b"\x1b[31mred.tsv", b"a\tb.tsv", b"q\"u'o.tsv",
    b"dir\\..\\x.tsv", "e\u0301.tsv".encode(), "\u00e9.tsv".encode(), b"%2e%2e%2f.tsv", b"\x7f.tsv",
)  # fmt: skip
NO_TEXT = b"bad\xff\xfe.tsv"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")


def command(*words: str) -> Result:
    return CliRunner().invoke(main, ["build", *words])


@ON_LINUX
def test_plans_are_read_whatever_they_are_called(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ODD:
        (folder / os.fsdecode(name)).write_bytes(ROWS)
    result = command(str(folder), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    built = json.loads((tmp_path / "out" / "build.json").read_text("utf-8"))
    read_or_not = {plan["file"] for plan in built["plans"]}
    read_or_not |= {each["file"] for each in built["left_out"]}
    # Hidden by the dot that their names begin with; they are passed over, as others are.
    assert read_or_not == {os.fsdecode(name) for name in ODD} - {"..tsv"}
    assert len(built["plans"]) >= len(ODD) - 3, "only what would be the second of one name"
    store = open_store(tmp_path / "out")
    held = store.query("SELECT ?name { ?plan pg:fileName ?name }").column("name")
    assert set(held) == {plan["file"] for plan in built["plans"]}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "plans"]


@ON_LINUX
def test_a_name_that_is_no_text_costs_that_file_alone(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "hillford.tsv").write_bytes(ROWS)
    bad = folder / os.fsdecode(NO_TEXT)
    bad.write_bytes(ROWS)
    for given in (folder, bad):
        result = command(str(given), str(folder), "-o", str(tmp_path / "out"))
        assert result.exit_code == 0, result.output
        assert "1 plan, 1 action" in result.stdout
        assert "bad\\udcff\\udcfe.tsv: has a name with bytes in it" in result.stderr
        assert "Rename it" in result.stderr
    assert find_plans([bad])[0] == ()
    with pytest.raises(InputError, match="no letters"):
        read(bad)


@ON_LINUX
def test_a_folder_whose_name_is_no_text_is_written_and_named(tmp_path: Path) -> None:
    (tmp_path / "hillford.tsv").write_bytes(ROWS)
    out = os.fsencode(tmp_path) + b"/bad\xff"
    done = subprocess.run(
        [sys.executable, "-m", "partnergraph", "build", tmp_path / "hillford.tsv", "-o", out],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"bad\\udcff: " in done.stdout
    assert is_output(Path(os.fsdecode(out)))


@ON_LINUX
@pytest.mark.parametrize(
    "name", ["-dash", "new\nline", "\U0001f693", "\x1b[31mred", "sub/../up", "out.txt ", "x" * 200]
)
def test_out_may_have_any_name(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hillford.tsv").write_bytes(ROWS)
    monkeypatch.chdir(tmp_path)
    result = command("hillford.tsv", "-o", name)
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert is_output(Path(name).resolve())


@ON_LINUX
@pytest.mark.parametrize("name", ["x" * 201, "y" * 300, "z" * 5000, "\U0001f693" * 60])
def test_a_name_that_is_too_long_is_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hillford.tsv").write_bytes(ROWS)
    monkeypatch.chdir(tmp_path)
    result = command("hillford.tsv", "-o", name)
    assert result.exit_code == 2
    assert "has too long a name. Choose a shorter one with -o." in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["hillford.tsv"]
