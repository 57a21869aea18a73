"""Workers do all tasks, and a dead one costs no more than its task."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from viz.processes import Method
from viz.workers import Tell, Work, done_by_workers

METHODS: list[Method] = ["spawn", "fork"] if sys.platform == "linux" else ["spawn"]


def shout(folder: str) -> Work:
    """Does as the task says, and notes in the folder that it was tried."""

    def work(task: str, tell: Tell) -> bytes:
        with (Path(folder) / task).open("a") as tried:
            tried.write(f"{os.getpid()}\n")
        if task == "die" or (task == "die once" and tries(folder, task) == 1):
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        if task == "memory":
            raise MemoryError
        if task == "sleep":
            time.sleep(60)
        tell(f"at {task}")
        time.sleep(0.05)
        return task.upper().encode()

    return work


def tries(folder: str | Path, task: str) -> int:
    return len((Path(folder) / task).read_text().splitlines())


def answers(
    tasks: Sequence[str], folder: Path, how: Method, jobs: int = 2
) -> dict[str, bytes | None]:
    make: Callable[[], Work] = partial(shout, str(folder))
    return {tasks[at]: answer for at, answer in done_by_workers(tasks, make, jobs, how)}


@pytest.mark.parametrize("how", METHODS)
def test_all_tasks_are_done_once(tmp_path: Path, how: Method) -> None:
    tasks = ["one", "two", "three", "four", "five — ö"]
    assert answers(tasks, tmp_path, how) == {task: task.upper().encode() for task in tasks}
    assert {tries(tmp_path, task) for task in tasks} == {1}
    workers = {line for task in tasks for line in (tmp_path / task).read_text().splitlines()}
    assert 1 <= len(workers) <= 2
    assert str(os.getpid()) not in workers


@pytest.mark.parametrize("how", METHODS)
def test_a_worker_that_dies_costs_its_task_only(tmp_path: Path, how: Method) -> None:
    tasks = ["one", "die", "two", "memory", "three"]
    done = answers(tasks, tmp_path, how)
    assert done == {"one": b"ONE", "two": b"TWO", "three": b"THREE", "die": None, "memory": None}
    assert tries(tmp_path, "die") == tries(tmp_path, "memory") == 2


def test_what_dies_once_is_done_alone(tmp_path: Path) -> None:
    assert answers(["die once", "one"], tmp_path, METHODS[-1])["die once"] == b"DIE ONCE"
    assert tries(tmp_path, "die once") == 2


def test_what_workers_are_at_is_told(tmp_path: Path) -> None:
    said: list[tuple[int, str]] = []
    make = partial(shout, str(tmp_path))
    for _ in done_by_workers(["one", "two"], make, 1, METHODS[-1], said.extend):
        pass
    assert (0, "at one") in said
    assert (1, "at two") in said


def test_no_worker_outlives_the_iterator(tmp_path: Path) -> None:
    working = done_by_workers(["one", "sleep"], partial(shout, str(tmp_path)), 2, METHODS[-1])
    next(working)
    while not (tmp_path / "sleep").exists() or not tries(tmp_path, "sleep"):
        time.sleep(0.01)
    working.close()
    assert ends_soon(int((tmp_path / "sleep").read_text()))


@pytest.mark.skipif(os.name == "nt", reason="asks for signals")
@pytest.mark.parametrize("how", METHODS)
def test_workers_end_with_a_process_that_is_killed(tmp_path: Path, how: Method) -> None:
    code = (
        "import sys; from functools import partial\n"
        "from tests.viz.test_workers import shout; from viz.workers import done_by_workers\n"
        "if __name__ == '__main__':\n"
        "    list(done_by_workers(['sleep'] * 2, partial(shout, sys.argv[1]), 2, sys.argv[2]))"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), how])
    tried = tmp_path / "sleep"
    while not tried.exists() or tries(tmp_path, "sleep") < 2:
        assert parent.poll() is None
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    assert all(ends_soon(int(line)) for line in tried.read_text().splitlines())


@pytest.mark.parametrize("fails", [1, 2])
def test_where_the_system_has_no_room_fewer_workers_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    from viz import workers

    started = workers.process
    calls = 0

    def scarce(*given: object) -> object:
        nonlocal calls
        calls += 1
        if calls >= fails:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return started(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "process", scarce)
    if fails == 1:
        with pytest.raises(BlockingIOError):
            answers(["one", "two", "three"], tmp_path, METHODS[-1])
    else:
        assert len(answers(["one", "two", "three"], tmp_path, METHODS[-1])) == 3


def ends_soon(number: int) -> bool:
    """Whether a process is about to end: well before its task would let it."""
    until = time.monotonic() + 30
    while is_running(number) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_running(number)


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except OSError:
        return False
    status = Path(f"/proc/{number}/stat")
    # A child that has ended and that nobody has asked after is not running either.
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks the GNU C library")
def test_memory_that_is_free_is_given_back() -> None:
    code = (
        "from pathlib import Path\n"
        "from viz.processes import give_back\n"
        "def pages():\n"
        "    return int(Path('/proc/self/statm').read_text().split()[1])\n"
        "held = [bytes(2_000) for _ in range(20_000)]\n"
        "last = bytes(2_000)\n"  # Above all others, so that they do not go by themselves.
        "del held\n"
        "before = pages()\n"
        "give_back()\n"
        "print(before - pages())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 5_000
