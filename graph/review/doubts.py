"""What of a plan's records a person should look at, each with its words and places."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.records import Claim, Entity, Mention, PlanRecords, plain
from graph.review.judgements import Judgement, What, clean, shown
from graph.review.labels import Labels, spelling_key
from graph.review.relations import relations, words_of
from graph.review.thresholds import LOW_CLAIM, LOW_KIND, LOW_LIKENESS

__all__ = ["Doubt", "Place", "claim_question", "doubts", "surest"]

_FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a plan and where they stand ("harrow.txt, line 31")."""

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to judge: the unanswered judgement, why it is asked, how sure the reading
    is from 0 to 1, and all places that it rests on, in reading order."""

    question: Judgement
    why: str
    confidence: float
    places: tuple[Place, ...]


def doubts(records: PlanRecords) -> tuple[Doubt, ...]:
    """All that is doubtful in one plan: merges, kinds, claims and cells, the least sure
    first, each question once."""
    labels = Labels(records)
    found: dict[tuple[str, ...], Doubt] = {}
    for doubt in (
        *_merges(records, labels),
        *_kinds(records, labels),
        *_claims(records, labels),
        *_cells(records),
    ):
        known = found.get(doubt.question.key)
        if known is not None:
            places = tuple(dict.fromkeys((*known.places, *doubt.places)))
            sure = min(known.confidence, doubt.confidence)
            doubt = Doubt(known.question, known.why, sure, places)
        found[doubt.question.key] = doubt
    return tuple(sorted(found.values(), key=lambda d: (d.confidence, d.question.key)))


def surest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims as the graph holds them: where the same words state the same relation
    under two rules, the surer one."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        what = (claim.subject, claim.predicate, claim.object)
        key = (*what, claim.start, claim.end, claim.status, claim.amount)
        kept = best.get(key)
        if kept is None or claim.confidence > kept.confidence:
            best[key] = claim
    return tuple(best.values())


def claim_question(claim: Claim, records: PlanRecords, labels: Labels) -> Judgement:
    """The question whether a claim holds."""
    subject, subject_kind = labels.of(claim.subject)
    thing, thing_kind = labels.of(claim.object)
    return Judgement(
        What.CLAIM,
        shown(records.document.name),
        subject,
        subject_kind,
        words_of(claim.predicate),
        thing,
        thing_kind,
        shown(records.document.text[claim.start : claim.end]),
    )


def _merges(records: PlanRecords, labels: Labels) -> Iterator[Doubt]:
    standing = _by_entity(records)
    for entity in records.entities:
        asked: set[str] = set()
        for merge in entity.merges:
            # Likeness stands for confidence where nothing surer is known.
            sure = merge.confidence if merge.confidence < 1 else merge.score
            if sure >= (1 if merge.reason == _FUZZY else LOW_LIKENESS):
                continue
            key = spelling_key(merge.spelling)
            if key in asked:
                continue  # Spelt alike but for capitals: one answer is for both.
            asked.add(key)
            at = [m for m in standing[entity.id] if spelling_key(labels.words(m)) == key]
            others = {spelling_key(labels.words(m)) for m in standing[entity.id]} - {key}
            if not others and key == spelling_key(entity.label):
                continue  # Nothing else is called so: there is nothing to part.
            question = Judgement(
                What.NAME,
                shown(records.document.name),
                *labels.of(entity.id),
                other=shown(merge.spelling),
            )
            places = tuple(_mention_place(m, records) for m in at)
            if merge.start is not None and merge.end is not None and merge.locator:
                words = shown(records.document.text[merge.start : merge.end])
                places = (Place(words, _where(records, merge.locator)), *places)
            like = f", likeness {merge.score:.2f}" if merge.score < 1 else ""
            yield Doubt(question, merge.reason + like, sure, tuple(dict.fromkeys(places)))


def _kinds(records: PlanRecords, labels: Labels) -> Iterator[Doubt]:
    standing = _by_entity(records)
    for entity in records.entities:
        at = standing[entity.id]
        if entity.generic or entity.registry_id or not at:
            continue
        sure = max(m.confidence for m in at)
        other = sorted({m.kind.value for m in at} - {entity.kind.value})
        if sure >= LOW_KIND and not other:
            continue
        why = f"also read as {', '.join(other)}" if other else _how_read(entity, at)
        question = Judgement(What.KIND, shown(records.document.name), *labels.of(entity.id))
        places = tuple(_mention_place(m, records) for m in at)
        yield Doubt(question, why, sure, places)


def _how_read(entity: Entity, at: list[Mention]) -> str:
    best = max(at, key=lambda m: (m.confidence, m.method.value))
    return f"read as {entity.kind.value} by {best.method.value}"


def _claims(records: PlanRecords, labels: Labels) -> Iterator[Doubt]:
    standing = _by_entity(records)
    for claim in surest(records.claims):
        if claim.confidence < LOW_CLAIM:
            words = shown(records.document.text[claim.start : claim.end])
            place = Place(
                _around(claim, records, standing) or words, _where(records, claim.locator)
            )
            question = claim_question(claim, records, labels)
            why = claim.rule if claim.status is None else f"{claim.rule} ({claim.status})"
            yield Doubt(question, why, claim.confidence, (place,))


def _cells(records: PlanRecords) -> Iterator[Doubt]:
    """Cells of leads and bodies in which no name was found; the same words are one doubt."""
    words = {r.field: r.words for r in reversed(relations()) if r.field and r.field != "document"}
    spans = sorted({(m.start, m.end) for m in records.mentions})
    starts = [start for start, _ in spans]
    for action in records.actions:
        for part in action.commitments:
            for role, value in part.fields:
                if role not in words or not value.text.strip():
                    continue
                first, last = bisect_left(starts, value.start), bisect_left(starts, value.end)
                if any(end <= value.end for _, end in spans[first:last]):
                    continue
                question = Judgement(
                    What.CELL,
                    shown(records.document.name),
                    relation=words[role],
                    quote=shown(value.text),
                )
                place = Place(f"action: {shown(action.text)}", _where(records, value.locator))
                yield Doubt(question, "names nobody that is known", 0.0, (place,))


def _by_entity(records: PlanRecords) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(records.mentions, key=lambda m: (m.start, m.end)):
        found[mention.entity].append(mention)
    return found


def _mention_place(mention: Mention, records: PlanRecords) -> Place:
    sentence = records.document.text[mention.sentence_start : mention.sentence_end]
    return Place(shown(sentence), _where(records, mention.locator))


def _around(claim: Claim, records: PlanRecords, standing: dict[str, list[Mention]]) -> str:
    """The sentence or cell in which the words of a claim stand, if a mention tells."""
    inside = [
        m
        for m in (*standing.get(claim.subject, ()), *standing.get(claim.object, ()))
        if m.sentence_start <= claim.start and claim.end <= m.sentence_end
    ]
    if not inside:
        return ""
    best = min(inside, key=lambda m: (m.sentence_end - m.sentence_start, m.sentence_start))
    return shown(records.document.text[best.sentence_start : best.sentence_end])


def _where(records: PlanRecords, locator: str) -> str:
    name, place = clean(records.document.name), plain(clean(locator))
    return f"{name}, {place}" if place else name
