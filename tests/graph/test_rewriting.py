"""Records with words replaced: ids, keys, labels, faults and offsets go along."""

from __future__ import annotations

from dataclasses import replace

from graph.edits import Edit, Edits
from graph.rdf import plan_quads
from graph.records import Action, Entity, Kind, PlanRecords, SourceFault
from graph.rewriting import Changes, rewritten
from tests.graph.sample_plan import hillford

ANN = "hillford/person/ann-lee"
SOMEBODY = Entity("hillford/person/unnamed-1", Kind.PERSON, "Named person 1")


def without_ann(plan: PlanRecords) -> PlanRecords:
    text = plan.document.text
    edits = [
        Edit(at, at + len("Ann Lee"), "[name]")
        for at in range(len(text))
        if text.startswith("Ann Lee", at)
    ]

    def words(said: str, _whole_only: bool) -> str:
        for spelling in ("Ann Lee", "ann lee", "Anne Lea"):
            said = said.replace(spelling, "[name]")
        return said

    return rewritten(plan, Changes(Edits(edits), {ANN: SOMEBODY}, words))


def test_what_was_said_of_one_is_said_of_the_other() -> None:
    plan, left = hillford(), without_ann(hillford())
    of_ann = [claim for claim in plan.claims if ANN in (claim.subject, claim.object)]
    of_other = [c for c in left.claims if SOMEBODY.id in (c.subject, c.object)]
    assert len(of_other) == len(of_ann) > 0
    assert ANN not in {entity.id for entity in left.entities}
    assert list(plan_quads(left))


def test_places_lead_to_the_same_words() -> None:
    plan, left = hillford(), without_ann(hillford())
    before = sorted(plan.document.text[c.start : c.end] for c in plan.claims)
    after = sorted(left.document.text[c.start : c.end] for c in left.claims)
    assert after == sorted(words.replace("Ann Lee", "[name]") for words in before)
    for old, new in zip(plan.actions, left.actions, strict=True):
        words = plan.document.text[old.start : old.end].replace("Ann Lee", "[name]")
        assert left.document.text[new.start : new.end] == words


def test_ids_and_keys_that_hold_the_name_are_made_anew() -> None:
    plan = hillford()
    team = Entity("hillford/organisation/ann-lees-team", Kind.ORGANISATION, "Ann Lee Team")
    known = Entity("service/ann-lee-trust", Kind.SERVICE, "Ann Lee Trust", registry_id="ann")
    action = Action("ann-lee-first/1", "As Ann Lee says", 0, 0, "row 1", theme="Ann Lee first")
    plan = replace(plan, entities=(*plan.entities, team, known), actions=(action,))
    plan = replace(plan, claims=(), mentions=(), faults=())
    left = without_ann(plan)
    ids = {entity.id for entity in left.entities}
    assert team.id not in ids
    assert known.id in ids
    assert "[name] Team" in {entity.label for entity in left.entities}
    (said,) = left.actions
    assert "ann" not in said.key
    assert (said.text, said.theme) == ("As [name] says", "[name] first")


def test_keys_stay_apart() -> None:
    plan = replace(hillford(), claims=(), mentions=(), faults=(), partnership=None)
    keys = ("ann-lee/1", "anne-lea/1")
    actions = tuple(Action(key, "Meet", 0, 0, "row 1") for key in keys)

    def words(said: str, _whole_only: bool) -> str:
        return said.replace("ann lee", "name").replace("anne lea", "name")

    left = rewritten(replace(plan, actions=actions), Changes(Edits([]), {}, words))
    assert [action.key for action in left.actions] == ["name/1", "name/1-2"]


def test_how_a_name_is_spelt_is_no_fault_any_more() -> None:
    slip = SourceFault("misspelt name", ANN, "It is printed as Anne Lea", 0, 4, "row 1")
    other = SourceFault("lead also supports", ANN, "Ann Lee leads and supports", 0, 4, "row 1")
    left = without_ann(replace(hillford(), faults=(slip, other)))
    assert [(fault.about, fault.description) for fault in left.faults] == [
        (SOMEBODY.id, "[name] leads and supports")
    ]


def test_a_relation_to_oneself_is_left_out() -> None:
    plan = hillford()
    claim = next(claim for claim in plan.claims if claim.object == ANN)
    board = replace(SOMEBODY, id=claim.subject)
    left = rewritten(
        replace(plan, claims=(claim,), mentions=(), faults=()),
        Changes(Edits([]), {ANN: board}, lambda said, _whole_only: said),
    )
    assert left.claims == ()
