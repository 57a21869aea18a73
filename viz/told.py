"""What is kept of a plan once its statements have been set down.

The plans of a country would fill the memory: what was read of each is let go as soon as it has
been compared with the others, and what the review and the report say of it is told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.identity import plan_iri
from graph.records import Document, PlanRecords
from graph.review.apply import Outcome, apply_judgements
from graph.review.doubts import Doubt, doubts
from graph.review.judgements import Judgement
from viz.plan_reader import fault
from viz.report import PlanReport, plan_report

if TYPE_CHECKING:
    from graph.statements import Part, Statements

__all__ = ["Stated", "Stating", "Told", "stated_by", "told_of"]


@dataclass(frozen=True, slots=True)
class Told:
    """What the rest of a build needs of a plan: its `document` without the blocks; what became
    of the judgements on it; the `doubts` that are left, and those there were before the
    judgements (none where these changed nothing); where its statements stand (`parts`); and
    its records as they were read where they are not kept in writing (`unkept`)."""

    key: str
    document: Document
    report: PlanReport
    outcomes: tuple[Outcome, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    first_doubts: tuple[Doubt, ...] = ()
    parts: tuple[Part, ...] = ()
    unkept: PlanRecords | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A plan as it was `read`, and its `records` after the judgements on it, both without the
    blocks of its document, with what is kept of them."""

    read: PlanRecords
    records: PlanRecords
    told: Told


@dataclass(frozen=True, slots=True)
class Stating:
    """How plans are stated: the beginning of their IRIs, where their statements are set down,
    and whether what was read is kept in writing (`kept`)."""

    base: str
    statements: Statements
    kept: bool


def stated_by(
    stating: Stating, judgements: Sequence[Judgement], path: Path, plan: PlanRecords
) -> Stated | InputError:
    """What a plan states with the judgements on it, or what stops that, naming the file."""
    from graph.rdf import plan_lines
    from graph.statements import blocks_of

    try:
        reviewed = apply_judgements(plan, judgements)
        told = told_of(plan, reviewed.records, reviewed.outcomes)
        lines = plan_lines(reviewed.records, stating.base)
        told = replace(
            told,
            parts=stating.statements.add_lines(
                blocks_of(f"<{plan_iri(plan.key, stating.base)}>", lines)
            ),
            unkept=None if stating.kept else plan,
        )
    except OSError:  # The disk is full, which is no fault of the plan.
        raise
    except InputError as error:
        return error
    except Exception as error:
        return fault(path, error)
    read = _without_blocks(plan)
    return Stated(
        read, read if reviewed.records is plan else _without_blocks(reviewed.records), told
    )


def told_of(read: PlanRecords, records: PlanRecords, outcomes: tuple[Outcome, ...] = ()) -> Told:
    """What the review and the report say of a plan as it was read, with its records after the
    judgements on it and what became of those."""
    return Told(
        key=read.key,
        document=_without_blocks(records).document,
        report=plan_report(records),
        outcomes=outcomes,
        doubts=doubts(records),
        first_doubts=() if records is read else doubts(read),
    )


def _without_blocks(plan: PlanRecords) -> PlanRecords:
    return replace(plan, document=replace(plan.document, blocks=()))
