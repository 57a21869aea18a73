"""The forms in which the server answers, and which of them a client would rather have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "DESCRIPTIONS",
    "GRAPHS",
    "SERVICE",
    "TABLES",
    "Form",
    "best",
    "form_called",
    "media_type",
    "offered",
]


class Form(StrEnum):
    """The forms, by the name that ``?format=`` takes."""

    HTML = "html"
    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    TURTLE = "turtle"
    N_TRIPLES = "ntriples"
    JSON_LD = "jsonld"
    RDF_XML = "rdfxml"
    TRIG = "trig"
    N_QUADS = "nquads"


TABLES: dict[str, Form] = {
    "application/sparql-results+json": Form.JSON,
    "application/sparql-results+xml": Form.XML,
    "text/csv": Form.CSV,
    "text/tab-separated-values": Form.TSV,
    "application/json": Form.JSON,
    "application/xml": Form.XML,
    "text/xml": Form.XML,
    "text/html": Form.HTML,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Form.XLSX,
}
"""What an answer to SELECT or ASK can be had as, what comes without a wish first."""
GRAPHS: dict[str, Form] = {
    "text/turtle": Form.TURTLE,
    "application/n-triples": Form.N_TRIPLES,
    "application/ld+json": Form.JSON_LD,
    "application/rdf+xml": Form.RDF_XML,
    "application/trig": Form.TRIG,
    "application/n-quads": Form.N_QUADS,
    "application/json": Form.JSON_LD,
    "application/xml": Form.RDF_XML,
    "text/html": Form.HTML,
}
"""What an answer to CONSTRUCT or DESCRIBE can be had as."""
DESCRIPTIONS: dict[str, Form] = {
    "text/html": Form.HTML,
    "text/turtle": Form.TURTLE,
    "application/ld+json": Form.JSON_LD,
    "application/n-triples": Form.N_TRIPLES,
    "application/rdf+xml": Form.RDF_XML,
}
"""What the page of a thing and of the ontology can be had as."""
SERVICE: dict[str, Form] = {
    media: DESCRIPTIONS[media] for media in sorted(DESCRIPTIONS, key="text/html".__eq__)
}
"""What the endpoint is described in: for programs first, a page only where that is asked for."""

_BY_NAME = {
    "table": Form.HTML,
    "ttl": Form.TURTLE,
    "n3": Form.TURTLE,
    "nt": Form.N_TRIPLES,
    "json-ld": Form.JSON_LD,
    "rdf+xml": Form.RDF_XML,
    "rdf": Form.RDF_XML,
    "nq": Form.N_QUADS,
} | {form.value: form for form in Form}
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*(;.*)?", re.DOTALL)
_WEIGHT = re.compile(r';\s*q\s*=\s*"?(0(?:\.\d*)?|1(?:\.0*)?)"?\s*(?:;|$)', re.IGNORECASE)
_WEIGHTED = re.compile(r";\s*q\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Range:
    kind: str
    subkind: str
    weight: float

    def reach(self, media: str) -> int:
        """How narrowly the range holds a media type: 0 not at all, 3 names it."""
        kind, _, subkind = media.partition("/")
        if self.kind == "*":
            return int(self.subkind == "*")
        if self.kind != kind:
            return 0
        return 2 if self.subkind == "*" else 3 * (self.subkind == subkind)


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """The media type of `offers` that an Accept header wants most; None where it wants none.

    Of those that it wants as much, the one that it names rather than a star, then the first
    on offer. No header, an empty one, or one that cannot be read wants anything.

    >>> best("text/html;q=0.5, text/*", ["text/html", "text/turtle"])
    'text/turtle'
    >>> best("image/png", ["text/html"]) is None
    True
    """
    ranges = _ranges(accept or "")
    if not ranges:
        return offers[0]
    wanted: list[tuple[float, int, int, str]] = []
    for place, media in enumerate(offers):
        reach, weight = max((each.reach(media), each.weight) for each in ranges)
        if reach and weight:
            wanted.append((-weight, -reach, place, media))
    return min(wanted)[3] if wanted else None


def form_called(name: str) -> Form | None:
    """The form of that name, as ``?format=`` takes it, or a media type; None if unknown."""
    wanted = name.strip().casefold()
    return _BY_NAME.get(wanted) or TABLES.get(wanted) or GRAPHS.get(wanted)


def offered(form: Form, offers: dict[str, Form]) -> Form | None:
    """What a form called by its name is of these: "json" of a graph is JSON-LD, "xml" RDF/XML."""
    if form in offers.values():
        return form
    other = {Form.JSON: Form.JSON_LD, Form.XML: Form.RDF_XML}
    other |= {found: asked for asked, found in other.items()}
    instead = other.get(form)
    return instead if instead in offers.values() else None


def media_type(form: Form, offers: dict[str, Form]) -> str:
    """The media type to send a form under, with the encoding where it is text."""
    media = next(media for media, other in offers.items() if other is form)
    # HTML and CSV say nothing of their encoding themselves; the others are UTF-8 by definition.
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            continue
        parameters = match[3] or ""
        weight = _WEIGHT.search(parameters)
        if weight is None and _WEIGHTED.search(parameters):
            continue
        value = float(weight[1]) if weight else 1.0
        found.append(_Range(match[1].lower(), match[2].lower(), value))
    return found
