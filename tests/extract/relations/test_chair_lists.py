"""Who chairs which group, from lists that pair the two."""

from __future__ import annotations

import pytest

from extract.relations.chair_lists import chair_lead_in, chair_leads
from tests.extract.relations.stating import plan, said

RULES = ("item of a list of chairs",)
CHAIRS = {"Ann Lee pg:chairs Harm Panel", "Ian Reed pg:chairs Night Safety Board"}


@pytest.mark.parametrize("example", [example for _, example in chair_leads()])
def test_each_wording_leads_into_chairs(example: str) -> None:
    assert chair_lead_in(f"B4.  {example}: Harm Panel, Ann Lee") is not None
    assert sum(lead.fullmatch(example.lower()) is not None for lead, _ in chair_leads()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The groups are led as follows: Harm Panel, Ann Lee (MPS); Night Safety Board, Supt Ian"
        " Reed. Ms Holt takes notes.",
        "The chairs are:\n\n- Harm Panel: Ann Lee\n- Night Safety Board: Supt Ian Reed, MPS\n",
        "## Who chairs what\n\n- Ann Lee, Harm Panel\n- Supt Ian Reed, Night Safety Board\n",
    ],
)
def test_each_pair_is_a_group_and_its_chair(text: str) -> None:
    assert said(plan(text), *RULES) >= CHAIRS


@pytest.mark.parametrize(
    "text",
    [
        "The groups are not led as follows: Harm Panel, Ann Lee; Night Safety Board, Ian Reed.",
        "The chairs met: Harm Panel, Ann Lee; Night Safety Board, Ian Reed.",
        "The chairs are: Harm Panel, vacant (Ann Lee has left); Night Safety Board, nobody.",
        "The chairs are: Harm Panel, Ann Lee and Ian Reed of the Night Safety Board.",
    ],
)
def test_other_words_name_no_chair(text: str) -> None:
    assert said(plan(text), *RULES) == set()
