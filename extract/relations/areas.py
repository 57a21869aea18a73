"""The places that a sentence names: councils' areas, and "the borough" of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.relations.masked_text import AREA, Thing
from extract.setting import Setting, short_place_name
from ontology.places import load_places

__all__ = ["areas_in"]

_OWN = re.compile(
    r"\b(?:across|in|throughout|within|covers|serves|all over|over|(?:parts?|corner|areas?) of) "
    r"(?P<words>(?:the|our) (?:whole |entire |whole of the )?"
    r"(?:county borough|borough|county|district|city))\b(?!['’]| council| centre| town)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z][\w'’]*(?:-[\w'’]+)*|(?:upon|on|and|the|of|in|under|le|with)\b")
_LONGEST = 5


def areas_in(text: str, start: int, setting: Setting) -> Iterator[Thing]:
    """The areas that a text names, at offsets of the document; `start` is where it begins.

    "The county" and its like stand for the area of the plan's `setting`.
    """
    if setting.area is not None:
        for match in _OWN.finditer(text):
            begin, end = match.span("words")
            yield Thing(f"area:{setting.area.code}", AREA, start + begin, start + end)
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        taken = 1
        longest = _LONGEST if words[at][0] in _first_words() else 0
        for last in range(min(len(words), at + longest), at, -1):
            begin, end = words[at].start(), words[last - 1].end()
            code = _codes().get(" ".join(text[begin:end].split()))
            if code is not None:
                yield Thing(f"area:{code}", AREA, start + begin, start + end)
                taken = last - at
                break
        at += taken


@cache
def _first_words() -> frozenset[str]:
    return frozenset(match[0] for name in _codes() if (match := _WORD.match(name)) is not None)


@cache
def _codes() -> dict[str, str]:
    """The code of each place's name, where no two places share it."""
    found: dict[str, set[str]] = {}
    for place in load_places():
        for name in {place.name, short_place_name(place.name)}:
            found.setdefault(name, set()).add(place.code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
