"""Work that copies of this process do while it does something else."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import Pipe
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from viz.processes import method, process

__all__ = ["by_turns", "promised"]

Done = TypeVar("Done")


@contextmanager
def promised(
    work: Callable[[], Done], apart: bool, again: Callable[[], Done] | None = None
) -> Iterator[Callable[[], Done]]:
    """Do some work in a copy of this process while the block runs: what the block is given
    waits for it, and gives what it gave.

    Where the work is not to be done `apart`, the system cannot copy this process, or the copy
    fails, it is done here when it is waited for, so that what stops it is raised as ever; by
    `again` where the copy fails, if that is given: the work and what it needs are then let go of.
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
            work = again or work

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


def by_turns(
    tasks: Sequence[Callable[[], Done]],
    jobs: int,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[Done]:
    """What each of at most 256 tasks gives, in their order. Up to `jobs` processes, this one and
    copies of it, each take the next task that none has taken; this one first does what is to be
    done `meanwhile`, and in the end what a copy has failed to do."""
    turns, filled = os.pipe()
    # Of bytes in a pipe each is read once, whoever reads.
    os.write(filled, bytes(range(len(tasks))))
    os.close(filled)

    def take() -> dict[int, Done]:
        return {turn[0]: tasks[turn[0]]() for turn in iter(lambda: os.read(turns, 1), b"")}

    copies = min(jobs, len(tasks)) - 1 if method() == "fork" else 0
    try:
        with ExitStack() as stack:
            taken = [stack.enter_context(promised(take, True)) for _ in range(copies)]
            meanwhile()
            done = take()
            for each in taken:
                done |= each()
    finally:
        os.close(turns)
    return [done[at] if at in done else task() for at, task in enumerate(tasks)]


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
