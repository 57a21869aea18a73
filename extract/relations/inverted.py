"""Sentences that begin with where somebody sits: "On it sit the Police and the Council".

Parsers read "sit" there as a name, so these are read by their order of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.relations.frames import Stated, frames
from extract.relations.masked_text import ParsedSentence, Thing
from extract.relations.references import Argument, References

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["inverted_members"]

_RULE = "sits on"
_SITTING = frozenset({"sit", "sits"})
_BETWEEN = frozenset({",", "and", "the", "both", "a", "an", "&", ":", "also", "as", "well"})
_MEMBERS = ("organisation", "person")


def inverted_members(sentence: ParsedSentence, references: References) -> Iterator[Stated]:
    """Who sits on a panel, where the panel is named or referred to before the verb."""
    frame = next(frame for frame in frames() if frame.name == _RULE)
    for verb in sentence.tokens_of(_SITTING):
        panel = _panel(sentence, verb, references)
        if panel is None:
            continue
        for thing in _listed(sentence, verb.i + 1):
            if thing.kind in _MEMBERS:
                yield Stated(frame, Argument(thing), panel, verb)


def _panel(sentence: ParsedSentence, verb: Token, references: References) -> Argument | None:
    """The panel of "on which sit", "on it sit" or "on the Board sit"."""
    at = verb.i - 1
    while at >= 0 and sentence.printed[at].lower() in ("also", "then", "currently"):
        at -= 1
    before = at - 1
    while before >= 0 and sentence.printed[before].lower() in ("the", "this"):
        before -= 1
    if before < 0 or sentence.printed[before].lower() != "on":
        return None
    word = sentence.printed[at].lower()
    if at in sentence.things:
        found: Argument | None = Argument(sentence.things[at])
    elif word == "which":
        named = [t for i, t in sorted(sentence.things.items()) if i < before and t.kind == "panel"]
        found = Argument(named[-1]) if named else None
    elif word == "it" and references.topic is not None:
        found = Argument(references.topic, 0.85)
    else:
        return None
    return found if found is not None and found.thing.kind == "panel" else None


def _listed(sentence: ParsedSentence, at: int) -> Iterator[Thing]:
    """The things listed from a word on, up to the first word that belongs to no list."""
    while at < len(sentence.printed):
        thing = sentence.things.get(at)
        if thing is not None:
            yield thing
        elif sentence.printed[at].lower() not in _BETWEEN:
            return
        at += 1
