"""Services that a plan describes one after the other, each behind its name.

"Harbour Lane. Mentoring for those under eighteen." names a service where the section's
heading says that it is about services or help, and several of its paragraphs or items begin
so. Which words of a heading say so is data: `described` in `patterns/prose.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from extract.known_names import KnownNames
from extract.namekinds import head_kind, person_likeness, unnamed
from extract.setting import is_place
from extract.told_names import names_nothing
from extract.units import Unit
from graph.records import Kind, plain

__all__ = ["described_services"]

_WORD = r"[A-Z][\w'’&-]{0,24}"
_ENTRY = re.compile(
    r"\s*(?:[A-Z]?\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?[*_]{0,3}"
    rf"(?P<name>{_WORD}(?: (?:(?:of|for|and|&|the|to) ){{0,2}}{_WORD}){{0,4}})"
    r"[*_]{0,3}(?:[.:]|\s[–—-])[*_]{0,3}\s+(?=[A-Z\"“‘][\w'’-]*[ -][a-z])"
)
_LEAST_ENTRIES = 2


def described_services(units: Iterable[Unit], known: KnownNames) -> Iterator[str]:
    """The names of services that sections about services describe, in reading order, those
    known already among them.

    Names that anything else tells what they are (a body's, a person's) are left out, and so
    are all where fewer than two entries, or than half of a section, begin with a name.
    """
    section: list[str | None] | None = None
    for unit in units:
        if unit.context == "heading":
            yield from _names(section or [])
            section = [] if _headings().search(plain(unit.text)) else None
        elif section is not None and unit.context == "prose" and not unit.actions:
            section.append(_name(unit.text, known))
    yield from _names(section or [])


def _names(section: list[str | None]) -> list[str]:
    named = [name for name in section if name is not None]
    enough = len(named) >= _LEAST_ENTRIES and 2 * len(named) >= len(section)
    return named if enough else []


def _name(text: str, known: KnownNames) -> str | None:
    """The name that an entry begins with, None where it begins with none of a service."""
    match = _ENTRY.match(text)
    if match is None:
        return None
    name = plain(match["name"])
    single = " " not in name
    if single and (names_nothing(name) or known.is_common(name) or name.isupper()):
        return None
    kind = known.entry_or_kind(name)
    if kind is not None:
        return name if kind == (Kind.SERVICE, False) else None
    if is_place(name) or unnamed(name):
        return None
    if head_kind(name) not in (None, Kind.SERVICE) or person_likeness(name) >= 0.8:
        return None
    return name


@cache
def _headings() -> re.Pattern[str]:
    """Words that make a heading one about services."""
    text = resources.files("extract").joinpath("patterns/prose.toml").read_text("utf-8")
    words = "|".join(map(re.escape, filter(None, tomllib.loads(text)["described"].split("\n"))))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
