"""Headings that name a theme, and those that name the table or document itself."""

from __future__ import annotations

import re

from graph.records import plain

__all__ = ["is_priority", "is_theme_heading"]

_THEME_START = re.compile(
    r"(?:(?:strategic |key |our |delivery |local )?(?:priority|theme|objective|strand|aim|"
    r"pillar|goal|"
    r"workstream|work stream|outcome|ambition|commitment|focus|area|chapter|part))\b",
    re.IGNORECASE,
)
_NO_THEME = re.compile(
    r"\b(?:action plan|delivery plan|appendix|annex|contents|introduction|table|action log|"
    r"actions|tracker|"
    r"knife crime and serious|implementation plan|minutes|notes|plan 20\d\d|work ?plan)\b",
    re.IGNORECASE,
)
# What an earlier meeting has left to do is a part of its own among the minutes.
_CARRIED = re.compile(
    r"\b(?:carried (?:forward|over)|outstanding|brought forward|"
    r"from (?:the |our )?(?:last|previous|earlier) meetings?)\b",
    re.IGNORECASE,
)


def is_priority(text: str) -> bool:
    """Whether a heading calls itself a priority, theme, objective or the like."""
    return _THEME_START.match(plain(text)) is not None


def is_theme_heading(text: str) -> bool:
    """Whether a heading over a table names a theme rather than the table itself."""
    return bool(is_priority(text) or _CARRIED.search(text)) or not _NO_THEME.search(text)
