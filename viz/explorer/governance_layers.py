"""Where the boards and panels of each area stand in the picture of who reports to whom: the
logic is that of the question "governance"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.deliveries import deliveries
from graph.delivery import Delivery
from graph.store import Store
from queries.dependency.governance import Reporting
from viz.explorer.layers import Layers, layers
from viz.explorer.nodes import Nodes
from viz.explorer.records import Board, Chart, Governance, Point, ReportingLine
from viz.explorer.wrapping import wrapped

__all__ = ["governance_of"]

_WIDTH = 196
_PADDING = 10
_SIGN = 20
_FONT = 13
_LINE = 17
_NOTES = 30
_GAP = 16
_BEND = 12
_BETWEEN_LAYERS = 52
_LEAST_BESIDE = 3
_MOST_BESIDE = 6
_BEFORE_THE_REST = 56


def governance_of(store: Store, nodes: Nodes) -> tuple[Governance, ...]:
    """The picture for each area, in the order of `graph.deliveries`."""
    found = []
    whole = deliveries(store, include_not_current=True)
    for current, every in zip(deliveries(store), whole, strict=True):
        now = _chart(current, nodes)
        ever = now if every is current else _chart(every, nodes)
        found.append(
            Governance(
                area=nodes.plans[nodes.of_file[every.files[0]]].area,
                current=now,
                all=None if now == ever else ever,
            )
        )
    return tuple(found)


def _chart(delivery: Delivery, nodes: Nodes) -> Chart:
    """The boards with a line in layers, and below them those without one, side by side."""
    reporting = Reporting(delivery)
    joined = [b for b in reporting.bodies if b in reporting.upward or b in reporting.downward]
    number = {body: at for at, body in enumerate(joined)}
    pairs = [(body, higher) for body in joined for higher in reporting.upward.get(body, ())]
    edges = [(number[low], number[high]) for low, high in pairs if low != high]
    found = layers(len(joined), edges, lambda bend: _BEND if bend else _WIDTH, _GAP)
    boards, bands = _layered(joined, found, delivery, nodes)
    rest = [body for body in reporting.bodies if body not in number]
    bottom = max((board.y + board.height for board in boards), default=0)
    start = bottom + _BEFORE_THE_REST if boards else 0
    width = max((board.x + board.width for board in boards), default=0)
    apart = _apart(rest, start, width, delivery, nodes)
    every = (*boards, *apart)
    return Chart(
        width=max((board.x + board.width for board in every), default=0),
        height=max((board.y + board.height for board in every), default=0),
        boards=tuple(boards),
        lines=_lines(boards, found, bands),
        apart=tuple(apart),
    )


def _layered(
    bodies: Sequence[str], found: Layers, delivery: Delivery, nodes: Nodes
) -> tuple[list[Board], list[tuple[int, int]]]:
    """The boards in the order of the bodies, and where each layer begins and ends."""
    by_body: dict[int, Board] = {}
    bands: list[tuple[int, int]] = []
    y = 0
    for row in found.rows:
        vertices = [vertex for vertex in row if vertex < found.count]
        places = [(bodies[each], round(found.centre[each] - _WIDTH / 2)) for each in vertices]
        boards = _row(places, y, delivery, nodes)
        by_body.update(zip(vertices, boards, strict=True))
        bottom = max(board.y + board.height for board in boards)
        bands.append((y, bottom))
        y = bottom + _BETWEEN_LAYERS
    return [by_body[at] for at in range(found.count)], bands


def _lines(
    boards: Sequence[Board], found: Layers, bands: Sequence[tuple[int, int]]
) -> tuple[ReportingLine, ...]:
    band = {each: at for at, row in enumerate(found.rows) for each in row}
    lines = []
    for (low, high), bends in found.bends.items():
        points = [_middle(boards[low], boards[low].y)]
        for bend in bends:
            x, (top, bottom) = round(found.centre[bend]), bands[band[bend]]
            points += [Point(x, bottom), Point(x, top)]
        points.append(_middle(boards[high], boards[high].y + boards[high].height))
        lines.append(ReportingLine(boards[low].node, boards[high].node, tuple(points), False))
    for low, high in found.opened:
        points = [_middle(boards[low], boards[low].y + boards[low].height)]
        points.append(_middle(boards[high], boards[high].y))
        lines.append(ReportingLine(boards[low].node, boards[high].node, tuple(points), True))
    return tuple(lines)


def _middle(board: Board, y: int) -> Point:
    return Point(board.x + board.width // 2, y)


def _apart(
    bodies: Sequence[str], start: int, width: int, delivery: Delivery, nodes: Nodes
) -> list[Board]:
    """The boards without a line, row by row."""
    beside = min(max((width + _GAP) // (_WIDTH + _GAP), _LEAST_BESIDE), _MOST_BESIDE)
    found: list[Board] = []
    y = start
    for first in range(0, len(bodies), beside):
        own = bodies[first : first + beside]
        places = [(body, at * (_WIDTH + _GAP)) for at, body in enumerate(own)]
        found += _row(places, y, delivery, nodes)
        y = found[-1].y + found[-1].height + _GAP
    return found


def _row(
    places: Sequence[tuple[str, int]], y: int, delivery: Delivery, nodes: Nodes
) -> list[Board]:
    """The boards of a row, each with where it starts, all as high as the highest of them."""
    room = _WIDTH - 2 * _PADDING - _SIGN
    lines = [wrapped(delivery.label(body), room, _FONT) for body, _ in places]
    # Below the name stand its chair, its members and how many areas share it, in two lines.
    height = 2 * _PADDING + _LINE * max(map(len, lines)) + _NOTES
    return [
        Board(nodes.of[body], x, y, _WIDTH, height, own)
        for (body, x), own in zip(places, lines, strict=True)
    ]
