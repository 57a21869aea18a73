"""What the scorer counts, on an invented plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.rdf import plan_quads, write_nquads, write_trig
from graph.records import Claim, Entity, Kind, PlanRecords
from graph.store import Store
from queries.accuracy.figures import DENIED, Difference, Figure, Scores, Sort
from queries.accuracy.gold_files import read_gold
from queries.accuracy.score import open_graph, score
from tests.graph.sample_plan import HILLFORD_TEXT, hillford, marsham
from tests.queries.hillford_gold import Gold, hillford_gold, relation

COUNTED = [
    "entities",
    "person",
    "organisation",
    "panel",
    "service",
    "fund",
    "actions",
    "number",
    "theme",
    "dates",
    "leads",
    "lead organisations",
    "supporting",
    "mentions",
    "relations",
    "relation chairs",
    "relation operates_in",
    "relation reports_to",
]


@pytest.fixture
def scored(tmp_path: Path) -> Callable[..., Scores]:
    """Scores plans, the invented one unless told, against gold for it."""

    def scored(gold: Gold, *plans: PlanRecords) -> Scores:
        path = tmp_path / "hillford.json"
        path.write_text(json.dumps(gold), encoding="utf-8")
        quads = (quad for plan in plans or (hillford(),) for quad in plan_quads(plan))
        return score(Store(quads), read_gold(path))

    return scored


Score = Callable[..., Scores]


def differences(scores: Scores) -> list[Difference]:
    return [each for plan in scores.plans for each in plan.differences]


def the_difference(scores: Scores) -> Difference:
    (difference,) = differences(scores)
    return difference


def counts(figure: Figure) -> tuple[int, int, int]:
    return figure.right, figure.wrong, figure.missed


def with_claims(*claims: Claim) -> PlanRecords:
    plan = hillford()
    return replace(plan, claims=(*plan.claims, *claims))


def chairs(status: str | None = None) -> Claim:
    words = "reports to Hillford Safer Together Board"
    start = HILLFORD_TEXT.index(words)
    person, board = "hillford/person/raj-patel", "hillford/panel/board"
    end = start + len(words)
    return Claim(person, "pg:chairs", board, start, end, "last line", "chaired by", 0.7, status)


def test_a_graph_that_says_what_gold_says_is_wholly_right(scored: Score) -> None:
    scores = scored(hillford_gold())
    assert [figure.measure for figure in scores.together] == COUNTED
    assert differences(scores) == []
    assert {figure.headline for figure in scores.together} == {1.0}
    assert counts(scores.figure("entities")) == (8, 0, 0)
    assert counts(scores.figure("dates")) == (8, 0, 0)
    assert counts(scores.figure("leads")) == (2, 0, 0)


def test_every_missed_thing_comes_with_words_of_the_plan(scored: Score) -> None:
    plan = hillford()
    kept = tuple(entity for entity in plan.entities if entity.label != "Watch Panel")
    mentions = tuple(each for each in plan.mentions if each.kind is not Kind.PANEL)
    claims = tuple(
        claim for claim in plan.claims if "watch-panel" not in claim.subject + claim.object
    )
    scores = scored(hillford_gold(), replace(plan, entities=kept, mentions=mentions, claims=claims))
    assert counts(scores.figure("panel")) == (1, 0, 1)
    assert scores.figure("panel").recall == 0.5
    missed = {each.measure: each for each in differences(scores)}
    assert set(missed) == {"panel", "relation chairs", "relation reports_to"}
    assert missed["panel"].what == "Watch Panel"
    assert missed["panel"].words == "The Watch Panel (chaired by Ann Lee)"
    assert missed["relation chairs"].what == "Ann Lee chairs Watch Panel"
    assert missed["relation chairs"].words == "The Watch Panel (chaired by Ann Lee)"
    assert missed["relation chairs"].place == "hillford.txt"


def test_a_missed_thing_that_gold_quotes_nowhere_is_shown_as_printed(scored: Score) -> None:
    gold = hillford_gold()
    gold["entities"].append(
        {"id": "e11", "kind": "document", "name": "Safety Plan", "aliases": ["the Safety Plan"]}
    )
    missed = the_difference(scored(gold))
    assert (missed.measure, missed.words) == ("document", "the Safety Plan")


def test_an_extra_relation_comes_with_its_evidence(scored: Score) -> None:
    scores = scored(hillford_gold(), with_claims(chairs()))
    assert counts(scores.figure("relation chairs")) == (1, 1, 0)
    extra = the_difference(scores)
    assert (extra.finding.value, extra.measure) == ("extra", "relation chairs")
    assert extra.what == "Raj Patel chairs Hillford Safer Together Board"
    assert extra.words == "reports to Hillford Safer Together Board"
    assert extra.place == "hillford.txt, place of reports to Hillford Safer Together Board"


def test_what_is_doubtful_or_generic_counts_neither_way(scored: Score) -> None:
    gold = hillford_gold()
    gold["relations"] += [
        relation("chairs", "e2", "e8", "", doubtful=True),
        relation("member_of", "e5", "e7", "", doubtful=True),
        relation("member_of", "e10", "e7", "All Partners"),
    ]
    assert differences(scored(gold, with_claims(chairs()))) == []


def test_a_thing_of_another_kind_is_missed_and_extra(scored: Score) -> None:
    gold = hillford_gold()
    gold["entities"][6]["kind"] = "service"
    scores = scored(gold)
    assert counts(scores.figure("panel")) == (1, 1, 0)
    assert counts(scores.figure("service")) == (1, 0, 1)
    assert counts(scores.figure("entities")) == (7, 1, 1)
    assert "Watch Panel (annotated as service)" in {each.what for each in differences(scores)}
    gold["entities"][6]["also"] = ["panel"]
    assert differences(scored(gold)) == []


def test_a_lead_that_gold_has_not_is_quoted_from_its_claim(scored: Score) -> None:
    gold = hillford_gold()
    gold["actions"][0]["parts"][1]["leads"] = ["e1"]
    extra = the_difference(scored(gold))
    assert (extra.finding.value, extra.measure, extra.what) == ("extra", "leads", "Raj Patel")
    assert extra.words == "Raj Patel"
    assert extra.place == "hillford.txt, place of Raj Patel"
    assert extra.about == '1 "Meet every month with Night Bus Watch"'
    gold["actions"][0]["parts"][1]["also_accept"] = ["e2"]
    assert differences(scored(gold)) == []


def test_a_missed_lead_says_in_which_action(scored: Score) -> None:
    gold = hillford_gold()
    gold["actions"][1]["parts"][0]["leads"] = ["e2"]
    missed = the_difference(scored(gold))
    assert (missed.finding.value, missed.what) == ("missed", "Raj Patel")
    assert missed.words == "Keep an events calendar"


def test_fields_with_another_value_are_different(scored: Score) -> None:
    gold = hillford_gold()
    gold["actions"][0] |= {"number": "7", "theme": "PARKS"}
    gold["actions"][0]["parts"][0]["end"] = "2021"
    scores = scored(gold)
    assert [each.what for each in differences(scores)] == [
        "number is 1, should be 7",
        "theme is GOVERNANCE, should be PARKS",
        "end is ongoing, 2020-03, should be 2021, 2020-03",
    ]
    assert differences(scores)[0].place == "hillford.txt, lines 4, 5"
    assert scores.figure("dates").accuracy == pytest.approx(7 / 8)
    gold["actions"][0]["parts"][0]["end_also"] = ["Ongoing"]
    assert scored(gold).figure("dates").accuracy == 1.0


def test_actions_are_matched_on_their_text(scored: Score) -> None:
    gold = hillford_gold()
    gold["actions"][1]["text"] = "Keep an  event calendar!"
    assert differences(scored(gold)) == []
    gold["actions"][1]["text"] = "Paint the bridge"
    found = [(each.finding.value, each.what) for each in differences(scored(gold))]
    assert found == [("extra", "Keep an events calendar"), ("missed", "Paint the bridge")]


def test_claims_of_what_is_denied_or_ended_are_counted(scored: Score) -> None:
    gold = hillford_gold()
    gold["relations"].append(relation("chairs", "e2", "e8", "", doubtful=True))
    funded = relation("funds", "e9", "e6", "used to be paid for by the Old Fund", why="ended")
    denied = relation("chairs", "e2", "e8", "no longer chairs the Board", why="denied")
    led = relation("leads", "e1", "governance/1", "Ann Lee does not lead it", why="denied")
    planned = relation("chairs", "e1", "e7", "will chair the panel", why="planned")
    gold["not_so"] = [funded, planned]
    assert counts(scored(gold).figure(DENIED)) == (0, 0, 0)
    gold["not_so"] = [funded, denied]
    assert scored(gold, with_claims(chairs("ended"))).figure(DENIED).wrong == 0
    scores = scored(gold, with_claims(chairs()))
    assert scores.figure(DENIED) == Figure(DENIED, Sort.FAULTS, wrong=1)
    fault = the_difference(scores)
    assert fault.finding.value == "denied"
    assert fault.what == (
        'Raj Patel chairs Hillford Safer Together Board (denied: "no longer chairs the Board")'
    )
    assert fault.words == "reports to Hillford Safer Together Board"
    gold["not_so"] = [led]
    assert scored(gold).figure(DENIED).wrong == 2, "a claim for each of the two commitments"


def test_a_statement_without_a_claim_can_be_denied_too(tmp_path: Path) -> None:
    gold = hillford_gold() | {"not_so": [relation("chairs", "e1", "e7", "not Ann", why="denied")]}
    (tmp_path / "hillford.json").write_text(json.dumps(gold), encoding="utf-8")
    claim = "/claim/"
    quads = [quad for quad in plan_quads(hillford()) if claim not in str(quad.subject)]
    scores = score(Store(quads), read_gold(tmp_path))
    assert scores.figure(DENIED).wrong == 1
    assert scores.figure("relation chairs").right == 1


def test_a_plan_that_the_graph_lacks_is_missed(scored: Score) -> None:
    scores = scored(hillford_gold(), marsham())
    assert not scores.plans[0].found
    assert counts(scores.figure("actions")) == (0, 0, 3)
    assert scores.figure("entities").f1 == 0.0
    assert all(each.finding.value == "missed" for each in differences(scores))


def test_plans_are_summed_before_shares_are_taken(tmp_path: Path) -> None:
    gold = hillford_gold()
    marsham_gold = {
        "entities": [{"id": "x", "kind": "service", "name": "Night Bus Watch"}],
        "actions": [{"id": "1", "text": "Bring Night Bus Watch to the station", "parts": [{}]}],
    }
    (tmp_path / "hillford.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "MARSHAM.json").write_text(json.dumps(marsham_gold), encoding="utf-8-sig")
    quads = (quad for plan in (hillford(), marsham()) for quad in plan_quads(plan))
    scores = score(Store(quads), read_gold(tmp_path))
    assert [plan.plan for plan in scores.plans] == ["MARSHAM", "hillford"]
    assert counts(scores.figure("actions")) == (4, 1, 0)
    assert scores.figure("actions").precision == pytest.approx(4 / 5)
    assert counts(scores.figure("service")) == (2, 0, 0)


def test_of_two_plans_of_one_name_the_source_is_taken(scored: Score) -> None:
    plan = hillford()
    other = replace(
        marsham(), document=replace(marsham().document, name="Hillford.csv"), key="other"
    )
    assert differences(scored(hillford_gold(), other, plan)) == []


def test_one_entry_takes_one_thing(scored: Score) -> None:
    plan = hillford()
    again = Entity("hillford/person/lee", Kind.PERSON, "Supt A Lee", ("Ann Lee",))
    scores = scored(hillford_gold(), replace(plan, entities=(*plan.entities, again)))
    assert counts(scores.figure("person")) == (2, 1, 0)
    assert the_difference(scores).what == "Supt A Lee"


def test_a_graph_comes_from_a_file_or_a_folder(tmp_path: Path, small_out: Path) -> None:
    quads = list(plan_quads(hillford()))
    write_nquads(quads, tmp_path / "graph.nq")
    write_trig(quads, tmp_path / "graph.trig")
    assert len(open_graph(tmp_path / "graph.nq")) == len(open_graph(tmp_path / "graph.trig"))
    assert len(open_graph(small_out)) > 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("graph.ttl", b"", "graph.nq or graph.trig"),
        ("graph.nq", b"<a> <b", "cannot be read"),
        ("graph.trig", b"\xff\xfe", "cannot be read"),
        ("gone.nq", None, "no such folder or file"),
    ],
)
def test_a_graph_that_cannot_be_read_is_said(
    name: str, content: bytes | None, said: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        open_graph(tmp_path / name)
