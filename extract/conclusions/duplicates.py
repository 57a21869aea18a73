"""Actions of one area that do the same work under different leads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from extract.conclusions.ideas import words_of
from extract.conclusions.leads import Leads
from extract.conclusions.standard import read_action
from graph.conclusions import Overlap, Stated, Within
from graph.likeness import alike
from graph.records import Action, PlanRecords
from ontology.standard_actions import load_standard_actions

__all__ = ["SAME_WORK", "duplicates"]

SAME_WORK = "same work under different leads"

_SAME_WORDING = 0.75
_SURE = 0.75
_SERIES = re.compile(r"(\d+)\W?[a-z]?$", re.IGNORECASE)
"""The number that the parts of one action share: 5a, 5b."""


@dataclass(frozen=True)
class _Row:
    plan: PlanRecords
    action: Action
    within: Within
    leads: Leads

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of the things that the action names."""
        return frozenset(
            mention.entity for mention in self.plan.mentions if mention.action == self.action.key
        )

    @cached_property
    def work(self) -> frozenset[str]:
        """The standard actions that the action states without the names in it."""
        readings = read_action(" ".join(_masked(self)))
        return frozenset(reading.standard for reading in readings)


def duplicates(
    plans: Sequence[PlanRecords],
    found: Sequence[Stated],
    versions: Collection[frozenset[str]] = (),
) -> tuple[Overlap, ...]:
    """The overlaps between the actions of each area, in order.

    Two actions overlap where both state the same standard action (`found`), or are worded
    alike, and nobody who leads one leads the other or is above who does. A plan's own
    series (the same sentence for one panel after another, parts of one numbered action) is
    none, nor are two pieces of work on one named thing that is all they have in common,
    nor actions for which no lead is stated, nor an action and its like in another version of
    its plan (`versions`: the keys of two plans that are versions of one).
    """
    standards: dict[Within, dict[str, Stated]] = defaultdict(dict)
    for each in found:
        if each.score >= _SURE:
            standards[each.action][each.standard] = each
    overlaps: list[Overlap] = []
    for rows in _by_area(plans):
        led = [row for row in rows if row.leads.of(row.action)]
        for one, other, score, reason in _same(led, standards, versions):
            if not _apart(one, other) or _series(one, other):
                continue
            who = f"led by {one.leads.words(one.action)} and by {other.leads.words(other.action)}"
            first, second = sorted((one.within, other.within))
            overlaps.append(Overlap(SAME_WORK, first, second, score, (reason, who)))
    return tuple(sorted(overlaps, key=lambda each: (each.one, each.other)))


def _by_area(plans: Sequence[PlanRecords]) -> Iterator[list[_Row]]:
    areas: dict[str, list[_Row]] = defaultdict(list)
    for plan in plans:
        area = f"plan {plan.key}" if plan.area is None else plan.area.code
        leads = Leads(plan)
        areas[area] += [_Row(plan, a, Within(plan.key, a.key), leads) for a in plan.actions]
    return (areas[area] for area in sorted(areas))


def _same(
    rows: Sequence[_Row],
    standards: Mapping[Within, Mapping[str, Stated]],
    versions: Collection[frozenset[str]],
) -> Iterator[tuple[_Row, _Row, float, str]]:
    """Pairs of the same work, each once, with the score and why."""
    given: set[tuple[Within, Within]] = set()

    def of_one_plan(one: _Row, other: _Row) -> bool:
        return frozenset((one.plan.key, other.plan.key)) in versions

    for standard in load_standard_actions():
        stating = [row for row in rows if standard.id in standards[row.within]]
        for one, other in combinations(stating, 2):
            if (one.within, other.within) in given or of_one_plan(one, other):
                continue
            if not _of_one_thing(one, other):
                given.add((one.within, other.within))
                scores = [standards[row.within][standard.id].score for row in (one, other)]
                yield one, other, min(scores), f"both state: {standard.label}"
    for left, right, score in alike([row.action.text for row in rows], _SAME_WORDING):
        one, other = rows[left], rows[right]
        if (one.within, other.within) not in given and not of_one_plan(one, other):
            yield one, other, score, "their wording is alike"


def _apart(one: _Row, other: _Row) -> bool:
    """Whether nobody who leads one action leads the other, or a part of who leads the other."""
    left, right = set(one.leads.of(one.action)), set(other.leads.of(other.action))
    return not (left & other.leads.circle(other.action) or right & one.leads.circle(one.action))


def _series(one: _Row, other: _Row) -> bool:
    """Whether the two are parts of one series of the plan's own."""
    if one.plan is not other.plan:
        return False
    if one.action.theme == other.action.theme and _stem(one.action) == _stem(other.action) != "":
        return True
    return _masked(one) == _masked(other) and one.action.text != other.action.text


def _of_one_thing(one: _Row, other: _Row) -> bool:
    """Whether both name one thing, and only its name tells that they do the same work."""
    return bool(one.named & other.named) and not one.work & other.work


def _stem(action: Action) -> str:
    match = _SERIES.search((action.number or "").strip())
    if match is None or (action.number or "").strip()[-1:].isdigit():
        return ""
    return (action.number or "").strip()[:-1]


def _masked(row: _Row) -> tuple[str, ...]:
    """The words of an action without the names in it."""
    text = row.action.text
    names = {
        row.plan.document.text[mention.start : mention.end]
        for mention in row.plan.mentions
        if mention.action == row.action.key
    }
    for name in sorted(names, key=lambda name: (-len(name), name)):
        text = text.replace(name, " ")
    return words_of(text)
