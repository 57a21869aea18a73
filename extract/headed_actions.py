"""Actions that are headings of their own, with their fields in lines below:
"### Action 1.2: Light the paths", then "Lead: Ann Lee"; or "Commitment 3" above its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.action_drafts import list_patterns
from extract.action_lists import NAMED_ACTION, TELLING_FIELDS
from extract.columns import LEADS
from extract.labelled_fields import read_labelled
from extract.numbering import leading_number
from graph.records import Document, Heading, ListItem, Paragraph, plain

__all__ = ["HeadedAction", "headed_actions"]

_BARE = re.compile(
    r"(?:Action|Commitment|Promise|Pledge|Undertaking)\s+([A-Za-z]{0,2}\d+(?:\.\d+)*[a-z]?)[.:]?",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class HeadedAction:
    """Where in a block's text the words of an action begin, and its number as printed."""

    offset: int
    number: str | None


def headed_actions(document: Document) -> dict[int, HeadedAction]:
    """The headings that are actions, and the paragraphs below headings that only number
    them, by the offset at which they begin."""
    return {block.start: found for block, found in _found(document)}


def _found(document: Document) -> Iterator[tuple[Heading | Paragraph | ListItem, HeadedAction]]:
    blocks = document.blocks
    for at, heading in enumerate(blocks):
        if not isinstance(heading, Heading):
            continue
        below: list[Paragraph | ListItem] = []
        for block in blocks[at + 1 :]:
            if not isinstance(block, Paragraph | ListItem):
                break
            below.append(block)
        roles = _roles_below(below)
        bare = _BARE.fullmatch(plain(heading.text))
        if bare is not None and below and (roles & TELLING_FIELDS or _commits(below[0])):
            if not read_labelled(below[0].text, 0, "").fields or _words_first(below[0]):
                yield below[0], HeadedAction(0, bare[1])
        elif bare is None and (found := _named(heading, roles)) is not None:
            yield heading, found


def _roles_below(below: list[Paragraph | ListItem]) -> frozenset[str]:
    """The roles of the fields in the lines that hold nothing but fields."""
    return frozenset(
        role
        for block in below
        for labelled in (read_labelled(block.text, block.start, ""),)
        if not plain(labelled.text)
        for role, _ in labelled.fields
    )


def _words_first(block: Paragraph | ListItem) -> bool:
    return bool(plain(read_labelled(block.text, 0, "").text))


def _commits(block: Paragraph | ListItem) -> bool:
    return list_patterns().commitment.match(plain(block.text)) is not None


def _named(heading: Heading, roles: frozenset[str]) -> HeadedAction | None:
    """An action that its heading names as one, or that begins with something to be done and
    has both a lead and a date below it."""
    named = NAMED_ACTION.match(heading.text)
    number = leading_number(heading.text, lettered=True)
    begin = named.end() if named is not None else number.end if number is not None else 0
    words = plain(heading.text[begin:])
    if len(words.split()) < _FEWEST_WORDS or not roles & LEADS:
        return None
    if named is not None:
        return HeadedAction(begin, named[1] or named[2])
    doing = list_patterns().verbs.match(words) is not None
    if not doing or not roles & (TELLING_FIELDS - LEADS):
        return None
    return HeadedAction(begin, number.printed if number is not None else None)
