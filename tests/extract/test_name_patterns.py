"""Names in running text that their form gives away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.name_patterns import find_forms, find_short_forms
from extract.people_patterns import find_people
from graph.records import Kind
from tests.extract.marked import mark, parse


@pytest.mark.parametrize(
    "source",
    [
        "The <panel>Safer Ashvale Board</panel> meets in May.",
        "Refer to the <panel>Weapons Tasking Panel</panel>, then act.",
        "ask the <organisation>Ashvale Weapons Team</organisation> to help",
        "run <service>Operation Kestrel</service> in June",
        "run the <service>Harbour Lights Programme</service> in schools",
        "adopt the <document>Ashvale Violence Strategy 2024/26</document> in full",
        "bid to the <fund>Ashvale Safety Fund</fund>",
        "told the <role>Weapons Reduction Manager</role> of it",
        "held at <organisation>HMP Marsham</organisation> weekly",
        "<panel>Children and Families Board</panel>",
        "the <organisation>Ashvale Council</organisation> and residents",
        "with the <panel>Board of Ashvale Youth Panel</panel>",
    ],
)
def test_the_last_word_gives_a_name_away(source: str) -> None:
    text = parse(source).text
    assert mark(text, find_forms(text)) == source


@pytest.mark.parametrize(
    "text",
    [
        "hold a meeting of the board",
        "The Board meets and the Team agrees",
        "an Action Plan and a Risk Assessment",
        "Monthly meeting with services",
        "Develop a Strategy",
        "",
    ],
)
def test_words_that_name_nothing_in_particular(text: str) -> None:
    assert list(find_forms(text)) == []


def test_verbs_and_articles_do_not_begin_a_name() -> None:
    text = "Deliver Monthly Ashvale Weapons Panel"
    assert mark(text, find_forms(text)).endswith("<panel>Ashvale Weapons Panel</panel>")


@pytest.mark.parametrize(
    "source",
    [
        "Led by <person>Ann Lee</person> and <person>Supt Tom Reed</person>.",
        "<person>Cllr Obi</person> agreed with <person>Dr Jean Le Brun</person> to meet.",
        "asked <person>Mary-Ann O'Neill</person>, the head",
        "<person>Det. Supt. Helen Lyons</person> spoke",
        "said <person>Ann Lee</person>\nat the meeting",
    ],
)
def test_people_show_by_rank_or_given_name(source: str) -> None:
    text = parse(source).text
    assert mark(text, find_people(text)) == source


@pytest.mark.parametrize(
    "text",
    [
        "the Ashvale Weapons Team met",
        "on Mary Street and at St Mary Church",
        "Grant funding to schools",
        "Ann agreed",
        "Victoria Ward",
        "",
    ],
)
def test_streets_wards_and_lone_names_are_nobody(text: str) -> None:
    assert list(find_people(text)) == []


def test_unexplained_short_forms_take_the_kind_that_follows_them() -> None:
    text = "Refer cases to HAMRO, the weekly tasking meeting, and to KESTR in May with CCTV."
    found = {text[f.start : f.end]: (f.kind, f.confidence) for f in find_short_forms(text)}
    assert found.keys() == {"HAMRO", "KESTR"}
    assert found["HAMRO"][0] is Kind.PANEL
    assert found["HAMRO"][1] > found["KESTR"][1]


def test_lines_in_capitals_hold_no_short_forms() -> None:
    assert list(find_short_forms("PROTECTING YOUNG PEOPLE FROM HARM")) == []


@given(st.text(alphabet="AnLeBoardTm Supt.&-'’()/,\n", max_size=80))
def test_what_is_found_stands_inside_the_text(text: str) -> None:
    for find in (find_forms, find_people, find_short_forms):
        for found in find(text):
            assert 0 <= found.start < found.end <= len(text)
            assert text[found.start : found.end].strip() == text[found.start : found.end]
