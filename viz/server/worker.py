"""The process that holds the graph and answers, one task after another, until it is ended.

It reads tasks from its standard input and writes replies to its standard output. A query
that the engine is at work on cannot be interrupted: the server ends the process instead.
Should the server be gone by then, the process ends itself a little later.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError
from graph.identity import DEFAULT_BASE
from graph.store import MANIFEST_FILE, open_store
from viz.server.answering import TEXT, Answering
from viz.server.results import Limits
from viz.server.tasks import Reply, reply_head, task_from
from viz.server.version import version_of

__all__ = ["run"]

_GRACE = 5
"""Seconds after which an answer is given up that nobody has stopped."""


def run() -> None:
    """Load the graph, say so, and answer what is asked; the code that the process runs.

    Its arguments are the folder, the seconds, rows and bytes that an answer may have, and
    the megabytes that it may need.
    """
    out, *limits = sys.argv[1:]
    seconds, rows, size, memory = map(int, limits)
    # Ctrl-C reaches every process of a terminal; the server decides what becomes of this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given, answers = sys.stdin.buffer, _own_output()
    try:
        answering, version = _loaded(Path(out), Limits(rows, size))
    except InputError as error:
        _write(answers, {"error": [error.name, error.problem, error.advice, error.place]})
        return
    _limit_memory(memory)
    _write(answers, {"version": version})
    with open(os.devnull, "w") as nowhere, contextlib.suppress(BrokenPipeError):  # noqa: PTH123
        while line := given.readline():
            faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
            reply = _reply(answering, line)
            answers.write(reply_head(reply) + reply.body)
            answers.flush()
            faulthandler.cancel_dump_traceback_later()


def _loaded(out: Path, limits: Limits) -> tuple[Answering, str]:
    """The graph in the folder, and which version of it that is."""
    while True:
        version = version_of(out)
        store = open_store(out)
        base = json.loads((out / MANIFEST_FILE).read_text("utf-8")).get("base", DEFAULT_BASE)
        # A build may have put another graph there in the meantime.
        if version is not None and version == version_of(out):
            return Answering(store, base, limits), version


def _reply(answering: Answering, line: bytes) -> Reply:
    try:
        return answering.answer(task_from(line))
    except Exception as error:
        # A fault of ours: told to the server's log, not to whoever asked.
        reply = Reply(500, TEXT, b"This brought out a fault in partnergraph.")
        return Reply(
            reply.status, reply.media, reply.body, {"x-fault": f"{type(error).__name__}: {error}"}
        )


def _own_output() -> BinaryIO:
    """What was standard output, which nothing else can then write to by accident."""
    kept = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(kept, "wb")


def _write(stream: BinaryIO, head: dict[str, object]) -> None:
    stream.write(json.dumps(head).encode() + b"\n")
    stream.flush()


def _limit_memory(megabytes: int) -> None:
    """Let the process have so much more memory than it has; only where systems can do that."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (ImportError, OSError):
        return
    most = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * 2**20
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
