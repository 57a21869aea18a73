"""Actions that a plan gives outside tables: bullets under a theme, commitments in
prose, and the action lines of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.action_brackets import read_bracket, take_bracket
from extract.action_drafts import ActionDraft, draft_from, list_patterns
from extract.action_lines import action_line, is_action_line, take_tail, take_when, take_who
from extract.action_lists import (
    NAMED_ACTION,
    TELLING_FIELDS,
    commits,
    lists_mostly_led,
    lists_that_describe,
    lists_under_priorities,
    lists_with_brackets,
    lists_with_fields,
)
from extract.columns import LEADS
from extract.headed_actions import HeadedAction, headed_actions
from extract.labelled_fields import read_labelled
from extract.numbering import Number, leading_number, read_number
from extract.stated_actions import stated, stated_paragraphs
from graph.records import Action, Document, Heading, ListItem, Paragraph, Table, plain

__all__ = ["list_actions"]

_FEWEST_LINES = 2
_PARTS = re.compile(r"\t|\n(?=[ \t]*[*_]{0,2}[A-Z][A-Za-z /]{1,30}:)")


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
    labelled_lists = lists_with_fields(document)
    of_priorities = lists_under_priorities(document)
    with_brackets = lists_with_brackets(document)
    headed = headed_actions(document)
    mostly_led = lists_mostly_led(document)
    described = lists_that_describe(document)
    minuted = _has_action_lines(document)
    paragraphs = stated_paragraphs(document)
    path: list[Heading] = []
    lead_in = ""
    draft: ActionDraft | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            if draft is not None:
                yield draft
            draft = None
            path = [heading for heading in path if heading.level < block.level]
            if block.start in headed and not _is_declined([*path, block], ""):
                draft = _headed(block, headed[block.start], path)
            path.append(block)
            lead_in = ""
        elif isinstance(block, Table):
            lead_in = ""
        if not isinstance(block, ListItem | Paragraph):
            continue
        if list_patterns().aside.match(block.text):
            continue
        block = _with_tabs(block, document)
        labelled = read_labelled(block.text, block.start, block.locator)
        if labelled.fields and not plain(labelled.text):
            if draft is not None:
                draft.fields.extend(labelled.fields)
                draft.end = block.end
            continue
        if draft is not None and _goes_on(block, draft, document):
            draft.extend(block, document)
            continue
        found = action_line(block, path)
        if found is None and block.start in headed and not _is_declined(path, lead_in):
            found = _headed(block, headed[block.start], path[:-1])
        elif found is None and not _is_declined(path, lead_in):
            below = block.start in labelled_lists
            fields = frozenset(role for role, _ in labelled.fields)
            bracketed = block.start in with_brackets
            if not fields and (bracketed or commits(block)):
                fields = _roles_in_brackets(block, bodies=bracketed)
            found = _listed(block, path, lead_in, fields, fields_below=below)
            if found is None and block.start not in described:
                found = stated(block, path, minuted=minuted, unnumbered=paragraphs.unnumbered)
                if found is not None and not (found.fields or fields or paragraphs.holds(block)):
                    found = None
            if found is not None:
                take_bracket(found, bodies=bracketed)
                take_tail(found)
                take_who(found, people_only=True)
            if with_tables and found and not found.fields and block.start not in mostly_led:
                found = None
            if found is None and block.start in of_priorities:
                theme = plain(path[-1].text)
                number, offset = _number_of(block)
                found = draft_from(block, offset, theme, "bullet under a priority", 0.8)
                found.number = number.printed if number else None
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


def _with_tabs(block: ListItem | Paragraph, document: Document) -> ListItem | Paragraph:
    """A block with the tabs that it prints, and with tabs for line breaks before labels,
    which part the fields of an action."""
    printed = document.text[block.start : block.end]
    if len(printed) != len(block.text):
        return block
    parts = {match.start() for match in _PARTS.finditer(printed)}
    if not parts:
        return block
    tabbed = ("\t" if at in parts else c for at, c in enumerate(block.text))
    return replace(block, text="".join(tabbed))


def _headed(
    block: Heading | ListItem | Paragraph, found: HeadedAction, path: list[Heading]
) -> ActionDraft:
    """An action that is a heading, or stands below one that only numbers it."""
    theme = plain(path[-1].text).rstrip(" :") if path else None
    draft = draft_from(block, found.offset, theme, "action as a heading", 0.85)
    draft.number = found.number
    return draft


def _is_declined(path: list[Heading], lead_in: str) -> bool:
    """Whether a heading or the words before a list say that it holds what will not be done."""
    declined = list_patterns().declined
    words = lead_in if lead_in.endswith(":") else ""
    return any(declined.search(plain(text)) for text in (words, *(h.text for h in path)))


def _announces(block: Paragraph) -> bool:
    return list_patterns().cue_paragraph.search(plain(block.text)) is not None


def _goes_on(block: ListItem | Paragraph, draft: ActionDraft, document: Document) -> bool:
    """Whether a block is the rest of the action above: its next line, or one of the
    points that the action's words announce with a colon."""
    if is_action_line(block.text) or (isinstance(block, Paragraph) and _announces(block)):
        return False
    between = document.text[draft.end : block.start]
    if isinstance(block, Paragraph):
        # Only in plans saved as text does one line feed say that no paragraph ends.
        next_line = between.count("\n") == 1 and not between.strip()
        return next_line and document.format == "text"
    points = draft.announces and not draft.fields and block.depth >= draft.depth
    return points and plain(block.text)[:1].islower()


def _roles_in_brackets(block: ListItem | Paragraph, *, bodies: bool) -> frozenset[str]:
    """The roles of the fields that stand in brackets at the end of a block."""
    found = read_bracket(block.text)
    told = found is not None and (found.is_told or (bodies and found.names_body))
    return found.roles if found is not None and told else frozenset()


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
    own_fields = fields_below or bool(fields & TELLING_FIELDS)
    led = bool(fields & LEADS)
    told = fields_below or (led and bool(fields & {"start", "end", "timescale"}))
    texts = [plain(heading.text) for heading in path]
    cued = [
        index
        for index, text in enumerate(texts)
        if patterns.cue.search(text) and not patterns.beside.search(text)
    ]
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
    number, offset = _number_of(block)
    draft = draft_from(
        block,
        offset or (star.end() if star else 0),
        _theme(texts, cued, by_lead_in or own_fields),
        "bullet",
        0.9,
    )
    draft.number = number.printed if number else None
    draft.local = bool(star) or (block.marker.startswith("*") and bool(number))
    return draft


def _number_of(block: ListItem | Paragraph) -> tuple[Number | None, int]:
    """The number that a bullet prints, as its mark or before its words, and where in its
    text the words begin."""
    marker = block.marker if isinstance(block, ListItem) else ""
    if re.search(r"\d", marker):
        return read_number(marker), 0
    named = NAMED_ACTION.match(block.text)
    if named is not None:
        return read_number(named[1] or named[2]), named.end()
    printed = leading_number(block.text, lettered=True)
    return printed, printed.end if printed else 0


def _theme(texts: list[str], cued: list[int], known_list: bool) -> str | None:
    """The heading that names the theme: not the one that calls the list actions."""
    uncued = [text for index, text in enumerate(texts) if index not in cued]
    theme = None
    if cued and cued[-1] < len(texts) - 1:
        theme = texts[-1]
    elif uncued and len(texts) > 1:
        theme = uncued[-1] if uncued[-1] != texts[0] else texts[-1]
    elif known_list and texts:
        theme = texts[-1]
    return theme.rstrip(" :") if theme else None


def _has_action_lines(document: Document) -> bool:
    """Whether a document records its actions in lines of their own, as minutes do."""
    lines = (
        block
        for block in document.blocks
        if isinstance(block, ListItem | Paragraph) and is_action_line(block.text)
    )
    return sum(1 for _ in lines) >= _FEWEST_LINES
