from __future__ import annotations

import pytest

from queries.asked import Filters
from queries.catalogue import questions
from queries.run import ask, why_empty
from tests.graph.made_plan import MadePlan, store_of


def test_what_a_plan_does_not_state_is_said() -> None:
    made = store_of(MadePlan().does("Patrol"))
    said = why_empty(made, "concentration", Filters())
    assert (
        said == "it cannot be answered: no plan in this graph states a lead or lead organisation."
    )
    assert ask(made, "concentration").rows == ()


@pytest.mark.parametrize("name", ["concentration", "cut-points", "single-points-of-failure"])
def test_one_area_is_told_from_another(name: str) -> None:
    made = store_of(
        MadePlan().does("Patrol"),
        MadePlan("Marsham").has("person", "Ann Lee").does("Meet").says("Ann Lee", "leads", "Meet"),
    )
    assert "no plan for Hillford states" in why_empty(made, name, Filters(area="Hillford"))
    assert why_empty(made, name, Filters(area="Marsham")).startswith("nothing found. ")


@pytest.mark.parametrize("name", [question.name for question in questions()])
@pytest.mark.parametrize("area", [None, "Hillford"])
def test_every_question_can_say_why_it_is_empty(name: str, area: str | None) -> None:
    assert why_empty(store_of(MadePlan()), name, Filters(area=area))
