"""The stretches of a document that are searched for names, and what each is for."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.columns import read_header
from extract.enclosing import Enclosing, Fields, Inside
from extract.headings import is_priority
from extract.relations.relation_headers import relation_cells
from extract.tables import Segment
from graph.records import Action, Cell, Document, Heading, Kind, Paragraph, Table, plain

__all__ = ["Unit", "is_stack", "lines_of", "sentence_bounds", "sentences_of", "units_of"]

_LONGEST_FORM = 8
_CONTEXTS = {
    "lead": "lead",
    "lead_organisation": "body",
    "supporting": "body",
    "document": "document",
    "name": "name",
    "post": "post",
    "theme": "theme",
    "ref": "theme",
    "number": "theme",
}
_SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])|(?<!\s)[^\S\n]{4,}(?!\n)|\s>\s"
)
# A cell of columns set by spaces, wrapped: its next line is set in as far as the column.
_WRAPPED_CELL = re.compile(r"\n {8,}")
_LABEL = re.compile(r"[A-Za-z /]{2,40}\s?(?::|\s[–—]\s)\s*\Z")
_INDENT = re.compile(r"\n[ \t]{2,}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A cell, paragraph, list item or heading.

    `context` is "lead", "body" (a cell of bodies), "document", "name", "post", "theme",
    "heading" or "prose". `actions` are the keys of the actions that the text belongs to, several
    where a merged cell is shared; `told` is the kind that a cell's heading gives to the name
    that it holds ("Service").
    """

    text: str
    start: int
    end: int
    locator: str
    context: str
    actions: tuple[str, ...] = ()
    told: Kind | None = None


def units_of(
    document: Document, found: tuple[Segment, ...], actions: tuple[Action, ...]
) -> tuple[Unit, ...]:
    """Every stretch of text in reading order, each once."""
    roles = _roles(found)
    told: dict[tuple[int, int], Kind] = {}
    for start, end, context, kind in relation_cells(document, _rows_read(found)):
        if context is not None:
            roles[start, end] = context
        if kind is not None:
            told[start, end] = kind
    fields: Fields = {}
    for action in actions:
        for commitment in action.commitments:
            for role, value in commitment.fields:
                fields.setdefault((value.start, value.end), []).append((role, action.key))
    enclosing = Enclosing(actions)
    inside = Inside(fields)
    units = []
    for text, start, end, locator, context in _stretches(document, roles):
        owners = enclosing.keys(start, end)
        named = fields.get((start, end), [])
        if named:
            context = _CONTEXTS.get(named[0][0], context)
            owners = tuple(dict.fromkeys(key for _, key in named))
        # A cell over several lines encloses those of other columns, but owns none of them.
        inner = (
            () if (start, end) in roles else tuple(_inner(document, start, end, locator, inside))
        )
        for unit in inner:
            text = _without(text, unit.start - start, unit.end - start)
        if context in ("lead", "body", "name", "post", "document"):
            text = _with_line_breaks(text, document.text[start:end])
        elif context == "prose":
            text = _with_indents(text, document.text[start:end])
        kind = told.get((start, end))
        units.append(Unit(text, start, end, locator, context, owners, kind))
        units.extend(inner)
    return tuple(units)


def _rows_read(found: tuple[Segment, ...]) -> frozenset[tuple[int, int]]:
    """Where the rows of tables of actions and people stand."""
    return frozenset(
        (row.row.start, row.row.end)
        for segment in found
        if segment.kind != "other"
        for row in segment.rows
    )


def _inner(
    document: Document,
    start: int,
    end: int,
    locator: str,
    inside: Inside,
) -> Iterator[Unit]:
    """Labelled fields inside a paragraph are units of their own kind as well."""
    for (begin, finish), named in inside.of(start, end):
        if (begin, finish) != (start, end):
            context = _CONTEXTS.get(named[0][0], "prose")
            if context != "prose":
                keys = tuple(dict.fromkeys(key for _, key in named))
                text = _unwrapped(document.text[begin:finish])
                yield Unit(text, begin, finish, locator, context, keys)


def _unwrapped(printed: str) -> str:
    """Printed words without line breaks; tabs stand for an indent, which parts no names."""
    return re.sub(r"\n[ \t]*", lambda match: "\t" * len(match.group()), printed)


def _without(text: str, start: int, end: int) -> str:
    """The text with a stretch, and the label before it, blanked."""
    before = text[:start]
    label = _LABEL.search(before) if before.rstrip().endswith((":", "–", "—")) else None
    begin = label.start() if label else start
    return text[:begin] + " " * (end - begin) + text[end:]


def _with_line_breaks(text: str, printed: str) -> str:
    """The text with the line breaks of its printed form, which part names in a cell."""
    if "\n" not in printed or len(printed) != len(text):
        return text
    if _WRAPPED_CELL.search(printed):
        return text
    return "".join("\n" if p == "\n" else c for c, p in zip(text, printed, strict=True))


def _with_indents(text: str, printed: str) -> str:
    """The text with the line breaks of its printed form before indented lines, which else
    look like the gap between two columns."""
    if "\n" not in printed or len(printed) != len(text):
        return text
    characters = list(text)
    for match in _INDENT.finditer(printed):
        if characters[match.start()] == " ":
            characters[match.start()] = "\n"
    return "".join(characters)


def _roles(found: tuple[Segment, ...]) -> dict[tuple[int, int], str]:
    roles: dict[tuple[int, int], str] = {}
    for segment in found:
        for row in segment.rows:
            alone = sum(1 for _, cell in row.cells if plain(cell.text)) == 1
            for role, cell in row.cells:
                text = plain(cell.text)
                if not text:
                    continue
                if alone and (text.isupper() or is_priority(text)) and len(text) > _LONGEST_FORM:
                    roles.setdefault((cell.start, cell.end), "theme")
                    continue
                context = _CONTEXTS.get(role or "", "prose")
                if role in ("ref", None) and re.match(r"(?:\W*[A-Z]{5,}\b)", plain(cell.text)):
                    context = "theme"
                if segment.kind == "other" or (
                    context in ("theme", "name", "post") and _is_sentence(cell.text)
                ):
                    context = "prose"
                roles.setdefault((cell.start, cell.end), context)
    return roles


def _is_sentence(text: str) -> bool:
    if re.match(r"\W*(?:[A-Z]{4,}[\s,]+){2}", text):
        return False
    return len(text.split()) > 25 or bool(re.search(r"[a-z]\. [A-Z]", plain(text)))


def _stretches(
    document: Document, roles: dict[tuple[int, int], str]
) -> Iterator[tuple[str, int, int, str, str]]:
    for block in document.blocks:
        if isinstance(block, Table):
            seen: set[tuple[int, int]] = set()
            for row in block.rows:
                if read_header(row) is not None:
                    continue
                for cell in row.cells:
                    place = (cell.start, cell.end)
                    if plain(cell.text) and place not in seen:
                        seen.add(place)
                        yield _cell(cell, row.locator, roles.get(place, "prose"))
        elif isinstance(block, Paragraph) and is_stack(document.text[block.start : block.end]):
            for start, end in lines_of(document.text, block.start, block.end):
                text = block.text[start - block.start : end - block.start]
                yield text, start, end, block.locator, "prose"
        elif plain(block.text):
            context = "heading" if isinstance(block, Heading) else "prose"
            yield block.text, block.start, block.end, block.locator, context


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a stretch of text begin and end, blank ones left out.

    >>> list(lines_of("Ann Lee\\n\\nChair", 0, 14))
    [(0, 7), (9, 14)]
    """
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def is_stack(text: str) -> bool:
    """Whether a paragraph is a stack of short lines, such as a signature with posts."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(
        len(line.split()) <= 8 and not line.endswith((".", ",", ";")) and line[0].isupper()
        for line in lines
    )


def _cell(cell: Cell, locator: str, context: str) -> tuple[str, int, int, str, str]:
    return cell.text, cell.start, cell.end, cell.locator or locator, context


def sentence_bounds(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """The sentence of a unit that holds the offsets, or the whole cell of a short unit."""
    if unit.context not in ("prose", "heading"):
        return unit.start, unit.end
    cuts = _cuts(unit.text)
    before = cuts[bisect.bisect_right(cuts, start - unit.start) - 1]
    later = bisect.bisect_left(cuts, end - unit.start)
    after = cuts[later] if later < len(cuts) else len(unit.text)
    sentence = unit.text[before:after]
    left = len(sentence) - len(sentence.lstrip())
    return unit.start + before + left, unit.start + before + len(sentence.rstrip())


def sentences_of(unit: Unit) -> Iterator[tuple[int, int]]:
    """Where the sentences of a unit begin and end in the document, without space around."""
    cuts = _cuts(unit.text)
    for begin, end in pairwise(cuts):
        sentence = unit.text[begin:end]
        if sentence.strip():
            left = len(sentence) - len(sentence.lstrip())
            yield unit.start + begin + left, unit.start + begin + len(sentence.rstrip())


@lru_cache(maxsize=64)
def _cuts(text: str) -> tuple[int, ...]:
    """Where sentences begin, and the end of the text."""
    return (0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text))
