"""The lists of a document that hold actions, and those that only describe what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.action_brackets import read_bracket
from extract.action_drafts import list_patterns
from extract.columns import LEADS
from extract.labelled_fields import read_labelled
from extract.numbering import leading_number
from graph.records import Document, Heading, ListItem, Paragraph, Table, plain

__all__ = [
    "NAMED_ACTION",
    "TELLING_FIELDS",
    "commits",
    "lists_mostly_led",
    "lists_that_describe",
    "lists_under_priorities",
    "lists_with_brackets",
    "lists_with_fields",
]

_NUMERAL = (
    r"[A-Za-z]{0,2}\d+(?:\.\d+)*[a-z]?|[IVX]{1,5}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|"
    r"Ten|Eleven|Twelve"
)
NAMED_ACTION = re.compile(
    r"(?:Action|Commitment|Recommendation|Promise|Pledge|Undertaking)\s+"
    rf"({_NUMERAL})(?:\s*[:.–—-]\s*|\s+(?=We\b))"
    r"|(?:Priority|Objective|Aim|Outcome|Goal|Ambition)\s+"
    r"([A-Za-z]{0,2}\d+(?:\.\d+)*[a-z]?)\s*[:.–—-]?\s+(?=We (?:will|shall)\b)",
    re.IGNORECASE,
)
"""The words with which a commitment calls itself one, and its number."""

TELLING_FIELDS = LEADS | {"start", "end", "timescale"}
"""The fields that only something to be done has, not a service or a body as well."""

_NEARLY_ALL, _SHORTEST_DESCRIPTION, _FEWEST_SMALL_WORDS = 0.8, 3, 2


def commits(block: ListItem | Paragraph) -> bool:
    """Whether a bullet begins as a commitment does."""
    text = _words(block)
    patterns = list_patterns()
    return isinstance(block, ListItem) and (
        patterns.commitment.match(text) is not None or patterns.verbs.match(text) is not None
    )


def lists_with_fields(document: Document) -> frozenset[int]:
    """Where the bullets begin that have leads or dates as bullets below them, with their
    neighbours in the same list."""
    below = [
        block.start
        for block in document.blocks
        if isinstance(block, ListItem)
        and block.depth > 0
        and not plain((labelled := read_labelled(block.text, block.start, block.locator)).text)
        and any(role in TELLING_FIELDS for role, _ in labelled.fields)
    ]
    found: set[int] = set()
    for _, listed, end in _lists(document):
        if any(listed[0].start < start < end for start in below):
            found.update(item.start for item in listed)
    return frozenset(found)


def lists_under_priorities(document: Document) -> frozenset[int]:
    """Where the bullets begin that stand at once under "Priority 3: …" and nearly all
    begin with something to be done, unless a table follows under the same heading."""
    patterns = list_patterns()
    with_tables = _headings_of_tables(document)
    found: set[int] = set()
    for heading, listed, _ in _lists(document):
        if (
            heading is None
            or heading.start in with_tables
            or not patterns.priority.match(plain(heading.text))
        ):
            continue
        between = document.text[heading.end : listed[0].start].strip(" \n\t#*-•>")
        if between not in ("", listed[0].marker):
            continue
        doing = sum(patterns.verbs.match(_words(item)) is not None for item in listed)
        if len(listed) >= 2 and doing >= _NEARLY_ALL * len(listed):
            found.update(item.start for item in listed)
    return frozenset(found)


def _headings_of_tables(document: Document) -> frozenset[int]:
    """Where the headings begin below which a table stands before the next heading."""
    heading: Heading | None = None
    found: set[int] = set()
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Table) and heading is not None:
            found.add(heading.start)
    return frozenset(found)


def lists_with_brackets(document: Document) -> frozenset[int]:
    """Where the items begin of lists that nearly all end with who is to do it in brackets,
    and either name a date there as well or begin with something to be done."""
    patterns = list_patterns()
    found: set[int] = set()
    for _, listed, _ in _lists(document):
        brackets = [read_bracket(item.text) for item in listed]
        named = sum(1 for b in brackets if b is not None and (b.is_told or b.names_body))
        doing = sum(patterns.verbs.match(_words(item)) is not None for item in listed)
        dated = sum(
            1
            for item, bracket in zip(listed, brackets, strict=True)
            if bracket is not None and bracket.is_dated and _is_worded(item.text[: bracket.at])
        )
        if len(listed) >= 2 and max(dated, min(named, doing)) >= _NEARLY_ALL * len(listed):
            found.update(item.start for item in listed)
    return frozenset(found)


def lists_mostly_led(document: Document) -> frozenset[int]:
    """Where the items begin of lists of three or more of which two in three name a lead."""
    found: set[int] = set()
    for _, listed, _ in _lists(document):
        led = sum(
            any(role in LEADS for role, _ in read_labelled(item.text, item.start, "").fields)
            or ((bracket := read_bracket(item.text)) is not None and bracket.is_told)
            for item in listed
        )
        if len(listed) >= _SHORTEST_DESCRIPTION and 3 * led >= 2 * len(listed):
            found.update(item.start for item in listed)
    return frozenset(found)


def _is_worded(text: str) -> bool:
    """Whether words say something, and are not merely a name ("Ann Lee", "Night Bus")."""
    return sum(word[0].islower() for word in text.split()) >= _FEWEST_SMALL_WORDS


def lists_that_describe(document: Document) -> frozenset[int]:
    """Where the items begin of lists of which fewer than half say what somebody will do."""
    found: set[int] = set()
    for _, listed, _ in _lists(document):
        doing = sum(
            commits(item)
            or bool(read_labelled(item.text, item.start, item.locator).fields)
            or NAMED_ACTION.match(item.text) is not None
            for item in listed
        )
        if len(listed) >= _SHORTEST_DESCRIPTION and 2 * doing < len(listed):
            found.update(item.start for item in listed if not item.text.lower().startswith("we "))
    return frozenset(found)


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


def _words(block: ListItem | Paragraph) -> str:
    """The words of a block behind a number that they begin with."""
    number = leading_number(block.text, lettered=True)
    return plain(block.text[number.end if number is not None else 0 :])
