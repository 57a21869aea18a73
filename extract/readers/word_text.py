"""The words of a paragraph of a Word document, as they stand once all changes are accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.html_text import raised

__all__ = ["Passage", "inner_blocks", "is_deleted", "is_on", "passage_of", "value_of", "w"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Ticks that Word sets as characters of a symbol font.
_SYMBOLS = {"F0FC": "✓", "F0FE": "☑", "F0FB": "✗", "F0B7": "•", "F0E0": "→"}


def w(name: str) -> str:
    """The full name of an element or attribute of a Word document.

    >>> w("p").endswith("main}p")
    True
    """
    return _WORD + name


_OFF = frozenset({"0", "false", "off", "none"})
_GONE = frozenset({w("del"), w("moveFrom")})
_LEFT_OUT = _GONE | {
    w("pPr"), w("rPr"), w("instrText"), w("delText"), w("delInstrText"), w("sdtPr"),
    w("fldData"), w("rt"), w("tblPr"), w("annotationRef"),
}  # fmt: skip
_WORDS = {w("tab"): " ", w("ptab"): " ", w("cr"): "\n", w("noBreakHyphen"): "-"}
_HOLDERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"),
                      w("smartTag"), _CHOICES + "AlternateContent"})  # fmt: skip


def value_of(element: _Element | None) -> str | None:
    """The `val` of an element, None where it has none."""
    return None if element is None else element.get(w("val"))


def is_on(switch: _Element | None) -> bool:
    """Whether a switch such as bold is there and not turned off."""
    return switch is not None and (value_of(switch) or "").lower() not in _OFF


def is_deleted(element: _Element, properties: str) -> bool:
    """Whether the mark of a paragraph, or a row, has been deleted with changes tracked."""
    found = element.find(w(properties))
    return found is not None and any(found.find(gone) is not None for gone in _GONE)


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a paragraph.

    `boxes` are the text boxes anchored in it, `bold` tells that all its words are bold,
    `hidden` and `changed` that some were hidden, or deleted with changes tracked.
    """

    text: str
    boxes: tuple[_Element, ...]
    bold: bool
    hidden: bool
    changed: bool


def passage_of(
    paragraph: _Element,
    is_hidden_style: Callable[[str], bool],
    mark_of: Callable[[str, str], str],
    *,
    bold: bool = False,
) -> Passage:
    """The words of a paragraph, without what is deleted or hidden.

    `mark_of` gives the number of a note from its kind ("footnote", "endnote") and id;
    `bold` says that the paragraph's style is bold.
    """
    words: list[str] = []
    boxes: list[_Element] = []
    plainly = hidden = changed = False
    in_bold = True
    todo = list(reversed(paragraph))
    while todo:
        element = todo.pop()
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _LEFT_OUT:
            changed = changed or (tag in _GONE and len(element) > 0)
            continue
        if tag == w("r"):
            run = element.find(w("rPr"))
            if run is not None and _is_hidden(run, is_hidden_style):
                hidden = hidden or any(True for _ in element.iter(w("t")))
                continue
            if any((text.text or "").strip() for text in element.iterchildren(w("t"))):
                switch = None if run is None else run.find(w("b"))
                in_bold = in_bold and (is_on(switch) if switch is not None else bold)
                plainly = True
        if tag == _CHOICES + "AlternateContent":
            todo.extend(_chosen(element))
        elif tag == w("txbxContent"):
            boxes.append(element)
        elif tag in (w("t"), _MATHS + "t"):
            words.append(_shown(element))
        elif tag == w("br"):
            words.append("\n" if element.get(w("type")) in (None, "textWrapping") else " ")
        elif tag in _WORDS:
            words.append(_WORDS[tag])
        elif tag == w("sym"):
            words.append(_SYMBOLS.get((element.get(w("char")) or "").upper(), ""))
        elif tag in (w("footnoteReference"), w("endnoteReference")):
            kind = "footnote" if tag == w("footnoteReference") else "endnote"
            words.append(mark_of(kind, element.get(w("id"), "")).translate(_RAISED))
        else:
            todo.extend(reversed(element))
    return Passage("".join(words), tuple(boxes), plainly and in_bold, hidden, changed)


def inner_blocks(container: _Element) -> Iterator[_Element]:
    """The paragraphs and tables right inside a body, a cell or a text box, in order."""
    todo = list(reversed(container))
    while todo:
        element = todo.pop()
        if element.tag in (w("p"), w("tbl")):
            yield element
        elif element.tag == _CHOICES + "AlternateContent":
            todo.extend(_chosen(element))
        elif element.tag in _HOLDERS:
            todo.extend(reversed(element))


def _shown(words: _Element) -> str:
    """The words of a run, numbers set above the line as raised digits."""
    run = words.getparent()
    raise_it = None if run is None else run.find(f"{w('rPr')}/{w('vertAlign')}")
    text = words.text or ""
    return raised(text) if value_of(raise_it) == "superscript" else text


def _chosen(alternatives: _Element) -> list[_Element]:
    """One of several versions of the same content: the first, which newer programs show."""
    return list(reversed(alternatives[0])) if len(alternatives) else []


def _is_hidden(run: _Element, is_hidden_style: Callable[[str], bool]) -> bool:
    switch = run.find(w("vanish"))
    if switch is not None:
        return is_on(switch)
    style = value_of(run.find(w("rStyle")))
    return style is not None and is_hidden_style(style)
