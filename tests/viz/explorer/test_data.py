"""What the page is told of two small plans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import Store
from queries.run import ask
from tests.graph.sample_plan import hillford, marsham
from viz.explorer.data import page_data
from viz.explorer.records import Mention, Node, PageData, to_json
from viz.explorer.statements import mentions_of

TEXTS = {plan.document.name: plan.document.text for plan in (hillford(), marsham())}


@pytest.fixture(scope="module")
def data(sample_store: Store) -> PageData:
    return page_data(sample_store, TEXTS)


def named(data: PageData, label: str) -> tuple[int, Node]:
    return next((at, node) for at, node in enumerate(data.nodes) if node.label == label)


def said(data: PageData) -> set[tuple[str, str, str]]:
    return {(data.nodes[f.source].label, f.role, data.nodes[f.target].label) for f in data.facts}


MEET = "Meet every month with Night Bus Watch"


def test_plans_and_areas_are_listed_with_what_tells_them_apart(data: PageData) -> None:
    assert [area.name for area in data.areas] == ["Hillford", "Marsham"]
    assert [(plan.file, data.areas[plan.area].name) for plan in data.plans] == [
        ("hillford.txt", "Hillford"),
        ("marsham.txt", "Marsham"),
    ]
    assert data.title == "Hillford and Marsham"
    assert all(plan.replaces == -1 for plan in data.plans)


def test_a_thing_of_two_plans_is_one_with_both_areas(data: PageData) -> None:
    _, bus = named(data, "Night Bus Watch")
    assert bus.areas == (0, 1)
    assert bus.plans == (0, 1)
    assert (bus.kind, bus.service) == ("service", True)


def test_every_spelling_is_known_slips_too(data: PageData) -> None:
    _, lee = named(data, "Ann Lee")
    assert lee.spellings == ("AL", "Anne Lea")


def test_an_action_has_its_outcomes_with_their_dates(data: PageData) -> None:
    _, meet = named(data, MEET)
    assert [(part.outcome, part.start, part.end, part.endNote) for part in meet.parts] == [
        ("Minutes shared", "2018-12", "", "Ongoing"),
        ("Yearly review", "2019", "2020-03", ""),
    ]
    assert data.themes[meet.theme] == "GOVERNANCE"
    assert (meet.number, meet.kind) == ("1", "action")


def test_statements_keep_their_words_their_part_and_whether_they_hold(data: PageData) -> None:
    assert ("Ann Lee", "lead", MEET) in said(data)
    assert ("Watch Panel", "reports to", "Hillford Safer Together Board") in said(data)
    lee, meet = named(data, "Ann Lee")[0], named(data, MEET)[0]
    leads = [f for f in data.facts if (f.source, f.role, f.target) == (lee, "lead", meet)]
    assert [fact.part for fact in leads] == [0, 1]
    assert leads[0].quote == "Ann Lee"
    assert leads[0].current
    funds = [fact for fact in data.facts if fact.role == "funds"]
    assert [(fact.status, fact.current, fact.amount) for fact in funds] == [
        ("ended", False, "£5,000")
    ]


def test_mentions_point_into_the_text(data: PageData) -> None:
    assert data.mentions
    for mention in data.mentions:
        text = TEXTS[data.plans[mention.plan].file]
        if mention.sentenceStart >= 0:
            words = text[mention.start : mention.end]
            assert words in text[mention.sentenceStart : mention.sentenceEnd]
            assert mention.quote == mention.sentence == ""
        else:
            assert mention.quote
    assert any(mention.sentenceStart >= 0 for mention in data.mentions)


def test_the_words_of_a_relation_are_not_taken_for_a_name(data: PageData) -> None:
    for one in data.mentions:
        for other in data.mentions:
            if one is not other and (one.node, one.plan) == (other.node, other.plan):
                inside = other.start <= one.start and one.end <= other.end
                assert not inside or (one.start, one.end) == (other.start, other.end)


def test_without_texts_mentions_carry_their_words(sample_store: Store) -> None:
    found = page_data(sample_store, {})
    assert all(mention.quote and mention.sentence for mention in found.mentions)
    assert all(mention.sentenceStart == -1 for mention in found.mentions)


def test_each_question_has_the_rows_of_ask(data: PageData, sample_store: Store) -> None:
    for question in data.questions:
        if question.name == "overdue":
            continue  # The page holds no day: it has all that has an end.
        table = ask(sample_store, question.name)
        assert question.current.rows == table.rows, question.name
        assert tuple(column.name for column in question.columns) == table.columns
        assert len(question.current.nodes) == len(table.rows)
        if question.all is not None:
            assert (
                question.all.rows == ask(sample_store, question.name, include_not_current=True).rows
            )


def test_rows_know_of_what_they_speak(data: PageData) -> None:
    (leads,) = [each for each in data.questions if each.name == "who-leads-what"]
    lead = [column.name for column in leads.columns].index("lead")
    at = next(n for n, row in enumerate(leads.current.rows) if row[lead] == "Ann Lee")
    spoken = {data.nodes[node].label for node in leads.current.nodes[at]}
    assert {"Ann Lee", MEET, "Hillford Council"} <= spoken


def test_the_same_graph_gives_the_same_page(data: PageData, sample_store: Store) -> None:
    assert to_json(page_data(sample_store, TEXTS)) == to_json(data)


def test_an_empty_graph_has_nothing_but_questions() -> None:
    found = page_data(Store(()), {})
    assert (found.nodes, found.facts, found.plans, found.title) == ((), (), (), "No plans")
    assert all(not question.current.rows for question in found.questions)


small = st.integers(0, 9)


@given(st.lists(st.tuples(st.booleans(), small, small), max_size=8))
def test_a_place_that_holds_a_shorter_one_of_the_same_thing_is_no_mention(
    placed: list[tuple[bool, int, int]],
) -> None:
    places = [
        Mention(int(node), 0, at, at + long, -1, -1, "", "", "row 1", "", 1.0, -1)
        for node, at, long in placed
    ]
    assert list(mentions_of(places)) == [
        outer
        for outer in places
        if not any(
            inner.node == outer.node
            and outer.start <= inner.start
            and inner.end <= outer.end
            and inner.end - inner.start < outer.end - outer.start
            for inner in places
        )
    ]
