"""What the styles and the numbering of a Word document say of a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.list_numbers import written
from extract.readers.word_text import is_on, value_of, w

__all__ = ["Numbering", "Styles"]

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc [1-9]|table of (?:figures|authorities)")
_BODY_LEVEL = 9
_MOST_PARENTS = 20
_LEVEL = re.compile(r"%([1-9])")
_FORMS = {
    "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i",
    "upperRoman": "I",
}  # fmt: skip


class Styles:
    """The styles of a document, each with what it takes over from those it is based on."""

    def __init__(self, root: _Element | None) -> None:
        found = () if root is None else root.iter(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in found}

    def heading_level(self, paragraph: _Element) -> int | None:
        """The level of a paragraph that is a heading by its outline or its style, or None."""
        properties = paragraph.find(w("pPr"))
        outline = None if properties is None else properties.find(w("outlineLvl"))
        if outline is not None:
            return _outline_level(outline)
        for style in self._chain(_style_of(paragraph)):
            name = (value_of(style.find(w("name"))) or "").lower()
            if match := _HEADING.fullmatch(name):
                return int(match[1])
            if name == "title":
                return 1
            outline = style.find(f"{w('pPr')}/{w('outlineLvl')}")
            if outline is not None:
                return _outline_level(outline)
        return None

    def is_contents(self, paragraph: _Element) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(
            _CONTENTS.fullmatch((value_of(style.find(w("name"))) or "").lower())
            for style in self._chain(_style_of(paragraph))
        )

    def numbering(self, paragraph: _Element) -> tuple[str, int] | None:
        """The list that a paragraph belongs to and its depth there, or None."""
        found: tuple[str | None, str | None] = (None, None)
        properties = paragraph.find(w("pPr"))
        sources = [] if properties is None else [properties]
        for style in self._chain(_style_of(paragraph)):
            if (inherited := style.find(w("pPr"))) is not None:
                sources.append(inherited)
        for source in sources:
            if (numbered := source.find(w("numPr"))) is not None:
                number = found[0] or value_of(numbered.find(w("numId")))
                depth = found[1] or value_of(numbered.find(w("ilvl")))
                found = (number, depth)
        if not found[0] or found[0] == "0":
            return None
        depth = found[1] or "0"
        return found[0], int(depth) if depth.isdecimal() and len(depth) == 1 else 0

    def is_hidden(self, style_id: str) -> bool:
        """Whether the text in a style is hidden."""
        return self._is_on(style_id, "vanish")

    def is_bold(self, paragraph: _Element) -> bool:
        """Whether the style of a paragraph is bold."""
        return self._is_on(_style_of(paragraph), "b")

    def _is_on(self, style_id: str, name: str) -> bool:
        for style in self._chain(style_id):
            switch = style.find(f"{w('rPr')}/{w(name)}")
            if switch is not None:
                return is_on(switch)
        return False

    def _chain(self, style_id: str) -> list[_Element]:
        chain: list[_Element] = []
        style = self._styles.get(style_id)
        while style is not None and style not in chain and len(chain) < _MOST_PARENTS:
            chain.append(style)
            style = self._styles.get(value_of(style.find(w("basedOn"))) or "")
        return chain


@dataclass(frozen=True, slots=True)
class _Level:
    """One depth of a list: how its numbers are written, the words around them, the first."""

    form: str
    words: str
    first: int


class Numbering:
    """The numbers and bullets that Word prints before the paragraphs of lists."""

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarted: set[str] = set()
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iter(w("abstractNum")):
            levels = {_number(level, "ilvl"): _level(level) for level in abstract.iter(w("lvl"))}
            self._levels[abstract.get(w("abstractNumId"), "")] = levels
        for number in root.iter(w("num")):
            num_id = number.get(w("numId"), "")
            self._lists[num_id] = value_of(number.find(w("abstractNumId"))) or ""
            if number.find(f"{w('lvlOverride')}/{w('startOverride')}") is not None:
                self._restarted.add(num_id)

    def next_mark(self, num_id: str, depth: int) -> str:
        """The mark before the next paragraph of a list at a depth: "•", "3.", "2.1", "(a)"."""
        abstract = self._lists.get(num_id, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form == "bullet":
            return "•"
        if level.form == "none":
            return ""
        counts = self._counts[f"num {num_id}" if num_id in self._restarted else abstract]
        counts[depth] = counts.get(depth, level.first - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            here = levels.get(at, level)
            return written(counts.get(at, here.first), _FORMS.get(here.form, "1"))

        return " ".join(_LEVEL.sub(number, level.words).split())


def _style_of(paragraph: _Element) -> str:
    return value_of(paragraph.find(f"{w('pPr')}/{w('pStyle')}")) or "Normal"


def _outline_level(outline: _Element) -> int | None:
    level = value_of(outline) or ""
    return int(level) + 1 if level.isdecimal() and int(level[:2]) < _BODY_LEVEL else None


def _number(element: _Element, name: str) -> int:
    value = element.get(w(name), "0")
    return int(value) if value.isdecimal() and len(value) < 5 else 0


def _level(level: _Element) -> _Level:
    first = value_of(level.find(w("start"))) or "1"
    return _Level(
        value_of(level.find(w("numFmt"))) or "decimal",
        value_of(level.find(w("lvlText"))) or "",
        int(first) if first.isdecimal() and len(first) < 5 else 1,
    )
