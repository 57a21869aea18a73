"""What a PDF may cost to read: time, memory, and the size of what it unpacks to.

A small file can ask for endless work. The parser is plain Python and has no limits of its
own, so the thread that reads is stopped from outside when it has used up what it may.
"""

from __future__ import annotations

import ctypes
import threading
import time
import zlib
from pathlib import Path
from types import TracebackType
from typing import Any

__all__ = ["MAX_PAGES", "MAX_UNPACKED", "Stopped", "Unpacking", "Watch", "bound_unpacking"]

MAX_PAGES = 1_000
"""The number of pages above which a file is refused."""
MAX_UNPACKED = 64 * 1024 * 1024
"""The size in bytes above which one packed part of a file is refused."""

_SECONDS_AT_FIRST, _SECONDS_PER_PAGE = 20.0, 2.0
_MOST_GROWTH = 800 * 1024 * 1024
_LOOKS_EVERY = 0.05
_STATUS = Path("/proc/self/statm")
_PAGE_BYTES = 4096


class Stopped(BaseException):
    """The reading was stopped; no `Exception`, so that a parser that forgives all faults
    does not forgive this one. `reason` is "unpacked", or "" where the `Watch` knows it."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        super().__init__(reason)


class Watch:
    """Stops the thread that enters it, by `Stopped`, once it has used up its time or memory.

    There are 20 seconds of computing at first, and two more for each page that is done, so
    that neither one page nor many together can hold a build up.
    """

    def __init__(self, seconds: float = _SECONDS_AT_FIRST, most_growth: int = _MOST_GROWTH) -> None:
        self._seconds = seconds
        self._most_growth = most_growth
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._reader = 0
        self.reason = "time"
        """Why it stopped the thread: "time" or "memory"."""

    def page_done(self) -> None:
        """Gives time for the next page."""
        self._seconds += _SECONDS_PER_PAGE

    def __enter__(self) -> Watch:
        self._reader = threading.get_ident()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._done.set()
            # What was sent and has not arrived yet must not arrive outside.
            _send(self._reader, None)

    def _look(self) -> None:
        began, memory = time.process_time(), _memory()
        while not self._done.wait(_LOOKS_EVERY):
            if time.process_time() - began > self._seconds:
                self._stop("time")
            elif _memory() - memory > self._most_growth:
                self._stop("memory")

    def _stop(self, reason: str) -> None:
        with self._lock:
            if not self._done.is_set():
                self.reason = reason
                _send(self._reader, Stopped)


def _send(thread: int, error: type[BaseException] | None) -> None:
    """Raise an error in another thread, or take back one that has not been raised yet."""
    sent = ctypes.py_object(error) if error is not None else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), sent)


def _memory() -> int:
    """The bytes of memory in use, or 0 where the system does not say."""
    try:
        return int(_STATUS.read_text("ascii").split()[1]) * _PAGE_BYTES
    except (OSError, ValueError, IndexError):
        return 0


class Unpacking:
    """Stands in for the module `zlib`: unpacks no further than `MAX_UNPACKED`.

    `damaged` counts the parts that could not be unpacked whole.
    """

    error = zlib.error

    def __init__(self) -> None:
        self.damaged = 0

    def decompress(self, data: bytes) -> bytes:
        """The bytes unpacked, as by zlib; raises `Stopped` where they are too many."""
        try:
            unpacking = zlib.decompressobj()
            unpacked = unpacking.decompress(data, MAX_UNPACKED)
            if unpacking.unconsumed_tail:
                raise Stopped("unpacked")
            if not unpacking.eof:
                raise zlib.error("incomplete or truncated stream")
        except zlib.error:
            self.damaged += 1
            raise
        return unpacked

    def __getattr__(self, name: str) -> Any:
        return getattr(zlib, name)


def bound_unpacking() -> Unpacking:
    """Makes pdfminer unpack within `MAX_UNPACKED`; it has no setting for that."""
    from pdfminer import pdftypes

    unpacking = Unpacking()
    vars(pdftypes)["zlib"] = unpacking
    return unpacking
