"""The end of a command that takes too long."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from graph.errors import too_long
from viz.terminal import BAD_INPUT, complain

__all__ = ["MOST_SECONDS", "within"]

MOST_SECONDS = 86_400
"""The longest that a command may be given: a day."""


@contextmanager
def within(seconds: int, name: str) -> Iterator[None]:
    """End this process, with a message and the status of bad input, if what is done inside
    takes longer than so many seconds.

    A query that the engine is at work on cannot be interrupted, and nothing has been
    written by then, so the process itself is ended.
    """
    watch = Timer(seconds, _end, (seconds, name))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _end(seconds: int, name: str) -> None:
    complain(too_long(name, seconds, f"--timeout {min(seconds * 10, MOST_SECONDS)}"))
    sys.stderr.flush()
    os._exit(BAD_INPUT)
