"""Judgements on what a thing is: its kind, or that it is none."""

from __future__ import annotations

from dataclasses import replace

from graph.records import Entity, Kind
from graph.review.draft import Draft, Unfit
from graph.review.judgements import NOT_A_NAME, Judgement, What
from graph.review.labels import spelling_key
from graph.review.naming import absorb, rests_on, state_fields, without_spelling
from graph.review.relations import suits
from graph.terms import CLASSES

__all__ = ["judge_kind", "not_a_name"]

_KINDS = frozenset(kind.value for kind in Kind)


def judge_kind(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The thing is of the kind it was read as, or of the one that is given.

    Its relations are then read anew: what stands in a lead's column leads as a person and
    answers as a body does; a relation that the new kind cannot have is taken out.
    """
    if judgement.other == NOT_A_NAME and not (judgement.what is What.KIND and judgement.settles):
        return not_a_name(draft, replace(judgement, other=""))
    thing = draft.thing(judgement.thing, judgement.kind)
    kind = thing.kind
    if judgement.what is What.CHANGE_KIND or not judgement.settles:
        if judgement.other not in _KINDS:
            raise Unfit("it does not say what kind is right")
        kind = Kind(judgement.other)
    if kind is not thing.kind:
        thing = _of_kind(draft, thing, kind)
    draft.mentions = [
        replace(m, kind=kind, confidence=1.0) if m.entity == thing.id else m for m in draft.mentions
    ]
    return (thing.id,)


def not_a_name(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The thing, or only one spelling of it, names nothing: it is taken out."""
    try:
        thing = draft.thing(judgement.thing, judgement.kind)
    except Unfit:
        # Another line may have taken it out already.
        Draft(draft.read).thing(judgement.thing, judgement.kind)
        return ()
    key = spelling_key(judgement.other)
    own = [m for m in draft.mentions if m.entity == thing.id]
    going = [m for m in own if not key or spelling_key(draft.words(m)) == key]
    if key and not going:
        raise Unfit(f"the plan does not print {judgement.other!r} for {thing.label!r}")
    if len(going) == len(own):
        draft.remove(thing.id)
        return ()
    resting = {id(c) for c in draft.claims if rests_on(c, thing.id, going, own)}
    draft.claims = [c for c in draft.claims if id(c) not in resting]
    draft.mentions = [m for m in draft.mentions if m not in set(going)]
    draft.put(without_spelling(draft, thing, key))
    return (thing.id,)


def _of_kind(draft: Draft, thing: Entity, kind: Kind) -> Entity:
    """The thing as one of another kind, under the id of such a one."""
    parts = thing.id.split("/")
    new_id = "/".join((*parts[:-2], kind.value, parts[-1]))
    there = draft.entities.get(new_id)
    changed = replace(
        thing,
        id=new_id,
        kind=kind,
        types=(CLASSES[kind],),
        registry_id=None,
        rank=thing.rank if kind is Kind.PERSON else None,
    )
    if there is None:
        draft.put(changed)
        draft.become(thing.id, new_id)
    else:
        absorb(draft, there, thing)
    _suit_claims(draft, new_id)
    state_fields(draft, [m for m in draft.mentions if m.entity == new_id])
    return draft.entities[new_id]


def _suit_claims(draft: Draft, thing: str) -> None:
    """Take out the relations that a thing of its new kind cannot stand in."""
    draft.claims = [
        c
        for c in draft.claims
        if thing not in (c.subject, c.object)
        or suits(c.predicate, draft.kind_of(c.subject), draft.kind_of(c.object))
    ]
