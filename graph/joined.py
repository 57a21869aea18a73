"""Several pieces of bytes read as one file, without ever being held together."""

from __future__ import annotations

from collections.abc import Iterable
from io import BufferedReader, RawIOBase
from typing import Any

__all__ = ["joined"]

_AT_A_TIME = 1_000_000


def joined(pieces: Iterable[bytes]) -> BufferedReader:
    """A file of these bytes, to be read once from its beginning to its end."""
    return BufferedReader(_Joined(pieces), _AT_A_TIME)


class _Joined(RawIOBase):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any, /) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        room = memoryview(into)
        given = min(len(room), len(self._left))
        room[:given], self._left = self._left[:given], self._left[given:]
        return given
