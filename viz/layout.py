"""Where each thing stands in the picture of who leads what.

Every plan is a block of three columns: people and posts, actions, organisations and
panels. Actions keep the order of the plan; those who lead stand at the mean height of
their actions (the barycentre method of layered drawing: Sugiyama, Tagawa and Toda,
1981), moved apart only as far as needed. No chance is involved, so that a picture is the
same from run to run.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph.records import Kind
from viz.leads import PlanLeads

__all__ = ["Place", "arrange"]

ROW = 38
"""Height of a row, in the picture's units."""
COLUMN = 470
"""Distance between the middles of two columns."""
MARGIN = 240
"""Free space around a block."""
_PEOPLE = (Kind.PERSON, Kind.ROLE)
_SHAPE = 16 / 9


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a thing, x to the right and y down. `id` is None for a block's title."""

    plan: str
    id: str | None
    x: int
    y: int


def arrange(plans: Sequence[PlanLeads]) -> tuple[Place, ...]:
    """The places of each plan's title, actions and actors; blocks stand in rows on shelves."""
    blocks = [_block(plan) for plan in plans]
    width = 3 * COLUMN + MARGIN
    area = sum(width * _height(block) for block in blocks)
    in_row = max(1, round(math.sqrt(area * _SHAPE) / width))
    places: list[Place] = []
    top = 0
    for first in range(0, len(blocks), in_row):
        shelf = blocks[first : first + in_row]
        for position, block in enumerate(shelf):
            places += (
                Place(place.plan, place.id, place.x + position * width, place.y + top)
                for place in block
            )
        top += max(map(_height, shelf))
    return tuple(places)


def _height(block: Sequence[Place]) -> int:
    return max(place.y for place in block) + MARGIN


def _block(plan: PlanLeads) -> list[Place]:
    first = 3 * ROW
    heights = {action.key: first + row * ROW for row, action in enumerate(plan.actions)}
    led: dict[str, list[int]] = {actor.id: [] for actor in plan.actors}
    for action in plan.actions:
        for actor in dict.fromkeys((*action.leads, *action.organisations)):
            led[actor].append(heights[action.key])
    people = [actor.id for actor in plan.actors if actor.kind in _PEOPLE]
    bodies = [actor.id for actor in plan.actors if actor.kind not in _PEOPLE]
    places = [Place(plan.key, None, 0, 0)]
    places += (Place(plan.key, key, 0, y) for key, y in heights.items())
    places += _column(plan.key, people, led, -COLUMN)
    places += _column(plan.key, bodies, led, COLUMN)
    return places


def _column(plan: str, actors: Sequence[str], led: dict[str, list[int]], x: int) -> list[Place]:
    """One column, each actor as near to the mean of its actions as the others allow.

    Neighbours that would overlap are pooled and spread around their common mean (pool
    adjacent violators), which keeps the sum of squared shifts least.
    """
    wanted = sorted((sum(led[actor]) / len(led[actor]), actor) for actor in actors)
    # With i rows taken off the i-th wish, "at least a row apart" becomes "never falling".
    pools: list[tuple[float, int]] = []  # mean and number of members
    for row, (height, _) in enumerate(wanted):
        mean, count = height - row * ROW, 1
        while pools and pools[-1][0] > mean:
            last_mean, last_count = pools.pop()
            mean = (last_mean * last_count + mean * count) / (last_count + count)
            count += last_count
        pools.append((mean, count))
    heights = [mean for mean, count in pools for _ in range(count)]
    # A long column would otherwise run up into the title.
    shift = max(0.0, 2 * ROW - heights[0]) if heights else 0.0
    return [
        Place(plan, actor, x, round(height + shift + row * ROW))
        for row, (height, (_, actor)) in enumerate(zip(heights, wanted, strict=True))
    ]
