"""A build of a large graph keeps a store on the disk; here, every graph is large."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import disk_store
from graph.disk_store import DISK_NOTE, DiskStore
from graph.store import DISK_FOLDER, GRAPH_FILE, open_store
from viz.build import build

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_a_large_graph_has_a_store_on_the_disk_and_the_same_bytes(
    marlow_out: Path, marlow_plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not (marlow_out / DISK_FOLDER).exists()
    small = open_store(marlow_out).query(COUNT)
    before = (marlow_out / GRAPH_FILE).read_bytes()
    monkeypatch.setattr(disk_store, "ENOUGH", 1)
    for text in ("changed", "changed again"):  # over a folder without one, then with one
        (marlow_plans / "marlow bay.txt").write_text(text)
        build([marlow_plans], marlow_out)
        assert (marlow_out / GRAPH_FILE).read_bytes() == before
        store = open_store(marlow_out)
        assert isinstance(store, DiskStore)
        assert store.query(COUNT) == small
        del store


def test_a_build_of_a_smaller_graph_removes_it(
    marlow_reading: None, marlow_plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    usual = disk_store.ENOUGH
    monkeypatch.setattr(disk_store, "ENOUGH", 1)
    build([marlow_plans], out)
    assert {DISK_FOLDER, DISK_NOTE} <= {path.name for path in out.iterdir()}
    monkeypatch.setattr(disk_store, "ENOUGH", usual)
    (marlow_plans / "marlow bay.txt").write_text("changed")
    build([marlow_plans], out)
    assert not {DISK_FOLDER, DISK_NOTE} & {path.name for path in out.iterdir()}
