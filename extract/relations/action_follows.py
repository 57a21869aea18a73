"""The documents that actions say they follow from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.lexicon import fold
from extract.overview import title_of
from extract.relations.action_numbers import ActionNumbers
from extract.relations.action_passages import OWN_WORDS, Passage
from extract.relations.action_subjects import Subjects, behind, subjects_of
from extract.relations.action_wording import Hit, link_words, tells_apart, words_of
from extract.relations.context import Named, RelationContext, claim_at
from graph.records import Claim, Kind

__all__ = ["source_claims", "title_claims"]

_MOST_WORDS = 7
_TOLD_BEFORE = 400
_LISTED = re.compile(
    r"[\s,;/&+()]*(?:and|or|as well as)?[\s,]*(?:(?:the|our|its)\s+)?", re.IGNORECASE
)
_SAME = re.compile(
    r"(?:\s{1,9}\w{1,12}){0,3}?\s{1,9}the same (?:report|review|document|strategy|assessment|audit|"
    r"inquiry|plan|study|evaluation|profile|guidance|survey|inspection|paper)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:]\s|\s[-–—]\s|[()]")


def source_claims(
    context: RelationContext, found: Iterable[tuple[Passage, Hit]]
) -> Iterator[Claim]:
    """The documents that each action's own words or comments, or sentences that speak of it by
    its number, say it follows from.

    Not a document that the action is to write, nor the plan itself.
    """
    title = fold(title_of(context.document))
    numbers = ActionNumbers(context.actions)
    for passage, hit in found:
        if hit.link.carries_out and _is_written(passage, hit):
            continue
        subjects = _subjects(passage, hit, numbers)
        if not subjects.actions:
            continue
        lead = passage.text[hit.begin : hit.start].lower()
        status = "ended" if any(phrase in lead for phrase in link_words().past) else None
        documents = _before if hit.link.before else _after
        for document in documents(passage, hit, context):
            if _is_itself(document, title):
                continue
            stretch = (
                min(document.start, passage.start + min(subjects.start, hit.start)),
                max(document.end, passage.start + max(subjects.end, hit.end)),
            )
            for action in subjects.actions:
                claim = claim_at(
                    action, "pg:followsFrom", document.id, stretch, passage.locator,
                    f"follows from a document: {hit.link.name}",
                    0.9 * document.candidate.confidence,
                )  # fmt: skip
                yield replace(claim, status=status)


def _subjects(passage: Passage, hit: Hit, numbers: ActionNumbers) -> Subjects:
    """The actions that follow: named behind "led to", else those that the wording is said of."""
    if hit.link.both:
        return behind(passage, hit, numbers) or Subjects((), hit.start, hit.end)
    return subjects_of(passage, hit, numbers)


def title_claims(context: RelationContext, passages: Iterable[Passage]) -> Iterator[Claim]:
    """The documents whose bare titles fill a comment of an action."""
    for passage in passages:
        if passage.role == OWN_WORDS or not passage.actions:
            continue
        documents = context.named(
            passage.start, passage.start + len(passage.text), (Kind.DOCUMENT,)
        )
        if len(documents) != 1 or documents[0].entity.generic:
            continue
        (document,) = documents
        if words_of(document.candidate.text) == words_of(passage.text):
            for action in passage.actions:
                yield claim_at(
                    action, "pg:followsFrom", document.id, (document.start, document.end),
                    passage.locator, "follows from a document: its title alone", 0.8,
                )  # fmt: skip


def _after(passage: Passage, hit: Hit, context: RelationContext) -> Iterator[Named]:
    """The document named soon behind the wording, and those listed with it."""
    same = _SAME.match(passage.text, hit.end, hit.stop)
    if same is not None:
        begin = passage.start + max(0, hit.start - _TOLD_BEFORE)
        told = context.named(begin, passage.start + hit.start, (Kind.DOCUMENT,))
        yield from (name for name in told[-1:] if not name.entity.generic)
        return
    found = context.named(passage.start + hit.end, passage.start + hit.stop, (Kind.DOCUMENT,))
    at, first = hit.end, True
    for document in found:
        if document.start - passage.start < at:
            continue
        gap = passage.text[at : document.start - passage.start]
        if first and not (_near(gap) if not hit.link.said else not gap.strip(" *_")):
            return
        behind = words_of(passage.text[document.end - passage.start : hit.stop])
        if hit.link.said and not set(behind[:2]) & link_words().saying:
            return
        if not first and not _LISTED.fullmatch(gap):
            return
        at, first = document.end - passage.start, False
        if not document.entity.generic and not document.candidate.generic:
            yield document


def _before(passage: Passage, hit: Hit, context: RelationContext) -> Iterator[Named]:
    """The document named at once before the wording ("the Lammy Review recommendations")."""
    found = context.named(passage.start + hit.begin, passage.start + hit.start, (Kind.DOCUMENT,))
    if found and not found[-1].entity.generic and not found[-1].candidate.generic:
        gap = passage.text[found[-1].end - passage.start : hit.start]
        beside = hit.link.both and not _CLAUSE_END.search(gap) and len(words_of(gap)) <= 2
        if beside or re.fullmatch(r"[\s'’s*_]*", gap):
            yield found[-1]


def _near(gap: str) -> bool:
    words = words_of(gap)
    return (
        len(words) <= _MOST_WORDS
        and not _CLAUSE_END.search(gap)
        and not set(words) & link_words().writing
        and not tells_apart(gap)
    )


def _is_written(passage: Passage, hit: Hit) -> bool:
    """Whether a word for writing stands shortly before: "develop and implement"."""
    beside = words_of(passage.text[max(hit.begin, hit.start - 60) : hit.start])[-4:]
    return bool(set(beside) & link_words().writing)


def _is_itself(document: Named, title: str) -> bool:
    """Whether a document is the plan that speaks of it."""
    label = set(fold(document.entity.label).split()) - link_words().plan_words
    return len(label) > 1 and label <= set(title.split())
