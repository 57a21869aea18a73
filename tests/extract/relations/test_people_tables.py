"""Who holds which post where, by tables of names, and whether they still do."""

from __future__ import annotations

import pytest

from tests.extract.relations.stating import plan, said, table

RULES = ("row of a table of people", "row of a table")


def test_a_row_states_post_body_and_chair() -> None:
    found = plan(
        "## The Harm Board\n\n"
        + table(
            "Name | Role | Organisation",
            "Ann Lee | Head of Safety | Camden Council",
            "Ian Reed | Chair of the Harm Board | MPS",
        )
    )
    assert said(found, *RULES) >= {
        "Ann Lee org:holds Head of Safety",
        "Ann Lee org:memberOf Camden Council",
        "Head of Safety org:postIn Camden Council",
        "Ian Reed pg:chairs Harm Board",
    }


@pytest.mark.parametrize(
    ("row", "status", "sure"),
    [
        ("Ann Lee | Head of Safety | Camden Council", None, True),
        ("Ann Lee (until March 2025) | Head of Safety | Camden Council", "ended", True),
        ("Ann Lee | Former Head of Safety | Camden Council", "ended", True),
        ("Ann Lee (from April 2026) | Head of Safety | Camden Council", "planned", True),
        ("Ann Lee (tbc) | Head of Safety | Camden Council", None, False),
    ],
)
def test_who_held_or_will_hold_a_post_says_so(row: str, status: str | None, sure: bool) -> None:
    found = plan(table("Name | Role | Organisation", row, "Ian Reed | Sergeant | MPS"))
    (claim,) = (
        c
        for c in found.plan.claims
        if c.predicate == "org:memberOf"
        and c.rule in RULES
        and found.by_id[c.subject].label == "Ann Lee"
    )
    assert (claim.status, claim.confidence > 0.5) == (status, sure)


def test_an_empty_post_is_still_in_its_body() -> None:
    found = plan(
        table("Name | Role | Organisation", "Vacant | Head of Safety | Camden Council",
              "Ian Reed | Sergeant | MPS")
    )  # fmt: skip
    lines = said(found, *RULES)
    assert "Head of Safety org:postIn Camden Council" in lines
    assert not [line for line in lines if "org:holds Head of Safety" in line]


def test_a_table_of_posts_states_who_holds_them() -> None:
    found = plan(
        table("Post | Postholder | Organisation", "Head of Community Safety | Ann Lee | "
              "Camden Council")
    )  # fmt: skip
    assert "Ann Lee org:holds Head of Community Safety" in {
        f"{a} org:holds {b}" for a, b in found.stated("org:holds")
    }


def test_a_vice_chair_does_not_chair() -> None:
    found = plan(
        "## The Harm Board\n\n"
        + table("Name | Role", "Ann Lee | Vice Chair of the Harm Board", "Ian Reed | Sergeant")
    )
    assert not [line for line in said(found, *RULES) if "pg:chairs" in line]


def test_a_chair_whose_body_is_a_panel_chairs_it() -> None:
    found = plan(
        table(
            "Name | Organisation | Role",
            "Ann Lee | Harm Board | Chair",
            "Ian Reed | Harm Board | Vice-chair",
            "Joan Moss | Camden Council | Chair",
        )
    )
    assert found.stated("pg:chairs") == {("Ann Lee", "Harm Board")}
