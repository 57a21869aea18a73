"""The members in brackets, and behind "including", after a panel's name."""

from __future__ import annotations

import pytest

from extract.relations.panel_headings import membership_words
from tests.extract.relations.stating import plan, said

RULES = ("members in brackets behind the panel", "members named behind the panel")
THREE = {
    "Camden Council org:memberOf Harm Panel",
    "Metropolitan Police Service org:memberOf Harm Panel",
    "Probation Service org:memberOf Harm Panel",
}


@pytest.mark.parametrize(
    "text",
    [
        "We send a report to the Harm Panel (Camden Council, MPS, Probation Service).",
        "Both report to the Harm Panel, (Camden Council/MPS/Probation Service) each year.",
        "The Harm Panel (Camden Council, MPS and Probation Service) meets monthly.",
        "Harm Panel response to repeat harm, including MPS, Probation Service, Camden Council.",
        "Run a Harm Panel with members from MPS, Camden Council and Probation Service.",
    ],
)
def test_a_panel_and_the_bodies_behind_it(text: str) -> None:
    assert said(plan(text), *RULES) == THREE


@pytest.mark.parametrize(
    "text",
    [
        "The Harm Panel (Camden Council, MPS, young people and weapons) meets monthly.",
        "The Harm Panel (not Camden Council or MPS) meets monthly.",
        "The Harm Panel (Camden Council, MPS?) meets monthly.",
        "The Harm Panel (MPS) meets monthly.",
        "The Harm Panel (proposed: Camden Council, MPS) will meet monthly.",
        "The Harm Panel and its partners, including MPS, Probation Service, Camden Council.",
        "We tell the Harm Panel of risks in all places, including MPS, Probation Service, NHS.",
        "The Harm Panel writes to Redthread on harm, including MPS, Probation Service, NHS.",
    ],
)
def test_what_is_no_list_of_its_members(text: str) -> None:
    assert said(plan(text), *RULES) == set()


@pytest.mark.parametrize("words", membership_words().founding_examples)
def test_a_panel_that_is_to_be_founded_has_planned_members(words: str) -> None:
    found = plan(f"We aim to {words} Harm Panel (Camden Council, MPS) this year.")
    assert {c.status for c in found.plan.claims if c.rule in RULES} == {"planned"}
