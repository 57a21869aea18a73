"""Tasks done in several processes at once, one that dies costing no more than its task.

Each worker is given one task at a time, so it is known what a dead one was at. Its task is
tried once more when all others are done, by a worker that has the machine to itself.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias, cast

from viz.processes import Method, copied, process

__all__ = ["AtWork", "Tell", "Work", "done_by_workers"]

Tell = Callable[[str], None]
"""Is given a few words on how far a task is."""
Work = Callable[[str, Tell], bytes]
"""Does one task and gives its answer."""
AtWork = Callable[[Sequence[tuple[int, str]]], None]
"""Is given the numbers of the tasks that are worked on, with the last words on each."""

_ANSWER, _WORDS = b"=", b"."
_LOOKS_EVERY = 0.2

Line: TypeAlias = "Connection[Any, Any]"
"""The connection to a worker."""


def done_by_workers(
    tasks: Sequence[str],
    make: Callable[[], Work],
    jobs: int,
    how: Method,
    at_work: AtWork = lambda _tasks: None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Generator[tuple[int, bytes | None]]:
    """The number of each task with its answer, as they come; None for one at which a worker
    died twice.

    `make` is called to begin with by each of up to `jobs` workers or, where these are copies,
    by the one that the others are copies of; `meanwhile` is called here. `at_work` is told
    now and then. Raises OSError where not a single worker can be started. No worker outlives
    the iterator.
    """
    pool = _Pool(tasks, make, how, at_work)
    try:
        yield from pool.answers(deque(range(len(tasks))), jobs, meanwhile)
        died, pool.died = pool.died, []
        for task in died:
            yield from pool.answers(deque([task]), 1)
        yield from ((task, None) for task in pool.died)
    finally:
        pool.end()


@dataclass(slots=True)
class _At:
    """The task that a worker is at, and its last words on it."""

    task: int
    words: str = ""


class _Pool:
    """Workers, and what they are at. `died` are the tasks at which one died."""

    def __init__(
        self, tasks: Sequence[str], make: Callable[[], Work], how: Method, at_work: AtWork
    ) -> None:
        self.died: list[int] = []
        self._tasks = tasks
        self._make = make
        self._how: Method = how
        self._at_work = at_work
        self._busy: dict[Line, _At] = {}
        self._processes: list[BaseProcess] = []

    def answers(
        self, waiting: deque[int], jobs: int, meanwhile: Callable[[], object] = lambda: None
    ) -> Generator[tuple[int, bytes]]:
        self._start(waiting, jobs)
        meanwhile()
        while self._busy:
            for line in cast("list[Line]", wait(list(self._busy), timeout=_LOOKS_EVERY)):
                at = self._busy[line]
                try:
                    said = line.recv_bytes()
                except (EOFError, OSError):
                    self._leave(line)
                    self.died.append(at.task)
                    self._start(waiting, 1)
                    continue
                if said[:1] == _WORDS:
                    at.words = said[1:].decode()
                    continue
                if waiting:
                    self._give(line, waiting.popleft())
                else:
                    self._leave(line)
                yield at.task, said[1:]
            self._at_work([(at.task, at.words) for at in self._busy.values()])
        self._see_off()

    def end(self) -> None:
        """End all workers that are left, whatever they are at."""
        for each in self._processes:
            each.kill()
        for line in list(self._busy):
            # A line breaks when the worker at its other end is gone.
            with suppress(EOFError, OSError):
                while True:
                    line.recv_bytes()
            self._leave(line)
        self._see_off()

    def _start(self, waiting: deque[int], wanted: int) -> None:
        """Start so many workers, or as many as there is room for and something to do."""
        wanted = min(wanted, len(waiting))
        # Where a process can be copied, one worker makes ready and the others are its copies.
        for number in [wanted] if self._how == "fork" and wanted else [1] * wanted:
            try:
                lines = self._process(number)
            except OSError:
                if not self._busy:
                    raise
                return
            for line in lines:
                self._give(line, waiting.popleft())

    def _process(self, workers: int) -> list[Line]:
        pairs = [Pipe() for _ in range(workers)]
        ours, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        # A copy of this process has copies of its connections, and would keep them open.
        to_close = [*ours, *self._busy] if self._how == "fork" else []
        try:
            self._processes.append(process(self._how, _work, theirs, to_close, self._make))
        except BaseException:
            for line in ours:
                line.close()
            raise
        finally:
            for line in theirs:
                line.close()
        return ours

    def _give(self, line: Line, task: int) -> None:
        self._busy[line] = _At(task)
        # That it has died is seen when its answer is read.
        with suppress(OSError):
            line.send_bytes(json.dumps(self._tasks[task]).encode())

    def _leave(self, line: Line) -> None:
        """Let a worker end that nothing more is wanted of."""
        del self._busy[line]
        line.close()

    def _see_off(self) -> None:
        for each in self._processes:
            each.join()
            each.close()
        self._processes.clear()


def _work(lines: Sequence[Line], to_close: Sequence[Line], make: Callable[[], Work]) -> None:
    """What a process does: with several lines, it is copied for all but the first."""
    for line in to_close:
        line.close()
    work = make()
    first, *others = lines
    for at, line in enumerate(others):
        # Each holds one line only, so that it breaks with the process.
        rest = [first, *others[at + 1 :]]
        with suppress(OSError):  # A worker that is not there is taken for a dead one.
            copied(_serve, line, rest, work)
        line.close()
    _serve(first, (), work)
    while others:
        try:
            os.wait()  # They would end with this one.
        except ChildProcessError:
            return


def _serve(line: Line, to_close: Sequence[Line], work: Work) -> None:
    """Do one task after the other until nobody is left to give one."""
    for each in to_close:
        each.close()

    def tell(words: str) -> None:
        with suppress(OSError):
            line.send_bytes(_WORDS + words.encode())

    while True:
        try:
            task = json.loads(line.recv_bytes())
        except (EOFError, OSError):
            line.close()
            return
        line.send_bytes(_ANSWER + work(task, tell))
