"""RDF terms: nodes from compact IRIs, literals from text, numbers and dates."""

from __future__ import annotations

from datetime import date
from functools import cache

from pyoxigraph import Literal, NamedNode

from graph.records import Kind, plain
from ontology.vocab import expand

__all__ = [
    "CLASSES",
    "date_literal",
    "node",
    "number",
    "printed",
    "text",
    "truth",
    "verbatim",
    "whole",
]

CLASSES = {
    Kind.PERSON: "foaf:Person",
    Kind.ORGANISATION: "org:FormalOrganization",
    Kind.PANEL: "pg:Panel",
    Kind.SERVICE: "pg:Service",
    Kind.ROLE: "org:Post",
    Kind.DOCUMENT: "foaf:Document",
    Kind.FUND: "pg:Fund",
}
"""The class of a thing of each kind, where nothing more specific is known."""

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_FIRST = "-01-01"
_XSD = "http://www.w3.org/2001/XMLSchema#"


@cache
def node(compact: str) -> NamedNode:
    """The node of a compact IRI of the vocabulary ("pg:Plan")."""
    if compact.startswith("xsd:"):
        return NamedNode(_XSD + compact.removeprefix("xsd:"))
    return NamedNode(expand(compact))


@cache
def printed(compact: str) -> str:
    """The node of a compact IRI as N-Quads has it."""
    return str(node(compact))


def text(value: str) -> Literal:
    """A literal of the text with white space folded."""
    return Literal(plain(value))


def verbatim(value: str) -> Literal:
    """A literal of the text exactly as it is, for quotations."""
    return Literal(value)


def whole(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=node("xsd:integer"))


def number(value: float) -> Literal:
    """An `xsd:decimal` with one to four decimals ("0.85", "1.0")."""
    whole_part, _, fraction = f"{value:.4f}".partition(".")
    shown = f"{whole_part}.{fraction.rstrip('0') or '0'}"
    return Literal(shown, datatype=node("xsd:decimal"))


def truth(value: bool) -> Literal:
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=node("xsd:boolean"))


def date_literal(value: str) -> Literal | None:
    """The typed date, or None where no such day, month or year exists.

    ``YYYY`` gives an `xsd:gYear`, ``YYYY-MM`` an `xsd:gYearMonth`, ``YYYY-MM-DD`` an
    `xsd:date`.

    >>> date_literal("2018-12").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    >>> date_literal("2019-02-30") is None
    True
    """
    datatype = _DATE_TYPES.get(len(value))
    if datatype is None or not value.isascii():
        return None
    # `date.fromisoformat` also reads forms without hyphens, such as 2018W01.
    if any((mark == "-") != (place in (4, 7)) for place, mark in enumerate(value)):
        return None
    try:
        date.fromisoformat(value + _FIRST[len(value) - 4 :])
    except ValueError:
        return None
    return Literal(value, datatype=node(datatype))
