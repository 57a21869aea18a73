"""The page on rules names every rule by which structure states a relation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.relations import (
    test_bracketed_members,
    test_chair_lists,
    test_labelled_relations,
    test_membership,
    test_minutes,
    test_people_tables,
    test_relation_tables,
    test_reporting_lists,
    test_table_leads,
    test_team_names,
)

PAGE = Path(__file__).parents[3] / "docs" / "layout.md"
TESTS = (
    test_bracketed_members,
    test_chair_lists,
    test_labelled_relations,
    test_membership,
    test_minutes,
    test_people_tables,
    test_relation_tables,
    test_reporting_lists,
    test_table_leads,
    test_team_names,
)


@pytest.mark.parametrize("rule", sorted({rule for module in TESTS for rule in module.RULES}))
def test_the_page_names_the_rule(rule: str) -> None:
    assert f"| `{rule}` |" in PAGE.read_text("utf-8")
