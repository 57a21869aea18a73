"""What column headings and labels state."""

from __future__ import annotations

import pytest

from extract.relations.relation_words import (
    WordRule,
    relation_of,
    relation_rules,
    subject_of,
    subject_rules,
)


@pytest.mark.parametrize("rule", relation_rules(), ids=lambda rule: rule.example)
def test_each_wording_of_a_relation_fits_its_example(rule: WordRule) -> None:
    assert relation_of(rule.example) == rule.name


@pytest.mark.parametrize("rule", subject_rules(), ids=lambda rule: rule.example)
def test_each_wording_of_a_subject_fits_its_example(rule: WordRule) -> None:
    assert subject_of(rule.example) == rule.name


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("Co-chairs", "chair"),
        ("Vice chair", "vice_chair"),
        ("Reports into:", "reports_to"),
        ("Members (2024)", "members"),
        ("Commissioned by", "commissioner"),
        ("Annual value", "amount"),
        ("Sits within", "part_of"),
    ],
)
def test_other_wordings_are_understood(label: str, relation: str) -> None:
    assert relation_of(label) == relation


@pytest.mark.parametrize(
    "label",
    ["", "Robbery", "Chair of governors of the school board", "Members said", "Reports", "Lead",
     "Number of referrals", "What the members of this board told us"],
)  # fmt: skip
def test_other_words_state_no_relation(label: str) -> None:
    assert relation_of(label) is None
