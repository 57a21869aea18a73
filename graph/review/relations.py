"""The relations that people judge: their words, and what may stand on either side.

The list is `relations.csv`; it says in a person's words what the shapes say in SHACL.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.records import Kind
from ontology.vocab import PREFIXES

__all__ = [
    "ACTION",
    "AREA",
    "KIND_WORDS",
    "PLAN",
    "Relation",
    "field_predicate",
    "predicate_of",
    "relations",
    "suits",
    "words_of",
]

ACTION, AREA, PLAN = "action", "area", "plan"
KIND_WORDS = (*(kind.value for kind in Kind), ACTION, AREA, PLAN)
"""What may stand on either side of a relation: a kind of thing, an action, an area or the
plan itself."""

_OTHER_FIELDS = {
    # A body in the column of leads answers for the action, and a person in that of
    # organisations leads it.
    ("lead", Kind.ORGANISATION): "pg:leadOrganisation",
    ("lead", Kind.PANEL): "pg:leadOrganisation",
    ("lead_organisation", Kind.PERSON): "pg:lead",
    ("lead_organisation", Kind.ROLE): "pg:lead",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its compact IRI, its words, the kinds on either side, and the column of
    an action's table that states it, if one does."""

    predicate: str
    words: str
    subjects: frozenset[str]
    objects: frozenset[str]
    field: str


@cache
def relations() -> tuple[Relation, ...]:
    """All relations, in the order of the list."""
    text = (files("graph.review") / "relations.csv").read_text(encoding="utf-8")
    return tuple(
        Relation(
            row["predicate"],
            row["words"],
            frozenset(row["subjects"].split(" | ")),
            frozenset(row["objects"].split(" | ")),
            row["field"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def words_of(predicate: str) -> str:
    """A relation in words; one that the list lacks stays a compact IRI.

    >>> words_of("org:unitOf"), words_of("org:other")
    ('part of', 'org:other')
    """
    return next((r.words for r in relations() if r.predicate == predicate), predicate)


def predicate_of(words: str) -> str | None:
    """The compact IRI of a relation given in words or as a compact IRI; None if unknown.

    >>> predicate_of("Lead organisation"), predicate_of("org:other"), predicate_of("boss")
    ('pg:leadOrganisation', 'org:other', None)
    """
    found = next((r.predicate for r in relations() if r.words == words.casefold()), None)
    if found is None and words.partition(":")[0] in PREFIXES and words.partition(":")[2]:
        return words
    return found


def suits(predicate: str, subject: str, thing: str) -> bool:
    """Whether things of these kinds (`KIND_WORDS`) may stand in the relation."""
    found = next((r for r in relations() if r.predicate == predicate), None)
    return found is None or (subject in found.subjects and thing in found.objects)


def field_predicate(field: str, kind: Kind) -> str | None:
    """What a thing of that kind is to an action in whose column it stands, None if nothing."""
    other = _OTHER_FIELDS.get((field, kind))
    if other is not None:
        return other
    named = (r.predicate for r in relations() if r.field == field and kind.value in r.objects)
    return next(named, None)
