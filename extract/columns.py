"""Which field of an action the column under a heading holds, whatever the wording.

The wordings are data (`patterns/columns.csv`): rules in order of precedence, each
with an example heading that tests run.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph.records import Row, plain

__all__ = [
    "ACTION_FIELDS",
    "LEADS",
    "ColumnRule",
    "Header",
    "column_role",
    "combine",
    "read_header",
]

ACTION_FIELDS = frozenset(
    {
        "outcome",
        "lead",
        "lead_organisation",
        "supporting",
        "start",
        "end",
        "timescale",
        "progress",
        "comment",
        "document",
        "rag",
        "resources",
    }
)
"""The column roles whose values belong to a commitment."""

LEADS = frozenset({"lead", "lead_organisation"})
"""The column roles that say who leads."""

_LONGEST_LABEL = 9
_LEAST_MATCHED = 0.6


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One wording: a regular expression searched in the folded heading."""

    role: str
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: for each column its role (None where unknown) and its printed label."""

    roles: tuple[str | None, ...]
    labels: tuple[str, ...]

    @property
    def is_action_table(self) -> bool:
        """Whether the columns are those of a table of actions."""
        known = set(self.roles)
        beside = ACTION_FIELDS - {"resources"} | {"number", "theme"}
        stated = "action" in known and bool(known & beside)
        return stated and not self.is_people_table and "version" not in known

    @property
    def is_people_table(self) -> bool:
        """Whether the columns are those of a table of names with bodies or posts."""
        known = set(self.roles)
        return (
            "name" in known
            and bool(known & {"post", "lead_organisation"})
            and not known & {"lead", "start", "end", "timescale"}
        )

    def column(self, role: str) -> int | None:
        """The first column of a role, None where there is none."""
        return self.roles.index(role) if role in self.roles else None


@cache
def column_rules() -> tuple[ColumnRule, ...]:
    """The rules of `patterns/columns.csv`, in order of precedence."""
    text = resources.files("extract").joinpath("patterns/columns.csv").read_text("utf-8")
    return tuple(
        ColumnRule(row["role"], re.compile(row["pattern"]), row["example"])
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _any_rule() -> re.Pattern[str]:
    """What fits where any rule does: hardly any cell is a heading, so that this is asked first."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in column_rules()))


@cache
def column_role(label: str) -> str | None:
    """The role of a column from its printed heading, None where no rule fits.

    >>> column_role("Named CSP Lead"), column_role("By when?"), column_role("Robbery")
    ('lead', 'end', None)
    """
    folded = plain(re.sub(r"[^a-z0-9 ]+", " ", label.lower().replace("&", " and ")))
    if not folded or len(folded.split()) > _LONGEST_LABEL:
        return None
    if _any_rule().search(folded) is None:
        return None
    for rule in column_rules():
        if rule.pattern.search(folded):
            return rule.role
    return None


def read_header(row: Row) -> Header | None:
    """The header that a row prints, None where the row is no header.

    A row is a header where most of its filled cells are short and worded like headings
    of at least two different columns, one of them an action's or a name's, and no
    two-cell row only repeats one wording.
    """
    labels = tuple(plain(cell.text) for cell in row.cells)
    roles = tuple(column_role(label) for label in labels)
    found = {role for role in roles if role}
    if len(found) < 2:
        return None
    filled = [label for label in labels if re.search(r"\w", label)]
    matched = sum(1 for role in roles if role)
    if not filled or matched / len(filled) < _LEAST_MATCHED:
        return None
    if any(len(label.split()) > _LONGEST_LABEL for label in filled):
        return None
    if not all(cell.header for cell in row.cells if cell.text.strip()) and any(
        label.endswith(".") and len(label.split()) > 3 for label in filled
    ):
        return None
    roles = _settle(roles)
    header = Header(roles, labels)
    return header if header.is_action_table or header.is_people_table or len(found) >= 3 else None


def _settle(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Roles that depend on which others stand beside them."""
    present = set(roles)
    settled: list[str | None] = []
    for role in roles:
        if role == "recommendation":
            role = "theme" if "action" in present else "action"
        elif role == "theme" and "action" not in present and settled.count("theme") == 1:
            role = "action"
        elif role == "ref" and "number" not in present and "action" in present:
            role = "number"
        elif role == "action" and "action" in settled:
            role = "outcome"
        settled.append(role)
    return tuple(settled)


def combine(upper: Header | None, lower: Header) -> Header:
    """One header from two rows: a label below wins over the group's label above it."""
    if upper is None:
        return lower
    width = max(len(upper.roles), len(lower.roles))
    roles: list[str | None] = []
    labels: list[str] = []
    for index in range(width):
        below = lower.labels[index] if index < len(lower.labels) else ""
        above = upper.labels[index] if index < len(upper.labels) else ""
        labels.append(below or above)
        role = lower.roles[index] if index < len(lower.roles) and below else None
        if role is None and not below and index < len(upper.roles):
            role = upper.roles[index]
            if role in lower.roles:
                role = None
        roles.append(role)
    return Header(tuple(roles), tuple(labels))
