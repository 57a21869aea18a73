"""Which actions a wording speaks of: those that its sentence names by number, or its row's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.relations.action_numbers import ActionNumbers, Reference
from extract.relations.action_passages import Passage
from extract.relations.action_wording import Hit, link_words, tells_apart, words_of

__all__ = ["Subjects", "behind", "in_front", "subjects_of"]

_MOST_BETWEEN, _MOST_BEFORE, _MOST_BEHIND = 8, 4, 4
_REACH, _REACH_BEHIND = 240, 90
_JOINT = re.compile(r"[,;:()–—]|\.\s|\s-\s|\b(?:and|but|while|whereas|although|so|because)\b", re.I)
_ASIDE = re.compile(r"\s{0,3}(?:,[^,;.]{1,90},|\([^();]{1,70}\))")
# Behind a number that stands alone: a verb in small letters, after one space.
_GOES_ON = re.compile(r"[)\]*_]{0,3}(?:\s{0,3}[,(]| (?=[a-z’'])|\s{0,3}\Z|\n\s{0,30}(?=[a-z]))")
_INVERTED = re.compile(
    r"\b(?:can|may|will|could|should|shall|must|does|do|is|are)\s{1,3}(?=\S)", re.IGNORECASE
)
_HOLDS_BACK = re.compile(
    r"[)\]*_]{0,3}\s{1,3}(?:(?:can|may|will|could|should|shall|must|is|are|cannot|can['’]t|has|have|"
    r"needs?|starts?|begins?|comes?|goes|go|follows?|stays?|waits?|becomes?|does|do|won['’]t)\b)"
)
_SUM = re.compile(r"£\s?[\d,.]{1,12}\w?")
_CONDITION = re.compile(r"\b(?:if|even|unless|though|although|not)\b", re.IGNORECASE)
_PRONOUN = ("it", "this", "they", "both", "these")


@dataclass(frozen=True, slots=True)
class Subjects:
    """The actions spoken of, where in the passage the words for them begin and end, and whether
    these words are numbers."""

    actions: tuple[str, ...]
    start: int
    end: int
    numbered: bool = False


def subjects_of(passage: Passage, hit: Hit, numbers: ActionNumbers) -> Subjects:
    """The actions that a wording is said of.

    They are those whose numbers the clause begins with ("Actions 2 and 4 depend on …", "The
    idea for 2 came from …"), that the main clause begins with where the wording opens the
    sentence ("Once 2 is done, 4 can start"), or that the sentence before began with ("It also
    depends on …"); else those that the passage belongs to, which may be none.
    """
    own = passage.actions
    near = own[0] if own else None
    lead = passage.text[hit.begin : hit.start]
    found = list(numbers.references(lead, near))
    if found and _governs(lead, found[-1], strict=bool(own)):
        return _of(found[-1], hit.begin)
    if _is_open(lead):
        main = _main_clause(passage.text, hit, numbers, near)
        if main is not None:
            return main
    within = None if own else next(numbers.references(passage.text[hit.start : hit.stop]), None)
    if within is not None and hit.start + within.end <= hit.end:
        return _of(within, hit.start)  # "We owe 2.1 to …"
    if not own and not found and words_of(_last_clause(lead))[:1] and hit.begin > 0:
        if words_of(_last_clause(lead))[0] in _PRONOUN:
            begin, end = passage.sentence(hit.begin - 1)
            before = in_front(passage.text[begin : min(end, begin + _REACH)], numbers)
            if before is not None and end == hit.begin:
                return _of(before, begin)
    return Subjects(own, hit.start, hit.end)


def behind(
    passage: Passage, hit: Hit, numbers: ActionNumbers, subject: str | None = None
) -> Subjects | None:
    """The actions whose numbers stand at once behind a wording: "before 4 can start"."""
    text = passage.text
    stop = min(hit.stop, hit.end + _REACH_BEHIND)
    near = subject or (passage.actions[0] if passage.actions else None)
    found = next(numbers.references(text[hit.end : stop], near), None)
    if found is None:
        return None
    gap = text[hit.end : hit.end + found.start]
    if hit.link.with_sum:
        gap = _SUM.sub(" ", gap)
    elif tells_apart(gap):
        return None
    if _JOINT.search(gap) or len(words_of(gap)) > _MOST_BEHIND or _CONDITION.search(gap):
        return None
    return _of(found, hit.end)


def in_front(text: str, numbers: ActionNumbers) -> Reference | None:
    """The reference that a sentence begins with and is about."""
    found = next(numbers.references(text), None)
    return found if found is not None and _governs(text[: found.end], found) else None


def _of(found: Reference, at: int) -> Subjects:
    return Subjects(found.actions, at + found.start, at + found.end, numbered=True)


def _governs(lead: str, found: Reference, *, strict: bool = False) -> bool:
    """Whether a reference is what its clause speaks of, up to the end of `lead`."""
    before = words_of(_last_clause(lead[: found.start]))
    words = link_words()
    if before and before[-1] in words.prepositions:
        if not set(before[-4:-1]) & words.said_of:
            return False
    elif (strict and set(before) - words.openers) or len(before) > _MOST_BEFORE:
        return False
    tail = lead[found.end :]
    if not found.called and not _GOES_ON.match(tail):
        return False
    aside = _ASIDE.match(tail)
    between = tail[aside.end() :] if aside is not None else tail
    verbs = between.split(" and ", 1)
    if len(verbs) == 2 and (not verbs[1].strip() or _HOLDS_BACK.match(" " + verbs[1])):
        # "2.1 needs their consent and must wait for 1.2"
        if _JOINT.search(verbs[0]) or len(words_of(verbs[0])) > 2 * _MOST_BETWEEN:
            return False
        between = verbs[1]
    return len(words_of(between)) <= _MOST_BETWEEN and not _JOINT.search(between)


def _is_open(lead: str) -> bool:
    """Whether a wording opens its sentence or clause."""
    return not set(words_of(_last_clause(lead))) - link_words().openers and not re.search(
        r"\d", _last_clause(lead)
    )


def _main_clause(text: str, hit: Hit, numbers: ActionNumbers, near: str | None) -> Subjects | None:
    """The actions that the main clause behind an opening clause begins with."""
    first = next(numbers.references(text[hit.end : hit.stop], near), None)
    after = hit.end + (first.end if first is not None else 0)
    comma = text.find(",", hit.end, hit.stop)
    if first is not None and comma < hit.end + first.start:
        after = hit.end if comma >= 0 else after
    joint = text.find(",", after, hit.stop)
    if joint < 0:
        for turned in _INVERTED.finditer(text, after, hit.stop):
            found = next(numbers.references(text[turned.end() : hit.stop], near), None)
            if found is not None and not text[turned.end() : turned.end() + found.start].strip(
                "*_( "
            ):
                return _of(found, turned.end())
        return None
    main = text[joint + 1 : hit.stop]
    found = next(numbers.references(main, near), None)
    if found is None or not _governs(main[: found.end], found):
        return None
    return _of(found, joint + 1) if _HOLDS_BACK.match(main, found.end) else None


def _last_clause(text: str) -> str:
    return _JOINT.split(text)[-1]
