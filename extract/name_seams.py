"""Where a long text looks like two names in one."""

from __future__ import annotations

import re

from extract.known_names import KnownNames
from extract.lexicon import fold, head_kinds
from extract.namekinds import head_kind, role_likeness
from graph.records import Kind

__all__ = ["INNER_WORDS", "Seams"]

INNER_WORDS = frozenset(
    ["and", "&", "of", "for", "the", "in", "on", "to", "at", "with", "a", "against"]
)
"""Small words that may stand inside a name but not at its end."""

_TRUST = re.compile(r"\bNHS (?:Foundation )?Trust$")
_STATUTORY = re.compile(r"\b(?:Police|Probation|Council|Fire|Constabulary)\b")
_SPLIT_INSIDE = 1.2
_JOINED_INSIDE = 4.0
_KNOWN_TAIL = 0.6
_TWO_NAMES = 2.0


class Seams:
    """Judges the seams in names by what one plan knows; each gives a cost, 0 for none."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names

    def seam(self, words: list[str], *, behind_prefix: bool = False) -> float:
        """The cost of what in a long name looks like the end of one and the start of another.

        That is a head word in its middle that no linking word follows ("Analyst Team
        Senior Officer"), one that "and" follows, or a known name at its end ("Young
        Advisors Youth Council").
        """
        heads = head_kinds()
        cost = 0.0
        if _TRUST.search(" ".join(words)):
            return 0.0
        for index, word in enumerate(words[:-2]):
            club = fold(word) in ("afc", "fc")
            head = fold(word) in heads and word[0].isupper() and not club
            if head and (index > 0 or behind_prefix):
                follows = words[index + 1].lower()
                if self._names.entry_or_kind(" ".join(words[index:])) is not None:
                    continue
                if follows not in INNER_WORDS:
                    cost += _SPLIT_INSIDE
                elif follows in ("&", "and") and fold(word) != "police":
                    cost += _JOINED_INSIDE
        last = self._names.entry_or_kind(words[-1])
        if len(words) > 1 and last is not None and last[1] and words[-1].endswith("s"):
            if words[-2].lower() not in INNER_WORDS:
                cost += _SPLIT_INSIDE
        for size in (2, 3):
            if len(words) <= (size if behind_prefix else 3):
                continue
            tail = self._names.entry_or_kind(" ".join(words[-size:]))
            if tail is not None and words[-size - 1].lower() not in INNER_WORDS:
                return cost + (_SPLIT_INSIDE if tail[1] else _KNOWN_TAIL)
        return cost

    def known_halves(self, words: list[str]) -> float:
        """The cost where two bodies make it up: two known ones side by side, any before a
        police force or the like, or any before "and" with a known one behind it.

        A known charity before a type of local body is one name ("Oasis Domestic Abuse
        Service"), unless it is a police force, council or the like.
        """
        for at in range(1, len(words)):
            joined = words[at].lower() in ("and", "&")
            left_name, right_name = " ".join(words[:at]), " ".join(words[at + joined :])
            if not right_name:
                continue
            left = self._names.entry_or_kind(left_name)
            right = self._names.entry_or_kind(right_name)
            if joined and (right is not None or (left is not None and right_name.isupper())):
                return _TWO_NAMES
            if joined and left is not None and not left[1] and not self._is_local(left_name):
                if " " in left_name:
                    return _TWO_NAMES
            if right is None or right[1]:
                continue
            if self._is_statutory(right_name) and " " in right_name:
                return _TWO_NAMES
            if left is not None and not left[1]:
                branded = not self._is_local(left_name) and self._is_local(right_name)
                if not branded or self._is_statutory(left_name):
                    return _TWO_NAMES
        return 0.0

    def _is_local(self, name: str) -> bool:
        entry = self._names.entry(name)
        return entry is not None and entry.scope == "local"

    def _is_statutory(self, name: str) -> bool:
        entry = self._names.entry(name)
        return entry is not None and _STATUTORY.search(entry.name) is not None

    def posts_in(self, words: list[str]) -> float:
        """The cost where a post's title holds another's, or a team before it."""
        for at in range(1, len(words) - 1):
            left, right = " ".join(words[:at]), " ".join(words[at + 1 :])
            if words[at].lower() in ("and", "&") and role_likeness(right) >= 0.9:
                if head_kind(left) is not None:
                    return _JOINED_INSIDE
            known = self._names.entry_or_kind(left)
            following = self._names.entry_or_kind(words[at])
            named = known is not None and not known[1]
            if named and following is not None and following[0] is Kind.ORGANISATION:
                return _TWO_NAMES
        return 0.0
