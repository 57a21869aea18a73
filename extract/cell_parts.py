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
from extract.lexicon import fold, head_kinds
from extract.name_scores import LINKING_WORDS, NameScore, NameScorer
from extract.namekinds import unnamed
from extract.registry_index import registry_index
from graph.records import Kind, plain

__all__ = ["CellPart", "CellReader"]

_HARD = re.compile(
    r"[/;\n|•▪·]+|,(?!\s*(?:and|&)\b)|,\s*(?:and|&)\s|\s[–—-]\s?|(?<=\w)\s?[–—]\s|[^\S\t]{3,}|\s\+\s|"
    r"\?\s"
    r"|(?<=[a-z)][a-z)])(?<!Supt)(?<!Insp)(?<!\bDr)(?<!\bCh)(?<!\bSt)(?<!Sgt)(?<!Cllr)(?<!Prof)"
    r"(?<!Rev)(?<!Det)(?<!Mrs)\.\s+(?=[A-Z])"
)
_SLASHED_RANK = re.compile(r"(?<![\w/])(?:[TDA]|Temp|Det)/(?=[A-Z][A-Za-z]+)")
_POST_SAID = re.compile(
    r"(?:and |who is |is )?(?:the )?(?:vice[- ]?)?(?:chair|member|head|lead|part|clerk) (?:of|"
    r"for)\b"
)
_BRACKET = re.compile(r"\(([^()]*)\)?")
_LONGEST_PART = 9
_LONGEST_WHOLE = 8
_NAME_COST = 2.0
_WHOLE_BONUS = 1.2
_LISTED_BONUS = 2.2
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


class CellReader:
    """Reads cells of one plan, given the names known in it."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names
        self._scorer = NameScorer(names)

    def read(self, text: str, context: str) -> tuple[CellPart, ...]:
        """The parts of a cell; `context` is "lead", "body" or "name"."""
        if unnamed(text):
            return ()
        whole = self._names.entry_or_kind(plain(text).rstrip("? "))
        if whole is not None and "(" not in text:
            start = len(text) - len(text.lstrip())
            end = len(text.rstrip().rstrip("?").rstrip())
            kind, generic = whole
            doubtful = text.rstrip().endswith("?")
            named = plain(text[start:end])
            return (CellPart(start, end, named, kind, 1.0, doubtful, generic=generic, whole=True),)
        parts: list[CellPart] = []
        pieces = list(_pieces(text))
        for begin, finish in pieces:
            piece = text[begin:finish]
            if unnamed(piece) or (parts and _POST_SAID.match(piece)):
                continue
            doubtful = "?" in text[finish : finish + 2] or piece.rstrip().endswith("?")
            found = list(self._piece(piece, begin, context, parts, listed=len(pieces) > 1))
            if parts and _goes_on(parts[-1], text[parts[-1].end : begin], found):
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
        self, piece: str, offset: int, context: str, before: list[CellPart], *, listed: bool
    ) -> Iterator[CellPart]:
        """The parts of a stretch without marks; brackets gloss or nest what they follow."""
        at = 0
        count = len(before)
        last: CellPart | None = None
        for match in [*_BRACKET.finditer(piece), None]:
            run_end = match.start() if match else len(piece)
            for part in self._run(piece[at:run_end], offset + at, context, listed=listed):
                last = part
                count += 1
                yield part
            if match is None:
                break
            inner, inner_at = match[1], match.start(1)
            glossed = last is not None and (
                fold(inner) in head_kinds()
                or self._names.is_short_for(plain(inner), last.text)
                or unnamed(inner)
                or (
                    last.kind in (Kind.PERSON, Kind.ROLE)
                    and re.fullmatch(r"[A-Z]{2,4}", inner.strip()) is not None
                    and self._names.entry_or_kind(inner.strip()) in (None, (Kind.PERSON, False))
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

    def _run(self, run: str, offset: int, context: str, *, listed: bool) -> Iterator[CellPart]:
        """The names of a stretch without marks and brackets; where marks part the rest of
        the cell (`listed`), the stretch is likelier to be one name."""
        words = [(m.start(), m.end()) for m in _WORD.finditer(run)]
        words = [
            (start, start + len(run[start:end].rstrip(".,:;?*")))
            for start, end in words
            if run[start:end].strip(".,:;?*-–—'\"")
        ]
        if not words:
            return
        best: list[tuple[float, int, NameScore | None]] = [(0.0, -1, None)]
        for finish in range(1, len(words) + 1):
            options: list[tuple[float, int, NameScore | None]] = []
            word = run[words[finish - 1][0] : words[finish - 1][1]]
            skip = -1.2 if word == "&" else 0.0 if fold(word) in LINKING_WORDS else _SKIPPED_WORD
            options.append((best[finish - 1][0] + skip, finish - 1, None))
            for begin in range(max(0, finish - _LONGEST_PART), finish):
                text = run[words[begin][0] : words[finish - 1][1]]
                guess = self._scorer.score(text, context)
                if guess is not None:
                    score = guess.score - _NAME_COST
                    score -= self._cut_short(text, run[words[finish - 1][1] :])
                    whole = finish - begin == len(words) <= _LONGEST_WHOLE
                    if whole and guess.confidence < 0.95 and guess.seam < 1.0:
                        score += _LISTED_BONUS if listed else _WHOLE_BONUS
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

    def _cut_short(self, text: str, rest: str) -> float:
        """The cost of ending a name at the council's short form while its team's name goes on."""
        following = rest.split(maxsplit=1)
        if not text.isupper() or len(text) > 4 or fold(text) not in self._names.council_keys:
            return 0.0
        return 2.0 if following and re.match(r"[A-Z][a-z]", following[0]) else 0.0


def _goes_on(last: CellPart, mark: str, found: list[CellPart]) -> bool:
    """Whether a name goes on behind a comma or dash: a post's title ("Manager -
    Adolescents"), or an unknown body's name behind a dash."""
    mark = mark.strip()
    if last.kind is Kind.ROLE:
        unknown = not found or all(
            part.confidence <= 0.7 and part.kind is Kind.ORGANISATION for part in found
        )
        return unknown and mark in (",", "-", "–", "—")
    return (
        last.kind is Kind.ORGANISATION
        and last.confidence <= 0.6
        and len(found) == 1
        and found[0].confidence < 0.95
        and found[0].kind in (Kind.ORGANISATION, Kind.PANEL)
        and mark in ("-", "–", "—")
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between marks that always part names, outside brackets."""
    depth = 0
    covered = [False] * (len(text) + 1)
    if "," in text:
        for start, end, _ in registry_index().find(text, prose=False):
            if "," in text[start:end]:
                covered[start:end] = [True] * (end - start)
    for match in _SLASHED_RANK.finditer(text):
        covered[match.start() : match.end()] = [True] * (match.end() - match.start())
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
