"""The lines of a plan saved as text, and what the beginning of a line says it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.readers.blank import blank_markup

__all__ = [
    "FOOTNOTE",
    "Line",
    "Marker",
    "begins_action",
    "breaks_off",
    "is_rule",
    "lines_of",
    "marker_of",
    "plain_mark",
    "tight",
]

FOOTNOTE = re.compile(
    r"[ \t]*(?:(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|\[\^(?P<name>[^\[\]\s]{1,40})\]:"
    r"|\[(?P<number>\d{1,3})\](?=\s))\s*(?=\S)"
)
_LINE_END = re.compile(r"[\n\f]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Glyphs that Word's symbol fonts leave behind in place of a bullet.
_SYMBOL_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf0e0"
_GLYPHS = "•▪◦‣●○■□►▶➢➤✓✔·∙⁃" + _SYMBOL_BULLETS
_BULLET = re.compile(rf"(?:[{_GLYPHS}]\s*|[-*–—+>]\s+|o\s+(?=[A-Z\"'“‘(\[]))(?=\S)")
_NUMBER = re.compile(
    r"(?P<mark>\((?:\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})\)"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?(?:\)|\.(?!\d))"
    r"|[a-z]\)|[ivx]{1,5}[.)]|[a-h]\.|[A-Z]\))(?:\s+|(?<=\))(?=[A-Z]))(?=\S)"
)
_LEVELLED = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?)\s+(?=[A-Z\"'“‘(*\[])")
_STEP = re.compile(r"(?:Step|STEP|Stage|STAGE) (?P<mark>\d{1,2}[.:)]?)\s+(?:[–—-]\s+)?(?=\S)")
_ACTION_LINE = re.compile(
    r"[ \t]*(?:\*\*|__|<b>|<strong>)?\[?(?:(?:NEW |AGREED |FURTHER )?ACTIONS?(?: (?:POINT|ITEM))?"
    r"(?: \(?[A-Z]{0,3}\d[\w./-]{0,8}\)?)?"
    r"|Action(?: (?:point|item))? \(?[A-Z]{0,3}\d[\w./-]{0,8}\)?"
    r"|(?:ACTION|Action) (?:\([A-Z][^()\n]{1,60}\)|[A-Z]{2,3}(?:\s?[/&,]\s?[A-Z]{2,3}){0,3}))"
    r"\s?(?::|\s[–—-])\s*(?=\S)"
    r"|[ \t]*(?:Agreed )?(?:Actions?|ACTIONS?)(?: (?:agreed|arising|points))?:\s*\Z"
    r"|(?:ACTION (?:POINT )?|Action (?:point )?|AP ?)[A-Z]{0,3}\d[\d./]{0,8}"
    r"(?:\t|\.? {2,})(?=[A-Z(])"
    r"|ACTION (?:POINT )?[A-Z]{0,3}\d[\d./]{0,8} (?=[A-Z(][a-z])"
    r"|AP ?\d[\d./]{0,8}(?::|\s[–—-])\s*(?=\S)"
)
_CAPITAL = re.compile(r"(?P<mark>[A-Z])\.\s+(?=\S)")
_RULE = frozenset("-=_*~#+|: \t–—")
_OUTER, _INNER = "bullet", "inner bullet"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its offsets, its number in the file from 1, and its text.

    `after_page_break` is true where a form feed stands before it.
    """

    start: int
    end: int
    number: int
    text: str
    after_page_break: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether the line holds nothing but white space."""
        return not self.text.strip()

    @property
    def locator(self) -> str:
        """Where a person finds the line: "line 12"."""
        return f"line {self.number}"


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a list item: as printed, its kind, its indent and where the text begins."""

    text: str
    kind: str
    indent: int
    length: int


def lines_of(text: str) -> list[Line]:
    """The lines of a text; a form feed ends a line but does not count as one.

    >>> [(line.number, line.text, line.after_page_break) for line in lines_of("a\\n\\fb\\n")]
    [(1, 'a', False), (2, '', False), (2, 'b', True), (3, '', False)]
    """
    lines, at, number, broken = [], 0, 1, False
    for match in _LINE_END.finditer(text):
        lines.append(Line(at, match.start(), number, text[at : match.start()], broken))
        broken = match.group() == "\f"
        number += not broken
        at = match.end()
    lines.append(Line(at, len(text), number, text[at:], broken))
    return lines


def tight(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The blanked text between two offsets without white space around it, and its offsets.

    Where nothing is left, both offsets are `start`.

    >>> tight("| <b>Lead</b> |", 1, 14)
    ('Lead', 5, 9)
    """
    blanked = blank_markup(text[start:end])
    stripped = blanked.strip()
    if not stripped:
        return "", start, start
    begin = start + len(blanked) - len(blanked.lstrip())
    return stripped, begin, begin + len(stripped)


def marker_of(text: str, previous: str = "") -> Marker | None:
    """The list mark that a line begins with, or None.

    `previous` is the mark of the item before: a capital with a full stop ("B.") is a
    mark only in its turn, since it may as well be an initial.

    >>> marker_of("- 3a. Gangs Unit").text, marker_of("4)Monitor").text, marker_of("J. Smith")
    ('3a.', '4)', None)
    """
    indent, at = 0, 0
    while at < len(text) and text[at] in " \t\u00a0":
        indent += 4 if text[at] == "\t" else 1
        at += 1
    bullet = _BULLET.match(text, at)
    place = bullet.end() if bullet else at
    number = _NUMBER.match(text, place) or _LEVELLED.match(text, place) or _STEP.match(text, place)
    if number is None:
        capital = _CAPITAL.match(text, place)
        in_turn = chr(ord(previous[0]) + 1) if len(previous) == 2 and previous[1] == "." else ""
        if capital and capital.group("mark") in ("A", in_turn):
            return Marker(capital.group("mark") + ".", "number", indent, capital.end())
    if number is not None:
        return Marker(number.group("mark"), "number", indent, number.end())
    if bullet is not None:
        glyph = bullet.group().strip()
        kind = _INNER if glyph in "o◦○" else _OUTER
        return Marker(glyph, kind, indent, bullet.end())
    return None


def begins_action(text: str) -> bool:
    """Whether a line begins as the action lines of minutes do, so that it stands by itself.

    >>> begins_action("ACTION A4/2: Invite the chair"), begins_action("Action plan: as below")
    (True, False)
    """
    return _ACTION_LINE.match(text) is not None


@cache
def _open_endings() -> frozenset[str]:
    path = Path(__file__).parents[1] / "patterns" / "reader_words.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))["lines"]["open_endings"]
    return frozenset(words)


def breaks_off(text: str) -> bool:
    """Whether a line stops inside a sentence: in brackets, at a comma or a word like "and".

    >>> breaks_off("Light the paths (Ann Lee,"), breaks_off("Light the paths")
    (True, False)
    """
    words = text.rsplit(None, 1)
    last = words[-1].lower() if words else ""
    stops = last in _open_endings() or text.endswith((",", "&", "/"))
    return stops or text.rfind("(") > text.rfind(")")


def plain_mark(match: re.Match[str]) -> str:
    """The mark of a `FOOTNOTE` match in plain characters ("25")."""
    raised = match.group("raised")
    return raised.translate(_RAISED) if raised else match.group("name") or match.group("number")


def is_rule(text: str) -> bool:
    """Whether a line only draws a line: "-----", "---|---", "+----+----+"."""
    stripped = text.strip()
    drawn = sum(stripped.count(c) for c in "-=_*~–—")
    return drawn >= 2 and set(stripped) <= _RULE and (drawn >= 3 or "|" in stripped)
