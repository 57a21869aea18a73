"""What a picture is made of: boxes with their places, and the lines between them.

Places are worked out here, in Python, and never by the page: the same graph gives the same
picture, and a reader finds everything where it was the last time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["Bend", "Block", "Box", "Item", "Line", "Look", "Picture", "Said"]


class Look(StrEnum):
    """How a box looks, by what it stands for: the words are those of the legend."""

    PERSON = "person"
    POST = "post"
    ORGANISATION = "organisation"
    TEAM = "team"
    PANEL = "panel"
    PARTNERSHIP = "partnership"
    SERVICE = "service"
    FUND = "fund"
    ACTION = "action"
    NOT_LED = "action with no lead"
    HEADING = "heading"


Bend = tuple[int, int]
"""A point of the picture: how far right, how far down."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a plan says that makes a line: `role` is what the line's source is to its target,
    `back` the same the other way round. `note` tells that it is uncertain or not current."""

    role: str
    back: str
    quote: str
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes, by their ids, with all that is said of the two.

    `strong` lines are those that a reader looks for first; `arrow` points at the target.
    `bends` are where it changes its direction, from level to upright or the other way; it
    leaves and meets its boxes in the middle of the side that faces the nearest.
    """

    source: str
    target: str
    said: tuple[Said, ...]
    strong: bool = False
    arrow: bool = False
    bends: tuple[Bend, ...] = ()

    def moved(self, right: int, down: int) -> Line:
        """The same line elsewhere."""
        return replace(self, bends=tuple((x + right, y + down) for x, y in self.bends))


@dataclass(frozen=True, slots=True)
class Item:
    """What a box stands for: its whole name, and what is known of it as headings with words.

    `thing` is the same in all boxes that stand for one thing. `spellings` are other names to
    find it by.
    """

    thing: str
    look: Look
    name: str
    about: tuple[tuple[str, str], ...] = ()
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """An item in its place: `x` and `y` are its middle, y down; `printed` are the lines of
    text in it, in letters of `size`."""

    id: str
    item: Item
    block: str
    x: int
    y: int
    width: int
    height: int
    printed: tuple[str, ...]
    size: int

    def moved(self, right: int, down: int) -> Box:
        """The same box elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a picture that a reader can go to; `key` is what its boxes name it by."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture. `summary` tells in a sentence or two what is drawn, `none` what it
    means if there is nothing to draw, `strong` what its strong lines stand for."""

    title: str
    summary: str
    none: str
    strong: str
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def looks(self) -> tuple[Look, ...]:
        """The looks of its boxes, in the order of the legend."""
        used = {box.item.look for box in self.boxes}
        return tuple(look for look in Look if look in used and look is not Look.HEADING)
