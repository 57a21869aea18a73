"""One entity for each thing, whatever its spelling; one id for one thing in all plans."""

from __future__ import annotations

import pytest

from graph.records import Kind
from tests.extract.marked import View, table, view

HEADER = "No | Action | Lead | Lead organisation | Supporting organisations"


def seen(place: str, *rows: str) -> View:
    name = f"{place.lower()}.txt"
    return view(f"{place} Community Safety Plan\n\n" + table(HEADER, *rows), name)


SAME = "1 | Hold a weekly meeting. | Ann Lee | Council | Police, YOT, CSP, Redthread, MOPAC"


def test_two_boroughs_have_two_teams_and_one_police_service() -> None:
    camden, lambeth = seen("Camden", SAME), seen("Lambeth", SAME)
    for name in ("YOT", "Council", "CSP", "Ann Lee"):
        assert camden.named(name).id != lambeth.named(name).id
    for name in ("Police", "Redthread", "MOPAC"):
        assert camden.named(name).id == lambeth.named(name).id
    assert camden.named("Police").label == "Metropolitan Police Service"
    assert "Camden" in camden.named("YOT").label
    assert "Lambeth" in lambeth.named("Council").label


def test_teams_of_two_boroughs_are_of_one_type() -> None:
    camden, lambeth = seen("Camden", SAME).named("YOT"), seen("Lambeth", SAME).named("YOT")
    assert camden.registry_id == lambeth.registry_id is not None
    assert camden.scope == "local"


@pytest.mark.parametrize(
    ("place", "force"),
    [
        ("Ashfield", "Nottinghamshire Police"),
        ("Leeds", "West Yorkshire Police"),
        ("Cardiff", "South Wales Police"),
    ],
)
def test_outside_london_the_police_are_the_areas_force(place: str, force: str) -> None:
    found = seen(place, SAME)
    assert found.named("Police").label == force
    assert found.named("Redthread").id == seen("Camden", SAME).named("Redthread").id


def test_spellings_of_one_body_are_one_entity_with_all_of_them() -> None:
    found = seen(
        "Camden",
        "1 | Hold a weekly meeting. | Ann Lee | MPS | Council, YOT",
        "2 | Train the staff. | Ann Lee | Metropolitan Police | Camden Council, LBC YOS",
        "3 | Visit the shops. | Ann Lee | Met Police | London Borough of Camden, YOS",
    )
    assert found.named("MPS") == found.named("Met Police") == found.named("Metropolitan Police")
    assert found.named("Council") == found.named("London Borough of Camden")
    assert found.named("YOT") == found.named("LBC YOS")
    assert {"MPS", "Met Police"} <= set(found.named("MPS").aliases)
    assert {merge.reason for merge in found.named("MPS").merges} <= {"alias", "registry"}


def test_a_misspelt_person_is_joined_with_the_reason() -> None:
    found = seen(
        "Camden",
        "1 | Hold a weekly meeting. | Matthew Edom | MPS |",
        "2 | Train the staff. | Matthew Edeom | MPS |",
        "3 | Visit the shops. | Supt Matthew Edom | MPS |",
    )
    (person,) = found.of(Kind.PERSON).values()
    assert (person.label, person.rank) == ("Matthew Edom", "Supt")
    assert person.misspellings == ("Matthew Edeom",)
    assert "Supt Matthew Edom" in person.aliases
    assert [(m.spelling, m.reason) for m in person.merges] == [("Matthew Edeom", "fuzzy")]


def test_a_body_that_the_registry_knows_is_joined_with_its_misspelling() -> None:
    found = seen(
        "Camden", "1 | Hold a weekly meeting. | Ann Lee | Metropolitan Police Sevice | MPS"
    )
    assert found.named("MPS").misspellings == ("Metropolitan Police Sevice",)
    assert found.named("MPS").label == "Metropolitan Police Service"


def test_people_who_are_two_stay_two() -> None:
    found = seen("Camden", "1 | Meet weekly. | John Smith, Joan Smith, Ann Lee, Anna Leigh | MPS |")
    assert found.of(Kind.PERSON).keys() == {"John Smith", "Joan Smith", "Ann Lee", "Anna Leigh"}


def test_a_surname_with_rank_is_the_person_named_in_full() -> None:
    found = seen(
        "Camden",
        "1 | Hold a weekly meeting. | Supt Ian Howells | MPS |",
        "2 | Train the staff. | Supt Howells | MPS |",
    )
    assert found.named("Supt Howells") == found.named("Supt Ian Howells")
    assert found.named("Supt Howells").label == "Ian Howells"


def test_own_names_that_differ_by_a_slip_are_one_with_the_reason() -> None:
    found = seen(
        "Camden",
        "1 | Hold a weekly meeting. | Ann Lee | Ashvale Night Shelter | MPS",
        "2 | Train the staff. | Ann Lee | Ashvale Night Shelters | MPS",
        "3 | Visit the shops. | Ann Lee | Ashvale Day Shelter | MPS",
    )
    shelter = found.named("Ashvale Night Shelter")
    assert found.named("Ashvale Night Shelters") == shelter
    assert found.named("Ashvale Day Shelter") != shelter
    assert "fuzzy" in {merge.reason for merge in shelter.merges}


def test_a_short_form_is_an_alias_of_the_full_name() -> None:
    found = view(
        "Camden Safety Plan\n\nThe Ashvale Weapons Panel (AWP) meets. The AWP acts.", "a.txt"
    )
    panel = found.named("AWP")
    assert (panel.label, panel.aliases) == ("Ashvale Weapons Panel", ("AWP",))
    assert panel.types == ("pg:Panel",)
    assert ("AWP", "abbreviation") in [(m.spelling, m.reason) for m in panel.merges]


def test_how_often_a_panel_meets_is_no_part_of_its_name() -> None:
    found = view(
        "Camden Safety Plan\n\nThe Monthly Tactical Tasking Meetings send patrols.", "a.txt"
    )
    panel = found.named("Monthly Tactical Tasking Meetings")
    assert panel.label == "Tactical Tasking Meetings"
    assert panel.aliases == ("Monthly Tactical Tasking Meetings",)


def test_how_often_stays_where_the_name_is_none_without_it() -> None:
    found = view("Camden Safety Plan\n\nThe Daily Management Meeting sends patrols.", "a.txt")
    assert found.named("Daily Management Meeting").label == "Daily Management Meeting"


def test_a_short_form_and_its_meeting_are_no_name_in_full() -> None:
    row = "1 | CSP Meeting agendas to include knives; report to CSP. | Ann Lee | MPS | Redthread"
    found = view("Safety Plan\n\n" + table(HEADER, row), "one.txt")
    assert found.named("CSP Meeting").label == "Community Safety Partnership"
    assert found.named("CSP") == found.named("CSP Meeting")


def test_classes_of_bodies_are_flagged() -> None:
    found = seen("Camden", "1 | Meet weekly. | Ann Lee | MPS | All Partners, schools, NPS")
    assert found.named("All Partners").generic
    assert found.named("schools").generic
    assert not found.named("NPS").generic


def test_things_have_their_class() -> None:
    found = seen("Camden", SAME)
    assert found.named("CSP").types == ("pg:Partnership",)
    assert found.named("Council").types == ("org:FormalOrganization",)
    assert found.named("YOT").types == ("org:OrganizationalUnit",)
    assert found.named("Ann Lee").types == ("foaf:Person",)
    assert "pg:Service" in found.named("Redthread").types


def test_a_plan_without_a_place_files_its_own_under_its_own_name() -> None:
    text = "Safety Plan\n\n" + table(HEADER, "1 | Meet weekly. | Ann Lee | Weapons Team | MPS")
    one, other = view(text, "one.txt"), view(text, "other.txt")
    assert one.named("Weapons Team").id != other.named("Weapons Team").id
    assert one.named("MPS").id == other.named("MPS").id
