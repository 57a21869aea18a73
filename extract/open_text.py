"""The names in one stretch of running text beside those that the pipeline finds.

Whole lines, enumerations, councils, departments that "and" joins and names that only the
words around them tell; and which of all that is found stands where two overlap.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.cell_parts import CellReader
from extract.known_names import KnownNames
from extract.lexicon import fold, head_kinds, place_words
from extract.name_bounds import leading_words
from extract.namekinds import BODIES, head_kind, person_likeness, role_likeness
from extract.pipeline import Found, nested_bodies
from extract.possessors import without_owner
from extract.setting import council_of
from extract.told_names import find_told
from extract.units import Unit
from graph.records import Kind, Method, plain

__all__ = ["names_in", "parts_departments", "standing"]

_PRIORITY = {Method.TABLE_CELL: 0, Method.REGISTRY: 1, Method.PATTERN: 2, Method.MODEL: 3}
_ROYAL = "Royal Borough"
_GOES_ON = re.compile(r"['’]|\s{1,2}(?:(?:and|&) )?[A-Z]|-")
_LEAST_PERSON = 0.8
_LEAST_PERSON_BESIDE_POST = 0.6
_AND = re.compile(r"\s(?:and|&)\s")
_BOROUGH_OF = re.compile(
    r"\b(?:London|Royal|Metropolitan|County) [Bb]orough(?: Council)? of "
    r"(?P<place>[A-Z][\w'’-]+[,.;:]?(?: (?:(?:and|&|upon) )?[A-Z][\w'’-]+[,.;:]?){0,3})"
)
_DEPARTMENTS = re.compile(
    r"(?P<first>(?:Adult|Children)(?:'?s'?|’s|s’)) (?:and|&) "
    r"(?P<second>(?:Adult|Children)(?:'?s'?|’s|s’) Services)\b"
)
_SHORT_FORM = re.compile(r"(?<![\w&/'’-])[A-Z]{4,6}(?![\w&'’-])")
_REPORT = re.compile(r"\s+(?:reports?|review)$")
_YEARS_BEHIND = re.compile(r",?\s\(?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\)?$")
_LISTED = re.compile(r"(?:[^,;:()]{2,45},\s*){2,12}(?:(?:and|&)\s+)?[^,;:.()]{2,45}")
_LEAST_COMMAS = 2  # in what `_LISTED` fits
_POSTCODE = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]?")
_TITLED = re.compile(r"[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3}")
_LIST_STOPS = re.compile(
    r"\b(?:including|include|includes|from|with|between|involving|such as|comprising|of|eg|"
    r"works? in|working in|across|throughout|covers)\b|"
    r"\be\.g\.|[:(]"
)


def names_in(unit: Unit, known: KnownNames, reader: CellReader, *, split: bool) -> Iterator[Found]:
    """What one unit names beside what the pipeline finds in it; `split` as
    `parts_departments` says."""
    yield from _whole(unit)
    yield from _enumerated(unit.text, known, reader)
    yield from _told(unit.text, known)
    yield from _councils(unit.text)
    yield from _own_area(unit.text, known)
    yield from _local_short_forms(unit.text, known)
    if split:
        yield from _departments(unit.text)


def standing(
    text: str, found: Iterable[Found], known: KnownNames, *, split: bool
) -> Iterator[Found]:
    """Which of the names found in a text stand, with the area's name where it goes before."""
    yield from _longest(
        part
        for item in found
        if not _place_as_person(text, item) and not _mere_report(text, item, known)
        for part in _unjoined(text, _owned(text, _with_area(text, item, known), known), known)
        if not (split and _DEPARTMENTS.fullmatch(text[part.start : part.end]))
    )


def parts_departments(units: Iterable[Unit], known: KnownNames) -> bool:
    """Whether "Children's and Adults' Services" are two departments in a plan: where nothing
    calls them one, as "Ashvale Council Children's and Adults' Services" does."""
    for unit in units:
        for match in _DEPARTMENTS.finditer(unit.text):
            if known.area_before(unit.text, match.start()) < match.start():
                return False
    return True


def _departments(text: str) -> Iterator[Found]:
    """Two departments that share the word "Services"."""
    for match in _DEPARTMENTS.finditer(text):
        if match["first"].startswith("Adult"):
            yield Found(*match.span("first"), Kind.ORGANISATION, Method.REGISTRY, 0.9)
        yield Found(*match.span("second"), Kind.ORGANISATION, Method.REGISTRY, 0.9)


def _local_short_forms(text: str, known: KnownNames) -> Iterator[Found]:
    """Short forms that begin with the area's initial ("HSCB" of Harrow)."""
    for match in _SHORT_FORM.finditer(text):
        entry = known.entry(match.group())
        if entry is not None and entry.scope == "local" and match.group() not in entry.names:
            yield Found(*match.span(), Kind(entry.kind), Method.REGISTRY, 0.85)


def _mere_report(text: str, item: Found, known: KnownNames) -> bool:
    """Whether a document is only some body's report in small letters ("Home Office report")."""
    name = text[item.start : item.end]
    whose = _REPORT.sub("", name)
    if item.kind is not Kind.DOCUMENT or whose == name:
        return False
    kind = known.entry_or_kind(whose)
    return kind is not None and kind[0] in (Kind.ORGANISATION, Kind.DOCUMENT)


def _whole(unit: Unit) -> Iterator[Found]:
    """A line that is nothing but a name or a post, as under a foreword."""
    text = unit.text.strip()
    if unit.context == "heading" or not text or len(text.split()) > 8:
        return
    start = len(unit.text) - len(unit.text.lstrip())
    if person_likeness(text) >= 1.0:
        yield Found(start, start + len(text), Kind.PERSON, Method.PATTERN, 0.9)
        return
    post = text.split(",")[0]
    if role_likeness(post) >= 0.9 and text[0].isupper() and ":" not in post:
        yield Found(start, start + len(post), Kind.ROLE, Method.PATTERN, 0.8)


def _place_as_person(text: str, item: Found) -> bool:
    """Whether what the model alone takes for a person ends like a place ("Mill Bridge")."""
    person = item.kind is Kind.PERSON and item.method is Method.MODEL
    return person and fold(text[item.start : item.end].split()[-1]) in place_words()


def _councils(text: str) -> Iterator[Found]:
    """Councils in the form that begins with their type ("London Borough of Ashvale")."""
    for match in _BOROUGH_OF.finditer(text):
        words = list(re.finditer(r"\S+", match["place"]))
        for word in reversed(words):
            end = match.start("place") + word.end()
            if council_of(plain(text[match.start() : end]).rstrip(",.;:")) is not None:
                end = match.start() + len(text[match.start() : end].rstrip(",.;:"))
                yield Found(match.start(), end, Kind.ORGANISATION, Method.REGISTRY, 0.95)
                break


def _own_area(text: str, known: KnownNames) -> Iterator[Found]:
    """The area's own partnership, and its council as "the Royal Borough"."""
    for name in known.setting.partnership_names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            alone = not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum()
            following = (text[end : end + 30].split() or [""])[0].strip(".,;:)")
            if alone and _GOES_ON.match(text, end) is None and following not in head_kinds():
                yield Found(at, end, Kind.PANEL, Method.REGISTRY, 0.9)
            at = text.find(name, end)
    if fold(_ROYAL) in known.council_keys:
        for match in re.finditer(rf"(?<=[Tt]he ){_ROYAL}\b(?! of)", text):
            yield Found(*match.span(), Kind.ORGANISATION, Method.REGISTRY, 0.9)


def _with_area(text: str, item: Found, known: KnownNames) -> Found:
    """What is found with the area's name before it, where it is a local body's or the like."""
    name = _YEARS_BEHIND.sub("", text[item.start : item.end])
    entry = known.entry(name) if item.method is Method.REGISTRY else None
    if entry is None or entry.scope != "local" or item.generic or item.nested:
        return item
    if entry.kind == "role" or text[item.start].islower():
        return item
    return _from(item, known.area_before(text, item.start))


def _owned(text: str, item: Found, known: KnownNames) -> Found:
    """What is found without the owner before it ("the Council's Noise Team")."""
    if item.nested or item.kind is Kind.PERSON:
        return item
    return _from(item, without_owner(text, item.start, item.end, known))


def _from(item: Found, start: int) -> Found:
    """What is found from another offset on, where that is another."""
    return item if start == item.start else replace(item, start=start)


def _unjoined(text: str, item: Found, known: KnownNames) -> Iterator[Found]:
    """What is found, in two where its form has joined two known names with "and"."""
    name = text[item.start : item.end]
    ours = item.method is Method.PATTERN and item.kind in BODIES and known.own(name) is None
    for match in _AND.finditer(name) if ours else ():
        left, right = name[: match.start()], name[match.end() :]
        one, other = known.entry_or_kind(left), known.entry_or_kind(right)
        if one is not None and other is not None:
            yield replace(item, end=item.start + len(left), kind=one[0], generic=one[1])
            begin = item.start + match.end()
            yield replace(item, start=begin, kind=other[0], generic=other[1])
            return
    yield item


def _told(text: str, known: KnownNames) -> Iterator[Found]:
    """The names that only the words around them tell."""
    for form in find_told(text, known):
        yield Found(form.start, form.end, form.kind, Method.PATTERN, form.confidence)
        if form.kind is Kind.DOCUMENT:
            yield from nested_bodies(text, form.start, form.end, known)


def _enumerated(text: str, known: KnownNames, reader: CellReader) -> Iterator[Found]:
    """The bodies of an enumeration in a sentence, most of whose items are known bodies."""
    for match in _LISTED.finditer(text) if text.count(",") >= _LEAST_COMMAS else ():
        begin = match.start()
        stops = list(_LIST_STOPS.finditer(match.group().split(",")[0]))
        if stops:
            begin += stops[-1].end()
        items = [item for item in re.split(r",|\band\b", text[begin : match.end()]) if item.strip()]
        bodies = [item for item in items if _is_body(plain(item), known)]
        titled = [item for item in items if _TITLED.fullmatch(item.strip())]
        posts = any(role_likeness(plain(item)) >= 0.9 for item in items)
        certain = any(not _needs_cell(plain(item), known) for item in bodies)
        if certain and len(titled) >= 3 and len(titled) / len(items) >= 0.6:
            for name in _TITLED.finditer(text, begin, match.end()):
                named = name.group()
                if _is_address(named, text[: name.start()]):
                    continue
                likely = _LEAST_PERSON_BESIDE_POST if posts else _LEAST_PERSON
                if head_kind(named) is Kind.ROLE or person_likeness(named) >= likely:
                    continue
                if len(named.split()) > 1 and not all(map(known.is_common, named.split())):
                    yield Found(name.start(), name.end(), Kind.ORGANISATION, Method.PATTERN, 0.6)
        if len(bodies) < 2 or len(bodies) / len(items) < 0.5:
            continue
        for part in reader.read(text[begin : match.end()], "body"):
            if part.confidence >= 0.9 and part.text[0].isupper():
                yield Found(
                    begin + part.start,
                    begin + part.end,
                    part.kind,
                    Method.REGISTRY,
                    0.85,
                    part.generic,
                )


def _is_address(name: str, before: str) -> bool:
    """Whether words are of an address, or begin with a verb that asks to write to it."""
    words = name.split()
    place = fold(words[-1]) in place_words() and head_kind(name) is None
    asked = fold("x " + words[0])[2:] in leading_words() and person_likeness(name) < 1.0
    numbered = re.search(r"\d[A-Za-z]?\s$", before) is not None
    offices = words[-1] in ("Offices", "House", "Hall")
    return place or asked or numbered or offices or _POSTCODE.fullmatch(words[-1]) is not None


def _is_body(name: str, known: KnownNames) -> bool:
    """Whether a whole text is a known body, also behind the area's name."""
    kind = known.entry_or_kind(name) or known.entry_or_kind(known.without_area(name) or "")
    return kind is not None and kind[0] in BODIES


def _needs_cell(name: str, known: KnownNames) -> bool:
    """Whether a known name is too common to tell by itself, outside a cell, what it is."""
    entry = known.entry(name)
    return entry is not None and name in entry.cell_only


def _longest(found: Iterable[Found]) -> Iterator[Found]:
    """The names that stand, longest first where they overlap."""
    taken: list[tuple[int, int]] = []
    found = list(found)
    nested = [item for item in found if item.nested]
    found = [item for item in found if not item.nested]
    order = sorted(
        set(found),
        key=lambda f: (f.start - f.end, _PRIORITY[f.method], f.start, f.kind, f.confidence),
    )
    kept = []
    for item in order:
        at = bisect.bisect_left(taken, (item.start, item.end))
        before_ends = at == 0 or taken[at - 1][1] <= item.start
        if before_ends and (at == len(taken) or item.end <= taken[at][0]):
            taken.insert(at, (item.start, item.end))
            kept.append(item)
    places = {(item.start, item.end) for item in kept}
    for item in dict.fromkeys(nested):
        at = bisect.bisect_right(taken, (item.start, float("inf"))) - 1
        inside = at >= 0 and taken[at][0] <= item.start and item.end <= taken[at][1]
        inside = inside and (taken[at][0] == item.start or item.method is Method.PATTERN)
        if inside and (item.start, item.end) not in places:
            kept.append(item)
    yield from sorted(kept, key=lambda f: (f.start, f.end, f.kind))
