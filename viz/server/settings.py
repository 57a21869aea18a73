"""What a server is told when it is started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""What this machine is called by itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a server listens, and the limits it holds its answers to.

    `out` is the folder of a build. `seconds` is how long one answer may take and `most_rows`
    and `most_bytes` how much it may hold; `memory` is how many megabytes a process may need
    for it beside the graph. `workers` processes answer, and `most_waiting` requests may wait
    for them. `names` are the names by which the server may be asked beside those of this
    machine. With `verbose` the log has the queries too.
    """

    out: Path
    host: str = LOOPBACK[0]
    port: int = 8080
    seconds: int = 30
    most_rows: int = 100_000
    most_bytes: int = 64 * 2**20
    most_waiting: int = 64
    workers: int = 4
    memory: int = 1024
    names: tuple[str, ...] = ()
    verbose: bool = False
