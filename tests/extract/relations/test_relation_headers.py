"""What the columns of tables that state relations hold."""

from __future__ import annotations

import pytest

from extract.relations.relation_headers import name_in_cell, read_relation_header
from graph.records import Cell, Kind, Row
from tests.extract.relations.stating import plan, table


def header(*labels: str) -> Row:
    cells = tuple(Cell(label, at, at) for at, label in enumerate(labels))
    return Row(cells, 0, 0, "line 1")


def test_the_service_is_what_a_row_of_providers_and_services_is_about() -> None:
    read = read_relation_header(header("Provider", "Service", "Place", "Value"))
    assert read is not None
    assert (read.subject, read.kind) == (1, "service")
    assert read.roles == ("provider", None, "area", "amount")


@pytest.mark.parametrize("labels", [("Year", "Offences"), ("Group", "Meets"), ("Chair", "Notes")])
def test_other_headers_state_nothing(labels: tuple[str, ...]) -> None:
    assert read_relation_header(header(*labels)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kicks by the Sea", "Kicks by the Sea"),
        ("**Bright Paths** (12 weeks)", "Bright Paths"),
        ("Youth mentoring", None),
        ("Bright Paths, Steady Steps", None),
        ("none", None),
        ("", None),
        ("The Long Name Of A Thing That Goes On And On", None),
    ],
)
def test_a_name_fills_its_cell(text: str, name: str | None) -> None:
    found = name_in_cell(text)
    assert (None if found is None else text[slice(*found)]) == name


def test_names_that_only_a_heading_tells_are_found() -> None:
    found = plan(
        table(
            "Provider | Service | Cost",
            "Harbour Lights Company | Kicks by the Sea | £4,000",
            "Camden Council | youth mentoring | £2,000",
        )
        + "Kicks by the Sea meets on Mondays.\n"
    )
    kinds = {entity.label: entity.kind for entity in found.plan.entities}
    assert kinds["Kicks by the Sea"] is Kind.SERVICE
    assert kinds["Harbour Lights Company"] is Kind.ORGANISATION
    assert found.stated("pg:provides") == {("Harbour Lights Company", "Kicks by the Sea")}
    assert not any("mentoring" in label for label in kinds)


def test_the_board_and_dates_in_cells_are_no_names() -> None:
    found = plan(
        table(
            "Group | Chair | Reports to",
            "Harm Panel | Ann Lee (until March 2025) | the Board",
            "Knives Panel | TBC | Harm Panel",
        )
    )
    labels = {entity.label for entity in found.plan.entities}
    assert not labels & {"Board", "the Board", "March 2025", "TBC"}
