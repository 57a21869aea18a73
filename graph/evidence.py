"""Mentions and claims: where a thing is named, and why a relation is said to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph import identity
from graph.plan_terms import AREA_PREFIX, PlanTerms
from graph.records import Claim, Kind, Mention, Method, PlanRecords
from graph.terms import node, number, text, verbatim

__all__ = ["claim_lines", "mention_lines"]

# People and posts stand in an action's row as its leads, not as what it is about.
_NOT_MENTIONED = frozenset({Kind.PERSON, Kind.ROLE})
_ENDED = "ended"


def mention_lines(records: PlanRecords, terms: PlanTerms) -> Iterator[str]:
    """Every place where a thing is named, and `pg:mentions` for those in actions' rows.

    A cell that several actions share is one mention, part of each of them.
    """
    best: dict[NamedNode, Mention] = {}
    for mention in records.mentions:
        subject = _mention(mention, terms)
        kept = best.get(subject)
        if kept is None or _preference(mention) < _preference(kept):
            best[subject] = mention
        if mention.action is not None:
            action = terms.action(mention.action)
            yield terms.line(subject, "pg:inAction", action)
            if mention.kind not in _NOT_MENTIONED:
                yield terms.line(action, "pg:mentions", terms.entity(mention.entity))
    for subject, mention in best.items():
        sentence = terms.words(mention.sentence_start, mention.sentence_end)
        yield from _mention_node(
            subject,
            terms.entity(mention.entity),
            mention,
            sentence,
            mention.method,
            mention.confidence,
            terms,
        )


def claim_lines(records: PlanRecords, terms: PlanTerms) -> Iterator[str]:
    """Every relation, as a direct statement and as a claim with its evidence.

    A relation that the plan says has ended is a claim only: it holds no more. Where one
    place states a relation under two rules, the surer one is given.
    """
    standing: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in records.mentions:
        standing[mention.start, mention.end].append(mention)
    best: dict[NamedNode, Claim] = {}
    words: dict[NamedNode, Claim] = {}
    for claim in records.claims:
        subject = NamedNode(
            identity.claim_iri(
                terms.key,
                claim.subject,
                claim.predicate,
                claim.object,
                claim.start,
                claim.end,
                claim.status,
                claim.amount,
                terms.base,
            )
        )
        _keep(best, subject, claim)
    for subject, claim in best.items():
        at_place = standing[claim.start, claim.end]
        if at_place:
            chosen = min(at_place, key=lambda mention: _closeness(mention, claim))
            evidence = _mention(chosen, terms)
        else:
            evidence = NamedNode(
                identity.mention_iri(
                    terms.key, claim.start, claim.end, _named(claim, terms), terms.base
                )
            )
            _keep(words, evidence, claim)
        yield from _claim(subject, claim, evidence, terms)
    for subject, claim in words.items():
        thing = terms.any(_named(claim, terms))
        quote = terms.words(claim.start, claim.end)
        yield from _mention_node(
            subject, thing, claim, quote, Method.PATTERN, claim.confidence, terms
        )


def _keep(best: dict[NamedNode, Claim], subject: NamedNode, claim: Claim) -> None:
    """Keep the surer of two claims, whatever their order."""
    kept = best.get(subject)
    if kept is None or (-claim.confidence, claim.rule) < (-kept.confidence, kept.rule):
        best[subject] = claim


def _named(claim: Claim, terms: PlanTerms) -> str:
    """The side of a claim that the words stating it are a mention of."""
    if terms.is_entity(claim.object) or not terms.is_entity(claim.subject):
        return claim.object
    return claim.subject


def _claim(
    subject: NamedNode, claim: Claim, evidence: NamedNode, terms: PlanTerms
) -> Iterator[str]:
    left = terms.any(claim.subject, claim.predicate)
    right = terms.any(claim.object)
    line = terms.line
    for reference in (claim.subject, claim.object):
        if reference.startswith(AREA_PREFIX):
            yield from terms.referred_area(reference)
    if claim.status != _ENDED:
        yield line(left, claim.predicate, right)
    yield line(subject, "rdf:type", node("pg:Claim"))
    yield line(subject, "rdf:subject", left)
    yield line(subject, "rdf:predicate", node(claim.predicate))
    yield line(subject, "rdf:object", right)
    yield line(subject, "pg:evidence", evidence)
    yield line(subject, "pg:confidence", number(claim.confidence))
    yield line(subject, "pg:rule", text(claim.rule))
    if claim.status is not None:
        yield line(subject, "pg:status", text(claim.status))
    if claim.amount is not None:
        yield line(subject, "pg:amount", text(claim.amount))
    yield from terms.period(subject, claim.period)


def _mention_node(
    subject: NamedNode,
    thing: NamedNode,
    place: Mention | Claim,
    sentence: str,
    method: Method,
    confidence: float,
    terms: PlanTerms,
) -> Iterator[str]:
    line = terms.line
    yield line(subject, "rdf:type", node("pg:Mention"))
    yield line(subject, "pg:of", thing)
    yield line(subject, "pg:sentence", verbatim(sentence))
    yield line(subject, "pg:method", text(method.value))
    yield line(subject, "pg:confidence", number(confidence))
    yield from terms.place(subject, place.start, place.end, place.locator)


def _mention(mention: Mention, terms: PlanTerms) -> NamedNode:
    return NamedNode(
        identity.mention_iri(terms.key, mention.start, mention.end, mention.entity, terms.base)
    )


def _preference(mention: Mention) -> tuple[float, str, str, int, int]:
    """Smallest for the surest reading of a place, with ties broken for good."""
    return (
        -mention.confidence,
        mention.method.value,
        mention.locator,
        mention.sentence_start,
        mention.sentence_end,
    )


def _closeness(mention: Mention, claim: Claim) -> tuple[bool, bool, str]:
    """Smallest for the mention that names what the claim is about."""
    return (mention.entity != claim.object, mention.entity != claim.subject, mention.entity)
