"""What the words before a table or a list say of all its rows."""

from __future__ import annotations

import pytest

from extract.relations.table_leads import TableLead, table_leads
from tests.extract.relations.stating import claim_that, plan, said, table

RULES = ("row of a table", "item of a list of groups")
MOPAC = "Mayor's Office for Policing and Crime"
SERVICES = (
    "Provider | Service | Area | Value",
    "St Giles Trust | London Gangs Exit | Camden | £9k",
)


@pytest.mark.parametrize("lead", table_leads(), ids=lambda lead: lead.example)
def test_each_wording_fits_its_example(lead: TableLead) -> None:
    folded = lead.example.lower()
    first = next(rule for rule in table_leads() if rule.pattern.fullmatch(folded))
    assert first is lead


@pytest.mark.parametrize(
    "before",
    [
        "Contracts let by MOPAC are as follows.",
        "There are several. Services commissioned by MOPAC:",
        "## Projects funded by MOPAC in 2025/26",
        "MOPAC funds the following services.",
    ],
)
def test_the_words_before_a_table_tell_who_pays(before: str) -> None:
    found = plan(f"{before}\n\n{table(*SERVICES)}")
    funds = [c for c in found.plan.claims if c.predicate == "pg:funds"]
    assert [(found.by_id[c.subject].label, c.amount) for c in funds] == [(MOPAC, "£9k")]
    assert all("London Gangs Exit" in found.words(c) for c in funds)
    assert not any("\n" in found.words(c).strip() for c in funds)
    assert {found.by_id[c.object].label for c in funds} == {"London Gangs Exit"}
    assert "St Giles Trust pg:provides London Gangs Exit" in said(found, *RULES)


@pytest.mark.parametrize(
    "before",
    [
        "Contracts not let by MOPAC are as follows.",
        "MOPAC and NHS England were asked about the services below.",
        "Contracts that MOPAC may let from April 2026 are as follows.",
        "Contracts are let by MOPAC. These are the ones of others.",
    ],
)
def test_other_words_before_a_table_tell_nothing(before: str) -> None:
    found = plan(f"{before}\n\n{table(*SERVICES)}")
    assert not found.stated("pg:funds")


def test_a_column_of_funders_stands_against_the_words_before() -> None:
    rows = ("Service | Funded by", "London Gangs Exit | NHS England")
    found = plan(f"Services funded by MOPAC:\n\n{table(*rows)}")
    assert found.stated("pg:funds") == {("NHS England", "London Gangs Exit")}


@pytest.mark.parametrize(
    "before",
    ["These groups report to the Night Safety Board:", "## Groups below the Night Safety Board"],
)
def test_a_list_of_groups_reports_to_the_body_before_it(before: str) -> None:
    found = plan(f"{before}\n\n- Harm Panel\n- The Knives Panel (from May 2026)\n")
    assert said(found, "item of a list of groups") == {
        "Harm Panel org:reportsTo Night Safety Board",
        "Knives Panel org:reportsTo Night Safety Board",
    }
    claim = claim_that(found, "Knives Panel org:reportsTo Night Safety Board", *RULES)
    assert claim.status == "planned"


def test_an_item_that_says_otherwise_is_left_alone() -> None:
    found = plan(
        "These groups report to the Night Safety Board:\n\n"
        "- Harm Panel, which answers to nobody\n- Victim Support\n"
    )
    assert said(found, "item of a list of groups") == set()
