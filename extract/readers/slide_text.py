"""The paragraphs in the shapes of a slide, and what marks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.html_text import raised

__all__ = ["SlideParagraph", "a", "p", "paragraphs_of", "text_in"]

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BULLET = "•"


def a(name: str) -> str:
    """The full name of an element of drawings, in which all text of slides stands."""
    return _DRAWING + name


def p(name: str) -> str:
    """The full name of an element of slides."""
    return _SLIDES + name


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """A paragraph: its words, the bullet or number before it ("" for none), its depth, and
    whether all its words are bold."""

    text: str
    marker: str
    depth: int
    bold: bool


def paragraphs_of(body: _Element, *, bulleted: bool) -> Iterator[SlideParagraph]:
    """The paragraphs of a text body; `bulleted` where its kind has bullets unless told not to."""
    counts: dict[int, int] = {}
    for paragraph in body.iterchildren(a("p")):
        text = _words(paragraph)
        if not text.strip():
            continue
        properties = paragraph.find(a("pPr"))
        depth = _depth(properties)
        marker = _BULLET if bulleted else ""
        numbered = None
        if properties is not None:
            if properties.find(a("buNone")) is not None:
                marker = ""
            elif properties.find(a("buChar")) is not None:
                marker = _BULLET
            numbered = properties.find(a("buAutoNum"))
        for deeper in [at for at in counts if at > depth or (at == depth and numbered is None)]:
            del counts[deeper]
        if numbered is not None:
            start = numbered.get("startAt", "1")
            first = int(start) if start.isdecimal() and len(start) < 5 else 1
            counts[depth] = counts.get(depth, first - 1) + 1
            marker = _number(counts[depth], numbered.get("type", ""))
        yield SlideParagraph(text, marker, depth, _is_bold(paragraph))


def text_in(body: _Element | None) -> str:
    """All the words of a text body, a line for each paragraph, marks printed before them."""
    if body is None:
        return ""
    lines = (f"{part.marker} {part.text}" for part in paragraphs_of(body, bulleted=False))
    return "\n".join(line.strip() for line in lines)


def _words(paragraph: _Element) -> str:
    words: list[str] = []
    for piece in paragraph:
        if piece.tag == a("br"):
            words.append("\n")
        elif piece.tag == a("r") or (piece.tag == a("fld") and piece.get("type") != "slidenum"):
            text = "".join(part.text or "" for part in piece.iterchildren(a("t")))
            run = piece.find(a("rPr"))
            above = "" if run is None else run.get("baseline", "")
            words.append(raised(text) if above.isdecimal() and above != "0" else text)
    return "".join(words)


def _depth(properties: _Element | None) -> int:
    level = "0" if properties is None else properties.get("lvl", "0")
    return int(level) if level in tuple("012345678") else 0


def _is_bold(paragraph: _Element) -> bool:
    runs = [
        run
        for run in paragraph.iterchildren(a("r"))
        if any((part.text or "").strip() for part in run.iterchildren(a("t")))
    ]
    switches = [run.find(a("rPr")) for run in runs]
    return bool(runs) and all(
        switch is not None and switch.get("b") in ("1", "true") for switch in switches
    )


def _number(count: int, form: str) -> str:
    """The number before a paragraph, as its form ("alphaLcParenR") writes it."""
    lower = form.lower()
    shown = str(count)
    if lower.startswith("alpha") and count <= 26:
        shown = chr(ord("a") + count - 1)
    elif lower.startswith("roman") and count < len(_ROMAN):
        shown = _ROMAN[count]
    if lower.startswith(("alphauc", "romanuc")):
        shown = shown.upper()
    if lower.endswith("parenboth"):
        return f"({shown})"
    return shown + (")" if lower.endswith("parenr") else "." if lower.endswith("period") else "")
