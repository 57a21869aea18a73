"""The records of a plan with some of its words replaced, all offsets moved along.

What stands at offsets is edited there; what is only derived from the text (an action's text,
a title, the description of a fault) is given to a function that replaces the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from graph.document import Block, Cell, Document, Row, Table
from graph.edits import Edits
from graph.identity import free_id, slug
from graph.records import (
    Action,
    Claim,
    Commitment,
    Entity,
    FieldValue,
    Judged,
    Mention,
    Merge,
    Period,
    PlanRecords,
    SourceFault,
)

__all__ = ["Changes", "rewritten"]

_MISSPELT = "misspelt name"
_HASH = re.compile(r" [0-9a-f]{10}$")


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be changed of a plan: `edits` of its text, `things` that take the place of
    others, by the ids of those, and `words`, which replaces the same words elsewhere; told so
    by its second argument, only those that nothing else is called by."""

    edits: Edits
    things: Mapping[str, Entity]
    words: Callable[[str, bool], str]

    def say(self, text: str) -> str:
        """A text that stands at no offsets."""
        return self.words(text, False)

    def name(self, text: str) -> str:
        """What a thing is called, of which only whole names are taken out."""
        return self.words(text, True)


def rewritten(records: PlanRecords, changes: Changes) -> PlanRecords:
    """The records with these changes made; ids that were made of replaced words are made
    anew. What a plan says of a thing and itself once two are one is left out."""
    ids = _ids(records, changes)

    def now(reference: str) -> str:
        return ids.get(reference, reference)

    claims = (_claim(claim, changes, now) for claim in records.claims)
    faults = (fault for fault in records.faults if not _tells_a_name(fault, changes))
    return replace(
        records,
        document=_document(records.document, changes),
        title=changes.say(records.title),
        actions=tuple(_action(action, changes, now) for action in records.actions),
        entities=tuple(
            sorted((_entity(e, changes, now) for e in records.entities), key=lambda e: e.id)
        ),
        mentions=tuple(
            sorted((_mention(each, changes, now) for each in records.mentions), key=_place)
        ),
        claims=tuple(claim for claim in claims if claim.subject != claim.object),
        faults=tuple(_fault(fault, changes, now) for fault in faults),
        partnership=None if records.partnership is None else now(records.partnership),
        warnings=tuple(changes.say(warning) for warning in records.warnings),
        judgements=tuple(_judged(judged, changes, now) for judged in records.judgements),
    )


def _place(mention: Mention) -> tuple[int, int, str, str]:
    return (mention.start, mention.end, mention.entity, mention.action or "")


def _ids(records: PlanRecords, changes: Changes) -> dict[str, str]:
    """The new ids and keys of what is called otherwise now."""
    ids = {old: thing.id for old, thing in changes.things.items()}
    taken = {entity.id for entity in records.entities if entity.id not in ids} | {*ids.values()}
    for entity in records.entities:
        if entity.id in ids or entity.registry_id is not None:
            continue
        label = changes.name(entity.label)
        if label != entity.label:
            taken.discard(entity.id)
            ids[entity.id] = free_id(f"{entity.id.rpartition('/')[0]}/{slug(label)}", taken)
    keys = {action.key for action in records.actions}
    keys |= {part.key for action in records.actions for part in action.commitments}
    replaced = {key: new for key in sorted(keys) if (new := _key(key, changes)) != key}
    others = keys - replaced.keys()
    return ids | {key: free_id(new, others) for key, new in replaced.items()}


def _key(key: str, changes: Changes) -> str:
    """A key without the words that are replaced; keys are made of slugs."""
    return "/".join(_slug(part, changes) for part in key.split("/"))


def _slug(part: str, changes: Changes) -> str:
    words = part.replace("-", " ")
    said = changes.say(words)
    # A hash at its end is one of the very words that are to go.
    return part if said == words else slug(_HASH.sub("", said))


# --- the document ----------------------------------------------------------------


def _document(document: Document, changes: Changes) -> Document:
    return replace(
        document,
        text=changes.edits.apply(document.text),
        blocks=tuple(_block(block, changes) for block in document.blocks),
        notes=tuple(changes.say(note) for note in document.notes),
    )


def _block(block: Block, changes: Changes) -> Block:
    start, end = _span(block.start, block.end, changes)
    locator = changes.say(block.locator)
    if isinstance(block, Table):
        rows = tuple(_row(row, changes) for row in block.rows)
        return replace(block, rows=rows, start=start, end=end, locator=locator)
    text = changes.edits.apply(block.text, block.start)
    return replace(block, text=text, start=start, end=end, locator=locator)


def _row(row: Row, changes: Changes) -> Row:
    start, end = _span(row.start, row.end, changes)
    cells = tuple(_cell(cell, changes) for cell in row.cells)
    return replace(row, cells=cells, start=start, end=end, locator=changes.say(row.locator))


def _cell(cell: Cell, changes: Changes) -> Cell:
    start, end = _span(cell.start, cell.end, changes)
    text = changes.edits.apply(cell.text, cell.start)
    return replace(cell, text=text, start=start, end=end, locator=changes.say(cell.locator))


def _span(start: int, end: int, changes: Changes) -> tuple[int, int]:
    first = changes.edits.start(start)
    return first, first if start == end else changes.edits.end(end)


# --- what was read from it -------------------------------------------------------


def _action(action: Action, changes: Changes, now: Callable[[str], str]) -> Action:
    start, end = _span(action.start, action.end, changes)
    return replace(
        action,
        key=now(action.key),
        text=changes.say(action.text),
        start=start,
        end=end,
        locator=changes.say(action.locator),
        theme=None if action.theme is None else changes.say(action.theme),
        commitments=tuple(_commitment(part, changes, now) for part in action.commitments),
    )


def _commitment(part: Commitment, changes: Changes, now: Callable[[str], str]) -> Commitment:
    return replace(
        part,
        key=now(part.key),
        fields=tuple((role, _value(value, changes)) for role, value in part.fields),
        period=_period(part.period, changes),
    )


def _value(value: FieldValue, changes: Changes) -> FieldValue:
    start, end = _span(value.start, value.end, changes)
    text = changes.edits.apply(value.text, value.start)
    return replace(value, text=text, start=start, end=end, locator=changes.say(value.locator))


def _period(period: Period, changes: Changes) -> Period:
    return replace(
        period,
        start_note=None if period.start_note is None else changes.say(period.start_note),
        end_note=None if period.end_note is None else changes.say(period.end_note),
    )


def _entity(entity: Entity, changes: Changes, now: Callable[[str], str]) -> Entity:
    if entity.id in changes.things:
        return changes.things[entity.id]
    label = changes.name(entity.label)
    aliases = {changes.name(alias) for alias in entity.aliases} - {label}
    slips = {changes.name(slip) for slip in entity.misspellings} - aliases - {label}
    return replace(
        entity,
        id=now(entity.id),
        label=label,
        aliases=tuple(sorted(aliases)),
        misspellings=tuple(sorted(slips)),
        merges=tuple(_merge(merge, changes) for merge in entity.merges),
    )


def _merge(merge: Merge, changes: Changes) -> Merge:
    spelling = changes.name(merge.spelling)
    if merge.start is None or merge.end is None:
        return replace(merge, spelling=spelling)
    start, end = _span(merge.start, merge.end, changes)
    locator = None if merge.locator is None else changes.say(merge.locator)
    return replace(merge, spelling=spelling, start=start, end=end, locator=locator)


def _mention(mention: Mention, changes: Changes, now: Callable[[str], str]) -> Mention:
    start, end = _span(mention.start, mention.end, changes)
    first, last = _span(mention.sentence_start, mention.sentence_end, changes)
    return replace(
        mention,
        entity=now(mention.entity),
        start=start,
        end=end,
        sentence_start=first,
        sentence_end=last,
        locator=changes.say(mention.locator),
        action=None if mention.action is None else now(mention.action),
    )


def _claim(claim: Claim, changes: Changes, now: Callable[[str], str]) -> Claim:
    start, end = _span(claim.start, claim.end, changes)
    return replace(
        claim,
        subject=now(claim.subject),
        object=now(claim.object),
        start=start,
        end=end,
        locator=changes.say(claim.locator),
        amount=None if claim.amount is None else changes.say(claim.amount),
        period=_period(claim.period, changes),
    )


def _tells_a_name(fault: SourceFault, changes: Changes) -> bool:
    """Whether a fault is nothing but how a name that is replaced is spelt."""
    return fault.kind == _MISSPELT and fault.about in changes.things


def _fault(fault: SourceFault, changes: Changes, now: Callable[[str], str]) -> SourceFault:
    start, end = _span(fault.start, fault.end, changes)
    return replace(
        fault,
        about=now(fault.about),
        description=changes.say(fault.description),
        start=start,
        end=end,
        locator=changes.say(fault.locator),
    )


def _judged(judged: Judged, changes: Changes, now: Callable[[str], str]) -> Judged:
    return replace(
        judged,
        description=changes.say(judged.description),
        about=tuple(now(each) for each in judged.about),
        decided_by=changes.say(judged.decided_by),
        note=changes.say(judged.note),
    )
