"""The people, posts and bodies that one cell lists, however they are parted.

Plans part them with slashes, commas, semicolons, line breaks and "and", or with
nothing but capitals and spaces ("LBS YOS NPS MPS"). Marks that always part names cut
first; what remains is cut where the pieces are best known or best formed (a Viterbi
segmentation over words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.known_names import KnownNames
from extract.lexicon import fold, given_names, head_kinds
from extract.namekinds import (
    bare_name,
    head_kind,
    person_likeness,
    role_likeness,
    split_title,
    unnamed,
)
from extract.registry_index import registry_index
from graph.records import Kind, plain

__all__ = ["CellPart", "CellReader"]

_HARD = re.compile(
    r"[/;\n|•▪·]+|,(?!\s*(?:and|&)\b)|,\s*(?:and|&)\s|\s[–—-]\s?|(?<=\w)\s?[–—]\s|\s{3,}|\.\s+(?=[A-Z])|\s\+\s|\?\s"
)
_BRACKET = re.compile(r"\(([^()]*)\)?")
_LINKING = frozenset(
    {
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
    }
)
_INNER = frozenset({"and", "&", "of", "for", "the", "in", "on", "to", "at", "with", "a", "against"})
_MEMBERS = re.compile(
    r"^(?P<body>.+?)\s+(?:partners|members|partner agencies|agencies|representatives|reps)$",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"(?:other|all|various|relevant|wider|partner|key)\b(?:\s[\w&'’-]+){0,3}\s"
    r"(?:departments?|services|teams|partners|agencies|organisations|groups|members|stakeholders|bodies|providers)$",
    re.IGNORECASE,
)
_LONGEST_PART = 9
_NAME_COST = 2.0
_WHOLE_BONUS = 1.2
_SKIPPED_WORD = -0.9
_WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class CellPart:
    """One name in a cell, at offsets of the cell's text.

    `doubtful` tells a question mark behind it; `within` is the index of the part in
    whose brackets it stands ("Regulatory Services (JET)"), None for others; `generic`
    marks a class of bodies; `whole` tells that the name is all that stands between marks.
    """

    start: int
    end: int
    text: str
    kind: Kind
    confidence: float
    doubtful: bool = False
    within: int | None = None
    generic: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Guess:
    score: float
    kind: Kind
    confidence: float
    generic: bool = False


class CellReader:
    """Reads cells of one plan, given the names known in it."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names

    def read(self, text: str, context: str) -> tuple[CellPart, ...]:
        """The parts of a cell; `context` is "lead", "body" or "name"."""
        if unnamed(text):
            return ()
        whole = self._names.entry_or_kind(plain(text))
        if whole is not None and "(" not in text:
            start = len(text) - len(text.lstrip())
            kind, generic = whole
            return (CellPart(start, len(text.rstrip()), plain(text), kind, 1.0, generic=generic),)
        parts: list[CellPart] = []
        for begin, finish in _pieces(text):
            piece = text[begin:finish]
            if unnamed(piece):
                continue
            doubtful = "?" in text[finish : finish + 2] or piece.rstrip().endswith("?")
            found = list(self._piece(piece, begin, context, parts))
            if (
                parts
                and parts[-1].kind is Kind.ROLE
                and _goes_on(text[parts[-1].end : begin], found)
            ):
                last = parts[-1]
                if finish - last.start < 90:
                    parts[-1] = replace(last, end=finish, text=plain(text[last.start : finish]))
                    continue
            parts.extend(
                replace(part, doubtful=part.doubtful or doubtful, whole=len(found) == 1)
                for part in found
            )
        return tuple(parts)

    def _piece(
        self, piece: str, offset: int, context: str, before: list[CellPart]
    ) -> Iterator[CellPart]:
        """The parts of a stretch without marks; brackets gloss or nest what they follow."""
        at = 0
        count = len(before)
        last: CellPart | None = None
        for match in [*_BRACKET.finditer(piece), None]:
            run_end = match.start() if match else len(piece)
            for part in self._run(piece[at:run_end], offset + at, context):
                last = part
                count += 1
                yield part
            if match is None:
                break
            inner, inner_at = match[1], match.start(1)
            glossed = last is not None and (
                self._names.is_short_for(plain(inner), last.text)
                or unnamed(inner)
                or (
                    last.kind is Kind.PERSON
                    and re.fullmatch(r"[A-Z]{2,4}", inner.strip()) is not None
                )
            )
            if not glossed and inner.strip():
                for part in self.read(inner, "body" if context != "name" else context):
                    if part.confidence >= 0.6 or part.generic:
                        own = None if part.generic or last is None else count - 1
                        yield replace(
                            part,
                            start=offset + inner_at + part.start,
                            end=offset + inner_at + part.end,
                            within=own,
                        )
            at = match.end()

    def _run(self, run: str, offset: int, context: str) -> Iterator[CellPart]:
        words = [(m.start(), m.end()) for m in _WORD.finditer(run)]
        words = [
            (start, start + len(run[start:end].rstrip(".,:;?*")))
            for start, end in words
            if run[start:end].strip(".,:;?*-–—'\"")
        ]
        if not words:
            return
        best: list[tuple[float, int, _Guess | None]] = [(0.0, -1, None)]
        for finish in range(1, len(words) + 1):
            options: list[tuple[float, int, _Guess | None]] = []
            word = run[words[finish - 1][0] : words[finish - 1][1]]
            skip = -1.2 if word == "&" else 0.0 if fold(word) in _LINKING else _SKIPPED_WORD
            options.append((best[finish - 1][0] + skip, finish - 1, None))
            for begin in range(max(0, finish - _LONGEST_PART), finish):
                text = run[words[begin][0] : words[finish - 1][1]]
                guess = self._guess(text, context)
                if guess is not None:
                    alone = finish - begin == len(words) <= 6 and guess.confidence < 0.95
                    alone = alone and self._inner_cost(text.split()) < 1.0
                    score = _WHOLE_BONUS if alone else 0.0
                    score += (
                        guess.score
                        - _NAME_COST
                        - self._cut_short(text, run[words[finish - 1][1] :])
                    )
                    options.append((best[begin][0] + score, begin, guess))
            best.append(max(options, key=lambda option: (option[0], -option[1])))
        found: list[CellPart] = []
        at = len(words)
        while at > 0:
            _, begin, guess = best[at]
            if guess is not None:
                start, end = words[begin][0], words[at - 1][1]
                found.append(
                    CellPart(
                        offset + start,
                        offset + end,
                        plain(run[start:end]),
                        guess.kind,
                        guess.confidence,
                        generic=guess.generic,
                    )
                )
            at = begin
        yield from reversed(found)

    def _guess(self, text: str, context: str) -> _Guess | None:
        """How good a name the text is by itself, None where it can be none."""
        text = plain(text)
        words = text.split()
        size = len(words)
        known = self._names.entry_or_kind(text)
        if known is not None and size == 1 and text.islower() and not known[1]:
            return None
        if known is not None:
            return _Guess((1.2 if known[1] else 1.5) + size, known[0], 1.0, known[1])
        if self._names.is_place(text):
            return None
        if _CLASS.match(text):
            return _Guess(1.5 + size, Kind.ORGANISATION, 0.9, True)
        if fold(words[0]) in _LINKING or fold(words[-1]) in _INNER:
            return None
        members = _MEMBERS.match(text)
        if members is not None and (kind := self._names.entry_or_kind(members["body"])):
            if kind[0] is Kind.PANEL:
                return _Guess(1.5 + size, kind[0], 0.8, kind[1])
            return None
        before = self._names.before_area(text)
        if before is not None and (named := self._names.entry_or_kind(before)) and not named[1]:
            return _Guess(1.5 + size, named[0], 0.9)
        rest = self._names.without_prefix(text)
        if rest is not None:
            return self._guess_local(
                text, rest, size, own=self._names.without_area(text) is not None
            )
        person = person_likeness(text)
        bare = bare_name(text).split()
        if len(bare) == 4 and fold(bare[2]) in given_names():
            person = 0.0
        if person <= 0.6 and any(self._names.is_common(word) for word in words):
            person = 0.0
        if person >= 0.8 or (split_title(text)[0] and person > 0):
            return _Guess(1.6 + 0.9 * size, Kind.PERSON, 0.95)
        if not text[0].isupper() and not text[0].isdigit():
            return None
        small = sum(1 for word in words if word[0].islower() and word not in _INNER)
        role = role_likeness(text)
        if role >= 0.9 and small <= 1:
            inside = 1.2 if context != "body" else 0.8
            score = 1.3 + inside * min(size, 6) * 0.8 - self._inner_cost(words)
            return _Guess(score, Kind.ROLE, 0.9)
        kind = head_kind(text)
        if kind in (Kind.ORGANISATION, Kind.PANEL, Kind.SERVICE) and size > 1 and small <= 1:
            if self._holds_known(words[:-1]) and size > 2:
                return _Guess(1.0 + 0.7 * size, kind, 0.7)
            return _Guess(1.3 + 0.8 * size - self._inner_cost(words), kind, 0.9)
        if size == 1 and re.fullmatch(r"(?:[A-Z][A-Za-z0-9&]*){2,}|[A-Z0-9&]{2,}", text):
            return _Guess(1.9, Kind.ORGANISATION, 0.7)
        if small or (any(word[0].islower() for word in words) and size < 3):
            return None
        if context in ("lead", "name") and person >= 0.5:
            return _Guess(1.2 + 0.7 * size, Kind.PERSON, 0.7)
        if size > 2 and self._names.entry_or_kind(" ".join(words[:2])) is None:
            if any(fold(word) in given_names() for word in words[:-1]):
                return None
        if size <= 4 and not self._holds_known(words):
            return _Guess(1.3 + 0.3 * size, Kind.ORGANISATION, 0.6)
        return None

    def _guess_local(self, text: str, rest: str, size: int, *, own: bool) -> _Guess | None:
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
        entry = self._names.entry(rest)
        ours = entry is None or entry.scope == "local"
        if known is not None and own and ours and not known[1]:
            return _Guess(2.6 + size, known[0], 0.95)
        if known is not None and not own and ours and not known[1]:
            if self._names.is_council(text[: -len(rest)].strip()):
                return _Guess(2.6 + size, known[0], 0.9)
        if known is not None:
            national = own and not known[1] and len(rest) > 4
            return _Guess(1.5 + size, known[0], 0.85) if national else None
        words = rest.split()
        if (
            fold(words[-1]) in _INNER
            or not rest[0].isupper()
            or len(words) > (8 if head_kind(rest) else 6)
        ):
            return None
        if any(word[0].islower() and word not in _INNER for word in words):
            return None
        if self._holds_known(words):
            return None
        capitals = [w for w in words[own:] if re.fullmatch(r"[A-Z]{2,}", w) and w != "NHS"]
        if capitals and len(words) > 1 and (capitals != words[-1:] or head_kind(rest) is None):
            return None
        kind = head_kind(rest)
        bonus = (0.5 if kind is not None else 0.0) - self._inner_cost(words)
        if kind is Kind.ROLE:
            return _Guess(1.3 + 0.9 * size + bonus, Kind.ROLE, 0.85)
        if not own and kind is None and head_kind(self._names.expansion(rest) or "") is None:
            return None
        return _Guess(
            1.6 + 0.8 * size + bonus, kind if kind is Kind.PANEL else Kind.ORGANISATION, 0.85
        )

    def _cut_short(self, text: str, rest: str) -> float:
        """The cost of ending a name at the council's short form while its team's name goes on."""
        following = rest.split(maxsplit=1)
        if not text.isupper() or len(text) > 4 or fold(text) not in self._names.council_keys:
            return 0.0
        return 2.0 if following and re.match(r"[A-Z][a-z]", following[0]) else 0.0

    def _inner_cost(self, words: list[str]) -> float:
        """The cost of what in a long name looks like the end of one and the start of another.

        That is a head word in its middle that no linking word follows ("Analyst Team
        Senior Officer"), or a known name at its end ("Young Advisors Youth Council").
        """
        heads = head_kinds()
        cost = 0.0
        for index, word in enumerate(words[:-2]):
            if fold(word) in heads and word[0].isupper() and index > 0:
                follows = words[index + 1].lower()
                if self._names.entry_or_kind(" ".join(words[index:])) is not None:
                    continue
                if follows not in _INNER:
                    cost += 1.2
                elif follows in ("&", "and") and fold(word) != "police":
                    cost += 4.0
        last = self._names.entry_or_kind(words[-1])
        if len(words) > 1 and last is not None and last[1] and words[-2].lower() not in _INNER:
            cost += 1.2
        for size in (2, 3):
            before = words[-size - 1] if len(words) > size + 1 - (size == 3) else "of"
            tail = self._names.entry_or_kind(" ".join(words[-size:]))
            if tail is not None and before.lower() not in _INNER:
                return cost + (1.2 if tail[1] else 0.6)
        return cost

    def _holds_known(self, words: list[str]) -> bool:
        """Whether a known short form stands alone among words that should be one name."""
        return any(
            word.isupper() and len(word) > 1 and self._names.entry_or_kind(word) is not None
            for word in (words[:-1] if head_kind(words[-1]) else words)
            if word != "NHS"
        )


def _goes_on(mark: str, found: list[CellPart]) -> bool:
    """Whether a post's title goes on behind a comma or dash ("Manager - Adolescents")."""
    unknown = not found or all(p.confidence <= 0.7 and p.kind is Kind.ORGANISATION for p in found)
    return unknown and mark.strip() in (",", "-", "–", "—")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between marks that always part names, outside brackets."""
    depth = 0
    covered = [False] * (len(text) + 1)
    if "," in text:
        for start, end, _ in registry_index().find(text, prose=False):
            if "," in text[start:end]:
                covered[start:end] = [True] * (end - start)
    for index, char in enumerate(text):
        depth += char == "("
        covered[index] = covered[index] or depth > 0
        depth -= char == ")" and depth > 0
    at = 0
    for match in _HARD.finditer(text):
        if not covered[match.start()]:
            yield from _stripped(text, at, match.start())
            at = match.end()
    yield from _stripped(text, at, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield start + left, start + len(piece.rstrip())
