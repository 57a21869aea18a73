"""Persons under partial and misspelt names: which pairs are one, which stay two."""

from __future__ import annotations

import pytest

from extract.person_names import Person, group_people
from graph.records import Merge
from tests.extract.marked import table, view

SAME = [
    # a slip of the pen
    ("Matthew Edom", "Matthew Edeom", "fuzzy"),
    ("Richard Lebrun", "Richard Le Brun", "fuzzy"),
    ("Gordon McCullough", "Gordan McCullough", "fuzzy"),
    ("Philippa Suckling", "Philipa Suckling", "fuzzy"),
    ("Siwan Petherbridge", "Siwan Petherbrige", "fuzzy"),
    # a part of the name
    ("Ian Howells", "Supt Howells", "partial name"),
    ("Ian Howells", "I. Howells", "partial name"),
    ("Ian Howells", "I Howells", "partial name"),
    ("Ian Howells", "Howells", "partial name"),
    ("Ian Howells", "Ian", "partial name"),
    ("Jean Le Brun", "Insp Le Brun", "partial name"),
    ("Group Manager Faye Marsh", "GM Marsh", "partial name"),
    ("Chief Fire Officer Faye Marsh", "CFO Marsh", "partial name"),
    ("Ian Howells", "IH", "initials"),
    ("David Quirke-Thornton", "DQT", "initials"),
    # the name people go by
    ("Matthew Edom", "Matt Edom", "short given name"),
    ("Stephen Douglass", "Steve Douglass", "short given name"),
    ("Philippa Suckling", "Pippa Suckling", "short given name"),
]

TWO = [
    ("Ann Lee", "Anna Leigh"),
    ("John Smith", "Joan Smith"),
    ("Tom Reed", "Tom Rees"),
    ("Ian Howells", "Ivan Howells"),
    ("Eleanor Kent", "Evelyn Kemp"),
    ("Supt Ian Howells", "Supt Ian Fowells"),
    ("Matthew Edom", "Matilda Edom"),
    ("Stephen Douglass", "Susan Douglass"),
    ("Ian Howells", "J. Howells"),
    ("Ian Howells", "Supt Fowler"),
    ("Faye Marsh", "GM Harper"),
]


def grouped(*printed: str) -> tuple[dict[str, Person], tuple[Person, ...]]:
    persons, owner = group_people(printed, ())
    return owner, persons


@pytest.mark.parametrize(("full", "other", "reason"), SAME)
def test_one_person_under_two_names_is_one_with_the_reason(
    full: str, other: str, reason: str
) -> None:
    owner, persons = grouped(full, full, other)
    assert owner[full] is owner[other]
    assert len(persons) == 1
    (merge,) = persons[0].merges
    assert merge.reason == reason
    assert 0.7 <= merge.confidence < 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_persons_stay_two(one: str, other: str) -> None:
    owner, persons = grouped(one, other)
    assert owner[one] is not owner[other]
    assert len(persons) == 2


@pytest.mark.parametrize(
    ("two", "shared"),
    [
        (("John Smith", "Mary Smith"), "Sgt Smith"),
        (("Ann Smith", "Ann Jones"), "Ann"),
        (("Eve Kent", "Ella King"), "EK"),
        (("Patricia Lee", "Patrick Lee"), "P Lee"),
        (("Ann Howells", "Howells Ann"), "Howells"),
    ],
)
def test_what_two_people_share_names_neither(two: tuple[str, str], shared: str) -> None:
    owner, persons = grouped(*two, shared)
    assert shared not in owner
    assert {person.name for person in persons} == set(two)


def test_a_short_given_name_that_two_people_may_have_is_a_third() -> None:
    _, persons = grouped("Patricia Lee", "Patrick Lee", "Pat Lee")
    assert {person.name for person in persons} == {"Patricia Lee", "Patrick Lee", "Pat Lee"}


def test_a_likeness_is_kept_as_score_and_lowers_the_confidence() -> None:
    _, (person,) = grouped("Matthew Edom", "Matthew Edom", "Matthew Edeom")
    assert person.merges == [Merge("Matthew Edeom", "fuzzy", 0.96, 0.912)]


HEADER = "No | Action | Lead | Lead Organisation"
PLAN = "Camden Safety Plan\n\n"


def test_parts_of_names_lead_in_a_table() -> None:
    found = view(
        PLAN
        + table(
            HEADER,
            "1 | Hold a weekly meeting. | Group Manager Faye Marsh | London Fire Brigade",
            "2 | Visit each school. | GM Marsh | London Fire Brigade",
            "3 | Train the staff. | FM | London Fire Brigade",
            "4 | Fit new locks. | Faye | London Fire Brigade",
        )
    )
    assert {label for _, label in found.stated("pg:lead")} == {"Faye Marsh"}
    assert len(found.stated("pg:lead")) == 4


def test_a_given_name_in_a_sentence_is_the_person_named_before_it() -> None:
    found = view(PLAN + "Supt Ian Howells opened the meeting. Then Ian thanked everyone.")
    assert found.named("Ian").label == "Ian Howells"
    (merge,) = found.named("Ian").merges
    assert (merge.spelling, merge.reason) == ("Ian", "partial name")
    text = found.plan.document.text
    assert merge.start is not None
    assert text[merge.start : merge.end] == "Ian"


@pytest.mark.parametrize(
    "sentences",
    [
        "Ian opened the meeting before Supt Ian Howells came.",
        "Supt Ian Howells and Ian Fowler opened the meeting. Then Ian thanked everyone.",
        "Supt Ian Howells came. Then St Ian thanked everyone.",
        "Cllr Grace Howells came. Then Grace was said.",
        "Supt Ian Howells came. They met at the Ian Road hall.",
    ],
)
def test_a_given_name_that_may_be_another_word_or_person_is_left_alone(sentences: str) -> None:
    found = view(PLAN + sentences)
    alone = {"Ian", "Grace"} & {found.words(mention) for mention in found.plan.mentions}
    assert not alone
