"""Who sits on which panel, from tables with a column for each panel."""

from __future__ import annotations

import re

import pytest

from extract.relations.seat_words import seat_of, seat_words
from tests.extract.relations.stating import claim_that, plan, said, table

RULES = ("list of members", "chair in a list of members")
PANELS = "The Harm Panel and the Night Safety Board meet each month.\n\n"


def seats(*rows: str, before: str = "") -> set[str]:
    return said(plan(PANELS + before + table(*rows)), *RULES)


@pytest.mark.parametrize(
    ("seat", "example"), [(name, e) for name, _, examples in seat_words().seats for e in examples]
)
def test_each_word_for_a_seat_fits_its_examples(seat: str, example: str) -> None:
    assert seat_of(example) == seat


@pytest.mark.parametrize("example", [e for _, e in seat_words().columns])
def test_each_heading_with_a_panels_name_is_read(example: str) -> None:
    heading = example.replace("@", "Harm Panel")
    assert seats(f"Name | {heading}", "Supt Ian Reed | Chair", "Ann Lee | -") == {
        "Ian Reed org:memberOf Harm Panel",
        "Ian Reed pg:chairs Harm Panel",
    }


@pytest.mark.parametrize("example", [e for _, e in seat_words().panel_columns])
def test_each_heading_without_a_name_is_about_the_heading_above(example: str) -> None:
    assert any(rule.fullmatch(example.lower()) for rule, _ in seat_words().panel_columns)
    found = seats(
        f"Name | {example}", "Supt Ian Reed | Member", "Ann Lee | Observer",
        before="## Harm Panel\n\n",
    )  # fmt: skip
    assert found == {"Ian Reed org:memberOf Harm Panel"}


def test_a_row_seats_its_person_and_body_on_each_panel() -> None:
    found = seats(
        "Name | Post | Organisation | Harm Panel | Night Safety Board",
        "Supt Ian Reed | Head of Crime | Metropolitan Police Service | Chair | Member",
        "Ann Lee | Manager | Victim Support | - | Deputy chair",
        "vacant | Nurse | NHS England | Member | Observer",
    )
    assert found == {
        "Ian Reed pg:chairs Harm Panel",
        "Ian Reed org:memberOf Harm Panel",
        "Metropolitan Police Service org:memberOf Harm Panel",
        "Ian Reed org:memberOf Night Safety Board",
        "Metropolitan Police Service org:memberOf Night Safety Board",
        "Ann Lee org:memberOf Night Safety Board",
        "Victim Support org:memberOf Night Safety Board",
        "NHS England org:memberOf Harm Panel",
    }


def test_a_cross_is_a_seat_only_where_nothing_else_marks_one() -> None:
    header = "Organisation | Harm Panel | Night Safety Board"
    crosses = seats(header, "Victim Support | x | ", "NHS England | | x")
    assert crosses == {
        "Victim Support org:memberOf Harm Panel",
        "NHS England org:memberOf Night Safety Board",
    }
    ticks = seats(header, "Victim Support | x | ✓", "NHS England | ✓ (Chair) | x")
    assert ticks == {
        "Victim Support org:memberOf Night Safety Board",
        "NHS England org:memberOf Harm Panel",
    }


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Member (until March 2025)", "ended"),
        ("left 2024", "ended"),
        ("Member from April 2026", "planned"),
    ],
)
def test_what_is_planned_or_over_says_so(cell: str, status: str) -> None:
    rows = ("Name | Harm Panel", "Supt Ian Reed | Member", f"Ann Lee | {cell}")
    claim = claim_that(plan(PANELS + table(*rows)), "Ann Lee org:memberOf Harm Panel", *RULES)
    assert claim.status == status


def test_a_body_stays_when_its_person_has_left() -> None:
    rows = ("Name | Organisation | Harm Panel", "Supt Ian Reed | NHS England | Chair",
            "Ann Lee | Victim Support | left 2024")  # fmt: skip
    assert not any(line.startswith("Victim Support") for line in seats(*rows))


@pytest.mark.parametrize("word", ["Observer", "Deputy", "By invitation", "No", "-", "Attends"])
def test_those_without_a_seat_are_no_members(word: str) -> None:
    found = seats("Name | Harm Panel", "Supt Ian Reed | Member", f"Ann Lee | {word}")
    assert found == {"Ian Reed org:memberOf Harm Panel"}


def test_a_column_of_other_words_gives_no_seat() -> None:
    found = seats("Name | Harm Panel", "Supt Ian Reed | Gangs", "Ann Lee | Knives")
    assert found == set()


def test_the_words_of_a_claim_are_those_of_the_row() -> None:
    found = plan(PANELS + table("Name | Harm Panel", "Ann Lee | Chair", "Supt Ian Reed | Member"))
    claim = claim_that(found, "Ian Reed org:memberOf Harm Panel", *RULES)
    assert re.fullmatch(r"Supt Ian Reed\s*\|\s*Member", found.words(claim).strip())


def test_a_seat_in_a_column_of_roles_is_no_post() -> None:
    found = plan(
        "## Harm Panel\n\n"
        + table("Organisation | Name | Role on the panel", "NHS England | Ann Lee | Observer",
                "Victim Support | Ian Reed | Member")
    )  # fmt: skip
    assert found.stated("org:holds") == set()
