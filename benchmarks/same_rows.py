"""Whether engines give the same rows: each row as text, numbers as numbers are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Found", "digest"]


@dataclass(frozen=True, slots=True)
class Found:
    """How long an answer took and what it is: how many rows, and a hash of them in any order.

    `seconds` is None where it was ended, `cpu` where the processor's own are not known.
    """

    seconds: float | None
    rows: int = 0
    digest: str = ""
    cpu: float | None = None


def digest(rows: Iterable[Sequence[object]]) -> str:
    """A hash of rows, the same in any order."""
    lines = sorted("\x1f".join(map(_text, row)) for row in rows)
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()


def _text(value: object) -> str:
    """A value as text: 1, 1.0 and "1.0" are one, no value is no text."""
    if value is None:
        return ""
    text = str(value)
    try:
        return repr(float(text)) if text.strip() == text else text
    except ValueError:
        return text
