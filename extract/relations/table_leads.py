"""What the words before a table say of all its rows ("Contracts let by the Council are:").

The wordings are data (`patterns/table_leads.toml`), each with an example that tests run.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.relations.context import RelationContext
from extract.relations.listed_items import outermost, read_standing
from extract.relations.stated_fields import Field
from graph.records import Heading, Kind, ListItem, Paragraph, plain

__all__ = ["TableLead", "lead_of", "table_leads"]

_PLACE = "@"
_BODIES = (Kind.ORGANISATION, Kind.PANEL, Kind.FUND)
_LONGEST = 200
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class TableLead:
    """A wording, the role of the column that it stands for, and an example."""

    role: str
    pattern: re.Pattern[str]
    example: str


@cache
def table_leads() -> tuple[TableLead, ...]:
    """What `patterns/table_leads.toml` holds, in order of precedence."""
    text = resources.files("extract").joinpath("patterns/table_leads.toml").read_text("utf-8")
    return tuple(
        TableLead(rule["role"], re.compile(rule["pattern"]), rule["example"])
        for rule in tomllib.loads(text)["lead"]
    )


def lead_of(context: RelationContext, block: Heading | Paragraph | ListItem) -> Field | None:
    """The field that the last sentence of a block adds to each row of the table below it,
    None where it names no body, or several, or denies or plans what it says."""
    printed = context.document.text[block.start : block.end]
    cuts = [match.end() for match in _SENTENCE.finditer(printed)]
    start = block.start + (cuts[-1] if cuts else 0)
    end = block.end
    named = list(outermost(context.named(start, end)))
    if end - start > _LONGEST or len(named) == 0 or len({name.id for name in named}) != 1:
        return None
    body = named[0]
    if body.entity.kind not in _BODIES or body.entity.generic:
        return None
    masked = context.text[start : body.start] + _PLACE + context.text[named[-1].end : end]
    standing = read_standing(masked)
    if standing.status is not None or standing.sureness < 1.0:
        return None
    folded = plain(re.sub(r"[^a-z0-9@' -]+", " ", masked.lower().replace("’", "'"))).strip(" -")
    folded = re.sub(r"^(?:[a-z]?\d+(?: \d+)*|[a-z]) (?=\S)", "", folded)
    role = next((lead.role for lead in table_leads() if lead.pattern.fullmatch(folded)), None)
    return None if role is None else Field(role, body.start, body.end)
