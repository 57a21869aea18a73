"""Pairing each thing of one side with at most one of the other, the surest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Pair", "assigned"]


@dataclass(frozen=True, slots=True)
class Pair:
    """What has the number `old` on one side is what has `new` on the other, so surely."""

    old: int
    new: int
    score: float


def assigned(candidates: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs to keep, in the order of the old side: nothing stands in two of them.

    The surest pair is taken first. Of equally sure ones it is the one with the least
    between its places, then the earlier: what stands where it stood has not been moved.

    >>> assigned([Pair(0, 0, 0.6), Pair(0, 1, 0.9), Pair(1, 1, 0.8), Pair(1, 0, 0.7)])
    (Pair(old=0, new=1, score=0.9), Pair(old=1, new=0, score=0.7))
    """
    kept: list[Pair] = []
    old: set[int] = set()
    new: set[int] = set()
    for pair in sorted(candidates, key=_surest_first):
        if pair.old not in old and pair.new not in new:
            kept.append(pair)
            old.add(pair.old)
            new.add(pair.new)
    return tuple(sorted(kept, key=lambda pair: pair.old))


def _surest_first(pair: Pair) -> tuple[float, int, int, int]:
    return -pair.score, abs(pair.old - pair.new), pair.old, pair.new
