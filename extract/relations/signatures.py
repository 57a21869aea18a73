"""Who signs a plan: a name with posts and bodies on the lines below it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.relations.context import RelationContext, claim_at
from extract.relations.masked_text import Thing
from extract.relations.names import things_between
from extract.units import is_stack
from graph.records import Claim, Paragraph

__all__ = ["signature_claims"]

_RULE = "lines below a name"
_LONGEST = 6


def signature_claims(context: RelationContext) -> Iterator[Claim]:
    """The posts and the body of whoever stands alone on the first line of a few short ones."""
    for block in context.document.blocks:
        if not isinstance(block, Paragraph):
            continue
        printed = context.document.text[block.start : block.end]
        if not is_stack(printed):
            continue
        lines = list(_lines(context, block.start, printed))
        if not 2 <= len(lines) <= _LONGEST or any(line is None for line in lines):
            continue
        person, *others = (line for line in lines if line is not None)
        if person.kind == "person" and all(line.kind != "person" for line in others):
            yield from _claims(person, others, block)


def _lines(context: RelationContext, start: int, printed: str) -> Iterator[Thing | None]:
    """What each line is the name of, None for a line that is more than one name."""
    at = start
    for line in printed.split("\n"):
        if line.strip():
            things = things_between(context, at, at + len(line), areas=False)
            whole = len(things) == 1 and things[0].end - things[0].start >= 0.8 * len(line.strip())
            yield things[0] if whole else None
        at += len(line) + 1


def _claims(person: Thing, others: list[Thing], block: Paragraph) -> Iterator[Claim]:
    for other in others:
        predicate = {"role": "org:holds", "organisation": "org:memberOf"}.get(other.kind)
        if predicate is not None and not other.generic:
            stretch = (person.start, other.end)
            yield claim_at(person.id, predicate, other.id, stretch, block.locator, _RULE, 0.88)
