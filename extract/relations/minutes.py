"""Who chairs the panel whose minutes a plan holds, from the list of those present."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.listed_items import outermost
from extract.relations.stated_fields import main_thing
from graph.records import Claim, Heading, Kind, ListItem, Paragraph, Table, plain

__all__ = ["minutes_claims"]

_RULE = "chair among those present"
_MINUTES = re.compile(
    r"\b(?:minutes|notes|note|record|action notes)\b(?: and actions)? of (?:the |a )?",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\W*(?:those |members )?(?:present|in attendance|attendance|attendees)\b", re.I
)
_CHAIR = re.compile(
    r"\s*(?:[,–-]\s*)?\(?(?:in the |\bthe )?(?:co-)?[Cc]hair(?:man|woman|person)?\b"
    r"(?!\s+(?:of|for|designate|elect))"
)
_PARTS = re.compile(r"\s[-–—]\s|[(),;]")
_CHAIR_PART = re.compile(
    r"\s*(?:in the |the )?(?:co-)?chair(?:man|woman|person)?\s*", re.IGNORECASE
)
_BODY_BETWEEN = re.compile(r"\s*\([^()]{1,80}\)")
_CHAIR_CELL = re.compile(r"\(?(?:co-)?chair(?:man|woman|person)?\)?(?=$|\s*[,;–-])", re.IGNORECASE)
_LONGEST_TITLE = 30


def minutes_claims(context: RelationContext) -> Iterator[Claim]:
    """The chair of a panel, where the panel's minutes mark one person present as the chair."""
    panel: Named | None = None
    title: Named | None = None
    listing = False
    for block in context.document.blocks:
        if isinstance(block, Table):
            if panel is not None and listing:
                yield from _only(panel, list(_in_rows(context, block)))
            listing = False
            continue
        if len(block.text.split()) <= _LONGEST_TITLE and isinstance(block, Heading | Paragraph):
            if _MINUTES.search(block.text):
                panel, listing = _whose(context, block, title), False
                continue
            title = _last_panel(context, block) or title
        if _PRESENT.match(block.text):
            listing = True
        elif isinstance(block, Heading):
            listing = False
        if panel is not None and listing and isinstance(block, Paragraph | ListItem):
            yield from _only(panel, list(_in_text(context, block)))


def _last_panel(context: RelationContext, block: Heading | Paragraph) -> Named | None:
    """The panel that the last line of a title names: the lines above may be its parents."""
    printed = context.document.text[block.start : block.end]
    for line in reversed(list(re.finditer(r"[^\n]*\S[^\n]*", printed))):
        named = main_thing(context, block.start + line.start(), block.start + line.end())
        if named is not None and named.entity.kind is Kind.PANEL:
            return named
    return None


def _whose(
    context: RelationContext, block: Heading | Paragraph, title: Named | None
) -> Named | None:
    """The one panel that the title of minutes names, or else the title above it."""
    panels = {
        named.id: named
        for named in outermost(context.named(block.start, block.end, (Kind.PANEL,)))
        if named.entity.kind is Kind.PANEL
    }
    if not panels:
        return title
    return next(iter(panels.values())) if len(panels) == 1 else None


def _in_text(context: RelationContext, block: Paragraph | ListItem) -> Iterator[Named]:
    """The people behind whose names "(Chair)" or "in the Chair" stands."""
    for person in context.named(block.start, block.end, (Kind.PERSON,)):
        at = person.end
        body = _BODY_BETWEEN.match(context.document.text, at, block.end)
        if body is not None and not _CHAIR.match(context.document.text, at, block.end):
            at = body.end()
        line = context.document.text[person.end : block.end].partition("\n")[0]
        marked = any(_CHAIR_PART.fullmatch(part) for part in _PARTS.split(line))
        others = context.named(person.end, person.end + len(line), (Kind.PERSON,))
        alone = not any(name.id != person.id for name in others)
        if _CHAIR.match(context.document.text, at, block.end) or (marked and alone):
            yield person


def _in_rows(context: RelationContext, table: Table) -> Iterator[Named]:
    """The people of rows with a cell that is, or begins with, "Chair"."""
    for row in table.rows:
        if any(_CHAIR_CELL.match(plain(cell.text)) for cell in row.cells):
            yield from context.named(row.start, row.end, (Kind.PERSON,))


def _only(panel: Named, people: list[Named]) -> Iterator[Claim]:
    """The claim that one person chairs, none where several might."""
    if len({person.id for person in people}) == 1:
        person = people[0]
        stretch = (min(panel.start, person.start), max(panel.end, person.end))
        if stretch[1] - stretch[0] > 3000:
            stretch = (person.start, person.end)
        yield claim_at(
            person.id, "pg:chairs", panel.id, stretch, person.candidate.locator, _RULE, 0.8
        )
