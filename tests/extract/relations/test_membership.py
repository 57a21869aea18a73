"""Who sits on which panel, from lists and tables of members."""

from __future__ import annotations

import pytest

from extract.relations.panel_headings import members_follow, membership_words, panel_of_members
from tests.extract.relations.stating import claim_that, plan, said, table

RULES = ("list of members", "chair in a list of members")
LIST = "- Camden Council\n- Metropolitan Police Service\n"
BOTH = {
    "Camden Council org:memberOf Harm Panel",
    "Metropolitan Police Service org:memberOf Harm Panel",
}


@pytest.mark.parametrize("example", [e for _, e in membership_words().named])
def test_each_wording_that_names_the_panel_leads_into_its_members(example: str) -> None:
    found = plan(f"{example.replace('@', 'Harm Panel')}\n\n{LIST}")
    assert {line.replace("Panel's", "Panel") for line in said(found, *RULES)} == BOTH


@pytest.mark.parametrize("example", [e for _, e in membership_words().unnamed])
def test_each_wording_without_a_name_is_about_the_heading_above(example: str) -> None:
    assert members_follow(example)
    found = plan(f"# Harm Panel\n\n## {example.rstrip(':')}\n\n{LIST}")
    assert said(found, *RULES) == BOTH


def test_each_pattern_has_an_example_of_its_own() -> None:
    for pattern, example in membership_words().named:
        folded = example.lower().rstrip(":?").replace("?", "")
        assert pattern.fullmatch(folded), example
    before = membership_words().before
    assert all(before.fullmatch(example) for example in membership_words().before_examples)


def test_a_list_in_the_same_sentence() -> None:
    found = plan("Members of the Harm Panel: Camden Council; MPS; Redthread. Kent Police helps.")
    assert said(found, *RULES) == {*BOTH, "Redthread org:memberOf Harm Panel"}


def test_people_are_members_and_so_is_their_body_less_surely() -> None:
    found = plan(
        "Members of the Harm Panel:\n\n- Ann Lee, Camden Council (Chair)\n"
        "- Supt Ian Reed, MPS (Vice Chair)\n"
    )
    assert said(found, *RULES) == {
        *BOTH,
        "Ann Lee org:memberOf Harm Panel",
        "Ian Reed org:memberOf Harm Panel",
        "Ann Lee pg:chairs Harm Panel",
    }
    person = claim_that(found, "Ann Lee org:memberOf Harm Panel", *RULES)
    body = claim_that(found, "Camden Council org:memberOf Harm Panel", *RULES)
    assert body.confidence < person.confidence


def test_a_table_of_members() -> None:
    found = plan(
        "## Members of the Harm Panel\n\n"
        + table(
            "Name | Organisation | Role",
            "Ann Lee | Camden Council | Head of Safety (Chair of the Panel)",
            "Supt Ian Reed | MPS | Head of Redthread Liaison",
            "Vacant | Probation Service | Head of Service",
        )
    )
    assert said(found, *RULES) == {
        *BOTH,
        "Ann Lee org:memberOf Harm Panel",
        "Ian Reed org:memberOf Harm Panel",
        "Ann Lee pg:chairs Harm Panel",
        "Probation Service org:memberOf Harm Panel",
    }


def test_a_heading_may_call_the_plans_one_partnership_only_that() -> None:
    found = plan(
        "The Camden Community Safety Partnership meets quarterly.\n\n"
        f"## Who is on the Partnership\n\n{LIST}"
    )
    assert "Metropolitan Police Service org:memberOf Camden Community Safety Partnership" in said(
        found, *RULES
    )
    assert said(plan(f"## Who is on the Partnership\n\n{LIST}"), *RULES) == set()


def test_a_body_stays_when_its_person_leaves() -> None:
    found = plan(
        "Members of the Harm Panel:\n\n- Ann Lee, Camden Council (until March 2025)\n- MPS\n"
    )
    person = claim_that(found, "Ann Lee org:memberOf Harm Panel", *RULES)
    body = claim_that(found, "Camden Council org:memberOf Harm Panel", *RULES)
    assert (person.status, body.status) == ("ended", None)


def test_each_member_stands_as_the_list_says() -> None:
    found = plan(
        "Members of the Harm Panel:\n\n- Camden Council\n- Redthread?\n"
        "- Probation Service (until March 2025)\n- Victim Support (from April 2026)\n"
        "- not St Giles Trust\n- Catch22 (to be confirmed)\n"
    )
    stands = {
        found.by_id[c.subject].label: (c.status, c.confidence > 0.5)
        for c in found.plan.claims
        if c.rule in RULES
    }
    assert stands.pop("Redthread", (None, False)) == (None, False)
    assert stands == {
        "Camden Council": (None, True),
        "Probation Service": ("ended", True),
        "Victim Support": ("planned", True),
        "Catch22": (None, False),
    }


@pytest.mark.parametrize(
    "text",
    [
        f"Partners of the Harm Panel:\n\n{LIST}",
        f"Not members of the Harm Panel:\n\n{LIST}",
        f"Members of the Harm Panel told us what they want:\n\n{LIST}",
        "Members of the Harm Panel:\n\n- We will write to Camden Council each year\n",
        f"Members of the Harm Panel meet monthly.\n\nOur thanks go to:\n\n{LIST}",
        f"## Present\n\n{LIST}",
        f"## Members\n\n{LIST}",
    ],
)
def test_other_lists_name_no_members(text: str) -> None:
    assert said(plan(text), *RULES) == set()


def test_the_words_of_a_claim_hold_the_panel_and_the_member() -> None:
    found = plan(f"# Harm Panel\n\n## Members\n\n{LIST}")
    claim = claim_that(found, "Camden Council org:memberOf Harm Panel", *RULES)
    assert found.words(claim) == "Harm Panel ## Members - Camden Council"


def test_a_lead_in_that_names_two_panels_is_of_neither() -> None:
    found = plan(f"Members of the Harm Panel and the Night Safety Board:\n\n{LIST}")
    assert said(found, *RULES) == set()
    assert panel_of_members.__doc__


def test_a_lead_in_without_a_name_is_about_the_panel_that_its_paragraph_speaks_of() -> None:
    found = plan(
        "The Harm Panel meets each month. The following have a seat:\n\n"
        "- Camden Council\n- Victim Support (the Charity) – Ann Lee, Director of Services\n"
        "- NHS England – from May 2026, subject to its board agreeing\n"
    )
    assert said(found, *RULES) == {
        "Camden Council org:memberOf Harm Panel",
        "Victim Support org:memberOf Harm Panel",
        "Ann Lee org:memberOf Harm Panel",
        "NHS England org:memberOf Harm Panel",
    }
    claim = claim_that(found, "NHS England org:memberOf Harm Panel", *RULES)
    assert claim.status == "planned"


def test_a_paragraph_that_speaks_of_two_panels_leads_into_nobodys_members() -> None:
    found = plan(f"The Harm Panel and the Knives Panel meet. The following have a seat:\n\n{LIST}")
    assert said(found, *RULES) == set()


def test_a_table_of_members_below_whom_they_speak_for() -> None:
    found = plan(
        "People on the Harm Panel\n\n"
        + table(
            "For | Who | Job",
            "Camden Council | Ann Lee (Chair) | Head of Safety",
            "MPS | Supt Ian Reed | Violence Lead",
            "Probation Service | Leave until March 2025; no cover | Head of Service",
            "Redthread (to be confirmed) | Vacant | Worker",
            "Observer, with no vote: Redthread | |",
        )
    )
    assert said(found, *RULES) == {
        *BOTH,
        "Ann Lee org:memberOf Harm Panel",
        "Ian Reed org:memberOf Harm Panel",
        "Ann Lee pg:chairs Harm Panel",
        "Probation Service org:memberOf Harm Panel",
    }
    empty = claim_that(found, "Probation Service org:memberOf Harm Panel", *RULES)
    assert empty.status is None
    assert "Ian Reed" not in found.words(empty)
    stated = said(found, "row of a table")
    assert {"Ann Lee org:memberOf Camden Council", "Ann Lee org:holds Head of Safety"} <= stated


def test_the_people_behind_their_body() -> None:
    found = plan(
        "## Slide 4: Who is round the Harm Panel table\n\n"
        "- **Camden Council**: Ann Lee (chair), Head of Safety; Mary Holt, Noise Officer\n"
        "- **Metropolitan Police Service** (MPS): Supt Ian Reed\n"
        "- **Probation Service**: *to be named*\n"
    )
    lines = said(found, *RULES, "people behind their body", "names side by side")
    assert {
        *BOTH,
        "Ann Lee pg:chairs Harm Panel",
        "Mary Holt org:memberOf Harm Panel",
        "Mary Holt org:memberOf Camden Council",
        "Ian Reed org:memberOf Metropolitan Police Service",
        "Probation Service org:memberOf Harm Panel",
    } <= lines
    assert "Mary Holt pg:chairs Harm Panel" not in lines


def test_those_marked_as_no_members_have_no_seat() -> None:
    found = plan(
        "1.6 The Harm Panel is made up of the following. Those marked # attend but are not"
        " members.\n\n"
        + table("Name | Organisation", "Ann Lee | Camden Council", "Supt Ian Reed # | MPS")
    )
    lines = said(found, *RULES)
    assert "Ann Lee org:memberOf Harm Panel" in lines
    assert not [line for line in lines if "Reed" in line or "Metropolitan" in line]
