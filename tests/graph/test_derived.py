from __future__ import annotations

import pytest

from graph.conclusions import Conclusions, Named, Overlap, SameWork, SectorOf, Stated, Within
from graph.derived import DERIVED_GRAPH, derived_quads
from graph.errors import InputError
from tests.graph.facts import Facts
from tests.graph.sample_plan import hillford, marsham

BASE = "https://w3id.org/partnergraph/id/"
MEET = Within("hillford", "governance/1")
BRING = Within("marsham", "list/1")
BUS = Within("hillford", "service/night-bus-watch")
PLANS = (hillford(), marsham())


def facts(conclusions: Conclusions) -> Facts:
    quads = list(derived_quads(conclusions, PLANS))
    assert {quad.graph_name.value for quad in quads} <= {DERIVED_GRAPH}
    return Facts(quads)


def test_an_action_is_joined_to_its_standard_action_with_score_and_terms() -> None:
    found = facts(Conclusions(stated=(Stated(MEET, "knife-bins", 0.875, ("bins", "knives")),)))
    action, standard = f"{BASE}hillford/action/governance/1", f"{BASE}standard-action/knife-bins"
    assert found.of(action, "pg:standardAction") == {standard}
    (match,) = found.instances("pg:Match")
    assert found.of(match, "rdf:subject") == {action}
    assert found.of(match, "rdf:object") == {standard}
    assert found.typed(match, "pg:score") == {("0.875", "decimal")}
    assert found.of(match, "pg:sharedTerm") == {"bins", "knives"}


def test_same_work_is_said_of_both() -> None:
    found = facts(Conclusions(same_work=(SameWork(MEET, BRING, 0.9, ("bus",)),)))
    one, other = f"{BASE}hillford/action/governance/1", f"{BASE}marsham/action/list/1"
    assert found.of(one, "pg:sameStandardAction") == {other}
    assert found.of(other, "pg:sameStandardAction") == {one}
    assert len(found.instances("pg:Match")) == 1


def test_an_overlap_joins_both_and_says_why() -> None:
    overlap = Overlap("same work", BRING, MEET, 0.7, ("a", "b"), (Named(BUS, 3, 9),))
    found = facts(Conclusions(overlaps=(overlap,)))
    (node,) = found.instances("pg:Overlap")
    one, other = f"{BASE}hillford/action/governance/1", f"{BASE}marsham/action/list/1"
    assert found.of(node, "pg:between") == {one, other}
    assert found.of(one, "pg:overlapsWith") == {node, other}
    assert found.of(node, "pg:reason") == {"a", "b"}
    assert found.of(node, "pg:overlapKind") == {"same work"}
    assert all("/mention/" in place for place in found.of(node, "pg:evidence"))
    turned = Overlap("same work", MEET, BRING, 0.7, ("a", "b"))
    assert facts(Conclusions(overlaps=(turned,))).instances("pg:Overlap") == {node}


def test_a_body_has_its_sector() -> None:
    found = facts(Conclusions(sectors=(SectorOf("organisation/mps", "police"),)))
    assert found.of(f"{BASE}organisation/mps", "pg:sector") == {"police"}


def test_what_no_plan_holds_is_refused() -> None:
    nobody = Conclusions(stated=(Stated(Within("hillford", "none"), "knife-bins", 1.0, ()),))
    with pytest.raises(ValueError, match="hillford: a conclusion is about 'none'"):
        list(derived_quads(nobody, PLANS))
    with pytest.raises(InputError):
        list(derived_quads(Conclusions(), PLANS, base="no base"))
