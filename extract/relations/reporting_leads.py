"""Which groups report to a body, from a list below words that say so of all its items
("These groups report to the Safer Board:").

The wordings are those that lead into tables, `patterns/table_leads.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.relations.action_spans import ActionSpans
from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.listed_items import outermost, read_standing
from extract.relations.stated_fields import Field
from extract.relations.table_leads import lead_of
from graph.records import Claim, Heading, Kind, ListItem, Paragraph

__all__ = ["reporting_lead_claims"]

_RULE = "item of a list of groups"
_OPENING = re.compile(r"[\s*_]*(?:(?:The|the|A|An|Our) )?")
# An item that says itself to whom it reports, or that it does not, is left to its sentences.
_SAYS_ITSELF = re.compile(
    r"\b(?:reports?|reporting|answers?|answerable|account\w*|parent|sub-?group|under|overs\w+|"
    r"govern\w*|directs?|nobody|no one|none|not|never|only|for information)\b",
    re.IGNORECASE,
)


def reporting_lead_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all lists of groups that report to the body named before them."""
    spans = ActionSpans(context.actions)
    lead: Field | None = None
    for block in context.document.blocks:
        if isinstance(block, ListItem) and lead is not None:
            if not spans.touch(block.start, block.end):
                yield from _item(context, block, lead)
                continue
        lead = None
        if isinstance(block, Heading | Paragraph | ListItem):
            found = lead_of(context, block)
            lead = found if found is not None and found.role == "reports_to" else None


def _item(context: RelationContext, item: ListItem, lead: Field) -> Iterator[Claim]:
    upper = next(iter(context.named(lead.start, lead.end)), None)
    group = _first(context, item)
    if upper is None or group is None or group.id == upper.id:
        return
    rest = context.text[group.end : item.end]
    standing = read_standing(re.split(r"[.;]", rest, maxsplit=1)[0])
    if _SAYS_ITSELF.search(rest) or standing.sureness < 1.0:
        return
    stretch = (min(lead.start, group.start), max(lead.end, group.end))
    if stretch[1] - stretch[0] > 3000:
        return
    claim = claim_at(group.id, "org:reportsTo", upper.id, stretch, item.locator, _RULE, 0.85)
    yield replace(claim, status=standing.status, period=standing.period)


def _first(context: RelationContext, item: ListItem) -> Named | None:
    """The group whose name an item begins with."""
    text = context.document.text
    opening = _OPENING.match(text, item.start, item.end)
    begin = opening.end() if opening is not None else item.start
    named = next(iter(outermost(context.named(item.start, item.end))), None)
    if named is None or named.start not in (begin, item.start):
        return None
    return named if named.entity.kind is Kind.PANEL else None
