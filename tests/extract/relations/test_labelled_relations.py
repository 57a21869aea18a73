"""What labelled lines state of the group or service that they stand below or behind."""

from __future__ import annotations

import pytest

from tests.extract.relations.stating import claim_that, plan, said

RULES = ("labelled line", "label behind the name")


def test_labels_below_a_heading_are_about_what_it_names() -> None:
    found = plan(
        "## The Harm Panel\n\nChair: Supt Ian Reed\nReports to: Night Safety Board\n"
        "Members: MPS, Probation Service and Redthread\nFrequency: monthly\n"
    )
    assert said(found, *RULES) == {
        "Ian Reed pg:chairs Harm Panel",
        "Harm Panel org:reportsTo Night Safety Board",
        "Metropolitan Police Service org:memberOf Harm Panel",
        "Probation Service org:memberOf Harm Panel",
        "Redthread org:memberOf Harm Panel",
    }


def test_labelled_bullets_are_about_the_bullet_above() -> None:
    found = plan(
        "## Our groups\n\n- Harm Panel\n  - Chair: Ann Lee\n- Night Safety Board\n"
        "  - Chair: Supt Ian Reed\n"
    )
    assert said(found, *RULES) == {
        "Ann Lee pg:chairs Harm Panel",
        "Ian Reed pg:chairs Night Safety Board",
    }


def test_labels_of_a_service() -> None:
    found = plan(
        "## London Gangs Exit\n\n- Provider: St Giles Trust\n- Funded by: MOPAC (£40k a year)\n"
        "- Area: borough-wide\n"
    )
    (funds,) = (c for c in found.plan.claims if c.predicate == "pg:funds" and c.rule in RULES)
    assert funds.amount == "£40k a year"
    assert "St Giles Trust pg:provides London Gangs Exit" in said(found, *RULES)
    areas = {c.object for c in found.plan.claims if c.predicate == "schema:areaServed"}
    assert areas == {"area:E09000007"}


@pytest.mark.parametrize(
    "line",
    [
        "Harm Panel – Chair: Supt Ian Reed; reports to the Night Safety Board",
        "Harm Panel (chaired by Supt Ian Reed, reports to the Night Safety Board)",
        "Harm Panel: chaired by Supt Ian Reed; reports to Night Safety Board.",
    ],
)
def test_labels_behind_a_name_are_about_it(line: str) -> None:
    assert {"Ian Reed pg:chairs Harm Panel", "Harm Panel org:reportsTo Night Safety Board"} <= {
        f"{subject} {predicate} {thing}"
        for predicate in ("pg:chairs", "org:reportsTo")
        for subject, thing in plan(line).stated(predicate)
    }


def test_the_words_of_a_claim_hold_the_heading_and_the_label() -> None:
    found = plan("## Harm Panel\n\nReports to: Night Safety Board\n")
    claim = claim_that(found, "Harm Panel org:reportsTo Night Safety Board", *RULES)
    assert found.words(claim) == "Harm Panel Reports to: Night Safety Board"


@pytest.mark.parametrize(
    "text",
    [
        "Chair: Ann Lee\n\nThe Harm Panel meets each month.",
        "## What the Harm Panel said\n\nMost of all, we want change.\n\nChair: Ann Lee",
        "## Harm Panel\n\nVice-Chair: Ann Lee",
        "## Harm Panel\n\nChair: vacant",
        "## Harm Panel\n\nChair: Head of Community Safety",
        "## Harm Panel\n\n## Contacts\n\nChair: Ann Lee",
        "Harm Panel minutes were taken. The Gangs Forum, chaired by Ann Lee",
    ],
)
def test_labels_about_nothing_named_state_nothing(text: str) -> None:
    found = plan(text)
    assert not [line for line in said(found, *RULES) if line.endswith("Harm Panel")]


def test_labels_behind_other_text_are_no_longer_about_a_line_above() -> None:
    found = plan(
        "## Who we are\n\nWe wrote to these people first:\nHarm Panel\n\n"
        "We asked people what they think of the streets.\n\nChair: Ann Lee"
    )
    assert said(found, *RULES) == set()


def test_a_service_that_has_ended_is_no_longer_provided() -> None:
    found = plan("Service: London Gangs Exit (ended March 2024)\nProvider: Redthread\n\nEnd.")
    claim = claim_that(found, "Redthread pg:provides London Gangs Exit", *RULES)
    assert claim.status == "ended"


def test_a_label_tells_the_name_of_a_service_above_its_provider() -> None:
    found = plan("Service: Bright Doors\nProvider: Redthread\n\nEnd.")
    assert said(found, *RULES) == {"Redthread pg:provides Bright Doors"}
