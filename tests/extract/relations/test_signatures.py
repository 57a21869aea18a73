"""Who signs a plan, with posts and bodies on the lines below."""

from __future__ import annotations

import pytest

from tests.extract.relations.stating import plan, said

RULES = ("lines below a name",)


def test_each_line_may_name_a_post_and_its_body() -> None:
    found = plan("Councillor Ann Lee\nCabinet Member for Community Safety, Camden Council\n\nEnd.")
    assert said(found, *RULES) == {
        "Ann Lee org:holds Cabinet Member for Community Safety",
        "Ann Lee org:memberOf Camden Council",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Ann Lee\nSupt Ian Reed, Metropolitan Police Service\n\nEnd.",
        "Councillor Ann Lee\nThanks to Camden Council\n\nEnd.",
        "Camden Council\nCouncillor Ann Lee\n\nEnd.",
    ],
)
def test_other_lines_are_no_signature(text: str) -> None:
    assert said(plan(text), *RULES) == set()
