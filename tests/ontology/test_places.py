"""Places: codes, and the police and fire services that cover them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from ontology.places import (
    Place,
    load_places,
    load_police_units,
    read_places,
    read_units,
)
from ontology.registry import load_registry
from ontology.rows import RegistryError, registry_folder


def place(name: str) -> Place:
    found = [place for place in load_places() if place.name == name and place.county == ""]
    return found[0] if found else next(p for p in load_places() if p.name == name)


def test_codes_are_unique_and_of_the_national_form() -> None:
    codes = [place.code for place in load_places()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[EWSN]\d{8}", code) for code in codes)
    assert len(codes) >= 390


def test_every_service_named_is_an_entry() -> None:
    entries = {entry.id for entry in load_registry()}
    for each in load_places():
        named = {each.police_unit, each.police_force, each.fire_service} - {""}
        assert named <= entries, each


def test_every_council_of_england_and_wales_has_its_force_and_fire_service() -> None:
    for each in load_places():
        if each.nation in ("England", "Wales") and each.type != "Combined authority":
            assert each.police_force, each.name
            assert each.fire_service, each.name


def test_england_and_wales_have_forty_three_forces() -> None:
    forces = {p.police_force for p in load_places() if p.nation in ("England", "Wales")} - {""}
    assert len(forces) == 43


@pytest.mark.parametrize(
    ("name", "force", "fire"),
    [
        ("Southwark", "metropolitan-police-service", "london-fire-brigade"),
        ("City of London", "city-of-london-police", "london-fire-brigade"),
        ("Basildon", "essex-police", "essex-county-fire-and-rescue-service"),
        ("Hastings", "sussex-police", "east-sussex-fire-and-rescue-service"),
        ("Milton Keynes", "thames-valley-police", "buckinghamshire-fire-and-rescue-service"),
        ("Darlington", "durham-constabulary",
         "county-durham-and-darlington-fire-and-rescue-service"),
        ("Swansea", "south-wales-police", "mid-and-west-wales-fire-and-rescue-service"),
        ("Salford", "greater-manchester-police", "greater-manchester-fire-and-rescue-service"),
        ("Isle of Wight", "hampshire-and-isle-of-wight-constabulary",
         "hampshire-and-isle-of-wight-fire-and-rescue-service"),
    ],
)  # fmt: skip
def test_some_services_by_hand(name: str, force: str, fire: str) -> None:
    assert (place(name).police_force, place(name).fire_service) == (force, fire)


def test_every_london_borough_is_in_one_policing_unit() -> None:
    boroughs = {p.code: p for p in load_places() if p.type == "London borough"}
    units = Counter(code for unit in load_police_units() for code in unit.boroughs)
    assert set(units) == set(boroughs)
    assert set(units.values()) == {1}
    for unit in load_police_units():
        assert {boroughs[code].police_unit for code in unit.boroughs} == {unit.id}


def test_the_units_of_the_four_plans_that_name_theirs() -> None:
    assert place("Havering").police_unit == "east-area-bcu"
    assert place("Southwark").police_unit == "central-south-bcu"
    assert place("Ealing").police_unit == "west-area-bcu"
    assert place("Harrow").police_unit == place("Barnet").police_unit == "north-west-bcu"


def test_districts_lie_in_their_counties() -> None:
    counties = {p.name for p in load_places() if p.type == "County"}
    for each in load_places():
        if each.type == "Non-metropolitan district":
            assert each.county in counties, each.name
        else:
            assert each.county == "", each.name


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("E09000028,Twice,Twice,London borough,England,London,,,,", "code E09000028 stands twice"),
        (",Nowhere,Nowhere,London borough,England,London,,,,", "code or name is empty"),
    ],
)
def test_a_bad_place_is_named_with_its_line(tmp_path: Path, row: str, problem: str) -> None:
    path = tmp_path / "places.csv"
    shutil.copy(registry_folder() / "places.csv", path)
    lines = len(path.read_text("utf-8").splitlines())
    with path.open("a", encoding="utf-8") as stream:
        stream.write(row + "\n")
    with pytest.raises(RegistryError) as raised:
        read_places(tmp_path)
    assert str(raised.value).startswith(f"places.csv, line {lines + 1}: {problem}")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("north-area-bcu,North Area BCU,,metropolitan-police-service,E09000010,a test", "twice"),
        ("moon-bcu,Moon BCU,,metropolitan-police-service,,a test", "boroughs is missing"),
    ],
)
def test_a_bad_unit_is_refused(tmp_path: Path, row: str, problem: str) -> None:
    path = tmp_path / "police_units.csv"
    shutil.copy(registry_folder() / "police_units.csv", path)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(row + "\n")
    with pytest.raises(RegistryError, match=problem):
        read_units(tmp_path)
