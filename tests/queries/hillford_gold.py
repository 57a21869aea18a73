"""Annotations of the invented Hillford plan, as the JSON of a gold file."""

from __future__ import annotations

from typing import Any

Gold = dict[str, Any]


def hillford_gold() -> Gold:
    """What a careful reader finds in the plan: all that its records say, and no more."""
    names = {
        "e1": ("person", "Ann Lee", "Supt Ann Lee"),
        "e2": ("person", "Raj Patel", "Raj Patel"),
        "e3": ("organisation", "Hillford Council", "Council"),
        "e4": ("organisation", "Schools Team", "Schools Team"),
        "e5": ("organisation", "Metropolitan Police Service", "Police"),
        "e6": ("service", "Night Bus Watch", "Night Bus Watch"),
        "e7": ("panel", "Watch Panel", "Watch Panel"),
        "e8": ("panel", "Hillford Safer Together Board", "the Hillford Safer Together Board"),
        "e9": ("fund", "Old Fund", "Old Fund"),
    }
    entities = [
        {"id": label, "kind": kind, "name": name, "aliases": [alias]}
        for label, (kind, name, alias) in names.items()
    ]
    entities.append({"id": "e10", "kind": "organisation", "name": "All Partners", "generic": True})
    return {
        "document": {"source": "hillford.txt"},
        "entities": entities,
        "actions": [
            {
                "id": "governance/1",
                "theme": "GOVERNANCE",
                "number": "1",
                "text": "Meet every month with Night Bus Watch",
                "source_lines": [4, 5],
                "parts": [
                    {
                        "leads": ["e1"],
                        "lead_organisations": ["e3"],
                        "start": "2018-12",
                        "end": "ongoing",
                    },
                    {
                        "leads": ["e1", "e2"],
                        "lead_organisations": ["e5"],
                        "supporting": ["e10"],
                        "start": "2019",
                        "end": "2020-03",
                    },
                ],
                "mentions": ["e3", "e6"],
                "uses": ["e6"],
            },
            {
                "id": "governance/2",
                "theme": "GOVERNANCE",
                "number": "2",
                "text": "Keep an events calendar",
                "parts": [
                    {"lead_organisations": ["e3"], "start": "2019-02-30", "end": "2019-06-30"}
                ],
            },
            {
                "id": "schools/1",
                "theme": "SCHOOLS",
                "number": "1",
                "text": "Talk about knives in schools",
                "parts": [{"lead_organisations": ["e4"], "end": "annually"}],
                "mentions": ["e4"],
            },
        ],
        "relations": [
            relation("chairs", "e1", "e7", "The Watch Panel (chaired by Ann Lee)"),
            relation("reports_to", "e7", "e8", "reports to Hillford Safer Together Board"),
            relation("operates_in", "e6", "borough:Southwark", "Night Bus Watch"),
        ],
    }


def relation(predicate: str, subject: str, target: str, quote: str, **more: object) -> Gold:
    """One relation of a gold file."""
    return {"predicate": predicate, "subject": subject, "object": target, "quote": quote, **more}
