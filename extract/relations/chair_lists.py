"""Who chairs which group, from lists that pair each group with a name below words such as
"The sub-groups are led as follows:".

The wordings are data (`patterns/chair_lists.toml`), each with an example that tests run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources

from extract.relations.action_spans import ActionSpans
from extract.relations.context import RelationContext, claim_at
from extract.relations.listed_items import outermost, read_standing
from extract.relations.panel_seats import words_outside
from graph.records import Block, Claim, Heading, Kind, ListItem, Paragraph, plain

__all__ = ["chair_lead_in", "chair_leads", "chair_list_claims"]

_RULE = "item of a list of chairs"
_LEAD = re.compile(
    r"[\s#*_]{0,8}(?:[A-Za-z]?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s{1,8})?"
    r"(?P<words>[^.:!?\n]{3,120})(?::|\?$|$)"
)
_PARTS = re.compile(r"[^;]+")
_STOP = re.compile(r"[.!?]\s+[A-Z]")
_FARTHEST = 40


@cache
def chair_leads() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What `patterns/chair_lists.toml` holds: each wording with its example."""
    text = resources.files("extract").joinpath("patterns/chair_lists.toml").read_text("utf-8")
    return tuple((re.compile(r["pattern"]), r["example"]) for r in tomllib.loads(text)["lead"])


def chair_lead_in(text: str) -> int | None:
    """Where the chairs begin behind words that lead into a list of them, None without any.

    >>> chair_lead_in("The chairs are: Harm Panel, Ann Lee"), chair_lead_in("The chairs met.")
    (15, None)
    """
    match = _LEAD.match(text)
    if match is None:
        return None
    folded = plain(re.sub(r"[^a-z0-9' -]+", " ", match["words"].lower())).strip(" -")
    return match.end() if any(lead.fullmatch(folded) for lead, _ in chair_leads()) else None


def chair_list_claims(context: RelationContext) -> Iterator[Claim]:
    """The chairs of all such lists."""
    spans = ActionSpans(context.actions)
    listing = False
    for block in context.document.blocks:
        if not isinstance(block, Heading | Paragraph | ListItem):
            listing = False
            continue
        printed = context.document.text[block.start : block.end]
        begins = chair_lead_in(printed)
        if begins is not None:
            listing = not printed[begins:].strip()
            if not listing:
                yield from _of_sentence(context, block, block.start + begins)
        elif isinstance(block, Heading) or spans.touch(block.start, block.end):
            listing = False
        elif listing:
            found = list(_of_lines(context, block))
            listing = bool(found) or isinstance(block, ListItem)
            yield from found


def _of_sentence(context: RelationContext, block: Block, start: int) -> Iterator[Claim]:
    """The pairs between the colon and the end of the sentence."""
    text = context.document.text
    end = block.end
    for stop in _STOP.finditer(text, start, block.end):
        around = context.named(max(start, stop.start() - 100), min(block.end, stop.end() + 100))
        if not any(name.start <= stop.start() < name.end for name in around):
            end = stop.start()
            break
    for part in _PARTS.finditer(text, start, end):
        yield from _pair(context, part.start(), part.end(), block.locator)


def _of_lines(context: RelationContext, block: Block) -> Iterator[Claim]:
    """The pair of a list item, or of each line of a paragraph."""
    text = context.document.text
    if isinstance(block, ListItem):
        yield from _pair(context, block.start, block.end, block.locator)
        return
    for line in re.finditer(r"[^\n]*\S[^\n]*", text[block.start : block.end]):
        start = block.start + line.start()
        yield from _pair(context, start, start + len(line[0]), block.locator)


def _pair(context: RelationContext, start: int, end: int, locator: str) -> Iterator[Claim]:
    """The claim of a part that names one panel and, right before or behind it, one person."""
    named = list(outermost(context.named(start, end)))
    panels = [name for name in named if name.entity.kind is Kind.PANEL]
    people = [name for name in named if name.entity.kind is Kind.PERSON]
    if len(panels) != 1 or len(people) != 1:
        return
    first, second = sorted((panels[0], people[0]), key=lambda name: name.start)
    standing = read_standing(words_outside(context, start, end))
    if second.start - first.end > _FARTHEST or standing.sureness == 0.0 or standing.vacant:
        return
    claim = claim_at(
        people[0].id, "pg:chairs", panels[0].id, (first.start, second.end), locator, _RULE,
        min(0.85, standing.sureness),
    )  # fmt: skip
    yield replace(claim, status=standing.status, period=standing.period)
