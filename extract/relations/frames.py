"""The frames of `patterns/frames.toml`: words that state a relation, and where its sides stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.relations.grammar import Clauses
from extract.relations.masked_text import ParsedSentence, Thing
from extract.relations.references import Argument

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Frame", "Stated", "frames", "may_state", "stated_in", "trigger_words"]

_PARTS = {
    "verb": ("VERB", "AUX", "NOUN", "ADJ", "PROPN"),
    "noun": ("NOUN", "PROPN", "VERB", "ADJ"),
    "adjective": ("ADJ", "ADV", "VERB"),
    "preposition": ("ADP", "SCONJ", "ADV"),
    "post": ("NOUN",),
}  # fmt: skip
_WORDS = re.compile(r"[a-z]+")
_SIDES = 2
_PRONOUNS = frozenset({"it", "this", "them", "these"})
_MEMBERSHIP = "org:memberOf"
_DEPUTIES = frozenset({"vice", "deputy", "vicechair", "assistant"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of stating a relation; the fields are explained in the data file."""

    name: str
    predicate: str
    words: frozenset[str]
    part: str
    subject: str
    object: str
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]
    confidence: float
    examples: tuple[tuple[str, str], ...]
    beside: str | None = None
    near: str | None = None
    without_patient: str | None = None
    status: str | None = None
    bodies_only: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation found in a sentence by a frame, at its trigger."""

    frame: Frame
    subject: Argument
    object: Argument
    trigger: Token


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the data file."""
    path = Path(__file__).parent.parent / "patterns" / "frames.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Frame(
            name=frame["name"],
            predicate=frame["predicate"],
            words=frozenset(frame["words"].split()),
            part=frame["part"],
            subject=frame["subject"],
            object=frame["object"],
            subject_kinds=frozenset(frame["subject_kinds"].split()),
            object_kinds=frozenset(frame["object_kinds"].split()),
            confidence=frame["confidence"],
            examples=tuple((text, gives) for text, gives in frame["example"]),
            beside=frame.get("with"),
            near=frame.get("near"),
            without_patient=frame.get("without_patient"),
            status=frame.get("status"),
            bodies_only=frame.get("bodies_only", False),
        )
        for frame in read["frame"]
    )


def may_state(text: str, kinds: frozenset[str], referred: bool) -> bool:
    """Whether a text with things of these kinds can state a relation by some frame.

    It needs a word of the frame and a thing for either side; `referred` tells that one of
    them may be only referred to ("it").
    """
    words = set(_WORDS.findall(text.lower().replace("-", "")))
    for word in words & _by_word().keys():
        for frame in _by_word()[word]:
            sides = bool(kinds & frame.subject_kinds) + bool(kinds & frame.object_kinds)
            if sides == _SIDES or (sides and referred):
                return True
    return any(kinds & frame.subject_kinds and kinds & frame.object_kinds for frame in _of_posts())


@cache
def trigger_words() -> frozenset[str]:
    """All words that may state a relation."""
    return frozenset(_by_word())


@cache
def _by_word() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames():
        for word in sorted(frame.words):
            found.setdefault(word, []).append(frame)
    return {word: tuple(several) for word, several in found.items()}


def stated_in(sentence: ParsedSentence, clauses: Clauses) -> Iterator[Stated]:
    """Every relation that a frame reads in a sentence, denied and planned ones included."""
    for at, thing in sentence.things.items():
        for frame in _of_posts() if thing.kind == "role" else ():
            yield from _stated(frame, sentence.doc[at], clauses)
    for token in sentence.tokens_of(_by_word()):
        for frame in _by_word()[sentence.word(token)]:
            if token.pos_ in _PARTS[frame.part] and _fits(frame, token, sentence):
                yield from _stated(frame, token, clauses)


@cache
def _of_posts() -> tuple[Frame, ...]:
    return tuple(frame for frame in frames() if frame.part == "post")


def _fits(frame: Frame, trigger: Token, sentence: ParsedSentence) -> bool:
    if frame.near is not None:
        behind = sentence.text[sentence.ends[trigger.i] - sentence.start :].lower()
        if not re.search(rf"(?:\b|(?<!\w))(?:{frame.near})", behind):
            return False
    beside = {child.lower_ for child in trigger.children}
    if frame.beside is not None and beside.isdisjoint(frame.beside.split("|")):
        return False
    if frame.predicate == "pg:chairs":
        return not beside & _DEPUTIES
    # A noun with a capital is part of a name that was not found ("The eXceL Project").
    return frame.part != "noun" or trigger.i == 0 or sentence.printed[trigger.i][:1].islower()


def _is_of(thing: Thing, kinds: frozenset[str], frame: Frame) -> bool:
    """Whether a thing may stand there; a body may count as the service that its name says it
    is only where it is provided or paid for."""
    if thing.kind in kinds:
        return not (frame.bodies_only and thing.also is not None)
    may_be_service = frame.part == "verb" and frame.predicate in ("pg:provides", "pg:funds")
    return thing.also in kinds and may_be_service


def _stated(frame: Frame, trigger: Token, clauses: Clauses) -> Iterator[Stated]:
    sides = list(clauses.side(trigger, frame.part, frame.subject))
    if not sides and frame.predicate == _MEMBERSHIP and frame.part == "verb":
        sides = list(clauses.listed_after(trigger))
    subjects = [side for side in sides if _is_of(side.thing, frame.subject_kinds, frame)]
    if not subjects:
        return
    objects = [
        argument
        for argument in clauses.side(trigger, frame.part, frame.object)
        if _is_of(argument.thing, frame.object_kinds, frame)
    ]
    if frame.without_patient is not None and (
        any(child.lower_ in _PRONOUNS for child in trigger.children if child.dep_ == "dobj")
        or any(
            argument.thing.kind == frame.without_patient
            for argument in clauses.side(trigger, frame.part, "patient")
        )
    ):
        return
    for subject in subjects:
        for other in objects:
            if subject.thing.id != other.thing.id:
                yield Stated(frame, subject, other, trigger)
