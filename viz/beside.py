"""Work that copies of this process do while it does something else."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import Pipe
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from viz.processes import method, process

__all__ = ["in_parts", "promised"]

Done = TypeVar("Done")


@contextmanager
def promised(work: Callable[[], Done], apart: bool) -> Iterator[Callable[[], Done]]:
    """Do some work in a copy of this process while the block runs: what the block is given
    waits for it, and gives what it gave.

    Where the work is not to be done `apart`, the system cannot copy this process, or the copy
    fails, it is done here when it is waited for, so that what stops it is raised as ever.
    """
    if not apart:
        yield work
        return
    ours, theirs = Pipe(duplex=False)
    with ours, ExitStack() as stack:
        copy = _copy(lambda: _send(theirs, work()))
        theirs.close()
        if copy is not None:
            stack.callback(_end, copy)

        def give() -> Done:
            if copy is None:
                return work()
            try:
                # It comes from a copy of this very process.
                given: Done = pickle.loads(ours.recv_bytes())
            except (EOFError, OSError):
                return work()
            return given

        yield give


def in_parts(parts: Sequence[Callable[[], Done]], apart: bool) -> list[Done]:
    """What each part of some work gives, in their order: the first is done here, the others
    in copies of this process at the same time, under the conditions of `promised`."""
    first, *others = parts
    with ExitStack() as stack:
        waiting = [stack.enter_context(promised(part, apart)) for part in others]
        return [first(), *(give() for give in waiting)]


def _send(line: Any, answer: object) -> None:
    line.send_bytes(pickle.dumps(answer))


def _copy(work: Callable[[], object]) -> BaseProcess | None:
    if method() != "fork":
        return None
    try:
        return process("fork", work)
    except OSError:
        return None


def _end(copy: BaseProcess) -> None:
    copy.kill()
    copy.join()
    copy.close()
