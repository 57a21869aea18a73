"""The numbers that plans print before or beside their actions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.records import plain

__all__ = ["Number", "leading_number", "read_number"]

_NUMBER = r"(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?"
_LEADING = re.compile(
    r"(?P<lead>\s*(?:[A-Z][A-Za-z &]{2,40}:\s{1,4})?)(?P<star>\*?)"
    r"(?P<number>\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)(?P<mark>[.):]+|\s+-)\s*(?=[^\W\d_]|['\"‘“])"
)
# Where an item of a list begins, a letter may stand before the number ("D1. Light …"), and
# figures with a full stop inside need no mark behind them ("1.1 Light …").
_LETTERED = re.compile(
    r"\s*(?P<star>\*?)(?P<number>[A-Z]{1,3}[ -]?\d{1,2}(?:[./]\d{1,2}){0,2}[a-z]?)[.):]+\s*"
    r"(?=[^\W\d_]|['\"‘“])"
    r"|\s*(?P<bare_star>\*?)(?P<bare>(?:[A-Z]{1,3})?\d{1,2}(?:\.\d{1,2}){1,2}[a-z]?)\s+"
    r"(?=[A-Z]|['\"‘“][A-Z])"
    r"|\s*(?P<mid_star>\*?)(?P<mid>[A-Z]{1,3}\d{1,2}[a-z]?)(?:\s+[–—-]\s+|\t\s*|\s{2,}|\s(?=We\b))"
    r"(?=[A-Z]|['\"‘“][A-Z])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """An action's number as printed without its mark.

    `order` is its last whole number, None where it has none; `local` tells an asterisk
    before it, which marks locally added actions; `end` is where the action's own words
    begin.
    """

    printed: str
    order: int | None
    local: bool
    end: int = 0


def read_number(text: str) -> Number | None:
    """The number that a cell of numbers holds.

    >>> read_number("*3").printed, read_number("*3").local
    ('3', True)
    """
    text = plain(text)
    bare = text.strip("*").strip().rstrip(".):").strip()
    return Number(bare, _order(bare), text.startswith("*")) if bare else None


def leading_number(text: str, *, lettered: bool = False) -> Number | None:
    """The number before an action's words, None where the words begin at once.

    `lettered` also reads a number with a letter before it ("D1.", "D1 We will …") and one
    without a mark behind it ("1.1"), as only items and numbered paragraphs print them.

    >>> leading_number("2a) A single point of contact").printed
    '2a'
    """
    match = _LEADING.match(text)
    if match is None and lettered and (match := _LETTERED.match(text)):
        printed = match["number"] or match["bare"] or match["mid"]
        local = bool(match["star"] or match["bare_star"] or match["mid_star"])
        return Number(printed, _order(printed), local, match.end())
    if match is None:
        return None
    printed = match["number"]
    return Number(printed, _order(printed), bool(match["star"]), match.end())


def _order(printed: str) -> int | None:
    digits = re.findall(r"\d+", printed)
    return int(digits[-1]) if digits else None
