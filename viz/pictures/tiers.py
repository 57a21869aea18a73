"""Tiers of bodies: each below all that it reports to, its chair and members beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from viz.pictures.columns import Cell, stacked
from viz.pictures.picture import Box

__all__ = ["BESIDE", "Group", "rows", "tiers"]

BESIDE = 70
"""The space between a body and those who sit on it."""
_BETWEEN = 60
_BELOW = 80
_CLOSE = 26
_WIDEST = 1500


@dataclass(frozen=True, slots=True)
class Group:
    """A body's box and those of its chair and members, not yet in their places."""

    body: Box
    seats: tuple[Box, ...]

    @property
    def width(self) -> int:
        """How wide the body is with those beside it."""
        return self.body.width + (BESIDE + self.seats[0].width if self.seats else 0)


def tiers(bodies: Sequence[str], upward: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The bodies in tiers, each below all bodies that it reports to; `upward` are those.

    Where lines run in a circle, the body that comes first in order stands on top. Within a
    tier a body stands as near as can be to those above it.
    """
    depth = _depths(bodies, upward)
    found: list[list[str]] = []
    place: dict[str, float] = {}
    for level in range(max(depth.values(), default=-1) + 1):
        wished = [
            (_mean([place[up] for up in upward.get(body, ()) if up in place]), number, body)
            for number, body in enumerate(bodies)
            if depth[body] == level
        ]
        tier = [body for *_, body in sorted(wished)]
        place |= {body: (number + 0.5) / len(tier) for number, body in enumerate(tier)}
        found.append(tier)
    return found


def rows(groups: Sequence[Group], top: int, lined: bool) -> tuple[list[Box], int]:
    """All boxes of one tier in their places, in as many rows as it takes, from `top` on; and
    where the next tier begins. Tiers that lines join (`lined`) stand further apart."""
    below = _BELOW if lined else _CLOSE
    found: list[Box] = []
    row: list[Group] = []
    for group in groups:
        if row and _width([*row, group]) > _WIDEST:
            boxes, top = _row(row, top, below)
            found += boxes
            row = []
        row.append(group)
    if row:
        boxes, top = _row(row, top, below)
        found += boxes
    return found, top


def _row(groups: Sequence[Group], top: int, below: int) -> tuple[list[Box], int]:
    found: list[Box] = []
    left = -_width(groups) / 2
    foot = float(top)
    for group in groups:
        cells = [Cell(seat.id, seat.height) for seat in group.seats]
        middles = stacked(cells, top)
        x = left + group.body.width / 2
        y = top + group.body.height / 2
        found.append(replace(group.body, x=round(x), y=round(y)))
        foot = max(foot, top + group.body.height)
        for seat in group.seats:
            beside = left + group.body.width + BESIDE + seat.width / 2
            found.append(replace(seat, x=round(beside), y=round(middles[seat.id])))
            foot = max(foot, middles[seat.id] + seat.height / 2)
        left += group.width + _BETWEEN
    return found, round(foot) + below


def _width(groups: Sequence[Group]) -> int:
    return sum(group.width for group in groups) + _BETWEEN * (len(groups) - 1)


def _depths(bodies: Sequence[str], upward: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """In which tier each body stands, 0 being the topmost."""
    depth: dict[str, int] = {}
    waiting = list(bodies)
    while waiting:
        ready = [body for body in waiting if all(up in depth for up in upward.get(body, ()))]
        for body in ready or waiting[:1]:
            above = [depth[up] for up in upward.get(body, ()) if up in depth]
            depth[body] = max(above, default=-1) + 1
        waiting = [body for body in waiting if body not in depth]
    return depth


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.5
