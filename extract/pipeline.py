"""Names in running text: our finders beside the statistical model of spaCy.

What is found has character offsets, since names in plans do not always begin and end where
spaCy's tokens do ("LBS/MPS"); the model reads only what our finders leave open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.known_names import KnownNames
from extract.language_model import load_grammar, load_recogniser
from extract.lexicon import fold
from extract.model_version import DEFAULT_MODEL, model_version
from extract.name_patterns import body_of_post, find_forms, with_years
from extract.namekinds import head_kind, person_likeness
from extract.open_people import is_likely_person, leaves_open
from extract.people_patterns import find_people
from extract.registry_index import registry_index
from extract.short_forms import find_short_forms
from graph.records import Kind, Method
from ontology.registry import RegistryEntry

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Found", "NamePipeline", "nested_bodies"]

_BATCH = 64
_ENDLESS = re.compile(r"\S{201,}")
_REPORTING = re.compile(
    r"\breports?(?= (?:in)?to\b| (?:quarterly|monthly|annually|directly) (?:in)?to\b)"
)
_INDEFINITE = re.compile(
    r"\b(?:an?|any|each|every|another|no)\s{1,3}"
    r"(?:(?:daily|weekly|fortnightly|monthly|quarterly)\s{1,3})?$",
    re.IGNORECASE,
)
_LEAST_PERSON = 0.6
_TAILS = frozenset(
    {"services", "service", "meeting", "meetings", "agenda", "agendas", "members", "partners"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text, at offsets of the text.

    `nested` tells that it stands inside a longer name and counts beside it.
    """

    start: int
    end: int
    kind: Kind
    method: Method
    confidence: float
    generic: bool = False
    nested: bool = False


class NamePipeline:
    """Finds names in running text with one loaded model, for plan after plan.

    Our finders read every text; the model's recogniser, which is loaded when it is first
    needed, only texts in which ours leave open what may be a person. Raises InputError where
    the model is not installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._name = model
        # A model that does not tell its version without being loaded is loaded for it.
        self.model = model_version(model) or _told_version(load_grammar(model))

    def find(self, texts: Iterable[str], known: KnownNames) -> Iterator[tuple[Found, ...]]:
        """All names found in each text, overlapping ones included."""
        texts = list(texts)
        tamed = [_tamed(text) for text in texts]
        by_ours = [
            tuple(found for finder in _FINDERS for found in finder(text, known)) for text in tamed
        ]
        left = [
            text
            for text, tame, found in zip(texts, tamed, by_ours, strict=True)
            if tame == text and leaves_open(text, ((f.start, f.end) for f in found), known)
        ]
        by_model = self._by_model(left, known) if left else {}
        for text, found in zip(texts, by_ours, strict=True):
            yield found + by_model.get(text, ())

    def _by_model(self, texts: list[str], known: KnownNames) -> dict[str, tuple[Found, ...]]:
        docs = load_recogniser(self._name).pipe(texts, batch_size=_BATCH)
        return {doc.text: tuple(_from_model(doc, known)) for doc in docs}


def _told_version(model: Language) -> str:
    meta = model.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _registry(text: str, known: KnownNames) -> Iterator[Found]:
    region = known.setting.region
    for start, end, entry in registry_index().find(text, prose=True, region=region):
        small = text[start].islower() and entry.scope == "local" and not entry.generic
        if text.startswith((" Station", " station"), end):
            continue
        if small and _INDEFINITE.search(text, max(0, start - 26), start):
            continue
        headless = len(text[start:end].split()) < 3 or head_kind(text[start:end]) is None
        if small and entry.kind == "organisation" and headless:
            continue
        end = start + len(_without_tail(text[start:end], entry))
        if entry.kind == "document":
            end = with_years(text, end)
        yield Found(start, end, Kind(entry.kind), Method.REGISTRY, 0.95, entry.generic)
        if entry.generic or entry.kind not in ("organisation", "fund"):
            yield from nested_bodies(text, start, end, known)


def _own_names(text: str, known: KnownNames) -> Iterator[Found]:
    for start, end, own in known.find_own(text):
        yield Found(start, end, own.kind, Method.PATTERN, 0.9)


def _forms(text: str, known: KnownNames) -> Iterator[Found]:
    # "The Night Group report to the Board": the verb is no part of the name.
    without_verbs = _REPORTING.sub(lambda match: "·" * len(match[0]), text)
    for form in find_forms(without_verbs):
        start = _after_known(text, form.start, form.end, known)
        start = _after_holder(text, start, form.end) if form.kind is Kind.ORGANISATION else start
        if known.entry_or_kind(text[start : form.end]) and start > form.start:
            continue
        yield Found(start, form.end, form.kind, Method.PATTERN, form.confidence)
        unit = body_of_post(text, start, form.end) if form.kind is Kind.ROLE else None
        if unit is not None:
            yield Found(*unit, Kind.ORGANISATION, Method.PATTERN, 0.8, nested=True)
        if form.kind is not Kind.ORGANISATION:
            yield from nested_bodies(text, start, form.end, known)


def _after_holder(text: str, start: int, end: int) -> int:
    """Where a body's name begins behind the person who is of it ("Ann Lee of Ashvale Council")."""
    left, mark, _ = text[start:end].partition(" of ")
    person = mark and 2 <= len(left.split()) <= 3 and person_likeness(left) >= _LEAST_PERSON
    return start + len(left) + len(mark) if person else start


def _after_known(text: str, start: int, end: int, known: KnownNames) -> int:
    """Where a name begins that "and" joins to a known one before it."""
    short, _, rest = text[start:end].partition(" ")
    if rest and fold(known.expansion(short) or "") == fold(rest):
        return start + len(short) + 1
    for match in re.finditer(r"\s(?:and|&)\s", text[start:end]):
        before = text[start : start + match.start()]
        entry = known.entry(before)
        named = known.own(before) is not None or (entry is not None and entry.scope != "local")
        crime = before.endswith("Police") and text[start + match.end() :].startswith("Crime")
        if named and not crime:
            return start + match.end()
    return start


def nested_bodies(text: str, start: int, end: int, known: KnownNames) -> Iterator[Found]:
    """The body or fund whose name begins a longer name ("Ofsted guidance")."""
    name = text[start:end]
    region = known.setting.region
    first = next(iter(registry_index().find(name, prose=True, region=region)), None)
    whole = first is not None and first[1] == len(name)
    for words in range(len(name.split()) - 1, 0, -1) if whole else ():
        part = " ".join(name.split()[:words])
        entry = registry_index().lookup(part, region)
        plainly = entry is not None and part in entry.prose_names
        if entry is not None and plainly and len(part) > 2:
            first = (0, len(part), entry)
            break
    if first is None or first[0] or first[1] >= len(name) or first[2].generic:
        return
    kind = Kind(first[2].kind)
    if kind in (Kind.ORGANISATION, Kind.PANEL, Kind.FUND):
        yield Found(start, start + first[1], kind, Method.REGISTRY, 0.9, nested=True)


def _short_forms(text: str, known: KnownNames) -> Iterator[Found]:
    """Short forms that the plan explains, and those in capitals that nothing explains."""
    for start, end, full in known.find_explained(text):
        if not (known.is_common(text[start:end]) or full.islower()):
            named = known.entry_or_kind(text[start:end])
            as_kind = named[0] if named is not None else head_kind(full)
            if as_kind is not None and (as_kind is not Kind.PERSON or end - start > 1):
                yield Found(start, end, as_kind, Method.PATTERN, 0.85)
    for found in find_short_forms(text):
        short = text[found.start : found.end]
        if known.is_common(short) or (known.expansion(short) or "A").islower():
            continue
        long = known.expansion(short)
        kind = (head_kind(long) if long else None) or found.kind
        if kind is not None:
            yield Found(found.start, found.end, kind, Method.PATTERN, 0.6)


def _people(text: str, known: KnownNames) -> Iterator[Found]:
    for form in find_people(text):
        yield Found(form.start, form.end, form.kind, Method.PATTERN, form.confidence)


def _without_tail(printed: str, entry: RegistryEntry) -> str:
    """A printed name without a common last word that the entry's name does not need."""
    if any(fold(printed) == fold(name) for name in entry.names):
        return printed
    head, _, tail = printed.rpartition(" ")
    if tail.lower() in _TAILS and any(fold(head) == fold(name) for name in entry.names):
        return head
    return printed


_FINDERS: tuple[Callable[[str, KnownNames], Iterator[Found]], ...] = (
    _registry,
    _own_names,
    _forms,
    _people,
    _short_forms,
)


def _tamed(text: str) -> str:
    """The text with every run of over 200 characters without a space blanked: no name is
    that long, and a tokeniser may take quadratic time over it."""
    return _ENDLESS.sub(lambda match: " " * len(match.group()), text)


def _from_model(doc: Doc, known: KnownNames) -> Iterator[Found]:
    """What the model alone sees, kept only where the form agrees."""
    for entity in doc.ents:
        if entity.label_ == "PERSON" and is_likely_person(entity.text, known):
            yield Found(entity.start_char, entity.end_char, Kind.PERSON, Method.MODEL, 0.6)
