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
from viz.server.remembered import Remembered
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
_LONG = 1.0
"""Seconds after which an answer takes long: where all do, and others wait, a process is added."""
_LOOK = 0.25
"""Seconds between two looks at whether that is so."""
_IDLE = 10.0
"""Seconds without a job after which an added process is ended."""

Log = Callable[[str], None]


class Crew:
    """Processes that hold the same build, its `version`, and take jobs from one queue;
    `remembered` are their replies to what is bundled.

    One of several is kept for what is bundled, so that queries which take long, however many,
    keep no page waiting. While all others are at queries that take long, up to as many
    processes again are added, so that a few such queries keep no other waiting either.
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
        self._growing: asyncio.Task[None] | None = None
        self.remembered = Remembered()
        self._free = 0
        self._since: dict[Job, float] = {}
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
        for number, process in enumerate(self._processes):
            self._add(process, with_free=only_one or number > 0)
        self._growing = asyncio.create_task(self._grow())

    async def retire(self) -> None:
        """Take no more jobs, finish those that are under way, and end all processes."""
        self._retired.set()
        if self._growing is not None:
            self._growing.cancel()
            await asyncio.gather(self._growing, return_exceptions=True)
        await asyncio.gather(*self._work, return_exceptions=True)

    async def end(self) -> None:
        """End all processes at once."""
        for task in self._work:
            task.cancel()
        await self.retire()

    def _add(self, process: Process, *, with_free: bool, for_now: bool = False) -> None:
        self._free += with_free
        self._work = [task for task in self._work if not task.done()]
        self._work.append(asyncio.create_task(self._answer_all(process, with_free, for_now)))

    async def _grow(self) -> None:
        """Add processes for now, while all that take any query are at one that takes long."""
        most = self._free + self._settings.workers
        while True:
            await asyncio.sleep(_LOOK)
            now = time.monotonic()
            all_long = len(self._since) >= self._free and all(
                now - since > _LONG for since in self._since.values()
            )
            if not all_long or not len(self._jobs) or self._free >= most:
                continue
            with contextlib.suppress(InputError, EndedError, OSError):
                process = await Process.start(self._settings)
                if process.version == self.version:
                    self._add(process, with_free=True, for_now=True)
                else:
                    await process.end()

    async def _answer_all(self, process: Process, with_free: bool, for_now: bool) -> None:
        try:
            while not self._retired.is_set():
                job = await self._next(process, with_free, _IDLE if for_now else None)
                if job is not None and await self._answer(process, job, with_free):
                    continue
                if self._retired.is_set() or for_now:
                    return
                await process.end()
                another = await self._another()
                if another is None:
                    return
                process = another
        finally:
            self._free -= with_free
            await process.end()

    async def _next(self, process: Process, with_free: bool, idle: float | None) -> Job | None:
        """The next job; None where the process has ended, the crew is retired, or none comes
        for so many seconds."""
        taking = asyncio.create_task(self._jobs.take(with_free))
        ends = [asyncio.create_task(process.ended()), asyncio.create_task(self._retired.wait())]
        try:
            both = [taking, *ends]
            await asyncio.wait(both, timeout=idle, return_when=asyncio.FIRST_COMPLETED)
            return taking.result() if taking.done() else None
        finally:
            for task in (taking, *ends):
                task.cancel()
            await asyncio.gather(taking, *ends, return_exceptions=True)

    async def _answer(self, process: Process, job: Job, with_free: bool) -> bool:
        """Answer the job; gives whether the process is fit for another."""
        asked = time.monotonic()
        if with_free:
            self._since[job] = asked
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
                reply = asking.result()
                self.remembered.keep(job.task, reply)
                _give(job, reply)
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
            self._since.pop(job, None)
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
