"""Who pays for actions, beyond the examples of the wordings."""

from __future__ import annotations

import pytest

from tests.extract.marked import View, table, view
from tests.extract.relations.plan_of_links import link_claims, plan_with, stated_links


@pytest.mark.parametrize(
    ("sentence", "gives"),
    [
        ("MOPAC £15,000", {"MOPAC funds 3 £15,000"}),
        ("£15k from MOPAC", {"MOPAC funds 3 £15k"}),
        ("£20k MOPAC funding", {"MOPAC funds 3 £20k"}),
        ("Safer Streets Fund", {"Safer Streets Fund funds 3"}),
        ("MOPAC-funded until March 2025", {"MOPAC funds 3 to 2025-03"}),
        ("Externally funded (MOPAC)", {"MOPAC funds 3"}),
        ("Funding secured from MOPAC and the Home Office",
         {"MOPAC funds 3", "Home Office funds 3"}),
        ("Seeking funding from MOPAC", {"MOPAC funds 3 planned"}),
        ("Bid submitted to MOPAC", {"MOPAC funds 3 planned"}),
        ("Funding from MOPAC ended in March", {"MOPAC funds 3 ended"}),
        ("Young Londoners Fund pays for Redthread", {"Young Londoners Fund funds Redthread"}),
        ("MOPAC grant of £30,000", {"MOPAC funds 3 £30,000"}),
        ("Supported by the Safer Streets Fund", {"Safer Streets Fund funds 3"}),
        ("Funding applied for", set()),
        ("£15k needed", set()),
        ("If £15k from MOPAC is agreed", set()),
        ("Supported by MOPAC", set()),
        ("Reports to MOPAC", set()),
        ("Funding from partners", set()),
        ("No money from MOPAC", set()),
    ],
)  # fmt: skip
def test_a_comment_gives(sentence: str, gives: set[str]) -> None:
    assert stated_links(plan_with("comment: " + sentence)) == gives


def with_resources(heading: str, cell: str) -> View:
    return view(
        "Camden Safety Plan\n\n"
        + table(
            f"No | Action | Lead | {heading}",
            f"3 | Run the Junior Citizens programme and mentoring | Ann Lee | {cell}",
        )
    )


def test_each_sum_in_a_column_of_resources_has_its_payer() -> None:
    found = with_resources("Resources", "£45k Mentoring (MOPAC) £6k Home Office")
    assert stated_links(found) == {"MOPAC funds 3 £45k", "Home Office funds 3 £6k"}


def test_a_sum_for_a_service_of_the_row_pays_for_that_service() -> None:
    found = with_resources("Resources", "£10k Junior citizens (MOPAC)")
    assert stated_links(found) == {"MOPAC funds Junior Citizens programme £10k"}


def test_bodies_alone_pay_only_under_a_heading_of_money() -> None:
    assert stated_links(with_resources("Funding source", "MOPAC")) == {"MOPAC funds 3"}
    assert stated_links(with_resources("Resources", "MOPAC")) == set()


def test_the_words_hold_the_payer_and_the_rule_says_why() -> None:
    found = plan_with("comment: Paid for by MOPAC.")
    (claim,) = link_claims(found)
    assert found.words(claim) == "Paid for by MOPAC"
    assert claim.rule == "says who pays: is paid by it"


def test_means_that_may_be_staff_are_less_sure_than_money() -> None:
    (means,) = link_claims(plan_with("comment: MOPAC resourcing"))
    (money,) = link_claims(plan_with("comment: MOPAC funding"))
    assert means.confidence < 0.8 <= money.confidence
