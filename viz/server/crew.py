"""The processes that answer from one build, replaced by others as they are used up."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence

from graph.errors import InputError, too_long
from viz.server.answering import TEXT
from viz.server.jobs import Job, Jobs
from viz.server.process import EndedError, Process
from viz.server.settings import Settings
from viz.server.tasks import Reply

__all__ = ["Crew"]

_PATIENCE = 0.5
"""Seconds that an answer nobody waits for any more may take before its process is ended: to
start another takes about as long."""
_AT_ONCE = 0.5
"""Seconds in which a process that ends may have been at its end before it was asked."""
_AGAIN = 1.0
"""Seconds between two attempts to start a process."""

Log = Callable[[str], None]


class Crew:
    """Processes that hold the same build, its `version`, and take jobs from one queue.

    One of several is kept for what is bundled, so that queries which take long, however many,
    keep no page waiting.
    """

    def __init__(
        self, settings: Settings, jobs: Jobs, processes: Sequence[Process], log: Log
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._processes = processes
        self._log = log
        self._retired = asyncio.Event()
        self._work: list[asyncio.Task[None]] = []
        self.version = processes[0].version

    @classmethod
    async def start(cls, settings: Settings, jobs: Jobs, log: Log) -> Crew:
        """A crew that has loaded the graph, and takes no jobs yet.

        Raises InputError where the graph cannot be loaded.
        """
        while True:
            starting = [Process.start(settings) for _ in range(settings.workers)]
            found = await asyncio.gather(*starting, return_exceptions=True)
            started = [each for each in found if isinstance(each, Process)]
            if len(started) == len(found) and len({each.version for each in started}) == 1:
                return cls(settings, jobs, started, log)
            await asyncio.gather(*(each.end() for each in started))
            for problem in found:
                if isinstance(problem, EndedError):
                    raise InputError(
                        str(settings.out),
                        f"a process that loads its graph ended of itself ({problem})",
                        "There may be too little memory: serve it with fewer --workers",
                    )
                if isinstance(problem, BaseException):
                    raise problem

    def begin(self) -> None:
        """Take jobs from now on."""
        only_one = len(self._processes) == 1
        self._work = [
            asyncio.create_task(self._answer_all(process, with_free=only_one or number > 0))
            for number, process in enumerate(self._processes)
        ]

    async def retire(self) -> None:
        """Take no more jobs, finish those that are under way, and end all processes."""
        self._retired.set()
        await asyncio.gather(*self._work, return_exceptions=True)

    async def end(self) -> None:
        """End all processes at once."""
        for task in self._work:
            task.cancel()
        await self.retire()

    async def _answer_all(self, process: Process, with_free: bool) -> None:
        try:
            while not self._retired.is_set():
                job = await self._next(process, with_free)
                if job is not None and await self._answer(process, job):
                    continue
                if self._retired.is_set():
                    return
                await process.end()
                another = await self._another()
                if another is None:
                    return
                process = another
        finally:
            await process.end()

    async def _next(self, process: Process, with_free: bool) -> Job | None:
        """The next job; None where the process has ended or the crew is retired."""
        taking = asyncio.create_task(self._jobs.take(with_free))
        ends = [asyncio.create_task(process.ended()), asyncio.create_task(self._retired.wait())]
        try:
            await asyncio.wait([taking, *ends], return_when=asyncio.FIRST_COMPLETED)
            return taking.result() if taking.done() else None
        finally:
            for task in (taking, *ends):
                task.cancel()
            await asyncio.gather(taking, *ends, return_exceptions=True)

    async def _answer(self, process: Process, job: Job) -> bool:
        """Answer the job; gives whether the process is fit for another."""
        asked = time.monotonic()
        asking = asyncio.create_task(process.ask(job.task))
        try:
            waited = [asking, job.reply]
            seconds = self._settings.seconds
            await asyncio.wait(waited, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if job.reply.done() and not asking.done():
                await asyncio.wait([asking], timeout=_PATIENCE)
            if not asking.done():
                _give(job, self._stopped())
                return False
            try:
                _give(job, asking.result())
            except EndedError as error:
                self._log(f"a process ended of itself while it answered ({error})")
                if job.tried or time.monotonic() - asked > _AT_ONCE:
                    _give(job, _ended())
                else:
                    job.tried = True
                    await self._jobs.put_back(job)
                return False
            return True
        finally:
            asking.cancel()
            with contextlib.suppress(asyncio.CancelledError, EndedError):
                await asking

    def _stopped(self) -> Reply:
        seconds = self._settings.seconds
        error = too_long("the query", seconds, f"--timeout {seconds * 10} where it is served")
        return Reply(504, TEXT, str(error).encode())

    async def _another(self) -> Process | None:
        """Another process; None where the build of this crew is no longer there to load."""
        told = False
        while not self._retired.is_set():
            try:
                process = await Process.start(self._settings)
            except (InputError, EndedError, OSError) as error:
                if not told:
                    self._log(f"a process cannot be started, and will be tried again: {error}")
                told = True
            else:
                if process.version == self.version:
                    return process
                await process.end()
                return None
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._retired.wait(), _AGAIN)
        return None


def _give(job: Job, reply: Reply) -> None:
    if not job.reply.done():
        job.reply.set_result(reply)


def _ended() -> Reply:
    reason = (
        "The process that answered ended of itself: the query may need more memory than it "
        "may have, or be nested too deeply. Narrow it."
    )
    return Reply(500, TEXT, reason.encode())
