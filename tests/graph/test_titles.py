from __future__ import annotations

import pytest

from graph.titles import titles_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hillford safety plan 2018/19", "Hillford Safety Plan 2020-2023"),
        ("Hillford safety plan, October 2018", "Hillford safety plan (final draft v2)"),
        ("Safety plan: Hillford", "Hillford safety plan"),
    ],
)
def test_years_and_versions_do_not_tell_titles_apart(one: str, other: str) -> None:
    assert titles_alike(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hillford safety plan", "Hillford plan against modern slavery"),
        ("2018", "2018"),
        ("", ""),
        ("Draft", "Draft"),
    ],
)
def test_other_titles_and_titles_that_tell_nothing_are_not_alike(one: str, other: str) -> None:
    assert titles_alike(one, other) < 0.85
