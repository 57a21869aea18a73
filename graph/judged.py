"""The judgements of people that were applied to a plan, as statements.

They stand in the plan's own graph: they are why it says what it says, and go with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graph import identity
from graph.plan_terms import PlanTerms
from graph.records import PlanRecords
from graph.terms import node, text

__all__ = ["judged_quads"]


def judged_quads(records: PlanRecords, terms: PlanTerms) -> Iterator[Quad]:
    """A `pg:Judgement` for each decision, with who made it and what it is about."""
    for judged in records.judgements:
        subject = NamedNode(
            identity.judgement_iri(
                terms.key, judged.what, judged.description, judged.decided_by, terms.base
            )
        )
        yield terms.quad(subject, "rdf:type", node("pg:Judgement"))
        yield terms.quad(subject, "pg:judgementKind", text(judged.what))
        yield terms.quad(subject, "pg:decision", text(judged.decision))
        yield terms.quad(subject, "dcterms:description", text(judged.description))
        for reference in judged.about:
            yield terms.quad(subject, "pg:about", terms.any(reference))
        if judged.decided_by:
            yield terms.quad(subject, "pg:decidedBy", text(judged.decided_by))
        if judged.note:
            yield terms.quad(subject, "rdfs:comment", text(judged.note))
