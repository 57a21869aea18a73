"""Names in running text that their form gives away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.name_patterns import body_of_post, find_forms
from extract.people_patterns import find_people
from extract.short_forms import find_short_forms
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


@pytest.mark.parametrize(
    "source",
    [
        "To include a <document>Gangs problem profile</document> each year.",
        "a <document>Knife Crime and Serious Youth Violence problem profile</document>",
        "Presentations to Night Walks and <panel>Ward Panels</panel>",
        "<service>Mental toughness Programme</service> of the school",
        "Develop the <service>Young2Adult transition gateway</service> between them",
        "<service>Tallships programme</service> - clients go to sea",
        "work with Mind - <service>Calmness programme</service> for clients",
        "told the <role>District Commander</role> of it",
        "hold the weekly <panel>SAFE meeting</panel> for children",
        "the <organisation>Queen Anne Hospital King's Lynn</organisation> into one place",
    ],
)
def test_forms_that_need_more_than_a_last_word(source: str) -> None:
    text = parse(source).text
    assert mark(text, find_forms(text)) == source


@pytest.mark.parametrize(
    "text",
    [
        "Mentoring programme in schools",
        "YOT Specialist approach to young people",
        "Night Walks and Children's Trust boards",
        "shaped by knife crime and SYV problem profile",
    ],
)
def test_forms_that_only_look_like_names(text: str) -> None:
    assert list(find_forms(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "agreed in the Ashvale Unit & Night Panel Information Sharing Agreement",
            "Ashvale Unit & Night Panel Information Sharing Agreement",
            Kind.DOCUMENT,
        ),
        (
            "the Assistant City Mayor for Neighbourhoods agreed",
            "Assistant City Mayor for Neighbourhoods",
            Kind.ROLE,
        ),
    ],
)
def test_the_longest_form_holds_the_whole_title(text: str, name: str, kind: Kind) -> None:
    assert (name, kind) in {(text[f.start : f.end], f.kind) for f in find_forms(text)}


def test_a_person_before_a_post_is_no_part_of_its_name() -> None:
    assert list(find_forms("Cllr Ann Obi Chair, Ashvale")) == []


@pytest.mark.parametrize(
    "source",
    [
        # a post's title is no body, though it ends in one's
        "told the <role>Head of Ashvale Probation Delivery Unit</role> of it",
        "told the <role>Deputy Leader of Ashvale Borough Council</role> of it",
        "by the <role>commander of the North East BCU</role> today",
        "ask the <organisation>Police and Crime Commissioner for Devon, Cornwall and the Isles of "
        "Scilly</organisation> to pay",
        "the <organisation>Office of the Northshire Police and Crime Commissioner</organisation> "
        "pays",
        # titles that go on behind the word that tells them
        "as the <document>Ashvale Strategic Assessment of Violence 2023</document> says",
        "drawn from the <document>Review of Exclusions in Ashvale Vale</document> again",
        "adopt the <document>Ashvale Weapons in Schools Protocol</document> in full",
        # an owner's mark is no part of a name, nor a bar to it
        "the <panel>Ashvale Crime Panel</panel>'s work",
        "by the <panel>Night Time Economy Sub-Group</panel> today",
        "visit the <service>Ashvale Harbour Clinic</service> weekly",
        "by <organisation>Vale Country Women's Aid</organisation> today",
    ],
)
def test_names_reach_as_far_as_they_go(source: str) -> None:
    text = parse(source).text
    found = list(find_forms(text))
    longest = [
        form
        for form in found
        if not any(
            other.start <= form.start and form.end <= other.end and other != form
            for other in found
            if other.end - other.start > form.end - form.start
        )
    ]
    assert mark(text, longest) == source


def test_a_heading_with_a_verb_is_no_name() -> None:
    assert not list(find_forms("CHILDREN ARE SAFE AT SCHOOL AND ON THE WAY"))


def test_where_the_unit_of_a_post_stands() -> None:
    text = "Head of the Ashvale Probation Delivery Unit"
    span = body_of_post(text, 0, len(text))
    assert span is not None
    assert text[slice(*span)] == "Ashvale Probation Delivery Unit"
    assert body_of_post("Head of Community Safety", 0, 24) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The panel heard Sunnivra Karlsen-Webb, who spoke.", "Sunnivra Karlsen-Webb"),
        ("It pays for the analyst, Tanzy Okafor-Bligh.", "Tanzy Okafor-Bligh"),
    ],
)
def test_a_double_surname_shows_a_person(text: str, name: str) -> None:
    assert [text[f.start : f.end] for f in find_people(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["A Strategic Multi-Agency plan", "The Youth Self-Esteem course", "Ashvale Mid-Term review"],
)
def test_other_hyphens_show_none(text: str) -> None:
    assert not list(find_people(text))
