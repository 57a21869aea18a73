"""What actions say that they must wait for: other actions, panels and services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.relations.action_numbers import ActionNumbers
from extract.relations.action_passages import Passage
from extract.relations.action_products import ActionProducts, Phrase, phrases_after
from extract.relations.action_wording import Hit, link_words, words_of
from extract.relations.context import Named, RelationContext, claim_at
from graph.records import Claim, Kind

__all__ = ["dependency_claims"]

_NUMBER_REACH = 70
_NAME_REACH = 60
_SAME_THEME, _WHOLE_PLAN, _PRODUCT, _NAME = 0.9, 0.8, 0.65, 0.8
_CLAUSE_END = re.compile(r"[.;]|,\s|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan's text and ways to look its actions up."""

    context: RelationContext
    numbers: ActionNumbers
    products: ActionProducts


@dataclass(frozen=True, slots=True)
class _Target:
    """What a wording leads to: an action's key or an entity's id, and where it stands in the
    passage."""

    thing: str
    start: int
    end: int
    confidence: float
    how: str


def dependency_claims(
    context: RelationContext, found: Iterable[tuple[Passage, Hit]]
) -> Iterator[Claim]:
    """The actions, panels and services that each action depends on, in its own words.

    Never the action itself, nor anything that its sentence denies or asks.
    """
    plan = _Plan(context, ActionNumbers(context.actions), ActionProducts(context.actions))
    for passage, hit in found:
        subjects, begin = _subjects(passage, hit, plan)
        for subject in subjects:
            for target in _targets(passage, hit, subject, plan):
                if target.thing == subject:
                    continue
                start = min(begin, target.start)
                stretch = (passage.start + start, passage.start + max(hit.end, target.end))
                yield claim_at(
                    subject, "pg:dependsOn", target.thing, stretch, passage.locator,
                    f"depends on another: {hit.link.name}: {target.how}", target.confidence,
                )  # fmt: skip


def _subjects(passage: Passage, hit: Hit, plan: _Plan) -> tuple[tuple[str, ...], int]:
    """The actions that depend: those the sentence begins with ("Action 4 depends on …"), else
    those the passage belongs to; and where their words begin."""
    lead = passage.text[hit.begin : hit.start]
    own = passage.actions
    if not hit.link.before and words_of(lead)[:1] in (["action"], ["actions"]) and len(lead) < 60:
        named = plan.numbers.read(lead, None, near=own[0] if own else None)
        if named is not None:
            return named.actions, hit.begin
    return own, hit.start


def _targets(passage: Passage, hit: Hit, subject: str, plan: _Plan) -> list[_Target]:
    if hit.link.before:
        return _before(passage, hit, subject, plan)
    text = passage.text
    stop = _clause_stop(text, hit.end, min(hit.stop, hit.end + _NUMBER_REACH))
    numbered = plan.numbers.read(text[hit.end : stop], subject)
    if numbered is not None and _leads_to(text[hit.end : hit.end + numbered.start]):
        sure = _SAME_THEME if numbered.same_theme else _WHOLE_PLAN
        if hit.link.numbers_only:
            sure -= 0.2
        return [
            _Target(key, hit.end + numbered.start, hit.end + numbered.end, sure, "by number")
            for key in numbered.actions
        ]
    if hit.link.numbers_only:
        return []
    if hit.link.approval:
        return [
            target
            for target in _named(passage, hit.end, hit.stop, [], plan)
            if set(words_of(text[target.end : target.end + 30])[:2]) & link_words().approval
        ]
    phrases = phrases_after(text, hit.end, hit.stop, definite=hit.link.strict)
    if hit.link.settled and not (phrases and _is_settled(text, phrases[-1][0].end, hit.stop)):
        return []
    found = _made_elsewhere(phrases, subject, plan)
    if hit.link.strict:
        return found
    return [*found, *_named(passage, hit.end, hit.stop, found, plan)]


def _before(passage: Passage, hit: Hit, subject: str, plan: _Plan) -> list[_Target]:
    """What the sentence begins with, where it says "… will shape it"."""
    begin = (
        hit.begin
        + len(passage.text[hit.begin : hit.start])
        - len(passage.text[hit.begin : hit.start].lstrip())
    )
    lead = passage.text[begin : hit.start]
    numbered = plan.numbers.read(lead, subject)
    if numbered is not None:
        return [
            _Target(key, begin + numbered.start, begin + numbered.end, _SAME_THEME, "by number")
            for key in numbered.actions
        ]
    if not words_of(lead)[:1] or len(words_of(lead)) > 20:
        return []
    if words_of(lead)[0] not in ("the", "our") and not lead[:2].isupper():
        found = []
    else:
        found = _all_phrases(passage.text, begin, hit.start, subject, plan)
    return [*found, *_named(passage, begin, hit.start, found, plan)]


def _all_phrases(text: str, begin: int, end: int, subject: str, plan: _Plan) -> list[_Target]:
    found: list[_Target] = []
    at = begin
    for joint in [*re.finditer(r"\band\s(?=the\b)|,", text[begin:end]), None]:
        stop = begin + joint.start() if joint is not None else end
        phrases = phrases_after(text, at, stop, definite=True)
        found += _made_elsewhere(phrases, subject, plan)
        at = begin + joint.end() if joint is not None else end
    return found


def _made_elsewhere(groups: list[list[Phrase]], subject: str, plan: _Plan) -> list[_Target]:
    """The actions that make what the phrases name, of each group the first that one makes."""
    found: list[_Target] = []
    for group in groups:
        for phrase in group:
            key = plan.products.maker(phrase, subject)
            if key is not None:
                found.append(
                    _Target(key, phrase.start, phrase.end, _PRODUCT, "by what that action makes")
                )
                break
    return found


def _named(
    passage: Passage, start: int, end: int, found: list[_Target], plan: _Plan
) -> Iterator[_Target]:
    """The panels and services named at once behind a place, and those listed with them, that
    no target found so far stands for."""
    at = start
    things: list[Named] = plan.context.named(
        passage.start + start, passage.start + end, (Kind.PANEL, Kind.SERVICE)
    )
    for thing in things:
        if thing.start - passage.start - at > _NAME_REACH:
            break
        gap = passage.text[at : thing.start - passage.start]
        if _CLAUSE_END.search(gap) and not re.fullmatch(r"\s*,\s*(?:the\s)?\s*", gap):
            break
        if len(words_of(gap)) > 6 or set(words_of(gap)) & link_words().apart:
            break
        begin, at = thing.start - passage.start, thing.end - passage.start
        covered = any(target.start < at and begin < target.end for target in found)
        if not covered and not thing.entity.generic and not thing.candidate.generic:
            yield _Target(thing.id, begin, at, _NAME, "by name")


def _leads_to(gap: str) -> bool:
    """Whether nothing but a few words without a break lie before the numbers."""
    return len(words_of(gap)) <= 6 and not set(words_of(gap)) & link_words().apart


def _clause_stop(text: str, start: int, stop: int) -> int:
    end = re.search(r"[.;]\s", text[start:stop])
    return start + end.start() if end is not None else stop


def _is_settled(text: str, end: int, stop: int) -> bool:
    """Whether the words behind a phrase say that the thing is there."""
    words = link_words()
    clause = re.split(r"[,.;:()]|\s[-–—]\s", text[end : min(stop, end + 90)])[0]
    return bool(set(words_of(clause)) & words.settled)
