"""Fixtures in inline markup, and short ways to read them.

``<person>Ann Lee</person> of the <panel>Safer Ashvale Board</panel>`` is a text with the
names that are to be found in it. A tag may carry flags: ``<organisation generic>`` is a
class of bodies, ``<organisation doubtful>`` one with a question mark behind it. What was
found is written in the same way, so that a test compares two marked texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from extract.cell_parts import CellReader
from extract.known_names import KnownNames
from extract.pipeline import NamePipeline
from extract.plan import Extractor
from extract.readers import html, text
from extract.setting import Setting
from graph.records import Claim, Document, Entity, Kind, PlanRecords, plain
from ontology.registry import load_places, load_police_units

_TAG = re.compile(rf"<(/?)({'|'.join(Kind)})((?: \w+)*)>")
_FLAGS = ("generic", "doubtful")


class Named(Protocol):
    """What names something at offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> Kind: ...


@dataclass(frozen=True, slots=True)
class Span:
    """A name that is to be found, at offsets of the text without markup."""

    start: int
    end: int
    kind: Kind
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its markup, and the names that were marked in it."""

    text: str
    spans: tuple[Span, ...]


def parse(source: str) -> Marked:
    """A marked text's words and spans.

    >>> parse("by <person>Ann Lee</person>").spans
    (Span(start=3, end=10, kind=<Kind.PERSON: 'person'>, flags=()),)
    """
    bare, spans, open_tags, at = "", [], list[tuple[str, int, tuple[str, ...]]](), 0
    for tag in _TAG.finditer(source):
        bare += source[at : tag.start()]
        at = tag.end()
        if tag[1]:
            name, start, flags = open_tags.pop()
            assert name == tag[2], f"{tag[0]} closes <{name}>"
            spans.append(Span(start, len(bare), Kind(name), flags))
        else:
            open_tags.append((tag[2], len(bare), tuple(tag[3].split())))
    assert not open_tags, f"<{open_tags[-1][0]}> is left open"
    return Marked(bare + source[at:], tuple(sorted(spans, key=lambda span: span.start)))


def mark(bare: str, found: Iterable[Named]) -> str:
    """A text with what was found in it marked, the inverse of `parse`.

    >>> mark("by Ann Lee", [Span(3, 10, Kind.PERSON)])
    'by <person>Ann Lee</person>'
    """
    tags: list[tuple[int, int, int, str]] = []
    for name in found:
        own = getattr(name, "flags", ())
        flags = "".join(f" {flag}" for flag in _FLAGS if flag in own or getattr(name, flag, False))
        size = name.end - name.start
        tags.append((name.start, 1, -size, f"<{name.kind}{flags}>"))
        tags.append((name.end, 0, size, f"</{name.kind}>"))
    out, at = "", 0
    for place, _, _, tag in sorted(tags):
        out += bare[at:place] + tag
        at = place
    return out + bare[at:]


def setting_for(place: str = "") -> Setting:
    """The setting of a plan for a council's area, "" for a plan that names no place."""
    if not place:
        return Setting()
    (found,) = (known for known in load_places() if known.name == place)
    units = (unit for unit in load_police_units() if found.code in unit.boroughs)
    return Setting(found, next(units, None))


def known_in(place: str = "", *, defined: Iterable[tuple[str, str]] = ()) -> KnownNames:
    """The names known in a plan for an area that defines some short forms."""
    known = KnownNames(setting_for(place))
    for short, long in defined:
        known.define(short, long)
    return known


def cell(
    bare: str,
    context: str = "body",
    place: str = "Camden",
    *,
    defined: Iterable[tuple[str, str]] = (),
) -> str:
    """A cell with the names that are read in it marked."""
    return mark(bare, CellReader(known_in(place, defined=defined)).read(bare, context))


def table(header: str, *rows: str) -> str:
    """Tab-separated lines from cells parted by "|"."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in (header, *rows))


@cache
def extractor() -> Extractor:
    """One extractor for all tests: loading the language model takes a second."""
    return Extractor()


def pipeline() -> NamePipeline:
    """The pipeline of that extractor."""
    return extractor()._pipeline


def document(bare: str, name: str = "plan.txt") -> Document:
    """A document of a text, read as its file's name tells."""
    reader = html.READER if name.endswith(".html") else text.READER
    return reader.read_text(bare, name)


def extract(bare: str, name: str = "plan.txt") -> PlanRecords:
    """All that is read from a text."""
    return extractor().extract(document(bare, name))


@dataclass(frozen=True, slots=True)
class View:
    """Questions to the records of one plan, answered in printed names."""

    plan: PlanRecords

    def of(self, kind: Kind) -> dict[str, Entity]:
        """The entities of a kind by their labels."""
        return {entity.label: entity for entity in self.plan.entities if entity.kind is kind}

    def named(self, spelling: str) -> Entity:
        """The one entity that a spelling printed in the plan stands for."""
        (found,) = {
            self.by_id[m.entity].id for m in self.plan.mentions if self.words(m) == spelling
        }
        return self.by_id[found]

    @property
    def by_id(self) -> dict[str, Entity]:
        """The entities by their ids."""
        return {entity.id: entity for entity in self.plan.entities}

    def words(self, place: Named | Claim) -> str:
        """The words of the document at a record's offsets, white space folded."""
        return plain(self.plan.document.text[place.start : place.end])

    def stated(self, predicate: str) -> set[tuple[str, str]]:
        """Subjects and objects of a relation, entities by label, others by key."""
        label = {entity.id: entity.label for entity in self.plan.entities}
        return {
            (label.get(claim.subject, claim.subject), label.get(claim.object, claim.object))
            for claim in self.plan.claims
            if claim.predicate == predicate
        }

    def marked(self) -> str:
        """The document with every mention marked, generic ones as such."""
        flags = {entity.id: ("generic",) * entity.generic for entity in self.plan.entities}
        spans = {Span(m.start, m.end, m.kind, flags[m.entity]) for m in self.plan.mentions}
        return mark(self.plan.document.text, sorted(spans, key=lambda s: (s.start, -s.end)))


def view(bare: str, name: str = "plan.txt") -> View:
    """A view of all that is read from a text."""
    return View(extract(bare, name))
