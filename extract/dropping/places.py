"""Where the names to be dropped stand in a plan, and what else may not be touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extract.dropping.spellings import Spellings
from extract.spans import Spans
from graph.edits import Edit
from graph.records import Kind, PlanRecords

__all__ = ["mentioned", "occurring"]


def mentioned(records: PlanRecords, instead: Mapping[str, str]) -> Iterator[Edit]:
    """The places that name the things of these ids, with what takes the place of each."""
    for mention in records.mentions:
        if mention.entity in instead:
            yield Edit(mention.start, mention.end, instead[mention.entity])


def occurring(records: PlanRecords, names: Spellings, taken: Iterable[Edit]) -> Iterator[Edit]:
    """The other places at which a name stands.

    The name of a body that the registry knows stays whole, though it be a person's too
    ("the Ben Kinsella Trust"), and part of a name does not count inside any other name.
    """
    registered = {entity.id for entity in records.entities if entity.registry_id is not None}
    known = Spans((m.start, m.end) for m in records.mentions if m.entity in registered)
    free = Spans((edit.start, edit.end) for edit in taken)
    others = Spans((m.start, m.end) for m in records.mentions if m.kind is not Kind.PERSON)
    for start, end, found in names.find(records.document.text):
        if not free.free(start, end) or not known.free(start, end):
            continue
        if found.printed and not others.free(start, end):
            continue
        yield Edit(start, end, found.instead)
