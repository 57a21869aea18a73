"""One process that answers, as the server sees it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from graph import own_python
from graph.errors import InputError
from viz.server.settings import Settings
from viz.server.tasks import Reply, Task, to_line

__all__ = ["EndedError", "Process"]

_CODE = "from viz.server.worker import run; run()"


class EndedError(Exception):
    """The process has ended of itself; `status` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class Process:
    """A process that holds the graph; `version` tells which build's.

    It answers one task at a time: nothing may be asked before the last reply has come.
    """

    def __init__(self, process: asyncio.subprocess.Process, version: str) -> None:
        self._process = process
        self.version = version

    @classmethod
    async def start(cls, settings: Settings) -> Process:
        """A process that has loaded the graph. Raises InputError where it cannot be, and
        EndedError where the process ended before."""
        limits = (settings.seconds, settings.most_rows, settings.most_bytes, settings.memory)
        process = await asyncio.create_subprocess_exec(
            *own_python.command(_CODE),
            str(settings.out),
            *map(str, limits),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=own_python.environment(),
        )
        started = cls(process, "")
        try:
            said = await started._line()
        except BaseException:
            await started.end()
            raise
        if "error" in said:
            await started.end()
            raise InputError(*said["error"])
        started.version = said["version"]
        return started

    async def ask(self, task: Task) -> Reply:
        """The reply to a task. Raises EndedError where the process ends instead.

        Given up halfway, the process is of no more use and must be ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(ConnectionError):  # its end is told by what it says
            self._process.stdin.write(to_line(task))
            await self._process.stdin.drain()
        head = await self._line()
        try:
            body = await self._process.stdout.readexactly(head["length"])
        except asyncio.IncompleteReadError:
            raise EndedError(await self._process.wait()) from None
        return Reply(head["status"], head["media"], body, head["headers"])

    async def ended(self) -> int:
        """Wait until the process has ended, for its exit status."""
        return await self._process.wait()

    async def end(self) -> None:
        """End the process at once, whatever it is at."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        # Read to the end, or the pipe would stay open.
        await self._process.communicate()

    async def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise EndedError(await self._process.wait())
        head: dict[str, Any] = json.loads(line)
        return head
