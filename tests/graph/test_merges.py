"""Why a spelling stands for a thing, in the graph; and one graph of several plans."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from graph.identity import DEFAULT_BASE, plan_iri
from graph.rdf import plan_quads
from graph.records import Document, Entity, Kind, Merge, PlanRecords
from ontology.vocab import expand

TEXT = "Supt Ian Howells opened it. Then Ian thanked everyone."


def plan(key: str, *merges: Merge, entity: str = "camden/person/ian-howells") -> PlanRecords:
    return PlanRecords(
        document=Document(f"{key}.txt", "text", TEXT, "0" * 64, ()),
        key=key,
        title="Plan",
        entities=(
            Entity(entity, Kind.PERSON, "Ian Howells", types=("foaf:Person",), merges=merges),
        ),
    )


def about_merges(quads: list[Quad]) -> dict[str, list[str]]:
    """The values of every property of the merges in a graph, by compact name."""
    nodes = {q.object for q in quads if q.predicate.value == expand("pg:merge")}
    found: dict[str, list[str]] = {}
    for quad in quads:
        if quad.subject in nodes:
            name = quad.predicate.value.rsplit("#", 1)[-1]
            found.setdefault(name, []).append(quad.object.value)
    return {name: sorted(values) for name, values in found.items()}


def test_a_merge_states_reason_likeness_confidence_and_the_words_that_justify_it() -> None:
    merge = Merge("Ian", "partial name", 1.0, 0.9, 33, 36, "line 1")
    stated = about_merges(list(plan_quads(plan("camden", merge))))
    assert stated["spelling"] == ["Ian"]
    assert stated["mergeReason"] == ["partial name"]
    assert [float(value) for value in stated["confidence"]] == [0.9]
    assert [float(value) for value in stated["score"]] == [1.0]
    assert stated["quote"] == ["Ian"]
    assert (stated["charStart"], stated["charEnd"]) == (["33"], ["36"])
    assert stated["locator"] == ["line 1"]


def test_a_merge_by_hand_has_no_words() -> None:
    stated = about_merges(list(plan_quads(plan("camden", Merge("Ian", "alias")))))
    assert "quote" not in stated
    assert [float(value) for value in stated["confidence"]] == [1.0]


def test_two_plans_that_name_one_thing_meet_on_its_node_and_keep_their_own_reasons() -> None:
    merge = Merge("Ian", "partial name", 1.0, 0.9, 33, 36, "line 1")
    quads = [*plan_quads(plan("one", merge)), *plan_quads(plan("two", merge))]
    labelled = {(q.subject, q.graph_name) for q in quads if q.object == Literal("Ian Howells")}
    node = NamedNode(DEFAULT_BASE + "camden/person/ian-howells")
    assert labelled == {(node, NamedNode(plan_iri(key))) for key in ("one", "two")}
    merges = {q.object for q in quads if q.predicate.value == expand("pg:merge")}
    assert len(merges) == 2
