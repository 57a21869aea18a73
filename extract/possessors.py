"""Names that stand behind their owner's: the "Noise Team" of "the Council's Noise Team".

The owner is cut off where it is a body that the plan or the registry knows, or a short form
that begins with a capital behind "the". What only looks like an owner ("Children's",
"Women's") belongs to the name.
"""

from __future__ import annotations

import re

from extract.definite_heads import is_head
from extract.known_names import KnownNames
from extract.lexicon import fold
from extract.namekinds import head_kind
from graph.records import Kind, plain

__all__ = ["without_owner"]

_OWNER = re.compile(
    r"(?P<owner>[A-Z][\w&-]*(?:\s(?:(?:of|and|&)\s)?[A-Z][\w&-]*){0,7})['’]s\s+(?=[A-Z])"
)
_OWNERS = (Kind.ORGANISATION, Kind.PANEL)
_PLACE_OWNER = re.compile(r"(?:Mayor|King|Queen|Majesty|Commissioner)$")


def without_owner(text: str, start: int, end: int, known: KnownNames) -> int:
    """Where a name in a text begins behind its owner's, `start` where it has none.

    A name that the registry lists with its owner ("PCC's Office") keeps it.
    """
    name = text[start:end]
    match = _OWNER.match(name)
    if match is None or known.entry(plain(name)) is not None:
        return start
    owner = plain(match["owner"])
    if _PLACE_OWNER.search(owner) or len(name[match.end() :].split()) < 2:
        return start
    full = known.expansion(owner) or owner
    told = head_kind(full) if full != owner else None
    kind = known.entry_or_kind(owner) or known.entry_or_kind(full) or (told and (told, False))
    owns = kind is not None and kind[0] in _OWNERS and not kind[1]
    definite = is_head(owner) and text[:start].rstrip().lower().endswith(("the", "our"))
    if owns or definite or fold(owner) in known.council_keys:
        return start + match.end()
    return start
