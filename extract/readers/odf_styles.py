"""What the styles of an OpenDocument file say of its words and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.odf_names import count_of, odf

__all__ = ["ListLevel", "Look", "OdfStyles"]

_MOST_PARENTS = 20
_USUAL_SIZE = 10.0
_LARGEST_SIZE = 400.0


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set: None where their style does not say."""

    bold: bool | None
    hidden: bool | None
    raised: bool | None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One depth of a list: the form of its numbers ("" for none, "•" for bullets), what
    stands around them, how many depths are shown, and the first number."""

    form: str
    before: str
    after: str
    shown: int
    first: int


class OdfStyles:
    """The styles of a file, each with what it takes over from its parents."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._outline: _Element | None = None
        for root in roots:
            for style in root.iter(odf("style:style")):
                key = (style.get(odf("style:family"), ""), style.get(odf("style:name"), ""))
                self._styles[key] = style
            for style in root.iter(odf("text:list-style")):
                self._lists[style.get(odf("style:name"), "")] = style
            self._outline = next(root.iter(odf("text:outline-style")), self._outline)

    def look(self, family: str, name: str | None) -> Look:
        """How a style of a family ("text", "paragraph", "table-cell") sets words."""
        weight = self._text_property(family, name, "fo:font-weight")
        display = self._text_property(family, name, "text:display")
        position = self._text_property(family, name, "style:text-position")
        bold = None
        if weight is not None:
            bold = weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600)
        raised = None
        if position is not None:
            lift = position.split(" ")[0]
            raised = lift == "super" or (lift.endswith("%") and lift[:1] not in "-0")
        return Look(bold, None if display is None else display == "none", raised)

    def size(self, family: str, name: str | None) -> float:
        """The size of a style's letters in points."""
        size = self._text_property(family, name, "fo:font-size") or ""
        try:
            return min(max(float(size.removesuffix("pt")), 1.0), _LARGEST_SIZE)
        except ValueError:
            return _USUAL_SIZE

    def is_shown(self, table: _Element) -> bool:
        """Whether a sheet is not hidden by its style."""
        for style in self._chain("table", table.get(odf("table:style-name"))):
            for properties in style.iterchildren(odf("style:table-properties")):
                shown = properties.get(odf("table:display"))
                if shown is not None:
                    return shown != "false"
        return True

    def is_title(self, name: str | None) -> bool:
        """Whether a paragraph's style is that of the title of a document."""
        return any(
            style.get(odf("style:name"), "").lower() == "title"
            for style in self._chain("paragraph", name)
        )

    def list_level(self, name: str, depth: int) -> ListLevel | None:
        """A list style at a depth from 0; None where it says nothing of it."""
        style = self._lists.get(name)
        return None if style is None else _level(style, depth)

    def heading_number(self, level: int) -> ListLevel | None:
        """How headings of a level are numbered; None where they are not."""
        if self._outline is None:
            return None
        found = _level(self._outline, level - 1)
        return found if found is not None and found.form else None

    def is_numbered(self, heading: _Element) -> bool:
        """Whether a heading has the number of its level: its style may take it away."""
        if heading.get(odf("text:is-list-header")) == "true":
            return False
        for style in self._chain("paragraph", heading.get(odf("text:style-name"))):
            listed = style.get(odf("style:list-style-name"))
            if listed is not None:
                return listed != ""
        return True

    def _text_property(self, family: str, name: str | None, wanted: str) -> str | None:
        for style in self._chain(family, name):
            for properties in style.iterchildren(odf("style:text-properties")):
                found = properties.get(odf(wanted))
                if found is not None:
                    return found
        return None

    def _chain(self, family: str, name: str | None) -> Iterator[_Element]:
        style = self._styles.get((family, name or ""))
        for _ in range(_MOST_PARENTS):
            if style is None:
                return
            yield style
            style = self._styles.get((family, style.get(odf("style:parent-style-name")) or ""))


def _level(style: _Element, depth: int) -> ListLevel | None:
    for level in style:
        if count_of(level.get(odf("text:level")), 0) != depth + 1:
            continue
        if level.tag in (odf("text:list-level-style-bullet"), odf("text:list-level-style-image")):
            return ListLevel("•", "", "", 1, 1)
        return ListLevel(
            level.get(odf("style:num-format"), ""),
            level.get(odf("style:num-prefix"), ""),
            level.get(odf("style:num-suffix"), ""),
            count_of(level.get(odf("text:display-levels"))),
            count_of(level.get(odf("text:start-value"))),
        )
    return None
