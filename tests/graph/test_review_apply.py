"""Judgements fit again later, in any order, can be taken back, and stand in the graph."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.rdf import plan_quads
from graph.records import Entity, PlanRecords
from graph.review.apply import Reviewed, apply_judgements
from graph.review.judgements import Decision, Judgement, What, check_agreement
from graph.review.relations import KIND_WORDS, relations
from tests.graph.facts import Facts
from tests.graph.review_judging import (
    ANNE_LEA,
    CHAIRS,
    NO,
    UNSURE,
    YES,
    assert_whole,
    entity,
    judge,
    records,
    review,
    stated,
    unfit,
)
from tests.graph.review_plan import (
    ANN,
    BOARD,
    FILE,
    JET,
    marlow,
)


def test_unknown_things_are_named_and_change_nothing() -> None:
    assert "'Ada Byron'" in unfit(judge(What.RENAME, "Ada Byron", other="Ada"))
    assert "no role 'JET'" in unfit(judge(What.RENAME, "JET", kind="role", other="Ada"))
    assert "does not print 'Zed'" in unfit(judge(What.ALIAS, "JET", other="Zed"))


def test_judgements_of_other_plans_are_left_alone() -> None:
    other = judge(What.RENAME, "JET", plan="other.txt", other="Jet")
    assert review(other) == Reviewed(marlow())
    everywhere = review(judge(What.RENAME, "JET", plan="", other="Jet Team"))
    assert entity(everywhere.records, JET).label == "Jet Team"


def test_without_judgements_the_records_are_the_same_object() -> None:
    plan = marlow()
    assert apply_judgements(plan, ()).records is plan


def moved_by(plan: PlanRecords, by: int) -> PlanRecords:
    """The plan as it would be read with a preface before it."""

    def shift(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(shift(each) for each in value)
        names = getattr(type(value), "__dataclass_fields__", None)
        if names is None or isinstance(value, Entity):
            return value
        changed: dict[str, object] = {}
        for name in names:
            held = getattr(value, name)
            offset = name.endswith(("start", "end")) and isinstance(held, int)
            changed[name] = held + by if offset else shift(held)
        return replace(value, **changed)  # type: ignore[type-var]

    shifted = shift(plan)
    assert isinstance(shifted, PlanRecords)
    text = "x" * (by - 1) + "\n" + plan.document.text
    return replace(shifted, document=replace(shifted.document, text=text))


ALL = (
    replace(ANNE_LEA, decision=NO),
    replace(CHAIRS, decision=YES),
    judge(What.KIND, "Night Bus Watch", kind="service", decision=NO, other="panel"),
    judge(What.ALIAS, "Joint Team", other="JET"),
    judge(What.RENAME, "Watch Panel", other="Bay Watch Panel"),
    judge(What.NEW_THING, "Lantern Walks", kind="service"),
    judge(What.CELL, relation="lead", quote="TBC", other="Ann Lee", decision=YES),
    judge(What.CORRECT_FIELD, "2", relation="lead", other="Ann Lee"),
)


def test_judgements_fit_a_newer_version_of_the_plan() -> None:
    newer = moved_by(marlow(), 40)
    done = review(*ALL, plan=newer)
    assert [o.unfit for o in done.outcomes] == [""] * len(ALL)
    assert stated(done.records) == stated(review(*ALL).records)


@given(st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(chance: random.Random) -> None:
    mixed = list(ALL)
    chance.shuffle(mixed)
    assert review(*mixed) == review(*ALL)


@given(st.sets(st.sampled_from(range(len(ALL)))))
def test_a_judgement_taken_back_restores_what_was_there(chosen: set[int]) -> None:
    some = [ALL[index] for index in sorted(chosen)]
    first = review(*some)
    review(*ALL)
    assert review(*some) == first
    assert_whole(first.records)
    assert marlow() == review().records


def test_opposite_judgements_of_one_matter_are_refused_with_both_places() -> None:
    one = replace(ANNE_LEA, decision=YES, origin="r.xlsx, sheet Merges, row 2")
    other = judge(What.SPLIT, "Ann Lee", kind="person", other="Anne Lea", origin="r.xlsx, row 9")
    with pytest.raises(InputError, match=r"row 9.*sheet Merges, row 2.*Keep one"):
        check_agreement([one, other])
    check_agreement([one, replace(one, decided_by="J"), replace(other, decision=UNSURE)])


# --- in the graph ---------------------------------------------------------------------


def test_each_applied_judgement_is_a_line_of_the_graph() -> None:
    judged = replace(CHAIRS, decision=NO, decided_by="Jo, analyst", note="left in May")
    facts = Facts(plan_quads(records(judged, replace(ANNE_LEA, decision=UNSURE))))
    (node,) = facts.instances("pg:Judgement")
    base = "https://w3id.org/partnergraph/id/"
    assert facts.of(node, "pg:decision") == {"no"}
    assert facts.of(node, "pg:judgementKind") == {"claim"}
    assert facts.of(node, "pg:decidedBy") == {"Jo, analyst"}
    assert facts.of(node, "rdfs:comment") == {"left in May"}
    assert facts.of(node, "pg:about") == {base + ANN, base + BOARD}
    assert facts.of(node, "dcterms:description") == {
        '"Ann Lee" chairs "Safer Bay Board" ("chaired by Ann Lee") does not hold.'
    }
    assert all(q.graph_name.value == base + "plan/marlow-bay" for q in facts.quads)


def test_what_does_not_fit_is_no_line_of_the_graph() -> None:
    done = review(judge(What.RENAME, "Ada Byron", other="Ada"))
    assert done.records.judgements == ()


_NAMES = sorted(
    {name for e in marlow().entities for name in (e.label, *e.aliases, *e.misspellings)}
    | {"", "1", "3", "Write to schools", "TBC", "The harbour folk", "Lantern Walks", "Southwark"}
)


@given(
    st.lists(
        st.builds(
            Judgement,
            what=st.sampled_from(What),
            plan=st.sampled_from(["", FILE]),
            thing=st.sampled_from(_NAMES),
            kind=st.sampled_from(["", "", *KIND_WORDS]),
            relation=st.sampled_from(["", *(r.words for r in relations())]),
            other=st.sampled_from([*_NAMES, *KIND_WORDS]),
            other_kind=st.sampled_from(["", "", *KIND_WORDS]),
            quote=st.sampled_from(["", "", "TBC", "chaired by Ann Lee", "no such words"]),
            decision=st.sampled_from(Decision),
        ),
        max_size=6,
    )
)
def test_whatever_is_judged_the_records_stay_whole(judged: list[Judgement]) -> None:
    done = apply_judgements(marlow(), judged)
    assert_whole(done.records)
    known = {e.id for e in done.records.entities}
    assert {m.entity for m in done.records.mentions} <= known
    for each in done.records.entities:
        assert each.label not in (*each.aliases, *each.misspellings)
        assert each.id.split("/")[-2] == each.kind.value
    assert len(done.outcomes) == len({j for j in judged if j.settles is not None})
