"""The running text of actions, passage by passage, and its sentences."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extract.relations.context import RelationContext

__all__ = ["OWN_WORDS", "Passage", "passages_of"]

OWN_WORDS = "own words"
_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Za-z0-9£*])|\s>\s|[•▪●]")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|no|nos|incl|cf|St|Dr|Mr|Mrs|Ms|Cllr|[A-Z])\.)\Z"
)
_PROSE = ("prose", "document")


@dataclass(frozen=True, slots=True)
class Passage:
    """A cell, bullet or paragraph: its text, where it begins in the document, and the keys of
    the actions that it belongs to (none outside all actions).

    `role` is the column that it stands in ("comment", "progress"), `OWN_WORDS` where it states
    the action or its outcome. `ends` are the places at which its sentences end.
    """

    text: str
    start: int
    locator: str
    role: str
    actions: tuple[str, ...]
    ends: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence that holds a place of the text begins and ends."""
        after = bisect.bisect_right(self.ends, at)
        return (self.ends[after - 1] if after else 0), self.ends[after]


def passages_of(context: RelationContext) -> Iterator[Passage]:
    """All passages of running text in reading order."""
    roles: dict[tuple[int, int], str] = {}
    for action in context.actions:
        for commitment in action.commitments:
            for role, value in commitment.fields:
                roles.setdefault((value.start, value.end), role)
    inner = _actions_inside(context)
    for number, unit in enumerate(context.units):
        if unit.context != "prose" or not unit.text.strip():
            continue
        role = roles.get((unit.start, unit.end), OWN_WORDS)
        role = OWN_WORDS if role == "outcome" else role
        if role == "document":
            continue
        parts = [(0, len(unit.text), unit.actions)] if unit.actions else inner.get(number, ())
        at = 0
        for begin, end, keys in parts:
            if begin > at:
                yield _passage(unit.text[at:begin], unit.start + at, unit.locator, role, ())
            yield _passage(unit.text[begin:end], unit.start + begin, unit.locator, role, keys)
            at = max(at, end)
        if at < len(unit.text):
            yield _passage(unit.text[at:], unit.start + at, unit.locator, role, ())


def _actions_inside(
    context: RelationContext,
) -> dict[int, tuple[tuple[int, int, tuple[str, ...]], ...]]:
    """The stretches of units that are wider than the actions stated in them."""
    starts = [unit.start for unit in context.units]
    inside: dict[int, list[tuple[int, int, tuple[str, ...]]]] = defaultdict(list)
    for action in sorted(context.actions, key=lambda a: (a.start, a.end)):
        at = bisect.bisect_right(starts, action.start) - 1
        while at > 0 and context.units[at].context != "prose" and starts[at] == starts[at - 1]:
            at -= 1
        unit = context.units[at] if at >= 0 else None
        if unit is None or unit.actions or not unit.start <= action.start < unit.end:
            continue
        end = min(action.end, unit.end)
        before = inside[at][-1][1] if inside[at] else 0
        if action.start - unit.start >= before:
            inside[at].append((action.start - unit.start, end - unit.start, (action.key,)))
    return {at: tuple(stretches) for at, stretches in inside.items()}


def _passage(text: str, start: int, locator: str, role: str, keys: tuple[str, ...]) -> Passage:
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if not _ABBREVIATED.search(text, max(0, match.start() - 8), match.start())
    ]
    return Passage(text, start, locator, role, keys, (*ends, len(text) + 1))
