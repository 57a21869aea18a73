"""Lists that state nothing to be done."""

from __future__ import annotations

import pytest

from tests.extract.tables_fixture import actions_of


@pytest.mark.parametrize(
    "heading",
    [
        "Contents",
        "Membership",
        "Aims",
        "Key findings",
        "Glossary",
        "Performance measures",
        "Apologies",
        "Related documents",
        "Levels of violence",
    ],
)
def test_other_lists_give_no_actions(heading: str) -> None:
    plan = f"""# Harbourton

## {heading}

- Harbourton Council and its wardens
- Fewer knives on the streets of the town
- Reduce the fear of crime in the town
"""
    assert actions_of(plan) == ()


@pytest.mark.parametrize("heading", ["What we have done", "What we know"])
def test_what_was_done_or_is_known_is_no_action(heading: str) -> None:
    plan = f"# Harbourton\n\n## {heading}\n\n- Swept the four parks each week\n"
    assert actions_of(plan) == ()


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Contacts", "Victim Support helpline for all. Contact: Ann Lee"),
        ("Performance measures", "Knife offences in the borough. Target: 190"),
        ("Related documents", "The Drugs Plan of the county. Date: May 2024"),
        ("Membership", "Harbourton Council and its wardens (Lead: Ann Lee)"),
    ],
)
def test_a_label_alone_makes_no_action_of_an_item(heading: str, item: str) -> None:
    assert actions_of(f"# Harbourton\n\n## {heading}\n\n- {item}\n- {item}\n") == ()
