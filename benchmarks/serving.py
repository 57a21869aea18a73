"""A server of a graph, started for a benchmark."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.timing import PARTNERGRAPH, REPOSITORY

__all__ = ["server"]


@contextmanager
def server(out: Path, timeout: int) -> Iterator[int]:
    """A server of a folder that a build has written; its port. Raises SystemExit with what it
    says where it does not start."""
    options = ("--graph", str(out), "--port", "0", "--timeout", str(timeout))
    process = subprocess.Popen(
        [*PARTNERGRAPH, "serve", *options],
        cwd=REPOSITORY,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    address = urlsplit(line.partition(" at ")[2].split(" ")[0])
    if not address.port:
        raise SystemExit(line)
    # The log is read and let go, or the server would wait for it.
    reader = threading.Thread(target=lambda: [None for _ in process.stderr or ()], daemon=True)
    reader.start()
    try:
        yield address.port
    finally:
        process.terminate()
        process.wait()
