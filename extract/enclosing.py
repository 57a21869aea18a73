"""What lies in what, of thousands of stretches of text, without a look at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from graph.records import Action

__all__ = ["Enclosing", "Fields", "Inside"]

Stretch = tuple[int, int]
Fields = dict[Stretch, list[tuple[str, str]]]
"""The fields of actions by where they stand: each with its role and its action's key."""


class Enclosing:
    """Which actions a stretch of text lies in."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self._actions = sorted(actions, key=lambda action: action.start)
        self._starts = [action.start for action in self._actions]
        self._furthest = list(accumulate((action.end for action in self._actions), max))

    def keys(self, start: int, end: int) -> tuple[str, ...]:
        """The keys of the actions that begin no later and end no earlier, in their order."""
        found = []
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._furthest[at] >= end:
            if self._actions[at].end >= end:
                found.append(self._actions[at].key)
            at -= 1
        return tuple(reversed(found))


class Inside:
    """Which fields lie in a stretch of text, in the order of the actions that have them."""

    def __init__(self, fields: Fields) -> None:
        self._fields = tuple(fields.items())
        self._order = sorted(range(len(self._fields)), key=lambda at: self._fields[at][0][0])
        self._starts = [self._fields[at][0][0] for at in self._order]

    def of(self, start: int, end: int) -> Iterator[tuple[Stretch, list[tuple[str, str]]]]:
        """The fields that begin no earlier and end no later."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        for at in sorted(self._order[first:last]):
            if self._fields[at][0][1] <= end:
                yield self._fields[at]
