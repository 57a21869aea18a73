"""Surnames that stand alone in a cell."""

from __future__ import annotations

from tests.extract.marked import table, view

PEOPLE = table("Name | Organisation | Role", "Supt Ian Howells | MPS | Chief Superintendent")


def test_a_surname_alone_leads_as_the_person_named_in_full() -> None:
    seen = view(
        "Camden Safety Plan\n\n" + PEOPLE + "\n\n"
        + table("No | Action | Lead", "1 | Hold a weapons sweep. | Howells")
    )  # fmt: skip
    assert {label for _, label in seen.stated("pg:lead")} == {"Ian Howells"}


def test_a_surname_that_two_people_share_names_nobody() -> None:
    seen = view(
        "Camden Safety Plan\n\n"
        + PEOPLE
        + "\n\n"
        + table("Name | Organisation | Role", "Beth Howells | NPS | Head of Probation")
        + "\n\n"
        + table("No | Action | Lead", "1 | Hold a weapons sweep. | Howells")
    )
    assert not {label for _, label in seen.stated("pg:lead")} & {"Ian Howells", "Beth Howells"}
