"""Which actions of which plans do the same standard work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from extract.conclusions.ideas import words_of
from extract.conclusions.standard import Reading, read_action
from graph.conclusions import SameWork, Stated, Within
from graph.likeness import alike
from graph.records import PlanRecords
from ontology.standard_actions import load_ideas, load_standard_actions

__all__ = ["same_work", "stated"]

_SAME_WORDING = 0.65
"""From so alike in wording on, two actions of different plans do the same work."""
_NEAR_COPY = 0.8
"""Where the list tells what one of them does and not the other, or something else, they must be
so alike: one word makes knife bins of bleed kits."""
_SURE = 0.7
"""Two actions are paired through a standard action that both state so surely."""
_MOST_PAIRED = 60
"""Where more actions state one standard action, they are not paired through it: that they state
it joins them, and the pairs of a whole country would be millions."""
_SHOWN = 8
_TELLING = 4
"""Shorter words ("the", "for") show a reader nothing, unless the texts share no others."""


@dataclass(frozen=True, slots=True)
class _Text:
    within: Within
    text: str
    theme: str | None


def stated(plans: Sequence[PlanRecords]) -> tuple[Stated, ...]:
    """The standard actions that each action states, in the order of plans and their text.

    An action that states none by its ideas, but is worded like one of another plan that
    does, states the same, less surely.
    """
    texts = _texts(plans)
    readings = {each.within: read_action(each.text, each.theme) for each in texts}
    borrowed = _borrowed(texts, readings)
    return tuple(
        found
        for each in texts
        for found in (*_own(each.within, readings[each.within]), *borrowed.get(each.within, ()))
    )


def same_work(
    plans: Sequence[PlanRecords],
    found: Sequence[Stated],
    versions: Collection[frozenset[str]] = (),
) -> tuple[SameWork, ...]:
    """The pairs of actions of different plans that do the same work, in order.

    Two actions do if both state the same standard action (`found`), unless so many do that
    each cannot be paired with each, or if their wording is alike, whether the list has that
    work or not. Two plans that are versions of one (`versions`: their keys) are not different
    plans.
    """
    pairs: dict[tuple[Within, Within], SameWork] = {}
    by_standard: dict[str, list[Stated]] = defaultdict(list)
    for each in found:
        if each.score >= _SURE:
            by_standard[each.standard].append(each)
    for standard in load_standard_actions():
        stating = by_standard[standard.id]
        for one, other in combinations(stating, 2) if len(stating) <= _MOST_PAIRED else ():
            if one.action.plan != other.action.plan:
                terms = tuple(term for term in one.terms if term in other.terms)
                pair = _pair(one.action, other.action, min(one.score, other.score), terms)
                _keep(pairs, pair)
    told: dict[Within, set[str]] = defaultdict(set)
    for each in found:
        told[each.action].add(each.standard)
    for one_text, other_text, score in _alike(_texts(plans)):
        left, right = told[one_text.within], told[other_text.within]
        if score >= _NEAR_COPY or left & right or not left | right:
            shared = _shared_words(one_text.text, other_text.text)
            _keep(pairs, _pair(one_text.within, other_text.within, score, shared))
    _alike.cache_clear()  # The texts of a country's plans should not stay in the memory.
    return tuple(
        pairs[key]
        for key in sorted(pairs)
        if frozenset(within.plan for within in key) not in versions
    )


def _texts(plans: Sequence[PlanRecords]) -> tuple[_Text, ...]:
    return tuple(
        _Text(Within(plan.key, action.key), action.text, action.theme)
        for plan in plans
        for action in plan.actions
    )


def _own(action: Within, readings: Sequence[Reading]) -> Iterator[Stated]:
    for reading in readings:
        yield Stated(action, reading.standard, reading.score, _labels(reading))


def _labels(reading: Reading) -> tuple[str, ...]:
    ideas = load_ideas()
    return tuple(sorted(ideas[idea].label for idea in reading.ideas))


def _borrowed(
    texts: tuple[_Text, ...], readings: Mapping[Within, Sequence[Reading]]
) -> dict[Within, tuple[Stated, ...]]:
    found: dict[Within, dict[str, Stated]] = defaultdict(dict)
    for one, other, score in _alike(texts):
        if score < _NEAR_COPY:
            continue
        for taker, giver in ((one, other), (other, one)):
            if readings[taker.within]:
                continue
            for reading in readings[giver.within]:
                likely = round(reading.score * score, 4)
                known = found[taker.within].get(reading.standard)
                if known is None or known.score < likely:
                    shared = _shared_words(one.text, other.text)
                    found[taker.within][reading.standard] = Stated(
                        taker.within, reading.standard, likely, shared
                    )
    return {
        within: tuple(stated for _, stated in sorted(each.items()))
        for within, each in found.items()
    }


@lru_cache(maxsize=1)
def _alike(texts: tuple[_Text, ...]) -> tuple[tuple[_Text, _Text, float], ...]:
    """The texts of different plans that are alike. Kept, since it is asked twice."""
    return tuple(
        (texts[one], texts[other], score)
        for one, other, score in alike([each.text for each in texts], _SAME_WORDING)
        if texts[one].within.plan != texts[other].within.plan
    )


def _pair(one: Within, other: Within, score: float, terms: tuple[str, ...]) -> SameWork:
    first, second = sorted((one, other))
    return SameWork(first, second, score, terms)


def _keep(pairs: dict[tuple[Within, Within], SameWork], pair: SameWork) -> None:
    """Keep the pair unless it is known with a better score."""
    key = (pair.one, pair.other)
    if key not in pairs or pairs[key].score < pair.score:
        pairs[key] = pair


def _shared_words(one: str, other: str) -> tuple[str, ...]:
    """The longest words that both texts have: what shows a reader that they are alike."""
    shared = set(words_of(one)) & set(words_of(other))
    shared = {word for word in shared if len(word) >= _TELLING} or shared
    return tuple(sorted(sorted(shared, key=lambda word: (-len(word), word))[:_SHOWN]))
