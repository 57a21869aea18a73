"""The things, actions and relations that all forms are made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.rdf import plan_quads
from graph.store import Store
from tests.graph.sample_plan import hillford, marsham
from viz.export.facts import NAMES, Facts, facts


def relations(found: Facts) -> set[tuple[str, str, str]]:
    labels = {thing.iri: thing.label for thing in found.things}
    labels |= {action.iri: action.label for action in found.actions}
    return {(labels[r.source], r.role, labels[r.target]) for r in found.relations}


MEET = "Hillford 1: Meet every month with Night Bus Watch"


def test_things_of_several_plans_are_one(sample_store: Store) -> None:
    found = facts(sample_store)
    (bus,) = [thing for thing in found.things if thing.label == "Night Bus Watch"]
    assert bus.kind == "service"
    assert bus.areas == ("Hillford", "Marsham")
    assert bus.files == ("hillford.txt", "marsham.txt")
    (lee,) = [thing for thing in found.things if thing.label == "Ann Lee"]
    assert (lee.rank, lee.spellings, lee.areas) == ("Supt", ("AL",), ("Hillford",))
    assert [thing.label for thing in found.things if thing.generic] == ["All Partners"]


def test_actions_have_the_outcomes_and_dates_of_all_their_rows(sample_store: Store) -> None:
    meet = facts(sample_store).actions[0]
    assert meet.text == "Meet every month with Night Bus Watch"
    assert meet.outcomes == ("Minutes shared", "Yearly review")
    assert meet.starts == ("2018-12", "2019")
    assert meet.ends == ("Ongoing", "2020-03")
    assert (meet.area, meet.file, meet.place) == ("Hillford", "hillford.txt", "row 1")


def test_relations_are_told_from_the_side_of_who_acts(sample_store: Store) -> None:
    found = relations(facts(sample_store))
    assert ("Ann Lee", "lead", MEET) in found
    assert ("Hillford Council", "lead organisation", MEET) in found
    assert (MEET, "uses", "Night Bus Watch") in found
    assert ("Ann Lee", "chairs", "Watch Panel") in found
    assert ("Watch Panel", "reports to", "Hillford Safer Together Board") in found


def test_what_is_only_named_is_told_where_no_more_is_known(sample_store: Store) -> None:
    found = facts(sample_store)
    named = {triple for triple in relations(found) if triple[1] == NAMES}
    assert ("Marsham: Bring Night Bus Watch to the station", NAMES, "Night Bus Watch") in named
    assert not any(source == MEET for source, _, _ in named), "stated already, and more"
    (chairs,) = [relation for relation in found.relations if relation.role == "chairs"]
    assert (chairs.doubt, chairs.quote) == ("uncertain", "chaired by Ann Lee")


def test_what_has_ended_is_brought_in_when_asked_for(sample_store: Store) -> None:
    ended = ("Old Fund", "funds", "Night Bus Watch")
    assert ended not in relations(facts(sample_store))
    found = facts(sample_store, include_not_current=True)
    assert ended in relations(found)
    (funds,) = [relation for relation in found.relations if relation.role == "funds"]
    assert (funds.status, funds.amount) == ("ended", "£5,000")


def test_a_thing_has_ended_where_all_plans_say_so() -> None:
    one, other = hillford(), marsham()
    bus = replace(other.entities[0], status="ended")
    over = replace(other, entities=(bus, other.entities[1]))
    partly = Store([*plan_quads(one), *plan_quads(over)])
    (current,) = [t for t in facts(partly).things if t.label == "Night Bus Watch"]
    assert (current.status, current.areas) == ("", ("Hillford",))
    wholly = Store(plan_quads(over))
    assert "Night Bus Watch" not in {t.label for t in facts(wholly).things}
    assert facts(wholly).relations != ()
    (gone,) = [t for t in facts(wholly, None, True).things if t.kind == "service"]
    assert gone.status == "ended"


def test_one_area_is_kept_apart(sample_store: Store) -> None:
    found = facts(sample_store, area="Marsham")
    assert {action.file for action in found.actions} == {"marsham.txt"}
    assert {thing.files for thing in found.things} == {("marsham.txt",)}
    with pytest.raises(InputError, match="Hillford"):
        facts(sample_store, area="Atlantis")


def test_both_ends_of_a_relation_are_there() -> None:
    plan = hillford()
    entities = tuple(
        replace(e, status="planned") if e.label == "Watch Panel" else e for e in plan.entities
    )
    store = Store(plan_quads(replace(plan, entities=entities)))
    found = facts(store)
    known = {thing.iri for thing in found.things} | {action.iri for action in found.actions}
    assert all({r.source, r.target} <= known for r in found.relations)
    assert not any(r.role in ("chairs", "reports to") for r in found.relations)
    roles = {r.role for r in facts(store, include_not_current=True).relations}
    assert roles >= {"chairs", "reports to"}
    assert facts(Store()) == Facts((), (), ())
