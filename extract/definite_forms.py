"""Definite short forms: "the Panel", once it is clear which panel is meant.

A form is read only where one thing alone can be meant. In this order: the one that the
plan says it stands for (`("the Panel")`); the only thing of that head named before in the
plan; the last named in the same paragraph or action, if it is the only one there; the
plan's own community safety partnership for "the Partnership"; the one that the title
names; the only one named before in the same section.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.definite_heads import definite_heads, head_pattern, is_head
from extract.lexicon import fold
from extract.mentions import Candidate
from extract.merge_reasons import merge_for
from extract.resolve import Resolved
from extract.spans import Spans
from extract.thing_groups import spelling
from extract.units import Unit, sentence_bounds
from graph.records import Document, Entity, Kind, Merge, Method, Table, plain

__all__ = ["DefiniteForms", "read_definite_forms"]

_FORM = re.compile(
    rf"(?<![\w'’-])(?P<the>[Tt]he|[Tt]his|[Oo]ur|[Tt]hat)\s(?P<head>{head_pattern()})"
    r"(?![\w-])(?!\s(?:[A-Z]|(?:of|for|on|and|&)\s(?:the\s)?[A-Z]))"
)
_DEFINED = re.compile(
    r"[*_]{0,3}\s?(?:"
    r"\((?:(?:hereafter|hereinafter|henceforth|known as|called|or|referred to as)[,:]? )?"
    rf"[\"“‘'*_]{{0,3}}(?:the|The) [*_]{{0,3}}(?P<in_brackets>{head_pattern()})"
    r"[\"”’'*_]{0,3}(?:\)|,? or )"
    r"|,? (?:which (?:is|we) |and )?(?:referred to|known|called|call)"
    r"(?: (?:from (?:here|now) on|from this point|below|here|throughout|hereafter|simply|"
    r"in this (?:plan|document|strategy|note))){0,2}(?: as)? [\"“‘']?(?:the|The) "
    rf"(?P<told>{head_pattern()})\b(?!\s[A-Z])"
    rf"|, (?:hereafter|hereinafter|henceforth) [\"“‘']?(?:the|The) (?P<after>{head_pattern()})\b)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;|•\n\t>*(\"“‘'–-])\s*$")
_PARTNERSHIP = "pg:Partnership"
_TITLE_BLOCKS = 4
_TITLE_WORDS = 15
_SURE = 0.98
_ONLY = 0.9
_NEAR = 0.85
_SECTION = 0.8


@dataclass(frozen=True, slots=True)
class DefiniteForms:
    """All candidates in reading order, with the definite forms, and who is who."""

    candidates: tuple[Candidate, ...]
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a form means: the entity, how surely, and the words that tell it, if any."""

    entity: str
    confidence: float
    start: int | None = None
    end: int | None = None


def read_definite_forms(
    document: Document,
    units: tuple[Unit, ...],
    candidates: tuple[Candidate, ...],
    resolved: Resolved,
) -> DefiniteForms:
    """The candidates with every definite short form whose meaning is certain.

    A candidate that is nothing but such a form ("Steering Group") and was taken for a
    thing of its own is given to the thing that it means.
    """
    finder = _Finder(document, units, candidates, resolved)
    owner = dict(resolved.owner)
    merges: dict[str, list[Merge]] = defaultdict(list)
    added: list[Candidate] = []
    for form in [*_bare(candidates), *_forms(document, units, candidates)]:
        reading = finder.read(form)
        if reading is None or owner.get(form) == reading.entity:
            continue
        entity = finder.entities[reading.entity]
        new = form
        if form not in owner:
            new = replace(form, kind=entity.kind, confidence=round(0.95 * reading.confidence, 3))
            added.append(new)
        owner.pop(form, None)
        owner[new] = reading.entity
        merge = replace(
            merge_for(form.text, "definite short form"),
            confidence=reading.confidence,
            start=form.start if reading.start is None else reading.start,
            end=form.end if reading.end is None else reading.end,
            locator=form.locator,
        )
        if all(merge.spelling != known.spelling for known in merges[entity.id]):
            merges[entity.id].append(merge)
    everything = tuple(
        sorted({*candidates, *added}, key=lambda c: (c.start, c.end, c.kind, c.context))
    )
    return DefiniteForms(everything, Resolved(_entities(resolved, owner, merges), owner))


def _entities(
    resolved: Resolved, owner: dict[Candidate, str], merges: dict[str, list[Merge]]
) -> tuple[Entity, ...]:
    """The entities with their new spellings, without those that nothing names any more."""
    named = set(owner.values())
    before = set(resolved.owner.values())
    users: dict[str, set[str]] = defaultdict(set)
    for candidate, owned in owner.items():
        users[spelling(candidate.text)].add(owned)
    kept = []
    for entity in resolved.entities:
        if entity.id in before and entity.id not in named:
            continue
        new = merges.get(entity.id, [])
        # A form that means two things of one plan is a name of neither.
        own = {spelling(m.spelling) for m in new if len(users[spelling(m.spelling)]) == 1}
        kept.append(
            replace(
                entity,
                aliases=tuple(sorted({*entity.aliases, *own} - {entity.label})),
                merges=tuple(sorted((*entity.merges, *new), key=lambda m: m.spelling)),
            )
        )
    return tuple(kept)


def _bare(candidates: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """The candidates that are nothing but a head."""
    for candidate in candidates:
        if is_head(candidate.text) and not candidate.generic:
            yield candidate


def _forms(
    document: Document, units: tuple[Unit, ...], candidates: tuple[Candidate, ...]
) -> Iterator[Candidate]:
    """Definite short forms in sentences and cells that no candidate covers."""
    taken = Spans((candidate.start, candidate.end) for candidate in candidates)
    for unit in units:
        if unit.context in ("heading", "theme"):
            continue
        for match in _FORM.finditer(unit.text):
            if match["the"][0].isupper() and not _SENTENCE_START.search(
                unit.text, max(0, match.start() - 8), match.start()
            ):
                continue
            start, end = unit.start + match.start("head"), unit.start + match.end("head")
            if taken.free(start, end) and document.text[start:end] == match["head"]:
                begin, finish = sentence_bounds(unit, start, end)
                yield Candidate(
                    start, end, plain(match["head"]), Kind.PANEL, Method.PATTERN, _NEAR, False,
                    begin, finish, unit.locator, unit.context, unit.actions,
                )  # fmt: skip


class _Finder:
    """Finds what a form means in one plan."""

    def __init__(
        self,
        document: Document,
        units: tuple[Unit, ...],
        candidates: tuple[Candidate, ...],
        resolved: Resolved,
    ) -> None:
        self.entities = {entity.id: entity for entity in resolved.entities}
        self._sections = sorted(unit.start for unit in units if unit.context == "heading")
        self._starts = sorted(unit.start for unit in units)
        self._title = _title_end(document)
        self._named: dict[str, list[tuple[Candidate, str]]] = defaultdict(list)
        self._defined: dict[str, list[tuple[int, _Reading]]] = defaultdict(list)
        self._by_action: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        heads = {fold(head): head for head in definite_heads()}
        for candidate in candidates:
            entity = self.entities.get(resolved.owner.get(candidate, ""))
            if entity is None or entity.generic or entity.kind is Kind.PERSON:
                continue
            for head in self._heads_of(candidate, entity, heads):
                self._named[head].append((candidate, entity.id))
                for action in candidate.actions:
                    self._by_action[head, action].append((candidate.start, entity.id))
            self._define(document.text, candidate, entity)

    def _heads_of(
        self, candidate: Candidate, entity: Entity, heads: dict[str, str]
    ) -> Iterator[str]:
        if is_head(candidate.text):
            return
        if _PARTNERSHIP in entity.types:
            yield "Partnership"
        for name in {candidate.text, entity.label}:
            words = fold(name).split()
            for size in (1, 2):
                head = heads.get(" ".join(words[-size:])) if len(words) > size else None
                allowed = definite_heads().get(head or "", frozenset())
                if head and entity.kind in allowed:
                    yield head

    def _define(self, text: str, candidate: Candidate, entity: Entity) -> None:
        match = _DEFINED.match(text, candidate.end)
        if match is None:
            return
        head = match["in_brackets"] or match["after"] or match["told"]
        if entity.kind in definite_heads()[plain(head)]:
            reading = _Reading(entity.id, _SURE, candidate.start, match.end())
            self._defined[plain(head)].append((candidate.start, reading))

    def read(self, form: Candidate) -> _Reading | None:
        """What a form means, None where that is not certain."""
        head = next(h for h in definite_heads() if fold(h) == fold(form.text))
        told = [reading for start, reading in self._defined[head] if start < form.start]
        if told:
            return told[-1]
        every = self._named[head]
        before = bisect.bisect_left(every, form.start, key=lambda item: item[0].start)
        if not before:
            return None
        if (only := _only(entity for _, entity in every)) is not None:
            return _Reading(only, _ONLY)
        at = bisect.bisect_right(self._starts, form.start) - 1
        here = self._named_since(head, self._starts[at], before)
        for near in (here, self._in_row(head, form)):
            if near:
                only = _only(near)
                return _Reading(only, _NEAR) if only is not None else None
        own = _only(e for _, e in every if _PARTNERSHIP in self.entities[e].types)
        if head == "Partnership" and own is not None:
            return _Reading(own, _NEAR)
        titled = _only(entity for c, entity in every[:before] if c.end <= self._title)
        if titled is not None:
            return _Reading(titled, _NEAR)
        section = bisect.bisect_right(self._sections, form.start)
        if not section:
            return None
        only = _only(self._named_since(head, self._sections[section - 1], before))
        return _Reading(only, _SECTION) if only is not None else None

    def _named_since(self, head: str, start: int, before: int) -> list[str]:
        """What is named with a head from an offset on, up to the item `before`."""
        every = self._named[head]
        first = bisect.bisect_left(every, start, key=lambda item: item[0].start)
        return [entity for _, entity in every[first:before]]

    def _in_row(self, head: str, form: Candidate) -> list[str]:
        """What is named with a head in the form's action before it."""
        return [
            entity
            for action in form.actions
            for start, entity in self._by_action[head, action]
            if start < form.start
        ]


def _title_end(document: Document) -> int:
    """Where the short lines end that a document begins with: it is about what they name."""
    end = 0
    for block in document.blocks[:_TITLE_BLOCKS]:
        if isinstance(block, Table) or len(block.text.split()) > _TITLE_WORDS:
            break
        if block.text.rstrip().endswith("."):
            break
        end = block.end
    return end


def _only(things: Iterable[str]) -> str | None:
    """The one thing that all are, None where they are none or several."""
    distinct = set(things)
    return next(iter(distinct)) if len(distinct) == 1 else None
