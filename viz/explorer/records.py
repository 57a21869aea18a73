"""What the page is told, as records; `viz/page/src/data/types.ts` says the same in TypeScript.

Every index counts from 0; -1 stands for none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from viz.explorer.answer_records import (
    Changes,
    Column,
    Fault,
    Heading,
    Prefix,
    Question,
    Revision,
    Rows,
    Standard,
    Term,
    Vocabulary,
)
from viz.explorer.delivery_records import (
    Board,
    Called,
    Cast,
    Chart,
    Delivery,
    Governance,
    Named,
    ReportingLine,
)
from viz.explorer.graph_records import Area, Fact, Mention, Node, Part, Plan, Point

__all__ = [
    "FORMAT",
    "Area",
    "Board",
    "Called",
    "Cast",
    "Changes",
    "Chart",
    "Column",
    "Delivery",
    "Fact",
    "Fault",
    "Governance",
    "Heading",
    "Mention",
    "Named",
    "Node",
    "PageData",
    "Part",
    "Plan",
    "Point",
    "Prefix",
    "Question",
    "ReportingLine",
    "Revision",
    "Rows",
    "Standard",
    "Term",
    "Vocabulary",
    "to_json",
]

FORMAT = 1
"""Raised whenever the page's data change their form."""


@dataclass(frozen=True, slots=True)
class PageData:
    """All that the page knows but the plans' texts and the graph."""

    format: int
    version: str
    title: str
    areas: tuple[Area, ...]
    plans: tuple[Plan, ...]
    themes: tuple[str, ...]
    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    deliveries: tuple[Delivery, ...]
    governance: tuple[Governance, ...]
    questions: tuple[Question, ...]
    faults: tuple[Fault, ...]
    changes: Changes
    standards: tuple[Standard, ...]
    order: tuple[int, ...]
    forces: tuple[Point, ...]
    terms: Vocabulary


def to_json(data: object) -> str:
    """A record and all that it holds as JSON, the same text for the same record."""
    return json.dumps(data, default=_members, ensure_ascii=False, separators=(",", ":"))


def _members(record: Any) -> dict[str, object]:
    return {each.name: getattr(record, each.name) for each in fields(record)}
