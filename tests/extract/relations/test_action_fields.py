"""What actions use: not what their words deny, nor what is over."""

from __future__ import annotations

import pytest

from tests.extract.relations.plan_of_links import plan_with


def used(sentence: str) -> set[str]:
    return {thing for _, thing in plan_with(sentence).stated("pg:uses")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Refer children to London Gangs Exit",
        "Refer children to London Gangs Exit, not only at weekends",
        "Refer those not in school to London Gangs Exit each week",
        "Work that replaced by London Gangs Exit was local",
        "Train the staff, who are new, with London Gangs Exit",
    ],
)
def test_a_service_named_in_an_action_is_used(sentence: str) -> None:
    assert "London Gangs Exit" in used(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Refer children to schemes without London Gangs Exit",
        "Start a scheme instead of London Gangs Exit",
        "Start a scheme, since London Gangs Exit has closed",
        "Start a scheme like the former London Gangs Exit",
        "Start a scheme, as London Gangs Exit was discontinued",
        "Start a scheme, not London Gangs Exit",
    ],
)
def test_what_is_denied_or_over_is_not_used(sentence: str) -> None:
    assert "London Gangs Exit" not in used(sentence)
