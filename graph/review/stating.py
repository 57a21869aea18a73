"""Judgements on what is stated: claims, and the cells of an action's table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.records import Action, Claim, Commitment, Entity, Kind, Mention, Method
from graph.review.draft import RULE, Draft, Unfit
from graph.review.judgements import Judgement, shown
from graph.review.places import occurrences, surroundings
from graph.review.relations import (
    ACTION,
    field_predicate,
    predicate_of,
    relations,
    suits,
    words_of,
)

__all__ = ["add_claim", "confirm", "correct", "fill_cell", "retract"]

_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words that state something stand."""

    start: int
    end: int
    locator: str


def confirm(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The claim holds: it is certain."""
    found = _matching(draft, judgement)
    known = set(found)
    draft.claims = [replace(c, confidence=1.0) if c in known else c for c in draft.claims]
    return _sides(found)


def retract(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The claim does not hold: it is taken out."""
    try:
        found = _matching(draft, judgement)
    except Unfit:
        # It may have gone with a thing that another judgement parted or took out.
        _matching(Draft(draft.read), judgement)
        return ()
    known = set(found)
    draft.claims = [c for c in draft.claims if c not in known]
    return _sides(found)


def add_claim(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The plan states a relation that was not found; its words are given, or both things
    stand in one sentence or in the action's row."""
    predicate = _predicate(judgement)
    subjects = draft.references(judgement.thing, judgement.kind)
    (thing, *others) = draft.references(judgement.other, judgement.other_kind)
    if draft.kind_of(subjects[0]) == ACTION:
        subjects = _stated_of(draft, judgement.thing, predicate)
    if others and draft.kind_of(thing) != ACTION:
        raise Unfit(f"{judgement.other!r} is the name of several things")
    sides = draft.kind_of(subjects[0]), draft.kind_of(thing)
    if not suits(predicate, *sides):
        raise Unfit(f"'{words_of(predicate)}' cannot join {sides[0]} and {sides[1]}")
    for subject in subjects:
        if subject == thing:
            raise Unfit("it joins a thing to itself")
        words = _evidence(draft, judgement.quote, subject, thing)
        draft.state(
            Claim(subject, predicate, thing, words.start, words.end, words.locator, RULE, 1.0)
        )
    return (*subjects, thing)


def correct(
    draft: Draft, judgements: Sequence[Judgement]
) -> Iterator[tuple[Judgement, tuple[str, ...] | Unfit]]:
    """What a field of an action says is what the judgements say together, and nothing else.

    They are of one action and one field. Gives each with what it is about, or with why
    it does not fit; the field stays as it was if none fits.
    """
    outcomes: list[tuple[Judgement, tuple[str, ...] | Unfit]] = []
    values: list[tuple[Commitment, Claim]] = []
    cleared: set[tuple[str, str]] = set()
    for judgement in judgements:
        try:
            field = _field(judgement)
            parts = _parts(draft, judgement)
            found = [draft.thing(n, judgement.other_kind) for n in _names(judgement.other)]
            for thing in found:
                _field_predicate(field, thing.kind)
        except Unfit as unfit:
            outcomes.append((judgement, unfit))
            continue
        for action, part in parts:
            cleared |= {(part.key, p) for p in _predicates(field)}
            for thing in found:
                words = _in_row(draft, action, part, field, thing.id)
                predicate = _field_predicate(field, thing.kind)
                place = (words.start, words.end, words.locator)
                values.append((part, Claim(part.key, predicate, thing.id, *place, RULE, 1.0)))
        keys = (part.key for _, part in parts)
        outcomes.append((judgement, (*keys, *(thing.id for thing in found))))
    draft.claims = [c for c in draft.claims if (c.subject, c.predicate) not in cleared]
    for _, claim in values:
        draft.state(claim)
    yield from outcomes


def fill_cell(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The words of a cell name these things. A thing that is not known yet is made, if its
    kind is given."""
    field = _field(judgement)
    cells = [
        (action, part, value)
        for action in draft.read.actions
        for part in action.commitments
        for value in part.values(field)
        if shown(value.text) == judgement.quote
    ]
    if not cells:
        raise Unfit(f"no cell of the column {judgement.relation!r} says {judgement.quote!r}")
    if not judgement.settles:
        return tuple(part.key for _, part, _ in cells)
    names = _names(judgement.other)
    if not names:
        raise Unfit("it does not say whom the words name")
    found: list[Entity | tuple[str, Kind]] = []
    for name in names:
        try:
            found.append(draft.thing(name, judgement.other_kind))
        except Unfit:
            if judgement.other_kind not in {kind.value for kind in Kind}:
                raise
            found.append((name, Kind(judgement.other_kind)))
    for each in found:
        _field_predicate(field, each.kind if isinstance(each, Entity) else each[1])
    things = [each if isinstance(each, Entity) else draft.make(*each) for each in found]
    for action, part, value in cells:
        start = value.start + len(value.text) - len(value.text.lstrip())
        end = value.start + len(value.text.rstrip())
        around, locator = surroundings(start, end, draft.read)
        locator = value.locator or locator
        for thing in things:
            draft.mentions.append(
                Mention(
                    thing.id,
                    thing.kind,
                    start,
                    end,
                    *around,
                    locator,
                    Method.TABLE_CELL,
                    1.0,
                    action.key,
                )
            )
            predicate = _field_predicate(field, thing.kind)
            draft.state(Claim(part.key, predicate, thing.id, start, end, locator, RULE, 1.0))
    return tuple(thing.id for thing in things)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(_SEPARATOR) if name.strip()]


def _predicate(judgement: Judgement) -> str:
    predicate = predicate_of(judgement.relation)
    if predicate is None:
        raise Unfit(f"there is no relation {judgement.relation!r}")
    return predicate


def _field(judgement: Judgement) -> str:
    """The column that a relation is stated in."""
    predicate = _predicate(judgement)
    field = next((r.field for r in relations() if r.predicate == predicate), "")
    if not field:
        raise Unfit(f"{judgement.relation!r} is no column of an action's table")
    return field


def _predicates(field: str) -> set[str]:
    """What the values of a column are to the action, whatever their kind."""
    return {r.predicate for r in relations() if r.field == field}


def _field_predicate(field: str, kind: Kind) -> str:
    predicate = field_predicate(field, kind)
    if predicate is None:
        column = next(r.words for r in relations() if r.field == field)
        raise Unfit(f"'{column}' cannot be of the kind {kind.value}")
    return predicate


def _parts(draft: Draft, judgement: Judgement) -> list[tuple[Action, Commitment]]:
    """The commitments that a correction is for: all of the action's, or those with a field
    of the quoted words."""
    parts = draft.commitments(judgement.thing)
    if judgement.quote:
        parts = tuple(
            (action, part)
            for action, part in parts
            if any(shown(value.text) == judgement.quote for _, value in part.fields)
        )
    if not parts:
        raise Unfit("no row of the action says these words")
    return list(parts)


def _matching(draft: Draft, judgement: Judgement) -> list[Claim]:
    """The claims that a judgement is about: those that it was asked of, or else those
    between things of these names, for names may have changed since."""
    asked = draft.asked_of(judgement.key)
    exact = [c for c in draft.claims if (c.subject, c.predicate, c.object, c.start, c.end) in asked]
    if exact:
        return exact
    predicate = _predicate(judgement)
    subjects = set(draft.references(judgement.thing, judgement.kind))
    things = set(draft.references(judgement.other, judgement.other_kind))
    found = [
        c
        for c in draft.claims
        if c.predicate == predicate
        and c.subject in subjects
        and c.object in things
        and judgement.quote in ("", draft.words(c))
    ]
    if not found:
        where = " in these words" if judgement.quote else ""
        raise Unfit(f"the plan is not read as saying this{where}")
    return found


def _sides(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side for c in claims for side in (c.subject, c.object)))


def _stated_of(draft: Draft, name: str, predicate: str) -> tuple[str, ...]:
    """The keys that a relation of an action is stated of: its commitments' or its own."""
    actions = draft.actions(name)
    if len(actions) > 1:
        raise Unfit(f"several actions are worded {name!r}")
    if any(r.predicate == predicate and r.field for r in relations()):
        return tuple(part.key for part in actions[0].commitments)
    return (actions[0].key,)


def _evidence(draft: Draft, quote: str, subject: str, thing: str) -> _Words:
    """The words that state a relation: those quoted, or those of a mention in the action's
    row, or from one thing to the other within one sentence."""
    action = next((a for a in draft.read.actions if subject in _keys(a)), None)
    if quote:
        spans = list(occurrences(quote.removesuffix("…"), draft.text))
        if not spans:
            raise Unfit("the plan does not say the quoted words")
        inside = [s for s in spans if action and action.start <= s[0] and s[1] <= action.end]
        start, end = (inside or spans)[0]
        return _Words(start, end, surroundings(start, end, draft.read)[1])
    of_thing = [m for m in draft.mentions if m.entity == thing]
    if action is not None:
        for mention in of_thing:
            if mention.action == action.key:
                return _Words(mention.start, mention.end, mention.locator)
    for one in (m for m in draft.mentions if m.entity == subject):
        for other in of_thing:
            if (one.sentence_start, one.sentence_end) == (
                other.sentence_start,
                other.sentence_end,
            ):
                start, end = min(one.start, other.start), max(one.end, other.end)
                return _Words(start, end, one.locator)
    raise Unfit("it does not quote the words of the plan that state it")


def _in_row(draft: Draft, action: Action, part: Commitment, field: str, thing: str) -> _Words:
    """Where a corrected value stands in the row, or else the cell that it corrects, or else
    the action itself: a person may know what the plan prints wrongly."""
    named = [m for m in draft.mentions if m.entity == thing and m.action == action.key]
    if named:
        first = min(named, key=lambda m: (m.start, m.end))
        return _Words(first.start, first.end, first.locator)
    printed = [value for value in part.values(field) if value.text.strip()]
    if printed:
        value = printed[0]
        start = value.start + len(value.text) - len(value.text.lstrip())
        return _Words(start, value.start + len(value.text.rstrip()), value.locator)
    return _Words(action.start, action.end, action.locator)


def _keys(action: Action) -> tuple[str, ...]:
    return (action.key, *(part.key for part in action.commitments))
