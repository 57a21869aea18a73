"""What a plan itself says that a blank cell means.

"A blank under 'Who will lead' means that the person in the row above leads this one too"
makes blanks of that column repeat; "where Responsible is blank nobody has been named"
makes them mean what they show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.columns import ACTION_FIELDS, column_role
from graph.records import Document, Footnote, ListItem, Paragraph

__all__ = ["BlankRule", "blank_rule"]

_BLANK = re.compile(r"\b(?:blank|empty|not filled in|left out)\b", re.IGNORECASE)
_REPEATS = re.compile(
    r"\b(?:row|line|entry|action|lead|one|person|cell) above\b|\bsame as\b|\bas above\b|"
    r"\bprevious row\b|\bcarries? (?:on|down|over)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[\"“‘']([^\"”’']{2,40})[\"”’']|\b(lead|owner|responsible|partners?|agency|date|when)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BlankRule:
    """What a plan says of blanks: the roles that repeat, and whether it says anything."""

    inherited: frozenset[str]
    told: bool


def blank_rule(document: Document) -> BlankRule:
    """The rule that a document states in its text; none stated gives an empty one."""
    inherited: set[str] = set()
    told = False
    for block in document.blocks:
        if not isinstance(block, Paragraph | ListItem | Footnote):
            continue
        for match in _BLANK.finditer(block.text):
            sentence = _sentence(block.text, match.start(), match.end())
            roles = {
                role
                for named in _NAMED.finditer(sentence)
                if (role := column_role(named[1] or named[2])) in ACTION_FIELDS
            }
            if not roles:
                continue
            told = True
            if _REPEATS.search(sentence):
                inherited |= roles
    return BlankRule(frozenset(inherited), told)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a word, at most 400 characters to each side."""
    before = re.split(r"[.!?]", text[max(0, start - 400) : start])[-1]
    after = re.split(r"[.!?]", text[end : end + 400])[0]
    return before + text[start:end] + after
