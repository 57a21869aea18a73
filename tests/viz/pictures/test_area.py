"""The picture of an area shows all that its plans name, and nothing of other areas."""

from __future__ import annotations

from dataclasses import replace

from graph.rdf import plan_quads
from graph.records import Area
from graph.store import Store
from tests.graph.made_plan import MadePlan
from tests.viz.pictures.made import boxes_of, hillford, joined, known_of, marsham, overlapping
from viz.pictures.area import area_picture
from viz.pictures.known import Known, known
from viz.pictures.picture import Look, Picture


def of_area(found: Known, name: str) -> Picture:
    return area_picture(name, found.of(dict(found.areas)[name]))


def test_everything_of_the_area_is_in_it() -> None:
    found = known_of()
    picture = of_area(found, "Hillford")
    named = {box.item.name for box in picture.boxes if box.item.look is not Look.HEADING}
    assert named == {
        "Ann Lee", "Raj Patel", "Gangs Lead", "Metropolitan Police", "Schools Team", "All Partners",
        "Safer Hillford", "Watch Panel", "Youth Panel", "Forum", "Night Bus Watch",
        "Meet every month", "Walk the estates", "Talk in schools", "Ask the young",
    }  # fmt: skip
    lines = joined(picture)
    assert ("Talk in schools", "Night Bus Watch") in lines
    assert ("Youth Panel", "Watch Panel") in lines
    assert ("Metropolitan Police", "Walk the estates") in lines
    assert len(lines) == len(picture.lines)
    other = of_area(found, "Marsham")
    assert set(joined(other)) == {("Metropolitan Police", "Light the park")}


def test_columns_and_themes_have_headings_and_nothing_overlaps() -> None:
    picture = of_area(known_of(), "Hillford")
    headings = {box.item.name: box for box in picture.boxes if box.item.look is Look.HEADING}
    assert set(headings) == {
        "People and posts", "Panels", "Actions", "Organisations and teams", "Services and funds",
        "GOVERNANCE", "SCHOOLS",
    }  # fmt: skip
    (ask,) = boxes_of(picture, "Ask the young")
    (meet,) = boxes_of(picture, "Meet every month")
    (ann,) = boxes_of(picture, "Ann Lee")
    assert headings["GOVERNANCE"].y < meet.y < headings["SCHOOLS"].y < ask.y
    assert headings["People and posts"].x == ann.x
    assert headings["Services and funds"].x == boxes_of(picture, "Night Bus Watch")[0].x
    assert overlapping(picture) == []


def test_what_an_action_names_is_joined_to_it_lightly() -> None:
    plan = MadePlan().has("service", "Night Bus Watch").does("Walk with Night Bus Watch")
    picture = of_area(known_of(plan.mentions("Night Bus Watch", "Walk with Night Bus Watch")),
                      "Hillford")  # fmt: skip
    (line,) = picture.lines
    assert (line.said[0].role, line.said[0].back) == ("names", "named in")
    assert not line.strong


def test_plans_of_two_years_stand_one_below_the_other() -> None:
    plans = [MadePlan("Hillford", f"plan-{year}").does(f"Meet in {year}") for year in (2018, 2020)]
    found = known_of(*plans)
    assert [name for name, _ in found.areas] == ["Hillford"]
    picture = of_area(found, "Hillford")
    headings = [box.item.name for box in picture.boxes if box.item.look is Look.HEADING]
    assert headings == ["Actions", "plan-2018.txt, SAFETY", "plan-2020.txt, SAFETY"]


def test_areas_of_one_name_are_told_apart() -> None:
    one, other = marsham().records(), MadePlan("Marsham", "other").does("Walk").records()
    elsewhere = replace(other, area=Area("X-elsewhere", "MARSHAM"))
    found = known(Store([*plan_quads(one), *plan_quads(elsewhere)]))
    assert [name for name, _ in found.areas] == ["MARSHAM (other.txt)", "Marsham (marsham.txt)"]
    actions = [found.of(files).actions[0].text for _, files in found.areas]
    assert actions == ["Walk", "Light the park"]


def test_the_counts_are_told() -> None:
    summary = of_area(known_of(hillford()), "Hillford").summary
    assert summary.startswith("4 actions, 3 people and posts, 3 organisations and teams, 4 panels")
