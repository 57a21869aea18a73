"""Places in sentences."""

from __future__ import annotations

from extract.relations.areas import areas_in
from extract.setting import Setting
from ontology.places import load_places

LEEDS = next(place for place in load_places() if place.name == "Leeds")


def found(text: str, setting: Setting | None = None) -> list[tuple[str, str]]:
    return [
        (text[area.start : area.end], area.id) for area in areas_in(text, 0, setting or Setting())
    ]


def test_places_are_found_by_their_names_longest_first() -> None:
    assert found("in Greenwich and Bexley, and in Bath and North East Somerset") == [
        ("Greenwich", "area:E09000011"),
        ("Bexley", "area:E09000004"),
        ("Bath and North East Somerset", "area:E06000022"),
    ]
    assert found("in Atlantis and at Reading Room") == [("Reading", "area:E06000038")]


def test_the_city_is_that_of_the_plan() -> None:
    setting = Setting(place=LEEDS)
    assert found("in every part of the city", setting) == [("the city", f"area:{LEEDS.code}")]
    assert found("across the borough", setting) == [("the borough", f"area:{LEEDS.code}")]
    assert found("the city council", setting) == []
    assert found("in every part of the city") == []


def test_offsets_are_those_of_the_document() -> None:
    (area,) = areas_in("in Leeds", 100, Setting())
    assert (area.start, area.end) == (103, 108)
