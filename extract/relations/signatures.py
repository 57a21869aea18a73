"""Who signs a plan: a name with posts and bodies on the lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.relations.context import RelationContext, claim_at
from extract.relations.masked_text import Thing
from extract.relations.names import things_between
from extract.units import lines_of
from graph.records import Claim, Paragraph

__all__ = ["signature_claims"]

_RULE = "lines below a name"
_LONGEST = 6
_LONGEST_LINE = 120
_MARK = re.compile(r"\s?[,;|–-]\s(?:the\s)?")


def signature_claims(context: RelationContext) -> Iterator[Claim]:
    """The posts and the body of whoever stands alone on the first line of a few short ones."""
    for block in context.document.blocks:
        if not isinstance(block, Paragraph):
            continue
        printed = context.document.text[block.start : block.end]
        if not _is_stack(printed):
            continue
        lines = list(_named_by_lines(context, block))
        if not 2 <= len(lines) <= _LONGEST or any(line is None for line in lines):
            continue
        first, *below = (line for line in lines if line is not None)
        person, *beside = first
        others = [*beside, *(thing for line in below for thing in line)]
        if person.kind == "person" and all(thing.kind != "person" for thing in others):
            yield from _claims(person, others, block)


def _is_stack(printed: str) -> bool:
    """Whether a paragraph is lines that each begin large and end without a mark."""
    lines = [line.strip() for line in printed.split("\n") if line.strip()]
    return len(lines) > 1 and all(
        line[0].isupper() and not line.endswith((".", ",", ";")) and len(line) <= _LONGEST_LINE
        for line in lines
    )


def _named_by_lines(
    context: RelationContext, block: Paragraph
) -> Iterator[tuple[Thing, ...] | None]:
    """What each line names, with nothing but commas between, None for any other line."""
    for start, end in lines_of(context.document.text, block.start, block.end):
        things = things_between(context, start, end, areas=False)
        covered = sum(thing.end - thing.start for thing in things)
        between = (context.text[a.end : b.start] for a, b in pairwise(things))
        printed = context.document.text[start:end].strip()
        whole = covered >= 0.8 * len(printed) and all(_MARK.fullmatch(words) for words in between)
        yield things if things and whole else None


def _claims(person: Thing, others: list[Thing], block: Paragraph) -> Iterator[Claim]:
    for other in others:
        predicate = {"role": "org:holds", "organisation": "org:memberOf"}.get(other.kind)
        if predicate is not None and not other.generic:
            stretch = (person.start, other.end)
            yield claim_at(person.id, predicate, other.id, stretch, block.locator, _RULE, 0.88)
