"""How good a name a stretch of a cell is by itself.

The figures are the weights of the segmentation in `cell_parts`: a known name scores
with its length, so that "Youth Council" beats "Youth" and "Council"; a well-formed one
scores less; words that look like the end of one name and the start of another cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.known_names import KnownNames
from extract.lexicon import fold, given_names, title_pattern
from extract.name_patterns import is_friends, is_prison
from extract.name_seams import INNER_WORDS, Seams
from extract.namekinds import (
    BODIES,
    bare_name,
    head_kind,
    person_likeness,
    role_likeness,
    split_title,
)
from graph.records import Kind, plain
from ontology.registry import RegistryEntry

__all__ = ["INNER_WORDS", "LINKING_WORDS", "NameScore", "NameScorer"]

LINKING_WORDS = frozenset({
    "and", "&", "including", "plus", "with", "via", "e.g", "eg", "inc", "incl", "or", "supported",
    "by", "all",
})  # fmt: skip
"""Words that may stand between two names and belong to neither."""

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
_SHORT_FORM = re.compile(r"[A-Z][a-z0-9&]*[A-Z][A-Za-z0-9&]*|[A-Z0-9&]{2,}")
_DOUBLE_SURNAME = re.compile(
    r"(?!Anti|Multi|Non|Co|Cross|Inter|Pre|Post|Out)[A-Z][a-z]+-[A-Z][a-z]+"
)
_POST_OF = re.compile(
    r"^(?:[A-Z]\w+ ){0,3}(?:Head|Director|Chair|Leader|Lead|Member|Manager) (?:of|for)\b"
)
_COMMISSIONERS = re.compile(r"Police(?:, Fire)? (?:and|&) Crime Commissioner['’]s (?:Deputy|Lead)")
_FORCE = re.compile(r"\b(?:Police|Constabulary)\b")
_DATE = re.compile(
    r"(?:(?:by|from|until|since|early|mid|late|end of) )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?:[ -]?\d{2,4})?|"
    r"(?:Spring|Summer|Autumn|Winter|Q[1-4]) \d{2,4})(?:[/-]\d{2,4})?",
    re.IGNORECASE,
)
_NO_BODY = ("NHS", "HR", "IT")  # short forms that go with others in one name
_KNOWN = 1.5
_KNOWN_CLASS = 1.2
_KNOWN_BEHIND_PREFIX = 2.6
_FORMED = 1.3
_FORMED_BEHIND_PREFIX = 1.6
_A_WORD = 0.8


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
        self._seams = Seams(names)
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
        if _DATE.fullmatch(text):
            return None
        known = self._names.entry_or_kind(text)
        if known is not None:
            if size == 1 and text.islower() and not known[1]:
                return None
            base = _KNOWN_CLASS if known[1] else _KNOWN
            rest = self._names.without_prefix(text) if self._names.own(text) else None
            if rest is not None and self._names.entry_or_kind(rest) is not None:
                base = _KNOWN_BEHIND_PREFIX
            return NameScore(base + size, known[0], 1.0, known[1])
        if _COMMISSIONERS.fullmatch(text):
            return NameScore(_KNOWN_BEHIND_PREFIX + size, Kind.ROLE, 0.9)
        if is_prison(text) or is_friends(text):
            return NameScore(_KNOWN_BEHIND_PREFIX + size, Kind.ORGANISATION, 0.95)
        if self._names.is_place(text) or (size == 1 and head_kind(text) is Kind.ROLE):
            return None
        if size > 2 and self._is_panel_of(words):
            return NameScore(_KNOWN_BEHIND_PREFIX + size, Kind.PANEL, 0.9)
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

    def _is_panel_of(self, words: list[str]) -> bool:
        """Whether a panel's short form begins the name of a group of its own ("LSCB Missing
        and CSE Group")."""
        entry = self._names.entry(words[0]) if words[0].isupper() else None
        rest = " ".join(words[1:])
        if entry is None or entry.kind != "panel" or head_kind(rest) is not Kind.PANEL:
            return False
        if words[1].lower() in INNER_WORDS:
            return False
        panels = (word for word in words[1:] if word.isupper())
        tails = (" ".join(words[at:]) for at in range(1, len(words) - 1))
        return all(self._names.entry(name) is None for name in tails) and not any(
            (found := self._names.entry(name)) is not None and found.kind == "panel"
            for name in panels
        )

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
            if first != text and _DOUBLE_SURNAME.fullmatch(first):
                return None
            seam = (
                0.0
                if _POST_OF.match(text)
                else self._seams.seam(words) + self._seams.posts_in(words)
            )
            a_word = 0.64 if context == "body" else 0.96
            return NameScore(_FORMED + a_word * min(size, 6) - seam, Kind.ROLE, 0.9, seam=seam)
        kind = head_kind(text)
        if kind in BODIES and size > 1 and small <= 1:
            seam = self._seams.seam(words) + self._seams.known_halves(words)
            if size > 2 and self._holds_known(words[1:-1]):
                return None
            if size > 2 and self._holds_known(words[:1]):
                return NameScore(1.0 + 0.7 * size - seam, kind, 0.7, seam=seam)
            return NameScore(_FORMED + _A_WORD * size - seam, kind, 0.9, seam=seam)
        if size == 1 and _SHORT_FORM.fullmatch(text):
            return NameScore(1.9, Kind.ORGANISATION, 0.7)
        if self._ends_with_local(words) and small == 0:
            seam = self._seams.seam(words) + self._seams.known_halves(words)
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
            seam = self._seams.seam(words) + self._seams.known_halves(words)
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
        seam = self._seams.seam(words, behind_prefix=True)
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
        force = _FORCE.search(self._names.expansion(prefix) or "") is not None
        force = force or _is_force(self._names.entry(prefix))
        of_police = entry is not None and entry.parent == "police" and force
        if local and (self._names.is_council(prefix) or (of_police and len(rest) > 5)):
            return NameScore(_KNOWN_BEHIND_PREFIX + size, kind, 0.9)
        if own and len(rest) > 4:
            return NameScore(_KNOWN + size, kind, 0.85)
        if entry is not None and local and not rest.isupper() and force:
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

    def _holds_known(self, words: list[str]) -> bool:
        """Whether a known short form stands alone among words that should be one name."""
        return any(
            word.isupper() and len(word) > 1 and self._names.entry_or_kind(word) is not None
            for word in (words[:-1] if words and head_kind(words[-1]) else words)
            if word not in _NO_BODY
        )


def _is_force(entry: RegistryEntry | None) -> bool:
    """Whether an entry is a police force."""
    return entry is not None and _FORCE.search(entry.name) is not None
