"""Judging the plan of Marlow Bay: what tests of the review share."""

from __future__ import annotations

from graph.rdf import plan_quads
from graph.records import Claim, Entity, PlanRecords
from graph.review.apply import Reviewed, apply_judgements
from graph.review.judgements import Decision, Judgement, What
from tests.graph.review_plan import FILE, marlow

YES, NO, UNSURE = Decision.YES, Decision.NO, Decision.UNSURE


def judge(what: What, thing: str = "", *, plan: str = FILE, **fields: object) -> Judgement:
    return Judgement(what, plan, thing, **fields)  # type: ignore[arg-type]


def review(*judgements: Judgement, plan: PlanRecords | None = None) -> Reviewed:
    return apply_judgements(plan or marlow(), judgements)


def records(*judgements: Judgement) -> PlanRecords:
    done = review(*judgements)
    assert [o.unfit for o in done.outcomes] == [""] * len(done.outcomes)
    assert_whole(done.records)
    return done.records


def unfit(*judgements: Judgement, plan: PlanRecords | None = None) -> str:
    done = review(*judgements, plan=plan)
    (outcome,) = done.outcomes
    assert outcome.unfit
    harmless = judge(What.RENAME, "Safer Bay Board", plan="", other="Safe Bay Board")
    beside = review(*judgements, harmless, plan=plan)
    assert beside.records == review(harmless, plan=plan).records, "nothing was changed"
    return outcome.unfit


def assert_whole(plan: PlanRecords) -> None:
    """Everything that is referred to is there, and every quote is the plan's own words."""
    list(plan_quads(plan))
    for each in (*plan.mentions, *plan.claims):
        assert plan.document.text[each.start : each.end].strip()


def entity(plan: PlanRecords, entity_id: str) -> Entity:
    return next(e for e in plan.entities if e.id == entity_id)


def stated(plan: PlanRecords) -> set[tuple[str, str, str]]:
    return {(c.subject, c.predicate, c.object) for c in plan.claims}


def claim(plan: PlanRecords, *terms: str) -> Claim:
    return next(c for c in plan.claims if (c.subject, c.predicate, c.object) == terms)


CHAIRS = judge(
    What.CLAIM,
    "Ann Lee",
    kind="person",
    relation="chairs",
    other="Safer Bay Board",
    other_kind="panel",
    quote="chaired by Ann Lee",
)
ANNE_LEA = judge(What.NAME, "Ann Lee", kind="person", other="Anne Lea")
