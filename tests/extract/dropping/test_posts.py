"""A plan read, then without its names: what each person becomes, and what stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.dropping.leftovers import with_names, without_addresses
from extract.dropping.posts import posts_only
from extract.dropping.spellings import key_of
from extract.plan import Extractor
from extract.readers.text import READER
from graph.rdf import plan_quads
from graph.records import Kind, PlanRecords
from graph.records_json import records_to_json
from graph.store import Store
from graph.validate import validate
from tests.extract.dropping.people_plan import NAMES, PLAN


@pytest.fixture(scope="module")
def read() -> PlanRecords:
    return Extractor().extract(READER.read_text(PLAN, "hillford.txt"))


@pytest.fixture(scope="module")
def nameless(read: PlanRecords) -> PlanRecords:
    return posts_only(read)


def label(plan: PlanRecords, entity: str) -> str:
    return next(each.label for each in plan.entities if each.id == entity)


def leads(plan: PlanRecords) -> set[str]:
    return {label(plan, claim.object) for claim in plan.claims if claim.predicate == "pg:lead"}


def test_the_fixture_names_them_all(read: PlanRecords) -> None:
    people = {each.label for each in read.entities if each.kind is Kind.PERSON}
    assert {"Tamsin Lisle", "Rohan Pargeter", "Olwen Harker"} <= people


def test_no_name_is_left_anywhere(nameless: PlanRecords) -> None:
    words = f" {' '.join(key_of(records_to_json(nameless)))} "
    assert [name for name in NAMES if f" {' '.join(key_of(name))} " in words] == []


def test_who_leads_what_is_told_by_post(read: PlanRecords, nameless: PlanRecords) -> None:
    assert len(leads(read)) == len(leads(nameless))
    assert "Head of Community Safety (post holder)" in leads(nameless)
    assert any(each.startswith("Named person ") for each in leads(nameless))


def test_the_words_of_the_plan_tell_the_post(nameless: PlanRecords) -> None:
    assert "[Head of Community Safety]" in nameless.document.text
    assert "[named person " in nameless.document.text
    assert "[address]" in nameless.document.text


def test_the_same_things_are_said_as_before(read: PlanRecords, nameless: PlanRecords) -> None:
    assert len(nameless.claims) == len(read.claims)
    assert len(nameless.actions) == len(read.actions)
    others = {e.label for e in read.entities if e.kind is not Kind.PERSON}
    assert {e.label for e in nameless.entities if e.kind is not Kind.PERSON} == others


def test_offsets_lead_to_the_words_they_led_to(read: PlanRecords, nameless: PlanRecords) -> None:
    people = {e.id for e in read.entities if e.kind is Kind.PERSON}
    before = sorted(
        read.document.text[m.start : m.end] for m in read.mentions if m.entity not in people
    )
    kept = {e.id for e in nameless.entities if e.kind is not Kind.PERSON}
    after = sorted(
        nameless.document.text[m.start : m.end] for m in nameless.mentions if m.entity in kept
    )
    assert after == before
    for action in nameless.actions:
        for part in action.commitments:
            for _, value in part.fields:
                there = nameless.document.text[value.start : value.end]
                assert " ".join(value.text.split()) == " ".join(there.split())


def test_the_graph_holds_to_the_shapes(nameless: PlanRecords) -> None:
    assert validate(Store(plan_quads(nameless))).rows == ()


def test_a_second_time_changes_nothing(nameless: PlanRecords) -> None:
    assert posts_only(nameless) == nameless


def test_a_post_that_two_hold_tells_them_apart() -> None:
    text = PLAN.replace("Director of Public Health", "Head of Community Safety")
    plan = posts_only(Extractor().extract(READER.read_text(text, "hillford.txt")))
    people = [each.label for each in plan.entities if each.kind is Kind.PERSON]
    assert "Head of Community Safety (post holder 1)" in people
    assert "Head of Community Safety (post holder 2)" in people


def test_numbers_follow_the_plan_not_the_alphabet() -> None:
    text = "Plan\n\nAction\tLead\nPaint the fence\tZadie Marchetti\nMow the lawn\tAdam Brown\n"
    plan = posts_only(Extractor().extract(READER.read_text(text, "hillford.txt")))
    first = text.index("Zadie")
    led = min(m.start for m in plan.mentions if m.entity.endswith("unnamed-1"))
    assert led == first


@pytest.mark.parametrize(
    "left",
    [
        "Paint the fence\tQ. Wibberley-Snodd\n",
        "Ask Baroness Thripp for help\tTBC\n",
        "Ask Cllr Thripp for help\tTBC\n",
        "Write to q.wibberley@hillford.gov.uk\tTBC\n",
    ],
)
def test_what_was_not_read_as_a_person_goes_too(left: str) -> None:
    text = "Plan\n\nAction\tLead\nMow the lawn\tHousing Team\n" + left
    plan = posts_only(Extractor().extract(READER.read_text(text, "hillford.txt")))
    said = records_to_json(plan).lower()
    assert "thripp" not in said
    assert "wibberley" not in said


def test_names_that_stand_beside_the_text_go_too(read: PlanRecords) -> None:
    noted = replace(
        read,
        title="A plan by Cllr Thripp",
        warnings=("sheet “Adam Thripp” is hidden and was not read",),
    )
    left = posts_only(noted)
    assert left.title == "A plan by [name]"
    assert left.warnings == ("sheet “[name]” is hidden and was not read",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tamsin Lisle", True),
        ("ask Supt Harker of it", True),
        ("R. Sellick", True),
        ("Harrow Council", False),
        ("Keep an events calendar", False),
    ],
)
def test_whether_words_seem_to_name_somebody(text: str, names: bool) -> None:
    assert with_names(text) is names


def test_addresses_are_taken_out() -> None:
    assert without_addresses("to tamsin.lisle@hillford.gov.uk, or 3@4") == "to [address], or 3@4"
