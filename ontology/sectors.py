"""The sectors of public life: the packaged `sectors.toml`, which says how one is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ontology.registry import RegistryEntry, load_registry

__all__ = ["Sector", "Sectors", "load_sectors", "read_sectors"]


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector: its name, and whether it is a specified authority of the Serious Violence
    Duty."""

    name: str
    specified: bool = False


@dataclass(frozen=True, slots=True)
class Sectors:
    """All sectors, and what tells them.

    `of_entry` gives the name of the sector of each registry entry that has one, its own or
    the nearest above it; the entries in `not_told` have none, whatever they are called.
    `words` are the patterns for names, in the order in which they are tried; no words tell
    of a name in which one of `not_told_words` stands.
    """

    sectors: tuple[Sector, ...]
    of_entry: Mapping[str, str]
    not_told: frozenset[str]
    words: tuple[tuple[str, re.Pattern[str]], ...]
    not_told_words: tuple[re.Pattern[str], ...] = ()

    def of_name(self, name: str) -> str | None:
        """The sector that the words of a name tell, None where they tell none.

        >>> load_sectors().of_name("Hillford Constabulary")
        'police'
        >>> load_sectors().of_name("Hillford Partnership Team")
        """
        folded = name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        if any(words.search(folded) for words in self.not_told_words):
            return None
        return next((sector for sector, words in self.words if words.search(folded)), None)


@cache
def load_sectors() -> Sectors:
    """The packaged sectors, read once. Raises ValueError as `read_sectors` does."""
    text = (files("ontology") / "sectors.toml").read_text(encoding="utf-8")
    return read_sectors(text, load_registry())


def read_sectors(text: str, registry: tuple[RegistryEntry, ...]) -> Sectors:
    """The sectors that a TOML text describes.

    Raises ValueError where an id is no entry of the registry or stands twice, or a
    pattern is malformed.
    """
    data = tomllib.loads(text)
    entries = {entry.id: entry for entry in registry}
    not_told = frozenset(data.get("not_told", ()))
    own: dict[str, str] = {}
    words: list[tuple[str, re.Pattern[str]]] = []
    sectors: list[Sector] = []
    for item in data["sector"]:
        name = item["name"]
        sectors.append(Sector(name, item.get("specified", False)))
        for entry_id in item["ids"]:
            if entry_id in own or entry_id in not_told:
                raise ValueError(f"sectors: {entry_id!r} stands twice. Remove one")
            own[entry_id] = name
        words.extend((name, _pattern(pattern)) for pattern in item["words"])
    unknown = sorted((own.keys() | not_told) - entries.keys())
    if unknown:
        raise ValueError(f"sectors: no entry of the registry is called {', '.join(unknown)}")
    told = {entry.id: _nearest(entry.id, own, not_told, entries) for entry in registry}
    of_entry = {key: sector for key, sector in told.items() if sector is not None}
    misleading = tuple(_pattern(pattern) for pattern in data.get("not_told_words", ()))
    return Sectors(tuple(sectors), MappingProxyType(of_entry), not_told, tuple(words), misleading)


def _nearest(
    entry_id: str,
    own: Mapping[str, str],
    not_told: frozenset[str],
    entries: Mapping[str, RegistryEntry],
) -> str | None:
    while entry_id and entry_id not in not_told:
        if entry_id in own:
            return own[entry_id]
        entry_id = entries[entry_id].parent
    return None


def _pattern(pattern: str) -> re.Pattern[str]:
    # Abbreviations in capitals are meant as such: "BID", not "bid".
    flags = re.NOFLAG if re.search(r"[A-Z]{2}", pattern) else re.IGNORECASE
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise ValueError(f"sectors: {pattern!r} is no regular expression ({error})") from error
