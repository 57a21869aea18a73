"""The words of a paragraph of an OpenDocument text, as they stand once changes are accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.html_text import raised
from extract.readers.odf_names import count_of, odf
from extract.readers.odf_styles import Look, OdfStyles

__all__ = ["Passage", "holds_blocks", "is_drawn", "passage_of"]

_MOST_SPACES = 200
# Deleted words stand apart in the file, so what stands in the text is what was accepted.
_LEFT_OUT = frozenset(
    map(
        odf,
        (
            "office:annotation", "office:annotation-end", "text:ruby-text", "text:script",
            "text:tracked-changes", "svg:title", "svg:desc", "office:event-listeners",
            "office:forms", "office:binary-data",
        ),
    )
)  # fmt: skip
_HIDDEN = frozenset(map(odf, ("text:hidden-text", "text:hidden-paragraph")))
_BLOCKS = frozenset(map(odf, ("text:p", "text:h", "text:list", "table:table")))
_DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a paragraph.

    `boxes` are the drawn boxes anchored in it that hold text, `bold` tells that all its
    words are bold, `hidden` that some were hidden.
    """

    text: str
    boxes: tuple[_Element, ...]
    bold: bool
    hidden: bool


def holds_blocks(element: _Element) -> bool:
    """Whether a drawn element holds paragraphs of its own, as a box or a labelled shape does."""
    return isinstance(element.tag, str) and any(child.tag in _BLOCKS for child in element)


def passage_of(
    paragraph: _Element, styles: OdfStyles, mark_of: Callable[[_Element], str]
) -> Passage:
    """The words of a paragraph, without what is hidden; `mark_of` gives what is printed for
    a note in it."""
    return _Reading(styles, mark_of).passage(paragraph)


class _Reading:
    """A paragraph being read."""

    def __init__(self, styles: OdfStyles, mark_of: Callable[[_Element], str]) -> None:
        self.styles = styles
        self.mark_of = mark_of
        self.words: list[str] = []
        self.boxes: list[_Element] = []
        self.plainly = False
        self.in_bold = True
        self.hidden = False

    def passage(self, paragraph: _Element) -> Passage:
        look = self.styles.look("paragraph", paragraph.get(odf("text:style-name")))
        hidden = next(paragraph.iter(odf("text:hidden-paragraph")), None)
        if look.hidden or (hidden is not None and hidden.get(odf("text:is-hidden")) == "true"):
            return Passage("", (), False, any(text.strip() for text in paragraph.itertext()))
        self._inside(paragraph, look)
        return Passage(
            "".join(self.words), tuple(self.boxes), self.plainly and self.in_bold, self.hidden
        )

    def _inside(self, element: _Element, look: Look) -> None:
        self._say(element.text, look)
        for child in element:
            self._child(child, look)
            self._say(child.tail, look)

    def _child(self, child: _Element, look: Look) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        if tag in _HIDDEN:
            self.hidden = True
        elif tag == odf("text:s"):
            self.words.append(" " * min(count_of(child.get(odf("text:c"))), _MOST_SPACES))
        elif tag == odf("text:tab"):
            self.words.append(" ")
        elif tag == odf("text:line-break"):
            self.words.append("\n")
        elif tag == odf("text:note"):
            self.words.append(self.mark_of(child))
        elif tag.startswith(_DRAWN) and tag != odf("draw:a"):
            self._drawn(child)
        elif tag == odf("text:span"):
            self._span(child, look)
        else:
            self._inside(child, look)

    def _span(self, span: _Element, look: Look) -> None:
        own = self.styles.look("text", span.get(odf("text:style-name")))
        if own.hidden:
            self.hidden = self.hidden or any(text.strip() for text in span.itertext())
            return
        bold = look.bold if own.bold is None else own.bold
        lifted = look.raised if own.raised is None else own.raised
        self._inside(span, Look(bold, None, lifted))

    def _drawn(self, element: _Element) -> None:
        todo = [element]
        while todo:
            drawn = todo.pop()
            if holds_blocks(drawn):
                self.boxes.append(drawn)
            else:
                todo.extend(child for child in reversed(drawn) if is_drawn(child))

    def _say(self, text: str | None, look: Look) -> None:
        if not text:
            return
        # Line breaks in the file are spaces; those of the text are elements.
        self.words.append(raised(text) if look.raised else " ".join(text.split("\n")))
        if text.strip():
            self.plainly = True
            self.in_bold = self.in_bold and look.bold is True


def is_drawn(element: _Element) -> bool:
    """Whether an element is drawn on the page: a frame, a shape, a group of them."""
    return isinstance(element.tag, str) and element.tag.startswith(_DRAWN)
