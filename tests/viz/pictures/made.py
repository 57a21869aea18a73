"""A small partnership of our own invention, and ways to look at a picture of it."""

from __future__ import annotations

from itertools import combinations

from graph.store import Store
from tests.graph.made_plan import MadePlan, store_of
from viz.pictures.known import Known, known
from viz.pictures.picture import Box, Line, Picture

__all__ = ["boxes_of", "hillford", "joined", "known_of", "marsham", "overlapping"]


def hillford() -> MadePlan:
    """A plan with leads of all kinds, a board above two panels, and an action left alone."""
    plan = MadePlan("Hillford")
    plan.has("person", "Ann Lee", "Raj Patel").has("post", "Gangs Lead")
    plan.has("body", "Metropolitan Police", shared=True).has("team", "Schools Team")
    plan.has("body", "All Partners", generic=True)
    plan.has("partnership", "Safer Hillford").has("panel", "Watch Panel", "Youth Panel", "Forum")
    plan.has("service", "Night Bus Watch")
    plan.does("Meet every month", "Walk the estates", theme="GOVERNANCE")
    plan.does("Talk in schools", "Ask the young", theme="SCHOOLS")
    plan.says("Ann Lee", "leads", "Meet every month", "Walk the estates")
    plan.says("Gangs Lead", "leads", "Walk the estates", confidence=0.6)
    plan.says("Metropolitan Police", "is lead organisation of", "Walk the estates")
    plan.says("Schools Team", "is lead organisation of", "Talk in schools")
    plan.says("Raj Patel", "leads", "Talk in schools", status="ended")
    plan.says("Talk in schools", "uses", "Night Bus Watch")
    plan.says("Watch Panel", "reports to", "Safer Hillford")
    plan.says("Youth Panel", "reports to", "Watch Panel", confidence=0.6)
    plan.says("Ann Lee", "chairs", "Watch Panel")
    plan.says("Raj Patel", "sits on", "Watch Panel", "Forum")
    plan.says("Ann Lee", "holds", "Gangs Lead")
    return plan


def marsham() -> MadePlan:
    """A second plan, in which the same police lead."""
    plan = MadePlan("Marsham").has("body", "Metropolitan Police", shared=True)
    plan.does("Light the park").says(
        "Metropolitan Police", "is lead organisation of", "Light the park"
    )
    return plan


def known_of(*plans: MadePlan, include_not_current: bool = False) -> Known:
    """What a graph of these plans tells; of Hillford and Marsham unless told."""
    store: Store = store_of(*(plans or (hillford(), marsham())))
    return known(store, include_not_current=include_not_current)


def boxes_of(picture: Picture, name: str) -> list[Box]:
    """The boxes that stand for a thing of that name."""
    return [box for box in picture.boxes if box.item.name == name]


def joined(picture: Picture) -> dict[tuple[str, str], Line]:
    """Each line by the names of its ends."""
    names = {box.id: box.item.name for box in picture.boxes}
    return {(names[line.source], names[line.target]): line for line in picture.lines}


def overlapping(picture: Picture) -> list[tuple[str, str]]:
    """The pairs of boxes that cover some of each other, by their names."""
    return [
        (one.item.name, other.item.name)
        for one, other in combinations(picture.boxes, 2)
        if abs(one.x - other.x) * 2 < one.width + other.width
        and abs(one.y - other.y) * 2 < one.height + other.height
    ]
