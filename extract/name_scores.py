"""How good a name a stretch of a cell is by itself.

The figures are the weights of the segmentation in `cell_parts`: a known name scores
with its length, so that "Youth Council" beats "Youth" and "Council"; a well-formed one
scores less; words that look like the end of one name and the start of another cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.known_names import KnownNames
from extract.lexicon import fold, given_names, head_kinds, title_pattern
from extract.namekinds import (
    bare_name,
    head_kind,
    person_likeness,
    role_likeness,
    split_title,
)
from graph.records import Kind, plain
from ontology.registry import RegistryEntry

__all__ = ["INNER_WORDS", "LINKING_WORDS", "NameScore", "NameScorer"]

LINKING_WORDS = frozenset(
    [
        "and",
        "&",
        "including",
        "plus",
        "with",
        "via",
        "e.g",
        "eg",
        "inc",
        "incl",
        "or",
        "supported",
        "by",
        "all",
    ]
)
"""Words that may stand between two names and belong to neither."""

INNER_WORDS = frozenset(
    ["and", "&", "of", "for", "the", "in", "on", "to", "at", "with", "a", "against"]
)
"""Small words that may stand inside a name but not at its end."""

_MEMBERS = re.compile(
    r"^(?:all )?(?P<body>.+?)\s+(?:partners|members|partner agencies|agencies|representatives|"
    r"reps)$",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"(?:other|all|various|relevant|wider|partner|key)\b(?:\s[\w&'’-]+){0,3}\s(?:departments?|"
    r"services|teams|partners|agencies|organisations|groups|members|stakeholders|bodies|"
    r"providers)$",
    re.IGNORECASE,
)
_TRUST = re.compile(r"\bNHS (?:Foundation )?Trust$")
_SHORT_FORM = re.compile(r"(?:[A-Z][A-Za-z0-9&]*){2,}|[A-Z0-9&]{2,}")
_STATUTORY = re.compile(r"\b(?:Police|Probation|Council|Fire|Constabulary)\b")
_POST_OF = re.compile(
    r"^(?:[A-Z]\w+ ){0,3}(?:Head|Director|Chair|Leader|Lead|Member|Manager) (?:of|for)\b"
)

_KNOWN = 1.5
_KNOWN_CLASS = 1.2
_KNOWN_BEHIND_PREFIX = 2.6
_FORMED = 1.3
_FORMED_BEHIND_PREFIX = 1.6
_A_WORD = 0.8
_SPLIT_INSIDE = 1.2
_JOINED_INSIDE = 4.0
_KNOWN_TAIL = 0.6
_TWO_NAMES = 2.0


@dataclass(frozen=True, slots=True)
class NameScore:
    """What a text names, and how well; `generic` marks a class of bodies, `seam` the cost
    of what looks like two names in one."""

    score: float
    kind: Kind
    confidence: float
    generic: bool = False
    seam: float = 0.0


class NameScorer:
    """Scores texts as names within one plan."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names
        self._scores: dict[tuple[str, str], NameScore | None] = {}
        self._version = names.version

    def score(self, text: str, context: str) -> NameScore | None:
        """How good a name the text is in a cell of a context, None where it can be none."""
        if self._version != self._names.version:
            self._scores.clear()
            self._version = self._names.version
        key = (plain(text), context)
        if key not in self._scores:
            self._scores[key] = self._score(*key)
        return self._scores[key]

    def _score(self, text: str, context: str) -> NameScore | None:
        words = text.split()
        size = len(words)
        known = self._names.entry_or_kind(text)
        if known is not None:
            if size == 1 and text.islower() and not known[1]:
                return None
            return NameScore((_KNOWN_CLASS if known[1] else _KNOWN) + size, known[0], 1.0, known[1])
        if self._names.is_place(text):
            return None
        members = _MEMBERS.match(text)
        if members is not None and (body := self._names.entry_or_kind(members["body"])):
            panel = body[0] is Kind.PANEL and text == text[members.start("body") :]
            return NameScore(_KNOWN + size, body[0], 0.8, body[1]) if panel else None
        if _CLASS.match(text):
            return NameScore(_KNOWN + size, Kind.ORGANISATION, 0.9, True)
        if fold(words[0]) in LINKING_WORDS or fold(words[-1]) in INNER_WORDS:
            return None
        before = self._names.before_area(text)
        if before is not None and (named := self._names.entry_or_kind(before)) and not named[1]:
            return NameScore(_KNOWN + size, named[0], 0.9)
        rest = self._names.without_prefix(text)
        if rest is not None:
            own = self._names.without_area(text) is not None
            return self._behind_prefix(text, rest, size, own=own)
        return self._by_form(text, words, context)

    def _by_form(self, text: str, words: list[str], context: str) -> NameScore | None:
        """A text that nothing knows, judged by its form."""
        size = len(words)
        if title_pattern().fullmatch(text):
            return NameScore(_FORMED + 0.3 * size, Kind.ROLE, 0.6)
        person = self._person(text, words)
        if person >= 0.8 or (split_title(text)[0] and person > 0):
            return NameScore(1.6 + 0.9 * size, Kind.PERSON, 0.95)
        if not (text[0].isupper() or text[0].isdigit()) or text.lower() == text:
            return None
        small = sum(1 for word in words if word[0].islower() and word not in INNER_WORDS)
        if role_likeness(text) >= 0.9 and small <= 1:
            first = re.split(r" (?:&|and) ", text)[0]
            if split_title(text)[0] or person_likeness(first) >= (0.6 if "-" in first else 0.8):
                return None
            seam = 0.0 if _POST_OF.match(text) else self.seam(words) + self._posts_in(words)
            a_word = 0.64 if context == "body" else 0.96
            return NameScore(_FORMED + a_word * min(size, 6) - seam, Kind.ROLE, 0.9, seam=seam)
        kind = head_kind(text)
        if kind in (Kind.ORGANISATION, Kind.PANEL, Kind.SERVICE) and size > 1 and small <= 1:
            seam = self.seam(words) + self._known_halves(words)
            if size > 2 and self._holds_known(words[1:-1]):
                return None
            if size > 2 and self._holds_known(words[:1]):
                return NameScore(1.0 + 0.7 * size - seam, kind, 0.7, seam=seam)
            return NameScore(_FORMED + _A_WORD * size - seam, kind, 0.9, seam=seam)
        if size == 1 and _SHORT_FORM.fullmatch(text):
            return NameScore(1.9, Kind.ORGANISATION, 0.7)
        if self._ends_with_local(words) and small == 0:
            seam = self.seam(words) + self._known_halves(words)
            score = _FORMED + _A_WORD * size - seam
            return NameScore(score, Kind.ORGANISATION, 0.8, seam=seam)
        if small or (any(word[0].islower() for word in words) and size < 3):
            return None
        if context in ("lead", "name") and person >= 0.5:
            return NameScore(1.2 + 0.7 * size, Kind.PERSON, 0.7)
        if size > 2 and self._names.entry_or_kind(" ".join(words[:2])) is None:
            if any(fold(word) in given_names() for word in words[:-1]):
                return None
        if size <= 4 and len(text) > 2 and not self._holds_known(words):
            seam = self.seam(words) + self._known_halves(words)
            return NameScore(_FORMED + 0.3 * size - seam, Kind.ORGANISATION, 0.6, seam=seam)
        return None

    def _person(self, text: str, words: list[str]) -> float:
        person = person_likeness(text)
        bare = bare_name(text).split()
        if len(bare) == 4 and fold(bare[2]) in given_names():
            return 0.0
        if person <= 0.6 and any(self._names.is_common(word) for word in words):
            return 0.0
        return person

    def _behind_prefix(self, text: str, rest: str, size: int, *, own: bool) -> NameScore | None:
        """A name behind the area's own prefix ("LBS Local Economy Team") or, where not
        `own`, behind another body's ("MPS Schools Officers")."""
        if (
            not rest
            or self._names.without_area(rest) is not None
            or fold(rest) in self._names.council_keys
        ):
            return None
        known = self._names.entry_or_kind(rest)
        if known is not None and known[1] and own and " " not in rest and not rest.endswith("s"):
            known = None
        if known is not None:
            return self._known_behind_prefix(text, rest, size, known, own=own)
        words = rest.split()
        kind = head_kind(rest)
        if fold(words[-1]) in INNER_WORDS:
            return None
        if rest[0].islower():
            return self._by_form(text, text.split(), "body")
        if len(words) > (8 if kind else 6) or self._holds_known(words):
            return None
        if any(word[0].islower() and word not in INNER_WORDS for word in words):
            return None
        capitals = [w for w in words[own:] if re.fullmatch(r"[A-Z]{2,}", w) and w != "NHS"]
        if capitals and len(words) > 1 and (capitals != words[-1:] or kind is None):
            return None
        seam = self.seam(words, behind_prefix=True)
        seam += 0.4 if seam else 0.0
        bonus = (0.5 if kind is not None else 0.0) - seam
        if kind is Kind.ROLE:
            return NameScore(_FORMED + 0.9 * size + bonus, Kind.ROLE, 0.85, seam=seam)
        if not own and kind is None and head_kind(self._names.expansion(rest) or "") is None:
            return None
        return NameScore(
            _FORMED_BEHIND_PREFIX + _A_WORD * size + bonus,
            kind if kind is Kind.PANEL else Kind.ORGANISATION,
            0.85,
            seam=seam,
        )

    def _known_behind_prefix(
        self, text: str, rest: str, size: int, known: tuple[Kind, bool], *, own: bool
    ) -> NameScore | None:
        kind, generic = known
        entry = self._names.entry(rest)
        local = entry is None or entry.scope == "local"
        if generic:
            return None
        if local and own:
            return NameScore(_KNOWN_BEHIND_PREFIX + size, kind, 0.95)
        prefix = text[: -len(rest)].strip()
        police = self._names.entry(prefix)
        of_police = entry is not None and entry.parent == "police" and _is_force(police)
        if local and (self._names.is_council(prefix) or (of_police and len(rest.split()) > 1)):
            return NameScore(_KNOWN_BEHIND_PREFIX + size, kind, 0.9)
        if own and len(rest) > 4:
            return NameScore(_KNOWN + size, kind, 0.85)
        if entry is not None and local and not rest.isupper() and _is_force(police):
            return NameScore(_KNOWN_CLASS + size, kind, 0.8)
        return None

    def _ends_with_local(self, words: list[str]) -> bool:
        """Whether a known type of local body ends a longer name ("… Trading Standards")."""
        for size in (3, 2):
            if len(words) > size and words[-size - 1].lower() not in INNER_WORDS:
                entry = self._names.entry(" ".join(words[-size:]))
                if entry is not None and entry.scope == "local" and not entry.generic:
                    return not self._holds_known(words[:-size])
        return False

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
            if fold(word) in heads and word[0].isupper() and (index > 0 or behind_prefix):
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

    def _known_halves(self, words: list[str]) -> float:
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

    def _posts_in(self, words: list[str]) -> float:
        """The cost where a post's title holds another's, or a team before it."""
        for at in range(1, len(words) - 1):
            left, right = " ".join(words[:at]), " ".join(words[at + 1 :])
            if words[at].lower() in ("and", "&") and role_likeness(right) >= 0.9:
                if head_kind(left) is not None:
                    return _JOINED_INSIDE
            known = self._names.entry_or_kind(left)
            following = self._names.entry_or_kind(words[at])
            if known is not None and following is not None and following[0] is Kind.ORGANISATION:
                return _TWO_NAMES
        return 0.0

    def _holds_known(self, words: list[str]) -> bool:
        """Whether a known short form stands alone among words that should be one name."""
        return any(
            word.isupper() and len(word) > 1 and self._names.entry_or_kind(word) is not None
            for word in (words[:-1] if words and head_kind(words[-1]) else words)
            if word != "NHS"
        )


def _is_force(entry: RegistryEntry | None) -> bool:
    """Whether an entry is a police force."""
    return entry is not None and re.search(r"\b(?:Police|Constabulary)\b", entry.name) is not None
