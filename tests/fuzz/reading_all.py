"""Reads files as a build does, within a gigabyte, and says of each what became of it.

    python -m tests.fuzz.reading_all FOLDER

One line of JSON a file. A file over which too long is computed, or which takes too much memory,
is told as such, like one that brings out a fault.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

from graph.errors import InputError
from viz.plan_reader import PlanReader

__all__ = ["main"]

_SECONDS = 30
_BYTES = 1024 * 1024 * 1024


class HangError(BaseException):
    """No `Exception`, so that nothing that forgives all faults forgives this one."""


def main(folder: Path) -> None:
    """Read all files of a folder in the order of their names."""

    def hang(*_: object) -> None:
        raise HangError

    signal.signal(signal.SIGPROF, hang)
    reader = PlanReader(None)
    reader.prepare()
    resource.setrlimit(resource.RLIMIT_AS, (_mapped() + _BYTES, resource.RLIM_INFINITY))
    for path in sorted(folder.iterdir()):
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
        try:
            records, _ = reader.read(path, lambda _words: None)
            became, said = "read", f"{len(records.actions)} actions"
        except InputError as error:
            became, said = "refused", str(error)
        except MemoryError:
            became, said = "memory", ""
        except HangError:
            became, said = "hang", ""
        signal.setitimer(signal.ITIMER_PROF, 0)
        took = round(time.process_time() - began, 2)
        print(json.dumps([path.name, became, said, took]), flush=True)  # noqa: T201


def _mapped() -> int:
    """The bytes of address space that this process has already."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
