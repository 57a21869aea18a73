"""A plan without certain people's names."""

from __future__ import annotations

from collections.abc import Iterable

from extract.dropping.forgotten import REMOVED, Forgotten
from extract.dropping.forms import forms_of, full_names, printed_names
from extract.dropping.people import named_people, removed
from extract.dropping.places import mentioned, occurring
from extract.dropping.spellings import Spelling, Spellings, key_of
from graph.edits import Edit, Edits
from graph.records import Entity, PlanRecords
from graph.rewriting import Changes, rewritten

__all__ = ["forms_in", "without_forgotten"]


def without_forgotten(records: PlanRecords, forgotten: Forgotten) -> PlanRecords:
    """The records without the names that a list holds: the people stay, as somebody whose
    name was removed at request, with their posts and with what they lead.

    Records that hold none of the names are given as they are.
    """
    if not forgotten:
        return records
    going = {
        person.id: number
        for person in named_people(records)
        if (number := _entry(person, records, forgotten)) is not None
    }
    left = removed(records, going)
    edits = list(mentioned(records, {person: each.instead for person, each in left.items()}))
    forms = forms_in(records, going)
    edits += occurring(records, Spellings(forms), edits)
    edits += (
        Edit(start, end, f"[{REMOVED}]")
        for start, end, _ in forgotten.found(records.document.text, records.key)
    )
    spellings = Spellings(forms)

    def words(text: str, whole_only: bool) -> str:
        said = spellings.replaced(text, whole_only=whole_only)
        return forgotten.in_brackets(said, "" if whole_only else records.key)

    things = {person: each.person for person, each in left.items()}
    found = rewritten(records, Changes(Edits(edits), things, words))
    return records if found == records else found


def forms_in(records: PlanRecords, going: Iterable[str]) -> dict[tuple[str, ...], Spelling]:
    """The forms in which a plan may print the people of these ids, and nobody else."""
    gone = {*going}
    people: set[str] = set()
    others: set[str] = set()
    for person in named_people(records):
        (people if person.id in gone else others).update(printed_names(person, records))
    return forms_of({f"[{REMOVED}]": people}, others, records.document.text)


def _entry(person: Entity, records: PlanRecords, forgotten: Forgotten) -> int | None:
    """The number of the entry that a person of a plan is in."""
    names = sorted(printed_names(person, records))
    by_name = (forgotten.entry_of(key) for key in full_names(names))
    keys = ((name, key_of(name)) for name in names)
    by_part = (
        forgotten.part_of(records.key, " ".join(key) if len(key) > 1 else name)
        for name, key in keys
    )
    found = (number for number in (*by_name, *by_part) if number is not None)
    return min(found, default=None)
