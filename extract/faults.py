"""Mistakes in the plan itself: reported, never put right silently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.namekinds import bare_name
from extract.numbering import read_number
from graph.records import (
    Action,
    Claim,
    Commitment,
    Document,
    Entity,
    Kind,
    Mention,
    SourceFault,
    plain,
)

__all__ = ["faults_of"]

_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\w{1,3}[./-]\d{2,4}")


def faults_of(
    document: Document,
    actions: tuple[Action, ...],
    entities: tuple[Entity, ...],
    mentions: tuple[Mention, ...],
    claims: tuple[Claim, ...],
) -> tuple[SourceFault, ...]:
    """The faults of one plan in reading order."""
    found = [
        *_of_dates(actions),
        *_of_numbers(actions),
        *_of_names(document, entities, mentions),
        *_of_leads(actions, entities, claims),
        *_of_rows(actions),
    ]
    return tuple(sorted(found, key=lambda f: (f.start, f.kind, f.about, f.description)))


def _of_dates(actions: tuple[Action, ...]) -> Iterator[SourceFault]:
    for action in actions:
        for commitment in action.commitments:
            period = commitment.period
            if period.start and period.end and _before(period.end, period.start):
                yield _fault(
                    "end before start", commitment, action,
                    f"It ends in {period.end}, before it starts in {period.start}",
                )  # fmt: skip
            for which, typed, note in (
                ("start", period.start, period.start_note),
                ("end", period.end, period.end_note),
            ):
                if note and typed is None and _NUMERIC_DATE.fullmatch(note.strip()):
                    yield _fault(
                        "impossible date", commitment, action,
                        f"The {which} date is printed as {note}, which is no date",
                    )  # fmt: skip


def _before(end: str, start: str) -> bool:
    """Whether an end is certainly before a start; a bare year ends with its last day."""
    size = min(len(end), len(start))
    return end[:size] < start[:size]


def _of_numbers(actions: tuple[Action, ...]) -> Iterator[SourceFault]:
    themes: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if action.number is not None:
            themes[action.theme or ""].append(action)
    for listed in themes.values():
        seen: dict[str, Action] = {}
        previous: int | None = None
        for action in listed:
            number = str(action.number)
            if number in seen and action.text != seen[number].text:
                yield _fault(
                    "duplicate number",
                    None,
                    action,
                    f"Number {number} stands for two actions of its theme",
                )
            seen.setdefault(number, action)
            read = read_number(number)
            order = read.order if read and number.isdigit() else None
            if order is not None and previous is not None and order > previous + 1:
                missing = (
                    f"No action {previous + 1} is"
                    if order == previous + 2
                    else f"No actions {previous + 1} to {order - 1} are"
                )
                yield _fault(
                    "missing number", None, action, f"{missing} printed before action {order}"
                )
            if order is not None:
                previous = order


def _of_names(
    document: Document, entities: tuple[Entity, ...], mentions: tuple[Mention, ...]
) -> Iterator[SourceFault]:
    slips = {(entity.id, name) for entity in entities for name in entity.misspellings}
    labels = {entity.id: entity.label for entity in entities}
    seen: set[tuple[str, int]] = set()
    for mention in mentions:
        printed = plain(document.text[mention.start : mention.end])
        for entity, slip in sorted(slips):
            if (
                entity == mention.entity
                and _prints(printed, slip)
                and (entity, mention.start) not in seen
            ):
                seen.add((entity, mention.start))
                yield SourceFault(
                    "misspelt name", entity, f"It is printed as “{printed}” for {labels[entity]}.",
                    mention.start, mention.end, mention.locator,
                )  # fmt: skip


def _prints(printed: str, slip: str) -> bool:
    """Whether printed words are a misspelt name, perhaps with a title before it."""
    return printed.strip(" .,;:*?") == slip or bare_name(printed) == slip


def _of_leads(
    actions: tuple[Action, ...], entities: tuple[Entity, ...], claims: tuple[Claim, ...]
) -> Iterator[SourceFault]:
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_subject[claim.subject].append(claim)
    known = {entity.id: entity for entity in entities}
    for action in actions:
        for commitment in action.commitments:
            leads = {
                c.object for c in by_subject[commitment.key]
                if c.predicate in ("pg:lead", "pg:leadOrganisation")
            }  # fmt: skip
            for claim in by_subject[commitment.key]:
                if claim.predicate == "pg:supportedBy" and claim.object in leads:
                    entity = known[claim.object]
                    if not entity.generic and entity.kind is not Kind.ROLE:
                        yield SourceFault(
                            "lead also supports", commitment.key,
                            f"{entity.label} is named both as lead and as supporter.",
                            claim.start, claim.end, claim.locator,
                        )  # fmt: skip


def _of_rows(actions: tuple[Action, ...]) -> Iterator[SourceFault]:
    for action in actions:
        if action.rule == "lost beginning":
            yield _fault(
                "lost beginning",
                None,
                action,
                "The beginning of this action is missing from the text",
            )


def _fault(kind: str, commitment: Commitment | None, action: Action, sentence: str) -> SourceFault:
    about = commitment.key if commitment is not None else action.key
    return SourceFault(kind, about, sentence + ".", action.start, action.end, action.locator)
