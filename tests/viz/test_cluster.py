"""Plans read on a Dask cluster: a scheduler and two workers, each a process on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from viz import cluster, reading
from viz.build import build
from viz.output import journal_of

Client = pytest.importorskip("distributed").Client
LoopRunner = pytest.importorskip("distributed.utils").LoopRunner

REPOSITORY = Path(__file__).resolve().parent.parent.parent
ROWS = "Action\tLead\nMeet the {0} board each month\tNia Vale\nPaint the {0} fence\tRohan Sellick\n"
NAMES = ("hillford", "marsham", "ashvale", "thornby", "lowbridge", "stonemoor", "eastwell")


@dataclass(frozen=True)
class Running:
    """A cluster: the address of its scheduler, and its processes."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


def started(folder: Path, workers: int) -> Running:
    quietly = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    paths = [str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    place = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--no-dashboard"]
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0"]
    scheduler = subprocess.Popen(  # type: ignore[call-overload]
        [*command, *options, "--scheduler-file", str(place)], env=environment, **quietly
    )
    for _ in range(600):
        if place.exists() and place.read_text("utf-8").endswith("}"):
            break
        time.sleep(0.1)
    address: str = json.loads(place.read_text("utf-8"))["address"]
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1"]
    found = Running(
        address,
        scheduler,
        tuple(
            subprocess.Popen(  # type: ignore[call-overload]
                [*command, "--no-nanny", *options, "--local-directory", str(folder / str(number))],
                env=environment,
                **quietly,
            )
            for number in range(workers)
        ),
    )
    if workers:
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)
    return found


def ended(running: Running) -> None:
    for process in (*running.workers, running.scheduler):
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    found = started(tmp_path_factory.mktemp("cluster"), 2)
    yield found
    ended(found)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Running]:
    """A cluster that a test may break."""
    found = started(tmp_path, 2)
    yield found
    ended(found)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.tsv").write_text(ROWS.format(name.title()), encoding="utf-8")
    return folder


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.parametrize("names", ["all", "posts"])
def test_the_bytes_are_those_of_this_machine(
    plans: Path, tmp_path: Path, running: Running, names: str
) -> None:
    (plans / "empty.txt").write_text("")
    (plans / "broken.docx").write_bytes(b"PK no document")
    alone, together = tmp_path / "alone", tmp_path / "together"
    here = build([plans], alone, names=names)
    there = build([plans], together, names=names, dask=running.address)
    assert contents(together) == contents(alone)
    assert there.left_out == here.left_out
    assert [item.file for item in there.left_out] == [
        str(plans / "broken.docx"),
        str(plans / "empty.txt"),
    ]


def test_what_is_known_is_not_sent(plans: Path, tmp_path: Path, running: Running) -> None:
    out = tmp_path / "out"
    build([plans], out, dask=running.address)
    (plans / "hillford.tsv").write_text(ROWS.format("Hilltop"), encoding="utf-8")
    assert build([plans], out, dask=running.address).kept == len(NAMES) - 1


def test_a_lost_worker_loses_nothing(plans: Path, tmp_path: Path, own: Running) -> None:
    alone, together = tmp_path / "alone", tmp_path / "together"
    build([plans], alone)

    def tell(_what: str, done: int, _of: int) -> None:
        if 0 < done < len(NAMES) and own.workers[0].poll() is None:
            own.workers[0].kill()
            own.workers[0].wait()

    threads = set(threading.enumerate())
    report = build([plans], together, dask=own.address, progress=tell)
    # With threads of Dask's left, copies of this process could not share what is to be written.
    assert set(threading.enumerate()) <= threads
    assert own.workers[0].returncode is not None
    assert report.left_out == ()
    assert contents(together) == contents(alone)


class Losing:
    """A client whose first futures are lost, as where a worker ends before it gives its answer."""

    status = "running"

    def __init__(self, lost: int) -> None:
        self.lost = lost

    def scheduler_info(self, n_workers: int) -> dict[str, dict[str, str]]:
        return {"workers": {"one": "there"}}

    def as_current(self) -> AbstractContextManager[None]:
        return nullcontext()

    def submit(self, *_: object, pure: bool) -> Losing.Future:
        self.lost -= 1
        return Losing.Future("lost" if self.lost >= 0 else "finished")

    class Future:
        def __init__(self, status: str) -> None:
            self.status = status

        def result(self) -> bytes:
            return b"=records"

        def release(self) -> None:
            pass


@pytest.mark.parametrize(("lost", "answer"), [(0, b"=records"), (3, b"=records"), (4, None)])
def test_an_answer_that_is_lost_is_asked_for_again(
    plans: Path, lost: int, answer: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viz.personal import ALL_NAMES

    def wait(*_: object, **__: object) -> None:
        # What Dask raises where one of those that are waited for was lost.
        raise CancelledError

    monkeypatch.setattr("distributed.wait", wait)
    wanted = cluster.Wanted((None, ALL_NAMES, ""))
    files = sorted(plans.iterdir())[:1]
    client: Any = Losing(lost)
    given = cluster._Given("tcp://here", client, files, wanted, lambda _: None)
    assert list(given.answers()) == [(0, answer)]


def test_a_lost_scheduler_keeps_what_was_read(plans: Path, tmp_path: Path, own: Running) -> None:
    out = tmp_path / "out"

    def tell(_what: str, done: int, _of: int) -> None:
        if done >= 2 and own.scheduler.poll() is None:
            own.scheduler.kill()
            own.scheduler.wait()

    with pytest.raises(InputError, match="has stopped answering"):
        build([plans], out, dask=own.address, progress=tell)
    assert not out.exists()
    assert journal_of(out).exists()
    assert build([plans], out).resumed >= 2


def test_a_cluster_without_workers_is_refused(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_WORKERS_WITHIN", 1)
    empty = started(tmp_path, 0)
    try:
        with pytest.raises(InputError, match="has had no worker for 1 seconds"):
            build([plans], tmp_path / "out", dask=empty.address)
    finally:
        ended(empty)


def test_a_worker_that_would_read_otherwise_is_refused(
    plans: Path, tmp_path: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "fingerprint", lambda _model: "0" * 64)
    with pytest.raises(InputError, match="is a worker that would read otherwise"):
        build([plans], tmp_path / "out", dask=running.address)
    assert not (tmp_path / "out").exists()


def test_a_worker_that_comes_later_is_refused_too() -> None:
    from viz.personal import ALL_NAMES

    answer = cluster.read_there("plan.txt", b"Plan", cluster.Wanted((None, ALL_NAMES, "other")))
    assert answer[:1] == b"?"


# A client that is let go of once its loop has ended complains of that.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "127.0.0.1:9"])
def test_no_scheduler_is_said(
    plans: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECTS_WITHIN", 1)
    with pytest.raises(InputError, match="no Dask scheduler answers there"):
        build([plans], tmp_path / "out", dask=address)
    # A client that comes to nothing leaves its thread running, and a process with several is not
    # copied: later tests ask for copies of this one.
    for _, runner in list(LoopRunner._all_loops.values()):
        runner.stop()
    assert not any(thread.name == "IO loop" for thread in threading.enumerate())


def test_that_dask_is_not_installed_is_said(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install 'partnergraph\[dask\]'"):
        build([plans], tmp_path / "out", dask="tcp://127.0.0.1:9")
