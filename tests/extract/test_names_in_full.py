"""Names that are neither cut short nor split, and words that are no names."""

from __future__ import annotations

import pytest

from extract.name_patterns import find_forms
from graph.records import Kind
from tests.extract.marked import parse, table, view

PLAN = "Camden Safety Plan\n\n"


@pytest.mark.parametrize(
    "source",
    [
        # for whom a panel is
        "It answers to the <panel>Ashvale Harm Partnership for Children and Young People</panel>.",
        "The <panel>Ashvale Harm Board for Vulnerable Adults</panel> meets in May.",
        "The <panel>Children at Risk Board</panel> meets in May.",
        # directorates, friends of a park
        "They sit in the <organisation>Streetworks and Gardens directorate</organisation> now.",
        "The <organisation>Gardens directorate</organisation> pays.",
        "Ask the <organisation>Friends of Mill Lane Park</organisation> to help.",
        # a name over the end of a line
        "He heads the <organisation>Camden\nLocal Policing Area</organisation> for them.",
        "The <organisation>Ashvale Education Partnership</organisation> trains teachers.",
        "They end the women's diversion scheme, <service>Harbour West</service>.",
    ],
)
def test_names_are_found_whole(source: str) -> None:
    assert source in view(PLAN + parse(source).text).marked()


@pytest.mark.parametrize("text", ["The directorate pays for it.", "Each directorate has a lead."])
def test_a_directorate_without_a_name_is_none(text: str) -> None:
    assert text in view(PLAN + text).marked()


@pytest.mark.parametrize(
    "text",
    [
        "Patrol the bus station and Captain Ian Square, with bikes.",
        "The club is in Bruce Grove, by the station.",
    ],
)
def test_places_are_no_persons(text: str) -> None:
    assert not [e for e in view(PLAN + text).plan.entities if e.kind is Kind.PERSON]


def test_an_officer_may_be_called_like_a_place() -> None:
    assert view(PLAN + "Sgt Ian Hall walks the parks.").named("Sgt Ian Hall").kind is Kind.PERSON


def test_an_address_names_no_bodies() -> None:
    found = view(
        PLAN + "Ask Ann Lee, Community Safety Team, Civic Offices, 2 Harbour Street, Mill Green N22"
    )
    names = {entity.label for entity in found.plan.entities}
    assert not names & {"Civic Offices", "Harbour Street", "Mill Green N22", "Ask Ann Lee"}


def test_headings_in_capitals_are_no_names_unless_the_plan_prints_them_elsewhere() -> None:
    found = view(
        "# Camden Safety Plan\n\n## Who\n\nThe Harbour Voices Panel met.\n\n## How\n\nBy talk.\n\n"
        "## 9. NEXT MEETING: Tuesday\n\nIt is in May.\n\n## HARBOUR VOICES PANEL\n\nIt is new."
    )
    labels = {entity.label for entity in found.plan.entities}
    assert "NEXT MEETING" not in labels
    assert "Harbour Voices Panel" in labels


def test_a_list_of_those_present_gives_persons_and_their_initials() -> None:
    found = view(
        PLAN
        + "PRESENT Zed Hartwright (ZH) - Kent Police\n\nThe walk in May, which ZH leads, is on."
    )
    assert found.named("ZH").label == "Zed Hartwright"
    assert all(entity.label != "PRESENT" for entity in found.plan.entities)


def test_a_thing_is_named_in_the_singular_where_both_are_printed() -> None:
    found = view(PLAN + "The Ashvale Weapons Panels met. Each Ashvale Weapons Panel has a chair.")
    assert found.named("Ashvale Weapons Panels").label == "Ashvale Weapons Panel"


def test_a_meeting_of_a_tasking_is_the_tasking() -> None:
    found = view(PLAN + "The Harbour Place Tasking meeting is new. Harbour Place Tasking meets.")
    assert len([e for e in found.plan.entities if "Tasking" in e.label]) == 1


def test_a_total_is_no_service() -> None:
    found = view(
        PLAN
        + table(
            "Service | Provider | Amount",
            "Stride Along | Redthread | £5",
            "Total | | £5",
        )
    )
    assert found.named("Stride Along").kind is Kind.SERVICE
    assert all(entity.label != "Total" for entity in found.plan.entities)


def test_what_begins_the_name_of_one_charity_is_that_charity() -> None:
    found = view(
        PLAN
        + table(
            "No | Action | Lead | Supporting organisations",
            "1 | Open a hub. | Ann Lee | Millfield",
            "2 | Shut a hub. | Ann Lee | Millfield Project",
        )
    )
    assert found.named("Millfield").id == found.named("Millfield Project").id


def test_a_field_behind_a_grade_belongs_to_the_post() -> None:
    found = view(
        PLAN
        + table(
            "Name | Organisation | Post",
            "Ann Lee | Kent Police | Deputy Director, Communities",
            "Ian Reed | Redthread | Youth Worker",
        )
    )
    assert found.named("Deputy Director, Communities").kind is Kind.ROLE


def test_the_board_is_no_care_board() -> None:
    found = view(
        PLAN + "North Central London Integrated Care Board pays. A new team answers to the Board."
    )
    care = found.named("North Central London Integrated Care Board")
    assert "Board" not in care.aliases


def test_a_name_that_is_referred_to_as_the_board_is_the_board() -> None:
    found = view(
        PLAN + "North Central London Integrated Care Board pays the Children at Risk Board, "
        "referred to from here on as the Board. The Harm Review Board is new.\n\n"
        "A team answers to the Board."
    )
    assert found.named("Board").label == "Children at Risk Board"


def test_the_short_form_of_the_group_in_the_title() -> None:
    found = view(
        "SAFER CAMDEN PARTNERSHIP\nHARM AND WEAPONS SUB-GROUP\n\nNotes of May.\n\n"
        'The group ("the HWS") meets in June. The HWS is new.'
    )
    assert found.named("HWS").label == "HARM AND WEAPONS SUB-GROUP"
    assert found.named("HWS").kind is Kind.PANEL


def test_a_districts_partnership_is_not_the_countys() -> None:
    found = view(
        "Gloucestershire Safety Plan\n\nSafer Gloucestershire meets in May. Stronger Ashvale is "
        "the community safety partnership for the city. It reports to Safer Gloucestershire."
    )
    assert found.named("Stronger Ashvale").id != found.named("Safer Gloucestershire").id
    assert found.named("Stronger Ashvale").kind is Kind.PANEL


@pytest.mark.parametrize(
    ("cell", "name", "kind"),
    [
        ("Police and Crime Commissioner's Deputy", "Police and Crime Commissioner's Deputy",
         Kind.ROLE),
        ("Friends of Mill Lane Park, Kent Police", "Friends of Mill Lane Park", Kind.ORGANISATION),
    ],
)  # fmt: skip
def test_names_in_cells_are_not_split(cell: str, name: str, kind: Kind) -> None:
    found = view(PLAN + table("No | Action | Lead", f"1 | Open a hub. | {cell}"))
    assert found.named(name).kind is kind


def test_a_university_is_named_with_its_place() -> None:
    source = "Ask the <organisation>University of Ashvale</organisation> after year one."
    assert source in view(PLAN + parse(source).text).marked()


def test_a_workshop_in_a_column_of_services_is_no_person() -> None:
    found = view(
        PLAN
        + table(
            "Service | Provider",
            "Ian Marsham workshops | Redthread",
            "Stride Along | Redthread",
        )
    )
    assert found.named("Ian Marsham workshops").kind is Kind.SERVICE


def test_a_short_rank_before_its_bearer_is_no_body() -> None:
    found = view(
        PLAN + "Area Manager Ian Howells spoke.\n\n"
        + table("No | Action | Lead", "1 | Open a hub. | AM Ian Howells")
    )  # fmt: skip
    assert all(entity.label != "AM" for entity in found.plan.entities)


@pytest.mark.parametrize(
    "text",
    [
        "The officers share a desk at Mill Green Police Station in May.",
        "It is a weekly multi-agency panel for those under 25.",
    ],
)
def test_stations_and_any_panel_name_nothing(text: str) -> None:
    assert text in view(PLAN + text).marked()


def test_only_a_police_station_is_a_station() -> None:
    text = "Ask the Housing Safety Officer\nStation Manager Ian Howells at Mill Police Station."
    names = {text[form.start : form.end] for form in find_forms(text)}
    assert "Housing Safety Officer" in names
    assert not any(name.endswith("Police") for name in names)
