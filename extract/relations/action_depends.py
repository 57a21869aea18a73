"""What actions say that they must wait for: other actions, panels and services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.relations.action_numbers import ActionNumbers
from extract.relations.action_passages import Passage
from extract.relations.action_products import ActionProducts, phrases_after
from extract.relations.action_subjects import Subjects, behind, in_front, subjects_of
from extract.relations.action_targets import (
    ActionFinder,
    Target,
    leads_to,
    made_elsewhere,
    named_behind,
    phrases_within,
)
from extract.relations.action_wording import Hit, link_words, words_of
from extract.relations.context import RelationContext, claim_at
from graph.records import Claim

__all__ = ["dependency_claims"]

_NUMBER_REACH = 70
_SAME_THEME, _WHOLE_PLAN = 0.9, 0.8
_JOINED = re.compile(r"\s{0,3}(?:,|&|and\b|as well as\b)\s{0,3}(?:also\s)?(?:on|of|for)?\b")
_OPENING_WORDS = 6
_JOINT = re.compile(r"\s{0,3}[,;:.(]")
_CLAUSE = re.compile(r"[;:]\s|,\s|\b(?:and|but|while|so|because)\s")
_FOLLOWED = re.compile(
    r"\s{1,3}(?:to\s|being\b|having\b|in place\b|on board\b|up and running\b|first\b|to\b)|\s*\Z"
)
_MUST = re.compile(
    r"[)\]*_]{0,3}\s{1,3}(?:(?:first|also|itself)\s)?(?:must|has to|have to|needs?|should|shall|"
    r"will have to|will need|is to|are to|ought to)\b",
    re.IGNORECASE,
)


def dependency_claims(
    context: RelationContext, found: Iterable[tuple[Passage, Hit]]
) -> Iterator[Claim]:
    """The actions, panels and services that each action depends on, as its own words say or a
    sentence elsewhere that speaks of it by its number.

    Never the action itself, nor anything that its sentence denies or asks.
    """
    plan = ActionFinder(context, ActionNumbers(context.actions), ActionProducts(context.actions))
    for passage, hit in found:
        subjects = _subjects(passage, hit, plan)
        status = "ended" if _is_past(passage.text[hit.begin : hit.start]) else None
        for subject in subjects.actions:
            for target in _targets(passage, hit, subject, subjects, plan):
                if target.thing in subjects.actions:
                    continue
                start = min(hit.start, subjects.start, target.start)
                end = max(hit.end, subjects.end, target.end)
                claim = claim_at(
                    subject, "pg:dependsOn", target.thing,
                    (passage.start + start, passage.start + end), passage.locator,
                    f"depends on another: {hit.link.name}: {target.how}", target.confidence,
                )  # fmt: skip
                yield replace(claim, status=status)


def _subjects(passage: Passage, hit: Hit, plan: ActionFinder) -> Subjects:
    """The actions that depend, and where the words for them stand."""
    none = Subjects((), hit.start, hit.end)
    if not hit.link.before and not hit.link.opens:
        told = subjects_of(passage, hit, plan.numbers)
        # "Without 1, 2 cannot start", but not "without 1, 2 can still start".
        held = set(words_of(passage.text[told.end : told.end + 40])[:3]) & link_words().denials
        if hit.link.fronted and not (told.numbered and told.start > hit.end and held):
            return none
        return told
    named = behind(passage, hit, plan.numbers)
    if named is not None or hit.link.both or hit.link.opens:
        return named or none
    return Subjects(passage.actions, hit.start, hit.end)


def _targets(
    passage: Passage, hit: Hit, subject: str, subjects: Subjects, plan: ActionFinder
) -> list[Target]:
    if hit.link.before:
        return _before(passage, hit, subject, plan)
    if hit.link.opens:
        return _in_main_clause(passage, hit, subjects, plan)
    if hit.link.decides or hit.link.given or hit.link.followed:
        return _acting(passage, hit, plan)
    text = passage.text
    stop = _clause_stop(text, hit.end, min(hit.stop, hit.end + _NUMBER_REACH))
    numbered = plan.numbers.read(text[hit.end : stop], subject)
    if numbered is not None and leads_to(text[hit.end : hit.end + numbered.start]):
        if hit.link.settled and _is_unsettled(text[hit.end + numbered.end : hit.stop]):
            return []
        sure = _SAME_THEME if numbered.same_theme else _WHOLE_PLAN
        if hit.link.numbers_only:
            sure -= 0.2
        found = [
            Target(key, hit.end + numbered.start, hit.end + numbered.end, sure, "by number")
            for key in numbered.actions
        ]
        if hit.link.strict:
            return found
        at = hit.end + numbered.end
        found += named_behind(passage, hit.end, hit.end + numbered.start, [], plan)
        joined = _JOINED.match(text, at, hit.stop)
        return (
            [*found, *named_behind(passage, joined.end(), hit.stop, [], plan)] if joined else found
        )
    if hit.link.numbers_only:
        return []
    if hit.link.approval:
        return [
            target
            for target in named_behind(passage, hit.end, hit.stop, [], plan)
            if set(words_of(text[target.end : target.end + 30])[:2]) & link_words().approval
        ]
    phrases = phrases_after(text, hit.end, hit.stop, definite=hit.link.strict)
    if hit.link.settled and not (phrases and _is_settled(text, phrases[-1][0].end, hit.stop)):
        return []
    found = made_elsewhere(passage, phrases, subject, plan, hit.link.by_bodies)
    if hit.link.strict:
        return found
    return [*found, *named_behind(passage, hit.end, hit.stop, found, plan)]


def _acting(passage: Passage, hit: Hit, plan: ActionFinder) -> list[Target]:
    """The panels and services named at once behind "once", "if" or "requires", of which a verb
    then says what they must do first."""
    found = list(named_behind(passage, hit.end, hit.stop, [], plan))
    if not found or len(words_of(passage.text[hit.end : found[0].start])) > 2:
        return []
    then = passage.text[found[-1].end : min(hit.stop, found[-1].end + 40)]
    if _JOINT.match(then) or _is_unsettled(then):
        return []
    words = link_words()
    if hit.link.followed:
        return found if _FOLLOWED.match(then) else []
    behind_it = words_of(then)[:6]
    if not hit.link.given and behind_it[:1] in (["is"], ["are"]):
        return found if set(behind_it) & words.settled else []
    return found if set(behind_it[:3]) & (words.leave if hit.link.given else words.deciding) else []


def _in_main_clause(
    passage: Passage, hit: Hit, subjects: Subjects, plan: ActionFinder
) -> list[Target]:
    """What must be or act first, at the beginning of the main clause behind "before 2 can
    start,"."""
    comma = passage.text.find(",", subjects.end, hit.stop)
    if comma < 0 or len(words_of(passage.text[subjects.end : comma])) > _OPENING_WORDS:
        return []
    at = comma + 1
    main = passage.text[at : hit.stop]
    numbered = in_front(main, plan.numbers)
    if numbered is not None:
        if not _MUST.match(main, numbered.end):
            return []
        return [
            Target(key, at + numbered.start, at + numbered.end, _WHOLE_PLAN, "by number")
            for key in numbered.actions
        ]
    found = list(named_behind(passage, at, hit.stop, [], plan))
    if not found or len(words_of(passage.text[at : found[0].start])) > 2:
        return []
    return found if _MUST.match(passage.text, found[-1].end) else []


def _before(passage: Passage, hit: Hit, subject: str, plan: ActionFinder) -> list[Target]:
    """What the sentence begins with, where it says "… will shape it"."""
    begin = (
        hit.begin
        + len(passage.text[hit.begin : hit.start])
        - len(passage.text[hit.begin : hit.start].lstrip())
    )
    lead = passage.text[begin : hit.start]
    if hit.link.both:
        return _in_front(passage, hit, begin, subject, plan)
    numbered = plan.numbers.read(lead, subject)
    if numbered is not None:
        return [
            Target(key, begin + numbered.start, begin + numbered.end, _SAME_THEME, "by number")
            for key in numbered.actions
        ]
    if not words_of(lead)[:1] or len(words_of(lead)) > 20:
        return []
    if words_of(lead)[0] not in ("the", "our") and not lead[:2].isupper():
        found = []
    else:
        found = phrases_within(passage, begin, hit.start, subject, plan)
    return [*found, *named_behind(passage, begin, hit.start, found, plan)]


def _in_front(
    passage: Passage, hit: Hit, begin: int, subject: str, plan: ActionFinder
) -> list[Target]:
    """The action, panel or service that a clause begins with which says of it that another
    action needs it."""
    lead = passage.text[begin : hit.start]
    clause = begin + max((joint.end() for joint in _CLAUSE.finditer(lead)), default=0)
    spoken = subjects_of(passage, hit, plan.numbers)
    if spoken.numbered:
        return [
            Target(key, spoken.start, spoken.end, _WHOLE_PLAN, "by number")
            for key in spoken.actions
        ]
    found = list(named_behind(passage, clause, hit.start, [], plan))
    near = found and len(words_of(passage.text[clause : found[0].start])) <= 2
    return found if near and len(words_of(passage.text[found[-1].end : hit.start])) <= 3 else []


def _is_unsettled(text: str) -> bool:
    """Whether the words at once behind a thing say that it is not there, or late."""
    clause = re.split(r"[,.;:()]|\s[-–—]\s", text)[0]
    return bool(set(words_of(clause)[:4]) & link_words().unsettled)


def _is_past(text: str) -> bool:
    return any(phrase in text.lower() for phrase in link_words().past)


def _clause_stop(text: str, start: int, stop: int) -> int:
    end = re.search(r"[.;]\s", text[start:stop])
    return start + end.start() if end is not None else stop


def _is_settled(text: str, end: int, stop: int) -> bool:
    """Whether the words behind a phrase say that the thing is there."""
    words = link_words()
    clause = re.split(r"[,.;:()]|\s[-–—]\s", text[end : min(stop, end + 90)])[0]
    return bool(set(words_of(clause)) & words.settled)
