"""Names that are to stay out of a graph, known only by what a salted hash tells of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extract.dropping.spellings import LONGEST, Spelling, follow, key_of, words_in
from graph.errors import InputError

__all__ = ["REMOVED", "Entry", "Forgotten", "from_json", "removed_name"]

REMOVED = "name removed at request"
_FORMAT = 1
_DIGEST_BYTES = 16
_LEAST_WORDS = 2


def removed_name(number: int) -> str:
    """By what name a review knows the person of an entry."""
    return f"{REMOVED[0].upper()}{REMOVED[1:]}, {number}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person to be left out: the hashes of the full `names`, and of the `parts` of these
    (initials, a surname alone) that count in the plans only in which the person was found."""

    number: int
    names: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forgotten:
    """The names to be left out. The `salt` is another one for each graph, so that the lists
    of two graphs cannot be compared; it does not keep anyone who has a list and a guess from
    trying the guess."""

    salt: bytes = b""
    entries: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def _names(self) -> Mapping[str, int]:
        return {each: entry.number for entry in self.entries for each in entry.names}

    @cached_property
    def _parts(self) -> Mapping[str, int]:
        return {each: entry.number for entry in self.entries for each in entry.parts}

    def entry_of(self, key: tuple[str, ...]) -> int | None:
        """The number of the entry that holds a full name, None where none does."""
        return self._names.get(self._hash(" ".join(key)))

    def part_of(self, plan: str, part: str) -> int | None:
        """The number of the entry that holds a part of a name in the plan of that key."""
        return self._parts.get(self._hash(f"{plan}\n{part}")) if plan else None

    def found(self, text: str, plan: str = "") -> Iterator[tuple[int, int, int]]:
        """The places of names in a text, with the numbers of their entries; in the text of a
        plan, those of parts too."""
        words = words_in(text)
        at = 0
        while at < len(words):
            for size in range(min(LONGEST, len(words) - at), 0, -1):
                those = words[at : at + size]
                key = tuple(word.key for word in those)
                number = self.entry_of(key) if size >= _LEAST_WORDS else None
                if number is None:
                    part = " ".join(key) if size > 1 else those[0].printed
                    number = self.part_of(plan, part)
                together = pairwise(those)
                if number is not None and all(follow(text, *pair) for pair in together):
                    yield those[0].start, those[-1].end, number
                    at += size - 1
                    break
            at += 1

    def cleaned(self, text: str, plan: str = "") -> str:
        """What a person has written, without the names; where it is nothing but a name, what a
        review calls whom it names."""
        places = list(self.found(text, plan)) if text else []
        if len(places) == 1 and not key_of(text[: places[0][0]] + " " + text[places[0][1] :]):
            return removed_name(places[0][2])
        return self.in_brackets(text, plan)

    def in_brackets(self, text: str, plan: str = "") -> str:
        """The text with "[name removed at request]" in the place of each name."""
        parts: list[str] = []
        at = 0
        for start, end, _ in self.found(text, plan):
            parts += (text[at:start], f"[{REMOVED}]")
            at = end
        return "".join((*parts, text[at:]))

    def adding(
        self,
        names: Iterable[tuple[str, ...]],
        parts: Mapping[str, Mapping[tuple[str, ...], Spelling]],
    ) -> Forgotten:
        """The list with one person more: the full `names`, in the form that is compared, and
        the other forms that stand for them in each plan, by its key."""
        number = max((entry.number for entry in self.entries), default=0) + 1
        said = {
            f"{plan}\n{word}"
            for plan, forms in parts.items()
            for key, form in forms.items()
            for word in (form.printed or (" ".join(key),))
        }
        entry = Entry(
            number,
            tuple(sorted({self._hash(" ".join(name)) for name in names})),
            tuple(sorted(map(self._hash, said))),
        )
        return replace(self, entries=(*self.entries, entry))

    def to_json(self) -> str:
        """The list as a file holds it."""
        entries = [
            {"number": entry.number, "names": entry.names, "parts": entry.parts}
            for entry in self.entries
        ]
        held = {"format": _FORMAT, "salt": self.salt.hex(), "entries": entries}
        return json.dumps(held, indent=1) + "\n"

    def _hash(self, text: str) -> str:
        return hashlib.blake2b(text.encode(), key=self.salt, digest_size=_DIGEST_BYTES).hexdigest()


def from_json(text: str, name: str) -> Forgotten:
    """The list that a file of that name holds. Raises InputError where it is damaged: what it
    kept out would come back otherwise."""
    try:
        held = json.loads(text)
        if held["format"] != _FORMAT:
            raise ValueError("another format")
        entries = tuple(
            Entry(int(each["number"]), _hashes(each["names"]), _hashes(each["parts"]))
            for each in held["entries"]
        )
        salt = bytes.fromhex(held["salt"])
        if len({entry.number for entry in entries}) < len(entries) or len(salt) > 64:
            raise ValueError("not what was written")
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            name,
            "is not a list of removed names as partnergraph writes it, so none can be kept out",
            "Put the file back as it was; delete it only if every name may come back",
        ) from error
    return Forgotten(salt, entries)


def _hashes(held: object) -> tuple[str, ...]:
    if not isinstance(held, list) or not all(isinstance(each, str) for each in held):
        raise ValueError("no list of hashes")
    return tuple(held)
