"""The sectors of bodies: what the packaged list says, and faults in such a list."""

from __future__ import annotations

import pytest

from ontology.registry import RegistryEntry, load_registry
from ontology.sectors import load_sectors, read_sectors

SPECIFIED = {
    "police",
    "fire and rescue",
    "probation",
    "youth justice",
    "health",
    "local authority",
}


def entry(key: str, parent: str = "") -> RegistryEntry:
    return RegistryEntry(
        key, key, "organisation", (), (), "national", "", parent, False, (), False, "source"
    )


def test_the_duty_s_specified_authorities() -> None:
    assert {s.name for s in load_sectors().sectors if s.specified} == SPECIFIED


@pytest.mark.parametrize(
    ("key", "sector"),
    [
        ("redthread", "voluntary"),
        ("youth-offending-team", "youth justice"),
        ("environmental-services", "local authority"),
        ("london-fire-brigade", "fire and rescue"),
        ("transport-for-london", "central or regional government"),
        ("safer-schools-officers", "police"),
        ("barnet-hospital", "health"),
        ("london-councils", None),
        ("his-majestys-prison-and-probation-service", "probation"),
        ("his-majestys-prison-service", "courts and prisons"),
    ],
)
def test_entries_of_the_registry(key: str, sector: str | None) -> None:
    assert load_sectors().of_entry.get(key) == sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Hillford Borough Council", "local authority"),
        ("London Borough of Hillford", "local authority"),
        ("Hillford Youth Council", None),
        ("Hillford Council for Voluntary Service", "voluntary"),
        ("Hillford Racial Equality Council", "voluntary"),
        ("Hillford Police", "police"),
        ("Police and Crime Commissioner for Hillshire", "central or regional government"),
        ("Hillshire Police, Fire and Crime Commissioner", "central or regional government"),
        ("Police and Crime Panel", None),
        ("Cabinet Member for Policing", None),
        ("Hillford Hospitals NHS Foundation Trust", "health"),
        ("Hillford Town Foundation", "voluntary"),
        ("Hillford Fire and Rescue", "fire and rescue"),
        ("Hillford Youth Justice Service", "youth justice"),
        ("Hillford Probation Delivery Unit", "probation"),
        ("Hillford High School", "education"),
        ("School Improvement Team", None),
        ("HMP Hillford", "courts and prisons"),
        ("Hillford BID", "business"),
        ("a bid for money", None),
        ("Hillford Homes", "housing"),
        ("Events Team", None),
        ("Barnardo\N{RIGHT SINGLE QUOTATION MARK}s Hillford", "voluntary"),
    ],
)
def test_words_of_names(name: str, sector: str | None) -> None:
    assert load_sectors().of_name(name) == sector


def test_every_force_and_fire_service_of_the_registry_is_told() -> None:
    known = load_sectors()
    for item in load_registry():
        told = known.of_entry.get(item.id) or known.of_name(item.name)
        if item.id.endswith(("-police", "-constabulary")):
            assert told == "police", item.id
        if item.id.endswith(("-fire-and-rescue-service", "-integrated-care-board")):
            assert told in ("fire and rescue", "health"), item.id


def test_the_nearest_entry_above_decides() -> None:
    registry = (entry("a"), entry("b", "a"), entry("c", "b"), entry("d", "c"))
    known = read_sectors(
        """
        not_told = ["c"]
        [[sector]]
        name = "one"
        ids = ["a"]
        words = []
        [[sector]]
        name = "two"
        ids = ["b"]
        words = []
        """,
        registry,
    )
    assert known.of_entry == {"a": "one", "b": "two"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[sector]]\nname = "x"\nids = ["nobody"]\nwords = []', "nobody"),
        ('[[sector]]\nname = "x"\nids = ["a", "a"]\nwords = []', "twice"),
        ('not_told = ["a"]\n[[sector]]\nname = "x"\nids = ["a"]\nwords = []', "twice"),
        ('[[sector]]\nname = "x"\nids = []\nwords = ["("]', "regular expression"),
    ],
)
def test_a_faulty_list(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_sectors(text, (entry("a"),))
