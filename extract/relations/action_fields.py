"""The relations that the columns of an action table state."""

from __future__ import annotations

from collections.abc import Iterator

from extract.namekinds import BODIES
from extract.relations.action_products import writes
from extract.relations.action_wording import is_past_or_denied
from extract.relations.context import RelationContext, claim_of
from graph.records import Action, Claim, Kind

__all__ = ["field_claims", "own_words"]

_COLUMNS = {
    "lead": "leads",
    "lead_organisation": "lead organisations",
    "supporting": "supporting bodies",
}
_PREDICATES = {
    ("lead", Kind.PERSON): "pg:lead",
    ("lead", Kind.ROLE): "pg:lead",
    ("lead_organisation", Kind.PERSON): "pg:lead",
    ("lead_organisation", Kind.ROLE): "pg:lead",
    ("lead", Kind.ORGANISATION): "pg:leadOrganisation",
    ("lead", Kind.PANEL): "pg:leadOrganisation",
    ("lead_organisation", Kind.ORGANISATION): "pg:leadOrganisation",
    ("lead_organisation", Kind.PANEL): "pg:leadOrganisation",
    **{("supporting", kind): "pg:supportedBy" for kind in (*BODIES, Kind.PERSON)},
    ("document", Kind.DOCUMENT): "pg:document",
}


def field_claims(context: RelationContext) -> Iterator[Claim]:
    """Who leads and supports each action, what it follows from and what it uses."""
    for action in context.actions:
        yield from _of_action(action, context)


def _of_action(action: Action, context: RelationContext) -> Iterator[Claim]:
    """What an action's fields state, and what else is named in its own words."""
    for commitment in action.commitments:
        for role, value in commitment.fields:
            contexts = ("document",) if role == "document" else ("lead", "body", "prose")
            if role not in ("lead", "lead_organisation", "supporting", "document"):
                continue
            for candidate in context.inside(value):
                if candidate.context not in contexts:
                    continue
                predicate = _PREDICATES.get((role, candidate.kind))
                thing = context.thing(candidate)
                if predicate is None or thing is None:
                    continue
                if candidate.doubtful and role == "lead" and candidate.kind is not Kind.PERSON:
                    continue
                confidence = round(candidate.confidence * value.confidence, 3)
                rule = f"column of {_COLUMNS.get(role, role)}: {value.rule}"
                yield claim_of(commitment.key, predicate, thing, candidate, rule, confidence)
                if predicate == "pg:document" and not writes(action, context.entities[thing]):
                    yield claim_of(action.key, "pg:followsFrom", thing, candidate, rule, confidence)
    used = {Kind.PANEL, Kind.SERVICE}
    stated = own_words(action)
    for candidate in context.by_action.get(action.key, ()):
        thing = context.thing(candidate)
        if thing is None or candidate.kind not in used or candidate.context != "prose":
            continue
        if context.entities[thing].kind not in used:
            continue
        if is_past_or_denied(context.document.text, candidate):
            continue
        if any(start <= candidate.start and candidate.end <= end for start, end in stated):
            yield claim_of(
                action.key, "pg:uses", thing, candidate, "named in the action or its outcome",
                round(0.9 * candidate.confidence, 3),
            )  # fmt: skip


def own_words(action: Action) -> list[tuple[int, int]]:
    """The stretches of text that state an action and its outcomes, without other fields."""
    others = [
        (value.start, value.end)
        for commitment in action.commitments
        for role, value in commitment.fields
        if role != "outcome"
    ]
    outcomes = [
        (value.start, value.end)
        for commitment in action.commitments
        for value in commitment.values("outcome")
    ]
    stretches = list(outcomes)
    at = action.start
    for start, end in sorted(others):
        if start >= at and end <= action.end:
            stretches.append((at, start))
            at = end
    stretches.append((at, action.end))
    return stretches
