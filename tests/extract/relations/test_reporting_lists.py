"""Which group reports to which, from arrows, steps and nested lists."""

from __future__ import annotations

import re

import pytest

from extract.relations.reporting_lists import reporting_words
from tests.extract.relations.stating import claim_that, plan, said

RULES = (
    "arrow of a reporting line",
    "step of a reporting line",
    "list nested below the body",
)
CHAIN = {
    "Harm Panel org:reportsTo Gangs Forum",
    "Gangs Forum org:reportsTo Night Safety Board",
}


@pytest.mark.parametrize("mark", ["→", ">", "->", "⇒"])
def test_arrows_lead_upwards(mark: str) -> None:
    line = f"Harm Panel {mark} Gangs Forum {mark} Night Safety Board"
    assert said(plan(f"## Reporting line\n\n{line}"), *RULES) == CHAIN
    assert said(plan(f"Information flow: {line}"), *RULES) == CHAIN


def test_numbered_steps_lead_upwards() -> None:
    found = plan("## Escalation\n\n1. Harm Panel\n2. Gangs Forum\n3. Night Safety Board\n")
    assert said(found, *RULES) == CHAIN


def test_a_nested_list_leads_downwards() -> None:
    found = plan(
        "## Governance structure\n\n- Night Safety Board\n  - Gangs Forum\n    - Harm Panel\n"
        "  - Weapons Group (from April 2026)\n"
    )
    assert said(found, *RULES) == {*CHAIN, "Weapons Group org:reportsTo Night Safety Board"}
    planned = claim_that(found, "Weapons Group org:reportsTo Night Safety Board", *RULES)
    assert (planned.status, planned.period.start) == ("planned", "2026-04")


def test_the_partnership_tells_which_end_is_the_top() -> None:
    found = plan(
        "## Governance structure\n\nCamden Community Safety Partnership > Gangs Forum > Harm Panel"
    )
    assert said(found, *RULES) == {
        "Harm Panel org:reportsTo Gangs Forum",
        "Gangs Forum org:reportsTo Camden Community Safety Partnership",
    }


@pytest.mark.parametrize(
    "text",
    [
        "## Our work\n\nHarm Panel → Gangs Forum",
        "## Governance structure\n\nHarm Panel → Gangs Forum",
        "## Our groups\n\n- Night Safety Board\n  - Gangs Forum\n",
        "## Reporting line\n\nHarm Panel → what people tell us → Gangs Forum",
        "## Reporting line\n\nHarm Panel? → Gangs Forum",
        "## Governance structure\n\n- Night Safety Board\n  - Redthread\n",
        "## There is no reporting line\n\nWe have no representative. Harm Panel > what",
        "## Reporting line\n\n- Harm Panel\n- Gangs Forum\n",
    ],
)
def test_other_lines_and_lists_say_nothing_of_reporting(text: str) -> None:
    sure = {c.rule for c in plan(text).plan.claims if c.rule in RULES and c.confidence > 0.5}
    assert sure == set()


@pytest.mark.parametrize("kind", ["upwards", "pointed", "levels"])
def test_each_wording_fits_its_example_and_no_earlier_one(kind: str) -> None:
    words = reporting_words()
    order = {"upwards": words.upwards, "pointed": words.pointed, "levels": words.levels}
    for pattern, example in order[kind]:
        assert pattern.search(example)
        for earlier in list(order)[: list(order).index(kind)]:
            assert not any(other.search(example) for other, _ in order[earlier])


def test_the_longest_arrow_is_read_first() -> None:
    assert re.split(reporting_words().arrow, "a-->b") == ["a", "b"]
