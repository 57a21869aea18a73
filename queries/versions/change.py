"""What changed from one version of a plan to the next, one record for each change."""

from __future__ import annotations

from dataclasses import dataclass

from queries.catalogue import Column, Question
from queries.versions.version import Place

__all__ = ["ABOUT", "COLUMNS", "GROUPS", "Change", "doubt_of"]

GROUPS = {
    "Plan": ("plan new", "plan gone", "title changed", "period changed", "theme renamed"),
    "Actions": (
        "action added",
        "action dropped",
        "action reworded",
        "action moved",
        "action renumbered",
    ),
    "Outcomes": ("outcome added", "outcome dropped", "outcome reworded"),
    "Who leads and supports": (
        "lead changed",
        "lead named",
        "lead no longer named",
        "lead organisation changed",
        "lead organisation named",
        "lead organisation no longer named",
        "supporters changed",
        "supporters named",
        "supporters no longer named",
    ),
    "Dates": (
        "deadline extended before it was met",
        "end date slipped",
        "end date brought forward",
        "end date given",
        "end date dropped",
        "end date made more exact",
        "end date made less exact",
        "end reworded",
        "start date slipped",
        "start date brought forward",
        "start date given",
        "start date dropped",
        "start date made more exact",
        "start date made less exact",
        "start reworded",
    ),
    "Progress": ("RAG status changed", "progress changed", "resources changed", "comment changed"),
    "Services, panels, people and bodies": tuple(
        f"{kind} {what}"
        for kind in ("service", "panel", "person", "post", "body", "fund")
        for what in ("newly named", "no longer named", "named otherwise", "status changed")
    ),
    "Relations": ("relation new", "relation changed", "relation gone"),
}
"""The kinds of changes under the headings by which they are shown, in their order."""

COLUMNS = (
    Column("area", "the borough or other area, or the file where none is stated"),
    Column("change", "the kind of change"),
    Column("theme", "the action's theme in the newer version, or in the older where it is gone"),
    Column("number", "the action's number there"),
    Column("action", "the whole text of the action there"),
    Column("what", "which thing, relation, outcome or date changed"),
    Column("before", "what the older version says; empty where it says nothing"),
    Column("after", "what the newer version says; empty where it says nothing"),
    Column("days later", "by how many days a date is later; below 0 where it is earlier"),
    Column("detail", "the change in words, and what to know of it"),
    Column("score", "how sure it is that both versions speak of the same, from 0 to 1"),
    Column("place before", "the file and the place in it where the older version says it"),
    Column("quote before", "the words there"),
    Column("place after", "the file and the place in it where the newer version says it"),
    Column("quote after", "the words there"),
    Column("doubt", '"uncertain" where the match or what was read is uncertain'),
)
"""The columns of a comparison as a table."""

ABOUT = Question(
    name="compare",
    family="versions",
    title="What changed",
    summary="What changed from one version of a plan to the next",
    columns=COLUMNS,
    parameters=(),
    example=(),
    text="",
)
"""What a sheet says of a comparison above its columns."""

_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Change:
    """One change; its fields are those of `COLUMNS`, with None for what does not apply."""

    kind: str
    what: str
    before: str = ""
    after: str = ""
    theme: str = ""
    number: str = ""
    action: str = ""
    days_later: int | None = None
    detail: str = ""
    score: float | None = None
    place_before: Place | None = None
    place_after: Place | None = None
    doubtful: bool = False


def doubt_of(*confidences: float) -> bool:
    """Whether one of these is too little to be sure."""
    return any(confidence < _SURE for confidence in confidences)
