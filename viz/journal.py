"""What a build has read so far, on the disk: an interrupted one goes on where it was.

The journal lies beside OUT and is removed with OUT's replacing. It only ever helps: where it
cannot be written, on a full disk for instance, the build goes on without it.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from pathlib import Path
from typing import BinaryIO

from viz.kept import Kept, first_line, line_of

__all__ = ["Journal"]

_TO_DISK_EVERY = 1.0
"""How many seconds of reading a machine that loses its power can cost."""


class Journal(Kept):
    """The records in a journal, those of an interrupted build at first.

    A line that was torn off is overwritten. Only one build at a time may have it open.
    """

    def __init__(self, path: Path, reader: str) -> None:
        super().__init__(path, reader)
        self._reader = reader
        self._file: BinaryIO | None = None
        self._usable = True
        self._synced = time.monotonic()

    def add(self, name: str, sha256: str, records: bytes) -> None:
        """Write down the records of a file that has been read."""
        if not self._usable:
            return
        line = line_of(name, sha256, records)
        try:
            file = self._file or self._open()
            file.write(line)
            file.flush()
            if time.monotonic() - self._synced >= _TO_DISK_EVERY:
                os.fsync(file.fileno())
                self._synced = time.monotonic()
        except OSError:
            self._give_up()
            return
        self._places[name, sha256] = (self.end + line.index(b"\t") + 1, len(records),
                                      zlib.crc32(records))  # fmt: skip
        self.end += len(line)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None

    def _open(self) -> BinaryIO:
        self._file = file = self._path.open("r+b" if self.end else "wb")
        if self.end:
            file.seek(self.end)
            file.truncate()
        else:
            self.end = file.write(first_line(self._reader))
        return file

    def _give_up(self) -> None:
        """Go on without a journal, and leave its space to the graph."""
        self._usable = False
        self._places.clear()
        self.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
