"""The text of HTML elements as a page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from extract.readers.encoding import normalise
from extract.readers.html_parts import BLOCK_TAGS, name_of
from extract.readers.text_lines import begins_action

__all__ = ["folded", "inline_text", "list_mark", "raised", "shown", "walk"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLET = "•"
_LAST_LETTER, _LAST_ROMAN = 26, 39


def walk(root: _Element, leaves_out: Callable[[_Element], bool]) -> Iterator[tuple[str, _Element]]:
    """Each element below a root as it opens ("open"), closes ("close") and has text after it
    ("tail"); elements left out have a tail only. Nesting of any depth is safe.
    """
    todo: list[tuple[str, _Element]] = [("open", root)]
    while todo:
        event, element = todo.pop()
        if event == "open" and leaves_out(element):
            continue
        yield event, element
        if event != "open":
            continue
        todo.append(("close", element))
        for child in reversed(element):
            todo.append(("tail", child))
            todo.append(("open", child))


def shown(text: str | None) -> str:
    """Text with white space as single spaces and unseen characters gone."""
    if not text:
        return ""
    text = normalise(text)
    folded_text = " ".join(text.split())
    if not folded_text:
        return " "
    return " " * text[0].isspace() + folded_text + " " * text[-1].isspace()


def folded(pieces: list[str]) -> list[str]:
    """The paragraphs in pieces of text: lines end at a line feed, paragraphs at two.

    A line that begins as an action of minutes does is a paragraph of its own.

    >>> folded(["one ", " two", "\\n", "three", "\\n", " ", "\\n", "four"])
    ['one two\\nthree', 'four']
    """
    paragraphs: list[list[str]] = [[]]
    for line in "".join(pieces).split("\n"):
        words = " ".join(line.split())
        if words and begins_action(words) and paragraphs[-1]:
            paragraphs.append([])
        if words:
            paragraphs[-1].append(words)
        elif paragraphs[-1]:
            paragraphs.append([])
    return ["\n".join(lines) for lines in paragraphs if lines]


def raised(text: str) -> str:
    """Text of a raised element: a number, bare or in brackets, as raised digits."""
    bare = text.strip().strip("[]()")
    return bare.translate(_RAISED) if bare.isascii() and bare.isdigit() else text


def list_mark(parent: _Element | None, number: int) -> str:
    """The mark that a page shows before an item: "•", "3.", "c." or "iv."."""
    if parent is None or name_of(parent) != "ol":
        return _BULLET
    style = (parent.attrib.get("type") or "1")[:1]
    if style in "aA" and 1 <= number <= _LAST_LETTER:
        return chr(ord(style) + number - 1) + "."
    if style in "iI" and 1 <= number <= _LAST_ROMAN:
        rest, roman = number, ""
        for value, letters in _ROMAN:
            roman += letters * (rest // value)
            rest %= value
        return (roman.upper() if style == "I" else roman) + "."
    return f"{number}."


def inline_text(root: _Element, leaves_out: Callable[[_Element], bool]) -> str:
    """All the text in an element, a line for each block, list item or line break in it."""
    pieces: list[str] = []
    numbers: dict[_Element, int] = {}
    depth_raised = 0
    for event, element in walk(root, leaves_out):
        name = name_of(element)
        if event == "tail":
            text = shown(element.tail)
            pieces.append(raised(text) if depth_raised else text)
            continue
        if name == "sup":
            depth_raised += 1 if event == "open" else -1
        if element is not root and name in BLOCK_TAGS:
            pieces.append(" " if name in ("td", "th") else "\n")
        if event == "close":
            continue
        if name == "br":
            pieces.append("\n")
        elif name == "li":
            parent = element.getparent()
            if parent is not None:
                numbers[parent] = numbers.get(parent, first_number(parent) - 1) + 1
                pieces.append(list_mark(parent, numbers[parent]) + " ")
        text = shown(element.text)
        pieces.append(raised(text) if depth_raised else text)
    return "\n".join(folded(pieces))


def first_number(parent: _Element) -> int:
    """The number at which an ordered list starts."""
    start = (parent.attrib.get("start") or "").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) <= 4 else 1
