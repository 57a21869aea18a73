"""The relations that tables and names state by their structure, each with its words."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator

from extract.known_names import KnownNames
from extract.mentions import Candidate
from extract.namekinds import head_kind
from extract.resolve import Resolved, council_id
from extract.tables import Segment
from graph.records import Action, Cell, Claim, Entity, FieldValue, Kind, plain

__all__ = ["claims_of"]

_BODIES = (Kind.ORGANISATION, Kind.PANEL, Kind.SERVICE)
_CHAIR = re.compile(
    r"\b(?P<vice>vice|deputy)?[ -]?chair(?:person|man|woman)?(?: of)?\b", re.IGNORECASE
)
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
    **{("supporting", kind): "pg:supportedBy" for kind in (*_BODIES, Kind.PERSON)},
    ("document", Kind.DOCUMENT): "pg:document",
}


def claims_of(
    actions: tuple[Action, ...],
    candidates: tuple[Candidate, ...],
    found: tuple[Segment, ...],
    resolved: Resolved,
    known: KnownNames,
) -> tuple[Claim, ...]:
    """All claims, each once, in reading order; so must the candidates be."""
    by_action: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for key in candidate.actions:
            by_action[key].append(candidate)
    claims: list[Claim] = []
    for action in actions:
        claims.extend(_of_action(action, candidates, by_action[action.key], resolved))
    entities = {entity.id: entity for entity in resolved.entities}
    claims.extend(_of_people_tables(found, candidates, resolved, entities))
    claims.extend(_of_names(candidates, resolved, entities, known))
    unique: dict[tuple[str, str, str], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.subject, c.predicate, c.object)):
        kept = unique.get((claim.subject, claim.predicate, claim.object))
        if kept is None or claim.confidence > kept.confidence:
            unique[(claim.subject, claim.predicate, claim.object)] = claim
    return tuple(
        sorted(unique.values(), key=lambda c: (c.start, c.end, c.subject, c.predicate, c.object))
    )


def _inside(
    place: FieldValue | Cell | None, candidates: tuple[Candidate, ...]
) -> Iterator[Candidate]:
    """The candidates within a value or cell; they are sorted by where they begin."""
    if place is None:
        return
    first = bisect.bisect_left(candidates, place.start, key=lambda c: c.start)
    for at in range(first, len(candidates)):
        candidate = candidates[at]
        if candidate.start >= place.end:
            break
        if candidate.end <= place.end:
            yield candidate


def _of_action(
    action: Action,
    candidates: tuple[Candidate, ...],
    named: list[Candidate],
    resolved: Resolved,
) -> Iterator[Claim]:
    """What an action's fields state, and what else is `named` in its own words."""
    for commitment in action.commitments:
        for role, value in commitment.fields:
            contexts = ("document",) if role == "document" else ("lead", "body", "prose")
            if role not in ("lead", "lead_organisation", "supporting", "document"):
                continue
            for candidate in _inside(value, candidates):
                if candidate.context not in contexts:
                    continue
                predicate = _PREDICATES.get((role, candidate.kind))
                thing = resolved.owner.get(candidate)
                if predicate is None or thing is None:
                    continue
                if candidate.doubtful and role == "lead" and candidate.kind is not Kind.PERSON:
                    continue
                confidence = round(candidate.confidence * value.confidence, 3)
                rule = f"column of {_COLUMNS.get(role, role)}: {value.rule}"
                yield _claim(commitment.key, predicate, thing, candidate, rule, confidence)
                if predicate == "pg:document":
                    yield _claim(action.key, "pg:followsFrom", thing, candidate, rule, confidence)
    used = {Kind.PANEL, Kind.SERVICE}
    stated = _own_words(action)
    for candidate in named:
        thing = resolved.owner.get(candidate)
        if thing is None or candidate.kind not in used or candidate.context != "prose":
            continue
        if any(start <= candidate.start and candidate.end <= end for start, end in stated):
            yield _claim(
                action.key, "pg:uses", thing, candidate, "named in the action or its outcome",
                round(0.9 * candidate.confidence, 3),
            )  # fmt: skip


def _own_words(action: Action) -> list[tuple[int, int]]:
    """The stretches that state an action and its outcomes, without other fields."""
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


def _of_people_tables(
    found: tuple[Segment, ...],
    candidates: tuple[Candidate, ...],
    resolved: Resolved,
    entities: dict[str, Entity],
) -> Iterator[Claim]:
    """Who holds which post where, from tables of names."""
    for segment in found:
        if segment.kind != "people":
            continue
        for row in segment.rows:
            cells = {role: cell for role, cell in reversed(row.cells) if role and plain(cell.text)}
            name, post, body = cells.get("name"), cells.get("post"), cells.get("lead_organisation")
            people = _named(name, candidates, resolved, (Kind.PERSON,))
            posts = _named(post, candidates, resolved, (Kind.ROLE,))
            bodies = _named(body if body is not None else post, candidates, resolved, _BODIES)
            rule = "row of a table of people"
            for person in people:
                for at in posts:
                    yield _span(person[1], "org:holds", at[1], person[0], at[0], rule)
                for at in bodies:
                    yield _span(person[1], "org:memberOf", at[1], person[0], at[0], rule)
            for at in posts:
                for where in bodies[:1]:
                    yield _span(at[1], "org:postIn", where[1], where[0], at[0], rule)
                chaired = _chaired(at[0].text, entities)
                for person in people:
                    if chaired is not None:
                        yield _span(person[1], "pg:chairs", chaired, person[0], at[0], rule)


def _chaired(post: str, entities: dict[str, Entity]) -> str | None:
    """The panel whose chair a post is ("Interim Chair Adults' Safeguarding Board")."""
    match = _CHAIR.search(post)
    if match is None or match["vice"]:
        return None
    words = _bag(post[match.end() :] or post[: match.start()])
    if not words:
        return None
    matches = [
        entity.id
        for entity in entities.values()
        if entity.kind is Kind.PANEL
        and any(_bag(name) == words for name in (entity.label, *entity.aliases))
    ]
    return matches[0] if len(matches) == 1 else None


def _bag(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.lower().replace("'", "").replace("’", ""))
    return frozenset(words) - {"the", "of", "and", "interim", "acting", "local"}


def _named(
    cell: Cell | None,
    candidates: tuple[Candidate, ...],
    resolved: Resolved,
    kinds: tuple[Kind, ...],
) -> list[tuple[Candidate, str]]:
    return [
        (candidate, resolved.owner[candidate])
        for candidate in _inside(cell, candidates)
        if candidate.kind in kinds and candidate in resolved.owner
    ]


def _of_names(
    candidates: tuple[Candidate, ...],
    resolved: Resolved,
    entities: dict[str, Entity],
    known: KnownNames,
) -> Iterator[Claim]:
    """Which team is part of which body, where the name itself says so."""
    place = known.setting.place
    council = council_id(place) if place is not None else None
    council = council if council in entities else None
    by_name = {
        name: entity.id
        for entity in entities.values()
        if entity.kind in _BODIES
        for name in (entity.label, *entity.aliases)
    }
    for candidate in candidates:
        thing = resolved.owner.get(candidate)
        if thing is None or candidate.kind not in _BODIES:
            continue
        if candidate.within is not None and candidate.kind is Kind.ORGANISATION:
            outer = by_name.get(candidate.within)
            if outer is not None and outer != thing:
                yield _claim(thing, "org:unitOf", outer, candidate, "in brackets behind it", 0.8)
        entity = entities[thing]
        if entity.kind is not Kind.ORGANISATION or entity.scope == "national":
            continue
        rest = known.without_prefix(candidate.text)
        if rest is None or not rest or head_kind(rest) is Kind.SERVICE:
            continue
        prefix = plain(candidate.text[: -len(rest)]).strip(" -'’s")
        parent = council if prefix in known.setting.council_names else by_name.get(prefix)
        if parent is not None and parent != thing and entities[parent].kind is Kind.ORGANISATION:
            yield _claim(
                thing, "org:unitOf", parent, candidate, "the name begins with the body's", 0.85
            )


def _claim(
    subject: str, predicate: str, thing: str, candidate: Candidate, rule: str, confidence: float
) -> Claim:
    return Claim(
        subject,
        predicate,
        thing,
        candidate.start,
        candidate.end,
        candidate.locator,
        rule,
        confidence,
    )


def _span(
    subject: str, predicate: str, thing: str, one: Candidate, other: Candidate, rule: str
) -> Claim:
    return Claim(
        subject, predicate, thing, min(one.start, other.start), max(one.end, other.end),
        one.locator, rule, 0.95,
    )  # fmt: skip
