"""From records and judgements to the records that people stand by.

A pure function: the same records and judgements give the same records, in whatever order
the judgements are written, and without a judgement everything is as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from graph.records import Judged, PlanRecords
from graph.review.describe import describe
from graph.review.draft import Draft, Unfit
from graph.review.judgements import Judgement, What, shown
from graph.review.kinds import judge_kind, not_a_name
from graph.review.naming import join, new_thing, part, rename, unite
from graph.review.stating import add_claim, confirm, correct, fill_cell, retract

__all__ = ["Outcome", "Reviewed", "apply_judgements"]

_Step = Callable[[Draft, Judgement], tuple[str, ...]]

# Names come first and claims last: a claim is known by what its things are called.
_STEPS: tuple[tuple[frozenset[What], bool | None, _Step | None], ...] = (
    (frozenset({What.NEW_THING}), True, new_thing),
    (frozenset({What.NAME, What.ALIAS}), True, join),
    (frozenset({What.NAME, What.SPLIT}), False, part),
    (frozenset({What.MERGE}), True, unite),
    (frozenset({What.RENAME}), True, rename),
    (frozenset({What.KIND, What.CHANGE_KIND}), None, judge_kind),
    (frozenset({What.NOT_A_NAME}), True, not_a_name),
    (frozenset({What.CELL}), None, fill_cell),
    (frozenset({What.CORRECT_FIELD}), True, None),
    (frozenset({What.ADD_CLAIM}), True, add_claim),
    (frozenset({What.CLAIM}), True, confirm),
    (frozenset({What.CLAIM, What.REMOVE_CLAIM}), False, retract),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a judgement: `unfit` says why it does not fit, empty if it was applied."""

    judgement: Judgement
    unfit: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The records after the judgements on them, and what became of each of those."""

    records: PlanRecords
    outcomes: tuple[Outcome, ...] = ()


def apply_judgements(records: PlanRecords, judgements: Iterable[Judgement]) -> Reviewed:
    """Apply those judgements that are decided and are for this plan or for all.

    One that does not fit changes nothing and is said so; none raises.
    """
    name = shown(records.document.name)
    due = sorted(
        {j for j in judgements if j.settles is not None and j.plan in ("", name, records.key)},
        key=_order,
    )
    if not due:
        return Reviewed(records)
    draft = Draft(records)
    outcomes: list[Outcome] = []
    applied: list[tuple[Judgement, tuple[str, ...]]] = []
    for whats, settled, step in _STEPS:
        now = [j for j in due if j.what in whats and settled in (None, j.settles)]
        for judgement, result in _taken(draft, now, step):
            if isinstance(result, Unfit):
                outcomes.append(Outcome(judgement, str(result)))
            else:
                outcomes.append(Outcome(judgement))
                applied.append((judgement, result))
    if not applied:
        return Reviewed(records, tuple(outcomes))
    judged = tuple(_judged(judgement, about, draft) for judgement, about in applied)
    return Reviewed(replace(draft.finished(), judgements=judged), tuple(outcomes))


def _taken(
    draft: Draft, judgements: Sequence[Judgement], step: _Step | None
) -> Iterable[tuple[Judgement, tuple[str, ...] | Unfit]]:
    if step is None:
        # The values of one field are corrected together.
        ordered = sorted(judgements, key=lambda j: (_field_of(j), _order(j)))
        for _, group in groupby(ordered, key=_field_of):
            yield from correct(draft, list(group))
        return
    for judgement in judgements:
        try:
            yield judgement, step(draft, judgement)
        except Unfit as unfit:
            yield judgement, unfit


def _field_of(judgement: Judgement) -> tuple[str, str, str]:
    return (judgement.thing, judgement.relation, judgement.quote)


def _order(judgement: Judgement) -> tuple[str, ...]:
    said = (judgement.decision.value, judgement.decided_by, judgement.note)
    return (*judgement.key, judgement.what.value, judgement.other, judgement.other_kind, *said)


def _judged(judgement: Judgement, about: tuple[str, ...], draft: Draft) -> Judged:
    still = (draft.now(reference) for reference in about)
    return Judged(
        what=judgement.what.value,
        decision="yes" if judgement.settles or judgement.what.added else "no",
        description=describe(judgement),
        about=tuple(dict.fromkeys(reference for reference in still if reference)),
        decided_by=judgement.decided_by,
        note=judgement.note,
    )
