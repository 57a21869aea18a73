"""How far the reading of one file is, told to whoever wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["Told", "tell", "telling"]

Told = Callable[[str, int, int], None]
"""Is given what a part is called ("page"), the number of the one that is read, and how many
there are."""

_told: ContextVar[Told | None] = ContextVar("told", default=None)


@contextmanager
def telling(told: Told) -> Iterator[None]:
    """Tell `told` of each part of the files that are read inside."""
    before = _told.set(told)
    try:
        yield
    finally:
        _told.reset(before)


def tell(part: str, number: int, of: int) -> None:
    """Tell that a part of a file, such as page 3 of 40, is being read."""
    told = _told.get()
    if told is not None:
        told(part, number, of)
