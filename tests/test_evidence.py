"""Every claim and every mention has words that stand in its plan, on every plan at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.readers import read, supported_extensions
from graph.rdf import plan_quads
from graph.records import PlanRecords
from graph.store import Store
from graph.validate import validate
from ontology.vocab import expand
from tests.extract.marked import extractor

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "samples", ROOT / "tests" / "plans" / "known", ROOT.parent / "shared" / "plans")
PLANS = [
    path
    for folder in FOLDERS
    if folder.is_dir()
    for path in sorted(folder.iterdir())
    if path.suffix in supported_extensions() and path.name != "README.md"
]


@pytest.fixture(scope="module", params=PLANS, ids=lambda plan: f"{plan.parent.name}/{plan.name}")
def records(request: pytest.FixtureRequest) -> PlanRecords:
    return extractor().extract(read(request.param))


def test_a_claim_has_words_in_its_plan(records: PlanRecords) -> None:
    text = records.document.text
    for claim in records.claims:
        assert 0 <= claim.start < claim.end <= len(text), claim
        assert text[claim.start : claim.end].strip(), claim


def test_a_claim_is_about_what_the_plan_names(records: PlanRecords) -> None:
    known = {entity.id for entity in records.entities}
    known |= {action.key for action in records.actions}
    known |= {c.key for action in records.actions for c in action.commitments}
    known.add(records.key)
    for claim in records.claims:
        for side in (claim.subject, claim.object):
            assert side in known or side.startswith("area:"), claim
        assert claim.subject != claim.object, claim
        assert claim.status in (None, "planned", "ended"), claim
        assert 0 < claim.confidence <= 1, claim


def test_quotes_and_sentences_in_the_graph_stand_in_the_plan(records: PlanRecords) -> None:
    text = records.document.text
    quoted = {expand("pg:quote"), expand("pg:sentence")}
    quads = list(plan_quads(records))
    for quad in quads:
        if quad.predicate.value in quoted:
            assert quad.object.value in text
    claims = {
        quad.subject for quad in quads if getattr(quad.object, "value", "") == expand("pg:Claim")
    }
    evidenced = {q.subject for q in quads if q.predicate.value == expand("pg:evidence")}
    assert claims <= evidenced


def test_a_plan_breaks_no_shape(records: PlanRecords) -> None:
    assert validate(Store(plan_quads(records))).rows == ()
