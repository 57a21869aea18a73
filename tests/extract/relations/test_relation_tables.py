"""What tables of groups, services, funds and teams state."""

from __future__ import annotations

import pytest

from tests.extract.relations.stating import claim_that, plan, said, table

RULES = ("row of a table", "row of keys and values")


def test_a_table_of_groups_states_chairs_members_and_reporting() -> None:
    found = plan(
        table(
            "Group | Chair | Reports to | Members | Meets",
            "Harm Panel | Supt Ian Reed | Night Safety Board | MPS; Probation Service | Monthly",
        )
    )
    assert said(found, *RULES) == {
        "Ian Reed pg:chairs Harm Panel",
        "Harm Panel org:reportsTo Night Safety Board",
        "Metropolitan Police Service org:memberOf Harm Panel",
        "Probation Service org:memberOf Harm Panel",
    }


def test_the_words_of_a_claim_reach_from_the_group_to_the_name() -> None:
    found = plan(table("Group | Chair", "Harm Panel | Supt Ian Reed", "Night Board | Ann Lee"))
    claim = claim_that(found, "Ian Reed pg:chairs Harm Panel", *RULES)
    assert found.words(claim) == "Harm Panel | Supt Ian Reed"


def test_the_subject_may_stand_in_a_later_column() -> None:
    found = plan(table("Chair | Group | Purpose", "Ann Lee | Harm Panel | Tackles harm"))
    assert said(found, *RULES) == {"Ann Lee pg:chairs Harm Panel"}


def test_a_table_of_services_states_provider_funder_amount_period_and_area() -> None:
    found = plan(
        table(
            "Service | Provider | Funder | Amount | Period | Area",
            "London Gangs Exit | St Giles Trust | MOPAC | £120,000 | May 2024 to June 2026 "
            "| Camden and Islington",
        )
    )
    provides = claim_that(found, "St Giles Trust pg:provides London Gangs Exit", *RULES)
    assert (provides.period.start, provides.period.end) == ("2024-05", "2026-06")
    (funds,) = (c for c in found.plan.claims if c.predicate == "pg:funds")
    assert (funds.amount, funds.status) == ("£120,000", None)
    areas = {c.object for c in found.plan.claims if c.predicate == "schema:areaServed"}
    assert areas == {"area:E09000007", "area:E09000019"}


def test_a_sum_is_nobodys_where_several_share_it() -> None:
    found = plan(
        table("Service | Funded by | Amount", "London Gangs Exit | MOPAC, NHS England | £9,000")
    )
    funds = [c for c in found.plan.claims if c.predicate == "pg:funds"]
    assert len(funds) == 2
    assert {c.amount for c in funds} == {None}


def test_a_table_of_funds_states_what_they_pay_for() -> None:
    found = plan(
        table("Fund | Amount | Used for", "London Crime Prevention Fund | £3k | London Gangs Exit")
    )
    (claim,) = (c for c in found.plan.claims if c.predicate == "pg:funds")
    assert (claim.object, claim.amount) == (found.named("London Gangs Exit").id, "£3k")


def test_a_table_of_teams_states_whose_they_are() -> None:
    found = plan(table("Team | Host organisation", "Gangs Unit | Metropolitan Police Service"))
    assert said(found, *RULES) == {"Gangs Unit org:unitOf Metropolitan Police Service"}


def test_keys_and_values_are_about_the_group_that_a_row_names() -> None:
    found = plan("| Name of group | Harm Panel |\n| Chair | Ann Lee |\n| Meets | Monthly |\n")
    assert said(found, *RULES) == {"Ann Lee pg:chairs Harm Panel"}


def test_keys_and_values_without_a_subject_state_nothing() -> None:
    found = plan("| Chair | Ann Lee |\n| Members | MPS, NHS England |\n")
    assert said(found, *RULES) == set()


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("Harm Panel (proposed) | Ann Lee", "planned"),
        ("Harm Panel (closed in 2023) | Ann Lee", "ended"),
        ("Harm Panel | Ann Lee (until March 2025)", "ended"),
        ("Harm Panel | Ann Lee (from April 2026)", "planned"),
    ],
)
def test_what_is_planned_or_over_says_so(row: str, status: str) -> None:
    found = plan(table("Panel | Chaired by", row, "Night Board | Supt Ian Reed"))
    (claim,) = (c for c in found.plan.claims if found.by_id[c.subject].label == "Ann Lee"
                and c.predicate == "pg:chairs")  # fmt: skip
    assert claim.status == status


@pytest.mark.parametrize(
    "row",
    [
        "Harm Panel | Vacant",
        "Harm Panel | Head of Community Safety",
        "Harm Panel | not Ann Lee",
        "All partners | Ann Lee",
        "Reports on harm sent in by the Harm Panel each year | Ann Lee",
    ],
)
def test_a_row_that_names_no_chair_or_no_group_states_none(row: str) -> None:
    found = plan(table("Panel | Chaired by", row))
    assert not [c for c in found.plan.claims if c.predicate == "pg:chairs"]


def test_a_questioned_member_is_doubtful() -> None:
    found = plan(table("Panel | Chair | Attendees", "Harm Panel | Ann Lee | MPS, Redthread?"))
    sure = {
        c.subject: c.confidence
        for c in found.plan.claims
        if c.rule in RULES and c.predicate == "org:memberOf"
    }
    assert sure[found.named("MPS").id] > 0.9
    assert sure.get(found.named("Redthread").id, 0.0) <= 0.5


@pytest.mark.parametrize(
    "rows",
    [
        ("Year | Area | Total", "2021/22 | Camden | 402", "2022/23 | Camden | 455"),
        ("Risk | Owner | Rating", "Harm Panel fails | Ann Lee | High"),
        ("Panel | Area | Year", "Harm Panel | Camden | 2024"),
    ],
)
def test_tables_of_other_things_state_nothing(rows: tuple[str, ...]) -> None:
    assert said(plan(table(*rows)), *RULES) == set()


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ("Ann Lee | Stood down in May 2023, its work now with others", "ended"),
        ("was Ann Lee | Weekly look at harm", "ended"),
        ("Ann Lee | Looks at closed cases", None),
        ("Ann Lee | Weekly look at what was withdrawn", None),
    ],
)
def test_a_group_is_over_where_its_description_begins_so(cells: str, status: str | None) -> None:
    found = plan(table("Group | Chair | What it does", f"Harm Panel | {cells}"))
    assert claim_that(found, "Ann Lee pg:chairs Harm Panel", *RULES).status == status


def test_sums_for_several_years_are_no_amount() -> None:
    found = plan(
        table("Service | Funded by | 2024/25 | 2025/26", "London Gangs Exit | MOPAC | £9k | £8k")
    )
    assert [c.amount for c in found.plan.claims if c.predicate == "pg:funds"] == [None]


def test_a_councils_short_form_may_stand_for_its_place() -> None:
    found = plan(
        "Redbridge Council (RBC) takes part.\n\n"
        + table("Service | Provider | Area", "London Gangs Exit | St Giles Trust | RBC, Camden")
    )
    areas = {c.object for c in found.plan.claims if c.predicate == "schema:areaServed"}
    assert areas == {"area:E09000026", "area:E09000007"}


def test_who_leads_a_group_chairs_it_less_surely() -> None:
    found = plan(table("Group | Led by | Answers up to", "Harm Panel | Ann Lee | Night Board"))
    claim = claim_that(found, "Ann Lee pg:chairs Harm Panel", *RULES)
    assert claim.confidence < 0.9
    assert "Harm Panel org:reportsTo Night Board" in said(found, *RULES)


def test_a_table_without_a_chair_of_flesh_names_none() -> None:
    found = plan(
        table("Group | Chair", "Harm Panel | Residents take turns", "Night Board | Ann Lee")
    )
    assert said(found, *RULES) == {"Ann Lee pg:chairs Night Board"}


def test_who_pays_for_a_service_that_its_cell_describes() -> None:
    found = plan(
        table(
            "Service | Who provides it | Who pays | 2025/26",
            "London Gangs Exit | St Giles Trust | MOPAC | £9k",
            "London Gangs Exit custody scheme (Holborn) | Redthread | Camden Council | £4k",
        )
    )
    lines = said(found, *RULES)
    assert {
        "Redthread pg:provides London Gangs Exit",
        "Camden Council pg:funds London Gangs Exit",
    } <= lines


def test_whoever_holds_a_fund_does_not_provide_it() -> None:
    found = plan(
        table(
            "Pot | Held by | 2024/25 | Buys", "Home Office fund | MOPAC | £9k | London Gangs Exit"
        )
    )
    assert not [line for line in said(found, *RULES) if "pg:provides" in line]
    assert any("pg:funds London Gangs Exit" in line for line in said(found, *RULES))
