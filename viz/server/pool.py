"""Who answers: a crew of processes for the build that the folder holds, and its successor.

A build replaces its folder whole. The server looks for that, loads the new graph beside the
old one, and asks the new processes from when all of them are ready; until then, and where the
new graph cannot be loaded, it answers from the old one, which its processes hold in memory.
"""

from __future__ import annotations

import asyncio
import contextlib

from graph.errors import InputError
from viz.server.crew import Crew, Log
from viz.server.jobs import FullError, Job, Jobs
from viz.server.settings import Settings
from viz.server.tasks import Reply, Task
from viz.server.version import version_of

__all__ = ["FullError", "Pool"]

_TURNS = 2
"""How many answers, each stopped at its limit, a task waits for before it is sent away …"""
_STARTING = 10
"""… and how many seconds for the processes that are started in between."""
_LOOK = 1.0
"""Seconds between two looks at whether the folder has been built again."""


class Pool:
    """Answers tasks by processes of their own; `log` is told what goes on."""

    def __init__(self, settings: Settings, log: Log) -> None:
        self._settings = settings
        self._log = log
        self._jobs = Jobs(settings.most_waiting)
        self._crew: Crew | None = None
        self._watching: asyncio.Task[None] | None = None
        self._retiring: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Load the graph. Raises InputError where it cannot be."""
        self._crew = await Crew.start(self._settings, self._jobs, self._log)
        self._crew.begin()
        self._watching = asyncio.create_task(self._watch())

    async def ask(self, task: Task) -> Reply:
        """The reply to a task. Raises FullError where too many wait already, or no process
        could be had in a while.

        Cancelled, the task is given up and its process is free again.
        """
        assert self._crew is not None
        known = self._crew.remembered.find(task)
        if known is not None:
            return known
        job = Job(task)
        await self._jobs.put(job)
        try:
            try:
                async with asyncio.timeout(_TURNS * self._settings.seconds + _STARTING):
                    await job.taken.wait()
            except TimeoutError:
                raise FullError from None
            return await job.reply
        finally:
            job.reply.cancel()

    async def close(self) -> None:
        """End all processes."""
        if self._watching is not None:
            self._watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watching
        for task in self._retiring:
            task.cancel()
        await asyncio.gather(*self._retiring, return_exceptions=True)
        if self._crew is not None:
            await self._crew.end()

    async def _watch(self) -> None:
        unfit = None
        while True:
            await asyncio.sleep(_LOOK)
            assert self._crew is not None
            version = version_of(self._settings.out)
            if version in (None, self._crew.version, unfit):
                continue
            try:
                crew = await Crew.start(self._settings, self._jobs, self._log)
            except InputError as error:
                # Not there for the moment between two renames is no fault of the new build.
                if version == version_of(self._settings.out):
                    unfit = version
                    self._log(f"the graph has been replaced by one that cannot be served: {error}")
                    self._log("what was there before is served still")
                continue
            old, self._crew = self._crew, crew
            crew.begin()
            self._log("the graph has been built again: the new one is served from now on")
            retiring = asyncio.create_task(old.retire())
            self._retiring.add(retiring)
            retiring.add_done_callback(self._retiring.discard)
