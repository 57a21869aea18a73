"""The judgements of people that were applied to a plan, as statements.

They stand in the plan's own graph: they are why it says what it says, and go with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph import identity
from graph.plan_terms import PlanTerms
from graph.records import PlanRecords
from graph.terms import node, text

__all__ = ["judged_lines"]


def judged_lines(records: PlanRecords, terms: PlanTerms) -> Iterator[str]:
    """A `pg:Judgement` for each decision, with who made it and what it is about."""
    for judged in records.judgements:
        subject = NamedNode(
            identity.judgement_iri(
                terms.key, judged.what, judged.description, judged.decided_by, terms.base
            )
        )
        yield terms.line(subject, "rdf:type", node("pg:Judgement"))
        yield terms.line(subject, "pg:judgementKind", text(judged.what))
        yield terms.line(subject, "pg:decision", text(judged.decision))
        yield terms.line(subject, "dcterms:description", text(judged.description))
        for reference in judged.about:
            yield terms.line(subject, "pg:about", terms.any(reference))
        if judged.decided_by:
            yield terms.line(subject, "pg:decidedBy", text(judged.decided_by))
        if judged.note:
            yield terms.line(subject, "rdfs:comment", text(judged.note))
