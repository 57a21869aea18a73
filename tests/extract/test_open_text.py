"""What stands of the names found in one stretch of running text."""

from __future__ import annotations

from extract.cell_parts import CellReader
from extract.known_names import KnownNames
from extract.open_text import names_in, parts_departments, standing
from extract.pipeline import Found
from extract.units import Unit
from graph.records import Kind, Method
from tests.extract.marked import known_in


def _unit(text: str) -> Unit:
    return Unit(text, 0, len(text), "line 1", "prose")


def _names(text: str, known: KnownNames, *, split: bool = False) -> set[tuple[str, Kind]]:
    found = names_in(_unit(text), known, CellReader(known), split=split)
    return {(text[item.start : item.end], item.kind) for item in found}


def _standing(text: str, *names: tuple[str, Kind, Method]) -> list[tuple[str, Kind]]:
    found = [
        Found(text.index(name), text.index(name) + len(name), kind, method, 0.8)
        for name, kind, method in names
    ]
    kept = standing(text, found, known_in("Harrow"), split=False)
    return [(text[item.start : item.end], item.kind) for item in kept]


def test_a_council_is_found_by_the_name_that_begins_with_its_type() -> None:
    text = "The London Borough of Barking & Dagenham, and the London borough of Harrow."
    assert _names(text, known_in("Harrow")) >= {
        ("London Borough of Barking & Dagenham", Kind.ORGANISATION),
        ("London borough of Harrow", Kind.ORGANISATION),
    }


def test_no_borough_of_nowhere_is_a_council() -> None:
    assert _names("the London Borough of Ashvale Marsh", known_in("Harrow")) == set()


def test_a_short_form_with_the_areas_initial_is_its_own_body() -> None:
    assert ("HSCB", Kind.PANEL) in _names("HSCB has a model policy.", known_in("Harrow"))


def test_two_departments_that_share_a_word_are_two_unless_the_council_calls_them_one() -> None:
    known = known_in("Harrow")
    text = "Adult's and Children's Services, YOT"
    assert parts_departments([_unit(text)], known)
    assert {"Adult's", "Children's Services"} <= {n for n, _ in _names(text, known, split=True)}
    one = _unit("Led by Harrow Council Children's and Adults' Services")
    assert not parts_departments([_unit(text), one], known)


def test_what_the_model_takes_for_a_person_may_be_a_place() -> None:
    text = "from Lea Bridge to Ann Lee"
    assert _standing(
        text,
        ("Lea Bridge", Kind.PERSON, Method.MODEL),
        ("Ann Lee", Kind.PERSON, Method.MODEL),
    ) == [("Ann Lee", Kind.PERSON)]


def test_a_bodys_report_in_small_letters_is_no_title() -> None:
    text = "The Home Office report on gangs and the Ashvale Gangs Report"
    assert _standing(
        text,
        ("Home Office report", Kind.DOCUMENT, Method.PATTERN),
        ("Ashvale Gangs Report", Kind.DOCUMENT, Method.PATTERN),
    ) == [("Ashvale Gangs Report", Kind.DOCUMENT)]


def test_a_form_that_joins_two_known_names_is_two() -> None:
    text = "with Public Health and Multi-Agency Safeguarding Hub"
    whole = "Public Health and Multi-Agency Safeguarding Hub"
    assert _standing(text, (whole, Kind.PANEL, Method.PATTERN)) == [
        ("Public Health", Kind.ORGANISATION),
        ("Multi-Agency Safeguarding Hub", Kind.PANEL),
    ]


def test_the_areas_name_belongs_to_its_local_body() -> None:
    text = "the Harrow Trading Standards"
    assert _standing(text, ("Trading Standards", Kind.ORGANISATION, Method.REGISTRY)) == [
        ("Harrow Trading Standards", Kind.ORGANISATION)
    ]


def test_a_list_of_bodies_tells_the_unknown_ones_among_them() -> None:
    text = "young people: Change Makers, Harrow Youth Council, Speaker Box, Peer Navigators"
    assert {("Change Makers", Kind.ORGANISATION), ("Speaker Box", Kind.ORGANISATION)} <= _names(
        text, known_in("Harrow")
    )
    assert (
        _names("i.e. Gang Orders, Tenancy Enforcement, House Visits", known_in("Harrow")) == set()
    )
