"""A build by several processes gives what a build by one gives."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import weakref
from functools import partial
from pathlib import Path

import pytest

from extract.plan import Extractor
from graph.errors import InputError
from graph.records import Document, PlanRecords
from graph.store import Store
from tests.viz.test_workers import ends_soon
from viz import reading, whole
from viz.beside import by_turns, promised
from viz.build import build
from viz.output import journal_of
from viz.processes import Method, cores, method
from viz.writing import Asked

ROWS = "Action\tLead\nMeet the {0} board each month\tAnn Lee\nPaint the {0} fence\tRaj Patel\n"
NAMES = ("hillford", "marsham", "ashvale", "thornby")
METHODS: list[Method] = ["spawn", "fork"] if sys.platform == "linux" else ["spawn"]
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="asks for copies of a process")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.tsv").write_text(ROWS.format(name.title()), encoding="utf-8")
    return folder


@pytest.fixture(params=METHODS)
def shared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Method:
    """Processes share whatever there is to read."""
    how: Method = request.param
    monkeypatch.setattr(reading, "_WORTH_SHARING", {how: 0})
    monkeypatch.setattr(reading, "method", lambda: how)
    return how


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_WORTH_SHARING", {"fork": 0})
    monkeypatch.setattr(reading, "method", lambda: "fork")


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_the_bytes_are_those_of_one_process(plans: Path, tmp_path: Path, shared: Method) -> None:
    (plans / "empty.txt").write_text("")
    alone, together = tmp_path / "alone", tmp_path / "together"
    first = build([plans], alone, jobs=1)
    told: list[tuple[str, int, int]] = []
    second = build(
        [plans], together, jobs=2, progress=lambda what, done, of: told.append((what, done, of))
    )
    assert contents(alone) == contents(together)
    assert first.left_out == second.left_out
    assert "empty.txt" in second.left_out[0].reason
    assert any("; " in what for what, _, _ in told), "two files are read at once"
    assert max(done for _, done, of in told if of == 5) >= 3


@FORKS
@pytest.mark.usefixtures("forked")
def test_a_worker_that_is_killed_costs_its_file(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = Extractor.extract

    def deadly(self: Extractor, document: Document) -> PlanRecords:
        if document.name == "marsham.tsv":
            os.kill(os.getpid(), signal.SIGKILL)
        return extract(self, document)

    monkeypatch.setattr(Extractor, "extract", deadly)
    report = build([plans], tmp_path / "out", jobs=2)
    assert [plan.plan for plan in report.plans] == sorted({*NAMES} - {"marsham"})
    (left_out,) = report.left_out
    assert "marsham.tsv: ended the process that read it, twice" in left_out.reason


@FORKS
@pytest.mark.usefixtures("forked")
def test_memory_that_runs_out_costs_its_file(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def greedy(self: Extractor, document: Document) -> PlanRecords:
        if document.name == "marsham.tsv":
            raise MemoryError
        return extract(self, document)

    extract = Extractor.extract
    monkeypatch.setattr(Extractor, "extract", greedy)
    for jobs in (1, 2):
        report = build([plans], tmp_path / f"out{jobs}", jobs=jobs)
        assert len(report.plans) == 3
        assert "marsham.tsv" in report.left_out[0].reason
        assert "memory" in report.left_out[0].reason


@FORKS
@pytest.mark.usefixtures("forked")
def test_where_no_process_can_be_started_one_does_all(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("viz.workers.process", full)
    monkeypatch.setattr("viz.beside.process", full)
    assert len(build([plans], tmp_path / "out", jobs=2).plans) == 4


@FORKS
@pytest.mark.usefixtures("forked")
def test_an_interruption_leaves_no_process_behind_and_what_was_read(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = Extractor.extract
    started = tmp_path / "started"

    def slow(self: Extractor, document: Document) -> PlanRecords:
        if document.name == "marsham.tsv":
            started.write_text(str(os.getpid()))
            signal.pause()
        return extract(self, document)

    def interrupt(_what: str, done: int, of: int) -> None:
        if (done, of) == (3, 4):
            raise KeyboardInterrupt

    monkeypatch.setattr(Extractor, "extract", slow)
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        build([plans], out, jobs=2, progress=interrupt)
    assert ends_soon(int(started.read_text()))
    assert not out.exists()
    monkeypatch.setattr(Extractor, "extract", extract)
    report = build([plans], out, jobs=2)
    assert report.resumed == 3
    assert not journal_of(out).exists()
    build([plans], tmp_path / "anew")
    assert contents(out) == contents(tmp_path / "anew")


def test_what_is_promised_is_done_whatever_happens_to_its_process(tmp_path: Path) -> None:
    here = os.getpid()

    def write(name: str) -> int:
        if name == "dies" and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGTERM)
        (tmp_path / name).write_text(str(os.getpid()))
        return os.getpid()

    for name, apart in (("fine", True), ("dies", True), ("here", False)):
        with promised(partial(write, name), apart) as written:
            done = written()
        assert done == int((tmp_path / name).read_text())
        assert (done == here) is (name != "fine" or method() != "fork")


@FORKS
def test_promised_work_can_be_let_go_of_where_there_is_another_way() -> None:
    class Large:
        pass

    def die(_: Large) -> str:
        os.kill(os.getpid(), signal.SIGTERM)
        return "never"

    large = Large()
    held = weakref.ref(large)
    with promised(partial(die, large), True, lambda: "again") as given:
        del large
        assert held() is None
        assert given() == "again"


@FORKS
def test_a_workbook_whose_process_ends_is_written_from_the_graph(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()
    died = tmp_path / "died"
    write = whole.write_tables

    def write_or_die(store: Store, asked: Asked, folder: Path) -> None:
        if os.getpid() != here:
            died.touch()
            os.kill(os.getpid(), signal.SIGTERM)
        write(store, asked, folder)

    build([plans], tmp_path / "one")
    monkeypatch.setattr(whole, "write_tables", write_or_die)
    build([plans], tmp_path / "two", jobs=2)
    assert died.exists()
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_what_stops_promised_work_is_raised_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    for apart in (True, False):
        with promised(fail, apart) as failed, pytest.raises(OSError, match="No space"):
            failed()


def test_promised_work_is_ended_where_the_block_fails() -> None:
    def late() -> None:
        signal.pause()

    with pytest.raises(KeyError), promised(late, True):
        raise KeyError


def test_tasks_are_given_in_order_whatever_happens_to_their_processes(tmp_path: Path) -> None:
    here = os.getpid()
    died = tmp_path / "died"

    def task(at: int) -> tuple[int, bool]:
        if os.getpid() != here:
            died.touch()
            os.kill(os.getpid(), signal.SIGTERM)
        return at, os.getpid() == here

    def wait() -> None:
        while method() == "fork" and not died.exists():
            time.sleep(0.01)

    tasks = [partial(task, at) for at in range(9)]
    for jobs in (1, 2, 4, 20):
        died.unlink(missing_ok=True)
        # What a copy had taken when it died is done here.
        assert by_turns(tasks, jobs, wait if jobs > 1 else int) == [(at, True) for at in range(9)]


@FORKS
def test_tasks_are_shared_with_copies_while_this_process_does_something_else(
    tmp_path: Path,
) -> None:
    here = os.getpid()

    def task(at: int) -> int:
        (tmp_path / str(at)).touch()
        return os.getpid()

    def wait() -> None:
        # Where nothing is copied, since an earlier test has left a thread, nobody else takes any.
        while method() == "fork" and len(list(tmp_path.iterdir())) < 5:
            time.sleep(0.01)

    taken = by_turns([partial(task, at) for at in range(5)], 2, wait)
    assert len(taken) == 5
    assert here not in taken
    assert by_turns([], 2) == []


def test_what_stops_a_task_is_raised() -> None:
    def fail() -> None:
        raise InputError("hillford", "cannot be asked")

    for tasks in ([fail, int], [int, fail]):
        with pytest.raises(InputError, match="hillford"):
            by_turns(tasks, 2)


def test_a_process_with_several_threads_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert method() == "spawn"
    finally:
        done.set()
        thread.join()


def test_there_is_a_core() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
