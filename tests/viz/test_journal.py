"""The journal of a build: what was written to it is there, whatever happened then."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from graph.records_json import records_to_json
from tests.graph.sample_plan import hillford, marsham
from viz.journal import Journal
from viz.kept import first_line

HILLFORD, MARSHAM = (records_to_json(plan()).encode() for plan in (hillford, marsham))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".out.partnergraph-read.jsonl"


def filled(path: Path) -> bytes:
    journal = Journal(path, "us")
    journal.add("hillford.txt", "1", HILLFORD)
    journal.add("marsham.txt", "2", MARSHAM)
    journal.close()
    return path.read_bytes()


def test_what_was_added_is_there_at_once_and_for_the_next_build(path: Path) -> None:
    journal = Journal(path, "us")
    journal.add("hillford.txt", "1", HILLFORD)
    assert journal.records("hillford.txt", "1") == hillford()
    assert Journal(path, "us").records("hillford.txt", "1") == hillford(), "though not closed"
    journal.close()


def test_nothing_is_written_before_something_is_read(path: Path) -> None:
    Journal(path, "us").close()
    assert not path.exists()


def test_the_next_build_adds_to_it(path: Path) -> None:
    whole = filled(path)
    path.unlink()
    for name, sha256, records in (("hillford.txt", "1", HILLFORD), ("marsham.txt", "2", MARSHAM)):
        journal = Journal(path, "us")
        journal.add(name, sha256, records)
        journal.close()
    assert path.read_bytes() == whole


@pytest.mark.parametrize("cut", [1, 30, len(MARSHAM), len(MARSHAM) + 20])
def test_a_line_torn_off_is_overwritten(path: Path, cut: int) -> None:
    whole = filled(path)
    path.write_bytes(whole[:-cut])
    journal = Journal(path, "us")
    assert journal.records("hillford.txt", "1") == hillford()
    assert journal.records("marsham.txt", "2") is None
    journal.add("marsham.txt", "2", MARSHAM)
    assert journal.records("marsham.txt", "2") == marsham()
    journal.close()
    assert path.read_bytes() == whole


def test_a_line_whose_middle_never_reached_the_disk_is_read_again(path: Path) -> None:
    whole = filled(path)
    at = whole.index(HILLFORD) + 100
    path.write_bytes(whole[:at] + bytes(50) + whole[at + 50 :])
    journal = Journal(path, "us")
    assert journal.records("hillford.txt", "1") is None
    assert journal.records("marsham.txt", "2") == marsham()


@pytest.mark.parametrize("before", [b"", b"{", b"\xff\n", b"[]\n", first_line("of old")])
def test_what_is_no_journal_of_this_reader_is_begun_anew(path: Path, before: bytes) -> None:
    path.write_bytes(before + b'["hillford.txt", "1", 0]\t{}\n' * (before[-1:] == b"\n"))
    assert not len(Journal(path, "us"))
    whole = filled(path)
    assert whole.startswith(first_line("us"))
    assert len(Journal(path, "us")) == 2


def test_a_full_disk_costs_the_journal_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    journal = Journal(path, "us")
    monkeypatch.setattr("viz.journal._TO_DISK_EVERY", 0)
    monkeypatch.setattr(os, "fsync", full)
    journal.add("hillford.txt", "1", HILLFORD)
    assert not path.exists(), "its space is left to the graph"
    journal.add("marsham.txt", "2", MARSHAM)
    journal.close()
    assert not path.exists()
    assert journal.records("hillford.txt", "1") is None


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "gone" / "journal", "us")
    journal.add("hillford.txt", "1", HILLFORD)
    journal.close()
    assert journal.records("hillford.txt", "1") is None
