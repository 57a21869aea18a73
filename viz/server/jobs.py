"""The tasks that wait for a process, in the order in which they came."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from viz.server.tasks import Query, Reply, Task

__all__ = ["FullError", "Job", "Jobs"]


class FullError(Exception):
    """So many tasks are waiting that no more can be taken on."""


@dataclass(slots=True, eq=False)
class Job:
    """A task and the reply that somebody waits for, which is cancelled when they have gone;
    `taken` is set once a process is at it, `tried` where one ended as soon as it was asked."""

    task: Task
    taken: asyncio.Event = field(default_factory=asyncio.Event)
    tried: bool = False
    reply: asyncio.Future[Reply] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    @property
    def is_free(self) -> bool:
        """Whether it is a query of somebody's own, which may take any time."""
        return isinstance(self.task, Query)


class Jobs:
    """A queue of at most so many jobs, each taken by one process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: deque[Job] = deque()
        self._changed = asyncio.Condition()

    def __len__(self) -> int:
        return len(self._waiting)

    async def put(self, job: Job) -> None:
        """Let a job wait. Raises FullError where there are too many."""
        async with self._changed:
            if len(self._waiting) >= self._most:
                raise FullError
            self._waiting.append(job)
            self._changed.notify_all()

    async def take(self, with_free: bool) -> Job:
        """The first job that somebody still waits for, once there is one; where a process is
        kept for what has been bundled, the first of these."""
        async with self._changed:
            while True:
                self._waiting = deque(job for job in self._waiting if not job.reply.done())
                for job in self._waiting:
                    if with_free or not job.is_free:
                        self._waiting.remove(job)
                        job.taken.set()
                        return job
                await self._changed.wait()

    async def put_back(self, job: Job) -> None:
        """Let a job that was taken wait again, before all others."""
        async with self._changed:
            self._waiting.appendleft(job)
            self._changed.notify_all()
