"""Inline markup blanked out with spaces, so that no offset moves.

Plans saved as text hold remains of HTML (``<b>``, ``<sup>``, ``&amp;``) and of Markdown
(emphasis, links, escapes). An asterisk that is a footnote mark ("*3", "CSP*", "*locally
added") is text and stays: only marks that stand close around words, in pairs, are
emphasis, as in CommonMark's rule for flanking (https://spec.commonmark.org/0.31.2/).
Every step looks ahead a bounded number of characters, so the time taken grows with the
length of the text only.
"""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from pathlib import Path

__all__ = ["blank_markup"]

_SPACE = re.compile(r"\s")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,11})(?::[A-Za-z]{1,20})?(?:[\s/][^<>]{0,2000})?>")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,2000})>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_MARKER = re.compile(r"\*{1,40}|_{1,40}|~{1,40}")
_NUMBER_MARK = re.compile(r"\d{1,3}[a-z]?[.):]?(?:\s|$)")
# Brackets in pairs one deep; possessive, so that a bracket left open costs no second try.
_ADDRESS = re.compile(r"\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)")
_LONGEST_LINK_TEXT = 1000
_LONGEST_ADDRESS = 2000
_LONGEST_COMMENT = 10000
_LONGEST_CHARACTER = 2  # of what HTML has a name for
_PROTECTED = "\x00"


@cache
def _tags() -> frozenset[str]:
    path = Path(__file__).parents[1] / "patterns" / "reader_words.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(words["markup"]["tags"])


def blank_markup(text: str) -> str:
    """The text with markup and line breaks as spaces, exactly as long as before.

    >>> blank_markup("<b>Theme</b> of **B&amp;ME** work*")
    '   Theme     of   B&    ME   work*'
    """
    if not any(c in text for c in "<&*_~[\\"):
        return _spaced(text)
    shown = list(text)
    _blank_comments(text, shown)
    for match in _TAG.finditer(text):
        if match.group(1).lower() in _tags():
            _blank(shown, match.start(), match.end())
    for match in _AUTOLINK.finditer(text):
        _blank(shown, match.start(), match.start() + 1)
        _blank(shown, match.end() - 1, match.end())
    kept: dict[int, str] = {}
    for match in _ESCAPE.finditer(text):
        # The escaped character is text: hidden until no later step can take it for markup.
        if shown[match.start()] != " " and match.start() not in kept:
            _blank(shown, match.start(), match.start() + 1)
            kept[match.start() + 1] = match.group(1)
            shown[match.start() + 1] = _PROTECTED
    for match in _FOOTNOTE_MARK.finditer(text):
        if shown[match.start()] == "[":
            _blank(shown, match.start(), match.end())
    _blank_links("".join(shown), shown)
    _blank_emphasis("".join(shown), shown)
    _replace_entities("".join(shown), shown)
    for at, character in kept.items():
        shown[at] = character
    return _spaced("".join(shown))


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text)


def _blank(shown: list[str], start: int, end: int) -> None:
    shown[start:end] = " " * (end - start)


def _blank_comments(text: str, shown: list[str]) -> None:
    at, close = text.find("<!--"), -1
    while at >= 0:
        if close < at:
            close = text.find("-->", at)
        if close < 0:
            return
        if close - at <= _LONGEST_COMMENT:
            _blank(shown, at, close + 3)
            at = text.find("<!--", close + 3)
        else:
            at = text.find("<!--", at + 4)


def _blank_links(text: str, shown: list[str]) -> None:
    """``[text](address)`` and ``![text](address)``: the text stays."""
    from_here = 0
    middle = text.find("](")
    while middle >= 0:
        open_at = text.rfind("[", max(from_here, middle - _LONGEST_LINK_TEXT), middle)
        address = _ADDRESS.match(text, middle + 1, middle + _LONGEST_ADDRESS)
        if open_at >= 0 and address:
            picture = open_at > 0 and text[open_at - 1] == "!"
            _blank(shown, open_at - picture, open_at + 1)
            _blank(shown, middle, address.end())
            from_here = address.end()
        middle = text.find("](", max(middle + 2, from_here))


def _blank_emphasis(text: str, shown: list[str]) -> None:
    waiting: dict[tuple[str, int], list[int]] = {}
    for match in _MARKER.finditer(text):
        marker, length = match.group()[0], len(match.group())
        if length > 3 or (marker == "~" and length != 2):
            continue
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        key = (marker, length)
        opened = waiting.setdefault(key, [])
        if opened and _closes(before, after, length):
            start = opened.pop()
            _blank(shown, start, start + length)
            _blank(shown, match.start(), match.end())
            for others in waiting.values():
                while others and others[-1] > start:
                    others.pop()
        elif _opens(before, after, length) and not (
            marker == "*" and length == 1 and _NUMBER_MARK.match(text, match.end())
        ):
            opened.append(match.start())


def _opens(before: str, after: str, length: int) -> bool:
    if after.isspace():
        return False
    return before.isspace() or not before.isalnum() or length > 1


def _closes(before: str, after: str, length: int) -> bool:
    if before.isspace():
        return False
    return after.isspace() or not after.isalnum() or length > 1


def _replace_entities(text: str, shown: list[str]) -> None:
    for match in _ENTITY.finditer(text):
        character = html.unescape(match.group())
        if len(character) > _LONGEST_CHARACTER or character == match.group():
            continue  # no name of a character, were it that it begins with one ("&nbspring;")
        printed = [" " if c.isspace() or not c.isprintable() else c for c in character]
        shown[match.start() : match.end()] = printed + [" "] * (len(match.group()) - len(printed))
