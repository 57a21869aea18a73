"""The statements of the graph ``pg:derived``: what no plan states, but several together show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from graph import identity
from graph.conclusions import Conclusions, Overlap, SameWork, Stated, Within
from graph.records import PlanRecords
from graph.serialise import quads_of
from graph.terms import node, number, printed, text
from ontology.vocab import PgGraph

__all__ = ["DERIVED_GRAPH", "derived_lines", "derived_quads"]

DERIVED_GRAPH: str = PgGraph.DERIVED.value
_GRAPH = f"<{DERIVED_GRAPH}>"


def derived_quads(
    conclusions: Conclusions, plans: Sequence[PlanRecords], base: str = identity.DEFAULT_BASE
) -> Iterator[Quad]:
    """Every statement of the conclusions, as `derived_lines` gives and raises them."""
    return quads_of(derived_lines(conclusions, plans, base))


def derived_lines(
    conclusions: Conclusions, plans: Sequence[PlanRecords], base: str = identity.DEFAULT_BASE
) -> Iterator[str]:
    """Every statement of the conclusions about these plans, all in ``pg:derived``, as lines of
    canonical N-Quads without their ends.

    Raises ValueError where a conclusion is about something that no plan holds.
    """
    identity.check_base(base)
    terms = _Terms(plans, base)
    for stated in conclusions.stated:
        yield from _stated(stated, terms)
    for same in conclusions.same_work:
        yield from _same(same, terms)
    for overlap in conclusions.overlaps:
        yield from _overlap(overlap, terms)
    for revision in conclusions.revisions:
        later, earlier = terms.plan(revision.later), terms.plan(revision.earlier)
        yield _line(later, "prov:wasRevisionOf", earlier)
        yield from _match(later, "prov:wasRevisionOf", earlier, revision.score, (), terms)
    for told, predicate in (
        (conclusions.sectors, "pg:sector"),
        (conclusions.called_after, "pg:calledAfter"),
    ):
        for belonging in told:
            thing = NamedNode(identity.iri(belonging.entity, base))
            yield _line(thing, predicate, text(belonging.sector))


class _Terms:
    def __init__(self, plans: Sequence[PlanRecords], base: str) -> None:
        self.base = base
        self._plans = {plan.key for plan in plans}
        self._nodes: dict[Within, NamedNode] = {}
        for plan in plans:
            for action in plan.actions:
                iri = identity.action_iri(plan.key, action.key, base)
                self._nodes[Within(plan.key, action.key)] = NamedNode(iri)
            for entity in plan.entities:
                self._nodes[Within(plan.key, entity.id)] = NamedNode(identity.iri(entity.id, base))

    def plan(self, key: str) -> NamedNode:
        if key not in self._plans:
            raise ValueError(f"{key}: a conclusion is about this plan")
        return NamedNode(identity.plan_iri(key, self.base))

    def thing(self, within: Within) -> NamedNode:
        try:
            return self._nodes[within]
        except KeyError:
            raise ValueError(f"{within.plan}: a conclusion is about {within.key!r}") from None


def _stated(stated: Stated, terms: _Terms) -> Iterator[str]:
    action = terms.thing(stated.action)
    standard = NamedNode(identity.standard_action_iri(stated.standard, terms.base))
    yield _line(action, "pg:standardAction", standard)
    yield from _match(action, "pg:standardAction", standard, stated.score, stated.terms, terms)


def _same(same: SameWork, terms: _Terms) -> Iterator[str]:
    one, other = terms.thing(same.one), terms.thing(same.other)
    yield _line(one, "pg:sameStandardAction", other)
    yield _line(other, "pg:sameStandardAction", one)
    yield from _match(one, "pg:sameStandardAction", other, same.score, same.terms, terms)


def _match(
    subject: NamedNode,
    predicate: str,
    thing: NamedNode,
    score: float,
    shared: Sequence[str],
    terms: _Terms,
) -> Iterator[str]:
    match = NamedNode(
        identity.conclusion_iri("match", subject.value, predicate, thing.value, base=terms.base)
    )
    yield _line(match, "rdf:type", node("pg:Match"))
    yield _line(match, "rdf:subject", subject)
    yield _line(match, "rdf:predicate", node(predicate))
    yield _line(match, "rdf:object", thing)
    yield _line(match, "pg:score", number(score))
    for term in shared:
        yield _line(match, "pg:sharedTerm", text(term))


def _overlap(overlap: Overlap, terms: _Terms) -> Iterator[str]:
    one, other = terms.thing(overlap.one), terms.thing(overlap.other)
    between = sorted((one.value, other.value))
    # Plans of several areas may name both, and each shows it in words of its own.
    shown_by = sorted({overlap.one.plan, overlap.other.plan})
    iri = identity.conclusion_iri("overlap", overlap.kind, *between, *shown_by, base=terms.base)
    found = NamedNode(iri)
    yield _line(found, "rdf:type", node("pg:Overlap"))
    yield _line(found, "pg:overlapKind", text(overlap.kind))
    yield _line(found, "pg:score", number(overlap.score))
    for reason in overlap.reasons:
        yield _line(found, "pg:reason", text(reason))
    for named in overlap.evidence:
        place = identity.mention_iri(
            named.thing.plan, named.start, named.end, named.thing.key, terms.base
        )
        yield _line(found, "pg:evidence", NamedNode(place))
    for thing in (one, other):
        yield _line(found, "pg:between", thing)
        yield _line(thing, "pg:overlapsWith", found)
    yield _line(one, "pg:overlapsWith", other)
    yield _line(other, "pg:overlapsWith", one)


def _line(subject: NamedNode, predicate: str, obj: NamedNode | Literal) -> str:
    return f"{subject} {printed(predicate)} {obj} {_GRAPH} ."
