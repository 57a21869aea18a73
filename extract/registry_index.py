"""Finding the registry's names in text: longest match first, case minded.

The index is a trie over folded words, so that finding is linear in the text however
many names the registry holds. `NameTrie` also serves the names that a plan itself
defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

from extract.lexicon import fold
from graph.records import Kind
from ontology.registry import RegistryEntry, load_registry

__all__ = ["Hit", "NameTrie", "RegistryIndex", "Token", "registry_index", "tokenise"]

T = TypeVar("T")
_LETTER = r"[^\W_⁰¹²³⁴⁵⁶⁷⁸⁹]"  # a raised digit is the mark of a footnote
_WORD = re.compile(rf"{_LETTER}+(?:['’‘`´]{_LETTER}+)*")
_WORD_OR_AND = re.compile(rf"{_WORD.pattern}|&")
_STOP = re.compile(r"[,;:/().]")
_ARTICLE = re.compile(r"^[Tt]he\s+")
_GAP = re.compile(r"[\s&'’+-]*")


class Token(NamedTuple):
    """A word of a text with its folded form and offsets."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found in a text."""

    start: int
    end: int
    name: str
    value: T


@lru_cache(maxsize=16384)
def tokenise(text: str) -> tuple[Token, ...]:
    """The words of a text, folded one by one; "&" counts as the word "and"."""
    return tuple(
        Token("and" if m.group() == "&" else fold_word(m.group()), m.start(), m.end())
        for m in _WORD_OR_AND.finditer(text)
    )


@cache
def fold_word(word: str) -> str:
    """One word's folded form; "The" stays, since names are folded as a whole before."""
    return fold("x " + word)[2:]


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    names: list[tuple[str, T]] = field(default_factory=list)


class NameTrie(Generic[T]):
    """Names with what they stand for, found in text by their folded words."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, name: str, value: T) -> None:
        """Adds a name; the same name may stand for several values."""
        node = self._root
        words = ["and" if word == "&" else fold_word(word) for word in _WORD_OR_AND.findall(name)]
        if words and words[0] == "the" and len(words) > 1:
            words = words[1:]
        if not words:
            return
        for word in words:
            node = node.children.setdefault(word, _Node())
        if (name, value) not in node.names:
            node.names.append((name, value))

    def get(self, name: str) -> tuple[tuple[str, T], ...]:
        """What a whole text stands for, with the spellings as added; case is not minded,
        but a mark between words counts only where the spelling has it."""
        node: _Node[T] | None = self._root
        words = [token.folded for token in tokenise(name)]
        if words and words[0] == "the" and len(words) > 1:
            words = words[1:]
        for word in words:
            node = node.children.get(word) if node else None
        if node is None or not words:
            return ()
        return tuple((n, value) for n, value in node.names if _gaps_agree(name.strip(" .,;:"), n))

    def find(self, text: str, *, any_case: bool = False) -> Iterator[tuple[Hit[T], ...]]:
        """All names in a text, longest first and never overlapping, left to right.

        Each item holds every value that the words found stand for. A name in capitals
        counts only where printed in capitals, a capitalised one only where its first
        word is capitalised, unless `any_case`.
        """
        tokens = tokenise(text)
        after = 0
        begins = self._root.children
        for index, first in enumerate(tokens):
            if first.folded not in begins or index < after:
                continue
            best: tuple[Hit[T], ...] = ()
            after = index + 1
            node = self._root
            for position in range(index, len(tokens)):
                token = tokens[position]
                gap = text[tokens[position - 1].end : token.start] if position > index else ""
                child = node.children.get(token.folded)
                if child is None:
                    break
                node = child
                if not node.names and not _GAP.fullmatch(gap) and len(gap) > 3:
                    break
                if not node.names:
                    continue
                printed = text[first.start : token.end]
                hits = tuple(
                    Hit(first.start, token.end, name, value)
                    for name, value in node.names
                    if _gaps_agree(printed, name) and (any_case or case_agrees(printed, name))
                )
                if hits:
                    best, after = hits, position + 1
            if best:
                yield tuple(_closed(hit, text) for hit in best)


def _closed(hit: Hit[T], text: str) -> Hit[T]:
    """The hit with the bracket that closes one opened inside it."""
    printed = text[hit.start : hit.end]
    if printed.count("(") > printed.count(")") and text[hit.end : hit.end + 1] == ")":
        return Hit(hit.start, hit.end + 1, hit.name, hit.value)
    return hit


def _gaps_agree(printed: str, name: str) -> bool:
    """Whether no stop or comma stands inside the printed words that the name lacks."""
    if _STOP.search(printed) is None:
        return True
    return all(mark not in printed or mark in name for mark in ",;:/()") and (
        "." not in printed or "." in name or not re.search(r"\.\s", printed)
    )


@lru_cache(maxsize=16384)
def case_agrees(printed: str, name: str) -> bool:
    """Whether the printed words have the capitals that a name needs."""
    name, printed = name.removeprefix("the "), _ARTICLE.sub("", printed)
    letters = [c for c in name if c.isalpha()]
    if not letters:
        return True
    if " " not in name and all(c.isupper() for c in letters):
        own = [c for c in printed if c.isalpha()]
        return own == letters or (len(letters) >= 5 and own[:1] == letters[:1])
    if " " not in name and sum(c.isupper() for c in letters) >= 2:
        return printed[:1].isupper()
    first = next((c for c in printed if c.isalpha()), "")
    if name[:1].isupper() and first.islower():
        return len(name.split()) >= 3
    if name[:1].isupper() and " " in name.strip():
        last_name, last_printed = name.split()[-1], printed.split()[-1]
        if last_name[:1].isupper() and last_printed[:1].islower():
            return len(name.split()) >= 3
    return True


class RegistryIndex:
    """The registry's entries by every spelling."""

    def __init__(self, entries: tuple[RegistryEntry, ...]) -> None:
        self.by_id = {entry.id: entry for entry in entries}
        self._cells: NameTrie[RegistryEntry] = NameTrie()
        self._prose: NameTrie[RegistryEntry] = NameTrie()
        for entry in entries:
            for name in (*entry.names, *entry.misspellings):
                self._cells.add(name, entry)
            for name in entry.prose_names:
                self._prose.add(name, entry)

    def knows(self, name: str) -> bool:
        """Whether a whole text is a known name in a cell."""
        return bool(self._cells.get(name))

    def lookup(self, name: str, region: str = "") -> RegistryEntry | None:
        """The entry that a whole text names, the region's own first; one that is listed in
        the capitals of the text comes before others."""
        found = self._cells.get(name)
        agreeing = [entry for listed, entry in found if case_agrees(name, listed)]
        return choose(agreeing or [entry for _, entry in found], region)

    def kind_of(self, name: str) -> Kind | None:
        """The kind of what a whole text names, None where it is not known."""
        entry = self.lookup(name)
        return Kind(entry.kind) if entry else None

    def count_known(self, text: str) -> int:
        """How many words of a text belong to known names, as in a cell of bodies."""
        return sum(len(hits[0].name.split()) for hits in self._cells.find(text))

    def find(
        self, text: str, *, prose: bool, region: str = ""
    ) -> Iterator[tuple[int, int, RegistryEntry]]:
        """The known things named in a text: start, end, entry."""
        trie = self._prose if prose else self._cells
        for hits in trie.find(text):
            entry = choose([hit.value for hit in hits], region)
            if entry is not None:
                yield hits[0].start, hits[0].end, entry


def choose(entries: list[RegistryEntry], region: str) -> RegistryEntry | None:
    """The entry valid in a region: its own before one that is valid everywhere.

    Where the plan's region is not known (""), regional entries count only where no
    other bears the name.
    """
    own = [entry for entry in entries if entry.region and entry.region == region]
    general = [entry for entry in entries if not entry.region]
    other = [entry for entry in entries if entry.region and not region]
    found = own or general or other
    return (
        min(found, key=lambda entry: (entry.generic, entry.scope == "local", entry.id))
        if found
        else None
    )


@cache
def registry_index() -> RegistryIndex:
    """The index of the packaged registry, built once."""
    return RegistryIndex(load_registry())
