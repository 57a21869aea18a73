"""What a name stands for: every spelling in the graph, and the things that have it."""

from __future__ import annotations

import re
from collections import defaultdict

from graph.errors import InputError, as_given
from graph.store import Store
from queries.catalogue import lookup, nearest

__all__ = ["Names"]

_WORD = re.compile(r"\w+")


class Names:
    """Every spelling in the graph, and what it stands for.

    `labels` gives each thing's name, `spellings` and `misspellings` how the plans print it,
    by IRI.
    """

    def __init__(self, store: Store) -> None:
        self.labels: dict[str, str] = {}
        self.spellings: dict[str, list[str]] = defaultdict(list)
        self.misspellings: dict[str, list[str]] = defaultdict(list)
        self._things: dict[str, set[str]] = defaultdict(set)
        for thing, spelling, sort, rank in store.query(lookup("spellings"), "spellings").rows:
            iri, words = str(thing), str(spelling)
            into = self.misspellings if sort == "misspelling" else self.spellings
            if words not in into[iri]:
                into[iri].append(words)
            if sort == "label":
                self.labels.setdefault(iri, words)
            self._things[_key(words)].add(iri)
            if rank is not None:
                self._things[_key(f"{rank} {words}")].add(iri)

    def find(self, name: str) -> tuple[str, ...]:
        """The IRIs of what the name stands for, sorted; none if nothing has it.

        Where the name is no whole spelling, things that have all of its words are given.
        """
        return self.exactly(name) or self.partly(name)

    def exactly(self, name: str) -> tuple[str, ...]:
        """The IRIs of what has that name or spelling as a whole, in any case, sorted."""
        if name in self.labels:
            return (name,)
        return tuple(sorted(self._things.get(_key(name), ())))

    def partly(self, name: str) -> tuple[str, ...]:
        """The IRIs of what has a spelling with all the words of the name, sorted."""
        words = set(_WORD.findall(_key(name)))
        partly = (
            things
            for spelling, things in self._things.items()
            if words and words <= set(_WORD.findall(spelling))
        )
        return tuple(sorted(set().union(*partly)))

    def unknown(self, name: str) -> InputError:
        """What to raise for a name that nothing has: it brings the names most like it."""
        if not name.strip():
            return InputError(as_given(name), "no name was given", "Give one that a plan prints")
        alike = nearest(name, self.labels.values())
        advice = (
            f"Did you mean {', '.join(alike)}"
            if alike
            else "Give a name as one of the plans prints it"
        )
        return InputError(as_given(name), "nothing in the graph has that name", advice)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
