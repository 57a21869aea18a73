"""What counts as known in one plan: the registry's names, the area's and the plan's own."""

from __future__ import annotations

import pytest

from extract.known_names import KnownNames
from graph.records import Kind
from tests.extract.marked import known_in


@pytest.fixture
def camden() -> KnownNames:
    return known_in("Camden")


@pytest.mark.parametrize(
    "name",
    [
        "Camden Council",
        "London Borough of Camden",
        "LB Camden",
        "LBC",
        "the Camden Council",
        "Council",
    ],
)
def test_the_areas_council_has_many_names(camden: KnownNames, name: str) -> None:
    assert camden.entry_or_kind(name) == (Kind.ORGANISATION, False)
    assert name == "Council" or camden.is_short_for(name, "Camden Council")


def test_another_areas_short_form_is_not_the_council(camden: KnownNames) -> None:
    assert not camden.is_short_for("LBL", "Camden Council")
    assert known_in("Lambeth").is_short_for("LBL", "Lambeth Council")


@pytest.mark.parametrize("name", ["Safer Camden", "Safer Camden Partnership", "Camden CSP", "CSP"])
def test_the_areas_partnership_is_a_panel(camden: KnownNames, name: str) -> None:
    kind = camden.entry_or_kind(name.removeprefix("Camden "))
    assert kind == (Kind.PANEL, False)


def test_classes_of_bodies_are_generic(camden: KnownNames) -> None:
    assert camden.entry_or_kind("All Partners") == (Kind.ORGANISATION, True)
    assert camden.entry_or_kind("schools") == (Kind.ORGANISATION, True)
    assert camden.entry_or_kind("MPS") == (Kind.ORGANISATION, False)


def test_unknown_names_become_known_when_the_plan_uses_them(camden: KnownNames) -> None:
    assert camden.entry_or_kind("Ashvale Night Shelter") is None
    camden.add_own("Ashvale Night Shelter", Kind.ORGANISATION)
    assert camden.entry_or_kind("Ashvale  Night Shelter.") == (Kind.ORGANISATION, False)
    text = "With the Ashvale Night Shelter, not at night shelters."
    (hit,) = camden.find_own(text)
    assert text[hit[0] : hit[1]] == "Ashvale Night Shelter"


def test_panels_of_the_plan_count_in_small_letters_and_bodies_do_not(camden: KnownNames) -> None:
    camden.add_own("Weapons Tasking Meeting", Kind.PANEL)
    camden.add_own("Lights Company", Kind.ORGANISATION)
    text = "the weapons tasking meeting and a lights company"
    assert [text[start:end] for start, end, _ in camden.find_own(text)] == [
        "weapons tasking meeting"
    ]


def test_a_short_form_defined_once_is_known_after(camden: KnownNames) -> None:
    camden.define("ANS", "Metropolitan Police Service")
    camden.define("AL", "Ann Lee")
    assert camden.entry_or_kind("ANS") == (Kind.ORGANISATION, False)
    assert camden.entry_or_kind("AL") == (Kind.PERSON, False)
    assert camden.expansion("ANS") == "Metropolitan Police Service"
    assert camden.expansion("XYZ") is None


def test_what_the_plan_says_is_the_partnership_is_taken_for_it(camden: KnownNames) -> None:
    camden.equate("Ashvale Together", "community safety partnership")
    camden.equate("Ashvale Apart", "something unheard of")
    assert camden.equal("The Ashvale Together") == "community-safety-partnership"
    assert camden.equal("Ashvale Apart") is None


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Camden Weapons Team", "Weapons Team"),
        ("LBC Weapons Team", "Weapons Team"),
        ("Camden Council's Weapons Team", "Weapons Team"),
        ("MPS Schools Officers", "Schools Officers"),
        ("Lambeth Weapons Team", None),
        ("Camdenshire Team", None),
        ("Camden and Lambeth Team", None),
        ("Camden", None),
    ],
)
def test_the_areas_or_a_bodys_name_before_a_teams(
    camden: KnownNames, name: str, rest: str | None
) -> None:
    assert camden.without_prefix(name) == rest


def test_a_plan_without_a_place_has_no_prefix_of_its_own() -> None:
    assert known_in().without_area("Camden Weapons Team") is None


@pytest.mark.parametrize(
    ("short", "long", "is_short"),
    [
        ("NPS", "National Probation Service", True),
        ("ANS", "Ashvale Night Shelter", True),
        ("CSB", "Community and Safety Board", True),
        ("CASB", "Community and Safety Board", True),
        ("JET", "Regulatory Services", False),
        ("A", "Ashvale", False),
    ],
)
def test_brackets_that_only_shorten_the_name_before_them(
    camden: KnownNames, short: str, long: str, *, is_short: bool
) -> None:
    assert camden.is_short_for(short, long) is is_short


def test_words_that_the_plan_prints_in_small_letters_are_no_names(camden: KnownNames) -> None:
    camden.learn_words("we will grant bids for Rose's garden")
    assert camden.is_common("Grant")
    assert not camden.is_common("Rose")


def test_regional_short_forms_depend_on_the_place() -> None:
    in_london, elsewhere = known_in("Camden").entry("VRU"), known_in("Leeds").entry("VRU")
    assert in_london is not None
    assert in_london.region == "London"
    assert elsewhere is None or elsewhere.region != "London"
