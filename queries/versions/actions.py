"""Which actions of two versions are the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.likeness import likeness, words_of
from queries.versions.assignment import Pair, assigned
from queries.versions.themes import renamed_themes
from queries.versions.things import Things
from queries.versions.version import LEAD, LEAD_ORGANISATION, Act, Part, Version, same_words

__all__ = ["Actions", "match_actions", "match_parts"]

_LEAST = 0.55
"""From this score on, two actions are taken for one."""
_LEAST_WORDING = 0.2
"""Below this in wording, nothing else makes two actions one."""
_SHORTENED = 0.6
"""How alike two texts are, at least, of which one is the beginning or end of the other."""
_ENOUGH_WORDS = 4
_SUPPORT = 0.5
"""How far the rest may bridge what is missing in wording."""
_PLACE, _LEADS, _STANDARD, _OUTCOME = 0.4, 0.25, 0.2, 0.15
"""How much each counts of what speaks for two actions being one beside their wording."""
_NEAR = 0.5
_SURE_PART = 0.5


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions of two versions: the pairs that are the same with the score, the others,
    and for each of those, by IRI, the likest of the other version that is left with none."""

    same: tuple[tuple[Act, Act, float], ...]
    dropped: tuple[Act, ...]
    added: tuple[Act, ...]
    likest: Mapping[str, tuple[Act, float]]


def match_actions(old: Version, new: Version, things: Things) -> Actions:
    """The actions of two versions of a plan, each paired with at most one.

    What counts is the wording (`graph.likeness`); where it was changed, the theme and
    number, the leads, the standard actions and the outcomes speak for a pair too.
    """
    left, right = old.actions, new.actions
    scored = tuple(_scored(left, right, things, {}))
    pairs = assigned(pair for pair in scored if pair.score >= _LEAST)
    # Once it is known which themes were only renamed, they speak for pairs too.
    renamed = renamed_themes((left[pair.old], right[pair.new], pair.score) for pair in pairs)
    if renamed:
        scored = tuple(_scored(left, right, things, renamed))
        pairs = assigned(pair for pair in scored if pair.score >= _LEAST)
    before = {pair.old for pair in pairs}
    after = {pair.new for pair in pairs}
    likest: dict[str, tuple[Act, float]] = {}
    for pair in scored:
        if pair.old not in before and pair.new not in after:
            one, other = left[pair.old], right[pair.new]
            for each, like in ((one, other), (other, one)):
                if each.iri not in likest or likest[each.iri][1] < pair.score:
                    likest[each.iri] = like, pair.score
    return Actions(
        same=tuple((left[pair.old], right[pair.new], pair.score) for pair in pairs),
        dropped=tuple(act for at, act in enumerate(left) if at not in before),
        added=tuple(act for at, act in enumerate(right) if at not in after),
        likest=likest,
    )


def match_parts(old: Act, new: Act, things: Things) -> tuple[tuple[Part | None, Part | None], ...]:
    """The outcomes of one action in both versions, paired; None where there is no other.

    An action's only outcome is its only outcome. Of several, the words are compared, and
    who leads; what is left is paired in its order, as far as it goes.
    """
    if len(old.parts) == len(new.parts) == 1:
        return ((old.parts[0], new.parts[0]),)
    texts = [[part.fields.get("outcome", "") for part in act.parts] for act in (old, new)]
    wording = {(one, other): score for one, other, score in likeness(*texts)}
    scored = (
        Pair(one, other, _part_score(wording.get((one, other), 0.0), left, right, things))
        for one, left in enumerate(old.parts)
        for other, right in enumerate(new.parts)
    )
    pairs = assigned(pair for pair in scored if pair.score >= _SURE_PART)
    before = {pair.old for pair in pairs}
    after = {pair.new for pair in pairs}
    found: list[tuple[Part | None, Part | None]] = [
        (old.parts[pair.old], new.parts[pair.new]) for pair in pairs
    ]
    gone = [part for at, part in enumerate(old.parts) if at not in before]
    come = [part for at, part in enumerate(new.parts) if at not in after]
    if len(gone) == len(come):
        found += zip(gone, come, strict=True)
    else:
        found += [(part, None) for part in gone]
        found += [(None, part) for part in come]
    return tuple(found)


def _scored(
    left: Sequence[Act],
    right: Sequence[Act],
    things: Things,
    renamed: Collection[tuple[str, str]],
) -> Iterator[Pair]:
    leads = (
        [_who(act.parts, things.keys[0]) for act in left],
        [_who(act.parts, things.keys[1]) for act in right],
    )
    outcomes = {
        (one, other): score for one, other, score in likeness(_outcomes(left), _outcomes(right))
    }
    for one, other, wording in likeness(_texts(left), _texts(right)):
        if _shortened(left[one].text, right[other].text):
            wording = max(wording, _SHORTENED)
        if wording < _LEAST_WORDING:
            continue
        told = [(_PLACE, _place(left[one], right[other], renamed))]
        if leads[0][one] and leads[1][other]:
            told.append((_LEADS, _common(leads[0][one], leads[1][other])))
        if left[one].standards and right[other].standards:
            told.append((_STANDARD, float(bool(left[one].standards & right[other].standards))))
        if _outcomes([left[one]])[0] and _outcomes([right[other]])[0]:
            told.append((_OUTCOME, outcomes.get((one, other), 0.0)))
        support = sum(weight * value for weight, value in told) / sum(w for w, _ in told)
        score = wording + (1 - wording) * _SUPPORT * support
        yield Pair(one, other, round(score, 4))


def _shortened(one: str, other: str) -> bool:
    """Whether one is the other with words cut off in front or behind."""
    shorter, longer = sorted((" ".join(words_of(one)), " ".join(words_of(other))), key=len)
    cut = f"{longer} ".startswith(f"{shorter} ") or f" {longer}".endswith(f" {shorter}")
    return cut and shorter.count(" ") >= _ENOUGH_WORDS - 1


def _texts(actions: Sequence[Act]) -> list[str]:
    return [act.text for act in actions]


def _outcomes(actions: Sequence[Act]) -> list[str]:
    return [
        " ".join(part.fields.get("outcome", "") for part in act.parts).strip() for act in actions
    ]


def _place(one: Act, other: Act, renamed: Collection[tuple[str, str]]) -> float:
    """Whether both stand under one theme, and there under one number."""
    if (one.theme, other.theme) not in renamed and not same_words(one.theme, other.theme):
        return 0.0
    return 1.0 if one.number and one.number == other.number else _NEAR


def _who(parts: Sequence[Part], keys: Mapping[str, str]) -> frozenset[str]:
    return frozenset(
        keys.get(said.object, said.object)
        for part in parts
        for said in part.roles
        if said.relation in (LEAD, LEAD_ORGANISATION)
    )


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _part_score(wording: float, old: Part, new: Part, things: Things) -> float:
    left, right = _who((old,), things.keys[0]), _who((new,), things.keys[1])
    led = _common(left, right) if left and right else float(left == right)
    if not old.fields.get("outcome") and not new.fields.get("outcome"):
        return led
    return wording + (1 - wording) * _SUPPORT * led
