"""Who holds which post where, from tables of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extract.mentions import Candidate
from extract.namekinds import BODIES
from extract.relations.context import RelationContext, claim_over, row_words
from extract.relations.listed_items import ItemStanding, read_standing
from extract.relations.seat_words import seat_of
from graph.records import Cell, Claim, Entity, Kind, Row, plain

__all__ = ["people_table_claims"]

_BRACKETS = re.compile(r"\([^()]*\)")
_RULE = "row of a table of people"
_CHAIR = re.compile(
    r"\b(?P<vice>vice|deputy)?[ -]?chair(?:person|man|woman)?(?: of)?\b", re.IGNORECASE
)

_ONLY_CHAIR = re.compile(r"(?:Independent |Co-)?[Cc]hair(?:person|man|woman)?")


def people_table_claims(context: RelationContext) -> Iterator[Claim]:
    """Who holds which post where, from tables of names."""
    for segment in context.found:
        if segment.kind != "people":
            continue
        for row in segment.rows:
            cells = {role: cell for role, cell in reversed(row.cells) if role and plain(cell.text)}
            name, post, body = cells.get("name"), cells.get("post"), cells.get("lead_organisation")
            people = _named(name, context, (Kind.PERSON,))
            # "Member" and "Observer" tell a seat, not a post.
            posts = [] if _is_seat(post) else _named(post, context, (Kind.ROLE,))
            bodies = _named(body if body is not None else post, context, BODIES)
            standing = _standing(name, post)
            for claim in _row_claims(context, people, posts, bodies):
                claim = _in_row(claim, row.row)
                about_person = claim.predicate != "org:postIn"
                if not about_person:
                    yield claim
                elif standing.sureness > 0.0 and not standing.vacant:
                    sure = min(claim.confidence, 1.0 if standing.sureness == 1.0 else 0.5)
                    yield replace(
                        claim, confidence=sure, status=standing.status, period=standing.period
                    )


def _in_row(claim: Claim, row: Row) -> Claim:
    """A claim with the words of its row alone, where a cell goes over several rows."""
    start, end = row_words(row)
    inside = start <= claim.start and claim.end <= end
    return claim if inside else replace(claim, start=start, end=end)


def _row_claims(
    context: RelationContext,
    people: list[tuple[Candidate, str]],
    posts: list[tuple[Candidate, str]],
    bodies: list[tuple[Candidate, str]],
) -> Iterator[Claim]:
    for person in people:
        for at in posts:
            yield claim_over(person[1], "org:holds", at[1], person[0], at[0], _RULE)
        for at in bodies:
            yield claim_over(person[1], "org:memberOf", at[1], person[0], at[0], _RULE)
    for at in posts:
        for where in bodies[:1]:
            yield claim_over(at[1], "org:postIn", where[1], where[0], at[0], _RULE)
        chaired = _chaired(at[0].text, context.entities)
        if chaired is None and _ONLY_CHAIR.fullmatch(at[0].text):
            panels = [w for _, w in bodies if context.entities[w].kind is Kind.PANEL]
            chaired = panels[0] if len(panels) == 1 else None
        for person in people:
            if chaired is not None:
                yield claim_over(person[1], "pg:chairs", chaired, person[0], at[0], _RULE)


def _is_seat(post: Cell | None) -> bool:
    return post is not None and seat_of(post.text) in ("member", "none", "mark")


def _standing(*cells: Cell | None) -> ItemStanding:
    """How a person and a post stand by the words in brackets behind them and the first word
    ("Ann Lee (until May 2025)", "Former Head of Safety")."""
    standing = ItemStanding()
    for cell in cells:
        if cell is not None:
            first = plain(cell.text).partition(" ")[0]
            beside = " ".join((first, *_BRACKETS.findall(cell.text)))
            standing = standing.within(read_standing(beside))
    return standing


def _chaired(post: str, entities: Mapping[str, Entity]) -> str | None:
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
    context: RelationContext,
    kinds: tuple[Kind, ...],
) -> list[tuple[Candidate, str]]:
    return [
        (candidate, thing)
        for candidate in context.inside(cell)
        if candidate.kind in kinds and (thing := context.thing(candidate)) is not None
    ]
