"""The map: things that are joined stand near each other, area by area, none upon another.

Each area is laid out on its own by forces (Fruchterman and Reingold: what is joined attracts,
everything repels); areas stand side by side in rows, what several areas share between two
rows. Distances count in boxes that hold a sign and its label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from viz.explorer.joins import SHARED, Joins, band_of, joins_of
from viz.explorer.packing import packed
from viz.explorer.records import Fact, Mention, Node, Point

if TYPE_CHECKING:
    import numpy as np

    Places = np.ndarray[tuple[int, int], np.dtype[np.float64]]
    """One row for each node: how far right and how far down."""

__all__ = ["BOX", "forces"]

BOX = (120, 60)
"""The width and height that a sign with its label takes up."""

_ROOM = 1.02
"""How far apart two nodes stand at least, in boxes."""
_MOST = 1200
"""Of more than these in one area forces would take too long: they stand in rows."""
_STEPS = 60
_AT_A_TIME = 1_000_000
"""How many distances between nodes of areas are held at a time."""
_SEPARATING = 400
_TOGETHER = 0.45
_INWARD = 2.4
"""How strongly what is joined is drawn together, and all to the middle; repulsion is 1."""
_BETWEEN = (1.0, 3.0)
"""The space beside an area, and above it for its name, in boxes."""
_WIDE = 1.3
"""How much wider than high the whole map is, about."""


def forces(
    nodes: Sequence[Node], facts: Sequence[Fact], mentions: Sequence[Mention] = ()
) -> tuple[Point, ...]:
    """Where each node stands; the boxes around two of them never overlap."""
    import numpy as np

    joins = joins_of(nodes, facts, mentions)
    groups: dict[int, list[int]] = {}
    for at, node in enumerate(nodes):
        groups.setdefault(band_of(node), []).append(at)
    shared = groups.pop(SHARED, [])
    laid = _areas(dict(sorted(groups.items())), joins)
    sizes = {
        band: (float(at[:, 0].max()) + 1 + _BETWEEN[0], float(at[:, 1].max()) + 1 + _BETWEEN[1])
        for band, at in laid.items()
    }
    whole = packed(sizes, _WIDE * BOX[1] / BOX[0], lambda width: _strip(len(shared), width))
    places = np.zeros((len(nodes), 2))
    in_strip = set(shared)
    for band, corner in whole.corners.items():
        places[groups[band]] = laid[band] + corner

    def across(at: int) -> float:
        own = [float(places[other, 0]) for other, _ in joins[at] if other not in in_strip]
        return sum(own) / len(own) if own else whole.width

    count = _across(len(shared), whole.width)
    for turn, at in enumerate(sorted(shared, key=across)):
        row, place = divmod(turn, count)
        places[at] = (place * _ROOM, whole.strip + row * _ROOM)
    return tuple(Point(round(float(x) * BOX[0]), round(float(y) * BOX[1])) for x, y in places)


def _areas(groups: Mapping[int, Sequence[int]], joins: Joins) -> dict[int, Places]:
    """Each area: what is joined to something of it by forces, the rest in rows below."""
    drawn = {band: _joined(own, joins) for band, own in groups.items()}
    by_number: dict[int, list[int]] = {}
    for band, joined in drawn.items():
        by_number.setdefault(len(joined), []).append(band)
    laid: dict[int, Places] = {}
    for number, bands in by_number.items():
        most = max(1, _AT_A_TIME // max(1, number * number))
        for first in range(0, len(bands), most):
            some = bands[first : first + most]
            laid |= zip(some, _laid_out([drawn[band] for band in some], joins), strict=True)
    return {band: _area(own, drawn[band], laid[band]) for band, own in groups.items()}


def _joined(own: Sequence[int], joins: Joins) -> list[int]:
    inside = set(own)
    joined = [at for at in own if any(other in inside for other, _ in joins[at])]
    return joined if len(joined) <= _MOST else []


def _area(own: Sequence[int], joined: Sequence[int], laid_out: Places) -> Places:
    """One area, whose joined nodes are laid out: the rest in rows below."""
    import numpy as np

    drawn = set(joined)
    rest = np.array([at for at in own if at not in drawn], dtype=np.int64)
    above = _apart(laid_out)
    wide = float(above[:, 0].max()) if joined else 0.0
    across = max(1 + int(wide / _ROOM), int(np.ceil(np.sqrt(len(rest) * _WIDE))))
    count = np.arange(len(rest))
    top = float(above[:, 1].max()) + _ROOM if joined else 0.0
    places = np.zeros((len(own), 2))
    of = {at: place for place, at in enumerate(own)}
    places[[of[at] for at in joined]] = above
    places[[of[int(at)] for at in rest], 0] = count % across * _ROOM
    places[[of[int(at)] for at in rest], 1] = count // across * _ROOM + top
    return places


def _laid_out(areas: Sequence[Sequence[int]], joins: Joins) -> list[Places]:
    """The nodes of several areas that have as many each, by forces, about one box apart."""
    import numpy as np

    links: list[tuple[int, int, int, int]] = []
    for number, own in enumerate(areas):
        index = {at: place for place, at in enumerate(own)}
        links += [
            (number, index[at], index[other], weight)
            for at in own
            for other, weight in joins[at]
            if at < other and other in index
        ]
    area, one, other, weight = np.array(links, dtype=np.int64).reshape(-1, 4).T
    half = weight / 2
    size = len(areas[0])
    places = np.repeat(_spiral(size)[None], len(areas), axis=0)
    heat = max(1.0, size**0.5 / 2)
    for step in range(_STEPS):
        right = places[:, :, None, 0] - places[:, None, :, 0]
        down = places[:, :, None, 1] - places[:, None, :, 1]
        # Repulsion falls with the distance, attraction grows with it; a pull to the middle
        # keeps what is joined to nothing from drifting off.
        near = 1 / np.maximum(right * right + down * down, 0.01)
        moved = np.stack(((right * near).sum(axis=2), (down * near).sum(axis=2)), axis=2)
        moved -= _INWARD * places
        along = places[area, one] - places[area, other]
        pull = along * (np.sqrt((along * along).sum(axis=1)) * half)[:, None] * _TOGETHER
        np.subtract.at(moved, (area, one), pull)
        np.add.at(moved, (area, other), pull)
        length = np.sqrt((moved * moved).sum(axis=2))
        limit = heat * (1 - step / _STEPS)
        places = places + moved * (np.minimum(length, limit) / np.maximum(length, 1e-9))[..., None]
    return list(places)


def _spiral(count: int) -> Places:
    """Places to start from, each apart from all others, the same on every machine."""
    import math

    import numpy as np

    turn = math.pi * (3 - math.sqrt(5))
    return np.array(
        [
            (
                round(math.sqrt(at) * math.cos(at * turn), 6),
                round(math.sqrt(at) * math.sin(at * turn), 6),
            )
            for at in range(count)
        ]
    ).reshape(-1, 2)


def _apart(places: Places) -> Places:
    """Moves what overlaps apart, the short way, until nothing does; begins at (0, 0)."""
    import numpy as np

    if not len(places):
        return places

    own = np.arange(len(places))
    for step in range(_SEPARATING):
        right = places[:, None, 0] - places[None, :, 0]
        down = places[:, None, 1] - places[None, :, 1]
        over = _ROOM - np.maximum(np.abs(right), np.abs(down))
        over[own, own] = 0
        one, other = np.nonzero(over > 1e-6)
        if not len(one):
            break
        by = np.minimum(over[one, other] / 2 + 0.01, 0.3)
        across = np.abs(right[one, other]) >= np.abs(down[one, other])
        # Of two in the same place the later goes down.
        way = np.where(across, right[one, other], down[one, other])
        way = np.where(way == 0, np.where(one > other, 1.0, -1.0), np.sign(way))
        np.add.at(places, (one, np.where(across, 0, 1)), by * way)
        if step % 40 == 39:
            places *= 1.1
    else:
        side = int(np.ceil(np.sqrt(len(places))))
        places[:, 0], places[:, 1] = own % side * _ROOM, own // side * _ROOM
    places -= places.min(axis=0)
    return places


def _across(count: int, width: float) -> int:
    """How many stand side by side in the strip of what is shared."""
    return max(1, int((width - _BETWEEN[0]) / _ROOM), 1 if width else int(count**0.5 * _WIDE))


def _strip(count: int, width: float) -> float:
    """The height of the strip of what is shared."""
    return -(-count // _across(count, width)) * _ROOM + _BETWEEN[1] if count else 0.0
