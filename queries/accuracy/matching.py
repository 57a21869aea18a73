"""Which thing or action of the graph is which of the gold, one to one, best likeness first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from queries.accuracy.found import FoundAction, FoundThing
from queries.accuracy.gold import GoldAction, GoldThing
from queries.accuracy.spelling import folded, folded_name

__all__ = ["ALIKE", "match_actions", "match_things"]

ALIKE = 88
"""How alike two action texts must be, in percent of their letters, to be one action."""
_CANDIDATES = 8
_SAME_NUMBER = 2.0
_THEME_SHARE = 50.0


def match_things(found: Iterable[FoundThing], gold: Sequence[GoldThing]) -> dict[str, str]:
    """The id in gold for each id in the graph that has one.

    Any shared spelling will do; a thing of the same kind comes before others, then more
    shared spellings, then a longer one.
    """
    spellings = {
        thing.id: {folded_name(name, thing.kinds[0]) for name in (thing.name, *thing.aliases)}
        for thing in gold
    }
    kinds = {thing.id: frozenset(thing.kinds) for thing in gold}
    by_spelling: dict[str, set[str]] = defaultdict(set)
    for label, names in spellings.items():
        for name in names:
            by_spelling[name].add(label)
    pairs: list[tuple[tuple[bool, int, int], str, str]] = []
    for thing in found:
        names = {folded_name(name, kind) for name in thing.spellings for kind in thing.kinds}
        names.discard("")
        for label in {label for name in names for label in by_spelling.get(name, ())}:
            shared = names & spellings[label]
            same_kind = bool(thing.kinds & kinds[label])
            likeness = (same_kind, len(shared), max(map(len, shared)))
            pairs.append((likeness, thing.id, label))
    pairs.sort(key=lambda pair: (*(-value for value in pair[0]), pair[1], pair[2]))
    return _one_to_one((found_id, label) for _, found_id, label in pairs)


def match_actions(found: Sequence[FoundAction], gold: Sequence[GoldAction]) -> dict[str, str]:
    """The id in gold for each action of the graph that has one, by the likeness of the texts.

    Among texts that are `ALIKE`, the same number and a like theme speak for a pair.
    """
    texts = {action.id: folded(action.text) for action in found}
    themes = {action.id: folded(action.theme) for action in found}
    numbers = {action.id: action.number for action in found}
    pairs: list[tuple[float, str, str]] = []
    for action in gold:
        alike = process.extract(
            folded(action.text), texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_CANDIDATES
        )
        for _, likeness, found_id in alike:
            likeness += _SAME_NUMBER * (numbers[found_id] == action.number)
            theme = fuzz.partial_ratio(folded(action.theme), themes[found_id])
            pairs.append((likeness + theme / _THEME_SHARE, found_id, action.id))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    return _one_to_one((found_id, label) for _, found_id, label in pairs)


def _one_to_one(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Takes each pair whose two sides are still free."""
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for found_id, label in pairs:
        if found_id not in matched and label not in taken:
            matched[found_id] = label
            taken.add(label)
    return matched
