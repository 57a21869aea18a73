"""Sentences with their names marked, read by their grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.relations.frames import stated_in
from extract.relations.grammar import Clauses
from extract.relations.masked_text import ParsedSentence, SentenceParser, Thing
from extract.relations.references import References
from extract.relations.standing import standing_of

_TAG = re.compile(r"<(/?)(person|organisation|panel|service|role|document|fund|area)>")

Stated = tuple[str, str, str, str | None]


@cache
def parser() -> SentenceParser:
    """One parser for all tests."""
    return SentenceParser()


def marked_things(source: str) -> tuple[str, list[Thing]]:
    """The bare text of a marked sentence, and its things, whose ids are their names."""
    bare, things, at, begin = "", [], 0, 0
    for tag in _TAG.finditer(source):
        bare += source[at : tag.start()]
        at = tag.end()
        if tag[1]:
            name = bare[begin:]
            things.append(Thing(name, tag[2], begin, len(bare), name=name))
        else:
            begin = len(bare)
    return bare + source[at:], things


def parsed(source: str) -> ParsedSentence:
    """A marked sentence, parsed."""
    text, things = marked_things(source)
    return next(iter(parser().parse([(text, 0, things)])))


def stated(source: str, topics: Sequence[Thing] = (), before: Sequence[Thing] = ()) -> set[Stated]:
    """What a marked sentence states: predicate, subject, object, and "planned", "ended" or
    "past" where it says so; what it denies is left out."""
    sentence = parsed(source)
    found = set()
    for relation in stated_in(
        sentence, Clauses(sentence, References(sentence, topics, before, before))
    ):
        standing = standing_of(relation.trigger, sentence.text)
        if not standing.denied:
            found.add(
                (
                    relation.frame.predicate.partition(":")[2],
                    relation.subject.thing.id,
                    relation.object.thing.id,
                    standing.status,
                )
            )
    return found


def expected(gives: str, predicate: str) -> set[tuple[str, str, str]]:
    """The relations of "A > B; C > B" under one predicate."""
    pairs = [pair.split(">") for pair in gives.split(";") if pair.strip()]
    return {(predicate, left.strip(), right.strip()) for left, right in pairs}
