"""Who sits on which panel, from a list in brackets or words such as "including" behind its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.listed_items import ItemStanding, outermost, read_standing
from extract.relations.panel_headings import membership_words
from extract.relations.stated_fields import main_thing
from graph.records import Claim, Kind, plain

__all__ = ["bracketed_member_claims"]

_RULE = "members in brackets behind the panel"
_INCLUDING_RULE = "members named behind the panel"
_BRACKET = re.compile(r",?\s*\((?P<list>[^()]{3,300}(?:\([^()]{1,40}\)[^()]{0,100}){0,8})\)")
_SHORT_FORM = re.compile(r"\s*\([A-Z][A-Za-z&]{1,8}\)")
_PART = re.compile(r"[^,;/]+")
_LEAST_LISTED = 3
_SURENESS = {_RULE: 0.85, _INCLUDING_RULE: 0.75}
_BODIES = (Kind.ORGANISATION, Kind.PANEL)


def bracketed_member_claims(context: RelationContext) -> Iterator[Claim]:
    """The members of panels in brackets behind their names, where all that stands there are
    bodies, and of those that begin a sentence and "include" bodies."""
    text = context.document.text
    for panel in outermost(context.named(0, len(text), (Kind.PANEL,))):
        if panel.entity.kind is not Kind.PANEL:
            continue
        short = _SHORT_FORM.match(text, panel.end)
        end = short.end() if short is not None else panel.end
        bracket = _BRACKET.match(text, end)
        if bracket is not None:
            bodies = _bodies(context, panel, bracket.start("list"), bracket.end("list"))
            stretch = (panel.start, bracket.end())
            if len(bodies) >= 2:
                yield from _claims(context, panel, bodies, stretch, _RULE)
        else:
            yield from _included(context, panel, end)


def _included(context: RelationContext, panel: Named, end: int) -> Iterator[Claim]:
    """The bodies that a panel includes, where its name begins the sentence and no other
    body stands before them."""
    text = context.document.text
    found = _including().match(text, end, panel.candidate.sentence_end)
    before = plain(text[panel.candidate.sentence_start : panel.start])
    if found is None or before not in membership_words().openings:
        return
    # "the Panel and its partners, including ..." lists the partners.
    if context.named(end, found.end("between")) or _OTHERS.search(found["between"]):
        return
    bodies = _bodies(context, panel, found.start("list"), found.end("list"))
    if len(bodies) >= _LEAST_LISTED:
        yield from _claims(context, panel, bodies, (panel.start, bodies[-1].end), _INCLUDING_RULE)


@cache
def _including() -> re.Pattern[str]:
    """What stands between a panel's name and its members, and their list."""
    words = "|".join(re.escape(word) for word in membership_words().connectors)
    return re.compile(
        rf"(?P<between>[^.:;()]{{0,120}}?),? (?:{words}):? (?P<list>[^.:;()]{{5,300}})"
    )


def _claims(
    context: RelationContext,
    panel: Named,
    bodies: list[Named],
    stretch: tuple[int, int],
    rule: str,
) -> Iterator[Claim]:
    before = plain(context.document.text[panel.candidate.sentence_start : panel.start])
    founded = membership_words().founding.search(before)
    for body in bodies:
        claim = claim_at(
            body.id, "org:memberOf", panel.id, stretch, panel.candidate.locator, rule,
            _SURENESS[rule],
        )  # fmt: skip
        yield replace(claim, status="planned" if founded is not None else None)


def _bodies(context: RelationContext, panel: Named, start: int, end: int) -> list[Named]:
    """The bodies of a list, none where it names anything else or says that one is in doubt."""
    text = context.document.text
    found: list[Named] = []
    if read_standing(_outside(context, start, end)) != ItemStanding():
        return []
    for part in _PART.finditer(text, start, end):
        for piece in _pieces(context, part.start(), part.end()):
            body = main_thing(context, *piece)
            if body is None or body.entity.kind not in _BODIES or body.id == panel.id:
                return []
            found.append(body)
    return found


def _pieces(context: RelationContext, start: int, end: int) -> list[tuple[int, int]]:
    """A part of a list, cut at an "and" that stands outside names."""
    text = context.document.text
    names = [(name.start, name.end) for name in context.named(start, end)]
    pieces: list[tuple[int, int]] = []
    at = start
    for match in re.finditer(r"\band\b|&", text[start:end]):
        begin, finish = start + match.start(), start + match.end()
        if any(first <= begin and finish <= last for first, last in names):
            continue
        pieces.append((at, begin))
        at = finish
    pieces.append((at, end))
    return [piece for piece in pieces if text[slice(*piece)].strip()]


def _outside(context: RelationContext, start: int, end: int) -> str:
    text = context.document.text[start:end]
    for name in context.named(start, end):
        text = text[: name.start - start] + " " * (name.end - name.start) + text[name.end - start :]
    return text


_OTHERS = re.compile(
    r"\b(?:partners?|agenc(?:y|ies)|services?|organisations?|schools?|bodies|teams?|groups?|and|"
    r"areas?|places?)\b",
    re.IGNORECASE,
)
