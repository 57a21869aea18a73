"""Which stretches of a text are taken."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

__all__ = ["Spans"]


class Spans:
    """Stretches of a text, asked whether another overlaps one of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(set(spans))
        self._starts = [start for start, _ in ordered]
        # The furthest end so far: stretches may lie within one another.
        self._ends: list[int] = []
        for _, end in ordered:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def free(self, start: int, end: int) -> bool:
        """Whether no stretch overlaps the offsets.

        >>> spans = Spans([(2, 9), (3, 4)])
        >>> spans.free(9, 12), spans.free(8, 12)
        (True, False)
        """
        before = bisect.bisect_left(self._starts, end)
        return before == 0 or self._ends[before - 1] <= start
