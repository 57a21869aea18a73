"""Which body a printed name means in one plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.body_names import BodyKey, BodyNames, alike
from extract.lexicon import fold
from graph.records import Kind
from tests.extract.marked import known_in


def identify(name: str, place: str = "Camden", kind: Kind = Kind.ORGANISATION) -> BodyKey:
    return BodyNames(known_in(place)).identify(name, kind)


def same(one: str, other: str, place: str = "Camden", kind: Kind = Kind.ORGANISATION) -> bool:
    first, second = identify(one, place, kind), identify(other, place, kind)
    return (first.sort, first.name, first.home) == (second.sort, second.name, second.home)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Council", "Camden Council"),
        ("LBC", "London Borough of Camden"),
        ("Police", "Metropolitan Police Service"),
        ("MPS", "Met Police"),
        ("YOT", "Youth Offending Service"),
        ("LBC YOS", "Camden Youth Offending Team"),
        ("Fire Service", "London Fire Brigade"),
        ("Red Thread", "Redthread"),
        ("Camden Weapons Team", "LBC Weapons Team"),
        ("Ashvale Trust ", "ashvale trust"),
    ],
)
def test_spellings_of_one_body(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Council", "Lambeth Council"),
        ("MPS", "British Transport Police"),
        ("YOT", "Lambeth YOT"),
        ("Ashvale Trust", "Marsham Trust"),
        ("NHS England", "NHS"),
    ],
)
def test_bodies_that_are_two(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("place", "force"),
    [
        ("Camden", "metropolitan-police-service"),
        ("Leeds", "west-yorkshire-police"),
        ("Ashfield", "nottinghamshire-police"),
        ("Cardiff", "south-wales-police"),
    ],
)
def test_the_police_are_the_areas_force(place: str, force: str) -> None:
    for name in ("Police", "the police"):
        key = identify(name, place)
        assert (key.sort, key.name) == ("registry", force)


def test_the_met_is_the_met_everywhere() -> None:
    assert identify("Metropolitan Police", "Leeds") == identify("Metropolitan Police", "Camden")


def test_local_types_are_local_and_national_bodies_are_not() -> None:
    assert identify("YOT").sort == "local"
    assert identify("MOPAC").sort == "registry"
    assert identify("All Partners").sort == "generic"
    assert identify("Ashvale Night Shelter").sort == "own"


def test_a_short_form_is_its_full_name_and_says_why() -> None:
    known = known_in("Camden", defined=[("AWP", "Ashvale Weapons Panel")])
    names = BodyNames(known)
    short = names.identify("AWP", Kind.PANEL)
    full = names.identify("Ashvale Weapons Panel", Kind.PANEL)
    assert (short.name, short.reason, full.reason) == (full.name, "abbreviation", "exact")


def test_meetings_of_a_known_panel_are_the_panel() -> None:
    assert same("MARAC meetings", "MARAC", kind=Kind.PANEL)


def test_what_the_plan_says_is_the_partnership_is() -> None:
    known = known_in("Camden")
    known.equate("Ashvale Together", "Community Safety Partnership")
    key = BodyNames(known).identify("Ashvale Together", Kind.PANEL)
    assert (key.name, key.reason) == ("community-safety-partnership", "the plan says so")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ashvale night shelter", "ashvale night shelters"),
        ("ashvale gangs", "ashvale gangs unit"),
        ("ashvale safeguarding hub", "ashvale safegaurding hub"),
        ("health and wellbeing team", "health wellbeing team"),
        ("young offenders project team", "young project offenders team"),
        ("safe start project", "safestart project"),
    ],
)
def test_names_that_differ_by_a_slip_are_alike(one: str, other: str) -> None:
    assert alike(one, other) > 0
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ashvale board 1", "ashvale board 2"),
        ("ashvale north team", "ashvale south team"),
        ("adult safeguarding board", "children safeguarding board"),
        ("ashvale", "ashvale night shelter"),
        ("night shelter", "day shelter"),
        ("", "ashvale"),
    ],
)
def test_names_that_differ_in_a_number_or_word_are_two(one: str, other: str) -> None:
    assert alike(one, other) == 0


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert 0 <= alike(one, other) <= 1
    assert alike(one, other) == alike(other, one)
    assert alike(one, one) == 1


def test_a_head_that_the_short_form_holds_already_adds_nothing() -> None:
    assert same("YOS Service", "YOS")
    assert not same("YOS Board", "YOS", kind=Kind.PANEL)


def test_a_panel_may_be_called_a_group_or_a_meeting_too() -> None:
    known = known_in("Camden")
    known.add_own("Marsham Knives Panel", Kind.PANEL)
    names = BodyNames(known)
    panel = names.identify("Marsham Knives Panel", Kind.PANEL)
    assert names.identify("Marsham Knives group", Kind.PANEL).name == panel.name
    assert names.identify("Marsham Knives meeting", Kind.PANEL).name == panel.name
    assert names.identify("Marsham Knives team", Kind.ORGANISATION).name != panel.name
    assert names.identify("Marsham Bikes group", Kind.PANEL).name != panel.name


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        ("ashvale knife strategy", "ashvale knife strategy 2019 2022", True),
        ("ashvale knife strategy 2014 17", "ashvale knife strategy 2019 2022", False),
        ("vve delivery plan", "vve strategy delivery plan", True),
        ("ashvale gangs", "ashvale gangs unit", True),
        ("ashvale gangs", "ashvale gangs panel", False),
    ],
)
def test_years_and_heads_that_may_be_left_out(one: str, other: str, likely: bool) -> None:
    assert (alike(one, other) > 0) is likely


def test_years_behind_a_known_document_do_not_make_another_of_it() -> None:
    assert same(
        "Mayor's Police and Crime Plan 2017-2021", "Police and Crime Plan", kind=Kind.DOCUMENT
    )
    assert identify("Delivery Plan 2023-2026", kind=Kind.DOCUMENT).sort == "own"


def test_one_integrated_care_board_whether_named_by_its_region_or_not() -> None:
    assert same("NHS Kent and Medway", "ICB", "Thanet")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police and Crime Commissioner for Kent", "Police and Crime Commissioner"),
        ("Office of the Kent Police and Crime Commissioner", "OPCC"),
        ("North West Ambulance Service NHS Trust", "North West Ambulance Service"),
        ("Op Kestrel", "Operation Kestrel"),
    ],
)
def test_longer_forms_of_one_body(one: str, other: str) -> None:
    assert same(one, other, place="Maidstone")
