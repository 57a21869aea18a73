"""What a plan teaches of its own names, before they are looked for everywhere in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extract.cell_parts import CellPart, CellReader
from extract.definitions import Definition, definitions, identities
from extract.described_services import described_services
from extract.known_names import KnownNames
from extract.lexicon import fold
from extract.name_patterns import find_forms
from extract.namekinds import bare_name, head_kind, person_likeness, unnamed
from extract.people_patterns import find_people
from extract.relations.relation_headers import labelled_name, name_in_cell
from extract.short_forms import find_short_forms
from extract.told_names import find_told
from extract.units import Unit
from graph.records import Kind, plain

__all__ = ["learn_names", "titles_in"]

_DOCUMENT_MARKS = re.compile(r"\s*[;\n]\s*|\s{2,}|\s/\s")
_DOCUMENT_WORD = re.compile(
    r"\b(?:plan|strategy|review|report|policy|assessment|agreement|protocol|framework|audit|"
    r"guidance|charter|profile|profiles|contract|template|toolkit)s?\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b20\d\d\b")
_OF_TITLE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Oo]ur) (?P<head>group|board|panel|partnership|forum|committee)\s"
    r"\([\"“‘'*_]{0,3}(?:the )?(?P<short>[A-Z]{2,6})[\"”’'*_]{0,3}\)"
)
_OFFER = re.compile(
    r"\s*(?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2} "
    r"(?:workshops|mentoring|sessions|lessons|coaching|outreach|counselling))\s*(?:\([^()]*\)\s*)?$"
)
_TITLE_UNITS = 3
_SHORT_TITLE = 5
_LEAST_PERSON = 0.6
_FILE_NAME = re.compile(r"[A-Z]:[\w\\/. -]{4,80}|[\w-]+\.(?:docx?|pdf|xlsx?|pptx?)")
_LEAD_IN = re.compile(
    r"\s*(?:Included in|Part of|As per|See|Within|Covered (?:in|by))\s+(?:the\s+)?"
)
_REMARK = re.compile(
    r"\b(?:will|is|are|has|have|to be|by the|expected|being|go to|takes?|part of)\b"
)


def learn_names(units: tuple[Unit, ...], known: KnownNames, reader: CellReader) -> None:
    """Adds to `known` what definitions, cells and well-formed names in the units teach."""
    for unit in units:
        known.learn_words(unit.text)
        for short, long in _initials_before_names(unit.text):
            known.define(short, long)
        for definition in definitions(unit.text):
            _learn(definition, known)
    _learn_title_short_forms(units, known)
    for name in described_services(units, known):
        if known.entry_or_kind(name) is None:
            known.add_own(name, Kind.SERVICE)
    _learn_cells(units, known)
    cells = [unit for unit in units if unit.context in ("lead", "body", "name")]
    alone: Counter[tuple[str, Kind]] = Counter()
    for unit in sorted(cells, key=lambda unit: (len(unit.text.split()), unit.start)):
        for part in reader.read(unit.text, unit.context):
            if part.generic or part.doubtful or not _worth_knowing(part):
                continue
            alone[(part.text, part.kind)] += part.whole
            sure = part.confidence >= 0.85 and part.whole and len(part.text.split()) <= 7
            if sure or alone[(part.text, part.kind)] >= 2:
                known.add_own(part.text, part.kind)
    for unit in units:
        if unit.context == "document":
            for start, end in titles_in(unit.text):
                known.add_own(unit.text[start:end], Kind.DOCUMENT)
    _learn_joined(units, known)
    _learn_forms(units, known)
    _learn_told(units, known)
    _learn_short_forms(units, known)


def _learn_cells(units: tuple[Unit, ...], known: KnownNames) -> None:
    """Learns names that fill a cell whose heading tells their kind ("Service")."""
    for unit in units:
        where = name_in_cell(unit.text) if unit.told is not None else None
        if unit.told is Kind.SERVICE and (named := _OFFER.match(unit.text)) is not None:
            where = named.span("name")
        if unit.told is None or where is None:
            continue
        name = plain(unit.text[slice(*where)])
        single = " " not in name
        common = single and (unit.told is Kind.ORGANISATION or known.is_common(name))
        if not common and not unnamed(name) and known.entry_or_kind(name) is None:
            known.add_own(name, unit.told)
    for unit, below in pairwise(units):
        labelled = labelled_name(unit.text, below.text)
        if labelled is not None and known.entry_or_kind(labelled[0]) is None:
            if " " in labelled[0] or not known.is_common(labelled[0]):
                known.add_own(*labelled)


def _initials_before_names(text: str) -> Iterator[tuple[str, str]]:
    """Initials that stand before the name they abbreviate ("Who's who: AL Ann Lee")."""
    for form in find_people(text):
        before = re.search(r"(?:^|[\s(:;,.])([A-Z]{2,4})[\s:=–-]+$", text[: form.start])
        name = bare_name(text[form.start : form.end])
        initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word[0].isupper())
        if before is not None and before[1] in (initials, "".join(w[0] for w in name.split())):
            yield before[1], text[form.start : form.end]


def _learn_title_short_forms(units: tuple[Unit, ...], known: KnownNames) -> None:
    """Learns what a plan calls the panel of its title: 'The group ("the AWP") meets in May'."""
    titled = [
        plain(unit.text[form.start : form.end])
        for unit in units[:_TITLE_UNITS]
        for form in find_forms(unit.text)
        if form.kind is Kind.PANEL
    ]
    for unit in units if titled else ():
        for match in _OF_TITLE.finditer(unit.text):
            short, head = match["short"], match["head"]
            for name in titled:
                words = [word for word in fold(name).split() if word not in ("and", "of", "the")]
                if words[-1] == head and "".join(w[0] for w in words).upper().startswith(short):
                    known.define(short, name)
                    known.add_own(short, Kind.PANEL)


def _learn_forms(units: tuple[Unit, ...], known: KnownNames) -> None:
    """Learns the well-formed names of running text, so that they count in small letters too."""
    county = known.setting.place is not None and known.setting.place.type == "County"
    partnership = county and any(
        name in unit.text for unit in units for name in known.setting.partnership_names
    )
    for unit in units:
        if unit.context != "prose":
            continue
        for form in find_forms(unit.text):
            name = plain(unit.text[form.start : form.end])
            halves = re.split(r" (?:and|&) ", name)
            joined = len(halves) > 1 and any(known.entry_or_kind(half) for half in halves)
            kept = form.kind in (Kind.PANEL, Kind.SERVICE, Kind.DOCUMENT) and not joined
            if kept and form.confidence >= 0.8 and 2 <= len(name.split()) <= 6:
                if known.entry_or_kind(name) is None:
                    known.add_own(name, form.kind)
        for own, standard in identities(plain(unit.text)):
            # A county's plan may say so of a district's partnership beside its own.
            if partnership and fold(own) not in known.partnership_keys:
                known.add_own(own, Kind.PANEL)
            else:
                known.equate(own, standard)


def _learn_joined(units: tuple[Unit, ...], known: KnownNames) -> None:
    """Learns teams whose names "and" joins ("ASB and Enforcement Team"): printed twice or
    more, while what follows "and" is nowhere a name by itself."""
    counts: Counter[str] = Counter()
    text = "\n".join(plain(unit.text) for unit in units)
    for unit in units:
        if unit.context in ("lead", "body"):
            counts.update(plain(piece) for piece in re.split(r"[;/\n,|]", unit.text))
        elif unit.context == "prose":
            forms = find_forms(unit.text)
            counts.update(plain(unit.text[form.start : form.end]) for form in forms)
    for name, count in sorted(counts.items()):
        halves = re.split(r" (?:and|&) ", name)
        if count < 2 or len(halves) != 2 or head_kind(name) is not Kind.ORGANISATION:
            continue
        right = halves[1]
        named = known.entry(right)
        if counts[right] or (named is not None and named.scope != "local"):
            continue
        if known.own(name) is None and " " in right and not _stands_apart(right, text):
            known.add_own(name, Kind.ORGANISATION)


def _stands_apart(name: str, text: str) -> bool:
    """Whether a name is printed anywhere but behind "and" or another name's words."""
    for match in re.finditer(re.escape(name), text):
        before = (text[max(0, match.start() - 40) : match.start()].split() or [""])[-1]
        if before not in ("and", "&") and (before in ("The", "") or not before[0].isupper()):
            return True
    return False


def _learn_told(units: tuple[Unit, ...], known: KnownNames) -> None:
    """Learns names of several words that the words around them tell somewhere; single words
    may be common ones elsewhere ("Climb")."""
    told: dict[str, tuple[float, Kind]] = {}
    for unit in units:
        if unit.context == "prose":
            for form in find_told(unit.text, known):
                name = plain(unit.text[form.start : form.end])
                if " " in name and known.entry_or_kind(name) is None:
                    if form.confidence > told.get(name, (0.0, form.kind))[0]:
                        told[name] = (form.confidence, form.kind)
    for name, (_, kind) in told.items():
        known.add_own(name, kind)


def _learn_short_forms(units: tuple[Unit, ...], known: KnownNames) -> None:
    """Learns unexplained short forms, with the kind that any sentence tells of them."""
    told: dict[str, Kind] = {}
    for unit in units:
        if unit.context != "prose":
            continue
        for form in find_short_forms(unit.text):
            short = unit.text[form.start : form.end]
            if known.is_common(short) or known.entry_or_kind(short) is not None:
                continue
            if (known.expansion(short) or "A").islower():
                continue
            if form.confidence > 0.6 or short not in told:
                told[short] = form.kind
    for short, kind in told.items():
        known.add_own(short, kind)


def _learn(definition: Definition, known: KnownNames) -> None:
    known.define(definition.short, definition.long)
    kind = head_kind(definition.long)
    entry = known.entry_or_kind(definition.long)
    if entry is None and _is_person(definition):
        known.add_own(definition.long, Kind.PERSON)
    if entry is None and kind is not None and len(definition.long.split()) > 1:
        known.add_own(definition.long, kind)
        known.add_own(definition.short, kind)


def _is_person(definition: Definition) -> bool:
    """Whether a definition gives somebody's initials ("Ged Hartwright (GH)")."""
    capitals = "".join(re.findall(r"[A-Z]", definition.long))
    likely = person_likeness(definition.long) >= _LEAST_PERSON
    return likely and head_kind(definition.long) is None and capitals == definition.short


def _worth_knowing(part: CellPart) -> bool:
    words = part.text.split()
    return len(words) > 1 or (part.text.isupper() and len(part.text) > 2)


def titles_in(text: str) -> Iterator[tuple[int, int]]:
    """The titles that a cell of documents holds; remarks in it are no titles."""
    at = 0
    for match in [*_DOCUMENT_MARKS.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[at:end]
        words = piece.split()
        content = [word for word in words if len(word) > 3 and word[0].isalpha()]
        capital = sum(word[0].isupper() for word in content)
        named = _DOCUMENT_WORD.search(piece)
        dated = _DATED.search(piece)
        share = 0.5 if named is not None else 0.75
        short = len(words) <= _SHORT_TITLE and words != [] and words[0].isupper()
        if _FILE_NAME.fullmatch(piece.strip()) or (
            2 <= len(words) <= 16
            and piece.strip()[0].isupper()
            and (named is not None or dated is not None)
            and (capital >= share * len(content) or (short and named is not None))
            and not _REMARK.search(piece)
        ):
            left = len(piece) - len(piece.lstrip())
            if (lead := _LEAD_IN.match(piece)) is not None:
                left = lead.end()
            end = dated.end() if dated is not None and named is None else len(piece.rstrip(" .\n"))
            yield at + left, at + end
        if match is not None:
            at = match.end()
