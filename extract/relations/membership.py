"""Who sits on which panel, from lists of its members.

A heading, the last words of a paragraph before its colon, or a list item says whose members
follow; list items, lines, a list in the same sentence or a table give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.relations.action_spans import ActionSpans
from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.listed_items import Item, ItemStanding, items_in, read_standing
from extract.relations.member_tables import member_table_claims
from extract.relations.panel_headings import (
    members_follow,
    membership_words,
    panel_of_members,
    partnership_of_members,
)
from extract.relations.panel_seats import Seats, listed_chair_claims, seat_claims, words_outside
from extract.relations.seat_columns import has_seat_columns
from extract.relations.seat_marks import has_no_seat
from extract.relations.stated_fields import main_thing
from graph.records import Block, Claim, Heading, Kind, ListItem, Paragraph, Table, plain

__all__ = ["membership_claims"]

_LEAST_NAMED = 0.5
_BODIES = (Kind.ORGANISATION, Kind.PANEL)
_BODY_RULE = "people behind their body"
_COLON = re.compile(r"[\s*_]{0,4}(?:\([^()]{1,20}\)[\s*_]{0,4})?[:–—][\s*_]")
_NUMBER = re.compile(r"[A-Z]?\d+(?:\.\d+)+\.?|[A-Z]\d+\.?")
_FOLLOWS = re.compile(
    r"[^.:!?\n]{3,200}\b(?:following|below|as follows|these|this table)\s*\.(?=\s)"
)
_LEAD_IN = re.compile(r"[^.:!?\n]{3,200}:\s*")


def membership_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all lists of members."""
    spans = ActionSpans(context.actions)
    panels: list[tuple[int, Named | None]] = []
    seats: Seats | None = None
    begun = False
    for block in context.document.blocks:
        if isinstance(block, Heading):
            while panels and panels[-1][0] >= block.level:
                panels.pop()
            seats, begun = _heading_seats(context, block, panels), False
            panels.append((block.level, main_thing(context, *_bare(context, block))))
            continue
        if isinstance(block, Paragraph) or _is_numbered(block):
            led = _lead_in(context, block, panels)
            if led is not None:
                seats, rest = led
                begun = False
                if context.document.text[rest : block.end].strip():
                    yield from _members(context, seats, rest, block.end)
                    seats = None
                continue
        if seats is None or spans.touch(block.start, block.end):
            continue
        found: list[Claim] = []
        if isinstance(block, ListItem):
            found = list(_members(context, seats, block.start, block.end, whole=True))
            begun = True
        elif isinstance(block, Table):
            # Columns of seats say themselves who sits where.
            if not has_seat_columns(context, block):
                yield from member_table_claims(context, seats, block)
            seats = None
        elif isinstance(block, Paragraph):
            found = list(_paragraph(context, seats, block))
            # Words between the heading and its list may explain it; behind it they end it.
            if not found and (begun or block.text.rstrip().endswith(":")):
                seats = None
            begun = begun or bool(found)
        yield from found


def _is_numbered(block: Block) -> bool:
    """Whether a list item is a paragraph with a number of its own ("1.6 The Board ...")."""
    return isinstance(block, ListItem) and _NUMBER.fullmatch(block.marker) is not None


def _bare(context: RelationContext, block: Block) -> tuple[int, int]:
    text = context.document.text[block.start : block.end]
    match = re.match(r"[\s#*_]*(?:\d+(?:\.\d+)*[.)]?|[A-Za-z][.)])?\s*(?:[Tt]he )?", text)
    return block.start + (match.end() if match else 0), block.start + len(text.rstrip(" :*_#"))


def _heading_seats(
    context: RelationContext, block: Heading, panels: Sequence[tuple[int, Named | None]]
) -> Seats | None:
    panel = panel_of_members(context, block.start, block.end)
    if panel is None and members_follow(block.text):
        above = panels[-1][1] if panels else None
        panel = above if above is not None and above.entity.kind is Kind.PANEL else None
    partnership = partnership_of_members(context, block.text) if panel is None else None
    if partnership is not None:
        return Seats(partnership, block.start, block.end, ItemStanding())
    return _seats(context, panel, block.start, block.end)


def _seats(context: RelationContext, panel: Named | None, start: int, end: int) -> Seats | None:
    if panel is None or panel.entity.generic:
        return None
    text = context.document.text
    standing = read_standing(
        (text[start : panel.start] + " " + text[max(panel.end, start) : end]).replace("?", "")
    )
    # The panel may be named in the heading above, and the words must hold its name.
    begins = min(start, panel.start)
    return Seats(panel, begins, end, standing) if standing.sureness else None


def _lead_in(
    context: RelationContext, block: Block, panels: Sequence[tuple[int, Named | None]]
) -> tuple[Seats, int] | None:
    """The panel whose members a paragraph leads into, and where they begin."""
    text = context.document.text[block.start : block.end]
    if ":" not in text and len(text.split()) <= 12:
        panel = panel_of_members(context, block.start, block.end)
        if panel is None and members_follow(text):
            panel = _spoken_of(context, block.start, block.start, panels[-1][1] if panels else None)
        seats = _seats(context, panel, block.start, block.end)
        return (seats, block.end) if seats is not None else None
    for match in _LEAD_IN.finditer(text) if ":" in text else ():
        left = len(match[0]) - len(match[0].lstrip())
        start, end = block.start + match.start() + left, block.start + match.end()
        panel = panel_of_members(context, start, end)
        if panel is None and members_follow(match[0]):
            panel = _spoken_of(context, block.start, start, panels[-1][1] if panels else None)
        seats = _seats(context, panel, start, end)
        if seats is not None:
            return seats, end
    # "The Board is made up of the following. Those marked * have no vote."
    sentence = _FOLLOWS.match(text) if ":" not in text else None
    if sentence is not None:
        start, end = block.start, block.start + sentence.end()
        seats = _seats(context, panel_of_members(context, start, end), start, end)
        if seats is not None:
            return seats, block.end
    return None


def _spoken_of(context: RelationContext, start: int, end: int, above: Named | None) -> Named | None:
    """The panel that a paragraph speaks of before words that name none: the one panel that
    it has named, or that of the heading above where it has named none or that one first."""
    heading = above if above is not None and above.entity.kind is Kind.PANEL else None
    named = [
        name for name in context.named(start, end, (Kind.PANEL,)) if name.entity.kind is Kind.PANEL
    ]
    if not named:
        return heading
    if len({name.id for name in named}) == 1:
        return named[0]
    return heading if heading is not None and named[0].id == heading.id else None


def _paragraph(context: RelationContext, seats: Seats, block: Paragraph) -> Iterator[Claim]:
    """A paragraph below a heading, line by line, where its lines are names."""
    text = context.document.text[block.start : block.end]
    at = block.start
    for line in text.split("\n"):
        if line.strip():
            yield from _members(context, seats, at, at + len(line), whole=True)
        at += len(line) + 1


def _members(
    context: RelationContext, seats: Seats, start: int, end: int, *, whole: bool = False
) -> Iterator[Claim]:
    """The members named between two offsets; `whole` where they are one item of a list."""
    text = context.document.text
    if not whole:
        # The list ends with its sentence.
        stop = re.search(r"[.!?](?:\s+[A-Z]|\s*$)", text[start:end])
        end = (
            start + stop.start()
            if stop is not None and not _in_name(context, start + stop.start())
            else end
        )
    items = items_in(context, start, end)
    if whole and (not _is_named(context, start, end, items) or has_no_seat(context, start, end)):
        return
    if whole:
        standing = read_standing(words_outside(context, start, end)).within(seats.standing)
        beside = any(item.of(Kind.PERSON) for item in items)
        for item in items:
            yield from seat_claims(
                context, seats, item, item.standing.within(standing), beside=beside
            )
        yield from listed_chair_claims(context, seats, items, standing)
        yield from _of_the_body(context, items, standing)
        return
    for item in items:
        if _is_named(context, item.start, item.end, (item,)):
            standing = item.standing.within(seats.standing)
            yield from seat_claims(context, seats, item, standing)
            yield from listed_chair_claims(context, seats, (item,), standing)


def _of_the_body(
    context: RelationContext, items: Sequence[Item], standing: ItemStanding
) -> Iterator[Claim]:
    """That the people behind a body's colon are of it ("Kent Police: Ann Lee; Ian Reed")."""
    first = next((name for item in items for name in item.named), None)
    if first is None or first.entity.kind is not Kind.ORGANISATION or standing.sureness < 1.0:
        return
    text = context.document.text
    if _COLON.match(text, first.end) is None:
        return
    for item in items:
        # A body behind a person's name is that person's own.
        others = [n for n in item.named if n.entity.kind in _BODIES and n.id != first.id]
        people = item.of(Kind.PERSON)
        if len(people) != 1 or others or item.standing.sureness < 1.0:
            continue
        person = people[0]
        claim = claim_at(
            person.id, "org:memberOf", first.id, (first.start, person.end),
            person.candidate.locator, _BODY_RULE, 0.8,
        )  # fmt: skip
        own = item.standing.within(standing)
        yield replace(claim, status=own.status, period=own.period)


def _in_name(context: RelationContext, at: int) -> bool:
    return any(name.start <= at < name.end for name in context.named(max(0, at - 100), at + 100))


def _is_named(context: RelationContext, start: int, end: int, items: Sequence[Item]) -> bool:
    """Whether a stretch is a member's name with little beside it: it begins with one, and a
    mark follows or it makes up half of the words."""
    text = context.document.text[start:end]
    names = sorted((name.start, name.end) for item in items for name in item.named)
    if not names:
        return False
    left = len(text) - len(text.lstrip(" \t*_-–•"))
    before = membership_words().before.match(text, left)
    begins = start + (before.end() if before else left)
    if names[0][0] > begins and names[0][0] - start != left:
        role = [n for n in context.named(start, names[0][0]) if n.kind is Kind.ROLE]
        if not (role and role[0].start - start == left):
            return False
    covered = sum(finish - begin for begin, finish in names)
    outside = len(plain(re.sub(r"\([^()]*\)", "", text)))
    return covered >= _LEAST_NAMED * outside or text[names[0][1] - start :].lstrip()[:1] in (
        *",;:(–-",
        "",
    )
