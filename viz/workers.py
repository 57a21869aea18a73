"""Tasks done in several processes at once, one that dies costing no more than its task.

Each worker is given one task at a time, so it is known what a dead one was at. Its task is
tried once more when all others are done, by one worker that has the machine to itself.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from viz.processes import Method, process

__all__ = ["Tell", "Work", "done_by_workers"]

Tell = Callable[[str], None]
"""Is given a few words on how far a task is."""
Work = Callable[[str, Tell], bytes]
"""Does one task and gives its answer."""

_ANSWER, _WORDS = b"=", b"."
_LOOKS_EVERY = 0.2


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    task: int
    words: str = ""


def done_by_workers(
    tasks: Sequence[str],
    make: Callable[[], Work],
    jobs: int,
    how: Method,
    at_work: Callable[[Sequence[tuple[int, str]]], None] = lambda _at: None,
) -> Generator[tuple[int, bytes | None]]:
    """The number of each task with its answer, as they come; None for one at which a worker
    died twice.

    `make` is called in each worker, of which there are up to `jobs`. `at_work` is told now
    and then which tasks are worked on, with the last words on each. Raises OSError where not
    a single worker can be started. No worker outlives the iterator.
    """
    pool = _Pool(make, how, at_work)
    try:
        yield from pool.answers(tasks, deque(range(len(tasks))), jobs)
        died, pool.died = pool.died, []
        for task in died:
            yield from pool.answers(tasks, deque([task]), 1)
        yield from ((task, None) for task in pool.died)
    finally:
        pool.end()


class _Pool:
    """The workers, by the connections to them. `died` are the tasks at which one died."""

    def __init__(
        self,
        make: Callable[[], Work],
        how: Method,
        at_work: Callable[[Sequence[tuple[int, str]]], None],
    ) -> None:
        self.died: list[int] = []
        self._make = make
        self._how = how
        self._at_work = at_work
        self._busy: dict[Connection[Any, Any], _Worker] = {}

    def answers(
        self, tasks: Sequence[str], waiting: deque[int], jobs: int
    ) -> Generator[tuple[int, bytes]]:
        self._fill(tasks, waiting, jobs)
        while self._busy:
            for connection in wait(list(self._busy), timeout=_LOOKS_EVERY):
                assert isinstance(connection, Connection)
                worker = self._busy[connection]
                try:
                    said = connection.recv_bytes()
                except (EOFError, OSError):
                    self._bury(connection)
                    self.died.append(worker.task)
                    self._fill(tasks, waiting, len(self._busy) + 1)
                    continue
                if said[:1] == _WORDS:
                    worker.words = said[1:].decode()
                    continue
                task = worker.task
                if waiting:
                    worker.task, worker.words = waiting.popleft(), ""
                    _give(connection, worker.task, tasks)
                else:
                    self._bury(connection)
                yield task, said[1:]
            self._at_work([(worker.task, worker.words) for worker in self._busy.values()])

    def end(self) -> None:
        """End all workers that are left, whatever they are at."""
        for worker in self._busy.values():
            worker.process.kill()
        for connection in list(self._busy):
            self._bury(connection)

    def _fill(self, tasks: Sequence[str], waiting: deque[int], jobs: int) -> None:
        """Start workers until there are so many, or as many as the system has room for."""
        while waiting and len(self._busy) < jobs:
            try:
                self._start(tasks, waiting[0])
            except OSError:
                if not self._busy:
                    raise
                return
            waiting.popleft()

    def _start(self, tasks: Sequence[str], task: int) -> None:
        ours, theirs = Pipe()
        # A copy of this process has copies of its connections, and would keep them open.
        copied = [ours, *self._busy] if self._how == "fork" else []
        try:
            made = process(self._how, _work, theirs, copied, self._make)
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        self._busy[ours] = _Worker(made, task)
        _give(ours, task, tasks)

    def _bury(self, connection: Connection[Any, Any]) -> None:
        worker = self._busy.pop(connection)
        connection.close()
        worker.process.join()
        worker.process.close()


def _give(connection: Connection[Any, Any], task: int, tasks: Sequence[str]) -> None:
    try:
        connection.send_bytes(json.dumps(tasks[task]).encode())
    except OSError:
        return  # It has died, which is seen when its answer is read.


def _work(
    connection: Connection[Any, Any], copied: list[Connection[Any, Any]], make: Callable[[], Work]
) -> None:
    """What a worker does, until nobody is left to give it a task."""
    for each in copied:
        each.close()

    def tell(words: str) -> None:
        with suppress(OSError):
            connection.send_bytes(_WORDS + words.encode())

    work = make()
    while True:
        try:
            task = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            return
        connection.send_bytes(_ANSWER + work(task, tell))
