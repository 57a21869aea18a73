"""The page about rules names those of sentences, and the parts of a sentence agree with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.marked import view

PAGE = Path(__file__).parents[3] / "docs" / "layout.md"
RULES = (
    "names side by side",
    "lines below a name",
    "the post is that of its chair",
    "the service's name begins with the body's",
)
PLAN = """Ashvale Safety Plan

Our governance

The Ashvale Harm Panel meets monthly. It reports to the Ashvale Safety Board and is chaired by
Supt Ann Lee of Westmarch Police. It does not report to the Ashvale Culture Board. The Ashvale
Knives Panel, which was chaired by Tom Reed, closed in 2023.

Bob Ray
Chief Executive
Ashvale Council
"""


@pytest.mark.parametrize("rule", RULES)
def test_the_page_names_the_rule(rule: str) -> None:
    assert f"| `{rule}` |" in PAGE.read_text("utf-8")


def test_what_a_paragraph_states_is_stated_and_no_more() -> None:
    found = view(PLAN)
    assert found.stated("org:reportsTo") == {("Ashvale Harm Panel", "Ashvale Safety Board")}
    current = {
        (found.by_id[c.subject].label, found.by_id[c.object].label)
        for c in found.plan.claims
        if c.predicate == "pg:chairs" and c.status is None
    }
    assert current == {("Ann Lee", "Ashvale Harm Panel")}
    assert found.named("Ashvale Knives Panel").status == "ended"
    (reporting,) = [c for c in found.plan.claims if c.predicate == "org:reportsTo"]
    assert "Ashvale Harm Panel" in found.words(reporting)
    assert found.words(reporting).endswith("Westmarch Police.")


def test_a_signature_gives_posts_and_body() -> None:
    found = view(PLAN)
    assert ("Bob Ray", "Chief Executive") in found.stated("org:holds")
    assert ("Bob Ray", "Ashvale Council") in found.stated("org:memberOf")
