"""What the page is told of who delivers what, and of who reports to whom.

`viz/page/src/data/types.ts` says the same in TypeScript.
"""

from __future__ import annotations

from dataclasses import dataclass

from viz.explorer.graph_records import Mention, Point

__all__ = [
    "Board",
    "Called",
    "Cast",
    "Chart",
    "Delivery",
    "Governance",
    "Named",
    "ReportingLine",
]


@dataclass(frozen=True, slots=True)
class Called:
    """What an area's plans make of a thing, where it is not what all plans make of it."""

    node: int
    label: str
    kind: str
    service: bool
    generic: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The things that an area's plans name, by name, and those that are called otherwise."""

    things: tuple[int, ...]
    called: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The words in which an action first names a panel, a service or a body known as one.

    They are a mention's, or, where `mention` is -1, `quote` and `place`.
    """

    thing: int
    action: int
    mention: int
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What only an area's plans say of who delivers what, in the order of `graph.deliveries`.

    `actions` are in the order of the plans. `current` leaves out what has ended or is planned;
    `all` has it in, None where it makes no difference. `services` are pairs of an action and a
    service, or body known as one, that stands in it. `stated` is where the plans first state
    something of a thing, if that comes before the first place that names it.
    """

    area: int
    actions: tuple[int, ...]
    current: Cast
    all: Cast | None
    services: tuple[tuple[int, int], ...]
    named: tuple[Named, ...]
    stated: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A board, panel or other body in the picture of who reports to whom; `lines` are its
    label's. `x` and `y` are those of its upper left corner."""

    node: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """A line from a body to the one that it reports to; `circle` tells that it runs down, as
    the bodies report to each other in a circle."""

    source: int
    target: int
    points: tuple[Point, ...]
    circle: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of who reports to whom: `boards` in layers, the top board at the top, and
    `apart` below them those of which no line is stated."""

    width: int
    height: int
    boards: tuple[Board, ...]
    lines: tuple[ReportingLine, ...]
    apart: tuple[Board, ...]


@dataclass(frozen=True, slots=True)
class Governance:
    """An area's picture; `current` and `all` as in `Delivery`."""

    area: int
    current: Chart
    all: Chart | None
