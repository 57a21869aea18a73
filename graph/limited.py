"""A query that is stopped when it takes too long, asked in a process of its own.

The engine cannot be interrupted while it answers, so what is ended is the process. It is
given the statements and the query on its standard input, says when it has them, and writes
the answer, or what is wrong, on its standard output.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from graph import own_python
from graph.errors import InputError, too_long
from graph.table import Table

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["answer_one", "query_within"]

_READY = b"ready\n"
_CODE = "from graph.limited import answer_one; answer_one()"


def query_within(
    store: Store,
    text: str,
    name: str,
    asked: Mapping[str, Iterable[str | ox.NamedNode]],
    seconds: float,
) -> Table:
    """The answer to a query, as `Store.query` gives it.

    Raises InputError as it does, and where there is no answer after so many seconds; the
    time to hand the statements over is not counted.
    """
    if not 0 < seconds < float("inf"):
        raise ValueError(f"seconds must be more than 0, not {seconds}")
    question = {
        "text": text,
        "name": name,
        "asked": {
            parameter: [
                ["literal", value] if isinstance(value, str) else ["iri", value.value]
                for value in values
            ]
            for parameter, values in asked.items()
        },
    }
    statements = store.dumped()
    with _process() as process:
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(question).encode() + b"\n" + statements)
            process.stdin.close()
            process.stdin = None
            # Past the buffer, which would keep what follows from `communicate`.
            if _first(process.stdout.fileno(), len(_READY)) != _READY:
                raise _ended(name, process)
            answer, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise too_long(name, seconds, "seconds=") from None
        except BrokenPipeError:
            raise _ended(name, process) from None
        finally:
            process.kill()
    if process.returncode:
        raise _ended(name, process)
    return _table(json.loads(answer))


def answer_one(given: BinaryIO | None = None, out: BinaryIO | None = None) -> None:
    """Answer the question on standard input; what the other process runs."""
    from graph.store import Store

    given = given or sys.stdin.buffer
    out = out or sys.stdout.buffer
    question = json.loads(given.readline())
    asked = {
        parameter: [ox.NamedNode(value) if kind == "iri" else value for kind, value in values]
        for parameter, values in question["asked"].items()
    }
    store = Store(ox.parse(given.read(), format=ox.RdfFormat.N_QUADS, lenient=True))
    out.write(_READY)
    out.flush()
    answer: dict[str, Any]
    try:
        table = store.query(question["text"], question["name"], asked)
        answer = {
            "table": [table.name, table.columns, table.rows, table.kinds],
        }
    except InputError as error:
        answer = {"error": [error.name, error.problem, error.advice, error.place]}
    out.write(json.dumps(answer).encode())
    out.flush()


def _process() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        own_python.command(_CODE),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=own_python.environment(),
    )


def _first(descriptor: int, wanted: int) -> bytes:
    """So many bytes of a pipe, fewer only if it ends before."""
    found = b""
    while len(found) < wanted and (more := os.read(descriptor, wanted - len(found))):
        found += more
    return found


def _table(answer: Mapping[str, Any]) -> Table:
    if "error" in answer:
        raise InputError(*answer["error"])
    name, columns, rows, kinds = answer["table"]
    return Table(name, tuple(columns), tuple(map(tuple, rows)), tuple(map(tuple, kinds)))


def _ended(name: str, process: subprocess.Popen[bytes]) -> InputError:
    code = process.wait()
    return InputError(
        name,
        f"the process that answered it ended of itself (status {code})",
        "It may have needed more memory than there is: narrow it",
    )
