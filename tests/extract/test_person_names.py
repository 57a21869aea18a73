"""One person under several spellings, two persons kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.person_names import Person, group_people
from graph.records import Merge


def people(*printed: str, initials: tuple[tuple[str, str], ...] = ()) -> list[Person]:
    return list(group_people(printed, initials)[0])


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("Matthew Edom", "Matthew Edeom"),
        ("Jean Le Brun", "Jean Lebrun"),
        ("Caroline Thwaites", "Caroline Thwaite"),
        ("Stephen Douglass", "Stephen Douglas"),
        ("Anthony Rowe", "Anthoney Rowe"),
        ("Helen Lyons", "Helen Lyon"),
    ],
)
def test_a_slip_is_joined_with_its_reason_and_the_commoner_spelling_is_the_name(
    right: str, slip: str
) -> None:
    (person,) = people(slip, right, right)
    assert person.name == right
    assert person.slips == [slip]
    (merge,) = person.merges
    assert (merge.spelling, merge.reason) == (slip, "fuzzy")
    assert 0.8 < merge.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Anna Leigh"),
        ("John Smith", "Joan Smith"),
        ("Tom Reed", "Tim Reed"),
        ("Mary Obi", "Mary Oba"),
        ("Simon Messinger", "Simone Messina"),
        ("Ian Howells", "Ian Fowells"),
    ],
)
def test_people_who_are_two_stay_two(one: str, other: str) -> None:
    assert {person.name for person in people(one, other)} == {one, other}


def test_titles_initials_in_brackets_and_honours_change_nothing() -> None:
    (person,) = people("Ann Lee", "Cllr Ann Lee", "Ann Lee (AL)", "Ann Lee OBE")
    assert person.name == "Ann Lee"
    assert person.rank == "Cllr"
    assert person.slips == []


def test_a_surname_with_rank_is_the_one_person_of_that_surname() -> None:
    printed = ["Ian Howells", "Supt Howells", "I. Howells"]
    (person,), owner = group_people(printed, ())
    assert all(owner[name] is person for name in printed)
    assert person.rank == "Supt"
    assert Merge("Howells", "partial name", 1.0, 0.9) in person.merges


def test_a_surname_that_two_persons_share_is_neither() -> None:
    persons, owner = group_people(["John Smith", "Mary Smith", "Sgt Smith"], ())
    assert {person.name for person in persons} == {"John Smith", "Mary Smith"}
    assert "Sgt Smith" not in owner


def test_an_initial_tells_two_of_one_surname_apart() -> None:
    persons, owner = group_people(["John Smith", "Mary Smith", "M Smith"], ())
    assert owner["M Smith"].name == "Mary Smith"
    assert len(persons) == 2


def test_a_surname_alone_of_nobody_else_is_a_person() -> None:
    (person,) = people("PC Marsh")
    assert (person.name, person.rank) == ("Marsh", "PC")


def test_initials_that_the_plan_defines_name_their_owner() -> None:
    persons, owner = group_people(["Ann Lee", "AL"], [("AL", "Ann Lee")])
    assert [person.name for person in persons] == ["Ann Lee"]
    assert owner["AL"] is owner["Ann Lee"]
    assert "AL" in persons[0].spellings


def test_initials_that_two_people_share_name_nobody() -> None:
    printed = ["Eve Kent", "Ella King", "EK"]
    persons, owner = group_people(printed, [("EK", "Eve Kent"), ("EK", "Ella King")])
    assert {person.name for person in persons} == {"Eve Kent", "Ella King"}
    assert "EK" not in owner


FIRST = st.sampled_from(["Ann", "Anne", "Tom", "Tim", "Jean", "A.", "Supt", "Cllr Mary"])
LAST = st.sampled_from(["Lee", "Leigh", "Reed", "Le Brun", "Lebrun", "Smith", "Smyth", ""])
NAMES = st.lists(st.builds(lambda a, b: f"{a} {b}".strip(), FIRST, LAST), max_size=8)


@given(NAMES)
def test_every_name_has_at_most_one_owner_and_every_owner_is_listed(names: list[str]) -> None:
    persons, owner = group_people(names, ())
    assert set(owner) <= set(names)
    assert all(any(person is listed for listed in persons) for person in owner.values())
    assert len({person.name for person in persons}) == len(persons)


@given(NAMES)
def test_grouping_again_gives_the_same(names: list[str]) -> None:
    assert group_people(names, ())[0] == group_people(names, ())[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tom Reed", "Tom Rees"), ("Peter Johns", "Peter Jones"), ("Ann Hall", "Ann Hill")],
)
def test_short_surnames_that_differ_by_a_letter_are_two_people(one: str, other: str) -> None:
    people, _ = group_people([one, one, other], [])
    assert [person.name for person in people] == [one, other]
