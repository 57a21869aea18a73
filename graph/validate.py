"""Checks on a built graph: SHACL shapes, and the faults found in the plans themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.lookups import lookup
from graph.review.thresholds import LOW_CLAIM
from graph.store import Store
from graph.table import Row, Table
from ontology.load import shapes_path
from ontology.vocab import compact

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "DOUBTS_COLUMNS",
    "FAULTS_COLUMNS",
    "FINDINGS_COLUMNS",
    "doubtful_claims",
    "plans_in",
    "source_faults",
    "together",
    "validate",
]

FINDINGS_COLUMNS = ("plan", "severity", "focus", "message", "path", "value")
DOUBTS_COLUMNS = (
    "plan",
    "subject",
    "relation",
    "object",
    "quote",
    "place",
    "rule",
    "confidence",
    "claim",
)
FAULTS_COLUMNS = ("plan", "area", "fault", "about", "description", "quote", "place")

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")


def plans_in(store: Store) -> tuple[tuple[str, str], ...]:
    """The plans of a store: the IRI and the file of each."""
    return tuple(
        (str(plan), str(file)) for plan, file in store.query(lookup("plans"), "plans").rows
    )


def validate(store: Store, plans: Iterable[tuple[str, str]] | None = None) -> Table:
    """What the SHACL shapes find wrong in these `plans`, all of the store unless told (as
    `plans_in` gives them), a row each, sorted; no rows if nothing is.

    The columns are `FINDINGS_COLUMNS`: the plan's file, "Violation", "Warning" or
    "Info", the IRI that is at fault, the shape's message, the property (compact IRI) and
    the value at fault, where the finding has them. Each plan is checked on its own: what
    it states is to be whole in its own graph, and the shapes need no ontology beside it.
    """
    import rdflib

    shapes = rdflib.Graph().parse(shapes_path())
    rows: set[Row] = set()
    for plan, file in plans_in(store) if plans is None else plans:
        rows.update(_findings(file, _rdflib_graph(store, plan), shapes))
    return together(rows)


def together(rows: Iterable[Row]) -> Table:
    """The table of these findings, each once, as `validate` gives it."""
    ordered = sorted(set(rows), key=lambda row: tuple(str(value or "") for value in row))
    return Table("check", FINDINGS_COLUMNS, tuple(ordered))


def source_faults(store: Store) -> Table:
    """The mistakes that the plans themselves hold, in the order of their text.

    The columns are `FAULTS_COLUMNS`: file, area, kind of fault, what it is about (the
    name or the action's text), the description, the plan's words and where they stand.
    """
    found = store.query(lookup("faults"), "faults")
    return Table("faults", FAULTS_COLUMNS, found.rows)


def doubtful_claims(store: Store) -> Table:
    """The claims of low confidence (`LOW_CLAIM`), in the order of the plans' text.

    The columns are `DOUBTS_COLUMNS`: file, the names of both sides, the relation as a
    compact IRI, the plan's words and place, the rule, the confidence and the claim's IRI.
    """
    claims = store.query(lookup("claims"), "claims")
    relation, confidence = (DOUBTS_COLUMNS.index(name) for name in ("relation", "confidence"))
    rows = (
        (*row[:relation], compact(str(row[relation])), *row[relation + 1 :])
        for row in claims.rows
        if float(row[confidence] or 0) < LOW_CLAIM
    )
    return Table("doubts", DOUBTS_COLUMNS, tuple(rows))


def _findings(file: str, data: rdflib.Graph, shapes: rdflib.Graph) -> list[Row]:
    # Imported here: pySHACL takes longer to import than most questions take to answer.
    import pyshacl
    from rdflib import URIRef
    from rdflib.namespace import RDF, SH

    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    found: list[Row] = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        severity = report.value(result, SH.resultSeverity)
        found.append(
            (
                file,
                str(severity).rsplit("#", 1)[-1],
                str(focus),
                " ".join(messages),
                compact(str(path)) if isinstance(path, URIRef) else None,
                None if value is None else str(value),
            )
        )
    return found


def _rdflib_graph(store: Store, plan: str) -> rdflib.Graph:
    """One plan's statements. pySHACL takes quadratic time on a graph that a store backs."""
    import rdflib

    graph = rdflib.Graph()
    known: dict[object, rdflib.URIRef | rdflib.BNode | rdflib.Literal] = {}
    for quad in store.quads(plan):
        triple = (quad.subject, quad.predicate, quad.object)
        for term in triple:
            if term not in known:
                known[term] = _term(term)
        graph.add((known[triple[0]], known[triple[1]], known[triple[2]]))
    return graph


def _term(term: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        # rdflib's own parsers give strings without a datatype, and it tells the two apart.
        if term.datatype == _STRING:
            return rdflib.Literal(term.value)
        return rdflib.Literal(
            term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False
        )
    return rdflib.BNode(str(term).removeprefix("_:"))
