from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.rdf import plan_quads
from graph.store import Store
from graph.validate import FAULTS_COLUMNS, FINDINGS_COLUMNS, source_faults, validate
from ontology.vocab import expand
from tests.graph.sample_plan import hillford, marsham

PLAN = NamedNode("https://w3id.org/partnergraph/id/plan/hillford")


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return [*plan_quads(hillford()), *plan_quads(marsham())]


def test_what_we_write_has_the_shapes_that_we_promise(quads: list[Quad]) -> None:
    # The fixture's hash is no hash of 64 digits of its own file, but it looks like one.
    assert validate(Store(quads)).rows == ()


def test_a_breach_is_told_with_plan_focus_and_path(quads: list[Quad]) -> None:
    stray = NamedNode("https://w3id.org/partnergraph/id/hillford/action/stray")
    broken = [
        Quad(stray, NamedNode(expand("rdf:type")), NamedNode(expand("pg:Action")), PLAN),
        Quad(stray, NamedNode(expand("pg:number")), Literal("*7"), PLAN),
        Quad(stray, NamedNode(expand("pg:number")), Literal("x", language="en"), PLAN),
        Quad(stray, NamedNode(expand("pg:inPlan")), BlankNode(), PLAN),
    ]
    found = validate(Store([*quads, *broken]))
    assert found.columns == FINDINGS_COLUMNS
    assert {row[0] for row in found.rows} == {"hillford.txt"}
    assert {row[1] for row in found.rows} == {"Violation"}
    assert {row[2] for row in found.rows} == {stray.value}
    assert {"dcterms:description", "pg:number"} <= {row[4] for row in found.rows}
    assert "*7" in {row[5] for row in found.rows}
    assert list(found.rows) == sorted(found.rows, key=lambda r: tuple(str(v or "") for v in r))


def test_what_one_plan_lacks_another_does_not_lend_it(quads: list[Quad]) -> None:
    title = NamedNode(expand("dcterms:title"))
    without = [q for q in quads if q.predicate != title or q.graph_name != PLAN]
    elsewhere = Quad(
        PLAN, title, Literal("T"), NamedNode("https://w3id.org/partnergraph/id/plan/marsham")
    )
    found = validate(Store([*without, elsewhere]))
    assert [(row[0], row[4]) for row in found.rows] == [("hillford.txt", "dcterms:title")]


def test_faults_of_the_plans_in_the_order_of_their_text(quads: list[Quad]) -> None:
    found = source_faults(Store(quads))
    assert found.columns == FAULTS_COLUMNS
    assert found.rows == (
        ("hillford.txt", "Hillford", "misspelt name", "Ann Lee", "Ann Lee is misspelt.",
         "Ann Lee", "row 1, Lead"),
        ("hillford.txt", "Hillford", "impossible date", "Keep an events calendar",
         "It starts on 30 February 2019.", "30/02/2019", "row 3, Start"),
    )  # fmt: skip


def test_an_empty_graph_has_no_faults() -> None:
    assert source_faults(Store()).rows == ()
    assert validate(Store()).rows == ()
