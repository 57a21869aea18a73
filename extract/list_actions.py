"""Actions that a plan gives outside tables: bullets under a theme, commitments in
prose, and the action lines of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.action_drafts import ActionDraft, draft_from, list_patterns
from extract.action_lines import (
    action_line,
    lead_in_brackets,
    take_bracketed,
    take_when,
)
from extract.columns import LEADS
from extract.labelled_fields import read_labelled
from extract.numbering import leading_number, read_number
from graph.records import Action, Document, Heading, ListItem, Paragraph, Table, plain

__all__ = ["list_actions"]

_NAMED = re.compile(
    r"(?:Action|Commitment|Recommendation)\s+([A-Za-z]?\d+(?:\.\d+)*[a-z]?)\s*[:.–-]\s*",
    re.IGNORECASE,
)


def list_actions(document: Document, taken: int = 0) -> tuple[Action, ...]:
    """The actions outside tables, in reading order.

    `taken` is how many actions the document's tables gave: where there are any, only
    lines that call themselves actions, that print a lead or date of their own or that
    stand under a priority count, since a plan's prose else merely repeats what its table
    commits to. Keys go on after `taken`.
    """
    drafts = list(_drafts(document, with_tables=taken > 0))
    return tuple(draft.finish(taken + index) for index, draft in enumerate(drafts))


def _drafts(document: Document, *, with_tables: bool) -> Iterator[ActionDraft]:
    labelled_lists = _lists_with_fields(document)
    of_priorities = _lists_under_priorities(document)
    path: list[Heading] = []
    lead_in = ""
    draft: ActionDraft | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            if draft is not None:
                yield draft
            draft = None
            path = [heading for heading in path if heading.level < block.level] + [block]
            lead_in = ""
        elif isinstance(block, Table):
            lead_in = ""
        if not isinstance(block, ListItem | Paragraph):
            continue
        labelled = read_labelled(block.text, block.start, block.locator)
        if draft is not None and labelled.fields and not plain(labelled.text):
            draft.fields.extend(labelled.fields)
            draft.end = block.end
            continue
        if draft is not None and _goes_on(block, draft, document):
            draft.extend(block, document)
            continue
        found = action_line(block, path)
        if found is None:
            below = block.start in labelled_lists
            fields = frozenset(role for role, _ in labelled.fields)
            if not fields and _commits(block) and lead_in_brackets(block.text) is not None:
                fields = frozenset({"lead"})
            found = _listed(block, path, lead_in, fields, fields_below=below)
            found = found or _stated(block, path)
            if found is not None:
                take_bracketed(found)
            if with_tables and found is not None and not found.fields:
                found = None
            if found is None and block.start in of_priorities:
                theme = plain(path[-1].text)
                found = draft_from(block, 0, theme, "bullet under a priority", 0.8)
        if isinstance(block, Paragraph) and (found is None or _announces(block)):
            lead_in = plain(block.text)[-160:]
        if found is not None:
            if draft is not None:
                yield draft
            if found.roles & LEADS:
                take_when(found)
            draft = found
    if draft is not None:
        yield draft


def _commits(block: ListItem | Paragraph) -> bool:
    """Whether a bullet begins as a commitment does."""
    text = plain(block.text)
    patterns = list_patterns()
    return isinstance(block, ListItem) and (
        patterns.commitment.match(text) is not None or patterns.verbs.match(text) is not None
    )


def _announces(block: Paragraph) -> bool:
    return list_patterns().cue_paragraph.search(plain(block.text)) is not None


def _goes_on(block: ListItem | Paragraph, draft: ActionDraft, document: Document) -> bool:
    """Whether a block is the rest of the action above: its next line, or one of the
    points that the action's words announce with a colon."""
    between = document.text[draft.end : block.start]
    if isinstance(block, Paragraph):
        return between.count("\n") == 1 and not between.strip()
    points = draft.announces and not draft.fields and block.depth >= draft.depth
    return points and plain(block.text)[:1].islower()


def _lists(document: Document) -> Iterator[tuple[Heading | None, list[ListItem], int]]:
    """The lists of a document, each with the heading above it and where it ends; the items
    come without those below them."""
    heading: Heading | None = None
    listed: list[ListItem] = []
    end = 0
    for block in document.blocks:
        if isinstance(block, ListItem) and (not listed or block.depth >= listed[0].depth):
            if not listed or block.depth == listed[0].depth:
                listed.append(block)
            end = block.end
            continue
        if listed:
            yield heading, listed, end
        listed, end = ([block] if isinstance(block, ListItem) else []), block.end
        if isinstance(block, Heading):
            heading = block
    if listed:
        yield heading, listed, end


def _lists_with_fields(document: Document) -> frozenset[int]:
    """Where the bullets begin that have leads or dates as bullets below them, with their
    neighbours in the same list."""
    below = [
        block.start
        for block in document.blocks
        if isinstance(block, ListItem)
        and block.depth > 0
        and (labelled := read_labelled(block.text, block.start, block.locator)).fields
        and not plain(labelled.text)
    ]
    found: set[int] = set()
    for _, listed, end in _lists(document):
        if any(listed[0].start < start < end for start in below):
            found.update(item.start for item in listed)
    return frozenset(found)


def _lists_under_priorities(document: Document) -> frozenset[int]:
    """Where the bullets begin that stand at once under "Priority 3: …" and nearly all
    begin with something to be done."""
    patterns = list_patterns()
    found: set[int] = set()
    for heading, listed, _ in _lists(document):
        if heading is None or not patterns.priority.match(plain(heading.text)):
            continue
        if document.text[heading.end : listed[0].start].strip(" \n\t#*-•>"):
            continue
        doing = sum(patterns.verbs.match(plain(item.text)) is not None for item in listed)
        if len(listed) >= 2 and doing >= 0.8 * len(listed):
            found.update(item.start for item in listed)
    return frozenset(found)


def _listed(
    block: ListItem | Paragraph,
    path: list[Heading],
    lead_in: str,
    fields: frozenset[str],
    *,
    fields_below: bool,
) -> ActionDraft | None:
    """A bullet of a list that its headings or the words before it call actions, or that
    has `fields` of its own, in it or in bullets below it.

    Under a heading of contacts, measures or members only one counts that has a lead and
    a date, or fields below it."""
    if not isinstance(block, ListItem):
        return None
    patterns = list_patterns()
    own_fields = fields_below or bool(fields)
    led = bool(fields & LEADS)
    told = fields_below or (led and bool(fields & {"start", "end", "timescale"}))
    texts = [plain(heading.text) for heading in path]
    cued = [index for index, text in enumerate(texts) if patterns.cue.search(text)]
    by_lead_in = bool(lead_in and patterns.cue_paragraph.search(lead_in))
    if not cued and not by_lead_in and not own_fields:
        return None
    if lead_in.endswith(":") and not by_lead_in and not own_fields:
        return None
    excluded = bool(texts) and patterns.exclude.search(texts[-1]) is not None
    if excluded and not by_lead_in and not told and len(texts) - 1 not in cued:
        return None
    text = plain(block.text)
    if len(text.split()) < 3 or text.startswith("...") or text.endswith("...."):
        return None
    star = re.match(r"\s*\*(?!\*)\s*", block.text)
    draft = draft_from(
        block,
        star.end() if star else 0,
        _theme(texts, cued, by_lead_in or own_fields),
        "bullet",
        0.9,
    )
    number = read_number(block.marker) if re.search(r"\d", block.marker) else None
    draft.number = number.printed if number else None
    draft.local = bool(star) or (block.marker.startswith("*") and bool(number))
    return draft


def _theme(texts: list[str], cued: list[int], known_list: bool) -> str | None:
    """The heading that names the theme: not the one that calls the list actions."""
    uncued = [text for index, text in enumerate(texts) if index not in cued]
    theme = None
    if cued and cued[-1] < len(texts) - 1:
        theme = texts[-1]
    elif uncued and len(texts) > 1:
        theme = uncued[-1]
    elif known_list and texts:
        theme = texts[-1]
    return theme.rstrip(" :") if theme else None


def _stated(block: ListItem | Paragraph, path: list[Heading]) -> ActionDraft | None:
    """A numbered commitment in prose ("2.3 We will …", "Commitment 4: …")."""
    patterns = list_patterns()
    marker = block.marker if isinstance(block, ListItem) else ""
    number = read_number(marker) if re.search(r"\d", marker) else leading_number(block.text)
    offset = number.end if number is not None and not marker else 0
    text = block.text[offset:]
    named = _NAMED.match(text)
    fields = {role for role, _ in read_labelled(text, 0, "").fields}
    told = bool(fields & LEADS)
    if patterns.commitment.match(text) is None and not (told and number is not None):
        return None
    if number is None and named is None and not fields:
        return None
    if path and patterns.exclude.search(path[-1].text) and not fields and named is None:
        return None
    offset += named.end() if named is not None else 0
    theme = plain(path[-1].text).rstrip(" :") if path else None
    draft = draft_from(block, offset, theme, "commitment in prose", 0.85)
    draft.number = number.printed if number else named[1] if named else None
    return draft
