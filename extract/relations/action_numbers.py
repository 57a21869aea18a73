"""Numbers by which a plan's text refers to its actions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.records import Action

__all__ = ["ActionNumbers", "Reference"]

# Letters before a number are its own in capitals, or where nothing parts them: "A 5", not "in 3.4".
_NUMBER = (
    r"\*?(?-i:[A-Z]{1,4}[ .-]?|[a-z](?=\d))?\d{1,3}(?:\.\d{1,3}){0,3}(?-i:[a-z])?(?![\w%]|\.\d)"
)
_NOUN = (
    r"(?:(?:priority|priorities|key)\s{1,3})?"
    r"(?:actions?|points?|items?|steps?|tasks?|activity|activities|milestones?|deliverables?|"
    r"commitments?|recommendations?|objectives?|measures?|pledges?|promises?|undertakings?|"
    r"refs?\.?|references?|nos?\.?)"
    r"\s{0,3}(?:(?:nos?\.?|numbers?|points?|refs?\.?)\s{0,3})?[(\[]?"
)
_JOIN = (
    r"[)\].]?\s{0,3}(?P<join>,\s{0,3}(?:and|or|&)|,|;|&|\+|/|and\b|or\b|nor\b|as well as\b|"
    r"to\b|through\b|[-–—])\s{0,3}(?:(?:also|both|on|of|for|from)\s)?"
)
_FIRST = re.compile(
    rf"(?<![\w.£])(?P<noun>{_NOUN})?(?P<number>{_NUMBER})(?P<bracket>\))?", re.IGNORECASE
)
_NEXT = re.compile(rf"{_JOIN}(?:{_NOUN})?[(\[]?(?P<number>{_NUMBER})\)?", re.IGNORECASE)
_THEME_WORD = (
    r"(?:theme|priority|section|aim|objective|strand|part|chapter|workstream|pillar|outcome)"
)
_THEME_AFTER = re.compile(
    rf"[)\]]?\s{{0,3}}(?:,|\(|(?:in|of|under|from|within)\b)\s{{0,3}}(?:the\s)?"
    rf"(?P<theme>{_THEME_WORD}\s{{1,3}}(?:[A-Z]\b|\d{{1,2}}))",
    re.IGNORECASE,
)
_THEME_BEFORE = re.compile(
    rf"(?P<theme>\b{_THEME_WORD}\s{{1,3}}(?:[A-Z]|\d{{1,2}}))\s{{0,3}}[,:(/–-]?\s{{0,3}}\Z",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"\s{0,3}(?:days?|weeks?|months?|years?|hours?|minutes?|pupils?|people|million|schools?|wards?|"
    r"sessions?|events?|p\.?m|a\.?m|st\b|nd\b|rd\b|th\b|(?-i:January|February|March|April|May|June|July|"
    r"August|September|October|November|December))\b",
    re.IGNORECASE,
)
# A number behind these words is of something else than an action.
_COUNTED_ELSEWHERE = re.compile(
    r"\b(?:sections?|paragraphs?|paras?|pages?|pp?|chapters?|appendix|appendices|annexe?s?|versions?|"
    r"tables?|figures?|fig|box|clauses?|articles?|schedules?|parts?|footnotes?|notes?|levels?|tiers?|"
    r"phases?|stages?|years?|bands?|grades?|zones?|rooms?|wards?|issues?|editions?|volumes?|"
    r"about|nearly|almost|over|than|some|around|roughly|least|most)[. ]\s{0,3}\Z",
    re.IGNORECASE,
)
# What follows the number of a document's recommendation, not of an action: "of the Ashvale Review".
_OF_ANOTHER = re.compile(
    r"[)\]]?\s{1,3}(?:of|from|in)\s{1,3}(?:(?:the|our|its|their|that|an?|last)\s{1,3}){0,2}"
    r"(?:(?:coroner|inspector|reviewer|inspectorate)(?:['’]?s['’]?)?\b|(?:review|inquiry|inquest|inspection|"
    r"report|audit|assessment|strategy)\b|"
    rf"(?!{_THEME_WORD}\b)(?-i:(?!This\b|January|February|March|April|May\b|June|July|August|September|October|"
    r"November|December|Jan\b|Feb\b|Mar\b|Apr\b|Jun\b|Jul\b|Aug\b|Sept?\b|Oct\b|Nov\b|Dec\b)"
    r"[A-Z][\w'’.-]))",
    re.IGNORECASE,
)
# "Without 1, 2 cannot start" is no list of two.
_NEW_CLAUSE = re.compile(
    r"\s{1,3}(?:can|may|will|could|should|must|is|are|cannot|can['’]t|won['’]t|has|have|needs?|starts?|"
    r"begins?|does|do)\b"
)
# Nor is "1 depends on 2 and 3 on 4" one of "2 and 3".
_OWN_OBJECT = re.compile(
    rf"\s{{1,3}}(?:on|upon|from|for)\s{{1,3}}(?:{_NOUN})?{_NUMBER}", re.IGNORECASE
)
_RANGES = ("to", "through", "-", "–", "—")


@dataclass(frozen=True, slots=True)
class Reference:
    """The actions that numbers in a text refer to, and where the numbers stand.

    `same_theme` tells that the theme made each certain, `called` that a word such as "action"
    stands before them.
    """

    actions: tuple[str, ...]
    start: int
    end: int
    same_theme: bool
    called: bool = True


class ActionNumbers:
    """A plan's actions by their numbers, within a theme and in the whole plan."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self._order = [action.key for action in actions if action.number]
        self._theme = {action.key: action.theme for action in actions}
        self._by_number: dict[str, list[str]] = defaultdict(list)
        self._numbers: dict[str, str] = {}
        for action in actions:
            if action.number:
                self._by_number[_folded(action.number)].append(action.key)
                self._numbers[action.key] = _folded(action.number)

    def read(self, text: str, subject: str | None, *, near: str | None = None) -> Reference | None:
        """The first reference of a text, None where it refers to no other action for certain.

        A bare whole number is none ("after 3 months"): it needs a noun, a bracket or a letter
        or dot of its own, as in "2a" or "1.2". `subject` is the action that refers, never one
        of those referred to; `near` is one in whose theme the numbers are looked for instead.
        """
        for first in _FIRST.finditer(text):
            if not first["noun"] and not self._stands_alone(first):
                continue
            if _UNITS.match(text, first.end()) or _is_of_another(text, first):
                continue
            return self._all(text, first, subject, near or subject)
        return None

    def references(self, text: str, near: str | None = None) -> Iterator[Reference]:
        """All references of a text, from left to right, read as by `read`."""
        at = 0
        for first in _FIRST.finditer(text):
            if first.start() < at or not (first["noun"] or self._stands_alone(first)):
                continue
            if _UNITS.match(text, first.end()) or _is_of_another(text, first):
                continue
            found = self._all(text, first, None, near)
            if found is not None:
                at = found.end
                yield found

    def _stands_alone(self, first: re.Match[str]) -> bool:
        printed = _folded(first["number"])
        if printed not in self._by_number:
            return False
        return not printed.isdigit() or bool(first["bracket"])

    def _all(
        self, text: str, first: re.Match[str], subject: str | None, near: str | None
    ) -> Reference | None:
        numbers = [("", first["number"])]
        end = first.end()
        while (more := _NEXT.match(text, end)) is not None:
            if _UNITS.match(text, more.end()):
                break
            if _OWN_OBJECT.match(text, more.end()):
                break
            if more["join"].strip() == "," and _NEW_CLAUSE.match(text, more.end()):
                break
            numbers.append((more["join"].strip().lower(), more["number"]))
            end = more.end()
        theme = None
        behind = _THEME_AFTER.match(text, end)
        ahead = _THEME_BEFORE.search(text, max(0, first.start() - 30), first.start())
        if behind is not None:
            theme, end = behind["theme"], behind.end()
        elif ahead is not None:
            theme = ahead["theme"]
        found: list[str] = []
        same = True
        last: str | None = None
        for join, number in numbers:
            key, within = self._one(number, near, theme)
            same = same and within
            if key is not None and last is not None and join in _RANGES:
                found.extend(self._between(last, key))
            if key is not None:
                found.append(key)
            last = key
        keys = tuple(dict.fromkeys(key for key in found if key != subject))
        other = _OF_ANOTHER.match(text, end) if theme is None else None
        if not keys or (other and (first["noun"] or other[0].lstrip().startswith("of"))):
            return None
        return Reference(keys, first.start(), end, same, bool(first["noun"]))

    def _one(self, number: str, near: str | None, theme: str | None) -> tuple[str | None, bool]:
        """The action with that number: in the named theme, else in the same one, else in the
        whole plan, if there it is the only one; and whether the theme made it certain."""
        keys = self._by_number.get(_folded(number), [])
        if theme is not None:
            named = [key for key in keys if _is_theme(theme, self._theme[key])]
            if named:
                return (named[0], True) if len(named) == 1 else (None, False)
        if near is not None:
            own = [key for key in keys if self._theme[key] == self._theme.get(near)]
            if own:
                return (own[0], True) if len(own) == 1 else (None, False)
        return (keys[0], False) if len(keys) == 1 else (None, False)

    def _between(self, first: str, last: str) -> list[str]:
        """The actions from one to another, exclusive, if they follow in the same theme."""
        start, end = self._order.index(first), self._order.index(last)
        between = self._order[start + 1 : end]
        return between if all(self._theme[k] == self._theme[first] for k in between) else []


def _is_of_another(text: str, first: re.Match[str]) -> bool:
    """Whether the words before a number without a noun say that it counts something else."""
    before = text[max(0, first.start() - 30) : first.start()]
    return not first["noun"] and bool(_COUNTED_ELSEWHERE.search(before))


def _folded(number: str) -> str:
    """A number as it is compared: "A.5", "a 5" and "A5" are one, "1.02" and "1.2" are two."""
    folded = number.lower().strip("*() .:")
    return re.sub(r"(?<=[a-z])[ .-](?=\d)", "", folded)


def _is_theme(named: str, theme: str | None) -> bool:
    wanted = " ".join(named.lower().split())
    label = " ".join((theme or "").lower().split())
    number = wanted.split()[-1]
    return bool(
        re.search(rf"(?:^|\W){re.escape(wanted)}(?:\W|$)", label)
        or re.match(rf"{re.escape(number)}(?:[.:)\s]|$)", label)
    )
