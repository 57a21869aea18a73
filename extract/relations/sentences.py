"""Relations that running text states, read by its grammar.

Only sentences that can hold one are parsed: those with a word that states a relation and two
things, or one thing and a word that stands for another. What a sentence denies gives no
claim; what it plans or says is over gives a claim that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.relations.context import RelationContext, claim_at
from extract.relations.frames import Stated, may_state, stated_in, trigger_words
from extract.relations.grammar import Clauses
from extract.relations.inverted import inverted_members
from extract.relations.masked_text import ParsedSentence, SentenceParser, Thing
from extract.relations.names import things_between
from extract.relations.references import References
from extract.relations.standing import amounts_in, period_in, standing_of, things_status
from extract.units import Unit, sentences_of
from graph.records import Claim, Kind, ListItem, Period

__all__ = ["SentenceReading", "ThingStatus", "read_sentences"]

_STANDS_FOR = re.compile(
    r"\b(?:it|its|they|their|both|these|this|that|the|two|three|four)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"^\W*(?:former|previous|past|observer|deputy|vice|vacant|proposed)\b|\((?:from|until|tbc|vacant|to)\b|"
    r"\b(?:does not|do not|is not|no longer|to be confirmed)\b|\?",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r";\s+(?=(?:it|this|they|these|that|both|its|their|he|she)\b)")
_PROSE = ("prose", "heading")
_LONGEST = 1200
_NEAR = 400
_LONGEST_LABEL = 14
_PLANNED_SURENESS = 0.9
_BEGINNINGS = frozenset({"joined", "appointed", "took", "became"})
_PAST = frozenset({"pg:chairs", "org:memberOf", "org:reportsTo", "org:holds", "org:unitOf"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that may state a relation.

    `about` is what the heading above is about, `before` where the sentence before it in its
    paragraph begins, and `behind` are the first names of the list that it leads in.
    """

    text: str
    start: int
    things: tuple[Thing, ...]
    locator: str
    about: tuple[Thing, ...]
    before: int | None
    parsed: bool
    behind: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingStatus:
    """That a thing has "ended" or is only "planned", and the sentence that says so."""

    status: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What running text states: its claims in reading order, and what it says of things that
    are there no more or not yet, by their ids."""

    claims: tuple[Claim, ...]
    statuses: Mapping[str, ThingStatus]


def read_sentences(context: RelationContext, parser: SentenceParser) -> SentenceReading:
    """The relations that sentences state by their grammar."""
    claims: list[Claim] = []
    statuses: dict[str, ThingStatus] = {}
    sentences = list(_sentences(context))
    chosen = [sentence for sentence in sentences if sentence.parsed]
    parsed = dict(
        zip(
            (sentence.start for sentence in chosen),
            parser.parse((s.text, s.start, s.things) for s in chosen),
            strict=True,
        )
    )
    topics: dict[int, tuple[Thing, ...]] = {}
    named: dict[int, tuple[Thing, ...]] = {}
    paragraph: tuple[Thing, ...] = ()
    for sentence in sentences:
        said_before = sentence.about
        if sentence.before is not None:
            said_before = topics.get(sentence.before, ()) or sentence.about
        if sentence.before is None:
            paragraph = ()
        named[sentence.start] = sentence.things
        grammar = parsed.get(sentence.start)
        if grammar is None:
            topics[sentence.start] = _first(sentence) or said_before
            paragraph += sentence.things
            continue
        just_named = named.get(sentence.before, ()) if sentence.before is not None else ()
        references = References(grammar, said_before, just_named, paragraph, sentence.behind)
        paragraph += sentence.things
        topics[sentence.start] = references.spoken_of() or said_before
        said_of_things = things_status(grammar)
        for thing, status in said_of_things.items():
            # What is over in one place is over, whatever was planned in another.
            if thing not in statuses or statuses[thing].status != "ended":
                end = sentence.start + len(sentence.text)
                statuses[thing] = ThingStatus(status, sentence.start, end)
        found = _claims(sentence, grammar, references, said_of_things)
        claims.extend(_all_over(list(found)))
    return SentenceReading(tuple(claims), statuses)


def _first(sentence: _Sentence) -> tuple[Thing, ...]:
    """What an unparsed sentence is about: the name at its beginning."""
    first = sentence.things[:1]
    before = sentence.text[: first[0].start - sentence.start] if first else ""
    return first if first and not re.search(r"[A-Z]\w+ [A-Z]|[a-z] [A-Z]", before) else ()


def _sentences(context: RelationContext) -> Iterator[_Sentence]:
    label: tuple[Thing, ...] = ()
    items = {block.start for block in context.document.blocks if isinstance(block, ListItem)}
    for at, unit in enumerate(context.units):
        if unit.context not in _PROSE:
            continue
        before: int | None = None
        if (named := _label(context, unit)) is not None:
            label = named
        elif unit.context == "heading":
            label = ()
        for start, end in _clauses_of(unit):
            text = context.text[start:end]
            if not text.strip() or len(text) > _LONGEST:
                continue
            named_here = things_between(context, start, end)
            things = _folded((t for t in named_here if not t.generic), context.text)
            yield _Sentence(
                text,
                start,
                things,
                unit.locator,
                label,
                before,
                _may_state(text, things),
                _listed(context, at, items) if text.rstrip().endswith(":") else (),
            )
            before = start


def _clauses_of(unit: Unit) -> Iterator[tuple[int, int]]:
    """The sentences of a unit, cut where a semicolon goes on with a pronoun: what that stands
    for has been named before the semicolon."""
    for start, end in sentences_of(unit):
        at = start
        for cut in _SEMICOLON.finditer(unit.text, start - unit.start, end - unit.start):
            yield at, unit.start + cut.start() + 1
            at = unit.start + cut.end()
        yield at, end


def _folded(things: Iterable[Thing], text: str) -> tuple[Thing, ...]:
    """The things, where what stands in brackets behind a person belongs to the person's name:
    "Ann Lee (MPS)" is one word to the grammar."""
    kept: list[Thing] = []
    for thing in things:
        person = kept[-1] if kept and kept[-1].kind == Kind.PERSON.value else None
        if person is not None and thing.kind in (Kind.ORGANISATION.value, Kind.ROLE.value):
            if (
                text[person.end : thing.start].strip() == "("
                and text[thing.end : thing.end + 1] == ")"
            ):
                kept[-1] = replace(person, end=thing.end + 1)
                continue
        kept.append(thing)
    return tuple(kept)


def _label(context: RelationContext, unit: Unit) -> tuple[Thing, ...] | None:
    """The one thing that a heading or a short line is the name of, so that what stands below
    is about it; None for other text."""
    if len(unit.text.split()) > _LONGEST_LABEL:
        return None
    things = things_between(context, unit.start, unit.end, areas=False)
    if len(things) != 1 or things[0].kind not in ("panel", "service", "organisation"):
        return None
    thing = things[0]
    around = unit.text[: thing.start - unit.start] + unit.text[thing.end - unit.start :]
    return things if len(re.sub(r"\b(?:the|our)\b|[\W\d]", "", around)) <= 3 else None


def _listed(context: RelationContext, at: int, items: set[int]) -> tuple[Thing, ...]:
    """The first name of each item of the list behind a unit."""
    found: list[Thing] = []
    for unit in context.units[at + 1 :]:
        if unit.start not in items:
            break
        first = things_between(context, unit.start, unit.end, areas=False)[:1]
        # An item that says something else of its own ("Former member: ...") is no plain item.
        found.extend(first if not _OTHERWISE.search(unit.text) else ())
    return tuple(thing for thing in found if not thing.generic)


def _may_state(text: str, things: Sequence[Thing]) -> bool:
    if not things or text.rstrip().endswith("?"):
        return False
    kinds = frozenset(kind for thing in things for kind in (thing.kind, thing.also) if kind)
    return may_state(text, kinds, _STANDS_FOR.search(text) is not None)


def _claims(
    sentence: _Sentence, grammar: ParsedSentence, references: References, over: Mapping[str, str]
) -> Iterator[Claim]:
    clauses = Clauses(grammar, references)
    for stated in (*stated_in(grammar, clauses), *inverted_members(grammar, references)):
        subject, other = stated.subject, stated.object
        if subject.thing.doubtful or other.thing.doubtful:
            continue
        standing = standing_of(stated.trigger, sentence.text)
        if standing.denied:
            continue
        status = standing.status or stated.frame.status
        if status == "past":
            lasting = grammar.word(stated.trigger) not in _BEGINNINGS
            passive = stated.trigger.tag_ == "VBN" and stated.frame.predicate == "pg:provides"
            past = passive or stated.frame.predicate in _PAST
            status = "ended" if lasting and past else None
        status = status or over.get(subject.thing.id) or over.get(other.thing.id)
        confidence = stated.frame.confidence * subject.sureness * other.sureness
        claim = claim_at(
            subject.thing.id,
            stated.frame.predicate,
            other.thing.id,
            _stretch(sentence, subject.thing, other.thing),
            sentence.locator,
            f"sentence: {stated.frame.name}",
            confidence * (_PLANNED_SURENESS if status else 1.0),
        )
        yield replace(
            claim,
            status=status,
            amount=_amount(sentence, stated) if stated.frame.predicate == "pg:funds" else None,
            period=period_in(sentence.text) if _dated(grammar) else Period(),
        )


def _stretch(sentence: _Sentence, *things: Thing) -> tuple[int, int]:
    """The sentence, and back to the name that its pronoun stands for, or on to the item of the
    list that it leads in, where those are near."""
    start, end = sentence.start, sentence.start + len(sentence.text.rstrip())
    near = [t for t in things if start - _NEAR <= t.start and t.end <= end + _NEAR]
    return min(start, *(t.start for t in near), start), max(end, *(t.end for t in near), end)


def _all_over(claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence: of a service that nobody runs any more, nothing else holds."""
    over = {c.object for c in claims if c.predicate == "pg:provides" and c.status == "ended"}
    return [
        replace(claim, status="ended") if claim.object in over and not claim.status else claim
        for claim in claims
    ]


def _dated(grammar: ParsedSentence) -> bool:
    """Whether a date can only belong to one relation: the sentence has one verb that states."""
    verbs = [token for token in grammar.tokens_of(trigger_words()) if token.pos_ == "VERB"]
    return len(verbs) <= 1


def _amount(sentence: _Sentence, stated: Stated) -> str | None:
    """The sum of money of the sentence, where there is just one."""
    amounts = amounts_in(sentence.text)
    return amounts[0][1] if len(amounts) == 1 else None
