"""Actions that a plan gives outside tables: bullets under a theme, commitments in
prose, and the action lines of minutes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from extract.dates import looks_like_date
from extract.labelled_fields import read_labelled
from extract.namekinds import body_likeness, person_likeness, role_likeness
from extract.numbering import leading_number, read_number
from extract.periods import period_of
from graph.records import (
    Action,
    Block,
    Commitment,
    Document,
    FieldValue,
    Heading,
    ListItem,
    Paragraph,
    Table,
    plain,
)

__all__ = ["list_actions"]

_WHO_TO = re.compile(r"(?P<who>[A-Z][^.:;]{1,70}?) (?:to|will|agreed to) (?=[a-z])")
_BY = re.compile(
    r"[\s,(;–-]+(?P<by>(?:by|before|no later than|until) [^.;()]{3,40}?)[.)\s]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    cue: re.Pattern[str]
    cue_paragraph: re.Pattern[str]
    exclude: re.Pattern[str]
    commitment: re.Pattern[str]
    minute: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    text = resources.files("extract").joinpath("patterns/action_lists.toml").read_text("utf-8")
    data = tomllib.loads(text)
    flags = {"commitment": 0}
    return _Patterns(
        **{name: re.compile(data[name], flags.get(name, re.IGNORECASE)) for name in data}
    )


@dataclass(slots=True)
class _Draft:
    text: str
    start: int
    end: int
    locator: str
    theme: str | None
    rule: str
    confidence: float
    number: str | None = None
    local: bool = False
    words_from: int = 0
    fields: list[tuple[str, FieldValue]] = field(default_factory=list)


def list_actions(document: Document, taken: int = 0) -> tuple[Action, ...]:
    """The actions outside tables, in reading order.

    `taken` is how many actions the document's tables gave: where there are any, only
    lines that call themselves actions count, since a plan's prose merely repeats what
    its table commits to. Keys go on after `taken`.
    """
    drafts = list(_drafts(document, only_marked=taken > 0))
    return tuple(_finish(draft, taken + index) for index, draft in enumerate(drafts))


def _drafts(document: Document, *, only_marked: bool) -> Iterator[_Draft]:
    patterns = _patterns()
    labelled_lists = _lists_with_fields(document)
    path: list[Heading] = []
    lead_in = ""
    open_draft: _Draft | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            if open_draft is not None:
                yield open_draft
                open_draft = None
            path = [heading for heading in path if heading.level < block.level] + [block]
            lead_in = ""
            continue
        if isinstance(block, Table):
            lead_in = ""
            continue
        if not isinstance(block, ListItem | Paragraph):
            continue
        labelled = read_labelled(block.text, block.start, block.locator)
        if open_draft is not None and labelled.fields and not plain(labelled.text):
            open_draft.fields.extend(labelled.fields)
            open_draft.end = block.end
            continue
        if open_draft is not None and _goes_on(block, open_draft, document):
            _extend(open_draft, block, document)
            continue
        draft = _minute(block, path) or (
            None
            if only_marked
            else _listed(block, path, lead_in, own_fields=block.start in labelled_lists)
            or _stated(block, path)
        )
        if isinstance(block, Paragraph) and draft is None:
            lead_in = plain(block.text)[-160:]
        if draft is not None:
            if open_draft is not None:
                yield open_draft
            open_draft = draft
            if patterns.cue_paragraph.search(plain(block.text)):
                lead_in = plain(block.text)[-160:]
    if open_draft is not None:
        yield open_draft


def _goes_on(block: ListItem | Paragraph, draft: _Draft, document: Document) -> bool:
    """Whether a block is the rest of the action above: its next line, or one of the
    points that the action's words announce with a colon."""
    between = document.text[draft.end : block.start]
    if isinstance(block, Paragraph):
        return between.count("\n") == 1 and not between.strip()
    announced = plain(draft.text).endswith((":", ";")) and not draft.fields
    return announced and plain(block.text)[:1].islower()


def _extend(draft: _Draft, block: ListItem | Paragraph, document: Document) -> None:
    text = document.text[draft.words_from : block.end].replace("\n", " ")
    labelled = read_labelled(text, draft.words_from, draft.locator)
    draft.text, draft.fields, draft.end = labelled.text, list(labelled.fields), block.end


def _draft(block: Block, offset: int, theme: str | None, rule: str, confidence: float) -> _Draft:
    labelled = read_labelled(block_text(block)[offset:], block.start + offset, block.locator)
    return _Draft(
        labelled.text,
        block.start,
        block.end,
        block.locator,
        theme,
        rule,
        confidence,
        words_from=block.start + offset,
        fields=list(labelled.fields),
    )


def block_text(block: Block) -> str:
    """The text of a block that is not a table."""
    return "" if isinstance(block, Table) else block.text


def _minute(block: ListItem | Paragraph, path: list[Heading]) -> _Draft | None:
    """An action line of minutes: "ACTION: Ann Lee to circulate the profile by May"."""
    match = _patterns().minute.match(block.text)
    if match is None:
        return None
    theme = plain(path[-1].text) if path else None
    draft = _draft(block, match.start("rest"), theme, "action line", 0.9)
    draft.number = match["number"]
    _take_who_and_when(draft, block, match.start("rest"))
    return draft if len(draft.text.split()) >= 2 else None


def _take_who_and_when(draft: _Draft, block: ListItem | Paragraph, offset: int) -> None:
    """Reads "… to do this by then" into the fields of an action line."""
    roles = {role for role, _ in draft.fields}
    who = _WHO_TO.match(draft.text)
    if who is not None and not roles & {"lead", "lead_organisation"}:
        name = who["who"]
        people = max(person_likeness(name), role_likeness(name))
        if people >= 0.6 or body_likeness(name) >= 0.4 or re.search(r"[/&]| and ", name):
            start = block.start + offset + who.start("who")
            role = "lead" if people >= 0.6 or body_likeness(name) < 0.8 else "lead_organisation"
            draft.fields.append(
                (role, FieldValue(name, start, start + len(name), block.locator, "who is to do it"))
            )
    by = _BY.search(draft.text)
    if by is not None and not roles & {"start", "end", "timescale"}:
        if looks_like_date(by["by"]) >= 0.5 or looks_like_date(by["by"].split(" ", 1)[1]) >= 0.5:
            start = block.start + offset + by.start("by")
            draft.fields.append(
                (
                    "timescale",
                    FieldValue(by["by"], start, start + len(by["by"]), block.locator, "by when"),
                )
            )


def _lists_with_fields(document: Document) -> frozenset[int]:
    """Where the bullets begin that have leads or dates as bullets below them, with their
    neighbours in the same list."""
    found: set[int] = set()
    listed: list[ListItem] = []
    with_fields = False
    for block in [*document.blocks, None]:
        if isinstance(block, ListItem):
            labelled = read_labelled(block.text, block.start, block.locator)
            if listed and block.depth > listed[0].depth:
                with_fields = with_fields or bool(labelled.fields and not plain(labelled.text))
                continue
            if not listed or block.depth == listed[0].depth:
                listed.append(block)
                continue
        if with_fields:
            found.update(item.start for item in listed)
        listed = [block] if isinstance(block, ListItem) else []
        with_fields = False
    return frozenset(found)


def _listed(
    block: ListItem | Paragraph, path: list[Heading], lead_in: str, *, own_fields: bool
) -> _Draft | None:
    """A bullet of a list that its headings or the words before it call actions, or whose
    bullets have leads or dates of their own."""
    if not isinstance(block, ListItem):
        return None
    patterns = _patterns()
    if not path and not lead_in:
        return None
    texts = [plain(heading.text) for heading in path]
    cued = [index for index, text in enumerate(texts) if patterns.cue.search(text)]
    by_lead_in = bool(lead_in and patterns.cue_paragraph.search(lead_in))
    if not cued and not by_lead_in and not own_fields:
        return None
    if texts and patterns.exclude.search(texts[-1]) and not by_lead_in and not own_fields:
        if len(texts) - 1 not in cued:
            return None
    text = plain(block.text)
    if len(text.split()) < 3 or text.startswith("...") or text.endswith("...."):
        return None
    uncued = [text for index, text in enumerate(texts) if index not in cued]
    theme = None
    if cued and cued[-1] < len(texts) - 1:
        theme = texts[-1]
    elif uncued and len(texts) > 1:
        theme = uncued[-1]
    elif (by_lead_in or own_fields) and texts:
        theme = texts[-1]
    draft = _draft(block, 0, theme.rstrip(" :") if theme else None, "bullet", 0.9)
    number = read_number(block.marker) if re.search(r"\d", block.marker) else None
    draft.number = number.printed if number else None
    draft.local = block.marker.startswith("*") and bool(number)
    return draft


def _stated(block: ListItem | Paragraph, path: list[Heading]) -> _Draft | None:
    """A numbered commitment in prose ("2.3 We will …", "Commitment 4: …")."""
    marker = block.marker if isinstance(block, ListItem) else ""
    number = read_number(marker) if re.search(r"\d", marker) else leading_number(block.text)
    offset = number.end if number is not None and not marker else 0
    text = block.text[offset:]
    match = _patterns().commitment.match(text)
    if match is None:
        return None
    named = re.match(
        r"(?:Action|Commitment|Recommendation)\s+([A-Za-z]?\d+(?:\.\d+)*[a-z]?)\s*[:.–-]\s*",
        text,
        re.IGNORECASE,
    )
    fields = read_labelled(text, 0, "").fields
    if number is None and named is None and not fields:
        return None
    if path and _patterns().exclude.search(path[-1].text) and not fields and named is None:
        return None
    if named is not None:
        offset += named.end()
    theme = plain(path[-1].text).rstrip(" :") if path else None
    draft = _draft(block, offset, theme, "commitment in prose", 0.85)
    draft.number = number.printed if number else named[1] if named else None
    return draft


def _finish(draft: _Draft, index: int) -> Action:
    key = f"action/{index + 1:03d}"
    commitment = Commitment(f"{key}/1", tuple(draft.fields), period_of(draft.fields))
    return Action(
        key=key,
        text=plain(draft.text),
        start=draft.start,
        end=draft.end,
        locator=draft.locator,
        number=draft.number,
        locally_added=draft.local,
        theme=draft.theme,
        commitments=(commitment,),
        confidence=draft.confidence,
        rule=draft.rule,
    )
