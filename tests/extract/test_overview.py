"""What a plan is: its title, its area and its years."""

from __future__ import annotations

import pytest

from extract.overview import setting_of, title_of, years_of
from extract.setting import Setting, is_place
from graph.records import Period
from tests.extract.marked import document, setting_for, table


def area(text: str, name: str = "plan.txt") -> str | None:
    found = document(text, name)
    place = setting_of(found, title_of(found)).place
    return place.name if place else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Ashvale Safety Plan 2024/26\n\nWe will meet.", "Ashvale Safety Plan 2024/26"),
        ("Foreword\n\nAshvale Violence Strategy.\n\nWe will meet.", "Ashvale Violence Strategy"),
        ("Ashvale\n\nWe meet each May", "Ashvale"),
    ],
)
def test_the_title_is_the_opening_line_that_says_what_it_is(text: str, title: str) -> None:
    assert title_of(document(text)) == title


def test_a_document_without_lines_of_text_is_called_by_its_file() -> None:
    found = document(table("No | Action | Lead", "1 | Meet | Ann Lee"), "ashvale.txt")
    assert title_of(found) == "ashvale.txt"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Knife Crime Plan 2018/20", Period("2018", "2020")),
        ("Plan 2018-2020", Period("2018", "2020")),
        ("Plan 2018 to 2020", Period("2018", "2020")),
        ("Plan for 2019", Period("2019", "2019")),
        ("Plan 2020/19", Period("2020", "2020")),
        ("Plan", Period()),
        ("Plan 12018", Period()),
    ],
)
def test_the_years_of_a_title(title: str, period: Period) -> None:
    assert years_of(title) == period


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Camden Community Safety Plan\n\nWe will meet.", "Camden"),
        ("Safety Plan\n\nThe London Borough of Lambeth leads, with Camden schools.", "Lambeth"),
        ("Safety Plan\n\nWrite to safety@lambeth.gov.uk.", "Lambeth"),
        ("Leeds Safety Plan\n\nAs in Camden, Camden and Camden.", "Leeds"),
        ("Safety Plan of a town\n\nWe will meet.", None),
    ],
)
def test_the_area_is_the_place_that_the_plan_names_most(text: str, place: str | None) -> None:
    assert area(text) == place


def test_the_files_name_counts() -> None:
    assert area("Safety Plan\n\nWe will meet.", "lambeth-2024.txt") == "Lambeth"


def test_a_plan_of_a_police_unit_alone_has_that_unit() -> None:
    found = document("Violence Plan\n\nThe EA BCU leads, and EA BCU officers meet.")
    setting = setting_of(found, title_of(found))
    assert setting.place is None
    assert setting.unit is not None
    assert setting.region == "London"
    assert setting.area is not None


def test_a_boroughs_area_has_its_code_and_region() -> None:
    setting = setting_for("Camden")
    assert setting.area is not None
    assert setting.area.code == "E09000007"
    assert (setting.area.within_name, setting.region, setting.key) == ("London", "London", "camden")


def test_a_plan_without_a_place_has_no_area() -> None:
    assert Setting().area is None
    assert (Setting().region, Setting().key, Setting().council_names) == ("", "", ())


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("Camden", {"Camden Council", "London Borough of Camden", "LBC"}),
        ("Leeds", {"Leeds City Council", "Leeds Council"}),
        ("Kent", {"Kent County Council", "KCC"}),
    ],
)
def test_council_names(place: str, names: set[str]) -> None:
    assert names <= set(setting_for(place).council_names)


def test_places_are_told_from_names_that_hold_them() -> None:
    assert is_place("Camden")
    assert is_place("London")
    assert not is_place("Camden Council")
    assert not is_place("")


def test_a_county_that_only_names_a_force_is_not_the_area() -> None:
    text = (
        "SOUTHEND-ON-SEA CITY COUNCIL: knife crime plan\n\n"
        "Essex Police and Essex County Fire and Rescue Service help Southend. "
        "Essex Police leads. Essex Police pays. The Southend Youth Council is asked.\n"
    )
    setting = setting_of(document(text), "Knife crime plan")
    assert setting.place is not None
    assert setting.place.name == "Southend-on-Sea"
    assert "Southend" in setting.prefixes
