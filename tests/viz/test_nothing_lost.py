"""Whatever happens to a build, the earlier OUT stays whole and the next build succeeds."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.plan import Extractor
from graph.own_python import environment
from graph.records import Document, PlanRecords
from partnergraph import main
from viz.build import build
from viz.output import journal_of, recover, replacing

ROWS = "Action\tLead\nMeet the {0} board each month\tAnn Lee\nPaint the {0} fence\tRaj Patel\n"
KNOWN = Path(__file__).parents[1] / "plans" / "known"
NAMES = ("hillford", "marsham", "ashvale")
FULL = OSError(errno.ENOSPC, "No space left on device")
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks for Linux")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    write(folder, "old")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place" / "out"


def write(folder: Path, which: str) -> None:
    for name in NAMES:
        (folder / f"{name}.tsv").write_text(ROWS.format(f"{which} {name}"), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def command(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, words)])


@ON_LINUX
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_is_killed_anywhere_leaves_a_whole_graph(
    plans: Path, out: Path, tmp_path: Path, jobs: int
) -> None:
    whole = {}
    for which in ("new", "old"):
        write(plans, which)
        build([plans], tmp_path / which)
        whole[which] = contents(tmp_path / which)
    build([plans], out)
    before, after = "old", "new"
    drawn = random.Random(jobs)
    steps = int(killed(10_000, jobs, tmp_path / "counted" / "out", plans).stdout)
    for at in [*sorted(drawn.sample(range(1, steps - 1), 3)), steps]:
        write(plans, after)
        assert killed(at, jobs, out, plans).returncode < 0
        recover(out)
        assert contents(out) in (whole[before], whole[after]), f"step {at} of {steps}"
        report = build([plans], out)
        assert report.left_out == ()
        assert contents(out) == whole[after]
        assert [path.name for path in out.parent.iterdir()] == [out.name]
        before, after = after, before


def killed(at: int, jobs: int, out: Path, plans: Path) -> subprocess.CompletedProcess[str]:
    out.parent.mkdir(exist_ok=True)
    words = ("-m", "tests.viz.killing_itself", str(at), str(jobs), str(out), str(plans))
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)


@ON_LINUX
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopping_a_build_leaves_no_process_and_what_was_read(
    out: Path, sent: signal.Signals
) -> None:
    words = ["-m", "partnergraph", "build", str(KNOWN), "-o", str(out), "--jobs", "2"]
    stopped = subprocess.Popen(
        [sys.executable, *words], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    journal = journal_of(out)
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 2):
        assert stopped.poll() is None
        time.sleep(0.05)
    if sent is signal.SIGINT:  # from the keyboard it is sent to all
        os.killpg(stopped.pid, sent)
    else:
        stopped.send_signal(sent)
    _, said = stopped.communicate()
    until = time.monotonic() + 30
    while of_session(stopped.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert of_session(stopped.pid) == []
    assert not out.exists()
    assert journal.read_bytes().count(b"\n") > 2
    if sent is signal.SIGINT:
        assert stopped.returncode == 130
        assert said.splitlines() == [
            "partnergraph: what was read so far is kept: the same command goes on from there",
            "partnergraph: interrupted; what was there before is unchanged.",
        ]


def of_session(number: int) -> list[str]:
    """The processes of a session that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text().rpartition(")")
        except OSError:
            continue
        state, _, _, session, *_ = rest.split()
        if int(session) == number and state != "Z":
            found.append(name)
    return found


@pytest.mark.parametrize(
    ("name", "jobs"),
    [
        ("graph.nq", "1"),
        ("graph.trig", "2"),
        ("kept.jsonl", "2"),
        ("partnergraph.xlsx", "1"),
        ("partnergraph.xlsx", "2"),
        ("review.csv", "1"),
        ("build.json", "2"),
    ],
)
def test_a_full_disk_is_said_and_the_earlier_graph_stays(
    plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch, name: str, jobs: str
) -> None:
    command(plans, "-o", out)
    before = contents(out)
    write(plans, "new")
    opening = Path.open

    def full(self: Path, mode: str = "r", *given: object, **named: object) -> object:
        if self.name == name and "w" in mode:
            raise OSError(*FULL.args, str(self))
        return opening(self, mode, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    result = command(plans, "-o", out, "--jobs", jobs)
    assert result.exit_code == 2
    assert "No space left on device. Free some space" in result.stderr
    assert "the same command goes on from there" in result.stderr
    assert "Traceback" not in result.output
    assert contents(out) == before
    monkeypatch.undo()
    result = command(plans, "-o", out)
    assert result.exit_code == 0
    assert "3 plans not read again: an interrupted build had read them" in result.stdout
    assert [path.name for path in out.parent.iterdir()] == [out.name]


@ON_LINUX
@pytest.mark.parametrize("room", [0, 2_000, 30_000, 120_000, 400_000])
def test_a_disk_that_is_full_at_any_write(plans: Path, out: Path, room: int) -> None:
    """No file may grow beyond the room that there is: each size stops another one."""
    command(plans, "-o", out)
    before = contents(out)
    assert max(map(len, before.values())) > room
    write(plans, "new")
    code = (
        "import resource, sys, partnergraph\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "partnergraph.main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(plans), "-o", str(out), "--jobs", "2"],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 2, done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(out) == before
    assert command(plans, "-o", out).exit_code == 0
    assert contents(out) != before
    assert [path.name for path in out.parent.iterdir()] == [out.name]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes; to make one asks for rights that few have."""
    place = tmp_path / "disk"
    place.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(made, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_really_full(plans: Path, small_disk: Path, tmp_path: Path) -> None:
    result = command(plans, "-o", small_disk / "out")
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert not (small_disk / "out").exists()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert command(plans, "-o", small_disk / "out").exit_code == 0
    build([plans], tmp_path / "fresh")
    assert contents(small_disk / "out") == contents(tmp_path / "fresh")


def test_a_disk_that_may_not_be_written(plans: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert command(plans, "-o", small_disk / "out").exit_code == 0
    before = contents(small_disk / "out")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    result = command(plans, "-o", small_disk / "out")
    assert result.exit_code == 2
    assert "Read-only file system. Choose a folder that can be written." in result.stderr
    assert contents(small_disk / "out") == before


def test_two_builds_at_once(plans: Path, out: Path) -> None:
    command(plans, "-o", out)
    before = contents(out)

    def first() -> None:
        with replacing(out):
            result = command(plans, "-o", out)
            assert result.exit_code == 2
            assert "is being written by another build" in result.stderr
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        first()
    assert contents(out) == before
    assert command(plans, "-o", out).exit_code == 0


@pytest.mark.parametrize("clock", [0.0, 86_400.0, 4_102_444_800.0])
def test_a_clock_that_is_set_back_changes_nothing(
    plans: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: float
) -> None:
    build([plans], out)
    before = contents(out)
    local = time.localtime
    monkeypatch.setattr(time, "time", lambda: clock)
    monkeypatch.setattr(time, "localtime", lambda at=clock: local(at))
    for path in plans.iterdir():
        os.utime(path, (clock, clock))
    build([plans], tmp_path / "other")
    build([plans], out)
    assert contents(out) == contents(tmp_path / "other") == before


@pytest.mark.parametrize(("changes", "read"), [(1, 3), (9, 2)])
def test_a_plan_that_is_changed_while_it_is_read(
    plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch, changes: int, read: int
) -> None:
    build([plans], out)
    write(plans, "new")
    extract = Extractor.extract
    left = changes

    def changing(self: Extractor, document: Document) -> PlanRecords:
        nonlocal left
        if document.name == "marsham.tsv" and left:
            left -= 1
            (plans / document.name).write_text(ROWS.format(f"Marsham {left}"), encoding="utf-8")
        return extract(self, document)

    monkeypatch.setattr(Extractor, "extract", changing)
    report = build([plans], out)
    assert len(report.plans) == read
    monkeypatch.undo()
    graph = (out / "graph.nq").read_text("utf-8")
    assert "new marsham" not in graph, "what it held before it was changed"
    if changes == 1:
        assert "Meet the Marsham 0 board" in graph
    else:
        assert "marsham.tsv: was changed while it was read" in report.left_out[0].reason
    assert len(build([plans], out).plans) == 3
    assert not journal_of(out).exists()
