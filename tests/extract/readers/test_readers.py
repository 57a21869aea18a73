"""Files and folders: which are read, and what is said of those that cannot be."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

import extract.readers
from extract.readers import MAX_BYTES, find_plans, read, supported_extensions
from graph.errors import InputError
from graph.records import Table

PLAN = "Ref\tAction\tLead\n1\tHold a meeting\tJo Marsh\n"


def write(path: Path, text: str = PLAN) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("plan.txt", PLAN, "text"),
        ("PLAN.MD", "| Ref | Action |\n|---|---|\n| 1 | Meet |\n", "text"),
        ("plan.htm", "<table><tr><th>Ref<th>Action</tr><tr><td>1<td>Meet</tr></table>", "html"),
        ("plan.csv", "Ref,Action\n1,Meet\n", "csv"),
        ("plan.tsv", PLAN, "csv"),
    ],
)
def test_each_format(tmp_path: Path, name: str, text: str, format: str) -> None:
    path = write(tmp_path / name, text)
    document = read(path)
    assert (document.name, document.format) == (name, format)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(document.blocks) == 1
    assert isinstance(document.blocks[0], Table)
    assert path.suffix.lower() in supported_extensions()


def test_offsets_refer_to_the_text_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.replace("\n", "\r\n").encode("utf-16"))
    assert read(path) == read(path)
    assert read(path).text == PLAN


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.csv", b" \r\n\t\n", "nothing but white space"),
        ("plan.txt", b"%PDF-1.4 ...", "looks like a PDF"),
        ("plan.html", b"PK\x03\x04 word/document.xml", "looks like a Word document"),
        ("plan.csv", b"PK\x03\x04 xl/workbook.xml", "looks like an Excel workbook"),
        ("plan.md", bytes(range(32)) * 9, "holds no text"),
        ("plan.rtf", b"{\\rtf1 ...", "format that cannot be read (.rtf)"),
        ("plan", b"text", "has no file ending"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path)
    assert problem in caught.value.problem
    assert caught.value.name == str(path)
    assert caught.value.advice


def test_a_file_that_has_vanished(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        read(tmp_path / "gone.txt")


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # a hole: takes no room on the disk
    with pytest.raises(InputError, match=r"too large \(200 MB; at most 50 MB"):
        read(path)
    assert MAX_BYTES == 50 * 1024 * 1024


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "plan.txt")
    monkeypatch.setattr(extract.readers, "MAX_BYTES", path.stat().st_size - 1)
    with pytest.raises(InputError, match="too large"):
        read(path)


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "plan.txt")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="cannot be opened"):
        read(path)


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    folder = tmp_path / "plans.txt"
    folder.mkdir()
    with pytest.raises(InputError, match="is a folder"):
        read(folder)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="not a regular file"):
        read(pipe)


def test_folders_are_searched_sorted_and_filtered(tmp_path: Path) -> None:
    wanted = [tmp_path / name for name in ("a.txt", "b/c.csv", "b/d.html", "e.md")]
    for path in reversed(wanted):
        write(path)
    for name in (".hidden.txt", "~$a.txt", ".git/x.txt", "picture.png", "__MACOSX/a.txt"):
        write(tmp_path / name)
    assert find_plans([tmp_path]) == (tuple(wanted), ())


def test_the_output_of_a_build_is_not_read_again(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan.txt")
    for name in ("build.json", "graph.nq", "explorer.html", "deeper/x.txt"):
        write(tmp_path / "partnergraph-out" / name)
    assert find_plans([tmp_path]) == ((plan,), ())


def test_each_file_once_in_the_order_named(tmp_path: Path) -> None:
    first, second = write(tmp_path / "b.txt"), write(tmp_path / "a.txt")
    found, faults = find_plans([first, tmp_path, second])
    assert found == (first, second)
    assert not faults


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    plan = write(tmp_path / "plans" / "plan.txt")
    report = write(tmp_path / "plans" / "report.RTF")
    picture = write(tmp_path / "picture.png")
    empty = tmp_path / "empty"
    empty.mkdir()
    gone = tmp_path / "gone"
    found, faults = find_plans([plan.parent, picture, empty, gone])
    assert found == (plan,)
    assert [(fault.name, bool(fault.advice)) for fault in faults] == [
        (str(report), True),
        (str(picture), True),
        (str(empty), True),
        (str(gone), True),
    ]
    assert "no file that can be read" in faults[2].problem
