"""Which themes of two versions are one under another name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from queries.versions.version import Act, same_words

__all__ = ["renamed_themes"]

_SEVERAL = 2
"""Fewer actions than this that change their theme together were moved, one by one."""


def renamed_themes(same: Iterable[tuple[Act, Act, float]]) -> Mapping[tuple[str, str], int]:
    """The themes that go by another name, old and new, with how many of the pairs of actions
    stay in them. A theme that both versions have is not renamed."""
    pairs = Counter((one.theme, other.theme) for one, other, _ in same if one.theme and other.theme)
    old: dict[str, int] = defaultdict(int)
    new: dict[str, int] = defaultdict(int)
    for (before, after), number in pairs.items():
        old[before] += number
        new[after] += number
    kept = {before for before in old for after in new if same_words(before, after)}
    kept |= {after for before in old for after in new if same_words(before, after)}
    return {
        (before, after): number
        for (before, after), number in pairs.items()
        if number >= _SEVERAL
        and before not in kept
        and after not in kept
        and number * 2 > old[before]
        and number * 2 > new[after]
    }
