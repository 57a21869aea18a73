"""Replies that stay the same until the graph is built again."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from viz.server.tasks import Query, Reply, Task, to_line

__all__ = ["Remembered"]

_MOST_BYTES = 32 * 2**20
_MOST_OF_ONE = 2 * 2**20


class Remembered:
    """The replies to tasks of one build, the ones asked for last, within a limit.

    Queries of one's own are not remembered: they may ask for the time, or for chance.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._size = 0
        self._replies: OrderedDict[tuple[bytes, date], Reply] = OrderedDict()

    def find(self, task: Task) -> Reply | None:
        """The reply to a task, if it is remembered."""
        key = self._key(task)
        if key not in self._replies:
            return None
        self._replies.move_to_end(key)
        return self._replies[key]

    def keep(self, task: Task, reply: Reply) -> None:
        """Remember a reply, and forget what was not asked for longest where there are many."""
        if isinstance(task, Query) or reply.status != 200 or len(reply.body) > _MOST_OF_ONE:
            return
        key = self._key(task)
        if key in self._replies:
            return
        self._replies[key] = reply
        self._size += len(reply.body)
        while self._size > self._most:
            _, forgotten = self._replies.popitem(last=False)
            self._size -= len(forgotten.body)

    @staticmethod
    def _key(task: Task) -> tuple[bytes, date]:
        # Some questions are asked for today.
        return to_line(task), date.today()
