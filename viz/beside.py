"""Work that is done while this process does something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

from viz.processes import method, process

__all__ = ["beside"]


@contextmanager
def beside(work: Callable[[], object], apart: bool) -> Iterator[None]:
    """Do some work in a copy of this process while the block runs, and wait for it.

    The work writes files; what it gives is lost. Where it is not to be done `apart`, the
    system cannot copy this process, or the copy fails, it is done here behind the block, so
    that what stops it is raised as ever.
    """
    copy = _copy(work) if apart else None
    try:
        yield
        if copy is not None:
            copy.join()
        if copy is None or copy.exitcode:
            work()
    finally:
        if copy is not None:
            copy.kill()
            copy.join()
            copy.close()


def _copy(work: Callable[[], object]) -> BaseProcess | None:
    if method() != "fork":
        return None
    try:
        return process("fork", work)
    except OSError:
        return None
