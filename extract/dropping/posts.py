"""A plan with its posts and without its names."""

from __future__ import annotations

from extract.dropping.forms import forms_of, printed_names
from extract.dropping.leftovers import NAME, apart_from_the_text, leftovers, without_addresses
from extract.dropping.people import named_people, without_names
from extract.dropping.places import mentioned, occurring
from extract.dropping.spellings import Spellings
from graph.edits import Edits
from graph.records import PlanRecords, plain
from graph.rewriting import Changes, rewritten

__all__ = ["posts_only"]


def posts_only(records: PlanRecords, model: str | None = None) -> PlanRecords:
    """The records with no personal name in them that was read or that looks like one.

    A person becomes the holder of the post, or has a number within the plan; the names in
    the plan's words become the post, the number, or "[name]". What stands in a file's name
    stays. `model` is the language model that looks for names that were not read.
    """
    people = {person.id: printed_names(person, records) for person in named_people(records)}
    text = records.document.text
    every = Spellings(forms_of({NAME: frozenset().union(*people.values())}, (), text))
    left = without_names(records, lambda post: every.replaced(post, whole_only=True))
    named: dict[str, set[str]] = {}
    for person, names in people.items():
        named.setdefault(left[person].instead, set()).update(names)
    edits = list(mentioned(records, {person: each.instead for person, each in left.items()}))
    edits += occurring(records, Spellings(forms_of(named, (), text)), edits)
    others = list(leftovers(records, edits, model))
    named.setdefault(NAME, set()).update(plain(text[edit.start : edit.end]) for edit in others)
    named[NAME].update(apart_from_the_text(records))
    spellings = Spellings(forms_of(named, (), text))
    edits += others
    edits += occurring(records, spellings, edits)
    changes = Changes(
        Edits(edits),
        {person: each.person for person, each in left.items()},
        lambda words, whole: without_addresses(spellings.replaced(words, whole_only=whole)),
    )
    return rewritten(records, changes)
