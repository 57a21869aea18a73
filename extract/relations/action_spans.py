"""Which stretches of a document state actions."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from graph.records import Action, plain

__all__ = ["ActionSpans"]


class ActionSpans:
    """The stretches of a document that actions take up.

    >>> spans = ActionSpans([Action("a", "Fit locks", 10, 20, "line 2")])
    >>> spans.touch(0, 10), spans.touch(0, 11)
    (False, True)
    """

    def __init__(self, actions: Iterable[Action]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((a.start, a.end) for a in actions if plain(a.text)):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any action takes up a part of the stretch between two offsets."""
        at = bisect.bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end
