"""From the records of a plan to the statements of its named graph.

`plan_lines` gives what the plan itself states: the plan and its area, actions and
commitments, named things with their spellings, the places that name them, and each
relation twice, as a direct statement and as a `pg:Claim` with its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from graph import identity
from graph.evidence import claim_lines, mention_lines
from graph.judged import judged_lines
from graph.plan_terms import PlanTerms
from graph.records import Action, Area, Commitment, Entity, FieldValue, PlanRecords, SourceFault
from graph.reference import ontology_quads, registry_quads
from graph.serialise import quads_of, write_nquads, write_trig
from graph.terms import CLASSES, date_literal, node, number, text, truth, verbatim, whole

__all__ = [
    "ontology_quads",
    "plan_lines",
    "plan_quads",
    "registry_quads",
    "write_nquads",
    "write_trig",
]

_TEXT_FIELDS = {
    "outcome": "pg:outcome",
    "progress": "pg:progress",
    "comment": "pg:comment",
    "resources": "pg:resources",
    "rag": "pg:ragStatus",
}
_OWN_RULES = ("cell", "merged cell")


def plan_quads(records: PlanRecords, base: str = identity.DEFAULT_BASE) -> Iterator[Quad]:
    """Every statement of one plan, as `plan_lines` gives and raises them."""
    return quads_of(plan_lines(records, base))


def plan_lines(records: PlanRecords, base: str = identity.DEFAULT_BASE) -> Iterator[str]:
    """Every statement of one plan, all in the named graph of the plan's IRI, as lines of
    canonical N-Quads without their ends.

    The order is that of the records; a statement may come twice. Raises InputError for
    a base that IRIs cannot be made of, ValueError where a record refers to an entity,
    action or commitment that is not among the records.
    """
    identity.check_base(base)
    terms = PlanTerms(records, base)
    yield from _plan(records, terms)
    for action in records.actions:
        yield from _action(action, terms)
    for entity in records.entities:
        yield from _entity(entity, terms)
    yield from mention_lines(records, terms)
    yield from claim_lines(records, terms)
    for fault in records.faults:
        yield from _fault(fault, terms)
    yield from judged_lines(records, terms)


def _plan(records: PlanRecords, terms: PlanTerms) -> Iterator[str]:
    plan, line = terms.plan, terms.line
    yield line(plan, "rdf:type", node("pg:Plan"))
    yield line(plan, "pg:fileName", verbatim(records.document.name))
    yield line(plan, "pg:sha256", verbatim(records.document.sha256))
    yield line(plan, "dcterms:title", text(records.title))
    if records.area is not None:
        area = NamedNode(identity.area_iri(records.area.code, terms.base))
        yield line(plan, "pg:area", area)
        yield from _area(records.area, terms)
    for predicate, value in (
        ("pg:periodStart", records.period.start),
        ("pg:periodEnd", records.period.end),
    ):
        typed = date_literal(value) if value else None
        if typed is not None:
            yield line(plan, predicate, typed)
    if records.partnership is not None:
        yield line(plan, "pg:partnership", terms.entity(records.partnership))


def _area(area: Area, terms: PlanTerms) -> Iterator[str]:
    place = NamedNode(identity.area_iri(area.code, terms.base))
    yield from terms.area(place, area.name, area.code)
    if area.within_code or area.within_name:
        name = area.within_name or area.within_code or ""
        larger = NamedNode(identity.area_iri(area.within_code or identity.slug(name), terms.base))
        yield terms.line(place, "schema:containedInPlace", larger)
        yield from terms.area(larger, name, area.within_code)


def _action(action: Action, terms: PlanTerms) -> Iterator[str]:
    subject, line = terms.actions[action.key], terms.line
    yield line(subject, "rdf:type", node("pg:Action"))
    yield line(subject, "pg:inPlan", terms.plan)
    yield line(subject, "dcterms:description", text(action.text))
    if action.number is not None:
        yield line(subject, "pg:number", text(action.number.strip().lstrip("*")))
    if action.locally_added:
        yield line(subject, "pg:locallyAdded", truth(True))
    if action.theme is not None and action.theme.strip():
        label = text(action.theme)
        theme = NamedNode(identity.theme_iri(terms.key, label.value, terms.base))
        yield line(subject, "pg:themeLabel", label)
        yield line(subject, "pg:theme", theme)
        yield line(theme, "rdf:type", node("skos:Concept"))
        yield line(theme, "skos:prefLabel", label)
    yield line(subject, "pg:charStart", whole(action.start))
    yield line(subject, "pg:charEnd", whole(action.end))
    yield line(subject, "pg:locator", text(action.locator))
    yield line(subject, "pg:confidence", number(action.confidence))
    yield line(subject, "pg:rule", text(action.rule))
    for commitment in action.commitments:
        yield line(subject, "pg:commitment", terms.commitments[commitment.key])
        yield from _commitment(commitment, action, terms)


def _commitment(commitment: Commitment, action: Action, terms: PlanTerms) -> Iterator[str]:
    subject, line = terms.commitments[commitment.key], terms.line
    yield line(subject, "rdf:type", node("pg:Commitment"))
    for role, predicate in _TEXT_FIELDS.items():
        printed = _printed(commitment, role)
        if printed:
            yield line(subject, predicate, text(printed))
    yield from terms.period(subject, commitment.period)
    place = _place(commitment, action)
    yield line(subject, "pg:charStart", whole(place.start))
    yield line(subject, "pg:charEnd", whole(place.end))
    yield line(subject, "pg:locator", text(place.locator))
    for role, value in commitment.fields:
        if value.text.strip():
            yield from _reading(subject, commitment.key, role, value, terms)


def _reading(
    commitment: NamedNode, key: str, role: str, value: FieldValue, terms: PlanTerms
) -> Iterator[str]:
    """The printed words of a field and why they were taken for it.

    They are kept for names and dates too: "TBC" for a lead tells more than no lead.
    """
    subject = NamedNode(
        identity.reading_iri(terms.key, key, role, value.start, value.end, terms.base)
    )
    line = terms.line
    yield line(commitment, "pg:reading", subject)
    yield line(subject, "rdf:type", node("pg:FieldReading"))
    yield line(subject, "pg:field", text(role))
    yield line(subject, "pg:rule", text(value.rule))
    yield line(subject, "pg:confidence", number(value.confidence))
    yield from terms.place(subject, value.start, value.end, value.locator)


def _printed(commitment: Commitment, role: str) -> str:
    """All that is printed for a column role; a cell that goes on in a further row is
    one text."""
    return " ".join(value.text.strip() for value in commitment.values(role) if value.text.strip())


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    locator: str


def _place(commitment: Commitment, action: Action) -> _Place:
    """Where a commitment's own cells stand; inherited ones stand in another row."""
    own = [
        value
        for _, value in commitment.fields
        if value.rule in _OWN_RULES and value.start < value.end
    ]
    if not own:
        return _Place(action.start, action.end, action.locator)
    first = min(own, key=lambda value: (value.start, value.end))
    return _Place(first.start, max(value.end for value in own), first.locator)


def _entity(entity: Entity, terms: PlanTerms) -> Iterator[str]:
    subject, line = terms.entity(entity.id), terms.line
    types = entity.types or (CLASSES[entity.kind],)
    yield line(subject, "rdf:type", node(types[0]))
    for compact in types[1:]:
        yield line(subject, "pg:alsoA", node(compact))
    label = text(entity.label)
    yield line(subject, "skos:prefLabel", label)
    yield from _labels(subject, "skos:altLabel", entity.aliases, {label}, terms)
    # SKOS keeps the three kinds of label apart: one spelling has one of them.
    given = {label, *(text(alias) for alias in entity.aliases)}
    yield from _labels(subject, "skos:hiddenLabel", entity.misspellings, given, terms)
    if entity.rank:
        yield line(subject, "pg:rank", text(entity.rank))
    if entity.generic:
        yield line(subject, "pg:generic", truth(True))
    if entity.status:
        yield line(subject, "pg:status", text(entity.status))
    yield line(subject, "pg:scope", text(entity.scope))
    if entity.registry_id:
        yield line(subject, "pg:registryId", text(entity.registry_id))
    for merge in entity.merges:
        reason = NamedNode(
            identity.merge_iri(terms.key, entity.id, merge.spelling, merge.reason, terms.base)
        )
        yield line(subject, "pg:merge", reason)
        yield line(reason, "rdf:type", node("pg:Merge"))
        yield line(reason, "pg:spelling", text(merge.spelling))
        yield line(reason, "pg:mergeReason", text(merge.reason))
        yield line(reason, "pg:score", number(merge.score))
        yield line(reason, "pg:confidence", number(merge.confidence))
        if merge.start is not None and merge.end is not None:
            yield from terms.place(reason, merge.start, merge.end, merge.locator or "")


def _labels(
    subject: NamedNode,
    predicate: str,
    spellings: Iterable[str],
    without: set[Literal],
    terms: PlanTerms,
) -> Iterator[str]:
    for spelling in spellings:
        label = text(spelling)
        if label.value and label not in without:
            yield terms.line(subject, predicate, label)


def _fault(fault: SourceFault, terms: PlanTerms) -> Iterator[str]:
    subject = NamedNode(
        identity.fault_iri(terms.key, fault.kind, fault.about, fault.start, fault.end, terms.base)
    )
    line = terms.line
    yield line(subject, "rdf:type", node("pg:SourceFault"))
    yield line(subject, "pg:about", terms.any(fault.about))
    yield line(subject, "dcterms:description", text(fault.description))
    yield line(subject, "pg:faultKind", text(fault.kind))
    yield from terms.place(subject, fault.start, fault.end, fault.locator)
