"""Processes beside this one: how they are started, and that they end when it does."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any, Literal

__all__ = ["Method", "copied", "cores", "give_back", "method", "process"]

Method = Literal["fork", "spawn"]
"""How a process begins: as a copy of this one, or from nothing."""

_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def method() -> Method:
    """How processes are to begin here. A copy costs next to nothing and shares what has been
    loaded, but is safe only on Linux, and only while one thread runs."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def process(how: Method, work: Callable[..., object], *given: Any) -> BaseProcess:
    """Start a process that does some work and ends, or ends with this one.

    An interruption from the keyboard is left to this process. Raises OSError where the
    system has no room for another process.
    """
    context: Any = multiprocessing.get_context(how)
    made: BaseProcess = context.Process(target=_run, args=(os.getpid(), work, *given), daemon=True)
    made.start()
    return made


def copied(work: Callable[..., object], *given: Any) -> None:
    """Let a copy of this process, itself made by `process`, do some work and end.

    Raises OSError where the system has no room for another process.
    """
    parent = os.getpid()
    if not os.fork():
        _run(parent, work, *given)


def give_back() -> None:
    """Give the system back the memory that is free, which otherwise waits here to be used
    again. Only where the C library can do so."""
    if sys.platform == "linux":
        # Other C libraries of Linux have no such function.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def _run(parent: int, work: Callable[..., object], *given: Any) -> None:
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _end_with(parent)
        # Looking for garbage in what is shared with the other would make it this one's own.
        gc.freeze()
        work(*given)
        status = 0
    finally:
        # At once: what this process holds is a copy, not to be tidied up or written twice,
        # and what went wrong is seen and told by the other one.
        os._exit(status)


def _end_with(parent: int) -> None:
    """Let the system end this process as soon as the other one has ended, however it did."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)
            return
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
