"""Lists that state nothing to be done."""

from __future__ import annotations

import pytest

from tests.extract.tables_fixture import actions_of, numbers


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


def test_services_with_their_money_are_no_actions() -> None:
    plan = """# Ashvale plan

## Services behind the commitments

- Redthread: youth workers at the hospital. Funded by: Home Office
- First aid lessons in schools
  - Funded by: Lottery

> Speaker note: thank the 40 young people.
"""
    assert actions_of(plan) == ()


def test_a_note_for_the_speaker_is_no_part_of_an_action() -> None:
    plan = """# Deck

## Priority A

- **A1. Light the paths by the canal**
  - Owner: Ann Lee
  - When: May 2025

> Speaker note: this was nearly cut.
"""
    (action,) = actions_of(plan)
    assert numbers([action]) == ["A1"]
    assert action.commitments[0].values("comment") == ()
