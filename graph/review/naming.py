"""Judgements on names: what is called how, and what is one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from graph.records import Claim, Entity, Kind, Mention, Merge, plain
from graph.review.draft import RULE, Draft, Unfit
from graph.review.judgements import Judgement, What
from graph.review.labels import spelling_key, spellings
from graph.review.places import field_at, mention_at, occurrences
from graph.review.relations import field_predicate

__all__ = [
    "absorb",
    "join",
    "new_thing",
    "part",
    "rename",
    "rests_on",
    "state_fields",
    "unite",
    "without_spelling",
]

_KINDS = frozenset(kind.value for kind in Kind)


def join(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The spelling is a name of the thing, wherever the plan prints it.

    Mentions of it that were taken for another thing come along, with the claims that rest
    on them; where a person adds an alias, so do places at which nothing was found.
    """
    thing = draft.thing(judgement.thing, judgement.kind)
    spelling = _given(judgement.other, "spelling")
    key = spelling_key(spelling)
    named = _mentions(draft, key)
    fresh = _unseen(draft, thing, spelling) if judgement.what is What.ALIAS or not named else []
    known = key in map(spelling_key, spellings(thing))
    if not (named or fresh or known):
        raise Unfit(f"the plan does not print {spelling!r}")
    for other in sorted({m.entity for m in named} - {thing.id}):
        _move(draft, other, key, thing.id)
    draft.mentions += fresh
    draft.put(_with_spelling(draft.entities[thing.id], spelling))
    state_fields(draft, fresh)
    return (thing.id,)


def part(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The spelling is no name of the thing: it becomes a thing of its own, with the mentions
    in that spelling and the claims that rest on them."""
    thing = draft.thing(judgement.thing, judgement.kind)
    spelling = _given(judgement.other, "spelling")
    key = spelling_key(spelling)
    own = [m for m in _mentions(draft, key) if m.entity == thing.id]
    if not own:
        try:
            other = draft.thing(spelling, judgement.kind)
        except Unfit:
            other = thing
        if other.id != thing.id:
            return (thing.id, other.id)
        raise Unfit(f"the plan does not print {spelling!r} for {thing.label!r}")
    rest = [name for name in spellings(thing) if spelling_key(name) != key]
    if not rest:
        raise Unfit(f"{spelling!r} is the only name of {thing.label!r}")
    printed = Counter(plain(draft.text[m.start : m.end]) for m in own)
    label = min(printed, key=lambda words: (-printed[words], words))
    parted = draft.make(label, thing.kind, like=thing)
    draft.drop_faults(thing.id, ((m.start, m.end) for m in own))
    _move(draft, thing.id, key, parted.id)
    return tuple(each for each in (thing.id, parted.id) if each in draft.entities)


def unite(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """Two things are one: the other's names, mentions and claims are the thing's."""
    thing = draft.thing(judgement.thing, judgement.kind)
    other = draft.thing(_given(judgement.other, "other thing"), judgement.other_kind)
    if other.id != thing.id:
        absorb(draft, thing, other)
    return (thing.id,)


def rename(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The thing is called otherwise; its name until now is one of its other spellings."""
    thing = draft.thing(judgement.thing, judgement.kind)
    label = _given(judgement.other, "right name")
    aliases = {*thing.aliases, thing.label} - {label}
    slips = tuple(slip for slip in thing.misspellings if slip != label)
    draft.put(
        replace(
            thing,
            label=label,
            aliases=tuple(sorted(aliases - set(slips))),
            misspellings=slips,
        )
    )
    return (thing.id,)


def new_thing(draft: Draft, judgement: Judgement) -> tuple[str, ...]:
    """The plan names a thing that was not found: wherever it prints the name."""
    label = _given(judgement.thing, "name")
    if judgement.kind not in _KINDS:
        raise Unfit("it does not say what kind of thing it is")
    kind = Kind(judgement.kind)
    taken = _mentions(draft, spelling_key(label))
    if taken:
        known = draft.entities[taken[0].entity]
        if known.kind is kind:
            return (known.id,)
        raise Unfit(f"{label!r} was read as {known.kind.value} {known.label!r}; change its kind")
    spans = list(occurrences(label, draft.text))
    if not spans:
        raise Unfit(f"the plan does not print {label!r}")
    thing = draft.make(label, kind)
    fresh = _unseen(draft, thing, label)
    draft.mentions += fresh
    state_fields(draft, fresh)
    return (thing.id,)


def state_fields(draft: Draft, mentions: Iterable[Mention]) -> None:
    """State what mentions say by standing in the column of leads or bodies."""
    for mention in mentions:
        for commitment, role, _ in field_at(mention.start, mention.end, draft.read):
            predicate = field_predicate(role, mention.kind)
            if predicate is not None:
                draft.state(
                    Claim(
                        commitment.key,
                        predicate,
                        mention.entity,
                        mention.start,
                        mention.end,
                        mention.locator,
                        RULE,
                        1.0,
                    )
                )


def _given(text: str, what: str) -> str:
    if not text:
        raise Unfit(f"it does not say which {what}")
    return text


def _mentions(draft: Draft, key: str) -> list[Mention]:
    return [m for m in draft.mentions if spelling_key(draft.words(m)) == key]


def _unseen(draft: Draft, thing: Entity, words: str) -> list[Mention]:
    """Mentions of the words where no other name stands."""
    taken = [(m.start, m.end) for m in draft.mentions]
    return [
        mention
        for start, end in occurrences(words, draft.text)
        if not any(first <= start and end <= last for first, last in taken)
        for mention in mention_at(thing, start, end, draft.read)
    ]


def _move(draft: Draft, old: str, key: str, new: str) -> None:
    """Give a thing's mentions in one spelling to another thing, with what rests on them."""
    own = [m for m in draft.mentions if m.entity == old]
    moved = [m for m in own if spelling_key(draft.words(m)) == key]
    if len(moved) == len(own):
        was = draft.entities[old]
        draft.become(old, new)
        for spelling in spellings(was):
            if spelling_key(spelling) == key:
                draft.put(_with_spelling(draft.entities[new], spelling))
        return
    claims = []
    for claim in draft.claims:
        if rests_on(claim, old, moved, own):
            claim = replace(
                claim,
                subject=new if claim.subject == old else claim.subject,
                object=new if claim.object == old else claim.object,
            )
        if claim.subject != claim.object:
            claims.append(claim)
    draft.claims = claims
    kind, going = draft.entities[new].kind, set(moved)
    draft.mentions = [
        replace(m, entity=new, kind=kind) if m in going else m for m in draft.mentions
    ]
    for words in sorted({plain(draft.text[m.start : m.end]) for m in moved}):
        draft.put(_with_spelling(draft.entities[new], words, merged=False))
    draft.put(without_spelling(draft, draft.entities[old], key))


def rests_on(claim: Claim, thing: str, moved: list[Mention], own: list[Mention]) -> bool:
    """Whether a claim on the thing rests on the moved mentions: those at its words, or else
    within them, or else in the same sentence, are all among the moved ones."""
    if thing not in (claim.subject, claim.object):
        return False
    for near in (
        lambda m: (m.start, m.end) == (claim.start, claim.end),
        lambda m: claim.start <= m.start and m.end <= claim.end,
        lambda m: m.sentence_start <= claim.start < m.sentence_end,
    ):
        found = [m for m in own if near(m)]
        if found:
            return all(m in moved for m in found)
    return False


def _with_spelling(thing: Entity, spelling: str, *, merged: bool = True) -> Entity:
    """The thing with a further spelling; if `merged`, a certain one."""
    key = spelling_key(spelling)
    aliases = thing.aliases
    if spelling not in (thing.label, *aliases, *thing.misspellings):
        aliases = tuple(sorted((*aliases, spelling)))
    merges = thing.merges
    if merged:
        merges = tuple(
            replace(m, score=1.0, confidence=1.0) if spelling_key(m.spelling) == key else m
            for m in merges
        )
        if key not in (spelling_key(m.spelling) for m in merges):
            merges = (*merges, Merge(spelling, RULE))
    return replace(thing, aliases=aliases, merges=merges)


def without_spelling(draft: Draft, thing: Entity, key: str) -> Entity:
    """The thing without a spelling; if that was its label, it goes by its longest other."""
    aliases = [name for name in thing.aliases if spelling_key(name) != key]
    slips = [name for name in thing.misspellings if spelling_key(name) != key]
    label = thing.label
    if spelling_key(label) == key:
        printed = [draft.words(m) for m in draft.mentions if m.entity == thing.id]
        others = [name for name in printed if spelling_key(name) != key]
        label = max(aliases or slips or others, key=lambda name: (len(name), name))
    return replace(
        thing,
        label=label,
        aliases=tuple(name for name in aliases if name != label),
        misspellings=tuple(name for name in slips if name != label),
        merges=tuple(m for m in thing.merges if spelling_key(m.spelling) != key),
    )


def absorb(draft: Draft, thing: Entity, other: Entity) -> None:
    """Make one thing of two."""
    draft.become(other.id, thing.id)
    slips = {*thing.misspellings, *other.misspellings} - {thing.label}
    names = {*thing.aliases, *other.aliases, other.label} - {thing.label} - slips
    merges = {m.spelling: m for m in (Merge(other.label, RULE), *other.merges, *thing.merges)}
    draft.put(
        replace(
            thing,
            aliases=tuple(sorted(names)),
            misspellings=tuple(sorted(slips)),
            rank=thing.rank or (other.rank if thing.kind is Kind.PERSON else None),
            status=thing.status or other.status,
            merges=tuple(merges[name] for name in sorted(merges)),
        )
    )
