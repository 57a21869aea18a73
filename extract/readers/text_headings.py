"""Headings in plans saved as text, where nothing but their look tells them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from extract.dates import looks_like_date
from extract.readers.text_lines import FOOTNOTE, Line, begins_action, is_rule, marker_of
from graph.records import plain

__all__ = ["atx_level", "has_atx", "is_tabbed_title", "setext_level", "standing_level"]

_ATX = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?=[.:])|[IVX]{1,5}(?=[.:]))[.:]?\s+(?=[A-Z\"'“‘(*<])")  # fmt: skip  # noqa: E501
_TABBED = re.compile(r"\s{0,3}\d{1,2}(?:\.\d{1,2}){0,2}\.?\t+[^\t]+\Z")
_BOLD = re.compile(r"\s*(\*\*|__|<b>|<strong>)(?P<text>[^*_<]{2,120})(\*\*|__|</b>|</strong>):?\s*")
_TITLE_WORDS, _NUMBERED_WORDS, _LABELLED_WORDS, _SHORT_WORDS = 20, 9, 20, 6
_LONGEST, _CAPITAL_LENGTH, _SHORT_LENGTH = 250, 150, 60
_CAPTION_WORDS, _CAPTION_LENGTH = 10, 80
_LIKE_A_DATE, _NEAR = 0.8, 2


@cache
def _words() -> dict[str, list[str]]:
    path = Path(__file__).parents[1] / "patterns" / "reader_words.toml"
    words: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))["headings"]
    return words


@cache
def _labelled() -> re.Pattern[str]:
    labels = "|".join(sorted(_words()["labels"], key=len, reverse=True))
    numerals = "|".join(_words()["numerals"])
    return re.compile(
        rf"(?:{labels})\s+(?:\d{{1,2}}(?:\.\d{{1,2}})?|[A-Z]|[IVX]{{1,4}}|{numerals})\b\s*(?:[:.–—-]|$)",
        re.IGNORECASE,
    )


def atx_level(line: Line) -> tuple[int, int] | None:
    """The level of a Markdown heading ("## Aims") and where its text begins, or None."""
    match = _ATX.match(line.text)
    return (len(match.group(1)), match.end()) if match else None


def has_atx(lines: list[Line]) -> bool:
    """Whether a text marks its headings in Markdown."""
    return any(_ATX.match(line.text) for line in lines)


def setext_level(line: Line, below: Line | None) -> int | None:
    """The level of a heading underlined with "=" or "-" in the line below, or None."""
    if below is None or line.is_blank or "\t" in line.text or marker_of(line.text):
        return None
    underline = below.text.strip()
    if len(underline) >= 3 and (set(underline) == {"="} or set(underline) == {"-"}):
        return 1 if underline[0] == "=" else 2
    return None


def standing_level(lines: list[Line], at: int, is_first: bool, marked: bool) -> int | None:
    """The level of a heading that only stands alone, or None.

    Such are the first line of a text without marked headings (level 1), lines in
    capitals or with a label ("Appendix 2: ..."; 2), numbered ones (2, below the first
    point 3), bold ones and short ones with text of their own below (3). `marked`
    says that the text marks its headings; then short lines are not taken for one.
    """
    printed = lines[at].text
    if is_tabbed_title(lines, at):
        return _numbered_level(lines, at, plain(printed))
    if len(printed) > _LONGEST or "\t" in printed.strip() or is_rule(printed):
        return None
    if not _alone(lines, at) or begins_action(printed):
        return None
    text = plain(printed)
    words = text.split()
    closed = at + 1 >= len(lines) or lines[at + 1].is_blank or lines[at + 1].after_page_break
    if _in_capitals(text):
        return 2
    if not closed or text[-1] in ".;,?!":
        return None
    if any(c.isdigit() for c in text) and looks_like_date(text) > _LIKE_A_DATE:
        return None
    if _labelled().match(text) and len(words) <= _LABELLED_WORDS:
        return 2
    if _filled(lines, at, 1) is None:
        return None
    if level := _numbered_level(lines, at, text):
        return level
    if _BOLD.fullmatch(text):
        return 3
    if marker_of(printed) or marked:
        return None
    if (
        is_first
        and text[0].isalnum()
        and 2 <= len(words) <= _TITLE_WORDS
        and not text.endswith(":")
    ):
        return 1
    if _is_short(text) and _has_text_below(lines, at):
        return 3
    return 3 if _is_caption(text) and _has_table_below(lines, at) else None


def is_tabbed_title(lines: list[Line], at: int) -> bool:
    """Whether a line is a numbered heading, not a row, though a tab follows its number."""
    line = lines[at]
    if not _TABBED.match(line.text) or line.text.rstrip()[-1] in ".;,?!:":
        return False
    after = lines[at + 1] if at + 1 < len(lines) else None
    closed = after is None or after.is_blank or after.after_page_break
    if not closed or not _alone(lines, at) or _filled(lines, at, 1) is None:
        return False
    text = plain(line.text)
    above = _filled(lines, at, -1)
    while above is not None and _is_aside(lines[above]):
        above = _filled(lines, above, -1)
    if above is not None and "\t" in lines[above].text:
        number, other = _NUMBERED.match(text), _NUMBERED.match(plain(lines[above].text))
        if number and other and _in_turn(number.group(1), other.group(1), -1):
            return False
    return _numbered_level(lines, at, text) is not None


def _is_aside(line: Line) -> bool:
    """Whether a line between rows is a footnote or a page's number."""
    return FOOTNOTE.match(line.text) is not None or line.text.strip().isdigit()


def _alone(lines: list[Line], at: int) -> bool:
    """Whether nothing stands right above a line, and right below it at most a list or table."""
    above_clear = at == 0 or lines[at - 1].is_blank or lines[at].after_page_break
    if not above_clear or at + 1 >= len(lines):
        return above_clear
    below = lines[at + 1]
    if below.is_blank or below.after_page_break:
        return True
    return "\t" in below.text.strip() or "|" in below.text or marker_of(below.text) is not None


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 5 or len(text) > _CAPITAL_LENGTH or text[-1] in ".;,?!":
        return False
    if marker_of(text) is not None and not _NUMBERED.match(text):
        return False
    return all(c.isupper() for c in letters)


def _numbered_level(lines: list[Line], at: int, text: str) -> int | None:
    match = _NUMBERED.match(text)
    if match is None or text.endswith(":"):
        return None
    words = text[match.end() :].lower().split()
    commits = set(words) & set(_words()["commitment_words"])
    if len(words) > _NUMBERED_WORDS or (commits and words[0] not in _words()["question_words"]):
        return None
    for step in (-1, 1):
        beside = _filled(lines, at, step)
        if beside is None or abs(beside - at) > _NEAR:
            continue
        other = _NUMBERED.match(plain(lines[beside].text))
        if other and _in_turn(match.group(1), other.group(1), step):
            return None
    return 2 if "." not in match.group(1) else 3


def _in_turn(number: str, other: str, step: int) -> bool:
    """Whether two numbers follow each other as those of list items do ("2" and "3")."""
    if number.isdigit() and other.isdigit():
        return int(other) == int(number) + step
    return number.count(".") == other.count(".") and number.isdigit() == other.isdigit()


def _is_short(text: str) -> bool:
    words = text.split()
    if not text[0].isupper() or text.isupper():
        return False
    if len(words) > _SHORT_WORDS or len(text) > _SHORT_LENGTH:
        return False
    if any(c.isdigit() or c in ".,;@|[]<>" for c in text):
        return False
    if text.endswith(":"):
        return words[-1][:-1].lower() not in _words()["lead_in_endings"]
    return ":" not in text


def _is_caption(text: str) -> bool:
    """Whether a line is worded like the title of a table: without a full stop or a colon."""
    few = len(text.split()) <= _CAPTION_WORDS and len(text) <= _CAPTION_LENGTH
    return few and text[0].isupper() and not any(c in ".:;@|[]<>" for c in text)


def _has_table_below(lines: list[Line], at: int) -> bool:
    """Whether the next two filled lines are rows of a table by tabs, three columns or more."""
    below = _filled(lines, at, 1)
    second = _filled(lines, below, 1) if below is not None else None
    rows = [lines[place].text for place in (below, second) if place is not None]
    return len(rows) == 2 and all(row.strip().count("\t") >= 2 for row in rows)


def _has_text_below(lines: list[Line], at: int) -> bool:
    """Whether the next filled line is text, not one more short line or a marked heading."""
    below = _filled(lines, at, 1)
    if below is None or _ATX.match(lines[below].text):
        return False
    text = plain(lines[below].text)
    if "\t" in lines[below].text or marker_of(lines[below].text):
        return True
    follows = _filled(lines, below, 1)
    stacked = follows is not None and "\t" in lines[follows].text
    return stacked or not (_is_short(text) and _alone(lines, below))


def _filled(lines: list[Line], at: int, step: int) -> int | None:
    """The index of the nearest filled line above (-1) or below (1)."""
    place = at + step
    while 0 <= place < len(lines):
        if not lines[place].is_blank:
            return place
        place += step
    return None
